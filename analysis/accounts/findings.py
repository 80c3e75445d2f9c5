"""All findings of an event's accounts: one a kind, count and line, the strongest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from analysis.accounts.alone import find_alone
from analysis.accounts.book import Book
from analysis.accounts.copies import find_told_differently
from analysis.accounts.growth import find_growth
from analysis.accounts.history import History, find_overtaken
from analysis.accounts.inner import find_below_parts
from analysis.accounts.moved import find_moved
from analysis.accounts.partings import find_actor_partings, find_partings
from analysis.accounts.periods import find_period_mismatches
from analysis.accounts.record import Finding, Kind, Saying, Series
from analysis.accounts.revisions import (
    find_corrections,
    find_revisions,
    find_wider_periods,
    list_heights,
)

_OF_A_LINE = frozenset(Kind) - {Kind.PARTING, Kind.PERIOD_MISMATCH, Kind.MOVED, Kind.STANDS_ALONE}
"""Kinds of which a topic has one finding for each line; of the others it has one."""


def find_all(
    book: Book, histories: Mapping[Series, History], proved: Iterable[Finding]
) -> tuple[Finding, ...]:
    """Every finding, sorted; `proved` are those of the solver."""
    moved = list(find_moved(book))
    fit = list(_list_fit(book, histories, {each.members[0].id for each in moved}))
    found = [*moved, *proved, *_find_in_lines(book, histories)]
    alone = list(find_alone(book, fit))
    standing = {each.members[0].id for each in alone}
    named = [each for each in fit if each.first.id not in standing]
    found += [
        *alone,
        *find_partings(book, named),
        *find_actor_partings(book, fit),
        *find_told_differently(book, fit),
        *find_period_mismatches(book, fit),
    ]
    return tuple(sorted(_drop_repeated(_keep_one(found)), key=_rank))


def list_states(findings: Iterable[Finding]) -> Mapping[str, frozenset[Kind]]:
    """Id of a statement -> the kinds of the findings that it is a member of."""
    found: dict[str, set[Kind]] = {}
    for finding in findings:
        for member in finding.members:
            found.setdefault(member.id, set()).add(finding.kind)
    return {name: frozenset(kinds) for name, kinds in sorted(found.items())}


def _list_fit(
    book: Book, histories: Mapping[Series, History], moved: Iterable[str]
) -> Iterator[Saying]:
    """The sayings that stand: neither overtaken nor taken back nor moved from another group."""
    slipped = set(moved)
    for series, sayings in book.series.items():
        history = histories[series]
        old = {id(each) for each, _ in history.taken_back}
        for saying in sayings:
            is_stale = history.is_stale(saying) or id(saying) in old
            if not is_stale and not any(voice.id in slipped for voice in saying.voices):
                yield saying


def _find_in_lines(book: Book, histories: Mapping[Series, History]) -> Iterator[Finding]:
    for series, sayings in book.series.items():
        history = histories[series]
        heights = [] if book.may_fall(series.topic) else list_heights(book, series, history)
        yield from find_revisions(series, heights, sayings)
        yield from find_wider_periods(series, heights, sayings)
        yield from find_corrections(series, history, book)
        yield from find_overtaken(series, history)
        yield from find_below_parts(book, series, histories)
        yield from find_growth(book, series, history)


def _keep_one(findings: Iterable[Finding]) -> Iterable[Finding]:
    """The strongest of each kind and count, and line where the kind is of one."""
    best: dict[tuple[object, ...], Finding] = {}
    for finding in sorted(findings, key=_order):
        line = finding.line if finding.kind in _OF_A_LINE else None
        best.setdefault((finding.kind, finding.topic, line), finding)
    return best.values()


def _drop_repeated(findings: Iterable[Finding]) -> Iterator[Finding]:
    """All but a part's revision that the whole's tells as well."""
    told = list(findings)
    revised = [each for each in told if each.kind is Kind.REVISION]
    for finding in told:
        ids = {member.id for member in finding.members}
        if finding.kind is not Kind.REVISION or not any(
            each.topic != finding.topic
            and each.line == finding.line
            and ids < {member.id for member in each.members}
            for each in revised
        ):
            yield finding


def _order(finding: Finding) -> tuple[object, ...]:
    """The plainest first: few members, a great difference, then by name; partings of most lines."""
    names = tuple(member.id for member in finding.members)
    day, size = -finding.as_of.toordinal(), -(finding.size or 0)
    if finding.kind is Kind.PARTING:
        return (-len(finding.others), day, size, names)
    return (len(finding.members), size, day, names)


def _rank(finding: Finding) -> tuple[object, ...]:
    kinds = list(Kind)
    line = finding.line.name if finding.line else ""
    return (
        kinds.index(finding.kind),
        finding.size is None,
        -(finding.size or 0),
        finding.topic.name,
        line,
        tuple(member.id for member in finding.members),
    )
