"""How long it takes to read the accounts of one event from many reports, in one process.

Reports are made from a seeded generator: a toll that grows over two weeks, told by three lines and
by outlets in their own voice, with hedges, stale numbers, and in one report of ten a wrong one.
YAML is not read.

    python -m bench.bench_accounts
"""

from __future__ import annotations

import datetime as dt
import random
import time
from itertools import product
from typing import Any

from analysis.accounts.accounts import read_accounts
from analysis.ledger.model import Article, Event, Transcript

SIZES = (15, 100, 1_000)
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


def make_event() -> Event:
    """An event with these trees, three lines and a party."""
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


def make_report(number: int, event: Event) -> Article:
    """A report of twenty figures on some day."""
    chance = random.Random(number)
    day = number * DAYS // max(number + 1, DAYS) if number < DAYS else chance.randrange(DAYS)
    scopes = chance.sample(list(product(MEASURES, GROUPS, PLACES)), FIGURES)
    is_wrong = chance.random() < SHARE_WRONG
    figures = []
    for place_in_text, scope in enumerate(scopes):
        told = max(day - 2, 0) if chance.random() < SHARE_STALE else day
        value = find_toll(*scope, told)
        if is_wrong and not place_in_text:
            value += chance.choice((5, 12))
        figures.append(make_figure(chance, f"figure-{place_in_text}", scope, value))
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


def make_figure(
    chance: random.Random, name: str, scope: tuple[str, str, str], value: int
) -> dict[str, Any]:
    """One figure, by some speaker; the rebels claim three times as many."""
    speaker = chance.choice(SPEAKERS)
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
    """Print one row for each number of reports."""
    event = make_event()
    columns = ("reports", "figures", "seconds", "CPU s", "sayings", "findings")
    print("".join(f"{column:>10}" for column in columns))
    for size in SIZES:
        articles = [make_report(number, event) for number in range(size)]
        start, cpu_start = time.perf_counter(), time.process_time()
        accounts = read_accounts(articles)
        seconds, cpu_seconds = time.perf_counter() - start, time.process_time() - cpu_start
        figures = sum(len(article.figures) for article in articles)
        n_sayings, n_findings = len(accounts.sayings), len(accounts.findings)
        print(
            f"{size:>10,}{figures:>10,}{seconds:>10.2f}{cpu_seconds:>10.2f}"
            f"{n_sayings:>10,}{n_findings:>10,}"
        )


if __name__ == "__main__":
    main()
