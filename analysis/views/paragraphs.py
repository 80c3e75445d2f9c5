"""What stands where in the article, and who says it? All figures on a strip of its paragraphs."""

from __future__ import annotations

import pandas as pd

from analysis.charts.paragraphs import Strip
from analysis.ledger.frame import Row, to_records
from analysis.ledger.model import STATUSES
from analysis.reading.captions import Caption
from analysis.telling.headings import cut_heading
from analysis.telling.sentences import Sentence
from analysis.telling.words import drop_brackets, keep_order, say_count

__all__ = ["plot_paragraphs"]

_DRAWN = ("id", "paragraph", "status", "speaker_name", "is_moment", "role_told", "amount")


def plot_paragraphs(figures: pd.DataFrame) -> Strip:
    """Every figure at its paragraph, from the headline to the last: a mark, its number, its noun.

    In a paragraph each speaker has a line: the outlet's own figures first, claims last. A moment is
    a bar; what is not of the event stands last, in grey.

    Parameters
    ----------
    figures : as `tabulate_figures` gives it, or some of its rows.
    """
    order = figures.assign(
        is_moment=figures["measure"].eq("time"),
        is_apart=figures["role_told"].notna(),
        rank=figures["status"].astype("object").map(STATUSES.index),
    )
    keys = ["paragraph", "rank", "speaker_name", "is_apart", "is_moment", "id"]
    drawn = order.sort_values(keys, kind="stable")[[*_DRAWN, "counted"]]
    return Strip(drawn.reset_index(drop=True), figures.attrs.get("paragraphs"))


def title_paragraphs(figures: pd.DataFrame) -> Sentence:
    """Where in the article the first source is named, or the first figure stands without one."""
    rows = sorted(to_records(figures), key=lambda row: row["paragraph"])
    own = [row for row in rows if row["status"] == "stated"]
    sourced = [row for row in rows if row["status"] != "stated"]
    if not rows:
        return ("The article gives no figure",)
    if not sourced:
        return ("No figure has a named source, from the first to the last",)
    if not own:
        return ("A source is named for every figure, from the first to the last",)
    first, place = sourced[0], _say_place(sourced[0])
    if first["paragraph"] <= own[0]["paragraph"]:
        return (f"The first figure without a named source stands in {_say_place(own[0])}",)
    bare = sum(row["paragraph"] < first["paragraph"] for row in own)
    name = keep_order(drop_brackets(first["speaker_name"]))
    told = f"The first named source, {name}, comes in {place}, after {say_count(bare, 'figure')}"
    return (cut_heading(f"{told} without one"),)


def _say_place(row: Row) -> str:
    return f"paragraph {row['paragraph']}" if row["paragraph"] else "the headline"


CAPTIONS = {"paragraphs": Caption("", {}, title=title_paragraphs, told_by="ledger")}
