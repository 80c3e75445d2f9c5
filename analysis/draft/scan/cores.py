"""The bare number of a phrase: "2.5 million", "a hundred and five", "half a dozen", "3 1/2".

A core is the longest run of digits and number words that the ledger's grammar reads as one number.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from analysis.draft.scan.tokens import FRACTIONS, ODD_DIGITS, Passage
from analysis.draft.scan.words import as_set
from analysis.ledger.numerals import CARDINALS, DIGITS, SCALES, TENS, read_number

_AND_A_HALF = ("and", "a", "half")
LONGEST_RUN = 14
"""So many words of a number at most; "one one one …" is many numbers."""

_MOST_DIGITS = 15
"""A longer run of digits counts nothing that news tells of."""

_SUFFIXES = {
    "k": "thousand", "m": "million", "mn": "million", "mln": "million", "mio": "million",
    "b": "billion", "bn": "billion", "bln": "billion", "t": "trillion", "tn": "trillion",
    "trn": "trillion", "cr": "crore", "lac": "lakh", "lacs": "lakh",
}  # fmt: skip
# What may stand apart from its number; "5 m" are metres and "5 t" tonnes.
_APART = frozenset({"mn", "mln", "mio", "bn", "bln", "tn", "trn", "cr", "lac", "lacs"})
_PLURAL_SCALES = {f"{scale}s": scale for scale in SCALES}
_EXTENDING = {*_SUFFIXES, *SCALES, *_PLURAL_SCALES, *FRACTIONS, "and", "-"}
"""Words behind digits that may belong to their number."""

_WORDS = {**CARDINALS, **TENS}
_ODD = re.compile(rf"[{ODD_DIGITS}]")
_ARABIC = str.maketrans({"٫": ".", "٬": ","})
# What tells that "100m" are metres: "the 100m", "100m deep", "100m from the gate".
_BEFORE_LENGTHS = frozenset(("the", "a", "of", "s", "only"))
_LENGTHS = as_set(
    "race sprint hurdles relay final freestyle backstroke butterfly wide high tall long deep "
    "away dash champion runner event title"
)


class Core(NamedTuple):
    """A bare number.

    Attributes
    ----------
    value : the number.
    first, last : its words in the passage, the last one exclusive.
    words : its words as the ledger's grammar reads them.
    """

    value: Fraction | int
    first: int
    last: int
    words: tuple[str, ...]


def is_digits(word: str) -> bool:
    """Whether a word of a passage is a number in digits."""
    return word[:1].isdigit()


def read_core(passage: Passage, at: int, *, is_money: bool = False) -> Core | None:
    """The number that begins at a word, with its repeat in brackets: "two (2)"; None for none."""
    core = _read_once(passage, at, is_money=is_money)
    if core is None or passage.words[core.last] != "(":
        return core
    again = _read_once(passage, core.last + 1, is_money=is_money)
    is_repeat = again and again.value == core.value and passage.words[again.last] == ")"
    return core._replace(last=again.last + 1) if again and is_repeat else core


def _read_once(passage: Passage, at: int, *, is_money: bool) -> Core | None:
    """The number that begins at a word; None where none does."""
    words = passage.words
    word = words[at]
    if is_digits(word):
        return _read_digits(passage, at, is_money=is_money)
    if word in FRACTIONS:
        return Core(Fraction(*FRACTIONS[word]), at, at + 1, (word,))
    if word == ".":
        return _read_point(passage, at, is_money=is_money)
    if word in SCALES:
        # "A dozen", "another dozen", "the hundred" are one of it; the article is the phrase's.
        core = _read_run(passage, at, ["a"], at)
        return core and core._replace(first=at)
    return _read_run(passage, at, [], at)


def _read_point(passage: Passage, at: int, *, is_money: bool) -> Core | None:
    """A decimal without a nought: ".5"."""
    digits = passage.words[at + 1]
    if not digits.isdecimal() or not passage.is_glued(at + 1):
        return None
    return _extend(passage, at, f".{digits}", at + 2, is_money=is_money)


def _read_digits(passage: Passage, at: int, *, is_money: bool) -> Core | None:
    word = passage.words[at]
    last = at + 1
    if len(word) <= 3 and word.isdecimal():
        # Groups of three parted by a blank: 10 000.
        while _is_group(passage, last) and last - at < 5:
            word, last = word + passage.words[last], last + 1
    return _extend(passage, at, word, last, is_money=is_money)


def _is_group(passage: Passage, at: int) -> bool:
    word = passage.words[at]
    if len(word) != 3 or not word.isdecimal() or passage.starts[at] != passage.end(at - 1) + 1:
        return False
    return passage.text[passage.end(at - 1)] in " \u00a0\u202f\u2009"


def _extend(passage: Passage, at: int, digits: str, last: int, *, is_money: bool) -> Core | None:
    """Digits with the scale, the fraction or the suffix behind them."""
    words = passage.words
    behind = words[last]
    plain = read_digits(digits)
    if plain is None:
        return None
    value, said = plain
    if behind not in _EXTENDING and not is_digits(behind):
        return Core(value, at, last, (said,))
    if behind in _SUFFIXES and (scale := _find_suffix(passage, last, is_money=is_money)):
        return Core(value * SCALES[scale], at, last + 1, (said, scale))
    if behind in FRACTIONS and passage.is_glued(last) and isinstance(value, int):
        return Core(value + Fraction(*FRACTIONS[behind]), at, last + 1, (said,))
    if is_digits(behind) and isinstance(value, int) and (part := read_slash(passage, last)):
        return Core(value + part, at, last + 3, (said,))
    if isinstance(value, int) and (length := _count_and_a_half(words, last)):
        value, last = value + Fraction(1, 2), last + length
        scale = words[last]
        if scale in SCALES:
            return Core(value * SCALES[scale], at, last + 1, (said, "and", "a", "half", scale))
        return Core(value, at, last, (said, "and", "a", "half"))
    if behind in SCALES or behind in _PLURAL_SCALES or behind == "-":
        return _read_run(passage, at, [said], last) or Core(value, at, last, (said,))
    return Core(value, at, last, (said,))


def read_slash(passage: Passage, at: int) -> Fraction | None:
    """The fraction of "3 1/2"; None for a date."""
    above, slash, below = passage.words[at : at + 3]
    if slash != "/" or not (above.isdecimal() and below.isdecimal()) or len(above + below) > 4:
        return None
    if not passage.is_glued(at + 1) or not passage.is_glued(at + 2):
        return None
    return Fraction(int(above), int(below)) if 0 < int(above) < int(below) else None


def _find_suffix(passage: Passage, at: int, *, is_money: bool) -> str | None:
    """The scale of a suffix such as "bn" or "m"; None where it is something else."""
    word = passage.words[at]
    if not passage.is_glued(at):
        is_apart = word in _APART or (is_money and word in ("m", "b"))
        return _SUFFIXES[word] if is_apart else None
    if word == "t" or word == "b":
        is_scale = is_money or (word == "b" and passage.text[passage.starts[at]] == "B")
        return _SUFFIXES[word] if is_scale else None
    if word == "m" and not is_money and not _is_million(passage, at):
        return None
    return _SUFFIXES[word]


def _is_million(passage: Passage, at: int) -> bool:
    """Whether "100m" without a currency are millions: of something, or with decimals."""
    words = passage.words
    behind = words[at + 1]
    if behind in _LENGTHS or behind == "-" or "," in words[at - 1]:
        return False
    is_many = behind == "people" or (behind.isalpha() and behind.endswith("s") and len(behind) > 3)
    return is_many or "." in words[at - 1] or words[at - 2] not in _BEFORE_LENGTHS


@lru_cache(maxsize=16384)
def read_digits(digits: str) -> tuple[Fraction | int, str] | None:
    """The number in a piece of digits, and as the ledger writes it; None where it is too long."""
    plain = _ODD.split(digits.translate(_ARABIC))[0]
    if sum(map(str.isdecimal, plain)) > _MOST_DIGITS:
        return None
    if not plain:
        return None
    if not plain.isascii():
        plain = "".join(str(int(char)) if char.isdecimal() else char for char in plain)
    if plain.isdecimal():
        return int(plain), plain
    if DIGITS.fullmatch(plain):
        whole, _, part = plain.replace(",", "").partition(".")
        number = Fraction(int(whole + part), 10 ** len(part))
        return (int(number) if number.denominator == 1 else number), plain
    head, comma, tail = plain.rpartition(",")
    if comma and head.replace(".", "").isdecimal() and 0 < len(tail) < 3 and tail.isdecimal():
        # A comma for the point: 3,5 and 1.200,50.
        whole = head.replace(".", "")
        return Fraction(f"{whole}.{tail}"), f"{whole}.{tail}"
    return None


def _read_run(passage: Passage, first: int, run: list[str], at: int) -> Core | None:
    """The longest number among the words from `at`, behind what `run` already has."""
    ends = [0] * len(run)
    while len(run) < LONGEST_RUN:
        more, end = _take_part(passage, run, at)
        if end == at:
            break
        at = end
        run += more
        ends += [at] * len(more)
    if not run:
        return None
    value, length = _read_longest(tuple(run))
    if value is None or ends[length - 1] == 0:
        return None
    return Core(value, first, ends[length - 1], tuple(run[:length]))


def _take_part(passage: Passage, run: list[str], at: int) -> tuple[tuple[str, ...], int]:
    """The next words of a number, and where they end; none where it has ended."""
    words = passage.words
    word = words[at]
    if word in _WORDS or word in SCALES:
        return (word,), at + 1
    if not run or run[-1] == "and":
        return (), at
    if word in _PLURAL_SCALES:
        return (_PLURAL_SCALES[word],), at + 1
    if word in ("and", "-") and (length := _count_and_a_half(words, at)):
        return _AND_A_HALF, at + length
    if word == "-" and _joins(passage, at):
        return (), at + 1
    if word == "and" and run[-1] in SCALES and words[at + 1] in _WORDS:
        return (word,), at + 1
    return (), at


def _count_and_a_half(words: list[str], at: int) -> int:
    """How many words "and a half" has there, with hyphens or without; 0 if it is not there."""
    for form in (("and", "a", "half"), ("-", "and", "-", "a", "-", "half")):
        if tuple(words[at : at + len(form)]) == form:
            return len(form)
    return 0


def _joins(passage: Passage, at: int) -> bool:
    """Whether a hyphen joins two words of one number: "twenty-two", "2-million"."""
    before, behind = passage.words[at - 1], passage.words[at + 1]
    if not passage.is_glued(at) or not passage.is_glued(at + 1):
        return False
    if behind in SCALES:
        return True
    return before in TENS and 0 < CARDINALS.get(behind, 0) < 10


@lru_cache(maxsize=16384)
def _read_longest(run: tuple[str, ...]) -> tuple[Fraction | int | None, int]:
    """The number in the longest readable beginning of a run, and how many words it has."""
    for length in range(len(run), 0, -1):
        value = read_number(run[:length])
        if value is None and length == 2 and run[1] in SCALES and DIGITS.fullmatch(run[0]):
            # "1,500 million" is none to those who count in billions.
            value = Fraction(run[0].replace(",", "")) * SCALES[run[1]]
        if value is not None:
            return (int(value) if value.denominator == 1 else value), length
    return None, 0
