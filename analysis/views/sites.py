"""How many places were attacked, and do the counts add up? Each count with its bounds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import pandas as pd
import seaborn.objects as so

from analysis.charts.display import Prose
from analysis.charts.layers import (
    CLAIMS,
    add_bounds,
    add_labels,
    add_spans,
    finish,
    map_status,
    name_rows,
    part_claims,
    part_rows,
    split_bounds,
    split_spans,
    start,
)
from analysis.ledger.frame import Row, to_records
from analysis.ledger.model import Relation, Scope
from analysis.reading.captions import BY_ID, SAID, Caption
from analysis.reading.frames import frame_rows, sign
from analysis.reading.labels import (
    cite_period,
    describe_reading,
    label_figure,
    name_one,
    tell_deed,
)
from analysis.reading.outcome import find_outcome, list_conditions, reconcile
from analysis.reading.reading import Reading
from analysis.reconcile.judged import JudgedTie
from analysis.telling.sentences import Cited, Sentence, enumerate_pieces, say_labelled, sentence
from analysis.telling.words import (
    capitalise,
    format_quantity,
    name_unit,
    say_bounds,
    say_count,
    say_quantity,
)

__all__ = ["plot_sites", "say_sites", "tabulate_sites"]

_COLUMNS = (
    *("id", "sum_id", "sum_role", "parts_low", "parts_high", "verdict", "conditions", "label"),
    *("singular", "unit", "wording", "number_words", "shown", "reads", "nominal", "low", "high"),
    "hedge",
    *("speaker_name", "status", "assumption", "doer", "means", "done", "note_told"),
)


def tabulate_sites(reading: Reading) -> pd.DataFrame:
    """Places attacked, bombed, seized …: the parts of each stated sum, its whole, other counts.

    Returns
    -------
    Columns: id, sum_id (the relation whose part it is, or whose whole it states), sum_role (part,
    whole or alone); parts_low, parts_high, verdict and conditions, for a whole whose parts are
    counted; label, singular, unit, wording, number_words, shown, reads, nominal, low, high (NaN
    where open),
    hedge, speaker_name, status, assumption, doer, means, done, note_told, panel (unit where there
    are several, and whether it is claimed). Without background, other attacks and changes.
    """
    sites = [
        row
        for row in reading.totals
        if reading.measures[row["read_measure"]].units[:1] == ("sites",)
        and row["withdrawn_by"] is None
    ]
    units = Counter(row["unit"] for row in sites)
    rows = [_read_site(reading, row, is_only=units[row["unit"]] == 1) for row in sites]
    order = {"part": 0, "whole": 1, "alone": 2}
    sums = {name: n for n, name in enumerate(dict.fromkeys(row["sum_id"] for row in rows))}
    rows.sort(key=lambda r: (r["sum_id"] is None, sums[r["sum_id"]], order[r["sum_role"]]))
    table = frame_rows(rows, _COLUMNS)
    table = table.assign(panel=_name_panels(table))
    return sign(table, reading, f"Places, {cite_period(reading, table)}")


def _read_site(reading: Reading, row: Row, *, is_only: bool) -> Row:
    role, sum_id = _find_role(reading, row)
    tie = _find_tie(reading, row["id"], sum_id) if role == "whole" else None
    copied = ("id", "unit", "wording", "number_words", "nominal", "low", "high", "hedge")
    return {
        "sum_id": sum_id,
        "sum_role": role,
        "parts_low": tie.low if tie else None,
        "parts_high": tie.high if tie else None,
        "verdict": tie.verdict if tie else None,
        "conditions": list_conditions(reconcile(reading), tie.assumptions) if tie else None,
        "label": label_figure(reading, row),
        "singular": name_one(reading, row),
        **tell_deed(reading, row),
        "shown": format_quantity(row),
        "reads": describe_reading(reading, row["assumption"]),
        "note_told": None if is_only else _note(role, tie),
        **{key: row[key] for key in (*copied, *_VOICE)},
    }


_VOICE = ("speaker_name", "status", "assumption")


def _note(role: str, tie: JudgedTie | None) -> str | None:
    if role == "whole" and tie:
        return f"the parts above make {say_bounds(tie.low, tie.high)}"
    return "may overlap with other counts" if role == "alone" else None


def _find_role(reading: Reading, row: Row) -> tuple[str, str | None]:
    for relation in reading.article.transcript.relations:
        if relation.kind == "sum" and row["id"] in relation.parts:
            return "part", relation.id
        if relation.kind == "sum" and _states_whole(row, relation):
            return "whole", relation.id
    return "alone", None


def _states_whole(row: Row, relation: Relation) -> bool:
    if not isinstance(relation.whole, Scope):
        return bool(relation.whole == row["id"])
    keys = ("measure", "group", "place", "period")
    return all(row[f"read_{key}"] == getattr(relation.whole, key) for key in keys)


def _find_tie(reading: Reading, whole: str, sum_id: str | None) -> JudgedTie | None:
    """What reconciliation says of the whole beside the parts of a sum."""
    ties = find_outcome(reading).ties
    return next((tie for tie in ties if (tie.whole, tie.relation) == (whole, sum_id)), None)


def _name_panels(table: pd.DataFrame) -> pd.Series[str]:
    """The panel of each count: one a unit, and one a unit for what is claimed."""
    claims = part_claims(table)
    if table["unit"].nunique() < 2:
        return claims
    units = table["unit"].map(lambda unit: capitalise(name_unit(unit)))
    names = units.where(claims.ne(CLAIMS), units + ": " + CLAIMS.lower()).astype("object")
    order = [n for claimed in (False, True) for n in names[claims.eq(CLAIMS).eq(claimed)].unique()]
    return pd.Series(pd.Categorical(names, order), table.index)


# --- its plot --------------------------------------------------------------------------------

MOST_SQUARES = 60
"""Up to which number on an axis squares can be told apart on a phone; above it a bar is drawn."""


def plot_sites(sites: pd.DataFrame) -> so.Plot:
    """The parts of a sum as squares, one a place, each part beginning where the last one ended.

    Below them the count of their whole and other counts, with their bounds; each unit and what is
    claimed in panels of their own.

    Parameters
    ----------
    sites : as `tabulate_sites` gives it, or some of its rows.
    """
    rows = _stack_parts(split_bounds(sites).reset_index(drop=True))
    rows = split_spans(rows, "after", "until")
    marks = pd.concat([rows, *_list_squares(rows)], ignore_index=True)
    plot = add_spans(add_bounds(start(marks), rows), rows, "after", "until")
    if marks["square"].notna().any():
        reach = rows["ends"].where(rows["unit"].isin(rows.loc[rows["is_square"], "unit"])).max()
        size = max(2.5, min(9.0, 130 / reach))
        line, own = map_status(marks, "color", "fill", "edgestyle")
        own |= {"marker": "s", "pointsize": size, "stroke": 1.2, "edgewidth": 1.2}
        plot = plot.add(so.Dot(**own, artist_kws=_SQUARE), x="square", **line, legend=False)
    plot = add_labels(plot, rows).limit(x=(0, None))
    if rows["panel"].nunique() > 1:
        plot = part_rows(plot, marks["panel"]).share(x=rows["unit"].nunique() == 1, y=False)
    return finish(plot, len(rows))


_SQUARE = {"clip_on": False, "gid": "square"}


def _stack_parts(rows: pd.DataFrame) -> pd.DataFrame:
    """Where each part begins and ends, after the parts of the same sum that stand before it.

    Columns added: name; is_square; after and until (of a bar, else NaN). A part is stacked only
    where all parts of its sum are exact and none is claimed: else nobody knows where the next one
    begins.
    """
    is_part = rows["sum_role"].eq("part") & rows["status"].ne("claimed")
    loose = rows.loc[is_part & rows["exact"].isna(), "sum_id"]
    parts = rows[is_part & ~rows["sum_id"].isin(loose)]
    until = parts.groupby(["sum_id", "unit"], sort=False)["low"].cumsum().reindex(rows.index)
    ends = until.fillna(rows["ends"])
    is_many = ends.groupby(rows["unit"]).transform("max").gt(MOST_SQUARES)
    is_stacked = until.notna()
    return rows.assign(
        name=name_rows(rows),
        is_square=is_stacked & ~is_many,
        exact=rows["exact"].mask(is_stacked),
        at=rows["at"].mask(is_stacked),
        ends=ends,
        after=(until - rows["low"]).where(is_many),
        until=until.where(is_many),
        square=float("nan"),
    )


def _list_squares(rows: pd.DataFrame) -> Iterable[pd.DataFrame]:
    """A row a square, with all columns of its part, by which an analyst may facet."""
    marks = ["exact", "at_least", "at_most", "at", "first", "last", "worded", "after", "until"]
    for _, part in rows[rows["is_square"]].iterrows():
        bare = rows.loc[[part.name] * int(part["low"])].assign(**dict.fromkeys(marks, float("nan")))
        yield bare.assign(
            square=[part["ends"] - number for number in range(int(part["low"]))][::-1],
            shown=None,
            reach=None,
        )


# --- its sentences ---------------------------------------------------------------------------


def title_sites(sites: pd.DataFrame) -> Sentence:
    """The counts that make a sum, beside the article's own count of the whole: the title."""
    rows = to_records(sites)
    reported = [row for row in rows if row["status"] != "claimed"]
    if not rows:
        return ("No count of places attacked is reported",)
    if not reported:
        speakers = {row["speaker_name"] for row in rows}
        by = f" by {speakers.pop()}" if len(speakers) == 1 else ""
        return sentence(f"Claimed{by}: ", _list_counts(rows))
    parts = [row for row in reported if row["sum_role"] == "part"]
    wholes = [row for row in reported if row["sum_role"] == "whole"]
    if not parts:
        return sentence("Places: ", _list_counts(reported))
    shown = sentence("Reported: ", _list_counts(parts))
    return sentence(shown, "; ", _list_counts(wholes)) if wholes else shown


def _list_counts(rows: Sequence[Row]) -> Sentence:
    """The first counts with what they count, and how many more there are."""
    told = [say_labelled(say_quantity(row), row) for row in rows[:_MOST_TOLD]]
    if len(rows) > _MOST_TOLD:
        told.append((say_count(len(rows) - _MOST_TOLD, "more count"),))
    return enumerate_pieces(told)


_MOST_TOLD = 3


def say_sites(sites: pd.DataFrame) -> Prose:
    """What the parts of a stated sum make, beside the statement of their whole."""
    rows = to_records(sites)
    wholes = [row for row in rows if row["verdict"] not in (None, "undecided")]
    parts = {row["sum_id"] for row in rows if row["sum_role"] == "part"}
    whole = next((row for row in wholes if row["sum_id"] in parts), None)
    if whole is None:
        return Prose([title_sites(sites)], role="finding")
    made = say_bounds(whole["parts_low"], whole["parts_high"])
    fits = "cannot be" if whole["verdict"] == "conflict" else "fits"
    count = Cited(say_quantity(whole), whole["id"])
    told = sentence(f"The parts make {made}, which {fits} the count of ", count)
    return Prose([sentence(told, whole["conditions"] or "")], role="finding")


CAPTIONS = {
    "sites": Caption(
        "Places attacked",
        {"label": "Figure", **SAID},
        BY_ID,
        title=title_sites,
        tabulate=tabulate_sites,
    )
}
