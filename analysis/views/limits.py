"""What a reader must not take from a report: what is ours, what is open, what is never added."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from analysis.charts.display import Prose
from analysis.ledger.frame import Row
from analysis.reading.labels import cite_source, describe_cited, label_figure
from analysis.reading.reading import Reading
from analysis.telling.sentences import (
    Sentence,
    cite_count,
    cite_number,
    cite_wording,
    enumerate_pieces,
    sentence,
    unbracket,
)
from analysis.telling.words import join, say_count
from analysis.views.assumptions import sort_assumptions
from analysis.views.checks import list_untested

__all__ = ["say_limits"]

_MOST = 3
"""Figures beyond these are told by their number: the ledger marks each."""


def say_limits(reading: Reading) -> Prose:
    """What a reader must not take from this report; one sentence each."""
    told = [
        _say_extent(reading),
        *_list_ours(reading),
        *_list_open(reading),
        *_list_others_told(reading),
        *list_untested(reading),
        *_list_claims(reading),
        *_list_assumptions(reading),
    ]
    return Prose(told, role="limits")


def _say_extent(reading: Reading) -> Sentence:
    """On how much all of it rests."""
    source = cite_source(reading)
    if reading.article.source.excerpt:
        what = f"All figures come from an excerpt of one article ({source})"
        return (f"{what}: the rest of it may have others. Nothing was checked elsewhere.",)
    return (f"All figures come from one article ({source}). Nothing was checked elsewhere.",)


def _list_ours(reading: Reading) -> list[Sentence]:
    """Where the event's place and period stand for what the article does not say."""
    event = reading.event
    if event.toll is None:
        return []
    period = event.toll.period
    ours = {
        "place": event.places[event.toll.place].name,
        "period": f"“{event.periods[period].label}”" if period else "",
    }
    told: list[Sentence] = []
    for keys in (["place"], ["period"], ["place", "period"]):
        rows = [row for row in reading.told if row["ours"] == " ".join(keys)]
        if rows:
            lacks = f"no {keys[0]}" if len(keys) == 1 else f"neither {' nor '.join(keys)}"
            which = _cap(_cite_short(reading, row) for row in rows)
            read = f": we read {'it' if len(keys) == 1 else 'them'} as "
            opening = f"The article gives {lacks} for "
            told.append(sentence(opening, which, f"{read}{join(ours[key] for key in keys)}."))
    return told


def _cap(pieces: Iterable[Sentence]) -> Sentence:
    """The first few, and how many more."""
    items = list(pieces)
    more = len(items) - _MOST
    return enumerate_pieces([*items[:_MOST], *([(f"{more} more",)] if more > 0 else [])])


def _cite_short(reading: Reading, row: Row) -> Sentence:
    """A wording; a list of names as what it counts."""
    return _cite(reading, row) if row["is_counted"] else (cite_wording(row),)


def _cite(reading: Reading, row: Row) -> Sentence:
    return cite_count({**row, **describe_cited(reading, row)})


def _list_open(reading: Reading) -> list[Sentence]:
    """Which wordings have no upper limit, and which have no bounds at all, each with its count."""
    counted = [row for row in reading.told if row["measure"] != "time"]
    open_ends = [row for row in counted if row["low"] is not None and row["high"] is None]
    rough = [row for row in counted if row["low"] is row["high"] is None]
    return [
        *_say_open(reading, open_ends, "No upper limit is reported for "),
        *_say_open(reading, rough, "A rounded or vague figure has no bounds: "),
    ]


def _say_open(reading: Reading, rows: Sequence[Row], opening: str) -> list[Sentence]:
    if not rows:
        return []
    marks = "; the ledger marks each" if len(rows) > _MOST else ""
    return [sentence(opening, _cap(_cite_open(reading, row) for row in rows), f"{marks}.")]


def _cite_open(reading: Reading, row: Row) -> Sentence:
    """A wording beside its label, without the noun; what is measured keeps its unit."""
    is_count = reading.measures[row["measure"]].is_count
    wording = cite_number(row) if is_count else cite_wording(row)
    return (wording, f" ({unbracket(label_figure(reading, row))})")


def _list_others_told(reading: Reading) -> list[Sentence]:
    """Which figures are background or of another attack, and are added to nothing."""
    told: list[Sentence] = []
    for role, opening in _OTHERS.items():
        rows = [row for row in reading.records if row["role"] == role and row["measure"] != "time"]
        if rows:
            told.append(sentence(opening, _cap(_cite(reading, row) for row in rows), "."))
    return told


_OTHERS = {
    "background": "Told as background, and added to nothing: ",
    "other-event": "Told of another event, and added to nothing: ",
}


def _list_claims(reading: Reading) -> list[Sentence]:
    """What is done with claims."""
    claims = sum(row["status"] == "claimed" for row in reading.told)
    if not reading.include_claims:
        return [("One-sided claims are left out (include_claims is False).",)]
    if not claims:
        return []
    told = f"{say_count(claims, 'figure')} {'is' if claims == 1 else 'are'} only claimed by a party"
    return [(f"{told} to the fight, and never added to what is reported.",)]


def _list_assumptions(reading: Reading) -> list[Sentence]:
    """Which figures we read beyond the article's words; the ledger says why."""
    figures = list(dict.fromkeys(each.figure for each in sort_assumptions(reading)))
    if not figures:
        return []
    rows = {row["id"]: row for row in reading.records}
    which = _cap((cite_wording(rows[name]),) for name in figures if name in rows)
    end = " beyond the article's words; the ledger says how, and why."
    return [sentence("We read ", which, end)]
