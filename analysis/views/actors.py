"""Who is said to have done what to whom, by what means, and who says so; only as reported."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from analysis.charts.display import Prose
from analysis.ledger.frame import Row, to_records
from analysis.ledger.means import MEANS
from analysis.reading.captions import BY_ID, Caption
from analysis.reading.frames import frame_rows, sign
from analysis.reading.labels import describe_cited, name_doer, name_means
from analysis.reading.reading import Reading
from analysis.telling.sentences import Sentence, begin, cite_count, plain, sentence
from analysis.telling.words import format_quantity, say_count, say_date

__all__ = ["say_actors", "say_reading_of_actors", "tabulate_actors"]

_COLUMNS = (
    *("id", "victims", "label", "singular", "where", "doer", "means", "deed", "wording"),
    *("number_words", "shown", "how", "low", "high", "hedge", "unit"),
    *("change", "speaker_name", "status", "said_on"),
)

_INTRODUCTION = (
    "Who did it, and by what means, stands here only where the article says so, each with the "
    "speaker who does. Nothing is inferred from other figures."
)


def tabulate_actors(reading: Reading) -> pd.DataFrame:
    """The figures of which it is told who did it or by what means; no row where it is of none.

    Background, other attacks and what was withdrawn are left out.

    Returns
    -------
    Columns: id, victims (to whom), label, singular and where (what is counted, for sentences),
    doer, means and deed (who did it and how, as reported), wording, number_words, shown, how, low,
    high (in the unit; NaN where open), hedge, unit, change, speaker_name, status, said_on (day, and
    hour if told).
    """
    rows = [
        {
            "id": row["id"],
            "victims": reading.event.groups[row["group"]].label if row["group"] else "not told",
            **describe_cited(reading, row),
            "doer": name_doer(reading.event, row),
            "means": name_means(row),
            "shown": format_quantity(row),
            "said_on": _say_when(row),
            **{key: row[key] for key in _COPIED},
        }
        for row in reading.told
        if (row["by"] or row["how"]) and row["withdrawn_by"] is None
    ]
    return sign(frame_rows(rows, _COLUMNS), reading)


_COPIED = (
    *("how", "wording", "number_words", "low", "high", "hedge", "unit", "change"),
    *("speaker_name", "status"),
)


def _say_when(row: Row) -> str:
    """The day of a statement, and its hour where that is told."""
    day = say_date(dt.date.fromisoformat(row["reported"]))
    return f"{day}, {row['reported_time']}" if row["reported_time"] else day


def say_reading_of_actors(actors: pd.DataFrame) -> Prose:
    """How the table of actors is to be read; nothing where it has no row."""
    return Prose([] if actors.empty else [(_INTRODUCTION,)], role="prose")


def say_actors(actors: pd.DataFrame) -> Prose:
    """Each figure with who is said to have done it and who says so; nothing where none has either.

    Parameters
    ----------
    actors : as `tabulate_actors` gives it, or some of its rows.
    """
    if actors.empty:
        return Prose([])
    tell = "tells" if len(actors) == 1 else "tell"
    head = f"{say_count(len(actors), 'figure')} {tell} who did it or by what means, as reported"
    return Prose([(head,), *map(_say_actor, to_records(actors))], role="finding")


def _say_actor(row: Row) -> Sentence:
    """Who is said to have done it: '12 residents killed by raiders, according to police'."""
    told = begin(cite_count(row))
    if not _tells_all(row, plain(told)):
        told = sentence(told, f" {_add_deed(row)}")
    return sentence(told, f", {_VOICES[row['status']]} {row['speaker_name']}.")


def _tells_all(row: Row, words: str) -> bool:
    """Whether words tell who did it and every means."""
    has_doer = row["doer"] is None or f"by {row['doer']}" in words
    return has_doer and all(MEANS[name] in words for name in (row["how"] or "").split())


def _add_deed(row: Row) -> str:
    """Doer and means where a label leaves no room for them: '(done by raiders; means: gunfire)'."""
    told = [f"done by {row['doer']}"] if row["doer"] else []
    told += [f"means: {row['means']}"] if row["means"] else []
    return f"({'; '.join(told)})"


_VOICES = {"stated": "as reported by", "attributed": "according to", "claimed": "as claimed by"}

CAPTIONS = {
    "actors": Caption(
        "Who did what to whom, according to whom",
        {
            "victims": "To whom",
            "label": "What",
            "shown": "Bounds and wording",
            "doer": "Done by, as reported",
            "means": "Means, as reported",
            "speaker_name": "Who says so",
            "status": "Status",
            "said_on": "Said on",
        },
        BY_ID,
        tabulate=tabulate_actors,
    )
}
