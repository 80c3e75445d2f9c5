"""Outlets that stand alone: a number of their own above every line's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.accounts.book import Book, is_more, write_finding
from analysis.accounts.record import Finding, Kind, Line, Saying, Topic
from analysis.accounts.stretches import is_compatible


def find_alone(book: Book, fit: Sequence[Saying]) -> Iterator[Finding]:
    """Each outlet's own number above what every line says by its day.

    Where a line later comes to the number, the outlet was only the first to print it. What a party
    to the fight claims is no measure of it.
    """
    topics: dict[Topic, list[Saying]] = {}
    for saying in fit:
        topics.setdefault(saying.topic, []).append(saying)
    for topic, sayings in topics.items():
        if book.may_fall(topic):
            continue
        named = [each for each in sayings if not each.line.is_outlet and not book.is_partisan(each)]
        for own in sayings:
            if own.line.is_outlet and not own.is_claim and (below := _list_below(own, named)):
                size = min((own.low or 0) - (each.high or 0) for each in below)
                members = [own.first, *(each.first for each in below)]
                yield write_finding(Kind.STANDS_ALONE, members, line=own.line, size=size)


def _list_below(own: Saying, named: Sequence[Saying]) -> list[Saying]:
    """The freshest saying of each line by that day, where all are below; else none."""
    fit = [each for each in named if is_compatible(each.extent, own.extent) or _is_near(each, own)]
    last: dict[Line, Saying] = {}
    for each in fit:
        if (each.low or 0) >= (own.low or 0):
            return []
        if each.as_of <= own.as_of:
            last[each.line] = each
    below = sorted(last.values(), key=lambda each: each.line.name)
    return below if all(is_more(own, each) for each in below) else []


def _is_near(one: Saying, other: Saying) -> bool:
    return one.as_of == other.as_of and one.period == other.period
