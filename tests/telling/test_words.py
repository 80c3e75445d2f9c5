"""Numbers, bounds, ratios, lists and days in words."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.telling.words import (
    before_noun,
    begin_claim,
    capitalise,
    drop_brackets,
    format_bounds,
    format_number,
    format_quantity,
    has_unit,
    is_one,
    join,
    keep_order,
    say_bounds,
    say_count,
    say_date,
    say_quantity,
    say_ratio,
    stop,
)


def figure(wording: str, low: float | None, high: float | None, **more: Any) -> dict[str, Any]:
    """A figure's record with what the words are made from."""
    usual = {"is_counted": False, "unit": "persons", "nominal": low}
    return {**usual, "wording": wording, "low": low, "high": high, **more}


def hedged(words: str, hedge: str, low: int | None, high: int | None) -> dict[str, Any]:
    """A figure of people with its number as printed."""
    return figure(f"{words} people", low, high, hedge=hedge, number_words=words)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0"),
        (58, "58"),
        (50_000, "50,000"),
        (2.5, "2.5"),
        (1234.56, "1,234.56"),
        (-20.25, "-20.25"),
        (1.00001, "1"),
        (999.99999, "1,000"),
        (Fraction(7, 2), "3.5"),
        (None, "not reported"),
        (float("nan"), "not reported"),
    ],
)
def test_a_number_is_written_as_readers_expect(value: float | None, words: str) -> None:
    """Thousands have commas, fractions four digits at most, and nothing is 'not reported'."""
    assert format_number(value) == words


@pytest.mark.parametrize(
    ("low", "high", "sign", "words"),
    [
        (58, 58, "58", "58"),
        (23, None, "≥ 23", "at least 23"),
        (0, 40, "≤ 40", "at most 40"),
        (None, 40, "≤ 40", "at most 40"),
        (22, 25, "22–25", "22 to 25"),
        (0, 0, "0", "0"),
        (None, None, "no bounds", "an unknown number"),
    ],
)
def test_bounds_have_a_sign_and_words(
    low: int | None, high: int | None, sign: str, words: str
) -> None:
    """A chart shows bounds as a sign, a sentence says them, and both mean the same."""
    assert (format_bounds(low, high), say_bounds(low, high)) == (sign, words)


@pytest.mark.parametrize(
    ("record", "label"),
    [
        (figure("58", 58, 58), "58"),
        (figure("1,500", 1500, 1500), "1,500"),
        (figure("1500", 1500, 1500), "1,500"),
        (figure("seven", 7, 7), "7 (“seven”)"),
        (figure("more than 22", 23, None), "≥ 23 (“more than 22”)"),
        (figure("about 50", None, None, nominal=50), "“about 50”"),
        (figure("4 a.m. on Monday", 4, 4, unit="hour-of-day"), "4 a.m. on Monday"),
        (figure("A and B", 2, 2, is_counted=True), "2 (named: A and B)"),
    ],
)
def test_a_label_keeps_the_wording_where_it_says_more(record: dict[str, Any], label: str) -> None:
    """Bounds come first; the words of the article follow unless they are the same number."""
    assert format_quantity(record) == label


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (hedged("more than 22", "more-than", 23, None), "more than 22"),
        (hedged("nearly 200", "less-than", 0, 199), "nearly 200"),
        (hedged("dozens", "vague", 12, 12), "dozens"),
        (hedged("many", "vague", None, None), "many"),
        (hedged("seven", "exact", 7, 7), "7"),
        (figure("4 a.m.", 4, 4, unit="hour-of-day"), "4 a.m."),
        (figure("A and B", 2, 2, is_counted=True, number_words=None), "2"),
    ],
)
def test_a_hedged_figure_is_told_as_it_is_printed(record: dict[str, Any], words: str) -> None:
    """Whatever bounds we read in it; an exact number stands in digits, an hour as it is."""
    assert say_quantity(record) == words


@pytest.mark.parametrize(
    ("words", "before"),
    [
        ("12", "12"),
        ("several", "several"),
        ("more than two dozen", "more than two dozen"),
        ("several hundred", "several hundred"),
        ("dozens", "dozens of"),
        ("hundreds of thousands", "hundreds of thousands of"),
        ("a handful", "a handful of"),
        ("an unknown number", "an unknown number of"),
    ],
)
def test_a_word_for_many_takes_of(words: str, before: str) -> None:
    """Dozens of people, and a dozen people."""
    assert before_noun(words) == before


@pytest.mark.parametrize("words", ["1", "≤ 1", "at least one", "more than one"])
def test_one_is_one_in_words_too(words: str) -> None:
    """Behind any hedge."""
    assert is_one(words)


@pytest.mark.parametrize("words", ["21", "twenty-one", "twenty one", "a hundred and one", "two"])
def test_a_number_that_ends_in_one_is_more(words: str) -> None:
    """Twenty one people are no person."""
    assert not is_one(words)


@pytest.mark.parametrize("words", ["nearly half", "$5 million", "over 34%", "about an hour"])
def test_a_number_may_have_its_unit_in_it(words: str) -> None:
    """A sentence must not tell it once more."""
    assert has_unit(words)
    assert not has_unit("more than 40")


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (2.5, 2.5, "2.5 times the reported count"),
        (None, 280 / 23, "at most 12.2 times the reported count"),
        (10 / 3, None, "at least 3.3 times the reported count"),
        (None, 1, "at most 1 time the reported count"),
        (1.5, 4, "1.5 to 4 times the reported count"),
        (10 / 3, 10 / 3, "about 3.3 times the reported count"),
        (1, 1, "the same as the reported count"),
        (0, 0, "0 times the reported count"),
        (None, None, "no ratio can be given"),
    ],
)
def test_a_ratio_is_told_with_its_bounds(low: float | None, high: float | None, words: str) -> None:
    """A least ratio is rounded down and a greatest one up, so that the words hold."""
    assert say_ratio(low, high) == words


@given(st.integers(1, 5_000), st.integers(1, 5_000))
def test_the_words_of_a_ratio_hold(claim: int, report: int) -> None:
    """Neither bound in words is tighter than the ratio itself."""
    ratio = claim / report
    most = float(say_ratio(None, ratio).split()[2].replace(",", ""))
    least = float(say_ratio(ratio, None).split()[2].replace(",", ""))

    assert least <= ratio + 1e-9
    assert most >= ratio - 1e-9


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 days"), (1, "1 day"), (2, "2 days"), (1_000, "1,000 days")]
)
def test_one_is_singular(number: int, words: str) -> None:
    """One thing has no plural."""
    assert say_count(number, "day") == words


def test_an_irregular_plural_is_given() -> None:
    """Where a plural is not made by an s, it is told."""
    assert say_count(2, "person", "people") == "2 people"


@pytest.mark.parametrize(
    ("words", "list_"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_a_list_is_english(words: list[str], list_: str) -> None:
    """Commas part the first words, 'and' the last two."""
    assert join(words) == list_


def test_a_date_needs_no_locale() -> None:
    """A day is written out in English, whatever the machine speaks."""
    assert say_date(dt.date(2020, 3, 4)) == "4 March 2020"


@pytest.mark.parametrize(
    ("text", "capital"),
    [("", ""), ("police", "Police"), ("red Side", "Red Side"), ("ßen", "ßen"), ("שלום", "שלום")],
)
def test_only_the_first_letter_is_raised(text: str, capital: str) -> None:
    """The rest of a name stays as it is."""
    assert capitalise(text) == capital


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("the army", "The army claims "),
        ("the army, on its enemies", "The army, on its enemies, claims "),
        ("party of workers", "Party of workers claims "),
        ("rebels (in the north, mostly)", "Rebels (in the north, mostly) claim "),
        ("press", "Press claims "),
        ("שלום", "שלום\u200e claims "),
    ],
)
def test_a_claim_begins_with_its_side(name: str, words: str) -> None:
    """An addition is closed by a comma, and several claim."""
    assert begin_claim(name) == words


@pytest.mark.parametrize(
    ("text", "told"), [("So", "So."), ("So.", "So."), ("“So.”", "“So.”"), ("So? ", "So?")]
)
def test_a_sentence_has_one_stop(text: str, told: str) -> None:
    """A text that somebody typed gets a stop where it has none."""
    assert stop(text) == told


def test_brackets_and_quotes_are_dropped_with_what_is_in_them() -> None:
    """What is said aside parts no sentence."""
    assert drop_brackets("a (b, c) “d, e” f") == "a  f"


@pytest.mark.parametrize("text", ["שלום", "שלום (12", "شہر، ۴۵", "see شہر!"])
def test_what_follows_a_right_to_left_text_stays_behind_it(text: str) -> None:
    """A number after a Hebrew or Urdu name would be drawn before it without the mark."""
    assert keep_order(text) == f"{text}\u200e"


def test_names_of_a_list_keep_their_order() -> None:
    """Two Urdu names beside each other would be drawn from right to left without the mark."""
    assert join(["شمال", "جنوب", "town"]) == "شمال\u200e, جنوب\u200e and town"


@pytest.mark.parametrize("text", ["", "12", "police", "שלום and peace", "Нушки", "中文"])
def test_a_text_that_ends_from_left_to_right_needs_no_mark(text: str) -> None:
    """Nothing is added where nothing can change place."""
    assert keep_order(text) == text
