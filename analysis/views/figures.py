"""What does the article report? Every figure, who says so, and how its words are read."""

from __future__ import annotations

import pandas as pd
import seaborn.objects as so

from analysis.charts.display import Prose
from analysis.charts.layers import FLAT, gather_single, mute_changes, plot_rows
from analysis.charts.palette import LINE
from analysis.ledger.conventions import CONVENTIONS
from analysis.ledger.frame import Row, build_frame, to_records
from analysis.ledger.model import Assumption
from analysis.reading.captions import SAID, Caption
from analysis.reading.frames import frame_rows, sign
from analysis.reading.labels import (
    ROLES,
    describe_reading,
    describe_scope,
    label_figure,
    label_panel,
    tell_deed,
)
from analysis.reading.reading import Reading, kept
from analysis.telling.sentences import (
    Cited,
    Sentence,
    cite_number,
    cite_wording,
    enumerate_pieces,
    sentence,
    unbracket,
)
from analysis.telling.words import (
    format_bounds,
    format_number,
    format_quantity,
    join,
    say_count,
    stop,
)
from analysis.views.toll import tabulate_toll

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

_OURS = (
    *("label", "shown", "scope", "panel", "depth", "rank", "reads", "when_told", "doer", "means"),
    *("done", "voice", "role_told", "remark"),
)
_OWN = "in the outlet's own voice"
_CLAIMED = "claimed by a party to the fight"
_VOICES = {
    **dict.fromkeys(("official", "witness"), "from an official or a witness"),
    "think-tank": "from a research institute",
    "aid": "from an aid or human-rights body",
    "outlet": "from another outlet",
    "party": "attributed to a party to the fight",
}
"""Kind of a speaker → whose voice an attributed figure has."""


@kept
def tabulate_figures(reading: Reading) -> pd.DataFrame:
    """Every figure of the article, by paragraph: what, how many, who says so, which paragraph.

    Background and figures of other attacks stand last.

    Returns
    -------
    Columns: those of the ledger (`analysis.ledger.frame.COLUMNS`), then label, shown, scope (what,
    where and when it counts, and how we read it), panel (measure and unit; apart for claims),
    depth (how many counts of deaths contain it), rank (its place among the counts of deaths,
    wholes before parts), reads (what we read it as), when_told (its period, where the figures
    of its panel have several), doer, means and done (who is said to have done it, and how), voice
    (whose it is), role_told (background or another event) and remark (that it is either, or that no
    person has confirmed it).
    """
    toll = {
        row["id"]: (n, row["depth"]) for n, row in enumerate(to_records(tabulate_toll(reading)))
    }
    rows: list[Row] = []
    for row in sorted(reading.records, key=lambda each: _ROLES.index(each["role"])):
        rank, depth = toll.get(row["id"], (0, 0))
        claimed = ", claimed by a party" if row["status"] == "claimed" else ""
        rows.append(
            {
                **row,
                "label": label_figure(reading, row),
                "shown": format_quantity(row),
                "scope": describe_scope(reading, row),
                "panel": label_panel(reading.event, row) + claimed,
                "depth": depth,
                "rank": rank,
                "reads": describe_reading(reading, row["assumption"]),
                "when_told": _tell_period(reading, row),
                **tell_deed(reading, row),
                "voice": _name_voice(reading, row),
                "role_told": ROLES.get(row["role"]),
                "remark": "; ".join(_list_remarks(row)) or None,
            }
        )
    panels = {
        row["panel"]: {r["when_told"] for r in rows if r["panel"] == row["panel"]} for row in rows
    }
    for row in rows:
        if len(panels[row["panel"]]) == 1 or str(row["when_told"]) in row["label"]:
            row["when_told"] = None
    figures = frame_rows(rows, [*reading.figures.columns, *_OURS])
    figures["panel"] = pd.Categorical(figures["panel"], _order_panels(rows))
    return sign(figures, reading)


_ROLES = ("toll", *ROLES)


def _list_remarks(row: Row) -> list[str]:
    """What a reader must know of a figure before it is used."""
    told = [f"{ROLES[row['role']]}, not this event's toll"] if row["role"] in ROLES else []
    return told if row["reviewed"] else [*told, "drafted by a program, not confirmed"]


def _order_panels(rows: list[Row]) -> list[str]:
    """Panels in the order of the text; changes behind totals, those claimed last."""

    def rank(row: Row) -> tuple[int, bool, bool]:
        is_change = row["change"] is not None
        return _ROLES.index(row["role"]), is_change, is_change and row["status"] == "claimed"

    return list(dict.fromkeys(row["panel"] for row in sorted(rows, key=rank)))


def _name_voice(reading: Reading, row: Row) -> str:
    """Whose voice a figure has."""
    if row["status"] == "attributed":
        return _VOICES[reading.event.speakers[row["speaker"]].kind]
    return _OWN if row["status"] == "stated" else _CLAIMED


def _tell_period(reading: Reading, row: Row) -> str | None:
    if row["period"] is None or row["measure"] == "duration":
        return None
    ours = " (our reading)" if "period" in (row["ours"] or "") else ""
    return reading.event.periods[row["period"]].label + ours


def plot_figures(figures: pd.DataFrame) -> so.Plot:
    """All that is counted or measured, each measure in a panel with a scale of its own.

    A share has its whole behind it, from 0 to 100 percent. A change is told in words alone: a mark
    on a scale would be read as a total.

    Parameters
    ----------
    figures : as `tabulate_figures` gives it; times are left out.
    """
    counted = figures[figures["measure"].ne("time")]
    counted = counted.sort_values(["panel", "rank"], kind="stable")
    is_change, is_share = counted["change"].notna(), _is_share(counted)
    counted = mute_changes(counted).assign(
        whole_first=pd.Series(0.0, counted.index).where(is_share),
        whole_last=pd.Series(100.0, counted.index).where(is_share),
    )
    plot = plot_rows(gather_single(counted, is_change | is_share), "panel", shares_x=False)
    if is_share.any():
        track = so.Range(linewidth=5, color=LINE, artist_kws=FLAT | {"zorder": 0.9, "gid": "whole"})
        plot = plot.add(track, xmin="whole_first", xmax="whole_last", legend=False)
    return plot


def _is_share(figures: pd.DataFrame) -> pd.Series[bool]:
    """Which figures are parts of a hundred."""
    return figures["measure"].eq("share") & figures["change"].isna()


def title_figures(_: pd.DataFrame) -> Sentence:
    """What is drawn."""
    return ("Every count and measure, each kind on its own scale",)


def say_figures(figures: pd.DataFrame) -> Prose:
    """How many statements come from how many paragraphs, and what the transcriber adds."""
    statements = say_count(len(figures), "statement")
    carry = "carries" if len(figures) == 1 else "carry"
    head = (f"{statements} in {_say_where(figures)} {carry} a number, a day or an hour",)
    noted = to_records(figures[figures["note"].notna()])
    notes = [sentence(Cited(row["shown"], row["id"]), f": {stop(row['note'])}") for row in noted]
    intro: list[Sentence] = [("What the transcriber adds:",)] if notes else []
    return Prose([head, *intro, *notes], role="finding")


def _say_where(figures: pd.DataFrame) -> str:
    """In which parts of the article the figures stand: 'the headline and 3 paragraphs'."""
    in_body = figures.loc[figures["paragraph"].gt(0), "paragraph"].nunique()
    told = ["the headline"] if figures["paragraph"].eq(0).any() else []
    return join([*told, *([say_count(in_body, "paragraph")] if in_body or not told else [])])


def say_voices(figures: pd.DataFrame) -> Prose:
    """The answer: how many figures there are, who stands behind them, how many are hedged."""
    counts = figures["voice"].value_counts()
    order = dict.fromkeys((_OWN, *_VOICES.values(), _CLAIMED))
    present = [voice for voice in order if counts.get(voice, 0)]
    voices = join(f"{format_number(int(counts[voice]))} {voice}" for voice in present)
    if len(present) == 1:
        voices = f"{'all ' if len(figures) > 1 else ''}{present[0]}"
    total = say_count(len(figures), "figure or time", "figures and times")
    hedged = to_records(figures[figures["hedge"].ne("exact")])
    told: Sentence = ("No wording is hedged.",)
    if hedged:
        such = " is hedged: " if len(hedged) == 1 else " are hedged, such as "
        first = cite_wording(hedged[0])
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
    """How each hedged figure reads under every convention; no background, no other attack.

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
    for row in reading.told:
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
    counted = [row for row in reading.told if row["measure"] != "time"]
    open_ends = [row for row in counted if row["low"] is not None and row["high"] is None]
    rough = [row for row in counted if row["low"] is row["high"] is None]
    told: list[Sentence] = []
    for which, opening in (
        (open_ends, "No upper limit is reported for "),
        (rough, "A rounded or vague figure has no bounds: "),
    ):
        if which:
            cited = enumerate_pieces(_cite_open(reading, row) for row in which)
            told.append(sentence(opening, cited, "."))
    return told


def _cite_open(reading: Reading, row: Row) -> Sentence:
    """A wording beside its label, without the noun; what is measured keeps its unit."""
    is_count = reading.measures[row["measure"]].is_count
    wording = cite_number(row) if is_count else cite_wording(row)
    return (wording, f" ({unbracket(label_figure(reading, row))})")


CAPTIONS = {
    "ledger": Caption(
        "Every figure and time in the article",
        {
            "says": "What is said",
            "paragraph": "Paragraph",
            **SAID,
            "scope": "Counts",
            "remark": "Remark",
        },
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
