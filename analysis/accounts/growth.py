"""Growth: what a line says it rose by, beside what it said before and what it says now.

"22 more", or "in the past 24 hours", told beside a running count must lead from the number before
to the number now. Below it the three cannot all be true; above it a rest stays unexplained.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from analysis.accounts.book import Book, write_finding
from analysis.accounts.history import History
from analysis.accounts.record import Finding, Kind, Saying, Series, Voice
from analysis.accounts.stretches import covers
from analysis.reconcile.extents import is_during

LONGEST = dt.timedelta(days=3)
"""A closed period of more than these days is a count of its own, and no growth."""
_ONE_DAY = dt.timedelta(days=1)


class Growth(NamedTuple):
    """So many more: by a change, or in a short period that ends on the day of the statement.

    `start` is the day on which it begins; of a change, which starts from the number before, that on
    which it is told.
    """

    voice: Voice
    start: dt.date
    is_change: bool


def find_growth(book: Book, series: Series, history: History) -> Iterator[Finding]:
    """The growth that leads to less than it must, and the one that leads to more: one finding each.

    Nothing is tested of what may end again: whoever was freed in between is in no number.
    """
    if book.may_fall(series.topic):
        return
    found: dict[Kind, list[Finding]] = {Kind.CONTRADICTION: [], Kind.UNEXPLAINED_REST: []}
    sayings = book.series.get(series, ())
    growths = list(_list_growth(book, series, sayings))
    standing = [
        each
        for each in sayings
        if each.low is not None
        and not history.is_stale(each)
        and not any(old is each for old, _ in history.taken_back)
    ]
    for growth in growths:
        nows = _list_now(growth, standing)
        beside = [each for each in nows if _is_beside(each, growth)]
        for finding in (
            _find_too_little(series, growth, beside, standing),
            _find_rest(series, growth, growths, beside or nows, standing),
        ):
            if finding is not None:
                found[finding.kind].append(finding)
    found[Kind.CONTRADICTION] += _find_inside(book, series, standing)
    for each in found.values():
        yield from sorted(each, key=lambda f: (-(f.size or 0), f.members[1].id))[:1]


def _list_growth(book: Book, series: Series, sayings: Sequence[Saying]) -> Iterator[Growth]:
    for change in book.growth.get(series, ()):
        yield Growth(change, change.as_of, is_change=True)
    for saying in sayings:
        period = book.event.periods.get(saying.period or "")
        start, end = saying.extent.start, saying.extent.end
        if period is None or period.end is None or start is None or end is None:
            continue
        if end - start <= LONGEST and end.date() >= saying.as_of:
            for voice in saying.voices[:1]:
                yield Growth(voice, start.date(), is_change=False)


def _find_inside(book: Book, series: Series, standing: Sequence[Saying]) -> Iterator[Finding]:
    """Growths of parts ("5 more in the town") that lead to more than the whole is now.

    A change in a part follows what was said of the part before: a later number of the whole may
    hold it. What rose elsewhere nobody tells, so a part's growth leaves no rest.
    """
    topics = dict.fromkeys([*book.inside[series.topic], *(each.topic for each in book.growth)])
    for topic in topics:
        part = series._replace(topic=topic)
        own = book.series.get(part, ())
        is_part = topic != series.topic and book.nesting.is_inside(topic, series.topic)
        for growth in _list_growth(book, part, own) if is_part else ():
            days = [each.as_of for each in own if each.as_of < growth.start]
            last = max(days, default=growth.start) if growth.is_change else growth.start
            earlier = [each for each in standing if each.as_of <= last]
            beside = [each for each in _list_now(growth, standing) if _is_beside(each, growth)]
            finding = _find_too_little(series, growth, beside, earlier)
            if finding is not None:
                yield finding


def _list_now(growth: Growth, standing: Iterable[Saying]) -> list[Saying]:
    """What the line says as of the growth's day of a longer time."""
    return [
        each
        for each in standing
        if each.as_of == growth.voice.as_of and (growth.is_change or _is_longer(each, growth))
    ]


def _is_beside(saying: Saying, growth: Growth) -> bool:
    """Whether the report that tells the growth gives the number: of others of that day nobody knows
    which came first.
    """
    home = growth.voice.statement.article
    return any(each.statement.article == home for each in saying.voices)


def _is_longer(saying: Saying, growth: Growth) -> bool:
    start = saying.extent.start
    return (
        start is not None
        and start.date() < growth.start
        and covers(saying.extent, growth.voice.extent)
    )


def _find_too_little(
    series: Series, growth: Growth, nows: Sequence[Saying], earlier: Sequence[Saying]
) -> Finding | None:
    """A growth that must lead to more than the line says now."""
    now = max(nows, key=lambda each: each.high or float("inf"), default=None)
    rise = growth.voice.statement.low
    if now is None or now.high is None or rise is None:
        return None
    before = [
        each for each in earlier if each.as_of < growth.start and is_during(each.extent, now.extent)
    ]
    most = max(before, key=_order, default=None)
    if most is None or (not growth.is_change and not is_during(growth.voice.extent, now.extent)):
        return None
    size = (most.low or 0) + rise - now.high
    members = (most.first, growth.voice, _pick(now, growth))
    return _write(Kind.CONTRADICTION, series, members, size)


def _find_rest(
    series: Series,
    growth: Growth,
    growths: Sequence[Growth],
    nows: Sequence[Saying],
    standing: Sequence[Saying],
) -> Finding | None:
    """A growth that leads to less than the line says now, where it counts no earlier days."""
    now = min(nows, key=_order, default=None)
    if now is None:
        return None
    before = [each for each in standing if each.as_of < now.as_of and _is_from(each, now)]
    # The line's last day before: what came between that day and the growth nobody tells.
    last = max((each.as_of for each in before), default=None)
    if last is None or (not growth.is_change and last < growth.start - _ONE_DAY):
        return None
    most = max((each for each in before if each.as_of == last), key=_order)
    rise = _add_up(growth, growths, last)
    if most.high is None or rise is None or _is_led_to(growth, now, standing):
        return None
    size = (now.low or 0) - most.high - rise
    return _write(
        Kind.UNEXPLAINED_REST, series, (most.first, growth.voice, _pick(now, growth)), size
    )


def _add_up(growth: Growth, growths: Sequence[Growth], last: dt.date) -> int | None:
    """The most by which the line rose since a day, all its changes taken together; None if open."""
    rises = {growth.voice.id: growth.voice.statement}
    for each in growths if growth.is_change else ():
        told = each.voice.statement
        is_since = each.is_change and last < each.voice.as_of <= growth.voice.as_of
        if is_since and all((told.low, told.high) != (r.low, r.high) for r in rises.values()):
            rises[each.voice.id] = told
    highs = [each.high for each in rises.values()]
    return None if None in highs else sum(high for high in highs if high is not None)


def _is_led_to(growth: Growth, now: Saying, standing: Sequence[Saying]) -> bool:
    """Whether a lower number of the same day, with the growth, explains the one of now."""
    rise = growth.voice.statement.high
    return any(
        each.as_of == now.as_of
        and (each.low or 0) < (now.low or 0)
        and _is_from(each, now)
        and (each.high is None or rise is None or each.high + rise >= (now.low or 0))
        for each in standing
        if each.first is not growth.voice
    )


def _write(kind: Kind, series: Series, members: Sequence[Voice], size: int) -> Finding | None:
    """The finding, where there is a difference."""
    if size <= 0:
        return None
    return write_finding(kind, members, line=series.line, size=size, is_growth=True)


def _pick(now: Saying, growth: Growth) -> Voice:
    """The number of now as the report has it that tells the growth, else as the first one does."""
    home = growth.voice.statement.article
    return next((v for v in now.voices if v.statement.article == home), now.first)


def _is_from(before: Saying, now: Saying) -> bool:
    """Whether the earlier count begins no later than the one of now."""
    one, other = before.extent.start, now.extent.start
    if one is None or other is None:
        return one == other
    return one.date() <= other.date() and covers(now.extent, before.extent)


def _order(saying: Saying) -> tuple[int, float, str]:
    return (saying.low or 0, -(saying.high or float("inf")), saying.first.id)
