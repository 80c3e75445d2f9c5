"""Every number of every report: who printed it when, who says so, and where it stands."""

from __future__ import annotations

import pandas as pd

from analysis.charts.display import Prose
from analysis.ledger.subject import Kind
from analysis.reading.captions import BY_ID, Caption
from analysis.reading.event import EventReading
from analysis.reading.event_rows import say_iso, sign_event
from analysis.reading.frames import frame_rows
from analysis.telling.sentences import Sentence
from analysis.telling.words import say_count

__all__ = ["say_event_statements", "tabulate_event_statements"]

_COLUMNS = (
    *("id", "article", "figure", "outlet", "witness", "published", "known_by", "day_told"),
    *("topic", "label"),
    *("shown", "wording", "language", "measure", "unit", "change", "nominal", "low", "high"),
    *("when", "line", "line_name", "is_adopted", "speaker", "speaker_name", "status"),
    *("paragraph", "states", "says"),
)


def tabulate_event_statements(reading: EventReading) -> pd.DataFrame:
    """One row a statement of the event itself, by day of publication, report and paragraph.

    Returns
    -------
    Columns: id (ARTICLE#id), article, figure (its id there), outlet, witness, published, known_by
    and day_told (its day), topic, label, shown, wording, language, measure, unit, change, nominal,
    low and high (in unit; NaN where open), when, line, line_name, is_adopted, speaker,
    speaker_name, status, paragraph (0 for the headline), states and says. Without background, other
    attacks, what cannot be compared, and figures that nobody has confirmed.
    """
    rows = [{**row, "day_told": say_iso(row["known_by"])} for row in reading.records]
    return sign_event(frame_rows(rows, _COLUMNS)[[*_COLUMNS]], reading)


def say_event_statements(statements: pd.DataFrame) -> Prose:
    """How many statements there are, in how many reports."""
    return Prose([title_event_statements(statements)] if len(statements) else [], role="finding")


def title_event_statements(statements: pd.DataFrame) -> Sentence:
    """How many numbers the reports give."""
    reports = say_count(statements["article"].nunique(), "report")
    return (f"{say_count(len(statements), 'number')} in {reports}, in the order of publication",)


CAPTIONS = {
    "event-statements": Caption(
        "All numbers of all reports",
        {
            "label": "Count",
            "shown": "Number",
            "speaker_name": "Who says so",
            "status": "Status",
            "day_told": "As of",
            "outlet": "Report",
        },
        BY_ID,
        beneath={"outlet": "published"},
        tabulate=tabulate_event_statements,
        kind=Kind.EVENT,
    )
}
