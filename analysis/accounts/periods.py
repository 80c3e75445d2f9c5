"""A period that is over, counted differently: one finding for its count, with who says what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from analysis.accounts.book import Book, is_more, is_over, write_finding
from analysis.accounts.history import is_later
from analysis.accounts.record import Finding, Kind, Line, Saying


def find_period_mismatches(book: Book, fit: Sequence[Saying]) -> Iterator[Finding]:
    """One finding a count of a period that was over when each was said.

    No mismatch: a rise of one line over the days; what differs on one day alone, where a line may
    rise and lines part; and what a party to the fight claims beside what others say.
    """
    counts: dict[tuple[str, str, str, str], list[Saying]] = {}
    for saying in fit:
        if is_over(saying) and not book.may_fall(saying.topic):
            extent = saying.extent
            key = (saying.topic.name, str(extent.start), str(extent.end), extent.label)
            counts.setdefault(key, []).append(saying)
    for key in sorted(counts):
        told = counts[key]
        pairs = [
            pair
            for pair in combinations(told, 2)
            if _is_mismatch(*pair) and book.is_partisan(pair[0]) == book.is_partisan(pair[1])
        ]
        if pairs:
            members = _list_members(told)
            size = max(_find_gap(*pair) for pair in pairs)
            lines = list(dict.fromkeys(each.line for each in members))
            line = lines[0] if len(lines) == 1 else None
            yield write_finding(
                Kind.PERIOD_MISMATCH,
                [each.first for each in members],
                line=line,
                size=size,
                others=() if line else lines,
            )


def _is_mismatch(one: Saying, other: Saying) -> bool:
    if not (is_more(one, other) or is_more(other, one)):
        return False
    if one.as_of == other.as_of:
        # Printed after the higher one of the same line and day, the lower one is no step to it.
        low, high = (one, other) if is_more(other, one) else (other, one)
        return one.line == other.line and low.published > high.published
    early, late = (one, other) if is_later(other, one) else (other, one)
    return one.line != other.line or is_more(early, late)


def _find_gap(one: Saying, other: Saying) -> int:
    gaps = ((one.low or 0) - (other.high or 0), (other.low or 0) - (one.high or 0))
    return max(gaps)


def _list_members(told: Sequence[Saying]) -> list[Saying]:
    """Who says what, each line's number once, the earliest first."""
    found: dict[tuple[Line, object, object, object], Saying] = {}
    for each in sorted(told, key=lambda s: (s.as_of, s.published, s.first.id)):
        number = each.first.statement.quantity.nominal
        found.setdefault((each.line, each.low, each.high, number), each)
    return list(found.values())
