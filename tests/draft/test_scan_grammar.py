"""The scanner reads a phrase as the ledger's grammar does: one grammar, not two."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.draft import scan_text
from analysis.draft.number import Number
from analysis.errors import WordingError
from analysis.ledger.currencies import CURRENCIES, LABELS
from analysis.ledger.hedges import HEDGES_BEFORE
from analysis.ledger.measures import UNITS as ALL_UNITS
from analysis.ledger.phrases import COUNTED
from analysis.ledger.wording import read_quantity

MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")
FOLDER = Path(__file__).parent / "sentences"

HEDGES = ["", *(" ".join(words) for words in HEDGES_BEFORE)]
NUMBERS = st.one_of(
    st.integers(0, 2 * 10**6).map(str),
    st.integers(0, 2 * 10**6).map(lambda number: f"{number:,}"),
    st.sampled_from(
        ["two", "twenty-two", "a hundred and five", "half a million", "two and a half", "a dozen",
         "1.5 million", "2-million", "5k", "$5bn", "3 lakh", "1.5 crore", "5 to 7", "5-7",
         "two or three", "between 20 and 30", "two to three hundred", "one thousand two hundred",
         "tens of thousands", "hundreds", "several dozen", "a few hundred", "1,50,000", "0.5",
         "half a dozen", "$2 million to $3 million", "£3.5m", "two-thirds", "one in five"]
    ),
)  # fmt: skip
UNITS = ["", "", "percent", "%", "km", "hours", "kilometers", "days", "years", "more", "or more",
         "or so", "miles", "-year", "per cent", "euros", "fewer"]  # fmt: skip
NOUNS = ["people were killed", "of the soldiers", "at the market", ", police said", "."]


def agree(number: Number) -> bool:
    """Whether the ledger reads the phrase alone as the scanner did; true where it refuses it."""
    if number.hedge == "exact" and number.nominal is None:
        # From 9 to 7 is one change here, and no range.
        return True
    is_count = number.unit is None or number.unit in COUNTED
    try:
        alone = read_quantity(number.text, is_count=is_count)
    except WordingError:
        return True
    told = (number.nominal, number.low, number.high, number.hedge)
    return told == (alone.nominal, alone.low, alone.high, alone.hedge)


@given(st.sampled_from(HEDGES), NUMBERS, st.sampled_from(UNITS), st.sampled_from(NOUNS))
@settings(max_examples=1_000)
def test_a_phrase_says_what_the_ledger_reads_in_it(hedge, number, unit, noun):
    """Nominal, bounds and hedge, for every phrase that the grammar reads alone."""
    text = " ".join(filter(None, (hedge, number, unit, noun))).replace(" -", "-")
    assert [each for each in scan_text(text) if not each.skip and not agree(each)] == []


@pytest.mark.parametrize("name", ["news.txt", "wire.txt", "attacks.txt"])
def test_the_phrases_of_the_tables_say_what_the_ledger_reads_in_them(name):
    """In sentences as well."""
    text = MARK.sub(r"\1", (FOLDER / name).read_text("utf-8"))
    numbers = [each for each in scan_text(text) if not each.skip]
    assert len(numbers) > 90
    assert [each for each in numbers if not agree(each)] == []


@pytest.mark.parametrize("hedge", sorted(set(HEDGES) - {"", "the", "all", "c", "ca"}))
def test_every_hedge_of_the_ledger_is_taken_into_the_phrase(hedge):
    """So that no figure loses its hedge on the way into a seed."""
    (number,) = scan_text(f"they saw {hedge} 22 men")
    assert number.text == f"{hedge} 22"
    assert number.hedge == HEDGES_BEFORE[tuple(hedge.split())]


MEASURING = [
    (word, name)
    for name, unit in ALL_UNITS.items()
    if name not in COUNTED and name not in CURRENCIES and not name.startswith("per-")
    for word in unit.words
]


@pytest.mark.parametrize(("word", "unit"), MEASURING)
def test_every_measuring_word_of_the_ledger_is_a_unit(word, unit):
    """It belongs to the phrase, and is no noun."""
    (number,) = scan_text(f"it took 22 {word} .")
    assert (number.text, number.unit, number.noun) == (f"22 {word}", unit, None)


@pytest.mark.parametrize("code", CURRENCIES)
def test_every_currency_is_a_unit_by_its_full_name(code):
    """A name of two words is no other word."""
    name = LABELS[code].lower()
    (number,) = scan_text(f"it cost 2,200 {LABELS[code]} .")
    assert number.unit == code or " " not in name or "." in name
