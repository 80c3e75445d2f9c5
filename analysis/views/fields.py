"""A toll as a field of marks, one a person: which marks stand where, hollow or filled, and why.

No person is drawn twice as far as the figures tell: several accounts of one count share their
marks, a part is drawn inside its whole, and parts that may overlap are told in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pandas as pd
import seaborn.objects as so

from analysis.charts.fields import add_fields
from analysis.charts.layers import CLAIMS, finish, start
from analysis.ledger.frame import Row, to_records
from analysis.telling.words import capitalise, format_number, say_count

__all__ = ["list_people"]

MOST_MARKS = 600
"""How many marks one chart has at most, those for which empty frames leave room counted in."""

MOST_FRAMES = 6
"""How many claims have a frame; more are told in words."""

_MOST_TOLD = 2
"""How many parts of a count without marks of their own are told beneath it."""


@dataclass(frozen=True, slots=True)
class Inside:
    """A part of a count, drawn among its marks: which of them, and whether a bracket holds them."""

    row: Row
    first: int
    last: int
    has_bracket: bool = True


@dataclass(slots=True)
class Segment:
    """The marks of one count.

    Attributes
    ----------
    row : its figure; `others` are further accounts of the same count.
    firm : marks that the printed number has; none where only our bounds do.
    hollow : further marks that the wording adds or allows.
    is_open : whether it has no upper limit.
    inside : the parts drawn among its marks; `told` those that are words only, and `again` those
        that are as many as all its marks.
    """

    row: Row
    others: list[Row]
    firm: int
    hollow: int
    is_open: bool
    inside: list[Inside] = field(default_factory=list)
    told: list[Row] = field(default_factory=list)
    again: list[Row] = field(default_factory=list)

    @property
    def marks(self) -> int:
        """All marks, filled and hollow."""
        return self.firm + self.hollow


@dataclass(slots=True)
class Line:
    """Counts that do not overlap and stand beside each other, and the whole that they make."""

    panel: str
    segments: list[Segment]
    whole: Row | None = None
    is_claim: bool = False
    done: str = ""
    """What was done to the people, where the heading of the panel does not tell it."""
    has_marks: bool = True
    why: str = ""
    """Why it has no marks."""

    @property
    def cells(self) -> int:
        """The marks drawn, or for which there is room."""
        return sum(each.marks for each in self.segments)


def count_marks(row: Row) -> tuple[int, int, bool]:
    """How many filled marks a count has, how many hollow ones, and whether it is open above.

    Filled is what is printed: 22 of “more than 22”, whose 23rd mark is hollow; the low end of a
    range; none of “dozens”, of which only we say how many that is at least.
    """
    low, high, nominal = row["low"], row["high"], row.get("nominal")
    if low is None and high is None:
        return 0, 0, False
    if high is not None:
        return int(low or 0), int(high - (low or 0)), False
    is_worded = row.get("hedge") == "vague"
    printed = 0 if is_worded else low if nominal is None else min(low, nominal)
    return int(printed), int(low - printed), True


# --- which counts stand in which line -----------------------------------------------------------


def list_lines(toll: pd.DataFrame) -> list[Line]:
    """The lines of a toll, reports before claims; none where one mark a person has no room.

    That is so where a count of the measure that comes first, or all that is drawn together, has
    more than `MOST_MARKS`.
    """
    rows = to_records(toll)
    if len({row["id"] for row in rows}) < len(rows):
        return []  # of several articles, whose wholes and parts nobody has compared
    reports = [row for row in rows if row["status"] != "claimed"]
    tree = _Tree(reports, {row.get("measure") for row in rows})
    lines = list(_list_reported(tree))
    first = next((line.panel for line in lines), None)
    if any(line.cells > MOST_MARKS for line in lines if line.panel == first):
        return []
    for line in lines:
        _silence(line, MOST_MARKS)
    room = MOST_MARKS - sum(line.cells for line in lines if line.has_marks)
    if room < 0:
        return []
    claims = list(_list_claims([row for row in rows if row["status"] == "claimed"], tree))
    for number, line in enumerate(claims):
        _silence(line, room)
        line.has_marks &= number < MOST_FRAMES
        room -= line.cells if line.has_marks else 0
    lines += claims
    return lines if any(line.has_marks and line.cells for line in lines) else []


def _silence(line: Line, room: int) -> None:
    """Take the marks of a line that has no number or too many of them."""
    row = line.segments[0].row
    if row["low"] is None and row["high"] is None and len(line.segments) == 1:
        line.has_marks, line.why = False, "No marks: the wording sets no bounds"
    elif line.cells > room:
        line.has_marks, line.why = False, "Too many for one mark each"


def _is_apart(row: Row) -> bool:
    """Whether nobody is counted in this and in another such row beside it."""
    return bool(row.get("is_apart", row.get("is_disjoint")))


class _Tree:
    """The reported counts, each with those that it directly contains."""

    def __init__(self, reports: Sequence[Row], measures: set[object]) -> None:
        self.rows = {row["id"]: row for row in reports}
        self.has_measures = len(measures) > 1
        self.inner: dict[object, list[Row]] = {}
        for row in reports:
            whole = row.get("whole")
            self.inner.setdefault(whole if whole in self.rows else None, []).append(row)

    def gather(self, whole: object) -> Iterator[list[Row]]:
        """The counts directly inside a whole, or inside none; accounts of one count together."""
        found: dict[object, list[Row]] = {}
        for row in self.inner.get(whole, ()):
            key = (row.get("measure"), row["label"], row.get("reads"))
            found.setdefault(key, []).append(row)
        yield from found.values()

    def list_inner(self, accounts: Sequence[Row]) -> Iterator[list[Row]]:
        """The counts directly inside any account of a count."""
        for row in accounts:
            yield from self.gather(row["id"])

    def name_panel(self, row: Row) -> str:
        """The heading of a measure, where there are several."""
        return capitalise(str(row.get("measure_told") or "")) if self.has_measures else ""


def _list_reported(tree: _Tree) -> Iterator[Line]:
    """A line a count; counts that follow each other and do not overlap share one."""
    before: Line | None = None
    for accounts in tree.gather(None):
        for line in _read_count(tree, accounts):
            if before is not None and _is_beside(before, line):
                before.segments += line.segments
            else:
                before = line
                yield line


def _read_count(tree: _Tree, accounts: Sequence[Row]) -> Iterator[Line]:
    """A count as its parts, where these make it up, else as marks of its own."""
    row = accounts[0]
    panel = tree.name_panel(row)
    if row["low"] is None and row["high"] is None:
        # Nothing stands inside a count without marks.
        yield Line(panel, [Segment(row, list(accounts[1:]), 0, 0, is_open=False)])
        for inner in tree.list_inner(accounts):
            yield from _read_count(tree, inner)
        return
    names = [name for each in accounts for name in str(each.get("part_ids") or "").split()]
    parts = [tree.rows[name] for name in names if name in tree.rows]
    parts.sort(key=lambda part: part["low"] != part["high"])
    segments = [_read_segment(tree, _find_accounts(tree, part)) for part in parts]
    makes = sum(each.marks for each in segments)
    is_whole = 10 * makes >= 9 * sum(count_marks(row)[:2])
    if len(parts) == len(names) > 1 and all(each.marks for each in segments) and is_whole:
        yield Line(panel, segments, whole=row)
    else:
        yield Line(panel, [_read_segment(tree, accounts)])


def _is_beside(line: Line, other: Line) -> bool:
    """Whether two lines of one measure have marks of people of whom nobody is in both."""
    parts = [*line.segments, *other.segments]
    return (
        line.whole is other.whole is None
        and len({(each.row.get("measure"), each.row.get("whole")) for each in parts}) == 1
        and all(_is_apart(each.row) and each.marks for each in parts)
    )


def _find_accounts(tree: _Tree, part: Row) -> list[Row]:
    whole = part.get("whole") if part.get("whole") in tree.rows else None
    return next(each for each in tree.gather(whole) if part in each)


def _read_segment(tree: _Tree, accounts: Sequence[Row]) -> Segment:
    segment = Segment(accounts[0], list(accounts[1:]), *count_marks(accounts[0]))
    _fill(tree, segment, tree.list_inner(accounts), range(1, segment.marks + 1))
    return segment


def _fill(tree: _Tree, segment: Segment, parts: Iterator[list[Row]], marks: range) -> None:
    """Give the parts of a count, from the first mark on, the marks that they have.

    Only parts of the count itself have a bracket; of parts of parts, those alone that tell more
    than the part in which they lie.
    """
    is_first, first, last = True, marks.start, marks.stop - 1
    is_hollow = not segment.firm and not segment.is_open and len(marks) == segment.marks
    for accounts in parts:
        row, room = accounts[0], last - first + 1
        least, inner = int(row["low"] or 0), list(tree.list_inner(accounts))
        within = sum(int(each[0]["low"] or 0) for each in inner if _is_apart(each[0]))
        if not 0 < least <= room or not (_is_apart(row) or is_first):
            segment.told.append(row)
            continue
        is_first = False
        until = first + least - 1
        if within > least:
            # Such as “dozens” that hold 36 and 22.
            segment.told.append(row)
            until = min(last, first + within - 1)
        elif least == segment.marks:
            segment.again.append(row)
        elif is_hollow:
            # Of “nearly 200” they are the ones that somebody counted: filled marks tell it.
            segment.inside.append(Inside(row, first, until, has_bracket=False))
        else:
            segment.inside.append(Inside(row, first, until))
            segment.told += [each[0] for each in inner]
            first = until + 1
            continue
        _fill(tree, segment, iter(inner), range(first, until + 1))
        first = until + 1


def _list_claims(rows: Sequence[Row], tree: _Tree) -> Iterator[Line]:
    """A line a claim; what is claimed twice in one number, once."""
    found: dict[object, list[Row]] = {}
    for row in rows:
        key = (row.get("measure"), row["label"], row.get("reads"), row["low"], row["high"])
        found.setdefault(key, []).append(row)
    for first, *others in found.values():
        done = (
            str(first.get("measure_told") or "").removeprefix("people ")
            if tree.has_measures
            else ""
        )
        segment = Segment(first, others, *count_marks(first))
        yield Line(CLAIMS, [segment], is_claim=True, done=done)


# --- one row a person ----------------------------------------------------------------------------


def list_people(toll: pd.DataFrame) -> pd.DataFrame:
    """One row a person: the marks of a toll, in the order in which they are drawn.

    Empty where a toll is too large for one mark a person. A claim has no marks.

    Parameters
    ----------
    toll : as `tabulate_toll` gives it, or some of its rows.

    Returns
    -------
    Columns: id (of the statement on which the mark rests, the narrowest), block (the line in which
    it stands), panel, label, status, side, number (from 1 in its line), bound (printed, or added
    where the wording adds or allows the mark).
    """
    rows = [row for line in name_lines(list_lines(toll)) for row in _list_marks(*line)]
    names = ("id", "block", "panel", "label", "status", "side", "number", "bound")
    return pd.DataFrame([{key: row[key] for key in names} for row in rows], columns=list(names))


def name_lines(lines: Sequence[Line]) -> list[tuple[str, Line]]:
    """Each line with a name of its own, since seaborn draws lines of one name as one."""
    found: dict[str, int] = {}
    named = []
    for line in lines:
        rows = [line.whole] if line.whole else [each.row for each in line.segments]
        name = ", ".join(map(name_count, rows))
        found[name] = found.get(name, 0) + 1
        named.append((name if found[name] == 1 else f"{name} ({found[name]})", line))
    return named


def name_count(row: Row) -> str:
    """A count as printed: 'more than 22 security personnel'."""
    return str(row.get("count_told") or f"{capitalise(str(row['label']))}: {row.get('shown')}")


def _list_marks(name: str, line: Line) -> Iterator[Row]:
    if line.is_claim or not line.has_marks:
        return
    before = 0
    for segment in line.segments:
        for number in range(1, segment.marks + 1):
            holding = [each for each in segment.inside if each.first <= number <= each.last]
            row = holding[-1].row if holding else segment.row
            is_printed = number <= segment.firm or any(
                number < each.first + count_marks(each.row)[0] for each in holding
            )
            yield {
                **row,
                "block": name,
                "panel": line.panel,
                "side": row.get("side") or "all",
                "number": before + number,
                "bound": "printed" if is_printed else "added",
            }
        before += segment.marks


# --- the plot ------------------------------------------------------------------------------------


def draw_fields(toll: pd.DataFrame) -> so.Plot | None:
    """A field of marks a count, one mark a person; none where there is no room for that."""
    lines = list_lines(toll)
    if not lines:
        return None
    frame = pd.DataFrame([row for line in name_lines(lines) for row in _list_layers(*line)])
    panels = list(dict.fromkeys(line.panel for line in lines))
    plot = add_fields(start(frame), frame)
    if len(panels) > 1 or panels == [CLAIMS]:
        plot = plot.facet(row="panel", order=panels)
    return finish(plot.share(x=True, y=False), len(lines))


def _list_layers(name: str, line: Line) -> Iterator[Row]:
    """Everything of a line that has a place: marks, arrow, frame, brackets, words."""
    for mark in _list_marks(name, line):
        yield {**mark, "name": name}
    before = 0
    for segment in line.segments:
        own = {**segment.row, "name": name, "panel": line.panel}
        own["side"] = "claim" if line.is_claim else segment.row.get("side") or "all"
        for place in _list_places(segment, line):
            at = {key: value + before for key, value in place.items() if key.endswith("_at")}
            fixed = {key: own[key] for key in ("name", "panel", "side")}
            yield {**own, **place, **at, **fixed}
        before += segment.marks
    if line.whole is not None:
        own = {**line.whole, "side": "all", "name": name, "panel": line.panel}
        for end in _span("bracket", 0.5, _find_reach(line), "whole"):
            yield {**own, **end}
        yield {**own, "note_at": 0, "note": line.whole.get("told") or _say_part(line.whole)}


def _list_places(segment: Segment, line: Line) -> Iterator[Row]:
    """What is drawn of one count beside its marks, by numbers of its marks."""
    done = f" {line.done}" if line.done and segment.row.get("count_told") else ""
    yield {"head_at": 1, "head": f"{name_count(segment.row)}{done}\n{_say_voices(segment)}"}
    if not line.has_marks:
        yield {"note_at": 0, "note": line.why}
        return
    if segment.is_open:
        yield {"open_at": segment.marks}
    if line.is_claim:
        yield from _span("frame", 0.5, segment.marks + 0.5, segment.row["id"])
        yield {"note_at": 1, "note": _say_room(segment)}
        return
    if segment.is_open:
        yield {"note_at": segment.marks + 0.75, "note": say_open(segment)}
    for part in (each for each in segment.inside if each.has_bracket):
        # As rows of their own figure, so that they stay with its marks in any facet.
        for end in _span("bracket", part.first, part.last, part.row["id"]):
            yield {**part.row, **end}
        yield {**part.row, "note_at": part.first, "note": _say_part(part.row)}
    if remark := " ".join(say_remarks(segment)):
        yield {"note_at": 0.25, "note": remark}


def _span(kind: str, first: float, last: float, span: str) -> Iterator[Row]:
    """Both ends of a bracket or a frame."""
    for end in (first, last):
        yield {f"{kind}_at": end, "span": span}


def _find_reach(line: Line) -> int:
    """Up to which mark the number of the whole reaches."""
    assert line.whole is not None
    firm, hollow, is_open = count_marks(line.whole)
    return line.cells if is_open else max(1, min(line.cells, firm + hollow))


# --- its words -----------------------------------------------------------------------------------


def _say_voices(segment: Segment) -> str:
    """Who gives the count; accounts that differ with their number."""
    told = [str(segment.row.get("said_told") or segment.row.get("speaker_name") or "")]
    for row in segment.others:
        voice = str(row.get("said_told") or row.get("speaker_name") or "")
        is_same = (row["low"], row["high"]) == (segment.row["low"], segment.row["high"])
        told.append(voice if is_same else f"{name_count(row)}: {voice}")
    return "; ".join(dict.fromkeys(each for each in told if each))


def say_open(segment: Segment) -> str:
    """What an arrow says: how many more there are at least, or that no limit is told."""
    if segment.hollow and segment.firm:
        return f"at least {'one' if segment.hollow == 1 else format_number(segment.hollow)} more"
    if segment.hollow:
        return f"read as at least {format_number(segment.hollow)}"
    return "or more"


def _say_room(segment: Segment) -> str:
    room = f"Room for {say_count(segment.marks, 'mark')}"
    return f"{room} and more, left empty" if segment.is_open else f"{room}, left empty"


def _say_part(row: Row) -> str:
    by = row.get("said_told") or row.get("speaker_name")
    return f"{name_count(row)} ({by})" if by else name_count(row)


def say_remarks(segment: Segment) -> Iterator[str]:
    """What is said of a count's parts beneath its marks."""
    filled = [_say_part(each.row) for each in segment.inside if not each.has_bracket]
    if filled:
        yield f"Filled: {'; '.join(filled)}."
    if segment.again:
        is_same = all(row["low"] == row["high"] for row in (segment.row, *segment.again))
        which = "All of them" if is_same else "Also told of them"
        yield f"{which}: {'; '.join(map(_say_part, segment.again))}."
    among = [row for row in segment.told if _has_room(segment, row)]
    beyond = [row for row in segment.told if not _has_room(segment, row)]
    if among:
        yield f"Among them, without marks of their own: {_list_told(among)}."
    if beyond:
        yield f"More than can be among them: {_list_told(beyond)}."


def _has_room(segment: Segment, row: Row) -> bool:
    """Whether a part is at least no more than its count allows."""
    return segment.is_open or (row["low"] or 0) <= segment.marks


def _list_told(rows: Sequence[Row]) -> str:
    """The first parts, and how many others there are."""
    more = len(rows) - _MOST_TOLD
    rest = f"; {say_count(more, 'more count')} in the ledger" if more > 0 else ""
    return "; ".join(map(_say_part, rows[:_MOST_TOLD])) + rest


def say_left_out(rows: int, drawn: int) -> str:
    """What a chart leaves to the ledger: '12 more counts are in the ledger.', or nothing."""
    more = rows - drawn
    verb = "is" if more == 1 else "are"
    return f"{say_count(more, 'more count')} {verb} in the ledger." if more else ""
