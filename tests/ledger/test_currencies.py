"""Money: every currency by its code, and what a shared symbol or name leaves open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import WordingError
from analysis.ledger.currencies import CURRENCIES, LABELS, list_names, list_shared_names
from analysis.ledger.measures import MEASURES, UNITS
from analysis.ledger.wording import read_phrase

READ = [
    ("US$ 1.5bn", 1_500_000_000, "usd"),
    ("U.S. $300", 300, "usd"),
    ("€300", 300, "eur"),
    ("300 €", 300, "eur"),
    ("300 euros", 300, "eur"),
    ("₹2 crore", 20_000_000, "inr"),
    ("2 million Pakistani rupees", 2_000_000, "pkr"),
    ("PKR 1.5 million", 1_500_000, "pkr"),
    ("5 pounds sterling", 5, "gbp"),
    ("300 USD", 300, "usd"),
    ("500 CFA francs", 500, None),
]  # fmt: skip

SHARED = [
    ("$2 million", {"usd", "cad", "aud", "mxn"}, {"eur", "pkr"}),
    ("Rs 1.5 crore", {"inr", "pkr", "npr", "lkr"}, {"usd"}),
    ("Rs. 300", {"inr", "pkr"}, {"usd"}),
    ("2 million rupees", {"inr", "pkr"}, {"usd"}),
    ("£2m", {"gbp", "egp"}, {"eur"}),
    ("2 million pounds", {"gbp", "egp"}, {"eur"}),
    ("¥300", {"jpy", "cny"}, {"usd"}),
    ("500 CFA francs", {"xof", "xaf"}, {"chf"}),
    ("300 dollars", {"usd", "aud"}, {"mxn"}),
]  # fmt: skip


@pytest.mark.parametrize(("wording", "number", "unit"), READ)
def test_money_reads_with_its_currency(wording, number, unit):
    """The code of the one currency that the words name."""
    said = read_phrase(wording, is_count=False)
    assert (said.numbers, said.unit) == ((number,), unit)


@pytest.mark.parametrize(("wording", "may_be", "cannot_be"), SHARED)
def test_a_shared_symbol_leaves_its_currency_open(wording, may_be, cannot_be):
    """The figure's unit must be among those that the words may mean."""
    units = {*read_phrase(wording, is_count=False).units}
    assert may_be <= units
    assert not cannot_be & units


@given(st.sampled_from(CURRENCIES), st.integers(1, 10**9))
def test_every_name_of_a_currency_leads_to_it(code, number):
    """Code and full name behind a number, in any case."""
    for name in list_names(code):
        for word in (name, name.upper()):
            assert read_phrase(f"{number:,} {word}", is_count=False).unit == code


def test_two_currencies_are_refused():
    """A dollar sign before rupees is a slip of the pen."""
    with pytest.raises(WordingError, match="names two units"):
        read_phrase("$2 million rupees", is_count=False)


def test_all_thirty_are_no_lek():
    """The code of the Albanian lek is an English word."""
    assert read_phrase("all 30", is_count=False).units == ()


def test_every_currency_is_a_unit_of_money():
    """Each code of three letters is a unit with a label of its own."""
    assert {*MEASURES["money"].units} == {*CURRENCIES}
    assert all(len(code) == 3 and code.isascii() and code.islower() for code in CURRENCIES)
    assert len({*LABELS.values()}) == len(CURRENCIES) == len({UNITS[c].label for c in CURRENCIES})


def test_a_shared_name_is_no_currency_s_own():
    """A word leads either to one currency or to several."""
    own = {name for code in CURRENCIES for name in list_names(code)}
    assert not own & {*list_shared_names()}


@pytest.mark.parametrize(
    ("wording", "unit", "number"),
    [
        ("N10.9bn", "ngn", 10_900_000_000),
        ("demanded N5 million", "ngn", 5_000_000),
        ("at least the sum of N1,500", "ngn", 1_500),
        ("a ransom of R5 million", "zar", 5_000_000),
        ("N$300", "nad", 300),
        ("a reward of MX$2 million", "mxn", 2_000_000),
    ],
)
def test_a_letter_before_digits_is_its_currency(wording, unit, number):
    """As a country's papers print it; what a sum is for changes nothing."""
    said = read_phrase(wording, is_count=False)
    assert (said.units, said.numbers) == ((unit,), (number,))


@pytest.mark.parametrize("wording", ["N 12", "R12"])
def test_a_letter_is_no_money_in_a_count(wording):
    """A count has no currency."""
    with pytest.raises(WordingError):
        read_phrase(wording, is_count=True)
