"""Seeds to try every page on: those that lie beside the project, and some made at random."""

from __future__ import annotations

import random
import shutil
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
HOMES = (ROOT / "seeds", ROOT.parent / "shared" / "cases")


def list_given() -> list[str]:
    """The path of each seed of the project and, where they are, of the cases beside it."""
    return sorted(
        str(path.relative_to(ROOT.parent)) for folder in HOMES for path in folder.glob("*/2*.yaml")
    )


def lay_given(home: Path, given: str) -> str:
    """Put a given seed and its event into a home; the article's name."""
    source = ROOT.parent / given
    event = source.parent.name.replace("_", "-")
    folder = home / "seeds" / event
    folder.mkdir(parents=True)
    shutil.copy(source.parent / "event.yaml", folder)
    shutil.copy(source, folder)
    return f"{event}/{source.stem}"


GROUPS = {
    "people": {"label": "people", "parts": ["guards", "residents"]},
    "guards": {"label": "guards", "disjoint": ["officers", "recruits"]},
    "residents": {"label": "residents"},
    "officers": {"label": "officers"},
    "recruits": {"label": "recruits"},
    "women": {"label": "women", "part_of": "people"},
    "women-officers": {"label": "women officers", "part_of": ["women", "officers"]},
}
PLACES = {
    "land": {"name": "Land", "kind": "country"},
    "north": {"name": "North", "kind": "province", "part_of": "land"},
    "ayton": {"name": "Ayton", "kind": "town", "part_of": "north"},
    "beeton": {"name": "Beeton", "kind": "port town", "part_of": "north"},
    "valley": {"name": "Valley", "kind": "district", "part_of": "north"},
}
PERIODS = {
    "since": {"label": "since Monday, 1 July 2024", "start": "2024-07-01"},
    "first": {"label": "1 to 4 July 2024", "start": "2024-07-01", "end": "2024-07-04"},
    "second": {"label": "5 to 9 July 2024", "start": "2024-07-05", "end": "2024-07-09"},
    "both": {"label": "1 to 9 July 2024", "start": "2024-07-01", "end": "2024-07-09"},
    "night": {
        "label": "night to 5 July 2024",
        "start": "2024-07-04",
        "end": "2024-07-05",
        "precision": "part-of-day",
    },
}
SPEAKERS = {
    "police": {"name": "police", "kind": "official"},
    "ministry": {"name": "the ministry", "kind": "official"},
    "rebels": {"name": "the Rebels", "kind": "party"},
    "league": {"name": "the League", "kind": "party"},
    "wire": {"name": "Example Wire", "kind": "outlet"},
    "institute": {"name": "the Institute", "kind": "think-tank"},
    "relief": {"name": "Example Relief", "kind": "aid"},
}
WORDINGS = ("{}", "{}", "{}", "at least {}", "up to {}", "more than {}", "about {}", "dozens")


def make_event() -> dict[str, Any]:
    """An event in which much lies apart and much overlaps."""
    return {
        "name": "Example",
        "timezone": "UTC",
        "groups": GROUPS,
        "places": PLACES,
        "speakers": SPEAKERS,
        "periods": PERIODS,
    }


def make_seed(number: int) -> dict[str, Any]:
    """A seed at random, the same for the same number; its event is the one above."""
    chance = random.Random(number)
    figures = [_make_figure(chance, f"f{index}") for index in range(chance.randint(1, 9))]
    for earlier, later in pairwise(figures):
        statuses = {earlier["status"], later["status"]}
        is_own = "claimed" not in statuses or earlier["speaker"] == later["speaker"]
        is_alike = earlier["unit"] == later["unit"] and earlier["measure"] == later["measure"]
        is_later = earlier["reported"] <= later["reported"]
        if is_own and is_alike and is_later and chance.random() < 0.4:
            later["corrects"] = earlier["id"]
    people = [f["id"] for f in figures if f["measure"] == "deaths"]
    relations = []
    if len(people) > 2 and chance.random() < 0.5:
        whole, *parts = chance.sample(people, chance.randint(2, 3))
        kind = chance.choice(("sum", "part", "same", "at-most"))
        relations.append(_make_relation(kind, parts, whole))
    assumptions = []
    if chance.random() < 0.4:
        reads = {"period": "since", "place": "north"}
        made = {"id": "reading", "figure": "f0", "reads": reads, "because": "We read it so."}
        assumptions.append(made)
    seed = {
        "source": {
            "outlet": "Example News",
            "url": "https://example.org/a",
            "published": "2024-07-12",
            "paragraphs": 3,
        },
        "figures": figures,
        "relations": relations,
        "assumptions": assumptions,
    }
    if number >= FIRST_NEW:
        _add_new_fields(seed, random.Random(number))
    return seed


FIRST_NEW = 60
"""From this number on a seed has what only few articles have; those before it stay as they were."""


def _add_new_fields(seed: dict[str, Any], chance: random.Random) -> None:
    """Change some figures of a seed into background, changes or shares, and name who did it."""
    tied = {name for tie in seed["relations"] for name in (*tie["parts"], tie["whole"])}
    tied |= {figure["corrects"] for figure in seed["figures"] if "corrects" in figure}
    for figure in seed["figures"]:
        if figure["measure"] == "deaths" and chance.random() < 0.4:
            figure |= {"by": chance.choice(("guards", "rebels")), "how": [chance.choice(MEANS)]}
        if figure["status"] == "attributed" and chance.random() < 0.3:
            figure |= {"speaker": chance.choice(("institute", "relief")), "via": "wire"}
        figure["reviewed"] = chance.random() < 0.8
        if chance.random() < 0.2:
            figure["part"] = "headline"
            del figure["paragraph"]
        if figure["id"] not in {*tied, "f0"} and "corrects" not in figure:
            _change_kind(figure, chance)
    seed["source"] |= {"agency": "Example Wire", "time": "18:05", "excerpt": True}


def _change_kind(figure: dict[str, Any], chance: random.Random) -> None:
    """Make it a change, background, a share, or what no measure fits; or leave it a total."""
    kind = chance.choice(("total", "total", "change", "background", "share", "other"))
    if kind == "change" and "period" in figure:
        figure["change"] = chance.choice(("increment", "fall"))
    elif kind == "background":
        figure["role"] = chance.choice(("background", "other-event"))
    elif kind == "share" and "group" in figure:
        figure |= {"measure": "share", "of": "deaths", "unit": "percent", "wording": "40"}
    elif kind == "other":
        figure |= {"measure": "other", "label": "targets named", "unit": "targets"}
    if kind in ("share", "other"):
        figure.pop("by", None)
        figure.pop("how", None)


MEANS = ("gunfire", "air-strike", "mine", "execution")


def _make_figure(chance: random.Random, name: str) -> dict[str, Any]:
    speaker = chance.choice(("outlet", "police", "ministry", "rebels", "league"))
    measure = chance.choice(("deaths", "deaths", "deaths", "injuries", "attack-sites"))
    is_people = measure != "attack-sites"
    status = {"outlet": "stated", "police": "attributed", "ministry": "attributed"}
    figure = {
        "id": name,
        "wording": chance.choice(WORDINGS).format(chance.choice((0, 1, 1, 2, 3, 5, 8, 13, 40))),
        "measure": measure,
        "unit": "persons" if is_people else chance.choice(("sites", "towns", "offices")),
        "place": chance.choice(list(PLACES)),
        "speaker": speaker,
        "status": status.get(speaker, "claimed"),
        "paragraph": 1,
        "reported": chance.choice(("2024-07-10", "2024-07-11", "2024-07-12", "2024-07-12")),
        "says": f"Figure {name} is told.",
    }
    if chance.random() < 0.8:
        figure["period"] = chance.choice(list(PERIODS))
    if is_people:
        figure["group"] = chance.choice(list(GROUPS))
    return figure


def _make_relation(kind: str, parts: list[str], whole: str) -> dict[str, Any]:
    told = {"sum": "make up", "part": "are among", "same": "are", "at-most": "are at most"}
    says = f"The parts {told[kind]} the whole."
    return {
        "id": "tie",
        "kind": kind,
        "parts": parts,
        "whole": whole,
        "paragraph": 1,
        "says": says,
    }
