"""What the terminal says of the numbers of a text, and of a new draft."""

from __future__ import annotations

import json

import pytest
from drafts import make_draft, make_skip

from analysis import paths
from analysis.draft.propose.proposal import NewName
from analysis.draft.seed.begin import Begun
from analysis.output.draft_text import print_drafts, tell_begun


def begin(**fields: object) -> list[str]:
    """The lines that tell of such a draft."""
    usual: dict[str, object] = {
        "name": "x/2020-03-04-y",
        "files": (paths.seeds() / "x" / "2020-03-04-y.yaml",),
        "figures": 3,
        "left_out": 2,
        "asked": {},
        "language": None,
        "notes": (),
    }
    return tell_begun(Begun(**{**usual, **fields})).splitlines()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"low": 12, "high": 12}, "12"),
        ({"low": 23, "high": None}, "23.."),
        ({"low": None, "high": 9}, "..9"),
        ({"low": 70, "high": 80}, "70..80"),
        ({"low": None, "high": None, "nominal": 50_000}, "~50,000"),
        ({"low": None, "high": None, "nominal": None}, ""),
        ({"low": 1.5, "high": 1.5}, "1.5"),
        ({"low": 31, "high": 31, "movement": "up"}, "31 up"),
    ],
)
def test_a_number_is_told_by_its_bounds(fields: dict[str, object], told: str) -> None:
    """An open end stays open, and what has no bounds is about what is printed."""
    table = print_drafts([make_draft(**fields)], "table")
    head, line = table.splitlines()
    start, end = head.index("is"), head.index("measure")

    assert line[start:end].strip() == told


def test_a_line_of_the_table_stays_a_line() -> None:
    """Whatever the phrase holds, and however long it is."""
    table = print_drafts([make_draft("12\npeople" * 30), make_skip()], "table")

    assert len(table.splitlines()) == 3
    assert max(map(len, table.splitlines())) < 200
    assert table.splitlines()[2].endswith("year")


def test_json_has_every_field_and_what_is_in_it() -> None:
    """Evidence as an object, lists as lists, new names as objects."""
    new = NewName("places", "sampleton", {"name": "Sampleton"})
    draft = make_draft(how=("gunfire",), evidence={"measure": "killed"}, new=(new,))
    [row] = json.loads(print_drafts([draft], "json"))

    assert list(row) == list(draft.keys())
    assert row["evidence"] == {"measure": "killed"}
    assert row["how"] == ["gunfire"]
    assert row["new"] == [
        {"section": "places", "name": "sampleton", "entry": {"name": "Sampleton"}}
    ]


def test_a_new_draft_says_what_it_has_and_what_comes_next() -> None:
    """Nothing is told of what is not."""
    assert begin() == [
        "wrote seeds/x/2020-03-04-y.yaml",
        "3 figures drafted, 2 numbers left out with their reasons",
        "next: read the draft beside its text, then 'tollbook audit x/2020-03-04-y'",
    ]


def test_a_new_draft_says_what_it_lacks() -> None:
    """Each field once, with how many lack it."""
    lines = begin(
        figures=1,
        left_out=0,
        asked={"source: url": [], "speaker": ["a", "b"]},
        language="fr",
        notes=("it was read as cp1252",),
    )

    assert lines[1:-1] == [
        "1 figure drafted, no number left out",
        "note: it was read as cp1252",
        "the text is in 'fr', so only its digits were drafted",
        "still asked: source: url, speaker (2)",
    ]


def test_one_number_has_its_own_reason() -> None:
    """A sentence counts as its number does."""
    assert begin(left_out=1)[1].endswith("1 number left out with its reason")
