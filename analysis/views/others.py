"""What else is told, beside people harmed, moments and places? Each kind in its own words."""

from __future__ import annotations

import pandas as pd
import seaborn.objects as so

from analysis.charts.display import Prose
from analysis.charts.layers import plot_rows
from analysis.charts.nothing import Nothing
from analysis.ledger.frame import Row, to_records
from analysis.reading.captions import BY_ID, SAID, Caption
from analysis.reading.frames import frame_rows, sign
from analysis.reading.labels import (
    ROLES,
    describe_cited,
    describe_reading,
    label_figure,
    label_panel,
    tell_deed,
)
from analysis.reading.order import is_harm
from analysis.reading.reading import Reading
from analysis.telling.headings import cut_heading, fit_list
from analysis.telling.sentences import Cited, Sentence, cite_count, plain, sentence
from analysis.telling.words import capitalise, drop_brackets, format_quantity, keep_order, say_count
from analysis.views.sites import tabulate_sites
from analysis.views.timeline import tabulate_timeline
from analysis.views.toll import tabulate_toll

__all__ = ["plot_others", "say_others", "tabulate_others"]

MOST_LINES = 8
"""Figures told in a line each; where there are more, the table has the rest."""

_COLUMNS = (
    *("id", "paragraph", "measure", "unit", "change", "role", "role_told", "label", "singular"),
    *("where", "deed", "wording", "language", "words_read", "number_words", "shown", "reads"),
    *("nominal", "low", "high", "hedge", "speaker_name", "status", "says"),
    *("doer", "means", "done", "remark", "panel"),
)


def tabulate_others(reading: Reading) -> pd.DataFrame:
    """What is neither a person harmed nor a moment nor a place: one row a figure, kind by kind.

    Buildings, vehicles, fighters, sums of money, shares, ages, distances and the like of the event,
    then changes, then background and other attacks. What the toll, the timeline or the list of
    places shows is left out, and so is what was withdrawn.

    Returns
    -------
    Columns: id, paragraph, measure, unit, change (none for a total), role and role_told (background
    or another event), label, singular, where and deed (as a sentence cites it), wording, language,
    words_read and number_words (as in the ledger), shown, reads, nominal, low, high (NaN where
    open), hedge, speaker_name, status, says, doer, means, done, remark (what it is not) and panel
    (the kind: measure and unit).
    """
    tables = (tabulate_toll(reading), tabulate_timeline(reading), tabulate_sites(reading))
    shown = {name for table in tables for name in table["id"]}
    rows = [
        _describe(reading, row)
        for row in reading.records
        if row["id"] not in shown and _is_other(reading, row)
    ]
    rows.sort(key=lambda row: (_ROLES.index(row["role"]), row["change"] is not None))
    order = {panel: n for n, panel in enumerate(dict.fromkeys(row["panel"] for row in rows))}
    rows.sort(key=lambda row: order[row["panel"]])
    return sign(frame_rows(rows, _COLUMNS), reading, "Each kind on a scale of its own")


_ROLES = ("toll", *ROLES)


def _is_other(reading: Reading, row: Row) -> bool:
    """Whether a figure that no other table shows is told here."""
    if row["measure"] == "time" or row["withdrawn_by"] is not None:
        return False
    # A claim is told with its party's other claims.
    if row["status"] == "claimed" and row["role"] == "toll":
        return False
    return row["role"] != "toll" or row["change"] is not None or not is_harm(reading, row)


def _describe(reading: Reading, row: Row) -> Row:
    claimed = ", claimed by a party" if row["status"] == "claimed" else ""
    remark = f"{ROLES[row['role']]}, added to nothing" if row["role"] in ROLES else None
    if row["change"] is not None:
        remark = "; ".join(filter(None, (remark, "a change, not a total")))
    copied = {name: row[name] for name in _COLUMNS if name in row}
    return {
        **copied,
        **describe_cited(reading, row),
        **tell_deed(reading, row),
        "label": label_figure(reading, row),
        "role_told": ROLES.get(row["role"]),
        "shown": format_quantity(row),
        "reads": describe_reading(reading, row["assumption"]),
        "remark": remark,
        "panel": label_panel(reading.event, row) + claimed,
    }


# --- its plot, where anything can be compared -----------------------------------------------------


def plot_others(others: pd.DataFrame) -> so.Plot | Nothing:
    """The kinds of which there are several figures, each on a scale; nothing where there is none.

    A single number needs no axis, and a change on one would be read as a total: both are told in
    words alone.

    Parameters
    ----------
    others : as `tabulate_others` gives it, or some of its rows.
    """
    compared = _choose_compared(others)
    if compared.empty:
        return Nothing("no two figures are of one kind")
    return plot_rows(compared, "panel", shares_x=False)


def _choose_compared(others: pd.DataFrame) -> pd.DataFrame:
    """Totals with a number, of a kind that has several."""
    has_number = others["low"].notna() | others["high"].notna()
    marked = others[has_number & others["change"].isna()]
    return marked[marked["panel"].duplicated(keep=False)]


def title_others(others: pd.DataFrame) -> Sentence:
    """The kinds that are compared."""
    kinds = [str(kind) for kind in _choose_compared(others)["panel"].unique()]
    if not kinds:
        return ("Nothing is told more than once",)
    return fit_list("Told more than once: ", [(kind,) for kind in kinds])


# --- its sentences --------------------------------------------------------------------------------


def say_others(others: pd.DataFrame) -> Prose:
    """What else is told, a line a figure: what it says, as printed, by whom and where.

    Of one figure alone the heading is what it says.

    Parameters
    ----------
    others : as `tabulate_others` gives it, or some of its rows.
    """
    rows = to_records(others)
    if not rows:
        return Prose([])
    lines = [_tell(row) for row in rows[:MOST_LINES]]
    if len(rows) == 1:
        lines = [sentence("As printed: ", *_cite_print(rows[0]), ".")]
    elif more := len(rows) - len(lines):
        lines.append((f"The table has {say_count(more, 'more figure')}.",))
    return Prose([_head(rows), *lines], role="finding")


def _head(rows: list[Row]) -> Sentence:
    """The counts that read by themselves, as many as fit; where there are none, a statement."""
    role = rows[0]["role"]
    own = [row for row in rows if row["role"] == role]
    counts = [row for row in own if row["singular"]]
    if len(rows) == 1 or not counts:
        first = min(own, key=lambda row: row["paragraph"] == 0)
        return (cut_heading(_say(first)),)
    # One count that two speakers give is one thing told.
    cited = list({plain(each): each for each in map(_cite, counts)}.values())
    return fit_list(_OPENINGS[role], cited)


_OPENINGS = {
    "toll": "Also told: ",
    "background": "Told as background: ",
    "other-event": "Told of another event: ",
}


def _cite(row: Row) -> Sentence:
    """A figure in the heading; a claim of another time or event says that it is one."""
    cited = cite_count(row)
    return sentence(cited, ", claimed") if row["status"] == "claimed" else cited


def _say(row: Row) -> str:
    """What a figure says, without its stop; of another time or event with its role before it."""
    says = capitalise(str(row["says"]).rstrip("."))
    return f"{row['role_told']}: {says}" if row["role_told"] else says


def _tell(row: Row) -> Sentence:
    """A line: 'About 50,000 people live here (“around 50,000”; Press, no source named, ¶ 6)'."""
    return sentence(f"{_say(row)} (", *_cite_print(row), ").")


def _cite_print(row: Row) -> Sentence:
    """The wording, cited, with how we read it, who says so and where it stands."""
    printed = Cited(f"“{row['wording']}”", row["id"], row["language"] or "")
    read = f", read as {row['words_read']}" if row["words_read"] else ""
    change = ", a change, not a total" if row["change"] else ""
    ours = f"; read by us as {row['reads']}" if row["reads"] else ""
    where = f"¶\u00a0{row['paragraph']}" if row["paragraph"] else "headline"
    return printed, f"{read}{change}{ours}; {_tell_speaker(row)}, {where}"


def _tell_speaker(row: Row) -> str:
    name = keep_order(drop_brackets(row["speaker_name"]))
    if row["status"] == "stated":
        return f"{name}, no source named"
    return f"claimed by {name}" if row["status"] == "claimed" else name


CAPTIONS = {
    "others": Caption(
        "What else is told, kind by kind",
        {"label": "What", **SAID, "remark": "Remark"},
        BY_ID,
        title=title_others,
        tabulate=tabulate_others,
        least=MOST_LINES + 1,
    ),
}
