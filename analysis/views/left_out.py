"""Which numbers of the text are no figure? Each in its place, with its reason."""

from __future__ import annotations

import pandas as pd

from analysis.charts.display import Prose
from analysis.draft.skips import SKIPS
from analysis.ledger.frame import Row, to_records
from analysis.reading.captions import Caption
from analysis.reading.frames import frame_rows, sign
from analysis.reading.reading import Reading
from analysis.telling.sentences import Sentence
from analysis.telling.words import capitalise, say_count, stop

__all__ = ["say_left_out", "tabulate_left_out"]

_COLUMNS = ("wording", "language", "printed", "paragraph", "stands", "reason", "why")


def tabulate_left_out(reading: Reading) -> pd.DataFrame:
    """Every number of the text that is no figure, in the order of the text.

    Returns
    -------
    Columns: wording, language (where it is not English), printed (the wording in quotes),
    paragraph (counted from 1; 0 for the headline), stands (the same in words), reason (why it is
    no figure, as the seed has it), why (the same in words, where the seed has the scanner's).
    """
    language = reading.article.source.language
    left_out = sorted(
        reading.article.transcript.left_out,
        key=lambda each: (each.paragraph or 0, each.span or (0, 0)),
    )
    rows: list[Row] = [
        {
            "wording": each.wording,
            "language": language if language.partition("-")[0] != "en" else None,
            "printed": f"“{each.wording}”",
            "paragraph": each.paragraph or 0,
            "stands": f"paragraph {each.paragraph}" if each.paragraph else "headline",
            "reason": each.reason,
            "why": _say_reason(each.reason),
        }
        for each in left_out
    ]
    return sign(frame_rows(rows, _COLUMNS), reading)


def _say_reason(reason: str) -> str:
    """A reason in a reader's words: "year" is "a year, a decade or years of a season"."""
    return capitalise(SKIPS[reason].partition(": ")[0] if reason in SKIPS else reason)


def say_left_out(left_out: pd.DataFrame) -> Prose:
    """How many there are; of one alone, which, and why.

    Parameters
    ----------
    left_out : as `tabulate_left_out` gives it, or some of its rows.
    """
    rows = to_records(left_out)
    if not rows:
        return Prose([], role="finding")
    are = "is no figure" if len(rows) == 1 else "are no figures"
    head: Sentence = (f"{say_count(len(rows), 'number')} of the text {are}",)
    only = rows[0]
    where = only["stands"] if only["paragraph"] else "the headline"
    told: list[Sentence] = (
        [(capitalise(f"{only['printed']}, in {where}: {stop(only['why'])}"),)]
        if len(rows) == 1
        else []
    )
    return Prose([head, *told], role="finding")


CAPTIONS = {
    "left-out": Caption(
        "Numbers of the text that are no figure, and why",
        {"printed": "Number", "stands": "Where", "why": "Why it is no figure"},
        tabulate=tabulate_left_out,
        least=2,
        is_detail=True,
    ),
}
