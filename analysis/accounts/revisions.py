"""A line's number that rises over time, and rises that come from counting earlier days as well."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import combinations

from analysis.accounts.book import Book, is_more, is_over, is_same_number, write_finding
from analysis.accounts.history import Fall, History
from analysis.accounts.record import Finding, Kind, Saying, Series, Voice
from analysis.accounts.sayings import order_saying, say
from analysis.accounts.stretches import covers


def find_revisions(
    series: Series, heights: Sequence[Saying], sayings: Sequence[Saying]
) -> Iterator[Finding]:
    """One finding where a line's number rose: the first statement of each new height.

    Numbers of one day without hours may stand in any order: no rise is seen, unless the line says
    the highest again on a later day.
    """
    days = {(each.as_of, each.hour) for each in heights}
    top = heights[-1:]
    days |= {(s.as_of, s.hour) for s in sayings if any(is_same_number(s, each) for each in top)}
    if len(heights) > 1 and len(days) > 1:
        size = (heights[-1].low or 0) - (heights[0].low or 0)
        members = [each.first for each in heights]
        yield write_finding(Kind.REVISION, members, topic=series.topic, line=series.line, size=size)


def find_corrections(series: Series, history: History, book: Book) -> Iterator[Finding]:
    """One finding for what a line took back, and one for what it lowered without a word."""
    for kind in (Kind.CORRECTION, Kind.UNCLEAR):
        falls = [each for each in history.falls if each.kind is kind]
        if falls:
            yield _write_falls(kind, series, falls)
    if not any(each.kind is Kind.CORRECTION for each in history.falls):
        yield from _find_withdrawn(series, book)


def _write_falls(kind: Kind, series: Series, falls: Sequence[Fall]) -> Finding:
    told = sorted(
        {
            each.first.id: each.first for fall in falls for each in (fall.before, fall.after)
        }.values(),
        key=_by_day,
    )
    top, last = max(fall.before.low or 0 for fall in falls), falls[-1].after.high or 0
    return write_finding(kind, told, line=series.line, size=top - last)


def _by_day(voice: Voice) -> tuple[object, ...]:
    return (voice.as_of, -(voice.statement.low or 0), voice.published, voice.id)


def _find_withdrawn(series: Series, book: Book) -> Iterator[Finding]:
    """A higher number that a statement of this line takes back by name."""
    members: dict[str, Voice] = {}
    for saying in book.series.get(series, ()):
        for voice in saying.voices:
            for old in book.withdrawn.get(voice.id, ()):
                if (old.statement.low or 0) > (voice.statement.high or float("inf")):
                    members |= {old.id: old, voice.id: voice}
    if members:
        told = sorted(members.values(), key=_by_day)
        size = (told[0].statement.low or 0) - (told[-1].statement.high or 0)
        yield write_finding(Kind.CORRECTION, told, topic=series.topic, line=series.line, size=size)


def list_heights(book: Book, series: Series, history: History) -> list[Saying]:
    """The sayings at which a line's number rose, each of a period that goes on from the one before.

    A part's number above its whole's earlier one raises the whole: who says 200 soldiers says no
    fewer guards. Counts of other stretches ("41 on Friday" beside a count since Saturday) make no
    step. Of the ways to go up, the longest counts; of equally long ones, one that begins with a
    count of a time that was not over, and the earliest.
    """
    own = book.series[series]
    passed = {id(each) for each in history.passed}
    fit = [
        each
        for each in own
        if _is_height(each)
        and not history.is_stale(each)
        and id(each) not in passed
        and not _is_late(each, own, history)
    ]
    fit = [each for each in fit if not _is_short(each, fit)]
    fit += [*_list_raised(book, series), *_list_parts(book, series, fit)]
    fit.sort(key=lambda each: (each.as_of, order_saying(each)[3:]))
    ways: list[list[int]] = []
    for number, _ in enumerate(fit):
        if not any(number in way for way in ways):
            ways.append(_climb(book, fit, number))
    best = max(ways, key=lambda way: (len(way), not is_over(fit[way[0]]), -way[0]), default=[])
    return [fit[number] for number in best]


def _is_height(saying: Saying) -> bool:
    """Whether it prints a number from which a count may rise: none at all, or a least one."""
    is_bound_below = bool(saying.low) or saying.high == 0
    return is_bound_below and saying.first.statement.quantity.nominal is not None


def _is_late(saying: Saying, sayings: Sequence[Saying], history: History) -> bool:
    """Whether a higher number of its own day was out when each of its reports printed it."""
    return all(voice.id in history.overtaken for voice in saying.voices) and any(
        each.as_of == saying.as_of
        and is_more(each, saying)
        and each.published <= saying.published
        and covers(saying.extent, each.extent)
        for each in sayings
    )


def _is_short(saying: Saying, sayings: Sequence[Saying]) -> bool:
    """Whether one report gives it beside a longer count: "five in the past day".

    It begins no earlier than the line had spoken on an earlier day. "67 on Saturday" beside "108
    since Friday", the first that the line says, is no such part.
    """
    start = saying.extent.start
    spoken = [each.as_of for each in sayings if each.as_of < saying.as_of]
    if start is None or not spoken or min(spoken) > start.date():
        return False
    reports = {voice.statement.article for voice in saying.voices}
    return any(
        each.as_of == saying.as_of
        and (each.low or 0) > (saying.low or 0)
        and covers(each.extent, saying.extent)
        and not covers(saying.extent, each.extent)
        and any(voice.statement.article in reports for voice in each.voices)
        for each in sayings
    )


def _list_raised(book: Book, series: Series) -> Iterator[Saying]:
    """What the line took back for a higher number: the step below it."""
    for old, new in book.given_up.get(series, ()):
        if (new.statement.low or 0) > (old.statement.low or 0):
            yield say([old])


def _list_parts(book: Book, series: Series, own: Sequence[Saying]) -> Iterator[Saying]:
    """Sayings of parts that are more than all that the line had said of the whole by their day."""
    for topic in book.inside[series.topic] if own else ():
        for each in book.series.get(series._replace(topic=topic), ()):
            known = [other for other in own if other.as_of <= each.as_of]
            if topic != series.topic and known and _is_height(each):
                top = max(known, key=lambda other: other.low or 0)
                is_before = all(other.as_of <= each.as_of for other in own)
                if is_before and (each.low or 0) > (top.low or 0):
                    yield each


def _climb(book: Book, sayings: Sequence[Saying], start: int) -> list[int]:
    way = [start]
    top = sayings[start]
    for number in range(start + 1, len(sayings)):
        each = sayings[number]
        is_step = (each.low or 0) > (top.low or 0) and _goes_on(book, top, each)
        if is_step and not _is_at_odds(top, each):
            way.append(number)
            top = each
    return way


def _goes_on(book: Book, before: Saying, after: Saying) -> bool:
    """Whether the later period holds the earlier one, or lies in it while that was running."""
    if covers(after.extent, before.extent):
        return True
    period = book.event.periods.get(before.period or "")
    start, first = after.extent.start, before.extent.start
    is_open = period is not None and period.end is None
    return is_open and start is not None and first is not None and start >= first


def _is_at_odds(before: Saying, after: Saying) -> bool:
    """Whether one report alone gives both for one day and period: it is at odds with itself."""
    reports = {voice.statement.article for each in (before, after) for voice in each.voices}
    return len(reports) == 1 and before.as_of == after.as_of and before.period == after.period


def find_wider_periods(
    series: Series, heights: Sequence[Saying], sayings: Sequence[Saying]
) -> Iterator[Finding]:
    """A rise of a line that comes from an earlier beginning, with what lies in between.

    Where the event's toll stands for a period that no report gives, nobody said that it is wider.
    """
    found = [
        (before, after, earlier)
        for before, after in combinations(heights, 2)
        if (earlier := _list_earlier(before, after, sayings)) is not None
        and (earlier or not _is_one_telling(before, after))
    ]
    for before, after, earlier in sorted(found, key=_rank_wider)[:1]:
        fit = [each for each in earlier if _leads(before, each, after)]
        last = max(fit or earlier, key=lambda each: (each.as_of, each.low or 0), default=None)
        told = next(v for v in after.voices if _tells_period(v))
        members = [before.first, told, *([last.first] if last else [])]
        size = last.low if last and last.low == last.high else None
        yield write_finding(Kind.WIDER_PERIOD, members, line=series.line, size=size)


def _rank_wider(
    found: tuple[Saying, Saying, list[Saying]],
) -> tuple[bool, bool, tuple[dt.date, int, int]]:
    """First a rise that the earlier stretch makes up exactly, then one whose stretch is told."""
    before, after, earlier = found
    is_fit = any(_leads(before, each, after) for each in earlier)
    return (not is_fit, not earlier, (after.as_of, after.low or 0, -(before.low or 0)))


def _is_one_telling(before: Saying, after: Saying) -> bool:
    """Whether one report gives both for one day: "five in the past day, 36 in all" is no rise."""
    reports = {voice.statement.article for voice in before.voices}
    is_shared = any(voice.statement.article in reports for voice in after.voices)
    return is_shared and before.as_of == after.as_of


def _leads(before: Saying, earlier: Saying, after: Saying) -> bool:
    """Whether the number before and that of the earlier stretch make the number after."""
    return (before.low or 0) + (earlier.low or 0) == after.low and earlier.low == earlier.high


def _tells_period(voice: Voice) -> bool:
    return "period" not in voice.statement.ours


def _list_earlier(before: Saying, after: Saying, sayings: Sequence[Saying]) -> list[Saying] | None:
    """What the line says of the stretch that the later number counts more; None where none is."""
    start, first = after.extent.start, before.extent.start
    if start is None or first is None or start.date() >= first.date():
        return None
    if after.topic != before.topic or not any(map(_tells_period, after.voices)):
        return None
    return [
        each
        for each in sayings
        if each.extent.start is not None
        and each.extent.end is not None
        and each.extent.start.date() == start.date()
        and each.extent.end <= first
        and each.low is not None
        and is_over(each)
    ]
