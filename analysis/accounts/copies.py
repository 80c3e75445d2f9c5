"""One statement told in two ways: two reports that agree in two counts and differ in a third."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from analysis.accounts.book import Book, write_finding
from analysis.accounts.record import Finding, Kind, Line, Saying, Topic, Voice

AGREED = 2
"""In so many counts two reports must agree to be taken for one statement."""


class Day(NamedTuple):
    """One line's statements of one day."""

    line: Line
    as_of: dt.date


def find_told_differently(book: Book, fit: Sequence[Saying]) -> Iterator[Finding]:
    """One finding a topic and line: the two reports that agree in most counts besides.

    Only exact numbers agree: "several" of two reports are no evidence of one statement.
    """
    days: dict[Day, dict[str, dict[Topic, list[Saying]]]] = {}
    for saying in fit:
        if saying.low is not None and saying.low == saying.high:
            reports = days.setdefault(Day(saying.line, saying.as_of), {})
            for voice in saying.voices:
                topics = reports.setdefault(voice.statement.article, {})
                topics.setdefault(saying.topic, []).append(saying)
    found: dict[tuple[Topic, Line], list[tuple[int, Finding]]] = {}
    for day, reports in days.items():
        for agreed, one, other in _list_pairs(reports):
            for finding in _list_differences(
                book, day, (one, reports[one]), (other, reports[other])
            ):
                found.setdefault((finding.topic, day.line), []).append((agreed, finding))
    for told in found.values():
        yield min(told, key=lambda pair: (-pair[0], _name(pair[1])))[1]


def _name(finding: Finding) -> tuple[str, ...]:
    return tuple(each.id for each in finding.members)


def _list_pairs(
    reports: Mapping[str, Mapping[Topic, Sequence[Saying]]],
) -> Iterator[tuple[int, str, str]]:
    """Pairs of reports that agree in two exact numbers or more, and in how many."""
    places: dict[tuple[Topic, int], int] = {}
    masks = {}
    for name, topics in sorted(reports.items()):
        facts = {(topic, each.low or 0) for topic, told in topics.items() for each in told}
        masks[name] = sum(1 << places.setdefault(fact, len(places)) for fact in facts)
    able = [(name, mask) for name, mask in masks.items() if mask.bit_count() > AGREED]
    for (one, mask), (other, mask_2) in combinations(able, 2):
        agreed = (mask & mask_2).bit_count()
        if agreed >= AGREED and mask != mask_2:
            yield agreed, one, other


_Report = tuple[str, Mapping[Topic, Sequence[Saying]]]


def _list_differences(book: Book, day: Day, one: _Report, other: _Report) -> Iterator[Finding]:
    for topic in one[1].keys() & other[1].keys():
        mine, yours = one[1][topic], other[1][topic]
        if len(mine) == len(yours) == 1 and _is_told_differently(book, mine[0], yours[0]):
            members = [_pick(mine[0], one[0]), _pick(yours[0], other[0])]
            members.sort(key=lambda each: (each.statement.low or 0, each.id))
            size = abs((mine[0].low or 0) - (yours[0].low or 0))
            yield write_finding(Kind.TOLD_DIFFERENTLY, members, line=day.line, size=size)


def _pick(saying: Saying, article: str) -> Voice:
    return next(each for each in saying.voices if each.statement.article == article)


def _is_told_differently(book: Book, one: Saying, other: Saying) -> bool:
    """Whether two numbers cannot be one, and no rise within the day explains them.

    A rise does where hours say so, or where the line says the higher number again later.
    """
    if not (book.cannot_both_hold(one, other)) or one.is_claim != other.is_claim:
        return False
    low, high = sorted((one, other), key=lambda each: each.low or 0)
    if low.hour is not None and high.hour is not None and low.hour < high.hour:
        return False
    return not any(
        each.as_of > high.as_of
        and (each.low, each.high, each.line) == (high.low, high.high, high.line)
        for each in book.topics[high.topic]
    )
