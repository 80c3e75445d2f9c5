"""Who is said to have done what to whom, by what means, and who says so; only as reported."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pandas as pd

from analysis.charts.display import Prose
from analysis.ledger.frame import Row, to_records
from analysis.ledger.means import MEANS
from analysis.reading.captions import BY_ID, Caption
from analysis.reading.frames import frame_rows, sign
from analysis.reading.labels import describe_cited, name_doer, name_means
from analysis.reading.reading import Reading
from analysis.telling.harm import shorten_names
from analysis.telling.sentences import (
    Cited,
    Sentence,
    begin,
    cite_count,
    plain,
    sentence,
)
from analysis.telling.words import format_quantity, say_count, say_date
from analysis.views.claimed import hide_doer
from analysis.views.headline import LONGEST, say_headline
from analysis.views.toll import tabulate_toll

__all__ = ["say_actors", "tabulate_actors"]

_COLUMNS = (
    *("id", "victims", "label", "singular", "where", "doer", "means", "deed", "wording"),
    *("number_words", "shown", "how", "low", "high", "hedge", "unit"),
    *("change", "speaker_name", "status", "said_on", "is_headed"),
)


def tabulate_actors(reading: Reading) -> pd.DataFrame:
    """The figures of which it is told who did it or by what means; no row where it is of none.

    Background, other attacks and what was withdrawn are left out.

    Returns
    -------
    Columns: id, victims (to whom), label, singular and where (what is counted, for sentences),
    doer, means and deed (who did it and how, as reported), wording, number_words, shown, how, low,
    high (in the unit; NaN where open), hedge, unit, change, speaker_name, status, said_on (day, and
    hour if told), is_headed (whether the headline tells it).
    """
    headline = say_headline(tabulate_toll(reading))
    headed = {piece.figure for piece in headline if isinstance(piece, Cited)}
    rows = [
        {
            "id": row["id"],
            "victims": reading.event.groups[row["group"]].label if row["group"] else "not told",
            **describe_cited(reading, row),
            "doer": name_doer(reading.event, row),
            "means": name_means(row),
            "shown": format_quantity(row),
            "said_on": _say_when(row),
            "is_headed": row["id"] in headed
            and _tells_all({**row, "doer": name_doer(reading.event, row)}, plain(headline)),
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


def say_actors(actors: pd.DataFrame) -> Prose:
    """Who is said to have done what, by whom: the first as a heading, then a few; none without any.

    What a party says that it did itself is a claim, and told as one; what the headline tells is not
    told again.

    Parameters
    ----------
    actors : as `tabulate_actors` gives it, or some of its rows.
    """
    told = (row for row in to_records(actors) if not row.get("is_headed"))
    rows = _list_reported([*told])
    if not rows:
        return Prose([], role="finding")
    first, *others = rows
    items = [sentence(_say_actor(row), ".") for row in others[: _MOST - 1]]
    if (more := len(others) - len(items)) > 0:
        items.append((f"The ledger has {say_count(more, 'more figure')} of this kind.",))
    return Prose([_head_actor(first), *items], role="finding")


_MOST = 4
"""Sentences of who did what."""


def _list_reported(rows: Sequence[Row]) -> list[Row]:
    """Who is said by others to have done it, each told once; claims last."""
    others = [row for row in rows if not _is_own(row)]
    others.sort(key=lambda row: row["status"] == "claimed")
    told: dict[str, Row] = {}
    for row in others:
        told.setdefault(plain(_say_actor(row)), row)
    return list(told.values())


def _is_own(row: Row) -> bool:
    """Whether a party claims a deed of its own."""
    return row["status"] == "claimed" and hide_doer(row, row["doer"]) is not row


def _say_actor(row: Row, name: str = "") -> Sentence:
    """Who is said to have done it: '12 residents killed by raiders, according to police'."""
    told = begin(cite_count(row))
    if not _tells_all(row, plain(told)):
        told = sentence(told, f" {_add_deed(row)}")
    return sentence(told, f", {_VOICES[row['status']]} {name or row['speaker_name']}")


def _head_actor(row: Row) -> Sentence:
    """The same as a heading, by a shorter name of the speaker where the whole one has no room."""
    whole = str(row["speaker_name"])
    told = [_say_actor(row, name) for name in (whole, *shorten_names(whole))]
    return next((each for each in told if len(plain(each)) <= LONGEST), told[-1])


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
        is_detail=True,
        tabulate=tabulate_actors,
    )
}
