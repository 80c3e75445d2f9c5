"""Who was killed, and how firm is each count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd
import seaborn.objects as so

from analysis.ledger.frame import Row, to_records
from analysis.reconcile.judged import JudgedTie
from analysis.views.captions import BY_ID, SAID, Caption
from analysis.views.display import Prose
from analysis.views.frames import frame_rows, sign
from analysis.views.labels import cite_period, describe_reading, label_figure
from analysis.views.layers import part_claims, plot_rows
from analysis.views.outcome import find_outcome
from analysis.views.reading import Reading
from analysis.views.sentences import Sentence, say_tolls, sentence
from analysis.views.words import format_number, format_quantity, say_count

__all__ = ["plot_toll", "say_toll", "tabulate_toll"]

_COLUMNS = (
    *("id", "whole", "depth", "is_disjoint", "label", "wording", "shown", "reads", "nominal"),
    *("low", "high", "hedge", "speaker_name", "status", "assumption", "panel"),
)


def tabulate_toll(reading: Reading) -> pd.DataFrame:
    """Who was killed: one row a statement of deaths, wholes before their parts, claims last.

    Returns
    -------
    Columns: id, whole (id of the nearest statement that contains this one, or none), depth (0 for
    a statement that no other contains), is_disjoint (part of a split that does not overlap),
    label, wording, shown (bounds, and the wording where it says more), reads (what we read it as,
    if not as printed), nominal, low, high (persons; NaN where open), hedge, speaker_name, status,
    assumption, panel (Reported, or whose claim it is).
    """
    outcome = find_outcome(reading)
    deaths = {
        row["id"]: row
        for row in reading.records
        if row["read_measure"] == "deaths" and row["withdrawn_by"] is None
    }
    wholes = {name: whole if (whole := outcome.wholes[name]) in deaths else None for name in deaths}
    parts = {part for tie in list_splits(reading) for part in tie.parts}
    copied = ("wording", "nominal", "low", "high", "hedge", "speaker_name", "status", "assumption")
    rows = [
        {
            "id": name,
            "whole": wholes[name],
            "depth": _count_wholes(wholes, name),
            "is_disjoint": wholes[name] is None or name in parts,
            "label": label_figure(reading, deaths[name]),
            "shown": format_quantity(deaths[name]),
            "reads": describe_reading(reading, deaths[name]["assumption"]),
            **{key: deaths[name][key] for key in copied},
        }
        for name in _order_tolls(reading, deaths, wholes)
    ]
    toll = frame_rows(rows, _COLUMNS[:-1])
    toll = toll.assign(panel=part_claims(toll))
    return sign(toll, reading, f"People killed, {cite_period(reading, toll)}")


def list_splits(reading: Reading) -> list[JudgedTie]:
    """The ties that split one place's deaths of one time by groups."""
    rows = {row["id"]: row for row in reading.records}
    splits = []
    for tie in find_outcome(reading).ties:
        told = [rows[name] for name in (tie.whole, *tie.parts) if name in rows]
        cells = {(row["read_place"], row["read_period"], row["reported"]) for row in told}
        if tie.kind == "sum" and len(cells) == 1 and told[0]["read_measure"] == "deaths":
            splits.append(tie)
    return splits


def _order_tolls(
    reading: Reading, deaths: dict[str, Row], wholes: dict[str, str | None]
) -> Iterator[str]:
    """Reports before claims, each whole before its parts, the freshest first; an exact count by a
    named source before a vague one in the outlet's voice; whatever the file's order.
    """
    rank = {name: number for number, name in enumerate(_walk(reading))}

    def find_place(name: str) -> tuple[object, ...]:
        row = deaths[name]
        group = rank.get(row["read_group"], len(rank))
        day = -int(row["reported"].replace("-", ""))
        is_vague = row["low"] is None or row["low"] != row["high"]
        voice = (is_vague, row["status"] == "stated")
        return group, day, row["place"], row["start"] or "", voice, name

    def below(whole: str | None) -> Iterator[str]:
        for name in sorted((n for n in deaths if wholes[n] == whole), key=find_place):
            if deaths[name]["status"] != "claimed":
                yield name
                yield from below(name)

    yield from below(None)
    yield from sorted((n for n in deaths if deaths[n]["status"] == "claimed"), key=find_place)


def _walk(reading: Reading) -> Iterator[str]:
    """Every group once, wholes before what lies in them, in the event's order."""
    tree = reading.event.group_tree
    seen: set[str] = set()

    def below(parent: str | None) -> Iterator[str]:
        for name, wholes in tree.items():
            if name not in seen and (parent in wholes if parent else not wholes):
                seen.add(name)
                yield name
                yield from below(name)

    yield from below(None)


def _count_wholes(wholes: dict[str, str | None], name: str) -> int:
    whole = wholes[name]
    return 0 if whole is None else 1 + _count_wholes(wholes, whole)


def plot_toll(toll: pd.DataFrame) -> so.Plot:
    """Deaths by group on one scale of persons; each party's claims in a panel of their own.

    Facet, limit or restyle it as any seaborn plot: `plot_toll(toll).facet(row="status")`.

    Parameters
    ----------
    toll : as `tabulate_toll` gives it, or some of its rows.
    """
    return plot_rows(toll, "panel")


def title_toll(toll: pd.DataFrame) -> Sentence:
    """How many of the reported counts of deaths are open: the title of the chart."""
    reported = list_reported(toll)
    if not reported:
        return ("No count of deaths is reported",)
    is_open = [row for row in reported if row["high"] is None]
    total = say_count(len(reported), "reported count of deaths", "reported counts of deaths")
    if not is_open:
        each = "The" if len(reported) == 1 else f"Each of the {len(reported)}"
        counts = "count" if len(reported) == 1 else "counts"
        return (f"{each} reported {counts} of deaths has an upper limit",)
    verb = "has" if len(is_open) == 1 else "have"
    return (f"{format_number(len(is_open))} of {total} {verb} no upper limit",)


def say_toll(toll: pd.DataFrame) -> Prose:
    """The counts of groups that do not overlap, each as narrow as it is reported."""
    return Prose([lead_toll(toll)], role="finding")


def lead_toll(toll: pd.DataFrame) -> Sentence:
    """As `say_toll`, as a sentence."""
    reported = list_reported(toll)
    wholes = {row["whole"] for row in reported if row["is_disjoint"]}
    split = {row["label"] for row in reported if row["id"] in wholes}
    narrow = [
        row
        for row in reported
        if row["label"] not in split and (row["is_disjoint"] or row["depth"] == 0)
    ]
    return sentence("Reported killed: ", say_tolls(narrow)) if narrow else title_toll(toll)


def list_reported(toll: pd.DataFrame) -> Sequence[Row]:
    """The rows that are no party's claim."""
    return [row for row in to_records(toll) if row["status"] != "claimed"]


CAPTIONS = {
    "toll": Caption(
        "People killed, by group",
        {"label": "Figure", **SAID},
        BY_ID,
        title=title_toll,
        tabulate=tabulate_toll,
    )
}
