"""Ages and lengths of time: the words before them say where they lie, and change no number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from analysis.errors import WordingError
from analysis.ledger.spans import take_span_words
from analysis.ledger.wording import read_phrase, read_quantity

UNITS = ["minutes", "hours", "days", "weeks", "months", "years"]
BEFORE = [
    "in", "for", "after", "lasted", "in the past", "over the past", "the last", "past", "previous",
    "within the last", "during the past", "the first",
]  # fmt: skip
AGED = ["aged", "age", "ages", "at age", "at the age of"]
BOTH = [
    "between ages {} and {}", "between the ages of {} and {}", "ages {} to {}", "aged {} to {}",
]  # fmt: skip
numbers = st.integers(2, 90)
written = st.one_of(numbers.map(lambda n: (n, str(n))), numbers.map(lambda n: (n, num2words(n))))


@given(st.sampled_from(BEFORE), written, st.sampled_from(UNITS))
def test_a_length_is_as_long_wherever_it_lies(before, number, unit):
    """The number and the unit are those that stand behind."""
    value, words = number
    said = read_phrase(f"{before} {words} {unit}", is_count=False)
    assert (said.hedge, said.numbers, said.units) == ("exact", (value,), (unit,))


@pytest.mark.parametrize("unit", UNITS)
def test_the_past_hour_is_one(unit):
    """Without a number, the stretch is one; several are left open."""
    said = read_phrase(f"in the past {unit.removesuffix('s')}", is_count=False)
    assert (said.numbers, said.units) == ((1,), (unit,))
    for words in (f"in the past {unit}", f"for {unit}"):
        with pytest.raises(WordingError):
            read_phrase(words, is_count=False)


@given(st.sampled_from(UNITS), numbers)
def test_over_a_length_is_more_than_it(unit, number):
    """Only before "the past" does "over" say where it lies."""
    assert read_phrase(f"over {number} {unit}", is_count=False).hedge == "more-than"


@given(st.sampled_from(AGED), written)
def test_an_age_is_in_years(before, number):
    """Whatever word tells of an age."""
    value, words = number
    said = read_phrase(f"{before} {words}", is_count=False)
    assert (said.numbers, said.units) == ((value,), ("years",))


@given(st.sampled_from(BOTH), numbers, st.integers(1, 9))
def test_two_ages_are_a_range(frame, first, more):
    """From the younger to the older."""
    quantity = read_quantity(frame.format(first, first + more), is_count=False)
    assert (quantity.low, quantity.high) == (first, first + more)


@pytest.mark.parametrize(
    "words",
    ["ages 6 and 13", "in the third week", "in the third", "after the fifth hour", "in 20s"],
)
def test_what_is_no_length_and_no_range_is_refused(words):
    """Two ages are two figures, and the third week is no third."""
    with pytest.raises(WordingError):
        read_phrase(words, is_count=False)


@pytest.mark.parametrize("words", ["in their 20s", "over 24 hours", "one in three", "half a year"])
def test_other_words_stay(words):
    """What these words begin has a meaning of its own."""
    assert take_span_words(words) == words


@given(st.sampled_from(["in the past", "past"]), numbers, st.sampled_from(UNITS))
def test_a_count_takes_no_length(before, number, unit):
    """So many hours are no people: the words are read only of what is measured."""
    with pytest.raises(WordingError):
        read_phrase(f"{before} {number} {unit}", is_count=True)
