"""Days, times of day and years, as words around a number tell them."""

from __future__ import annotations

from analysis.draft.scan.cores import Core
from analysis.draft.scan.found import Found
from analysis.draft.scan.tokens import Passage
from analysis.draft.scan.words import CLOSED, DETERMINERS, HARMS, MONTHS, PEOPLE, WEEKDAYS, as_set
from analysis.ledger.numerals import CARDINALS, ORDINALS, TENS

_NUMBERS = {**CARDINALS, **TENS, **{word: CARDINALS.get(name, TENS.get(name, 0))
                                    for word, name in ORDINALS.items()}}  # fmt: skip
_ENDINGS = ("st", "nd", "rd", "th")
_HALF_DAYS = as_set("am pm a.m. p.m. a.m p.m")
_ZONES = as_set("gmt utc est edt pst pdt cst cdt bst cet cest ist pkt hrs hours hour local zulu")
_OBJECTS = DETERMINERS | {"at", "about"}
_PARTS_OF_DAY = as_set("morning afternoon evening night noon midnight tonight dawn")
# Months and days that are other words, too, unless they have their capital.
_DOUBTFUL = as_set("may march mar sun sat mon wed dec jan sep")
_SHORTENED = as_set(
    "jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur fri"
)
_JOINTS = ("-", "to", "and", "or", "/", ",")


def _find_month(passage: Passage, at: int) -> bool:
    word = passage.words[at]
    return word in MONTHS and (word not in _DOUBTFUL or passage.is_capital(at))


def read_day(passage: Passage, core: Core, floor: int) -> Found | None:
    """A day of a month, with the month and the year beside it: "31 January", "Jan. 5-7, 2026"."""
    if not isinstance(core.value, int) or not 0 < core.value <= 31 or len(core.words[0]) > 9:
        return None
    return _read_month_behind(passage, core) or _read_month_before(passage, core, floor)


def _read_month_before(passage: Passage, core: Core, floor: int) -> Found | None:
    words = passage.words
    month = core.first - 1
    if words[month] in (".", "the", ","):
        month -= 1
    if month < floor or words[core.first - 1] == ",":
        return None
    if words[core.first - 1] == "." and words[month] not in _SHORTENED:
        # A sentence has ended: "freed on Friday. Seven of them".
        return None
    if words[month] in WEEKDAYS and words[month + 1] != "the":
        behind = words[core.last]
        is_day = behind not in PEOPLE and (behind in CLOSED or not behind.isalpha())
        return Found(core.first, core.last, core.first, skip="date") if is_day else None
    if not _find_month(passage, month) or _counts(passage, core, month):
        return None
    return _finish(passage, month, core)


def _counts(passage: Passage, core: Core, month: int) -> bool:
    """Whether a month only stands before a count: "in January 22 people were killed"."""
    words = passage.words
    behind = words[core.last]
    is_people = behind in PEOPLE or behind in HARMS or behind in ("percent", "%")
    further = words[core.last + 1]
    if behind in HARMS and (_read_number(further) >= 0 or further in _OBJECTS):
        # What was killed stands behind, so that the number before is the day: "May 22 killed 58".
        return False
    return is_people and words[month - 1] in ("in", "since", "last", "late", "early", "of", "this")


def _finish(passage: Passage, first: int, core: Core) -> Found:
    """Reach on over a second day and over the year."""
    words, last = passage.words, _pass_ending(passage, core.last)
    if words[last] in ("-", "to", "and") and _read_number(words[last + 1]) in range(1, 32):
        end = _pass_ending(passage, last + 2)
        if end == last + 2 and (
            words[end] in PEOPLE
            or (words[end].isalpha() and words[end] not in CLOSED and words[last] != "-")
        ):
            return Found(first, last, core.first, skip="date")
        last = end
    comma = last + (words[last] == ",")
    if is_year(words[comma]):
        last = comma + 1
    elif _is_short_year(passage, last):
        last += 1
    return Found(first, last, core.first, skip="date")


def _pass_ending(passage: Passage, at: int) -> int:
    return at + (passage.words[at] in _ENDINGS and passage.is_glued(at))


def _read_number(word: str) -> int:
    return (
        int(word)
        if word.isascii() and word.isdecimal() and len(word) < 5
        else _NUMBERS.get(word, -1)
    )


def _read_month_behind(passage: Passage, core: Core) -> Found | None:
    words = passage.words
    at = _pass_ending(passage, core.last)
    if words[at] in _JOINTS and 0 < _read_number(words[at + 1]) <= 31:
        at = _pass_ending(passage, at + 2)
    if words[at] == "of" or words[at] == "-":
        at += 1
    if not _find_month(passage, at):
        return None
    # "22 March protests" and "5 May" look alike; a day is up to 31 and has no noun of people.
    last = at + 1
    if words[last] == "." and words[last + 1].isdecimal():
        last += 1
    if words[last] == ",":
        last += is_year(words[last + 1])
    if is_year(words[last]) or _is_short_year(passage, last):
        last += 1
    return Found(core.first, last, core.first, skip="date")


def read_time(passage: Passage, core: Core) -> Found | None:
    """A time of day: "4 a.m.", "9 o'clock", "1400 GMT", "between 4 and 5 p.m."."""
    words, last = passage.words, core.last
    if core.value >= 2400:
        return None
    if words[last] in _JOINTS[:4] and 0 < _read_number(words[last + 1].split(".")[0]) <= 12:
        end = _find_end_of_time(words, last + 2)
        if end:
            return Found(core.first, end, core.first, skip="time")
    end = _find_end_of_time(words, last) if core.value < 13 else 0
    if not end and (words[last] in ("noon", "midnight") or _is_clock(passage, core)):
        end = last + 1
    return Found(core.first, end, core.first, skip="time") if end else _read_hour(passage, core)


def _find_end_of_time(words: list[str], at: int) -> int:
    """Where "a.m." or "o'clock" ends; 0 if neither stands there."""
    if words[at] in _HALF_DAYS:
        return at + 1
    return at + 3 if words[at : at + 3] == ["o", "'", "clock"] else 0


def _is_clock(passage: Passage, core: Core) -> bool:
    """Whether it is an hour in four digits: "1400 GMT", "at 0630 hours"."""
    words, digits = passage.words, passage.words[core.first]
    behind = words[core.last]
    if not is_hour_of_four(digits):
        return behind in ("gmt", "utc") and core.value <= 24
    return (
        core.last == core.first + 1
        and behind in _ZONES
        and (
            behind not in ("hours", "hour", "local")
            or words[core.first - 1] in ("at", "around", "by")
            or digits[0] == "0"
            or words[core.last + 1] == "time"
        )
    )


def is_hour_of_four(word: str) -> bool:
    """Whether a word is an hour and its minutes without a colon: 0630."""
    is_decimal = len(word) == 4 and word.isascii() and word.isdecimal()
    return is_decimal and int(word[:2]) < 24 and int(word[2:]) < 60


def _read_hour(passage: Passage, core: Core) -> Found | None:
    """An hour of the clock without any of these: "at nine on Tuesday", "at 4 in the morning"."""
    words = passage.words
    is_hour = core.value <= 12 or is_hour_of_four(words[core.first])
    if words[core.first - 1] != "at" or not is_hour or core.last != core.first + 1:
        return None
    behind = words[core.last : core.last + 3]
    is_hour = (
        (behind[0] in ("on",) and behind[1] in WEEKDAYS)
        or behind[0] in WEEKDAYS
        or behind[0] in ("tonight", "sharp")
        or behind[:2] == ["last", "night"]
        or (
            behind[0] in ("in", "this", "that", "at")
            and not {*behind[1:]}.isdisjoint(_PARTS_OF_DAY)
        )
    )
    return Found(core.first, core.last, core.first, skip="time") if is_hour else None


def _is_short_year(passage: Passage, at: int) -> bool:
    """Whether two digits behind a day are its year, as in a dateline: "10 Jan 90 (Agency)"."""
    word, behind = passage.words[at], passage.words[at + 1]
    is_two = len(word) == 2 and word.isascii() and word.isdecimal()
    is_dash = behind == "-" and not passage.words[at + 2][:1].isdigit()
    return is_two and (not behind or behind in "(),.;:]" or is_dash)


def is_year(word: str) -> bool:
    """Whether four digits may be a year of our times."""
    return len(word) == 4 and word.isdecimal() and 1500 <= int(word) <= 2100
