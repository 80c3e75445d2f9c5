"""How long it takes to read the accounts of one event from many reports, in one process.

Reports are made from a seeded generator: a toll that grows over two weeks, told by three lines and
by outlets in their own voice, with hedges, stale numbers, and in one report of ten a wrong one.
Beside these: reports that are at odds with themselves, a third of whose figures are wrong, on few
counts; all reports of one day; and forty lines. YAML is not read.

    python -m bench.bench_accounts
"""

from __future__ import annotations

import datetime as dt
import random
import time
from collections.abc import Sequence
from itertools import product
from typing import Any, NamedTuple

from analysis.accounts.accounts import read_accounts
from analysis.ledger.model import Article, Event, Transcript

FIGURES = 20
DAYS = 14
FIRST = dt.date(2020, 1, 4)
SHARE_WRONG = 0.1
SHARE_STALE = 0.1
HEDGES = ("{}", "{}", "{}", "at least {}", "about {}")
SPEAKERS = ("army", "ministry", "hospital", "rebels", "outlet")
GROUPS = {
    "people": ("militants", "others"),
    "others": ("guards", "residents"),
    "militants": (),
    "guards": ("police", "soldiers"),
    "residents": (),
    "police": (),
    "soldiers": (),
}
PLACES = {"province": None, "north": "province", "south": "province", "harbour": "south"}
MEASURES = ("deaths", "injuries")
SCOPES = tuple(product(MEASURES, GROUPS, PLACES))
FEW = tuple(product(("deaths",), GROUPS, ("province", "harbour")))
"""So few that each report tells some count twice."""


class Load(NamedTuple):
    """One run: how many reports, over how many days, by how many lines, and how far at odds."""

    name: str
    reports: int
    days: int = DAYS
    lines: int = 0
    is_at_odds: bool = False


LOADS = (
    Load("usual", 15),
    Load("usual", 100),
    Load("usual", 1_000),
    Load("at odds", 100, is_at_odds=True),
    Load("at odds", 1_000, is_at_odds=True),
    Load("one day", 300, days=1),
    Load("40 lines", 1_000, lines=40),
)
SHARE_AT_ODDS = 1 / 3


def name_lines(load: Load) -> tuple[str, ...]:
    """Officials who speak for a side of their own each, where a run asks for many."""
    return tuple(f"office-{number}" for number in range(load.lines))


def make_event(load: Load) -> Event:
    """An event with these trees, three lines and a party, and as many lines more as asked for."""
    offices = {
        name: {"name": f"the {name}", "kind": "official", "line": name} for name in name_lines(load)
    }
    return Event.model_validate(
        {
            "name": "Bench",
            "timezone": "UTC",
            "groups": {name: {"label": name, "parts": parts} for name, parts in GROUPS.items()},
            "places": {
                name: {"name": name, "kind": "town" if whole else "province", "part_of": whole}
                for name, whole in PLACES.items()
            },
            "speakers": {
                "army": {"name": "army", "kind": "official", "line": "state"},
                "ministry": {"name": "ministry", "kind": "official", "line": "state"},
                "hospital": {"name": "hospital", "kind": "official"},
                "rebels": {"name": "rebels", "kind": "party"},
                **offices,
            },
            "periods": {"since-saturday": {"label": "since Saturday", "start": FIRST.isoformat()}},
        }
    )


def find_toll(measure: str, group: str, place: str, day: int) -> int:
    """How many by a day: each town adds so many of each group a day."""
    parts = GROUPS[group]
    if parts:
        return sum(find_toll(measure, part, place, day) for part in parts)
    inner = [name for name, whole in PLACES.items() if whole == place]
    rate = 1 + len(group) % 3 + len(measure) % 2
    return rate * (day + 1) + sum(find_toll(measure, group, name, day) for name in inner)


def make_report(number: int, event: Event, load: Load) -> Article:
    """A report of twenty figures on some day."""
    chance = random.Random(number)
    day = chance.randrange(load.days)
    speakers = name_lines(load) or SPEAKERS
    is_wrong = chance.random() < SHARE_WRONG
    figures = []
    for place_in_text, scope in enumerate(choose_scopes(chance, load)):
        told = max(day - 2, 0) if chance.random() < SHARE_STALE else day
        value = find_toll(*scope, told)
        share = SHARE_AT_ODDS if load.is_at_odds else float(is_wrong and not place_in_text)
        if chance.random() < share:
            value = max(value + chance.choice((-5, -2, 5, 12)), 0)
        name = f"figure-{place_in_text}"
        figures.append(make_figure(chance, name, scope, value, chance.choice(speakers)))
    published = FIRST + dt.timedelta(days=day)
    source: dict[str, Any] = {
        "outlet": f"Outlet {number}",
        "url": f"https://bench.example/{number}",
        "published": published,
        "paragraphs": 1,
        **({"agency": f"Agency {number % 5}"} if number % 3 else {}),
    }
    transcript = Transcript.model_validate({"source": source, "figures": tuple(figures)})
    return Article(name=f"bench/{published}-outlet-{number}", event=event, transcript=transcript)


def choose_scopes(chance: random.Random, load: Load) -> Sequence[tuple[str, str, str]]:
    """What a report counts: each count once, or few counts several times."""
    return chance.choices(FEW, k=FIGURES) if load.is_at_odds else chance.sample(SCOPES, FIGURES)


def make_figure(
    chance: random.Random, name: str, scope: tuple[str, str, str], value: int, speaker: str
) -> dict[str, Any]:
    """One figure; the rebels claim three times as many."""
    is_claim = speaker == "rebels"
    measure, group, place = scope
    status = "claimed" if is_claim else "stated" if speaker == "outlet" else "attributed"
    return {
        "id": name,
        "wording": chance.choice(HEDGES).format(value * (3 if is_claim else 1)),
        "measure": measure,
        "unit": "persons",
        "group": group,
        "place": place,
        "period": "since-saturday",
        "speaker": speaker,
        "status": status,
        "paragraph": 1,
        "says": "so many",
    }


def main() -> None:
    """Print one row a run."""
    columns = ("reports", "figures", "seconds", "CPU s", "sayings", "findings")
    print(f"{'':<10}" + "".join(f"{column:>10}" for column in columns))
    for load in LOADS:
        event = make_event(load)
        articles = [make_report(number, event, load) for number in range(load.reports)]
        start, cpu_start = time.perf_counter(), time.process_time()
        accounts = read_accounts(articles)
        seconds, cpu_seconds = time.perf_counter() - start, time.process_time() - cpu_start
        figures = sum(len(article.figures) for article in articles)
        n_sayings, n_findings = len(accounts.sayings), len(accounts.findings)
        print(
            f"{load.name:<10}{load.reports:>10,}{figures:>10,}{seconds:>10.2f}{cpu_seconds:>10.2f}"
            f"{n_sayings:>10,}{n_findings:>10,}"
        )


if __name__ == "__main__":
    main()
