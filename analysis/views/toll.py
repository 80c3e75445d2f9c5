"""Who was killed, and how firm is each count."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import pandas as pd
import seaborn.objects as so

from analysis.charts.display import Prose
from analysis.charts.layers import part_claims, plot_rows
from analysis.ledger.frame import Row, to_records
from analysis.reading.adding import list_splits, tell_sum
from analysis.reading.captions import BY_ID, SAID, Caption
from analysis.reading.frames import frame_rows, sign
from analysis.reading.labels import (
    cite_period,
    describe_reading,
    find_home,
    label_figure,
    note_deed,
    split_label,
    tell_deed,
)
from analysis.reading.order import is_harm, order_counts, rank_measures
from analysis.reading.outcome import find_outcome
from analysis.reading.reading import Reading, kept
from analysis.reading.sides import find_side
from analysis.reconcile.nesting import find_apart
from analysis.telling.sentences import Sentence
from analysis.telling.words import (
    before_noun,
    capitalise,
    format_quantity,
    is_one,
    keep_order,
    say_date,
    say_quantity,
    singularise,
)
from analysis.views.fields import draw_fields, list_lines, say_left_out
from analysis.views.headline import describe_otherwise, say_headline

__all__ = ["plot_toll", "say_toll", "tabulate_toll"]

_COLUMNS = (
    # A bare frame shows its first and its last few columns.
    *("id", "measure", "label", "wording", "low", "high", "speaker_name", "status"),
    *("whole", "depth", "is_disjoint", "is_apart", "part_ids"),
    *("measure_told", "count_told", "who", "fate", "where", "during", "as_of", "side"),
    *("period", "ours", "unit", "language", "words_read", "number_words", "shown", "reads"),
    *("nominal", "hedge", "assumption", "doer", "means", "done", "deed"),
    *("said_told", "told", "sum_told", "paragraph", "reported", "panel"),
)


@kept
def tabulate_toll(reading: Reading) -> pd.DataFrame:
    """Who was killed, hurt or taken: one row a statement of people harmed, claims last.

    The measure that the article tells first comes first; in each, wholes come before their parts.

    Returns
    -------
    Columns: id, measure (as read), label, wording, low, high (persons; NaN where open),
    speaker_name, status, whole (id of the nearest statement that contains this one, or none),
    depth (0 for a statement that no other contains), is_disjoint (nobody is counted in this and
    in another such row that the same one contains, or none), is_apart (the same, whether or not
    such rows make up the one that contains them), part_ids (of the rows that make this one up,
    or none), measure_told (what it counts, such as people killed), count_told (the count with
    its noun, as the article words it), the parts of the label who, fate (what befell them; none
    for a measure that the label alone names), where, during, as_of (none where the label has
    none), side (civilians, security, fighters or all), period, ours, unit, language, words_read
    and number_words (as in the ledger), shown (bounds, and the wording where it says more),
    reads (what we read it as, if not as printed), nominal (persons), hedge, assumption, doer,
    means and done (who is said to have done it, and how), deed (both for a sentence), said_told
    (who says so, and where, in words), told and sum_told (how the parts add up: the arithmetic,
    the finding), paragraph (0 for the headline), reported (day), panel (Reported, or whose
    claim it is). Without background, other attacks and changes. `attrs["unfit"]`: what cannot
    be true beside another account, or be among its whole. `attrs["otherwise"]`, where no row
    is: the outlet's other counts, for the headline.
    """
    counts = {
        row["id"]: row
        for row in reading.totals
        if is_harm(reading, row) and row["withdrawn_by"] is None
    }
    wholes = _find_wholes(reading, counts)
    order = [
        name
        for measure in rank_measures(reading)
        for name in order_counts(
            reading,
            {name: row for name, row in counts.items() if row["read_measure"] == measure},
            wholes,
        )
    ]
    # Claims come after all reports, whatever they count.
    order.sort(key=lambda name: counts[name]["status"] == "claimed")
    rows = _tell_counts(reading, {name: counts[name] for name in order}, wholes)
    toll = frame_rows(rows, _COLUMNS[:-1])
    toll = toll.assign(panel=part_claims(toll))
    toll = sign(toll, reading, *_say_frame(reading, toll))
    toll.attrs["unfit"] = _list_unfit(reading)
    if toll.empty:
        toll.attrs |= describe_otherwise(reading)
    return toll


def _list_unfit(reading: Reading) -> list[str]:
    """The accounts that cannot be true of one count, and parts that cannot be among their whole."""
    ties = [tie for tie in find_outcome(reading).ties if tie.verdict == "conflict"]
    same = {tie.whole for tie in ties if tie.kind == "same"}
    return sorted(same.union(*(tie.parts for tie in ties)))


def _find_wholes(reading: Reading, counts: Mapping[str, Row]) -> dict[str, str | None]:
    """The nearest whole of each count that is of its measure.

    A count of the dead lies within one of casualties, and is another question all the same.
    """
    found = find_outcome(reading).wholes
    measures = {name: row["read_measure"] for name, row in counts.items()}
    return {
        name: whole if (whole := found[name]) and measures.get(whole) == measures[name] else None
        for name in counts
    }


def _tell_counts(
    reading: Reading, counts: Mapping[str, Row], wholes: dict[str, str | None]
) -> list[Row]:
    """The rows of the table, for counts in its order."""
    splits = {tie.whole: tie for tie in reversed(list_splits(reading))}
    disjoint, apart = (
        _find_disjoint(reading, list(counts), wholes, in_splits=each) for each in (True, False)
    )
    copied = [name for name in _COLUMNS if name in reading.figures.columns and name != "id"]
    rows = [
        {
            **{key: row[key] for key in copied},
            "id": name,
            "measure": row["read_measure"],
            "measure_told": reading.measures[row["read_measure"]].label,
            "whole": wholes[name],
            "depth": _count_wholes(wholes, name),
            "is_disjoint": name in disjoint,
            "is_apart": name in apart,
            **tell_sum(reading, splits.get(name)),
            "label": label_figure(reading, row),
            **split_label(reading, row),
            "side": find_side(reading.event, row["read_group"]),
            "shown": format_quantity(row),
            "reads": describe_reading(reading, row["assumption"]),
            **tell_deed(reading, row),
            "deed": note_deed(reading, row),
        }
        for name, row in counts.items()
    ]
    scope = cite_period(reading, frame_rows(rows, None if rows else ["id"]))
    return [
        {**row, "count_told": say_printed(row), "said_told": _say_voice(row, scope)} for row in rows
    ]


def _say_frame(reading: Reading, toll: pd.DataFrame) -> tuple[str, str]:
    """What stands under the chart's title, and what behind its source."""
    scope = cite_period(reading, toll)
    if (home := find_home(reading)) is not None:
        scope = f"{reading.event.places[home].name}, {scope}"
    counted = toll["measure_told"].drop_duplicates().tolist()
    one = reading.measures[toll["measure"].iloc[0]].singular if len(counted) == 1 else ""
    if lines := list_lines(toll):
        subtitle = f"One mark is one {one or 'person'}; {scope}"
        is_apart = toll["is_apart"] | toll["whole"].notna() | toll["status"].eq("claimed")
        beside = sum(not line.is_claim for line in lines) > 1
        return subtitle, "" if is_apart.all() or not beside else MAY_OVERLAP
    drawn = _choose_rows(toll)
    subtitle = f"{counted[0] if len(counted) == 1 else 'numbers of people'}; {scope}"
    return capitalise(subtitle), say_left_out(len(toll), len(drawn))


MAY_OVERLAP = "Some people may be in more than one of the counts."


def say_printed(row: Row) -> str:
    """A count with its noun, as worded: 'more than 22 security personnel', '1 civil official'."""
    words, who = say_quantity(row), str(row["who"])
    if is_one(words):
        last = who.split(" ")[-1]
        one = "person" if who == "people" else singularise(who)
        who = one if last.endswith("s") or who == "people" else f"person among {who}"
    where = f" in {row['where']}" if row["where"] else ""
    return f"{before_noun(words)} {who}{where}"


def _say_voice(row: Row, scope: str) -> str:
    """Who gives a count, and where: 'Gazette, no source named, ¶5'; of a claim also the day.

    Its period where that is not the one of the whole chart.
    """
    during = str(row["during"] or "").replace(", our reading", " (our reading)")
    place = f"¶{int(row['paragraph'])}" if row["paragraph"] else "headline"
    voice = keep_order(str(row["speaker_name"]))
    if row["status"] == "stated":
        voice += ", no source named"
    if row["status"] == "claimed":
        voice = f"claimed by {voice}, {say_date(dt.date.fromisoformat(str(row['reported'])))}"
    notes = [f"{voice}, {place}", f"period: {during}" if during not in ("", scope) else ""]
    if row["as_of"] and row["status"] != "claimed":
        notes.append(f"as of {row['as_of']}")
    is_own = row["doer"] == row["speaker_name"]
    notes += [
        "" if is_own else row["deed"] or "",
        f"read by us as {row['reads']}" if row["reads"] else "",
    ]
    return "; ".join(note for note in notes if note)


def _find_disjoint(
    reading: Reading, order: Sequence[str], wholes: dict[str, str | None], *, in_splits: bool
) -> set[str]:
    """Those in which nobody is twice: of what nothing contains, and of the parts of a whole.

    With `in_splits`, of the parts of a split alone.
    """
    outcome = find_outcome(reading)
    is_apart = find_apart(outcome.system, reading.event)
    rows = {row["id"]: row for row in reading.totals}
    spots = {name: outcome.system.statements[name].spot for name in order}
    splits = [frozenset(tie.parts) for tie in list_splits(reading)]
    parts = frozenset().union(*splits)
    found: dict[object, list[str]] = {}
    for name in order:
        whole = wholes[name]
        measure = rows[name]["read_measure"]
        beside = found.setdefault((measure, spots[whole] if whole else None), [])
        if (whole is None or name in parts or not in_splits) and all(
            spots[name] == spots[other]
            or any({name, other} <= split for split in splits)
            or is_apart(name, other)
            for other in beside
        ):
            beside.append(name)
    return {name for names in found.values() for name in names}


def _count_wholes(wholes: dict[str, str | None], name: str) -> int:
    whole = wholes[name]
    return 0 if whole is None else 1 + _count_wholes(wholes, whole)


def plot_toll(toll: pd.DataFrame) -> so.Plot:
    """Who was killed, hurt or taken, one mark a person; each party's claims as empty frames.

    Where one mark a person has no room, the widest counts and their parts on one scale of persons.
    Facet, limit or restyle it as any seaborn plot: `plot_toll(toll).facet(row="status")`.

    Parameters
    ----------
    toll : as `tabulate_toll` gives it, or some of its rows.
    """
    plot = draw_fields(toll)
    return plot_rows(_choose_rows(toll), "panel") if plot is None else plot


MOST_ROWS = 12
"""How many counts have a row where one mark a person has no room."""

FEWEST_ROWS = 6
"""From how many widest counts and parts on others, such as those of single months, have none."""


def _choose_rows(toll: pd.DataFrame) -> pd.DataFrame:
    """The widest counts first, then parts that make one up, then others; as they stood."""
    is_own = {"depth", "is_disjoint"} <= {*toll} and toll["id"].is_unique
    if len(toll) <= MOST_ROWS or not is_own:
        return toll
    rank = (toll["depth"].gt(0) & toll["status"].ne("claimed")).astype(int)
    rank += (rank.eq(1) & ~toll["is_disjoint"].astype(bool)).astype(int)
    most = MOST_ROWS if rank.lt(2).sum() < FEWEST_ROWS else min(MOST_ROWS, rank.lt(2).sum())
    return toll[rank.rank(method="first").le(most)]


def title_chart(toll: pd.DataFrame) -> Sentence:
    """How the groups add up, where they make up a whole; else the finding: the chart's title."""
    found = next((row["sum_told"] for row in list_reported(toll) if row.get("sum_told")), None)
    return (str(found),) if found else say_headline(toll)


def say_toll(toll: pd.DataFrame) -> Prose:
    """The finding of the article in one line: who was killed, hurt or taken, and who says so."""
    return Prose([say_headline(toll)], role="finding")


def list_reported(toll: pd.DataFrame) -> Sequence[Row]:
    """The rows that are no party's claim."""
    return [row for row in to_records(toll) if row["status"] != "claimed"]


CAPTIONS = {
    "toll": Caption(
        "Counts of people",
        {"label": "Figure", **SAID},
        BY_ID,
        title=title_chart,
        heading=say_headline,
        tabulate=tabulate_toll,
    )
}
