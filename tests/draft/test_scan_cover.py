"""Every digit and every number word of a text lies in exactly one entry, whatever the text is."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.draft import scan_text
from analysis.draft.skips import SKIPS

SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
)
TEENS = "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
SCALES = "hundred thousand million billion trillion dozen lakh crore score"
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth twelfth twentieth"
OTHERS = (
    "half quarter quarters thirds halves once twice thrice double triple doubled tripled halved"
)
PLURALS = "dozens hundreds thousands millions billions"
WORDS = " ".join((SMALL, TEENS, SCALES, ORDINALS, OTHERS, PLURALS)).split()

ALL_WORDS = re.compile(rf"(?<![^\W\d_])(?:{'|'.join(WORDS)})(?![^\W\d_])", re.IGNORECASE)


def list_runs(text: str) -> list[tuple[int, int]]:
    """Where the maximal runs of digits and the number words of a text are, one by one character."""
    runs, start = [], None
    for at, char in enumerate(f"{text} "):
        if char.isdigit():
            start = at if start is None else start
        elif start is not None:
            runs.append((start, at))
            start = None
    return [*runs, *(found.span() for found in ALL_WORDS.finditer(text))]


def check_cover(text: str) -> None:
    """What must hold of the entries of any text."""
    entries = scan_text(text)
    ends = [0, *(each.end for each in entries)]
    for each, before in zip(entries, ends, strict=False):
        assert before <= each.start < each.end <= len(text)
        assert each.text == text[each.start : each.end]
        assert each.skip is None or each.skip in SKIPS
        assert each.skip is None or each.movement is None
        assert each.low is None or each.high is None or each.low <= each.high
    for start, end in list_runs(text):
        holders = [each for each in entries if each.start < end and start < each.end]
        assert len(holders) == 1, (text[start:end], holders)
        assert holders[0].start <= start
        assert end <= holders[0].end


HOSTILE = (
    "7", "one ", "1-", "1,", "1.", "twenty-", "more than up to ", "\n \n", "hundred and ", "x",
    "a.", "from 9 to ", "half a ", "$", "-5 ", "1/2", "5'", "²", "٣", "between one and ",
)  # fmt: skip

_SIGNS = (
    "a an the and or to of in by at from between than more at-least about over up fell rose "
    "people soldiers killed wounded percent % $ € Rs km hours years-old million-dollar January "
    "May 4th a.m. p.m. o'clock GMT no none nobody several few a-few said Highway Apple F- US$ "
    "pounds another other second - – — , . ; : ( ) \" ' “ ” / # @ & + ° ½ ² ① ٣ ५ 一 - minus plus "
    "< below -5 http:// x@y.z 1st 9/11 17:30 2026-01-31 3-2 1,50,000"
)
_UNSEEN = ("\u202e", "\u200b", "\x00", "\n", "\n\n", "\t", "\xa0")

PIECES = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(_SIGNS.split()),
    st.sampled_from(_UNSEEN),
    st.integers(0, 10**7).map(str),
    st.decimals(0, 10**6, places=2).map(str),
    st.text(st.sampled_from("0123456789٠١٢३४५፩²③.,-/: "), max_size=12),
    st.text(max_size=8),
)
TEXTS = st.lists(
    st.tuples(PIECES, st.sampled_from(["", " ", " ", " ", "-", ", ", ". ", "\n"]))
).map(lambda pieces: "".join(piece + blank for piece, blank in pieces))


@given(TEXTS)
@settings(max_examples=400)
def test_each_digit_and_number_word_lies_in_exactly_one_entry(text):
    """No number is missed and none is told twice."""
    check_cover(text)


@given(TEXTS)
@settings(max_examples=100)
def test_capitals_are_covered_as_well(text):
    """Wire texts of the 1990s have nothing else."""
    check_cover(text.upper())


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_is_covered(piece):
    """One thing again and again, which leads a careless reader astray."""
    check_cover((piece * 3_000)[:3_000])


def test_a_line_of_ten_megabytes_is_read_to_its_end():
    """Every number is found where it stands, and none is cut."""
    part = "the road was closed and no train ran until the evening " * 45
    pieces = [f"{part}{number} " for number in range(1_000_000, 1_004_100)]
    text = "".join(pieces)
    assert len(text) > 10_000_000
    found = scan_text(text)
    assert [each.nominal for each in found] == list(range(1_000_000, 1_004_100))
    assert all(text[each.start : each.end] == each.text for each in found)


def test_the_digits_of_all_scripts_are_covered():
    """Superscripts and circled ones as well, alone and in runs."""
    digits = [char for char in map(chr, range(0x110000)) if char.isdigit()]
    assert len(digits) > 700
    check_cover(" ".join(digits))
    check_cover("x ".join(map("".join, pairwise(digits))))


def test_long_runs_of_digits_stay_whole():
    """However a long text is read in parts, no number is cut in two."""
    text = "x" * 59_990 + " " + "7" * 200_000 + " " + "y," * 50_000 + "22"
    assert [each.text for each in scan_text(text)] == ["7" * 200_000, "22"]


@given(st.text())
@settings(max_examples=400)
def test_any_text_is_covered(text):
    """Whatever the characters are."""
    check_cover(text)
