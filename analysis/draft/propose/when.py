"""When did it happen, and when was it said? Days that a sentence names, as periods of the event."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from analysis.draft.propose.attributions import Attribution
from analysis.draft.propose.distances import count_distance
from analysis.draft.propose.sentences import Sentence, Spot
from analysis.draft.propose.tables import word_set
from analysis.errors import WordingError
from analysis.ledger.model import Event, Period
from analysis.ledger.moments import read_moment

_WEEKDAYS = {name.casefold(): at for at, name in enumerate(calendar.day_name)}
_PARTS = word_set("late early morning afternoon evening night dawn midday noon overnight")
_BETWEEN = word_set(
    "in a an on the statement late early to reporters journalists afp reuters ap told news "
    "conference agency press briefing morning evening afternoon earlier by phone his its their "
    "interview message posted twitter telegram telephone"
)


@dataclass(frozen=True, slots=True)
class Time:
    """A day or a stretch of days that a sentence names: words[first:last].

    Attributes
    ----------
    name : how a seed would call it.
    start, end : days; an open end is None.
    precision : weekend or part-of-day, where it is told less exactly than by days.
    """

    first: int
    last: int
    name: str
    start: dt.date
    end: dt.date | None
    precision: str | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class When:
    """A period: the event's, or a new one with its entry."""

    name: str
    evidence: str
    entry: dict[str, str] | None = field(default=None)


def list_times(sentence: Sentence, published: dt.date | None) -> list[Time]:
    """The days that a sentence names, in order; without a day of publication only whole dates."""
    return sorted(_find_times(sentence, published), key=lambda each: each.first)


def _find_times(sentence: Sentence, published: dt.date | None) -> Iterator[Time]:
    if published is not None:
        for at, word in enumerate(sentence.plain):
            if word in _WEEKDAYS:
                day = published - dt.timedelta((published.weekday() - _WEEKDAYS[word]) % 7)
                yield _make_time(sentence, at, at + 1, day, word)
            elif word == "weekend":
                sunday = published - dt.timedelta((published.weekday() + 1) % 7)
                first = _take_openers(sentence, at)
                words = sentence.cut(first, at + 1)
                saturday = sunday - dt.timedelta(1)
                yield Time(first, at + 1, "weekend", saturday, sunday, "weekend", words)
            elif word == "yesterday":
                day = published - dt.timedelta(1)
                yield _make_time(sentence, at, at + 1, day, f"{day:%A}".lower())
    for spot in sentence.spots:
        date = _read_date(spot, published) if spot.number.skip == "date" else None
        if date is not None:
            name = f"{calendar.month_name[date.month].lower()}-{date.day}"
            yield _make_time(sentence, spot.first, spot.last, date, name)


def _read_date(spot: Spot, published: dt.date | None) -> dt.date | None:
    """The day of a date; without a year, the last before the day of publication."""
    try:
        moment = read_moment(spot.number.text)
    except WordingError:
        return None
    if moment.day is None or moment.month is None:
        return None
    for year in [moment.year] if moment.year else _list_years(published):
        try:
            day = dt.date(year, moment.month, moment.day)
        except ValueError:
            continue
        if moment.year or published is None or day <= published:
            return day if 1900 <= day.year <= 2100 else None
    return None


def _list_years(published: dt.date | None) -> Iterable[int]:
    return range(published.year, published.year - 5, -1) if published else ()


def _take_openers(sentence: Sentence, at: int) -> int:
    first = at
    while first > 0 and sentence.plain[first - 1] in (
        "on", "late", "early", "since", "the", "over", "during", "last", "at", "this", "from",
    ):  # fmt: skip
        first -= 1
    return first


def _make_time(sentence: Sentence, at: int, last: int, day: dt.date, name: str) -> Time:
    first = _take_openers(sentence, at)
    if last < len(sentence.plain) and sentence.plain[last] in _PARTS:
        last += 1
    words = sentence.plain[first:last]
    is_since = "since" in words
    part = next((word for word in words if word in _PARTS), None)
    full = "-".join(
        filter(
            None,
            (
                "since" if is_since else "",
                part if part == "late" else "",
                name,
                part if part != "late" else "",
            ),
        )
    )
    return Time(
        first, last, full, day, None if is_since else day,
        "part-of-day" if part else None, sentence.cut(first, last),
    )  # fmt: skip


def is_of_saying(sentence: Sentence, time: Time, said: Attribution) -> bool:
    """Whether a day is that of the statement: "said on Tuesday", "police on Wednesday reported"."""
    if said.end == 0 or sentence.words[time.last - 1].printed.endswith(("'s", "’s")):
        return False
    if said.first <= time.first < said.at:
        return True
    if time.first >= said.last > said.at and said.first > said.at:
        # "Said the police chief on Monday".
        return time.first - said.last <= 1
    between = sentence.words[said.end : time.first]
    return (
        time.first >= said.end
        and len(between) <= 7
        and all(
            word.plain in _BETWEEN or (word.is_name and word.plain not in _WEEKDAYS)
            for word in between
        )
    )


def find_period(
    sentence: Sentence, spot: Spot, times: Sequence[Time], event: Event | None
) -> When | None:
    """The period of a number: the nearest day of its sentence, as the event has it."""
    fit = [each for each in times if not _ends_it(sentence, spot, each)]
    if not fit:
        return None
    time = min(fit, key=lambda each: count_distance(sentence, spot, each.first, each.last))
    return match_period(time, event)


def _ends_it(sentence: Sentence, spot: Spot, time: Time) -> bool:
    """Whether a day is that of something later or earlier: "before it was retaken on Monday"."""
    between = sentence.plain[spot.last : time.first]
    return bool({*between} & {"before", "until", "after"})


def match_period(time: Time, event: Event | None) -> When | None:
    """The event's period of just these days, else a new one; None where several fit."""
    matches = _list_matches(time, event.periods.items() if event else ())
    if len(matches) == 1:
        return When(matches[0], time.words)
    if matches:
        return When(time.name, time.words) if time.name in matches else None
    name = time.name if event is None or time.name not in event.periods else str(time.start)
    return When(name, time.words, _write_entry(time))


def _list_matches(time: Time, periods: Iterable[tuple[str, Period]]) -> list[str]:
    found = [
        (name, period)
        for name, period in periods
        if period.start[:10] == str(time.start)
        and (period.end and period.end[:10]) == (time.end and str(time.end))
    ]
    exact = [(name, each) for name, each in found if each.precision == time.precision]
    plain = [name for name, each in exact if "T" not in each.start]
    named = [name for name, _ in exact if name == time.name]
    return named or plain or [name for name, _ in exact]


def _write_entry(time: Time) -> dict[str, str]:
    written = f"{time.start:%A}, {time.start.day} {time.start:%B} {time.start.year}"
    if time.precision == "weekend":
        written = f"weekend of {time.start.day} {time.start:%B} {time.start.year}"
    elif time.end is None:
        written = f"since {written}"
    entry = {"label": written, "start": str(time.start)}
    if time.end is not None:
        entry["end"] = str(time.end)
    if time.precision:
        entry["precision"] = time.precision
    return entry


def find_hour(
    spot: Spot, sentence: Sentence, times: Sequence[Time], event: Event | None
) -> When | None:
    """The period of a clock time: the hour of the day that its sentence names nearest."""
    try:
        moment = read_moment(spot.number.text)
    except WordingError:
        return None
    if moment.hour is None or not times:
        return None
    time = min(times, key=lambda each: count_distance(sentence, spot, each.first, each.last))
    start = f"{time.start}T{int(moment.hour):02}"
    words = f"{spot.number.text}, {time.words}"
    for name, period in event.periods.items() if event else ():
        if period.start == start and period.end == start:
            return When(name, words)
    label = f"{_write_entry(time)['label']}, {int(moment.hour):02}:00"
    name = f"{time.name}-{int(moment.hour):02}h"
    return When(name, words, {"label": label, "start": start, "end": start})
