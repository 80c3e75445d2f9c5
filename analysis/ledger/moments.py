"""What a time phrase says: "4 a.m. on Saturday" -> Moment.

A report names a time by weekday, part of the day or clock, and the transcriber gives the period.
Reading the phrase lets the program check one against the other.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from analysis.errors import WordingError
from analysis.ledger.spelling import normalise, quote
from analysis.ledger.wording import check_length, naming, read_quantity

SATURDAY_AND_SUNDAY = (5, 6)


@dataclass(frozen=True)
class Moment:
    """What a time phrase says; what it does not say is empty or None.

    Attributes
    ----------
    wording : the phrase as printed.
    weekdays : days in order, 0 for Monday; two for a weekend.
    hour : hour on a 24-hour clock; 16.5 is half past four in the afternoon.
    is_about : whether the hour is hedged ("around 4 a.m.").
    part : part of the day or week as worded, such as "late" or "early morning".
    day, month, year : the date.
    offset : how long before or after something else, as worded: "two days later".
    """

    wording: str
    weekdays: tuple[int, ...] = ()
    hour: float | None = None
    is_about: bool = False
    part: str | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    offset: str | None = None


@dataclass
class _Found:
    """The words of a phrase, sorted by what they say."""

    weekdays: list[tuple[int, ...]] = field(default_factory=list)
    hours: list[float] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    dates: list[tuple[int | None, int, int | None]] = field(default_factory=list)
    is_about: bool = False
    unread: list[str] = field(default_factory=list)


_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            ("monday", "mon"),
            ("tuesday", "tue", "tues"),
            ("wednesday", "wed"),
            ("thursday", "thu", "thur", "thurs"),
            ("friday", "fri"),
            ("saturday", "sat"),
            ("sunday", "sun"),
        )
    )
    for name in names
}
_MONTHS = {
    name: number
    for number, full in enumerate(
        (
            "january", "february", "march", "april", "may", "june", "july",
            "august", "september", "october", "november", "december",
        ),
        start=1,
    )
    for name in {full, full[:3], "sept" if number == 9 else full}
}  # fmt: skip
_CLOCK_WORDS = {"noon": 12.0, "midday": 12.0, "midnight": 0.0}
_PARTS = {
    "late", "early", "mid", "dawn", "predawn", "morning", "afternoon", "evening", "dusk", "night",
    "overnight",    "midmorning", "midafternoon",
}  # fmt: skip
_HEDGES = {"around", "about", "approximately", "roughly"}
_FILLERS = {
    "at", "on", "in", "the", "as", "of", "over", "during", "and", "local", "time", "this", "last",
    "earlier", "later",
}  # fmt: skip

_EARLY_HOURS = re.compile(r"\b(?:early|small|wee) hours\b")

_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,? (?P<year>[0-9]{4}))?"
_DATES = (
    re.compile(r"\b(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})\b"),
    re.compile(rf"\b{_DAY} (?:of )?(?P<month>{_MONTH})\b{_YEAR}\b"),
    re.compile(rf"\b(?P<month>{_MONTH})\.? {_DAY}\b(?![:.]?[0-9]| ?[ap]m\b){_YEAR}\b"),
    re.compile(rf"\b(?P<month>{_MONTH})\b\.?(?P<day>){_YEAR}\b"),
)
_CLOCKS = (
    re.compile(r"\b(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2}))? ?(?P<half>[ap]m)\b"),
    re.compile(r"\b(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})\b(?P<half>)(?: (?:hours|hrs)\b)?"),
    re.compile(r"\b(?P<hour>[0-9]{2})(?P<minute>[0-9]{2}) (?:hours|hrs)\b(?P<half>)"),
)


def read_moment(wording: str, weekend: tuple[int, ...] = SATURDAY_AND_SUNDAY) -> Moment:
    """What a time phrase says.

    Parameters
    ----------
    wording : the phrase as printed, six words at most.
    weekend : the country's weekend, in order; 0 is Monday.

    Raises
    ------
    WordingError : the phrase cannot be read as a time; the message names the words.
    """
    with naming(wording):
        check_length(wording)
        text = re.sub(r"(?<![a-z])([ap])\. ?m\b\.?", r"\1m", normalise(wording))
        text = _EARLY_HOURS.sub("early", text).replace("pre-dawn", "predawn")
        if _is_offset(text):
            return Moment(" ".join(wording.split()), offset=text)
        found = _Found()
        text = _take_dates(text, found)
        text = _take_clocks(text, found)
        _sort_words(text, found, weekend)
        _refuse_unclear(found)
        day, month, year = found.dates[0] if found.dates else (None, None, None)
        return Moment(
            wording=" ".join(wording.split()),
            weekdays=tuple(day for days in found.weekdays for day in days),
            hour=found.hours[0] if found.hours else None,
            is_about=found.is_about,
            part=" ".join(found.parts) or None,
            day=day,
            month=month,
            year=year,
        )


def check_moment(moment: Moment, start: dt.date, end: dt.date) -> str | None:
    """Why a phrase cannot mean the period from start to end; None if it can.

    Weekdays, date and clock hour must be those of the period. The hour matters only if `start` is a
    datetime and the phrase does not hedge it.
    """
    first = _to_day(start)
    last = max(first, _find_last_day(moment, end))
    faults = (
        *_check_weekdays(moment, first, last),
        *_check_date(moment, first),
        *_check_date(moment, last),
        *_check_hour(moment, start),
    )
    return f"'{moment.wording}', but {faults[0]}" if faults else None


_OFFSET = re.compile(
    r"(?P<length>.+ (?:minute|hour|day|week|month|year|decade)s?)"
    r" (?:ago|later|earlier|after|before|afterwards|beforehand|previously|prior|hence)"
)


def _is_offset(text: str) -> bool:
    """Whether a phrase tells how long before or after something else: "two days later"."""
    match = _OFFSET.fullmatch(text)
    if match is None:
        return False
    read_quantity(match["length"], is_count=False)
    return True


def _take_dates(text: str, found: _Found) -> str:
    """Collect the dates of a text; return the text without them."""
    for pattern in _DATES:
        while match := pattern.search(text):
            month = match["month"]
            date = (
                int(match["day"]) if match["day"] else None,
                _MONTHS[month] if month in _MONTHS else int(month),
                int(match["year"]) if match["year"] else None,
            )
            _refuse_no_date(match[0], *date)
            found.dates.append(date)
            text = f"{text[: match.start()]} {text[match.end() :]}"
    return text


def _refuse_no_date(words: str, day: int | None, month: int, year: int | None) -> None:
    """Refuse a date that no calendar has; without a year, 29 February is possible."""
    leap_year = 2000
    is_month = 1 <= month <= 12 and year != 0
    if not is_month or (
        day is not None and not 1 <= day <= calendar.monthrange(year or leap_year, month)[1]
    ):
        raise WordingError(f"'{words}' is in no calendar")


def _take_clocks(text: str, found: _Found) -> str:
    """Collect the clock times of a text; return the text without them."""
    for pattern in _CLOCKS:
        while match := pattern.search(text):
            found.hours.append(_read_hour(match))
            text = f"{text[: match.start()]} {text[match.end() :]}"
    return text


def _read_hour(match: re.Match[str]) -> float:
    """The hour of the day, 0 to below 24; 12 a.m. is 0 and 12 p.m. is 12."""
    hour, minute, half = int(match["hour"]), int(match["minute"] or 0), match["half"]
    if minute > 59 or (not 1 <= hour <= 12 if half else hour > 23):
        raise WordingError(f"'{match[0]}' is on no clock")
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return hour + minute / 60


def _sort_words(text: str, found: _Found, weekend: tuple[int, ...]) -> None:
    """Sort the remaining words by what they say."""
    for word in re.split(r"[\s,-]+", text.rstrip(".,;:!?")):
        if word in _WEEKDAYS:
            found.weekdays.append((_WEEKDAYS[word],))
        elif word == "weekend":
            found.weekdays.append(weekend)
        elif word in _CLOCK_WORDS:
            found.hours.append(_CLOCK_WORDS[word])
        elif word in _PARTS:
            found.parts.append(word)
        elif word in _HEDGES:
            found.is_about = True
        elif word and word not in _FILLERS:
            found.unread.append(word)


def _refuse_unclear(found: _Found) -> None:
    """Refuse unknown words, and phrases that name no time or two."""
    if found.unread:
        raise WordingError(f"cannot read {quote(' '.join(found.unread))}")
    if not (found.weekdays or found.hours or found.parts or found.dates):
        raise WordingError("it names no time")
    if len(found.hours) > 1 or len(found.dates) > 1:
        raise WordingError("it names two times; one at most")
    days = [day for days in found.weekdays for day in days]
    if any((after - before) % 7 != 1 for before, after in pairwise(days)):
        raise WordingError("its days do not follow one another")


_NIGHTS = {"night", "overnight", "late", "evening"}


def _find_last_day(moment: Moment, end: dt.date) -> dt.date:
    """The last day of a period; "Friday night" is Friday's, though it ends on Saturday morning."""
    last = _to_day(end)
    is_morning = isinstance(end, dt.datetime) and end.hour <= 12
    is_night = bool(_NIGHTS & {*(moment.part or "").split()})
    return last - dt.timedelta(days=1) if is_morning and is_night else last


def _to_day(moment: dt.date) -> dt.date:
    """The calendar day of a date or a datetime."""
    return moment.date() if isinstance(moment, dt.datetime) else moment


def _check_weekdays(moment: Moment, first: dt.date, last: dt.date) -> Iterator[str]:
    """Why the period's days are not the weekdays named."""
    if not moment.weekdays:
        return
    ends = ((first, moment.weekdays[0]), (last, moment.weekdays[-1]))
    # Midnight "on Saturday" begins Saturday for some and ends it for others.
    slack = 1 if moment.hour == 0 else 0
    for day, weekday in ends:
        if (day.weekday() - weekday) % 7 > slack:
            yield f"{day} is a {calendar.day_name[day.weekday()]}"
    days = (last - first).days + 1
    if days != len(moment.weekdays):
        yield f"{first} to {last} is {days} days"


def _check_date(moment: Moment, day: dt.date) -> Iterator[str]:
    """Why a day of the period is not the date named."""
    named = (moment.day, moment.month, moment.year)
    actual = (day.day, day.month, day.year)
    if any(want is not None and want != got for want, got in zip(named, actual, strict=True)):
        yield f"the period has {day}"


def _check_hour(moment: Moment, start: dt.date) -> Iterator[str]:
    """Why the period does not start in the hour named."""
    if moment.hour is None or moment.is_about or not isinstance(start, dt.datetime):
        return
    if start.hour != int(moment.hour):
        yield f"the period starts at {start:%H:%M}"
