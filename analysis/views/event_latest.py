"""The freshest number of each count and line: who says it, and how old it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from analysis.accounts.record import Kind as Kinds
from analysis.charts.display import Prose
from analysis.ledger.frame import Row, to_records
from analysis.ledger.model import OUTLET
from analysis.ledger.subject import Kind
from analysis.reading.captions import BY_ID, Caption
from analysis.reading.event import EventReading
from analysis.reading.event_rows import describe_saying, say_iso, sign_event
from analysis.reading.frames import frame_rows
from analysis.telling.headings import fit_list
from analysis.telling.sentences import Cited, Sentence, join_noun, sentence
from analysis.telling.words import say_count

__all__ = ["say_event_latest", "tabulate_event_freshest", "tabulate_event_latest"]

_COLUMNS = (
    *("id", "article", "figure", "topic", "label", "line", "line_name", "speaker_name", "status"),
    *("wording", "language", "shown", "amount", "low", "high", "measure", "unit", "when"),
    *(
        "known_by",
        "day_told",
        "age_days",
        "age_told",
        "carriers",
        "carried_by",
        "note_told",
        "states",
    ),
    *("witnesses", "first_published", "last_published"),
)


def tabulate_event_latest(reading: EventReading) -> pd.DataFrame:
    """The freshest number of each count and line; the counts most told first.

    Returns
    -------
    Columns: id (ARTICLE#id of the first statement of it), article, figure, topic, label, line,
    line_name, speaker_name, status, wording, language, shown, amount (as a sentence cites it), low
    and high (in unit; NaN where open), measure, unit, when (the period), known_by and day_told (its
    day), age_days and age_told (at the latest report), carriers, carried_by, note_told
    (the same where that is not who says it), states, witnesses, first_published and last_published.
    """
    told = Counter[tuple[str, bool]]()
    for saying in reading.sayings:
        told[saying.topic.name, saying.is_claim] += len(saying.voices)
    rows = []
    for (topic, line, _), saying in reading.accounts.latest.items():
        if saying.is_claim and not reading.include_claims:
            continue
        row = describe_saying(reading, saying)
        rank = (
            saying.is_claim,
            -told[topic.name, saying.is_claim],
            topic.name,
            row["age_days"],
            line.name,
        )
        carried = row["carried_by"]
        read = ", as we read it" if saying.is_adopted else ""
        row["note_told"] = f"{carried}{read}" if read or carried != line.label else None
        times = {"day_told": say_iso(row["known_by"]), "age_told": _say_age(row)}
        rows.append((rank, {**row, **times}))
    rows.sort(key=lambda each: each[0])
    frame = frame_rows([row for _, row in rows], _COLUMNS)[[*_COLUMNS]]
    return sign_event(frame, reading)


def _say_age(row: Row) -> str:
    """How old a number is at the latest report: '3 days before the latest report'."""
    if not row["age_days"]:
        return "the day of the latest report"
    return f"{say_count(row['age_days'], 'day')} before the latest report"


def tabulate_event_freshest(reading: EventReading) -> pd.DataFrame:
    """Those of people killed or hurt that are told most: what a page shows at once.

    Returns
    -------
    Columns: those of `tabulate_event_latest`. Twelve rows at most, reports before claims.
    """
    latest = tabulate_event_latest(reading)
    chosen = latest[_is_firm(latest)]
    chosen = latest if chosen.empty else chosen
    is_harm = chosen["measure"].isin(["deaths", "injuries", "casualties"])
    has_bound = chosen[["low", "high"]].notna().any(axis=1)
    if len(chosen) > MOST_ROWS and (is_harm & has_bound).any():
        chosen = chosen[is_harm & has_bound]
    claims = chosen[chosen["status"].eq("claimed")].head(MOST_CLAIMS)
    reports = chosen[chosen["status"].ne("claimed")].head(MOST_ROWS - len(claims))
    return sign_event(pd.concat([reports, claims]).reset_index(drop=True), reading)


MOST_ROWS, MOST_CLAIMS = 12, 4


def _is_firm(latest: pd.DataFrame) -> pd.Series[bool]:
    """Whether somebody stands behind a number: what was moved or overtaken is nobody's freshest.

    An outlet's own number is told where no side has one of the count, or where it stands alone.
    """
    states = latest["states"].fillna("")
    is_own = latest["line"].str.startswith(f"{OUTLET}:")
    sided = latest[~is_own]["topic"]
    is_beside = is_own & latest["topic"].isin(sided) & ~states.str.contains(Kinds.STANDS_ALONE)
    return ~(is_beside | states.str.contains(f"{Kinds.MOVED}|{Kinds.OVERTAKEN}"))


def say_event_latest(latest: pd.DataFrame) -> Prose:
    """Which numbers are the freshest, and of which day."""
    return Prose([title_event_latest(latest)] if len(latest) else [], role="finding")


def title_event_latest(latest: pd.DataFrame) -> Sentence:
    """The reported numbers of the freshest day: the most told first."""
    rows = [row for row in to_records(latest) if row["status"] != "claimed"]
    rows = [row for row in rows if row["measure"] == "deaths"] or rows
    if not rows:
        return ("No side gives a number of its own, apart from claims",)
    last = max(row["known_by"] for row in rows)
    topics: dict[str, list[Row]] = {}
    for row in rows:
        if row["known_by"] == last:
            topics.setdefault(row["topic"], []).append(row)
    return fit_list(f"Freshest, as of {say_iso(last)}: ", [*map(_cite, topics.values())])


def _cite(rows: Sequence[Row]) -> Sentence:
    """What all sides say of one count: '25 or 21 people killed', '30 or dozens of people'."""
    numbers = {row["amount"]: Cited(row["amount"], row["id"]) for row in rows}
    listed = sentence(*(piece for each in numbers.values() for piece in (" or ", each)))[1:]
    return sentence(listed, join_noun([*numbers][-1], rows[0]["label"]))


_SHOWN = {
    "label": "Count",
    "shown": "Number",
    "line_name": "Who says so",
    "status": "Status",
    "day_told": "As of",
}
_BENEATH = {"line_name": "note_told", "day_told": "age_told"}

CAPTIONS = {
    "event-freshest": Caption(
        "The freshest number of each count and side",
        _SHOWN,
        BY_ID,
        beneath=_BENEATH,
        tabulate=tabulate_event_freshest,
        kind=Kind.EVENT,
    ),
    "event-latest": Caption(
        "The freshest numbers of all counts",
        _SHOWN,
        BY_ID,
        is_detail=True,
        beneath=_BENEATH,
        tabulate=tabulate_event_latest,
        kind=Kind.EVENT,
    ),
}
