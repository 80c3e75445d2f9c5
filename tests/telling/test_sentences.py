"""Parts of sentences: cited, listed, without brackets in brackets; what all share is told once."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.telling.sentences import (
    Cited,
    Linked,
    begin,
    cite_count,
    enumerate_pieces,
    plain,
    quote_wording,
    say_counted,
    say_labelled,
    unbracket,
    unnest,
)


def printed(wording: str, words: str | None, number: int, **more: Any) -> dict[str, Any]:
    """A row with its wording and the number in it."""
    row = {"id": "x", "wording": wording, "number_words": words, "low": number, "high": number}
    return {**row, "hedge": "exact", **more}


@pytest.mark.parametrize(
    ("items", "list_"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["a", "b, of c"], "a, and b, of c"),
        (["a", "b, of c", "d"], "a; b, of c; and d"),
        (["1,000", "b (c, d)", "d"], "1,000, b (c, d) and d"),
    ],
)
def test_pieces_are_listed_in_english(items: list[str], list_: str) -> None:
    """Commas part what has none; semicolons what has, outside of brackets."""
    assert plain(enumerate_pieces((Cited(item, "x"),) for item in items)) == list_


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        (("a (b (c))",), "a (b, c)"),
        (("a (b (c) d)",), "a (b, c, d)"),
        (("a (b ", Cited("(c)", "x"), " d)"), "a (b, c, d)"),
        (("a (", Cited("(some) c", "x"), ")"), "a (some, c)"),
        (("a (b: ", "(c))"), "a (b: c)"),
        (("a (b) (c)",), "a (b) (c)"),
    ],
)
def test_brackets_in_brackets_become_commas(pieces: Any, text: str) -> None:
    """Also where they begin in one piece and end in another."""
    assert plain(pieces) == text


@given(st.lists(st.text("ab ()", max_size=8), max_size=4))
def test_unnesting_keeps_every_letter(words: list[str]) -> None:
    """Only brackets, commas and spaces are changed, and no bracket stands within another."""
    told = "".join(str(piece) for piece in unnest(tuple(words)))

    assert told.translate(_MARKS) == "".join(words).translate(_MARKS)
    assert max((told[:n].count("(") - told[:n].count(")") for n in range(len(told))), default=0) < 2


_MARKS = str.maketrans("", "", "(), ")


def test_a_sentence_begins_with_a_capital() -> None:
    """Also one that begins with cited words; what they cite stays."""
    assert begin(Cited("at least 3", "x"), " killed") == (Cited("At least 3", "x"), " killed")


def test_links_are_left_out_of_plain_text() -> None:
    """Only the words stay."""
    assert plain(("From ", Linked("Gazette", "https://gazette.example/"), ".")) == "From Gazette."


@pytest.mark.parametrize(
    ("words", "row", "told"),
    [
        ("58", ("people killed", "person killed"), " people killed"),
        ("1", ("people killed", "person killed"), " person killed"),
        ("≤ 1", ("drivers killed", "person among drivers killed"), " person among drivers killed"),
        ("1", ("gates burnt, Rome", "gate burnt, Rome"), " gate burnt in Rome"),
        ("21", ("gates burnt, Rome", "gate burnt, Rome"), " gates burnt in Rome"),
        ("1", ("distance", None), " distance"),
    ],
)
def test_one_takes_a_singular(words: str, row: tuple[str, str | None], told: str) -> None:
    """Where one of it has a name."""
    label, singular = row
    where = "Rome" if ", Rome" in label else None
    assert say_counted(words, {"label": label, "singular": singular, "where": where}) == told


@pytest.mark.parametrize(
    ("label", "singular", "unit", "told"),
    [
        ("distance", None, "km", "2 kilometres (distance)"),
        ("duration, Exampleton", None, "hours", "2 hours (duration, Exampleton)"),
        ("distance runners killed", "person", "persons", "2 distance runners killed"),
        ("time", None, "hour-of-day", "2 (time)"),
        ("money", None, "usd", "2 US dollars (money)"),
        ("ration: residents", None, "litres-per-person", "2 litres per person (ration: residents)"),
    ],
)
def test_what_is_no_plural_stands_in_brackets(
    label: str, singular: str | None, unit: str, told: str
) -> None:
    """Behind its unit, where it has one; a unit of an event's own is told by its words."""
    row = {"id": "x", "label": label, "singular": singular, "unit": unit}
    assert plain(say_labelled("2", row)) == told


@pytest.mark.parametrize(
    ("unit", "told"),
    [
        ("weeks", "1 week (x)"),
        ("usd", "1 US dollar (x)"),
        ("percent", "1 percent (x)"),
        ("per-day", "1 time a day (x)"),
        ("litres-per-person", "1 litre per person (x)"),
        ("boxes", "1 box (x)"),
        ("casualty-lists", "1 casualty list (x)"),
    ],
)
def test_one_of_a_unit_is_singular(unit: str, told: str) -> None:
    """A unit takes its singular, too, whatever an event calls it."""
    row = {"id": "x", "label": "x", "singular": None, "unit": unit}
    assert plain(say_labelled("1", row)) == told


def test_a_place_is_told_by_a_preposition() -> None:
    """Inside a sentence a label's comma would end it."""
    row = {"id": "x", "label": "drivers killed, Exampleton (Monday)", "where": "Exampleton"}

    assert plain(cite_count({**row, "low": 2, "high": 2})) == (
        "2 drivers killed in Exampleton (Monday)"
    )


@pytest.mark.parametrize(
    ("label", "inside"),
    [
        ("people killed (Monday)", "people killed, Monday"),
        ("people killed (Monday), as of 4 March 2020", "people killed, Monday, as of 4 March 2020"),
        ("helpers (VDP) killed", "helpers (VDP) killed"),
    ],
)
def test_a_period_inside_brackets_has_none(label: str, inside: str) -> None:
    """Only the period's brackets, and no name's."""
    assert unbracket(label) == inside


@pytest.mark.parametrize(
    ("row", "quote"),
    [
        (printed("12", "12", 12), ""),
        (printed("1500 men", "1500", 1500), ""),
        (printed("Seven men", "seven", 7), "seven"),
        (printed("more than 12 men", "more than 12", 13, hedge="more-than"), ""),
        (printed("una docena", "12", 12, words_read="12"), "una docena"),
        (printed("Rome and Paris", None, 2), "Rome and Paris"),
    ],
)
def test_a_number_is_quoted_where_it_is_printed_otherwise(row: dict[str, Any], quote: str) -> None:
    """The noun stays away, which the label tells; another language is quoted whole."""
    assert quote_wording(row) == quote


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("some 374", "some 374 guards killed"),
        ("at least one", "at least one guard killed"),
        ("dozens", "dozens of guards killed"),
        ("several", "several guards killed"),
    ],
)
def test_a_hedged_number_has_its_noun_once(words: str, told: str) -> None:
    """Whatever noun is printed behind it."""
    row = printed(f"{words} men", words, 1, hedge="about")
    labels = {"label": "guards killed", "singular": "guard killed", "where": None}
    assert plain(cite_count({**row, **labels})) == told
