"""What "half" and "quarter" are: a share, a part of a number or of a unit, or a stretch of time."""

from __future__ import annotations

from fractions import Fraction

from analysis.draft.scan.cores import read_core
from analysis.draft.scan.dates import is_year
from analysis.draft.scan.found import Found
from analysis.draft.scan.shares import make_share
from analysis.draft.scan.tokens import Passage
from analysis.draft.scan.units import find_unit_behind
from analysis.draft.scan.words import CLOSED, MONTHS, as_set
from analysis.ledger.numerals import SCALES

_WHICH = as_set(
    "last this next past previous same every each fiscal first second third fourth current latest "
    "final opening closing reporting earlier prior recent"
)
_COMPOUNDS = frozenset(("time", "way", "brother", "sister", "hearted", "mast"))
# "A half-point", "a quarter-mile"; but "half-year results" and "a half-day" tell no number.
_PARTED = frozenset(("points", "percentage-points", "hours", "miles", "km", "inches", "tonnes"))
_PARTED_WORDS = frozenset(("mile", "hour", "point", "inch", "kilometre", "kilometer", "tonne"))
"""Right behind, with a blank: "the quarter mile"."""
_OF_ALL = frozenset(("of", "the", "its", "their", "his", "her", "that", "those"))


def read_half(passage: Passage, at: int, floor: int) -> Found:
    """The phrase of "half" or "quarter".

    Parameters
    ----------
    floor : the first word that no other phrase has.
    """
    words = passage.words
    first = at - 1 if words[at - 1] in ("a", "an", "one") and at - 1 >= floor else at
    readers = (_read_half_of(passage, at, first), _read_half_more(passage, at, floor))
    if found := readers[0] or readers[1] or _read_time(passage, at):
        return found
    if reason := _find_reason(passage, at):
        return Found(at, at + 1, at, skip=reason)
    return make_share(first, at + 1, at, 25 if words[at].startswith("quarter") else 50)


def _read_half_of(passage: Passage, at: int, first: int) -> Found | None:
    """Half of a scale word or of a unit: "half a million", "half-dozen", "half an hour"."""
    words = passage.words
    part = Fraction(1, 2) if words[at] == "half" else Fraction(1, 4)
    place = at + 1 + (words[at + 1] in ("-", "a", "an"))
    if words[place] in SCALES and words[at] == "half":
        size = SCALES[words[place]]
        return Found(first, place + 1, at, (size // 2,))
    unit = find_unit_behind(passage, place) if place > at + 1 else None
    if words[at + 1] in _PARTED_WORDS and words[at - 1] not in _WHICH:
        place = at + 1
        unit = find_unit_behind(passage, place)
    if unit and (words[at + 1] != "-" or unit.name in _PARTED):
        last = place + unit.length
        return Found(first, last, at, (part,), unit=unit.name, is_measured=True)
    return None


def _read_half_more(passage: Passage, at: int, floor: int) -> Found | None:
    """One and a half of a unit or a thing: "a year and a half", "a length and a half"."""
    words = passage.words
    first = at - 4
    if first < floor or words[at - 2 : at] != ["and", "a"] or words[first] not in ("a", "an"):
        return None
    unit = find_unit_behind(passage, first + 1)
    if not words[first + 1].isalpha() or (unit is not None and unit.length != 1):
        return None
    name = unit.name if unit else None
    return Found(first, at + 1, at, (Fraction(3, 2),), unit=name, is_measured=True)


def _read_time(passage: Passage, at: int) -> Found | None:
    """A time of day: "half past nine", "quarter to five"."""
    link = at + 1 + (passage.words[at + 1] == "-")
    if passage.words[link] not in ("past", "to"):
        return None
    hour = read_core(passage, link + 1)
    if hour is None or hour.value > 12 or passage.words[hour.last] in ("percent", "%"):
        return None
    return Found(at, hour.last, at, skip="time")


def _is_of_time(word: str) -> bool:
    """Whether a part of it is a stretch of time: "the last quarter of 1989"."""
    return is_year(word) or word in MONTHS


def _find_reason(passage: Passage, at: int) -> str | None:
    """Why the word is no share: a stretch of time, or a word of a compound; None for a share."""
    words = passage.words
    word, before, behind = words[at], words[at - 1], words[at + 1]
    if before in ("a", "an", "one") and behind in ("of", "the"):
        return None
    if before in _WHICH and behind == "of" and _is_of_time(words[at + 2]):
        return "period"
    is_glued = behind == "-" and passage.is_glued(at + 1) and words[at + 2].isalpha()
    if before == "-" or is_glued or behind in _COMPOUNDS:
        return "idiom"
    if word.startswith("quarter") and before not in ("a", "one", "by"):
        return None if behind == "of" and before != "the" else "period"
    if before in _WHICH and behind != "of":
        return "period"
    is_bare = behind.isalpha() and behind not in CLOSED | _OF_ALL
    if (
        (before == "the" and behind not in _OF_ALL)
        or behind == "year"
        or (is_bare and before == "a")
    ):
        return "period"
    return None
