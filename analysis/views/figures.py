"""What does the article report? Every figure, who says so, and how its words are read."""

from __future__ import annotations

import pandas as pd
import seaborn.objects as so

from analysis.ledger.conventions import CONVENTIONS
from analysis.ledger.frame import Row, build_frame, to_records
from analysis.ledger.model import Assumption
from analysis.views.captions import SAID, Caption
from analysis.views.display import Prose
from analysis.views.frames import frame_rows, sign
from analysis.views.labels import describe_reading, describe_scope, label_figure, label_panel
from analysis.views.layers import gather_single, plot_rows
from analysis.views.reading import Reading
from analysis.views.sentences import (
    Cited,
    Sentence,
    enumerate_pieces,
    sentence,
    unbracket,
)
from analysis.views.toll import tabulate_toll
from analysis.views.words import (
    format_bounds,
    format_number,
    format_quantity,
    join,
    say_count,
    stop,
)

__all__ = [
    "plot_figures",
    "say_assumptions",
    "say_conventions",
    "say_figures",
    "say_kinds",
    "say_voices",
    "tabulate_assumptions",
    "tabulate_conventions",
    "tabulate_figures",
]

_OURS = ("label", "shown", "scope", "panel", "depth", "rank", "reads", "when_told")
_VOICES = {
    "stated": "in the outlet's own voice",
    "attributed": "from an official or a witness",
    "claimed": "claimed by a party to the fight",
}


def tabulate_figures(reading: Reading) -> pd.DataFrame:
    """Every figure of the article, by paragraph: what, how many, who says so, which paragraph.

    Returns
    -------
    Columns: those of the ledger (`analysis.ledger.frame.COLUMNS`), then label, shown, scope (what,
    where and when it counts, and how we read it), panel (measure and unit; apart for claims),
    depth (how many counts of deaths contain it), rank (its place among the counts of deaths,
    wholes before parts), reads (what we read it as) and when_told (its period, where the figures
    of its panel have several).
    """
    toll = {
        row["id"]: (n, row["depth"]) for n, row in enumerate(to_records(tabulate_toll(reading)))
    }
    rows: list[Row] = []
    for row in reading.records:
        rank, depth = toll.get(row["id"], (0, 0))
        claimed = ", claimed by a party" if row["status"] == "claimed" else ""
        rows.append(
            {
                **row,
                "label": label_figure(reading, row),
                "shown": format_quantity(row),
                "scope": describe_scope(reading, row),
                "panel": label_panel(row["measure"], row["unit"]) + claimed,
                "depth": depth,
                "rank": rank,
                "reads": describe_reading(reading, row["assumption"]),
                "when_told": _tell_period(reading, row),
            }
        )
    panels = {
        row["panel"]: {r["when_told"] for r in rows if r["panel"] == row["panel"]} for row in rows
    }
    for row in rows:
        if len(panels[row["panel"]]) == 1 or str(row["when_told"]) in row["label"]:
            row["when_told"] = None
    figures = frame_rows(rows, [*reading.figures.columns, *_OURS])
    figures["panel"] = pd.Categorical(figures["panel"], sorted(panels, key=list(panels).index))
    return sign(figures, reading)


def _tell_period(reading: Reading, row: Row) -> str | None:
    if row["period"] is None or row["measure"] == "duration":
        return None
    return reading.event.periods[row["period"]].label


def plot_figures(figures: pd.DataFrame) -> so.Plot:
    """All that is counted or measured, each measure in a panel with a scale of its own.

    Parameters
    ----------
    figures : as `tabulate_figures` gives it; times are left out.
    """
    counted = figures[figures["measure"].ne("time")]
    counted = counted.sort_values(["panel", "rank"], kind="stable")
    return plot_rows(gather_single(counted), "panel", shares_x=False)


def title_figures(_: pd.DataFrame) -> Sentence:
    """What is drawn."""
    return ("Every count and measure, each kind on its own scale",)


def say_figures(figures: pd.DataFrame) -> Prose:
    """How many statements come from how many paragraphs, and what the transcriber adds."""
    statements = say_count(len(figures), "statement")
    paragraphs = say_count(figures["paragraph"].nunique(), "paragraph")
    carry = "carries" if len(figures) == 1 else "carry"
    head = (f"{statements} in {paragraphs} {carry} a number, a day or an hour",)
    noted = to_records(figures[figures["note"].notna()])
    notes = [sentence(Cited(row["shown"], row["id"]), f": {stop(row['note'])}") for row in noted]
    intro: list[Sentence] = [("What the transcriber adds:",)] if notes else []
    return Prose([head, *intro, *notes], role="finding")


def say_voices(figures: pd.DataFrame) -> Prose:
    """The answer: how many figures there are, who stands behind them, how many are hedged."""
    counts = figures["status"].value_counts()
    present = [status for status in _VOICES if counts.get(status, 0)]
    voices = join(f"{format_number(int(counts[status]))} {_VOICES[status]}" for status in present)
    if len(present) == 1:
        voices = f"{'all ' if len(figures) > 1 else ''}{_VOICES[present[0]]}"
    total = say_count(len(figures), "figure or time", "figures and times")
    hedged = to_records(figures[figures["hedge"].ne("exact")])
    told: Sentence = ("No wording is hedged.",)
    if hedged:
        such = " is hedged: " if len(hedged) == 1 else " are hedged, such as "
        first = Cited(f"“{hedged[0]['wording']}”", hedged[0]["id"])
        told = (say_count(len(hedged), "wording"), such, first, ".")
    return Prose([(f"The article gives {total}: {voices}.",), told], role="answer")


def say_kinds(figures: pd.DataFrame) -> Prose:
    """How many kinds of thing are counted or measured."""
    counted = figures[figures["measure"].ne("time")]
    if counted.empty:
        return Prose([("Nothing is counted or measured",)], role="finding")
    number = say_count(len(counted), "count or measure", "counts and measures")
    kinds = counted.drop_duplicates(["measure", "unit"])
    of = "one kind" if len(kinds) == 1 else f"{format_number(len(kinds))} kinds"
    no_scale = "" if len(kinds) == 1 else ", which share no scale"
    return Prose([(f"{number} of {of}{no_scale}",)], role="finding")


# --- how words are read -------------------------------------------------------------------------


def tabulate_conventions(reading: Reading) -> pd.DataFrame:
    """How each hedged figure reads under every convention.

    Returns
    -------
    Columns: id, label, wording, then one a convention, by its name, with its bounds in words.
    Figures that all conventions read alike are left out.
    """
    frames = {
        name: {row["id"]: row for row in to_records(build_frame(reading.article, name))}
        for name in CONVENTIONS
    }
    rows = []
    for row in reading.records:
        readings = {name: frames[name][row["id"]] for name in CONVENTIONS}
        if len({(r["low"], r["high"]) for r in readings.values()}) > 1:
            bounds = {name: format_bounds(r["low"], r["high"]) for name, r in readings.items()}
            own = {"id": row["id"], "label": label_figure(reading, row), "wording": row["wording"]}
            rows.append({**own, **bounds})
    return sign(frame_rows(rows, ["id", "label", "wording", *CONVENTIONS]), reading)


def say_conventions(readings: pd.DataFrame) -> Prose:
    """How many figures depend on the convention, and each convention with its source."""
    if readings.empty:
        head = "No figure depends on the convention that reads vague words"
        return Prose([(head,)], role="finding")
    verb = "figure depends" if len(readings) == 1 else "figures depend"
    head = f"{format_number(len(readings))} {verb} on the convention that reads vague words"
    sources = [(f"“{c.name}”: {stop(c.source)}",) for c in CONVENTIONS.values()]
    return Prose([(head,), *sources], role="finding")


def tabulate_assumptions(reading: Reading) -> pd.DataFrame:
    """What is our reading and not the article's.

    Returns
    -------
    Columns: id (of the figure), assumption, label, reads, because.
    """
    figures = {figure.id: figure for figure in reading.article.figures}
    rows: list[Row] = [
        {
            "id": assumption.figure,
            "assumption": assumption.id,
            "label": figures[assumption.figure].says.rstrip("."),
            "reads": describe_reading(reading, assumption.id),
            "because": assumption.because,
        }
        for assumption in sort_assumptions(reading)
    ]
    return sign(frame_rows(rows, ["id", "assumption", "label", "reads", "because"]), reading)


def sort_assumptions(reading: Reading) -> list[Assumption]:
    """The readings of ours by the figure that they are about, whatever the file's order."""
    return sorted(reading.article.transcript.assumptions, key=lambda each: (each.figure, each.id))


def say_assumptions(assumptions: pd.DataFrame) -> Prose:
    """How many readings are ours."""
    if assumptions.empty:
        return Prose([("Every figure is read just as the article says it",)], role="finding")
    verb = "figure is" if len(assumptions) == 1 else "figures are"
    told = f"{format_number(len(assumptions))} {verb} read by us beyond the article's words"
    return Prose([(told,)], role="finding")


# --- what the figures cannot show -----------------------------------------------------------------


def list_open(reading: Reading) -> list[Sentence]:
    """Which wordings have no upper limit, and which have no bounds at all, each with its count."""
    counted = [row for row in reading.records if row["measure"] != "time"]
    open_ends = [row for row in counted if row["low"] is not None and row["high"] is None]
    rough = [row for row in counted if row["low"] is row["high"] is None]
    told: list[Sentence] = []
    for which, opening in (
        (open_ends, "No upper limit is reported for "),
        (rough, "A rounded or vague figure has no bounds: "),
    ):
        if which:
            cited = enumerate_pieces(
                (Cited(f"“{r['wording']}”", r["id"]), f" ({unbracket(label_figure(reading, r))})")
                for r in which
            )
            told.append(sentence(opening, cited, "."))
    return told


CAPTIONS = {
    "ledger": Caption(
        "Every figure and time in the article",
        {"says": "What is said", "paragraph": "Paragraph", **SAID, "scope": "Counts"},
        tabulate=tabulate_figures,
    ),
    "figures": Caption("", {}, title=title_figures, told_by="ledger"),
    "conventions": Caption(
        "Bounds under each convention",
        {"label": "Figure", "wording": "Wording", **{name: name for name in CONVENTIONS}},
        {"wording": "id"},
        tabulate=tabulate_conventions,
    ),
    "assumptions": Caption(
        "Readings of ours",
        {"label": "Figure", "reads": "Read as", "because": "Why"},
        {"reads": "id"},
        tabulate=tabulate_assumptions,
    ),
}
