"""How a text is spelled: digits of all scripts, and characters that print nothing."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import WordingError
from analysis.ledger.spelling import find_invisible
from analysis.ledger.wording import read_phrase, read_quantity

ZEROS = [
    chr(code)
    for code in range(sys.maxunicode + 1)
    if unicodedata.category(chr(code)) == "Nd" and unicodedata.digit(chr(code)) == 0
]
# Marks that span the digits behind them, as Unicode lists them (Prepended_Concatenation_Mark).
SPANNING = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
INVISIBLE = [
    chr(code)
    for code in range(sys.maxunicode + 1)
    if unicodedata.category(chr(code)) == "Cf" and code not in SPANNING
]


def in_script(text, zero):
    """The text with its digits in the script of that zero."""
    return "".join(chr(ord(zero) + int(char)) if char in "0123456789" else char for char in text)


@given(st.sampled_from(ZEROS), st.integers(0, 10**9), st.sampled_from(["{}", "{:,}", "over {:,}"]))
def test_digits_of_every_script_say_the_same(zero, number, form):
    """A number reads alike in all digits that Unicode has."""
    wording = form.format(number)
    assert read_quantity(in_script(wording, zero)) == read_quantity(wording)


@given(st.sampled_from(ZEROS), st.sampled_from(ZEROS), st.integers(0, 9), st.integers(0, 9))
def test_a_number_in_two_scripts_is_refused(one, other, first, last):
    """No page prints half a number in other digits."""
    number = chr(ord(one) + first) + chr(ord(other) + last)
    if one == other:
        assert read_quantity(number).nominal == 10 * first + last
        return
    with pytest.raises(WordingError, match="of two scripts"):
        read_quantity(number)


def test_a_range_may_not_lose_its_script():
    """Each number has one script; a page in two languages may have both."""
    assert read_phrase("۲۲-۲۵ soldiers").numbers == (22, 25)


@pytest.mark.parametrize(("wording", "number"), [("١٬٥٠٠", 1_500), ("१,५०,०००", 150_000)])
def test_separators_of_other_scripts_group_digits(wording, number):
    """The Arabic thousands separator, and grouping as in South Asia."""
    assert read_quantity(wording).nominal == number


def test_the_decimal_separator_of_arabic_digits_is_read():
    """So is the percent sign."""
    said = read_phrase("٢٫٥٪", is_count=False)
    assert (float(said.numbers[0]), said.unit) == (2.5, "percent")


@pytest.mark.parametrize("char", INVISIBLE, ids=lambda char: f"U+{ord(char):04X}")
def test_a_format_character_in_a_number_is_named(char):
    """Whatever prints nothing is told by its code, before, in and behind a number."""
    for text in (f"{char}18", f"1{char}8", f"18{char} dead"):
        with pytest.raises(WordingError) as refusal:
            read_quantity(text)
        assert f"it holds the invisible character U+{ord(char):04X}" in str(refusal.value)


@pytest.mark.parametrize("text", ["کتاب‌ها", "می‌شود", "क्‍ष", "শ্‌চ", "ශ්‍රී"])
def test_a_joiner_between_letters_that_join_is_no_fault(text):
    """Persian, Hindi, Bengali and Sinhala words need them."""
    assert find_invisible(text) is None


@pytest.mark.parametrize(
    "text", ["ab\u200cc", "1\u200d2", "۲\u200c۲", "۲\u200cه", " \u200cه", "\u200c"]
)
def test_a_joiner_elsewhere_is_a_fault(text):
    """Latin letters, digits and spaces join nothing."""
    assert find_invisible(text) is not None


@given(st.text(alphabet=st.characters(codec="latin-1", categories=["L", "Nd", "P", "Zs"])))
def test_no_plain_text_has_an_invisible_character(text):
    """Letters, digits, punctuation and spaces all print."""
    assert find_invisible(text) is None
