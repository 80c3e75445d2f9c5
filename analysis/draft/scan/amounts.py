"""A number or a range with its currency, its unit and its hedges: "between $2 and $3 billion"."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from analysis.draft.scan.cores import Core, is_digits, read_core
from analysis.draft.scan.found import Found
from analysis.draft.scan.hedging import take_before, take_behind
from analysis.draft.scan.movement import is_moved_by, is_moving
from analysis.draft.scan.nouns import is_plural
from analysis.draft.scan.tokens import Passage
from analysis.draft.scan.units import Unit, find_currency_before, find_unit_behind
from analysis.draft.scan.words import CLOSED, DETERMINERS, PEOPLE, PREPOSITIONS, as_set
from analysis.ledger.numerals import SCALES, read_range
from analysis.ledger.shares import read_share

_MONEY = as_set("$ £ € ₹ us rs .")
_SCORING = as_set(
    "set sets tie-break tiebreak game games match half-time halftime overtime series defeat loss "
    "home away deuce serve held thrashed edged downed upset stunned thumped crushed hammered fell "
    "losing eased cruised aggregate won win wins winning beat beats beaten beating lost lose "
    "loses losing defeat defeated defeats draw drew drawn victory lead leads led leading trail "
    "trailed trailing score scored scoreline vote votes voted voting aggregate penalties shootout "
    "ballot verdict"
)
_AGES: tuple[list[str], ...] = ([], ["ages"], ["the", "ages", "of"], ["the", "age", "of"])
_JOINTS = frozenset(("-", "to", "or", "and"))
_MOST_TIMES = {"-": 1000, "to": 100, "or": 10, "and": 10_000}
"""How many times its low end the high end of a range may be, by the word between them."""


class _End(NamedTuple):
    """One end of a range, or the only number."""

    core: Core
    first: int
    last: int
    unit: Unit | None

    @property
    def value(self) -> Fraction | int:
        """Its number."""
        return self.core.value


def read_amount(passage: Passage, at: int, floor: int, core: Core | None) -> Found | None:
    """The number phrase of digits or number words that begins at a word, or just before it.

    Parameters
    ----------
    at : the word of the first digit or number word.
    floor : the first word that no other phrase has.
    core : the bare number there, as read without a currency; None without one.
    """
    low = _read_end(passage, at, floor, core)
    if low is None:
        return None
    found = _read_range(passage, low, floor) or _make(low.first, low.last, at, low.unit, low.value)
    if found.skip:
        return found
    _take_half_behind(passage, found)
    _take_smaller(passage, found)
    take_behind(passage, found)
    _take_more(passage, found)
    _take_sign(passage, found, floor)
    take_before(passage, found, floor)
    _take_age(passage, found)
    return found


def _make(first: int, last: int, at: int, unit: Unit | None, *numbers: Fraction | int) -> Found:
    name = unit.name if unit else None
    return Found(first, last, at, numbers, unit=name, is_measured=unit is not None)


def _take_sign(passage: Passage, found: Found, floor: int) -> None:
    """Reach back over a sign: "-5" is below nought, "+3" is a rise."""
    sign, first = passage.words[found.first - 1], found.first
    if sign not in ("-", "+") or first - 1 < floor or not passage.is_glued(first):
        return
    before = passage.words[first - 2]
    if passage.is_glued(first - 1) and before not in ("(", "[", "/", "$", "=", ":"):
        return
    found.first = first - 1
    if sign == "+":
        found.movement = "up"
    elif len(found.numbers) == 1:
        found.numbers = (-found.numbers[0],)


def _take_age(passage: Passage, found: Found) -> None:
    """Give an age its unit: "aged 24"."""
    if not found.is_measured and passage.words[found.first - 1] in ("aged", "age", "ages"):
        found.unit, found.is_measured = "years", True


def _read_end(passage: Passage, at: int, floor: int, core: Core | None = None) -> _End | None:
    words = passage.words
    first = at
    if words[at - 1] == "." and at - 1 >= floor and _is_point(passage, at):
        first = at - 1
    money = find_currency_before(passage, first) if first > floor else None
    if money and first - money.length < floor:
        money = None
    if core is None or money is not None or first < at:
        core = read_core(passage, first, is_money=money is not None)
    if core is None:
        return None
    if money:
        first -= money.length
    elif words[at] in SCALES and words[at - 1] in ("a", "an") and at - 1 >= floor:
        first = at - 1
    behind = find_unit_behind(passage, core.last)
    if money is not None:
        length = behind.length if behind and behind.name == money.name else 0
        return _End(core, first, core.last + length, money)
    return _End(core, first, core.last + (behind.length if behind else 0), behind)


def _is_point(passage: Passage, at: int) -> bool:
    """Whether a point before digits belongs to them: ".5"."""
    before = passage.words[at - 2]
    is_apart = not passage.is_glued(at - 1) or before in ("$", "£", "€", "-", "+", "(")
    return passage.is_glued(at) and is_apart and passage.words[at].isdecimal()


def _read_range(passage: Passage, low: _End, floor: int) -> Found | None:
    """The range of two ends, or the score; None where what follows is no other end."""
    words, joint = passage.words, passage.words[low.last]
    start = low.last + 1
    if joint == "votes" and words[start] == "to":
        joint, start = "to", start + 1
    if joint == "for" and _is_innings(passage, low):
        return Found(low.first, start + 1, low.core.first, skip="score")
    if joint == "-" and words[start] in ("to", "or") and passage.is_glued(low.last):
        # "18- to 24-year-olds"
        joint, start = words[start], start + 1
    if joint not in _JOINTS:
        return None
    opener, length = _find_opener(words, low.first, floor)
    if joint == "and" and opener != "between":
        return None
    high = _read_high(passage, start)
    if high is None:
        return None
    if _is_score(passage, low, high, opener):
        return Found(low.first, high.last, low.core.first, skip="score")
    if not _is_same(low, high) or "votes" in words[low.last : start]:
        return None
    found = _join(passage, low, high, opener, joint)
    if found is not None:
        found.first -= length
    return found


def extend_range(passage: Passage, low: Found, floor: int) -> Found:
    """The range that begins with a share or half of a unit: "a third to a half"; else the same.

    Parameters
    ----------
    floor : the first word that no other phrase has.
    """
    words, start = passage.words, low.last + 1
    opener, length = _find_opener(words, low.first, floor)
    if words[low.last] not in ("to", "or", "and") or low.skip or len(low.numbers) != 1:
        return low
    if words[low.last] == "and" and opener != "between":
        return low
    high = _read_share(passage, start) if low.unit == "percent" else None
    if high is None and low.unit != "percent":
        end = _read_end(passage, start, start)
        if end and end.unit and end.unit.name == low.unit:
            high = end.value, end.last
    if high is None or not low.numbers[0] < high[0] <= 100 * low.numbers[0]:
        return low
    numbers = (low.numbers[0], high[0])
    return replace(low, first=low.first - length, last=high[1], numbers=numbers)


def _read_share(passage: Passage, at: int) -> tuple[Fraction | int, int] | None:
    """The share in words that begins there, in percent, and where it ends."""
    words = passage.words
    run = [word for word in words[at : at + 4] if word != "-"]
    for length in (2, 1):
        share = read_share(tuple(run[:length]))
        if share and share.unit == "percent" and not share.rest and not share.move:
            if share.hedge or (length == 1 and run[0] != "half"):
                return None
            last = at + length + ("-" in words[at : at + length])
            return share.numbers[0], last
    return None


def _find_opener(words: list[str], first: int, floor: int) -> tuple[str, int]:
    """The word that opens a range, and how many words it has: "between the ages of"."""
    for length in (1, 2, 4):
        opener = words[first - length]
        behind = words[first - length + 1 : first]
        if opener in ("between", "from") and behind in _AGES and first - length >= floor:
            return opener, length
    return "", 0


def _read_high(passage: Passage, start: int) -> _End | None:
    """The other end of a range, which begins with its currency or its number."""
    words, at = passage.words, start
    while words[at] in _MONEY and at < start + 3:
        at += 1
    if not (is_digits(words[at]) or words[at] in _NUMBER_WORDS):
        return None
    high = _read_end(passage, at, start)
    return high if high and high.first == start else None


def _is_innings(passage: Passage, low: _End) -> bool:
    """Whether "0 for 3" is a score of cricket or a record of shots, and buys nothing."""
    words = passage.words
    behind = words[low.last + 2]
    is_bare = low.unit is None and low.last == low.first + 1
    if not is_bare or not (words[low.first] + words[low.last + 1]).isdecimal():
        return False
    return behind in CLOSED or not behind.isalpha() or behind == "from"


def _is_score(passage: Passage, low: _End, high: _End, opener: str) -> bool:
    """Whether two numbers are a score, a record or a vote: "3-2", "52 votes to 48"."""
    words = passage.words
    if low.unit or high.unit or opener or len(low.core.words) + len(high.core.words) > 2:
        return False
    if not isinstance(low.value, int) or not isinstance(high.value, int):
        return False
    if "votes" in words[low.last : high.first]:
        return True
    is_dash = words[low.last] == "-" and is_digits(words[low.first])
    is_glued = passage.is_glued(low.last) and passage.is_glued(high.first)
    if is_dash and is_glued and low.value >= high.value:
        return True
    is_set = words[low.first - 1] == "(" and words[high.last] == ")"
    if (is_set and passage.is_capital(low.first - 2)) or "record" in words[
        low.first - 4 : low.first
    ]:
        return is_dash and is_glued
    near = {*words[low.first - 7 : low.first], *words[high.last : high.last + 5]}
    is_to = words[low.last] == "to" and low.value > high.value
    return (is_to or (is_dash and is_glued and high.value < 200)) and not (
        near.isdisjoint(_SCORING) or words[high.last] in PEOPLE or is_plural(words[high.last])
    )


def _is_same(low: _End, high: _End) -> bool:
    """Whether both ends may be of one unit."""
    if low.unit is None:
        return True
    return (high.unit is not None and low.unit.name == high.unit.name) or (
        low.unit.name is not None and high.unit is None and low.first < low.core.first
    )


def _join(passage: Passage, low: _End, high: _End, opener: str, joint: str) -> Found | None:
    numbers = _list_numbers(low.core, high.core)
    unit = low.unit or high.unit
    first = low.first
    is_change = opener == "from" and (numbers[0] > numbers[1] or is_moving(passage, first - 1))
    if not is_change and not (opener == "between" and numbers[0] != numbers[1]):
        times = _MOST_TIMES[joint]
        if joint == "to" and not opener and is_moved_by(passage, first):
            # "Fell 14,000 to 213,000" and "rose 3 percent to 31" are a change and its outcome.
            is_share = low.unit == high.unit and low.unit is not None and low.unit.name == "percent"
            times = 2 if is_share else 0 if low.unit or low.core.words[-1] in SCALES else 4
        if numbers[0] >= numbers[1] or numbers[1] > max(numbers[0], 1) * times:
            return None
    found = _make(first, high.last, low.core.first, unit, *sorted(numbers))
    if is_change:
        found.is_change = True
        found.movement = "up" if numbers[0] < numbers[1] else "down"
    return found


def _list_numbers(low: Core, high: Core) -> tuple[Fraction | int, Fraction | int]:
    """Both ends; the first shares the scale of the last where it may ("two to three hundred")."""
    if len(high.words) == 1 or any(word in SCALES for word in low.words):
        return low.value, high.value
    return _share_scale(low.words, high.words) or (low.value, high.value)


@lru_cache(maxsize=4096)
def _share_scale(
    low: tuple[str, ...], high: tuple[str, ...]
) -> tuple[Fraction | int, Fraction | int] | None:
    ways = read_range((*low, "to", *high), is_count=False)
    if not ways:
        return None
    first, last = (int(end) if end.denominator == 1 else end for end in ways[-1])
    return first, last


def _take_half_behind(passage: Passage, found: Found) -> None:
    """Add the half of "a year and a half"."""
    words = passage.words
    if (
        len(found.numbers) == 1
        and found.is_measured
        and (words[found.last : found.last + 3] == ["and", "a", "half"])
    ):
        found.numbers = (found.numbers[0] + Fraction(1, 2),)
        found.last += 3


_SMALLER = {
    "years": ("months", 12), "weeks": ("days", 7), "days": ("hours", 24), "hours": ("minutes", 60),
    "minutes": ("seconds", 60), "ft": ("inches", 12), "lb": ("ounces", 16),
}  # fmt: skip
"""A unit -> the one below it, and how many of that it has."""


def _take_smaller(passage: Passage, found: Found) -> None:
    """Add what is told in smaller units behind: "1 hour, 59 minutes and 40 seconds"."""
    words = passage.words
    while found.unit in _SMALLER and len(found.numbers) == 1 and not found.is_change:
        at = found.last + (words[found.last] == ",")
        at += words[at] == "and"
        if not (is_digits(words[at]) or words[at] in _NUMBER_WORDS):
            return
        part = _read_end(passage, at, at)
        unit, many = _SMALLER[found.unit]
        is_next = part is not None and part.unit is not None and part.unit.name == unit
        if part is None or not is_next or not 0 <= part.value < many:
            return
        found.numbers = (found.numbers[0] * many + part.value,)
        found.unit, found.last = unit, part.last


def _take_more(passage: Passage, found: Found) -> None:
    """Reach on over "more" or "fewer" right behind the number: "22 more"."""
    words, at = passage.words, found.last
    if words[at] in ("more", "additional", "further", "extra", "fewer", "less") and (
        words[at + 1] != "than" and words[at + 1] != "or"
    ):
        found.last = at + 1
        if not _is_compared(words, at + 1):
            found.movement = "down" if words[at] in ("fewer", "less") else "up"


def _is_compared(words: list[str], at: int) -> bool:
    """Whether two things are held against each other: "3 more bakers than butchers"."""
    for place in range(at + 1, at + 4):
        if words[place] == "than":
            # "Than last year" tells of a rise.
            return words[place + 1].isalpha() and words[place + 1] not in _EARLIER
        if not words[place].isalpha():
            return False
    return False


_EARLIER = DETERMINERS | PREPOSITIONS | as_set("last previously earlier when expected usual")

_NUMBER_WORDS = as_set(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred"
)
