"""How are vague words read? Bounds under each convention, and which words have none."""

from __future__ import annotations

import pandas as pd

from analysis.charts.display import Prose
from analysis.ledger.conventions import CONVENTIONS, LITERAL
from analysis.ledger.frame import Row, build_frame, to_records
from analysis.reading.captions import Caption
from analysis.reading.frames import frame_rows, sign
from analysis.reading.labels import label_figure
from analysis.reading.reading import Reading
from analysis.telling.headings import fit_list
from analysis.telling.sentences import (
    Sentence,
    cite_wording,
    sentence,
    unbracket,
)
from analysis.telling.words import format_bounds, join, stop

__all__ = ["say_conventions", "tabulate_conventions"]


def tabulate_conventions(reading: Reading) -> pd.DataFrame:
    """How each hedged figure reads under every convention; no background, no other attack.

    Returns
    -------
    Columns: id, label, wording, language, literal, then one a convention that reads some figure
    otherwise, by its name, each with its bounds in words. Figures that all read alike are left out.
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
            own = {key: row[key] for key in ("id", "wording", "language")}
            rows.append({**own, "label": label_figure(reading, row), **bounds})
    names = _find_parting(rows) if rows else []
    columns = ["id", "label", "wording", "language", LITERAL, *names]
    return sign(frame_rows(rows, [*columns[:4], *CONVENTIONS])[columns], reading)


def say_conventions(readings: pd.DataFrame) -> Prose:
    """Which wordings other conventions read otherwise, and where those conventions stand.

    Of one wording the sentence says how; of more the table does.
    """
    rows = to_records(readings)
    if not rows:
        return Prose([], role="finding")
    if len(rows) == 1:
        [row] = rows
        alone = sentence("Only ", cite_wording(row), " is read otherwise by another convention")
        told = (f"{_tell_bounds(row)} ({unbracket(row['label'])}).",)
        return Prose([alone, told, *_cite_sources(rows)], role="finding")
    opening = "Read otherwise by another convention: "
    head = fit_list(opening, [(cite_wording(row),) for row in _once(rows)])
    return Prose([head, *_cite_sources(rows)], role="finding")


def _once(rows: list[Row]) -> list[Row]:
    """Rows of which each has another wording."""
    return list({row["wording"]: row for row in reversed(rows)}.values())[::-1]


def _tell_bounds(row: Row) -> str:
    """What conventions make of one wording: '“gtd” reads it as 6, all others as at least 6'."""
    named: dict[str, list[str]] = {}
    parting = _find_parting([row])
    for name in parting:
        named.setdefault(row[name], []).append(f"“{name}”")
    first, *others = named.items()
    verb = "reads" if len(first[1]) == 1 else "read"
    told = [f"{join(first[1])} {verb} it as {_say(first[0])}"]
    told += [f"{join(names)} as {_say(bounds)}" for bounds, names in others]
    rest = "all others" if len(parting) < len(CONVENTIONS) - 1 else f"“{LITERAL}”"
    return f"{', '.join(told)}, {rest} as {_say(row[LITERAL])}"


def _say(bounds: str) -> str:
    """Bounds that a table has as a sign, for a sentence."""
    return bounds.replace("≥", "at least").replace("≤", "at most")


def _find_parting(rows: list[Row]) -> list[str]:
    """The conventions that read some row otherwise than the literal one does."""
    others = [name for name in CONVENTIONS if name in rows[0] and name != LITERAL]
    return [name for name in others if any(row[name] != row[LITERAL] for row in rows)]


def _cite_sources(rows: list[Row]) -> list[Sentence]:
    """The sources of the conventions that part from the literal one on some row."""
    return [(f"“{name}”: {stop(CONVENTIONS[name].source)}",) for name in _find_parting(rows)]


CAPTIONS = {
    "conventions": Caption(
        "Bounds under each convention",
        {"label": "Figure", "wording": "Wording", **{name: name for name in CONVENTIONS}},
        {"wording": "id"},
        tabulate=tabulate_conventions,
        least=2,
    ),
}
