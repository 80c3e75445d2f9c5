"""The numbers of a text on the terminal, and what a draft of a seed tells when it is written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from analysis import paths
from analysis.draft.number import Row
from analysis.draft.propose.proposal import Draft
from analysis.telling.words import say_count

if TYPE_CHECKING:
    from analysis.draft.seed.begin import Begun

_HEAD = ("at", "paragraph", "number", "is", "measure", "group", "place", "speaker", "left out")
_MOST_LETTERS = 40


def print_drafts(drafts: Sequence[Draft], form: str) -> str:
    """Every number of a text: a table to read, or JSON with every field for other programs."""
    if form == "json":
        rows = [_make_plain(each) for each in drafts]
        return f"{json.dumps(rows, ensure_ascii=False, indent=1, allow_nan=False)}\n"
    rows = [_HEAD, *(_tell(each) for each in drafts)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    lines = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )
    return "".join(f"{line}\n" for line in lines)


def _make_plain(value: object) -> Any:
    """Records as objects, and what they hold likewise."""
    if isinstance(value, Row):
        return {name: _make_plain(value[name]) for name in value}
    if isinstance(value, Mapping):
        return {str(key): _make_plain(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [_make_plain(each) for each in value]
    return value


def _tell(draft: Draft) -> tuple[str, ...]:
    """One number as a row of the table."""
    cells = (
        f"{draft.start}-{draft.end}",
        str(draft.paragraph),
        draft.text,
        _tell_bounds(draft),
        draft.measure or "",
        draft.group or "",
        draft.place or "",
        draft.speaker or "",
        draft.skip or "",
    )
    return tuple(" ".join(cell.split())[:_MOST_LETTERS] for cell in cells)


def _tell_bounds(draft: Draft) -> str:
    """The number as it was read: 12, 23 or more, 70 to 80, about 50; a direction behind it."""
    low, high = draft.low, draft.high
    if low is None and high is None:
        told = "" if draft.nominal is None else f"~{draft.nominal:,.12g}"
    elif low == high:
        told = f"{low:,.12g}"
    else:
        ends = ("" if end is None else f"{end:,.12g}" for end in (low, high))
        told = "..".join(ends)
    return f"{told} {draft.movement}" if draft.movement else told


def tell_begun(begun: Begun) -> str:
    """What a new draft has, what it lacks, and what a person does next; a line each."""
    lines = [f"wrote {paths.show(path)}" for path in begun.files]
    lines.append(f"{say_count(begun.figures, 'figure')} drafted, {_tell_left_out(begun.left_out)}")
    lines += [f"note: {note}" for note in begun.notes]
    if begun.language:
        lines.append(f"the text is in '{begun.language}', so only its digits were drafted")
    if begun.asked:
        lines.append(f"still asked: {_tell_asked(begun.asked)}")
    lines.append(f"next: read the draft beside its text, then 'tollbook audit {begun.name}'")
    return "".join(f"{line}\n" for line in lines)


def _tell_left_out(count: int) -> str:
    reasons = "its reason" if count == 1 else "their reasons"
    return (
        f"{say_count(count, 'number')} left out with {reasons}" if count else "no number left out"
    )


def _tell_asked(asked: Mapping[str, Iterable[str]]) -> str:
    """Each field, with how many figures or names lack it."""
    counted = {name: len([*lacking]) for name, lacking in asked.items()}
    return ", ".join(f"{name} ({count})" if count else name for name, count in counted.items())
