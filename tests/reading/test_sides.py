"""On which side of a fight a group stands, by its name and those around it."""

import pytest

from analysis.ledger.model import Event
from analysis.reading.sides import find_side

EVENT = Event.model_validate(
    {
        "name": "Example",
        "timezone": "UTC",
        "groups": {
            "everybody": {"label": "people", "parts": ["victims", "rebels"]},
            "victims": {"label": "soldiers and civilians", "parts": ["army", "residents"]},
            "army": {"label": "soldiers"},
            "residents": {"label": "residents", "part_of": "villagers"},
            "villagers": {"label": "villagers"},
            "rebels": {"label": "rebels"},
            "commanders": {"label": "commanders", "part_of": "rebels"},
            "drivers": {"label": "police drivers"},
        },
        "places": {"town": {"name": "Town", "kind": "town"}},
        "speakers": {"office": {"name": "an office", "kind": "official"}},
        "periods": {},
    }
)


@pytest.mark.parametrize(
    ("group", "side"),
    [
        (None, "all"),
        ("everybody", "all"),
        ("victims", "all"),
        ("army", "security"),
        ("drivers", "security"),
        ("rebels", "fighters"),
        ("commanders", "fighters"),
        ("residents", "civilians"),
    ],
)
def test_a_group_stands_where_its_words_or_those_around_it_do(group, side):
    """A group of several sides is of all; one that names no side does not fight."""
    assert find_side(EVENT, group) == side
