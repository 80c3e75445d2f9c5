"""Who was killed, and how firm is each count."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import seaborn.objects as so

from analysis.charts.display import Prose
from analysis.charts.layers import part_claims, plot_rows
from analysis.ledger.frame import Row, to_records
from analysis.ledger.model import Event
from analysis.ledger.trees import ancestors
from analysis.reading.captions import BY_ID, SAID, Caption
from analysis.reading.frames import frame_rows, sign
from analysis.reading.labels import (
    cite_period,
    describe_reading,
    label_figure,
    note_deed,
    split_label,
    tell_deed,
)
from analysis.reading.outcome import find_outcome
from analysis.reading.reading import Reading, kept
from analysis.reconcile.judged import JudgedTie
from analysis.reconcile.nesting import find_apart
from analysis.telling.sentences import Sentence, say_tolls, sentence
from analysis.telling.words import format_number, format_quantity, say_count

__all__ = ["plot_toll", "say_toll", "tabulate_toll"]

_COLUMNS = (
    *("id", "whole", "depth", "is_disjoint", "label", "who", "where", "during", "as_of"),
    *("unit", "wording", "language", "words_read", "number_words", "shown", "reads"),
    *("nominal", "low", "high", "hedge", "speaker_name"),
    *("status", "assumption", "doer", "means", "done", "deed", "panel"),
)


@kept
def tabulate_toll(reading: Reading) -> pd.DataFrame:
    """Who was killed: one row a statement of deaths, wholes before their parts, claims last.

    Returns
    -------
    Columns: id, whole (id of the nearest statement that contains this one, or none), depth (0 for a
    statement that no other contains), is_disjoint (nobody is counted in this and in another such
    row that the same one contains, or none), label and its parts who, where, during, as_of (none
    where the label has none), unit, wording, language, words_read and number_words (as in the
    ledger), shown (bounds, and the wording where it says more), reads (what we read it as, if not
    as printed), nominal, low, high (persons; NaN where open), hedge, speaker_name, status,
    assumption, doer, means and done (who is said to have done it, and how), deed (both for a
    sentence), panel (Reported, or whose claim it is). Without background, other attacks and
    changes.
    """
    outcome = find_outcome(reading)
    deaths = {
        row["id"]: row
        for row in reading.totals
        if row["read_measure"] == "deaths" and row["withdrawn_by"] is None
    }
    wholes = {name: whole if (whole := outcome.wholes[name]) in deaths else None for name in deaths}
    order = list(_order_tolls(reading, deaths, wholes))
    disjoint = _find_disjoint(reading, order, wholes)
    copied = [name for name in _COLUMNS if name in reading.figures.columns and name != "id"]
    rows = [
        {
            "id": name,
            "whole": wholes[name],
            "depth": _count_wholes(wholes, name),
            "is_disjoint": name in disjoint,
            "label": label_figure(reading, deaths[name]),
            **split_label(reading, deaths[name]),
            "shown": format_quantity(deaths[name]),
            "reads": describe_reading(reading, deaths[name]["assumption"]),
            **tell_deed(reading, deaths[name]),
            "deed": note_deed(reading, deaths[name]),
            **{key: deaths[name][key] for key in copied},
        }
        for name in order
    ]
    toll = frame_rows(rows, _COLUMNS[:-1])
    toll = toll.assign(panel=part_claims(toll))
    return sign(toll, reading, f"People killed, {cite_period(reading, toll)}")


def list_splits(reading: Reading) -> list[JudgedTie]:
    """The ties that split one place's deaths of one time by groups."""
    rows = {row["id"]: row for row in reading.totals}
    splits = []
    for tie in find_outcome(reading).ties:
        told = [rows[name] for name in (tie.whole, *tie.parts) if name in rows]
        cells = {(row["read_place"], row["read_period"], row["reported"]) for row in told}
        if tie.kind == "sum" and len(cells) == 1 and told[0]["read_measure"] == "deaths":
            splits.append(tie)
    return splits


def _find_disjoint(
    reading: Reading, order: Sequence[str], wholes: dict[str, str | None]
) -> set[str]:
    """Of what nothing contains, and of the parts of a split, those in which nobody is twice."""
    outcome = find_outcome(reading)
    is_apart = find_apart(outcome.system, reading.event)
    spots = {name: outcome.system.statements[name].spot for name in order}
    splits = [frozenset(tie.parts) for tie in list_splits(reading)]
    parts = frozenset().union(*splits)
    found: dict[object, list[str]] = {}
    for name in order:
        whole = wholes[name]
        beside = found.setdefault(spots[whole] if whole else None, [])
        if (whole is None or name in parts) and all(
            spots[name] == spots[other]
            or any({name, other} <= split for split in splits)
            or is_apart(name, other)
            for other in beside
        ):
            beside.append(name)
    return {name for names in found.values() for name in names}


def _order_tolls(
    reading: Reading, deaths: dict[str, Row], wholes: dict[str, str | None]
) -> Iterator[str]:
    """Reports before claims, each whole before its parts, whatever the file's order.

    Of what stands beside each other, the freshest comes first; of several towns, the one of the
    greatest count; an exact count before a bounded one and that before a vague one; then the wider
    group and place, and the greater number. Counts
    of one group and place stay together, from the earliest on; of one count, a named source comes
    before the outlet's voice.
    """
    cells: dict[_Cell, list[Row]] = {}
    for row in deaths.values():
        cells.setdefault((wholes[row["id"]], *_find_cell(row)), []).append(row)
    told = (
        {row["group"] for row in deaths.values()},
        {row["place"] for row in deaths.values()},
    )
    ranks = _rank_cells(reading.event, cells, told)

    def rank(name: str) -> tuple[object, ...]:
        row = deaths[name]
        voice = (_rank_bounds(row), row["status"] == "stated", row["speaker"], name)
        cell = ranks[(wholes[name], *_find_cell(row))]
        return row["status"] == "claimed", cell, row["start"] or "", -_read_day(row), *voice

    def below(whole: str | None) -> Iterator[str]:
        for name in sorted((n for n in reported if wholes[n] == whole), key=rank):
            yield name
            yield from below(name)

    reported = [name for name in deaths if deaths[name]["status"] != "claimed"]
    yield from below(None)
    yield from sorted(deaths.keys() - reported, key=rank)


_Cell = tuple[object, ...]
"""A whole or none, and the group and place of counts inside it."""


def _find_cell(row: Row) -> tuple[object, ...]:
    """The group and the place of a count, as read and as printed."""
    keys = ("status",) if row["status"] == "claimed" else ()
    return tuple(row[key] for key in ("read_group", "read_place", "group", "place", *keys))


@dataclass(frozen=True)
class _Standing:
    """Where the counts of one group and place stand among others.

    Attributes
    ----------
    level : of the same level are counts inside one whole, of one day, as far inside other places.
    place : the place.
    firm : how firm the firmest is, then in how many other groups its group lies.
    size : the greatest low bound.
    """

    level: tuple[object, ...]
    place: str
    firm: tuple[int, int]
    size: float


def _rank_cells(
    event: Event, cells: Mapping[_Cell, Sequence[Row]], told: Sequence[Collection[str | None]]
) -> dict[_Cell, tuple[object, ...]]:
    """The order of the counts of each group and place; `told` are the groups and places told.

    Towns that stand beside each other keep their counts together, the greatest count first.
    """
    standing = {cell: _find_standing(event, cell, rows, *told) for cell, rows in cells.items()}
    levels: dict[object, list[_Standing]] = {}
    for each in standing.values():
        levels.setdefault(each.level, []).append(each)
    ranks: dict[_Cell, tuple[object, ...]] = {}
    for cell, own in standing.items():
        beside = levels[own.level]
        *_, day, outer = own.level
        lead, size, place = own.firm, 0.0, ""
        if len({each.place for each in beside}) > 1:
            lead = min(each.firm for each in beside)
            size = max(each.size for each in beside if each.place == own.place)
            place = event.places[own.place].name
        ranks[cell] = (day, lead, outer, -size, place, own.firm, *_rank_alike(event, cells[cell]))
    return ranks


def _find_standing(
    event: Event,
    cell: _Cell,
    rows: Sequence[Row],
    groups: Collection[str | None],
    places: Collection[str | None],
) -> _Standing:
    group, place = rows[0]["group"], rows[0]["place"]
    around = ancestors(event.group_tree, group) if group else ()
    outer = sum(each in places for each in ancestors(event.place_tree, place))
    firm = min(map(_rank_bounds, rows)), sum(each in groups for each in around)
    level = cell[0], rows[0]["status"] == "claimed", -max(map(_read_day, rows)), outer
    return _Standing(level, place, firm, max(row["low"] or 0 for row in rows))


def _rank_alike(event: Event, rows: Sequence[Row]) -> tuple[object, ...]:
    """The greater number first, then by name."""
    group, place = rows[0]["group"], rows[0]["place"]
    return (
        -max(row["nominal"] or 0 for row in rows),
        event.groups[group].label if group else "",
        event.places[place].name,
        *map(str, _find_cell(rows[0])),
    )


def _rank_bounds(row: Row) -> int:
    """0 for an exact number, 1 for a bounded one, 2 for a word without bounds."""
    if row["low"] is row["high"] is None:
        return 2
    return int(row["low"] != row["high"])


def _read_day(row: Row) -> int:
    """The day of a statement as a number that grows with time."""
    return int(row["reported"].replace("-", ""))


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
    """How many of the reported counts of deaths are open or rough: the title of the chart."""
    reported = list_reported(toll)
    if not reported:
        return ("No count of deaths is reported",)
    is_open = sum(row["low"] is not None and row["high"] is None for row in reported)
    is_rough = sum(row["low"] is row["high"] is None for row in reported)
    total = say_count(len(reported), "reported count of deaths", "reported counts of deaths")
    rough = "is a rough number" if is_rough == 1 else "are rough numbers"
    if is_open:
        verb = "has" if is_open == 1 else "have"
        more = f", and {format_number(is_rough)} {rough}" if is_rough else ""
        return (f"{format_number(is_open)} of {total} {verb} no upper limit{more}",)
    if is_rough:
        return (f"{format_number(is_rough)} of {total} {rough}",)
    if len(reported) == 1:
        return ("The reported count of deaths has an upper limit",)
    return (f"Each of the {total} has an upper limit",)


def say_toll(toll: pd.DataFrame) -> Prose:
    """The counts of groups that do not overlap, each as narrow as it is reported."""
    return Prose([lead_toll(toll)], role="finding")


def lead_toll(toll: pd.DataFrame) -> Sentence:
    """As `say_toll`, as a sentence."""
    narrow = list(_narrow(list_reported(toll), [None]))
    return sentence("Reported killed: ", say_tolls(narrow, most=4)) if narrow else title_toll(toll)


def _narrow(rows: Sequence[Row], wholes: Collection[str | None]) -> Iterator[Row]:
    """The counts below some wholes that do not overlap; parts for a whole only where all of them
    have bounds.
    """
    counts: dict[object, list[Row]] = {}
    for row in rows:
        if row["is_disjoint"] and row["whole"] in wholes:
            counts.setdefault((row["label"], row["reads"]), []).append(row)
    for accounts in counts.values():
        ids = {row["id"] for row in accounts}
        parts = [row for row in rows if row["whole"] in ids and row["is_disjoint"]]
        has_bounds = all(_rank_bounds(row) < 2 for row in parts)
        yield from _narrow(rows, ids) if parts and has_bounds else accounts


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
