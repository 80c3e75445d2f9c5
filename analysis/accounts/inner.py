"""A line's number of a whole that is lower than what it had said of a part of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from analysis.accounts.book import Book, is_more, write_finding
from analysis.accounts.history import History, is_later, is_reprint
from analysis.accounts.record import Finding, Kind, Saying, Series
from analysis.reconcile.extents import is_during


def find_below_parts(
    book: Book, series: Series, histories: Mapping[Series, History]
) -> Iterator[Finding]:
    """One finding a count and line: the whole and the part that are furthest apart.

    Where the whole fell itself, that is told; and an old number of it is no news.
    """
    if book.may_fall(series.topic) or any(
        each.kind is Kind.UNCLEAR for each in histories[series].falls
    ):
        return
    wholes = list(_list_standing(book, series, histories))
    found = [
        ((part.low or 0) - (whole.high or 0), part, whole)
        for part in _list_parts(book, series, histories)
        for whole in wholes
        if is_more(part, whole)
        and is_later(whole, part)
        and is_during(part.extent, whole.extent)
        and not is_reprint(whole, part, book.series[series])
    ]
    for size, part, whole in sorted(found, key=lambda each: (-each[0], each[1].first.id))[:1]:
        members = (part.first, whole.first)
        yield write_finding(Kind.UNCLEAR, members, topic=series.topic, line=series.line, size=size)


def _list_parts(
    book: Book, series: Series, histories: Mapping[Series, History]
) -> Iterator[Saying]:
    for topic in book.inside[series.topic]:
        part = series._replace(topic=topic)
        if topic != series.topic and part in book.series:
            yield from _list_standing(book, part, histories)


def _list_standing(
    book: Book, series: Series, histories: Mapping[Series, History]
) -> Iterator[Saying]:
    """What a line said of a count and neither took back nor reprinted late."""
    history = histories[series]
    fallen = {id(each) for fall in history.falls for each in (fall.before, fall.after)}
    fallen |= {id(each) for each in history.passed}
    for saying in book.series[series]:
        is_old = any(voice.id in history.overtaken for voice in saying.voices)
        if not is_old and id(saying) not in fallen:
            yield saying
