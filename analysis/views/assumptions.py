"""Readings of ours: what is not the article's own, and why."""

from __future__ import annotations

import pandas as pd

from analysis.charts.display import Prose
from analysis.ledger.frame import Row, to_records
from analysis.ledger.model import Assumption
from analysis.reading.captions import Caption
from analysis.reading.frames import frame_rows, sign
from analysis.reading.labels import describe_reading
from analysis.reading.reading import Reading
from analysis.telling.headings import MOST, fit_list
from analysis.telling.sentences import Sentence, cite_wording, plain, sentence
from analysis.telling.words import capitalise, stop

__all__ = ["say_assumptions", "tabulate_assumptions"]

_COLUMNS = ("id", "assumption", "label", "wording", "language", "reads", "because")


def tabulate_assumptions(reading: Reading) -> pd.DataFrame:
    """What is our reading and not the article's.

    Returns
    -------
    Columns: id (of the figure), assumption, label (what the figure says), wording, language, reads,
    because.
    """
    rows = {row["id"]: row for row in reading.all_records}
    table: list[Row] = [
        {
            "assumption": assumption.id,
            "label": rows[assumption.figure]["says"].rstrip("."),
            "reads": describe_reading(reading, assumption.id),
            "because": assumption.because,
            **{key: rows[assumption.figure][key] for key in ("id", "wording", "language")},
        }
        for assumption in sort_assumptions(reading)
    ]
    return sign(frame_rows(table, _COLUMNS), reading)


def sort_assumptions(reading: Reading) -> list[Assumption]:
    """The readings of ours in the order of the text, whatever the file's."""
    order = {row["id"]: number for number, row in enumerate(reading.all_records)}
    return sorted(
        reading.article.transcript.assumptions, key=lambda each: (order[each.figure], each.id)
    )


def say_assumptions(assumptions: pd.DataFrame) -> Prose:
    """Which figures we read otherwise than printed: one with its reason, of more the table tells.

    Parameters
    ----------
    assumptions : as `tabulate_assumptions` gives it.
    """
    rows = to_records(assumptions)
    if not rows:
        return Prose([], role="finding")
    head = fit_list(_OPENING, [_cite(row) for row in rows])
    if len(plain(head)) > MOST:
        head = fit_list(_OPENING, [(cite_wording(row),) for row in rows])
    told: list[Sentence] = [(capitalise(stop(rows[0]["because"])),)] if len(rows) == 1 else []
    return Prose([head, *told], role="finding")


_OPENING = "Our reading, not the article's words: "


def _cite(row: Row) -> Sentence:
    return sentence(cite_wording(row), f" ({row['reads']})")


CAPTIONS = {
    "assumptions": Caption(
        "Readings of ours",
        {"label": "Figure", "reads": "Read as", "because": "Why"},
        {"reads": "id"},
        tabulate=tabulate_assumptions,
        least=2,
    ),
}
