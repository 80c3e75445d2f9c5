"""What a drawn plot of fields says: its rows, their counts, and what is drawn and said of each."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.colors import to_hex, to_rgba_array
from matplotlib.figure import Figure
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import IdentityTransform

from analysis.charts.compose import take_title
from analysis.charts.fields import LINES, WORDS
from analysis.charts.palette import INK


@dataclass(slots=True)
class Count:
    """One count in a row: its marks and what is said of it; places are numbers of marks."""

    y: int
    """Its row, as it was drawn."""
    words: str
    color: str
    first: int
    last: int = 0
    arrow: tuple[PathCollection, int] | None = None
    frame: tuple[LineCollection, int] | None = None
    brackets: list[tuple[LineCollection, int, int, int]] = field(default_factory=list)
    """Collection, place in it, first and last mark."""
    labels: dict[int, list[str]] = field(default_factory=dict)
    """First mark of a bracket → words of those that begin there, the widest first."""
    more: str = ""
    """Beside the arrow."""
    inside: str = ""
    """In the frame or, without marks, in their place."""
    remark: str = ""

    numbers: list[int] = field(default_factory=list)
    """Of its marks: those that stand in this panel."""

    @property
    def cells(self) -> int:
        """How many marks it has, or has room for."""
        return max(self.last - self.first + 1, 0) if self.frame else len(self.numbers)


@dataclass(slots=True)
class Row:
    """Counts that stand beside each other."""

    counts: list[Count]
    whole: tuple[LineCollection, int, int] | None = None
    """The bracket under several counts: collection, place in it, last mark."""
    sum: str = ""


@dataclass(slots=True)
class Marks:
    """The marks of one look: `order` has row and number of each, `size` is as they were drawn."""

    drawn: PathCollection
    order: list[tuple[int, int]]
    size: float
    is_filled: bool


@dataclass(slots=True)
class Panel:
    """One axes as it was drawn."""

    ax: Axes
    title: str
    rows: list[Row]
    marks: list[Marks]
    lines: list[LineCollection]
    top: float = 0.0
    height: float = 0.0


def is_field(figure: Figure) -> bool:
    """Whether all that is drawn on a figure are fields of marks, changed by nobody's own layer."""
    known = {"persons", "open", *LINES}
    drawn = [artist for ax in figure.axes for artist in (*ax.collections, *ax.lines, *ax.patches)]
    texts = [text for ax in figure.axes for text in ax.texts]
    return (
        bool(drawn or texts)
        and all(artist.get_gid() in known for artist in drawn)
        and all(text.get_gid() in WORDS for text in texts)
        and any(text.get_gid() == "head" for text in texts)
    )


def read_panel(ax: Axes) -> Panel:
    """What stands where in axes, which lose their words: a page prints them anew."""
    found: dict[str, list[Any]] = {}
    for artist in (*ax.collections, *ax.texts):
        found.setdefault(str(artist.get_gid()), []).append(artist)
    marks = [each for drawn in found.get("persons", []) for each in _part_marks(ax, drawn)]
    order = [place for each in marks for place in each.order]
    rows = _read_heads(found.get("head", []))
    for y, number in sorted(order):
        if y not in rows:
            # Somebody parted the marks of a count from its head.
            rows[y] = Row([Count(y, "", INK, number)])
        _find(rows[y], number).numbers.append(number)
    _read_arrows(rows, found.get("open", []))
    for name in LINES:
        for lines in found.get(name, []):
            _read_lines(rows, name, lines)
    for text in found.get("note", []):
        at, line = text.get_position()
        if (row := rows.get(round(float(line)))) is not None:
            _read_note(row, float(at), _glue(text.get_text()))
    title = take_title(ax)
    for text in (*found.get("head", []), *found.get("note", [])):
        text.remove()
    lines = [each for name in LINES for each in found.get(name, [])]
    return Panel(ax, title, [rows[y] for y in sorted(rows)], marks, lines)


def count_corners(path: Path) -> int:
    """How many points the outline of a mark has: those of a circle are many."""
    return int(np.asarray(path.vertices).shape[0])


def _part_marks(ax: Axes, drawn: PathCollection) -> list[Marks]:
    """The marks of a collection, those of one look in one of their own: a file is smaller so."""
    places = _read_places(drawn)
    paths, sizes = list(drawn.get_paths()), np.asarray(drawn.get_sizes(), dtype=float)
    faces, edges = (
        to_rgba_array(colors) for colors in (drawn.get_facecolor(), drawn.get_edgecolor())
    )
    found: dict[Any, list[int]] = {}
    for n, _ in enumerate(places):
        path, size = paths[n % len(paths)], float(sizes[n % len(sizes)])
        face = tuple(faces[n % len(faces)]) if len(faces) else None
        look = (count_corners(path), size, face, tuple(edges[n % len(edges)]))
        found.setdefault(look, []).append(n)
    parted = []
    for (_, size, face, edge), own in found.items():
        marks = PathCollection(
            [paths[own[0] % len(paths)]],
            sizes=[size],
            offsets=np.asarray(drawn.get_offsets())[own],
            offset_transform=ax.transData,
            facecolors="none" if face is None else [face],
            edgecolors=[edge],
            linewidths=drawn.get_linewidth(),
            clip_on=False,
            gid=drawn.get_gid(),
        )
        marks.set_transform(IdentityTransform())
        ax.add_collection(marks, autolim=False)
        is_filled = face is not None and face[3] > 0
        parted.append(Marks(marks, [places[n] for n in own], size, is_filled))
    drawn.remove()
    return parted


def _read_arrows(rows: Mapping[int, Row], found: Sequence[PathCollection]) -> None:
    for arrows in found:
        for place, (y, number) in enumerate(_read_places(arrows)):
            if y not in rows:
                continue
            count = _find(rows[y], number)
            count.arrow = (arrows, place)
            count.last = max(count.last, number)


def _read_places(marks: PathCollection) -> list[tuple[int, int]]:
    """Row and number of each mark."""
    return [(round(y), round(x)) for x, y in np.asarray(marks.get_offsets(), dtype=float)]


def _read_heads(heads: Sequence[Text]) -> dict[int, Row]:
    rows: dict[int, Row] = {}
    placed = sorted(heads, key=lambda head: (round(head.get_position()[1]), head.get_position()[0]))
    for head in placed:
        x, y = head.get_position()
        row, color = round(float(y)), to_hex(head.get_color())
        count = Count(row, _glue(head.get_text()), color, round(float(x)))
        rows.setdefault(row, Row([])).counts.append(count)
    return rows


def _glue(words: str) -> str:
    """A paragraph's number stays in the line of what it follows."""
    return words.replace(" ¶", "\u00a0¶")


def _find(row: Row, number: float) -> Count:
    """The count in which a mark stands."""
    return [row.counts[0], *(each for each in row.counts if each.first <= max(number, 1))][-1]


def _read_lines(rows: Mapping[int, Row], name: str, lines: LineCollection) -> None:
    for place, segment in enumerate(lines.get_segments()):
        if not len(segment) or np.isnan(segment).any():
            continue
        (first, y), (last, _) = segment[0], segment[-1]
        row = rows.get(round(float(y)))
        if row is None:
            continue
        count = _find(row, math.ceil(first))
        if name == "frame":
            count.frame, count.last = (lines, place), int(last)
        elif first == 0.5:
            row.whole = (lines, place, int(last))
        else:
            count.brackets.append((lines, place, int(first), int(last)))


def _read_note(row: Row, x: float, words: str) -> None:
    share, number = x % 1, math.floor(x)
    if x == 0 and (row.whole or row.counts[0].cells):
        row.sum = words
    elif share == 0.75:
        _find(row, number).more = words
    elif share == 0.25:
        _find(row, number + 1).remark = words
    elif x == 0 or _find(row, x).frame:
        _find(row, max(x, 1)).inside = words
    else:
        _find(row, x).labels.setdefault(int(x), []).append(words)
