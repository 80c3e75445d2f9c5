"""Wordings that the grammar cannot read by itself, and what their readings may say."""

from __future__ import annotations

import json

import pytest
from homes import Home

from analysis.errors import SeedError
from analysis.ledger.frame import Row, quantify

SITES: Row = {"measure": "attack-sites", "unit": "sites"}


def tell(home: Home, language: str, **figure: object) -> tuple[object, object, object]:
    """The bounds of one figure in an article in that language."""
    home.tell({"wording": "1"})
    seed = json.loads(home.article_file.read_text("utf-8"))
    seed["source"]["language"] = language
    seed["figures"][0].update(figure)
    home.article_file.write_text(json.dumps(seed, indent=1), "utf-8")
    quantity = quantify(home.read().figures[0])
    return quantity.nominal, quantity.low, quantity.high


@pytest.mark.parametrize(
    ("language", "wording", "reading", "bounds"),
    [
        ("fr", "près de 200 morts", "nearly 200", (200, 0, 199)),
        ("fr", "une quarantaine de séparatistes", "about 40", (40, None, None)),
        ("fr", "au moins 193 personnes", "at least 193 people", (193, 193, None)),
        ("hi", "200 से ज्यादा", "more than 200", (200, 201, None)),
        ("hi", "९२ आम नागरिकों", "92 civilians", (92, 92, 92)),
        ("hi", "2 लाख लोग", "2 lakh", (200_000, 200_000, 200_000)),
        ("de", "1.500 Tote", "1,500", (1_500, 1_500, 1_500)),
        ("de", "2,5 Millionen Menschen", "2.5 million", (2_500_000, 2_500_000, 2_500_000)),
        ("pt-BR", "dezenas de mortos", "dozens", (None, 24, None)),
        ("en", "the deputy commissioner", "one", (1, 1, 1)),
        ("en", "48 hours to 109", "109", (109, 109, 109)),
        ("en", "177 in the past 48 hours", "177", (177, 177, 177)),
        ("en-GB", "five of the 20", "five", (5, 5, 5)),
        ("en", "177 in the past week", "177", (177, 177, 177)),
        ("en", "22 a day", "22", (22, 22, 22)),
        # One person and an age: the count has no number of its own.
        ("en", "a 12-year-old boy", "one", (1, 1, 1)),
        ("es", "un niño de 12 años", "one", (1, 1, 1)),
    ],
)
def test_readings_say_what_a_wording_means(
    home: Home, language: str, wording: str, reading: str, bounds: tuple[object, ...]
) -> None:
    """Another language, no number, or several: the reading is read in its place."""
    assert tell(home, language, wording=wording, readings=[reading]) == bounds


@pytest.mark.parametrize(
    ("language", "wording", "number"),
    [("fr", "200", 200), ("hi", "२२", 22), ("ar", "١٬٥٠٠", 1_500)],
)
def test_digits_need_no_reading_in_any_language(
    home: Home, language: str, wording: str, number: int
) -> None:
    """Digits with their separators are the same for everybody."""
    assert tell(home, language, wording=wording)[0] == number


@pytest.mark.parametrize(
    ("language", "figure", "told"),
    [
        ("fr", {"wording": "près de 200 morts"}, "source's 'language' is 'fr', .*nearly 200"),
        ("fr", {"wording": "125 tués"}, "of which only bare digits are read"),
        ("fr", {"wording": "plus de 200"}, "of which only bare digits are read"),
        ("de", {"wording": "1.500"}, "a point or a comma may part or group digits"),
        ("en", {"wording": "92 आम नागरिकों"}, "'आ' is no letter of English, .*'language' is 'en'"),
        (
            "en",
            {"wording": "92 आम नागरिकों", "readings": ["92"]},
            "'आ' is no letter of English, .*'language' is 'en'",
        ),
        (
            "fr",
            {"wording": "près de 200 morts", "readings": ["nearly 300"]},
            "'nearly 300' has the number 300, which does not stand in",
        ),
        (
            "en",
            {"wording": "177 in the past 48 hours", "readings": ["178"]},
            "'178' has the number 178, which does not stand in",
        ),
        (
            "fr",
            {"wording": "près de 200 morts", "readings": ["presque 200"]},
            "cannot read 'presque'",
        ),
        (
            "fr",
            {"wording": "les 12 lieux", "readings": ["12 towns"], **SITES},
            "is in towns, but the unit is sites",
        ),
        # The count has a number of its own, which is not one.
        (
            "en",
            {"wording": "five of the 20", "readings": ["one"]},
            "'one' has the number 1, which does not stand in",
        ),
        (
            "es",
            {"wording": "un niño de 12 años", "readings": ["two"]},
            "'two' has the number 2, which does not stand in",
        ),
        (
            "en",
            {"wording": "ages 6 and 13", "measure": "age", "unit": "years"},
            "of several numbers, 'readings' say which is meant, in an entry for each",
        ),
        # The number is an age, and no count.
        ("en", {"wording": "a 12-year-old boy"}, "is in years, but the unit is persons"),
        (
            "en",
            {"wording": "12 km", "readings": ["one"]},
            "the first reading must be the wording itself",
        ),
        (
            "en",
            {"wording": "roughshod 12"},
            "leave out what is no part of the number, or say in 'readings' what it means",
        ),
        # What can be read keeps to the printed words.
        (
            "en",
            {"wording": "37 militants", "readings": ["more than 37"]},
            "the first reading must be the wording itself",
        ),
    ],
)
def test_what_a_wording_cannot_mean_is_refused(
    home: Home, language: str, figure: Row, told: str
) -> None:
    """Each reading is readable, and has no number but those that are printed."""
    with pytest.raises(SeedError, match=told):
        tell(home, language, **figure)


def test_a_time_may_be_read_as_well(home: Home) -> None:
    """A slip of the pen, and a clock of another language."""
    time = {"measure": "time", "unit": "date", "period": "monday"}
    figure = {"wording": "March 32 attacks", "readings": ["Monday"], **time}
    home.tell(figure)
    clock = {"measure": "time", "unit": "hour-of-day", "period": "monday"}
    assert tell(home, "fr", wording="16h30", readings=["4:30 p.m."], **clock)[0] == 16.5


def test_the_day_of_a_reading_must_be_that_of_its_period(home: Home) -> None:
    """A reading is checked as a wording is."""
    time = {"measure": "time", "unit": "date", "period": "monday"}
    with pytest.raises(SeedError, match="'Tuesday', but 2020-03-02 is a Monday"):
        home.tell({"wording": "March 32 attacks", "readings": ["Tuesday"], **time})


@pytest.mark.parametrize(
    ("figure", "told"),
    [
        ({"wording": "22 more"}, "tells of an increase; the figure needs 'change: increment'"),
        ({"wording": "12 fewer"}, "tells of a fall; the figure needs 'change: fall'"),
        ({"wording": "rose by 12"}, "the figure needs 'change: increment'"),
        ({"wording": "rose to 31", "change": "increment"}, "gives a total; leave 'change' out"),
        ({"wording": "fell by 12", "change": "increment"}, "the figure needs 'change: fall'"),
        ({"wording": "another 51 militants", "change": "fall"}, "needs 'change: increment'"),
        (
            {"wording": "doubled", "change": "increment", "unit": "percent"},
            "tells of a multiple; the figure needs 'change: multiple'",
        ),
        ({"wording": "177 in the past week"}, "has 'week' behind the number, but the unit is"),
        ({"wording": "22 families"}, "has 'families' behind the number, but the unit is persons"),
        (
            {"wording": "a third", "measure": "other", "unit": "offices", "label": "offices"},
            "is in percent, but the unit is offices",
        ),
        ({"wording": "22 each"}, "has 'each' behind the number, but the unit is persons"),
        ({"wording": "300 dollars"}, "has 'dollars' behind the number, but the unit is persons"),
        ({"wording": "30 police vehicles"}, "is in vehicles, but the unit is persons"),
        (
            {"wording": "120%", "measure": "share", "unit": "percent"},
            "120 percent is more than the whole",
        ),
        (
            {"wording": "Rs 300", "measure": "money", "unit": "usd"},
            "is in inr or .*, but the unit is usd",
        ),
        (
            {"wording": "twice a day", "measure": "frequency", "unit": "per-week"},
            "is in per-day, but the unit is per-week",
        ),
        (
            {"wording": "3 days of the week", "measure": "duration", "unit": "days"},
            "has 'week' behind the number, but the unit is days",
        ),
    ],
)
def test_words_that_say_other_than_the_figure_are_refused(
    home: Home, figure: Row, told: str
) -> None:
    """The sentence names the field to set."""
    with pytest.raises(SeedError, match=told):
        home.tell(figure)


@pytest.mark.parametrize(
    "figure",
    [
        {"wording": "22 more", "change": "increment"},
        {"wording": "another 51 militants"},
        {"wording": "another 51 militants", "change": "increment"},
        {"wording": "rose to 31"},
        {"wording": "22", "change": "increment"},
        {"wording": "by 22%", "change": "increment", "unit": "percent"},
        {"wording": "up by a fifth", "change": "increment", "unit": "percent"},
        {"wording": "fell to half", "change": "multiple", "unit": "percent"},
        {"wording": "a third of the dead", "measure": "share", "unit": "percent"},
        {"wording": "$2 million", "measure": "money", "unit": "usd"},
        {"wording": "2 million rupees", "measure": "money", "unit": "pkr"},
        {"wording": "twice a day", "measure": "frequency", "unit": "per-day"},
        {"wording": "a 60-year-old man", "measure": "age", "unit": "years"},
        {"wording": "3 litres a day a person", "measure": "rate", "unit": "litres-a-day"},
        {"wording": "12 offices a day", "measure": "other", "unit": "offices", "label": "visits"},
        {"wording": "a little under 400 miles", "measure": "distance", "unit": "miles"},
        {"wording": "216 Terrorists Killed"},
    ],
    ids=lambda figure: figure["wording"],
)
def test_words_that_say_what_the_figure_says_are_read(home: Home, figure: Row) -> None:
    """As printed, in every kind of measure."""
    assert home.tell(figure).article.figures[0].wording == figure["wording"]


@pytest.mark.parametrize("char", ["\u200e", "\u200b", "\u00ad"])
def test_an_invisible_character_of_a_seed_is_named(home: Home, char: str) -> None:
    """Pasted from a page that reads from right to left."""
    home.change("article", 'wording: "12"', f'wording: "{char}12"')
    told = f"is not plain text: it holds the invisible character U+{ord(char):04X}"
    assert told in home.refuse()


def test_a_name_in_persian_is_plain_text(home: Home) -> None:
    """Its words need a character that prints nothing."""
    home.change("article", "outlet: Example Gazette", "outlet: روزنامه‌ها")
    assert home.read().source.outlet == "روزنامه‌ها"
