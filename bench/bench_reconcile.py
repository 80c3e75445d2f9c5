"""How long it takes to check articles: many small ones on two processes, and one large one.

Every check is the whole answer: bounds, conflicts with their mends, verdicts, claims. Articles are
made from a seeded generator: a three-level group tree, three places, four periods, numbers that
follow from one invented truth, and in one article of four a figure that does not.

    python -m bench.bench_reconcile
"""

from __future__ import annotations

import datetime as dt
import random
import resource
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from typing import NamedTuple

from analysis.ledger.model import Article, Event, Transcript
from analysis.ledger.trees import Tree, ancestors
from analysis.reconcile.verdicts import check

PROCESSES = 2
SIZES = (250, 500, 1_000)
FIGURES = 20
SHARE_WRONG = 0.35
DAY = dt.date(2020, 1, 10)
HEDGES = ("{}", "{}", "{}", "at least {}", "more than {}", "up to {}", "about {}")

GROUPS = {
    "people": ("forces", "others"),
    "forces": ("army", "police"),
    "others": ("civilians", "militants"),
    "army": (),
    "police": (),
    "civilians": (),
    "militants": (),
}
MORE_GROUPS = {
    **GROUPS,
    "army": ("officers", "soldiers"),
    "officers": (),
    "soldiers": (),
    "civilians": ("residents", "travellers"),
    "residents": (),
    "travellers": (),
}
PLACES = {"province": None, "town": "province", "port": "province"}
MORE_PLACES = {**PLACES, "market": "town"}
PERIODS = {
    "week": ("2020-01-01", "2020-01-07"),
    "weekend": ("2020-01-04", "2020-01-05"),
    "saturday": ("2020-01-04", "2020-01-04"),
    "sunday": ("2020-01-05", "2020-01-05"),
}

Scope = tuple[str, str, str]


def make_event(groups: dict[str, tuple[str, ...]], places: dict[str, str | None]) -> Event:
    """An event with these trees, the periods above and one party."""
    return Event.model_validate(
        {
            "name": "Bench",
            "timezone": "UTC",
            "groups": {
                **{name: {"label": name, "parts": parts} for name, parts in groups.items()},
                "recruits": {"label": "recruits", "part_of": "police"},
            },
            "places": {
                name: {"name": name, "kind": "place", "part_of": whole}
                for name, whole in places.items()
            },
            "speakers": {"party": {"name": "party", "kind": "party"}},
            "periods": {
                name: {"label": name, "start": start, "end": end}
                for name, (start, end) in PERIODS.items()
            },
        }
    )


def invent_truth(chance: random.Random, event: Event) -> dict[Scope, int]:
    """How many died in each scope, by an invented list of the dead."""
    leaves = [name for name, group in event.groups.items() if not group.parts]
    truth = dict.fromkeys(product(event.groups, event.places, PERIODS), 0)
    for _ in range(chance.randint(40, 200)):
        groups = climb(event.group_tree, chance.choice(leaves))
        places = climb(event.place_tree, chance.choice(list(event.places)))
        day = chance.choice(("2020-01-02", "2020-01-04", "2020-01-05"))
        periods = [name for name, (start, end) in PERIODS.items() if start <= day <= end]
        for scope in product(groups, places, periods):
            truth[scope] += 1
    return truth


def climb(tree: Tree, name: str) -> list[str]:
    """A name and all that it lies in."""
    return [name, *ancestors(tree, name)]


def make_article(
    chance: random.Random, event: Event, scopes: list[Scope], *, has_errors: bool
) -> Article:
    """One figure for each scope, the last of them a claim; some of them wrong where asked for."""
    truth = invent_truth(chance, event)
    figures = []
    for number, (group, place, period) in enumerate(scopes):
        value = truth[group, place, period]
        if has_errors and chance.random() < 6 / FIGURES:
            value += chance.choice((-3, 5, 12))
        is_claim = number == len(scopes) - 1
        figures.append(
            {
                "id": f"figure-{number}",
                "wording": word(chance, max(value, 0) * (3 if is_claim else 1)),
                "measure": "deaths",
                "unit": "persons",
                "group": group,
                "place": place,
                "period": period,
                "speaker": "party" if is_claim else "outlet",
                "status": "claimed" if is_claim else "stated",
                "paragraph": 1,
                "says": "so many were killed",
            }
        )
    source = {"outlet": "Bench", "url": "https://bench.example", "published": DAY, "paragraphs": 1}
    transcript = Transcript.model_validate({"source": source, "figures": tuple(figures)})
    return Article(name=f"bench/{DAY}-bench", event=event, transcript=transcript)


def word(chance: random.Random, value: int) -> str:
    """Words that are true of a number."""
    hedge = chance.choice(HEDGES)
    is_strict = hedge.startswith("more")
    return str(value) if is_strict and not value else hedge.format(value - is_strict)


def make_small(seed: int) -> Article:
    """An article of twenty figures: most of them of the whole province and the whole week."""
    chance = random.Random(seed)
    event = make_event(GROUPS, PLACES)
    wide = [("province", "week")]
    narrow = list(product(PLACES, PERIODS))
    scopes = [
        (
            chance.choice(list(event.groups)),
            *chance.choice(wide if chance.random() < 0.5 else narrow),
        )
        for _ in range(FIGURES)
    ]
    return make_article(chance, event, scopes, has_errors=chance.random() < SHARE_WRONG)


def make_large(seed: int, *, has_errors: bool) -> Article:
    """An article of 200 figures that speak of 60 counts."""
    chance = random.Random(seed)
    event = make_event(MORE_GROUPS, MORE_PLACES)
    scopes = chance.sample(list(product(event.groups, event.places, PERIODS)), 60)
    said = scopes + chance.choices(scopes, k=140)
    return make_article(chance, event, said, has_errors=has_errors)


class Run(NamedTuple):
    """Seconds by the clock and of work, most memory, articles in conflict and too hard to tell."""

    seconds: float
    cpu_seconds: float
    peak_mb: int
    n_conflicts: int
    n_too_hard: int


def run(seeds: range) -> Run:
    """Check the articles of these seeds."""
    articles = [make_small(seed) for seed in seeds]
    start, cpu_start = time.perf_counter(), time.process_time()
    outcomes = [check([article]) for article in articles]
    return Run(
        time.perf_counter() - start,
        time.process_time() - cpu_start,
        read_peak_mb(),
        sum(outcome.feasible is False for outcome in outcomes),
        sum(outcome.feasible is None for outcome in outcomes),
    )


def run_large(*, has_errors: bool) -> Run:
    """Check one large article; its conflicts are told, not articles in conflict."""
    article = make_large(1, has_errors=has_errors)
    start, cpu_start = time.perf_counter(), time.process_time()
    outcome = check([article])
    return Run(
        time.perf_counter() - start,
        time.process_time() - cpu_start,
        read_peak_mb(),
        len(outcome.conflicts),
        outcome.feasible is None,
    )


def read_peak_mb() -> int:
    """The most memory that this process has had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def join(runs: Sequence[Run]) -> Run:
    """Runs side by side as one: the longest by the clock, the sum of the work."""
    return Run(
        max(each.seconds for each in runs),
        sum(each.cpu_seconds for each in runs),
        max(each.peak_mb for each in runs),
        sum(each.n_conflicts for each in runs),
        sum(each.n_too_hard for each in runs),
    )


def show(name: str, done: Run) -> None:
    """Print one row."""
    print(
        f"{name:<40}{done.seconds:>9.2f}{done.cpu_seconds:>9.2f}{done.peak_mb:>9}"
        f"{done.n_conflicts:>11}{done.n_too_hard:>10}"
    )


def main() -> None:
    """Print one row for each run."""
    print(f"{'run':<40}{'seconds':>9}{'CPU s':>9}{'peak MB':>9}{'conflicts':>11}{'too hard':>10}")
    run(range(5))
    for size in SIZES:
        step = size // PROCESSES
        with ProcessPoolExecutor(PROCESSES) as pool:
            done = list(pool.map(run, [range(at, at + step) for at in range(0, size, step)]))
        show(f"{size:,} articles of {FIGURES}, {PROCESSES} processes", join(done))
    show("one of 200 figures, no errors", run_large(has_errors=False))
    show("one of 200 figures, with errors", run_large(has_errors=True))


if __name__ == "__main__":
    main()
