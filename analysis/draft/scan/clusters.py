"""Digits with the letters and signs that stand around them without a blank, read as one.

How far such a cluster reaches is found here; what its shape means, `codes` says.
"""

from __future__ import annotations

import re

from analysis.draft.scan.codes import is_quantity, read_code
from analysis.draft.scan.found import Found
from analysis.draft.scan.tokens import Passage
from analysis.draft.scan.units import find_currency_before
from analysis.draft.scan.words import MONTHS

_SIGNS = frozenset("-/:.@#_+&°'’=~?%×\"")
_MOST_WORDS = 40
"""So far on either side; a longer cluster is a code."""


def read_phone(passage: Passage, at: int, floor: int) -> Found | None:
    """A telephone number with the code of its country: "+44 20 7946 0958"."""
    words, last = passage.words, at + 1
    if words[at - 1] != "+" or at - 1 < floor or len(words[at]) > 3:
        return None
    while words[last].isdecimal() and 1 < len(words[last]) < 9:
        last += 1
    return Found(at - 1, last, at, skip="phone") if last > at + 2 else None


def read_cluster(passage: Passage, at: int, floor: int) -> Found | None:
    """The phrase of digits that are glued to letters or signs; None for a plain number.

    Parameters
    ----------
    at : the word of the digits.
    floor : the first word that no other phrase has.
    """
    if not (passage.is_glued(at) or passage.is_glued(at + 1)):
        return None
    words = passage.words
    first, last = _find_reach(passage, at, floor)
    if last - first == 1:
        return None
    money = find_currency_before(passage, at)
    if money and at - money.length <= first:
        first = at
    reason = read_code("".join(words[first:last])) or _find_unit_name(passage, first, last)
    if reason == "date" and words[last - 1] in MONTHS:
        last = _pass_day(words, last)
    return Found(first, last, at, skip=reason) if reason else None


def _find_unit_name(passage: Passage, first: int, last: int) -> str | None:
    """A battalion or the like by its number and letters: "63IB", "8ID"; None for a quantity."""
    if last - first != _NUMBER_AND_LETTERS or not passage.is_capital(last - 1):
        return None
    printed = passage.text[passage.starts[first] : passage.end(last - 1)]
    is_name = not passage.is_capitals and _UNIT_NAME.fullmatch(printed)
    return "name" if is_name and not is_quantity(printed.casefold()) else None


_NUMBER_AND_LETTERS = 2
_UNIT_NAME = re.compile(r"[1-9]\d{0,3}[A-Z]{2,5}")


def _find_reach(passage: Passage, at: int, floor: int) -> tuple[int, int]:
    """The first word of a cluster and the word behind it; signs at its ends are left out."""
    words = passage.words
    first, last = at, at + 1
    while first > floor and at - first < _MOST_WORDS and _belongs(passage, first, first - 1):
        first -= 1
    while last - at < _MOST_WORDS and _belongs(passage, last, last):
        last += 1
    while last > at + 1 and words[last - 1] in _SIGNS:
        last -= 1
    while first < at and words[first] in _SIGNS and words[first] not in "#@":
        first += 1
    return first, last


def _belongs(passage: Passage, seam: int, at: int) -> bool:
    """Whether a word goes with the cluster, from which the seam parts it with no blank."""
    word = passage.words[at]
    return passage.is_glued(seam) and (word in _SIGNS or word[:1].isalnum())


def _pass_day(words: list[str], at: int) -> int:
    """Behind the day of a month that ends a cluster: "30-Oct. 1"."""
    day = at + (words[at] == ".")
    is_day = words[day].isdecimal() and len(words[day]) < 3
    return day + 1 if is_day else at
