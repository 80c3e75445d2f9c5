"""The number of a wording without its noun: nothing lost of number and hedge, nothing added."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.ledger.number_words import find_number_words

HEDGES = ("", "at least ", "more than ", "nearly ", "some ", "well over ", "up to ", "as many as ")
NUMBERS = ("22", "1,374", "thirty", "twenty-two", "two dozen", "a hundred", "several", "dozens of")
NOUNS = ("", " people", " militants", " of its fighters", " policemen killed")
LEADS = ("", "climbed to ", "another ", "killed ", "a total of ", "toll ")


@given(*map(st.sampled_from, (LEADS, HEDGES, NUMBERS, NOUNS)))
def test_only_the_lead_and_the_noun_go(lead: str, hedge: str, number: str, noun: str) -> None:
    """The hedge and the number stay, word for word."""
    is_vague = number in ("several", "dozens of")
    hedge = "" if is_vague else hedge
    noun = noun.replace(" of its", "") if number == "dozens of" else noun
    # A wording has six words at most.
    lead = "" if f"{hedge}{number}{noun}".count(" ") > 2 else lead
    noun = "" if f"{hedge}{number}{noun}".count(" ") > 5 else noun
    words = find_number_words(f"{lead}{hedge}{number}{noun}")

    assert words == f"{hedge}{number}".removesuffix(" of")


@pytest.mark.parametrize(
    ("wording", "words"),
    [
        ("Some 374 people", "some 374"),
        ("“Nearly 200”", "nearly 200"),
        ("another 51 militants", "51"),
        ("at least another dozen", "at least a dozen"),
        ("between 22 and 25 civilians", "between 22 and 25"),
        ("22 soldiers or more", "22 or more"),
        ("200+ people", "200+"),
        ("~200 dead", "~200"),
        ("1 500 people", "1 500"),
        ("an estimated 40", "an estimated 40"),
        ("hundreds of thousands of people", "hundreds of thousands"),
        ("a number of shops", "a number"),
        ("the third attack", "3"),
    ],
)
def test_the_number_keeps_its_own_words(wording: str, words: str) -> None:
    """Range, hedge behind the noun, sign, spelling: as printed, in lower case."""
    assert find_number_words(wording) == words


@pytest.mark.parametrize(
    ("wording", "words"),
    [("toll passed 40", "more than 40"), ("neared 200 dead", "nearly 200")],
)
def test_a_verb_that_is_a_hedge_becomes_one(wording: str, words: str) -> None:
    """A count cannot follow a verb in the middle of another sentence."""
    assert find_number_words(wording) == words


@pytest.mark.parametrize(
    ("wording", "words"),
    [
        ("more than 40 hours", "more than 40"),
        ("nearly two days", "nearly two"),
        ("More than $5 million", "more than $5 million"),
        ("over Rs 5 crore", "over Rs 5 crore"),
        ("more than half of the fighters", "more than half"),
        ("nearly 24-hour siege", "nearly 24"),
        ("at least 34 percent more", "at least 34"),
        ("about an hour", "about an hour"),
        ("aged 20 to 25", "20 to 25"),
    ],
)
def test_a_unit_goes_where_the_number_stands_without_it(wording: str, words: str) -> None:
    """A currency keeps its capitals, a share its word."""
    assert find_number_words(wording, is_count=False) == words
