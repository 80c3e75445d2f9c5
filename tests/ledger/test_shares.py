"""Shares, frequencies, ages and lengths: numbers that count nothing."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from analysis.errors import WordingError
from analysis.ledger.wording import read_phrase, read_quantity

THIRD = Fraction(100, 3)
READ = [
    ("34%", "exact", (34,), "percent"),
    ("34 per cent", "exact", (34,), "percent"),
    ("34% of those killed", "exact", (34,), "percent"),
    ("one in three", "exact", (THIRD,), "percent"),
    ("1 in 3", "exact", (THIRD,), "percent"),
    ("two out of five", "exact", (40,), "percent"),
    ("one in every four", "exact", (25,), "percent"),
    ("a third", "exact", (THIRD,), "percent"),
    ("two thirds", "exact", (2 * THIRD,), "percent"),
    ("two-thirds of them", "exact", (2 * THIRD,), "percent"),
    ("half", "exact", (50,), "percent"),
    ("half of the dead", "exact", (50,), "percent"),
    ("half the houses", "exact", (50,), "percent"),
    ("about half its houses", "about", (50,), "percent"),
    ("a mere 9.5 per cent", "exact", (Fraction("9.5"),), "percent"),
    ("a quarter of", "exact", (25,), "percent"),
    ("three quarters", "exact", (75,), "percent"),
    ("most", "more-than", (50,), "percent"),
    ("most of the dead", "more-than", (50,), "percent"),
    ("the majority", "more-than", (50,), "percent"),
    ("the vast majority", "more-than", (50,), "percent"),
    ("all", "exact", (100,), "percent"),
    ("all of them", "exact", (100,), "percent"),
    ("none", "exact", (0,), None),
    ("more than half", "more-than", (50,), "percent"),
    ("at least a third", "at-least", (THIRD,), "percent"),
    ("nearly one in three", "less-than", (THIRD,), "percent"),
    ("between a quarter and a third", "range", (25, THIRD), "percent"),
    ("a third to a half", "range", (THIRD, 50), "percent"),
    # how often
    ("twice a day", "exact", (2,), "per-day"),
    ("three times a week", "exact", (3,), "per-week"),
    ("at least twice a day", "at-least", (2,), "per-day"),
    ("12 attacks a day", "exact", (12,), "per-day"),
    ("daily", "exact", (1,), "per-day"),
    ("every two hours", "exact", (Fraction(1, 2),), "per-hour"),
    ("every other week", "exact", (Fraction(1, 2),), "per-week"),
    ("once a month", "exact", (1,), "per-month"),
    # ages
    ("18-year-old", "exact", (18,), "years"),
    ("aged 18", "exact", (18,), "years"),
    ("aged between 18 and 25", "range", (18, 25), "years"),
    ("a 60-year-old man", "exact", (60,), "years"),
    ("18 months old", "exact", (18,), "months"),
    ("in their 20s", "range", (20, 29), "years"),
    ("in his thirties", "range", (30, 39), "years"),
    # lengths and distances
    ("week-long", "exact", (1,), "weeks"),
    ("month-long", "exact", (1,), "months"),
    ("seven-hour gun battle", "exact", (7,), "hours"),
    ("a three-day standoff", "exact", (3,), "days"),
    ("five-day suspension", "exact", (5,), "days"),
    ("an hour of gunfire", "exact", (1,), "hours"),
    ("two full days", "exact", (2,), "days"),
    ("a little under 400 miles", "less-than", (400,), "miles"),
    ("some 70-80 km", "about", (70, 80), "km"),
    ("within one kilometre of it", "at-most", (1,), "km"),
    # a rate keeps its own words
    ("3 litres per person per day", "exact", (3,), "per-day"),
    ("2.5 tonnes", "exact", (Fraction(5, 2),), None),
]  # fmt: skip

REFUSED = [
    ("the third", "cannot read 'third'"),
    ("three in two", "cannot read 'in two'"),
    ("one in three to four", "cannot read 'to four'"),
    ("five thirds", "cannot read 'thirds'"),
    ("3 days a week", "cannot read 'days' together with how often"),
    ("in their early 20s", "cannot read 'in their early' and 's'"),
    ("twice", "cannot read 'twice'"),
]


@pytest.mark.parametrize(("wording", "hedge", "numbers", "unit"), READ)
def test_what_counts_nothing_reads_as_the_table_says(wording, hedge, numbers, unit):
    """The hedge, the number exactly, and the unit that the words name."""
    said = read_phrase(wording, is_count=False)
    assert (said.hedge, said.numbers, said.unit) == (hedge, numbers, unit)


@pytest.mark.parametrize(("wording", "told"), REFUSED)
def test_a_refusal_names_the_words(wording, told):
    """What may be read in two ways, or in none, is refused."""
    with pytest.raises(WordingError) as refusal:
        read_phrase(wording, is_count=False)
    assert told in str(refusal.value)


@given(st.integers(2, 12), st.data())
def test_a_fraction_in_words_is_the_ratio_of_its_numbers(whole, data):
    """Three in five, 3 out of 5 and three fifths are one share."""
    part = data.draw(st.integers(1, whole - 1))
    forms = [f"{num2words(part)} in {num2words(whole)}", f"{part} out of {whole}"]
    if whole > 2:
        forms.append(f"{num2words(part)} {num2words(whole, to='ordinal')}{'s' * (part > 1)}")
    read = {read_phrase(form, is_count=False).numbers for form in forms}
    assert read == {(Fraction(100 * part, whole),)}


@given(st.integers(1, 60), st.sampled_from(["hour", "day", "week", "month", "year"]))
def test_so_many_times_and_every_so_many_are_inverse(number, period):
    """Three times a day is every third of a day."""
    article = "an" if period == "hour" else "a"
    often = read_phrase(f"{number} times {article} {period}", is_count=False)
    seldom = read_phrase(f"every {number} {period}s", is_count=False)
    assert often.unit == seldom.unit == f"per-{period}"
    assert often.numbers[0] * seldom.numbers[0] == 1


@pytest.mark.parametrize("wording", ["a third", "half", "most", "doubled", "daily", "two thirds"])
def test_a_count_has_no_share(wording):
    """Where whole things are counted, a share is refused."""
    with pytest.raises(WordingError):
        read_quantity(wording)
