"""What a wrong word is answered with: the allowed one that it means, or the nearest spelling."""

from __future__ import annotations

import pytest
from homes import Home

from analysis.errors import suggest
from analysis.ledger.measures import MEASURES, UNITS

WORDS = [
    ("measure: deaths", "measure: killed", "deaths"),
    ("measure: deaths", "measure: fatalities", "deaths"),
    ("measure: deaths", "measure: people killed", "deaths"),
    ("measure: deaths", "measure: wounded", "injuries"),
    ("measure: deaths", "measure: kidnapped", "abductions"),
    ("measure: deaths", "measure: per-cent", "share"),
    ("measure: deaths", "measure: injury", "injuries"),
    ("measure: deaths", "measure: attacksite", "attack-sites"),
    ("measure: deaths", "measure: Deaths", "deaths"),
    ("measure: deaths", "measure: per cent", "share"),
    ("measure: deaths", "measure: attack_sites", "attack-sites"),
    ("unit: persons", "unit: people", "persons"),
    ("unit: km", "unit: Kilometres", "km"),
    ("unit: persons", "unit: person", "persons"),
    ("unit: km", "unit: kilometres", "km"),
    ("unit: km", "unit: mile", "miles"),
    ("status: attributed", "status: own voice", "stated"),
    ("status: attributed", "status: Claimed", "claimed"),
    ("paragraph: 1", "paragraph: 1\n    role: context", "background"),
    ("paragraph: 1", "paragraph: 1\n    part: title", "headline"),
    ("paragraph: 1", "paragraph: 1\n    change: increase", "increment"),
    ("paragraph: 1", "paragraph: 1\n    change: fewer", "fall"),
    ("paragraph: 1", "paragraph: 1\n    how: shooting", "gunfire"),
    ("paragraph: 1", "paragraph: 1\n    how: shot", "gunfire"),
    ("paragraph: 1", "paragraph: 1\n    how: airstrike", "air-strike"),
    ("paragraph: 1", "paragraph: 1\n    how: [Air Strikes]", "air-strike"),
]


@pytest.mark.parametrize(("old", "new", "meant"), WORDS)
def test_a_word_is_answered_with_the_one_that_it_means(
    home: Home, old: str, new: str, meant: str
) -> None:
    """Other words, other forms, singular and plural lead to the allowed one."""
    assert f"; did you mean '{meant}'?" in home.change("article", old, new).refuse()


@pytest.mark.parametrize("word", ["reported", "said", "alleged"])
def test_what_was_only_said_is_attributed_or_claimed(home: Home, word: str) -> None:
    """Who says it decides which of the two."""
    told = home.change("article", "status: attributed", f"status: {word}").refuse()
    assert told.endswith("; did you mean 'attributed' or 'claimed'?")


def test_an_improvised_bomb_is_a_mine_or_a_bombing(home: Home) -> None:
    """Where it lay decides which of the two."""
    told = home.change("article", "paragraph: 1", "paragraph: 1\n    how: IED").refuse()
    assert told.endswith("; did you mean 'bombing' or 'mine'?")


@pytest.mark.parametrize(
    ("kind", "meant"), [("army", "official"), ("rebels", "party"), ("ngo", "aid")]
)
def test_a_kind_of_speaker_is_answered_with_the_one_meant(
    home: Home, kind: str, meant: str
) -> None:
    """Who they are leads to their kind."""
    told = home.change("event", "kind: official", f"kind: {kind}").refuse()
    assert f"; did you mean '{meant}'?" in told.splitlines()[0]


@pytest.mark.parametrize(
    ("unit", "measure", "meant"),
    [
        ("%", "share", "percent"),
        ("per cent", "share", "percent"),
        ("percentage", "share", "percent"),
        ("dollars", "money", "usd"),
        ("rupees", "money", "pkr"),
        ("year", "age", "years"),
        ("hour", "time", "hour-of-day"),
    ],
)
def test_a_unit_goes_by_its_words_and_its_label(unit: str, measure: str, meant: str) -> None:
    """What print calls a unit leads to the unit."""
    from analysis.ledger.faults import suggest_unit

    assert f"'{meant}'" in suggest_unit(unit, MEASURES[measure].units).partition("mean")[2]


@pytest.mark.parametrize("name", sorted(MEASURES))
def test_every_form_of_a_measure_leads_to_it(name: str) -> None:
    """Case, hyphens and the plural's ending make no difference."""
    forms = {name.upper(), name.replace("-", "_"), name.replace("-", " "), name.removesuffix("s")}
    assert {suggest(form, MEASURES) for form in forms} == {f"; did you mean '{name}'?"}


def test_meaning_comes_before_spelling() -> None:
    """'sites' is near 'mites' in spelling, but may mean 'places'."""
    assert suggest("sites", ["mites", "places"], {"places": ["site"]}) == "; did you mean 'places'?"


def test_no_word_of_a_unit_is_lost() -> None:
    """Each word by which print names a unit leads to it among the units of a measure."""
    from analysis.ledger.faults import suggest_unit

    for measure in MEASURES.values():
        for unit in measure.units:
            for word in (*UNITS[unit].words, UNITS[unit].label):
                told = suggest_unit(word, measure.units)
                assert f"'{unit}'" in told, (unit, word, told)
