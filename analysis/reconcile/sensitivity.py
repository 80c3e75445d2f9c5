"""How far the answer depends on how vague words and ambiguous hedges are read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product
from math import prod

from analysis.ledger.conventions import CONVENTIONS
from analysis.ledger.model import Article
from analysis.reconcile.counts import Count, CountSystem, build_system
from analysis.reconcile.judge import climb, find_neighbours
from analysis.reconcile.parts import split_parts
from analysis.reconcile.solve.solver import DEFAULT_BUDGET, Bounds
from analysis.reconcile.statements import name_source

MOST_READINGS = 32


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """One way to read the articles, and the result.

    Attributes
    ----------
    convention : its name.
    readings : figure id -> the words read, for each ambiguous figure.
    feasible : whether all reports can be true; None where it is too hard to tell.
    low, high : tightest bounds of the toll; a low of None means no bounds.
    """

    convention: str
    readings: Mapping[str, str]
    feasible: bool | None
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """Each convention under each reading.

    Attributes
    ----------
    toll : the widest count of deaths reported with a bound; None without one.
    rows : one for each convention and combination of readings, the seed's own first.
    is_cut : whether there were too many combinations, so that rows change one reading at a time.
    """

    toll: Count | None
    rows: tuple[ReadingRow, ...]
    is_cut: bool


def sensitivity(articles: Sequence[Article], *, budget: int = DEFAULT_BUDGET) -> Sensitivity:
    """Whether the reports can all be true under each convention and each reading.

    Parameters
    ----------
    articles : one or more, all of one event.
    budget : how much each part of the figures may cost under each reading.

    Raises
    ------
    ParameterError : no article, two of one name or of different events.
    """
    counts = build_system(articles)
    options = _list_options(articles, counts)
    is_cut = prod(len(words) for words in options.values()) > MOST_READINGS
    toll = find_toll(counts)
    rows = [
        _read(articles, convention, dict(zip(options, words, strict=True)), toll, budget)
        for convention in CONVENTIONS
        for words in _combine(list(options.values()), is_cut)
    ]
    return Sensitivity(toll, tuple(rows), is_cut)


def find_toll(counts: CountSystem) -> Count | None:
    """The count of deaths that contains most others, among those reported with a bound."""
    wholes = find_neighbours(counts.ties.values())
    around = {name: climb(wholes, name) for name in counts.counts}
    stated = [
        count for count in counts.counts.values() if count.measure == "deaths" and count.is_stated
    ]
    return max(
        stated,
        key=lambda count: (
            sum(count.name in around[other.name] for other in stated),
            count.extent.known_by.rank,
            count.name,
        ),
        default=None,
    )


def _list_options(articles: Sequence[Article], counts: CountSystem) -> dict[str, tuple[str, ...]]:
    """Figure id -> its readings, for each ambiguous count.

    Distances and durations are no counts, however they are read.
    """
    return {
        name: figure.readings
        for name, figure in sorted(
            (name_source(article, figure.id, articles), figure)
            for article in articles
            for figure in article.figures
            if figure.readings and counts.find(name_source(article, figure.id, articles))
        )
    }


def _combine(options: list[tuple[str, ...]], is_cut: bool) -> Iterator[tuple[str, ...]]:
    if not is_cut:
        yield from product(*options)
        return
    printed = tuple(words[0] for words in options)
    changed = (
        (*printed[:place], other, *printed[place + 1 :])
        for place, words in enumerate(options)
        for other in words[1:]
    )
    yield printed
    yield from islice(changed, MOST_READINGS - 1)


def _read(
    articles: Sequence[Article],
    convention: str,
    readings: Mapping[str, str],
    toll: Count | None,
    budget: int,
) -> ReadingRow:
    counts = build_system(articles, convention, readings)
    told: set[bool | None] = set()
    found: Bounds | None = Bounds(0, None)
    for part in split_parts(counts, budget):
        wanted = {toll.name} & {*part.system.counts} if toll else set[str]()
        feasible, bounds = part.solve(part.sources - counts.claims, wanted)
        told.add(feasible)
        for name in wanted:
            found = None if bounds is None else bounds[name]
    is_feasible = False if False in told else None if None in told else True
    low, high = (None, None) if toll is None or found is None else found
    return ReadingRow(convention, dict(readings), is_feasible, low, high)
