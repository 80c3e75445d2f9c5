"""A strip of marks, one a place of a count: filled where it is named, hollow where it is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes

from analysis.charts import palette, sizes
from analysis.charts.lettering import LEADING, Block, clean, set_block
from analysis.ledger.frame import Row
from analysis.telling.words import format_number, join

SHAPES = ("D", "s", "^", "v", "P", "X")
"""The mark of each part of a count, in their order."""

OTHER = "o"
"""The mark of a place that no count names."""

_PITCH = 24.0
_LEAST_PITCH = 16.0
_MARK = 10.0
_KEY = 20.0
_ARROW = 18.0
"""Px from a mark to the next (and where a line is short), across a mark, from the edge to the words
of the key, and for an arrow behind the last mark.
"""

NOT_NAMED = "not named"


@dataclass(frozen=True)
class Part:
    """The places of one count: what was done there, how many, which of them are named."""

    label: str
    number: int
    names: Sequence[str]

    def say(self, *, is_open: bool = False) -> str:
        """'11 attacked with guns and grenades: Quetta, and 10 not named'.

        Of an open count the number of marks is ours, and not told as if it were printed.
        """
        if is_open:
            others = f"others {NOT_NAMED}" if self.names else NOT_NAMED
            return f"{self.label}: {join([*self.names, others])}"
        told = f"{format_number(self.number)} {self.label}"
        unnamed = self.number - len(self.names)
        if not self.names:
            return f"{told}: {NOT_NAMED}"
        rest = f", and {format_number(unnamed)} {NOT_NAMED}" if unnamed else ""
        return f"{told}: {join(self.names)}{rest}"


@dataclass(frozen=True)
class Strip:
    """The parts of a count as marks, and its other counts in words, laid out for one width.

    Parameters
    ----------
    rows : the places that are counted, one a mark, as `list_spots` gives them.
    others : further lines, such as other counts as printed.
    has_others : whether the map above shows places that no count names, so that the key tells them.
    """

    rows: Sequence[Row]
    others: Sequence[str]
    width: float
    has_others: bool = False
    parts: Sequence[Part] = field(init=False)

    def __post_init__(self) -> None:
        parts = [
            Part(
                str(rows[0]["part_label"]), len(rows), [row["name"] for row in rows if row["name"]]
            )
            for rows in _group(self.rows)
        ]
        object.__setattr__(self, "parts", parts)

    @property
    def is_drawn(self) -> bool:
        """Whether each place has a mark; of a number that is not known or too large none has."""
        low = self.rows[0]["total_low"] if self.rows else None
        return low is not None and 0 < low <= len(self.rows)

    @property
    def is_open(self) -> bool:
        """Whether there may be more places than marks."""
        return bool(self.rows) and self.rows[0]["total_high"] != self.rows[0]["total_low"]

    @property
    def blocks(self) -> list[Block]:
        """The heading, the lines of the key and those below them."""
        return [self._head, *self._key, *self._below]

    @property
    def height(self) -> float:
        """The height in px."""
        marks = self._lines * _PITCH + 4 if self.is_drawn else 0.0
        return marks + sum(block.height + 5 for block in self.blocks) + 4

    @property
    def _pitch(self) -> float:
        """Px from mark to mark: closer where one line then has them all."""
        fitting = self._room / max(len(self.rows), 1)
        return min(fitting, _PITCH) if fitting >= _LEAST_PITCH else _PITCH

    @property
    def _room(self) -> float:
        return self.width - 4 - (_ARROW if self.is_open else 0.0)

    @property
    def _per_line(self) -> int:
        return max(1, int(self._room / self._pitch + 1e-6))

    @property
    def _lines(self) -> int:
        return -(-len(self.rows) // self._per_line)

    @property
    def _head(self) -> Block:
        if not self.rows:
            return set_block("Counted", sizes.LABEL, self.width - 2, is_bold=True)
        first = self.rows[0]
        said = "claimed" if first["status"] == "claimed" else "counted"
        every = "All " if self.is_drawn and not self.is_open else ""
        told = f"{every}{first['total_words']} {first['total_label']}, as {said} by "
        if len(self.parts) > 1:  # nobody gives the sum
            counted = f"{first['total_words']} {first['total_label']}"
            told = f"{counted}, added up from what is {said} by "
        told = f"{told[:1].upper()}{told[1:]}{first['speaker_name']}"
        return set_block(told, sizes.LABEL, self.width - 2, is_bold=True, lines=4)

    @property
    def _key(self) -> list[Block]:
        is_open = self.is_open
        told = [part.say(is_open=is_open) for part in self.parts] if self.is_drawn else []
        told += ["other places of which the article reports"] if self.has_others else []
        room = self.width - _KEY - 2
        return [set_block(each, sizes.SMALL, room, lines=5) for each in told]

    @property
    def _below(self) -> list[Block]:
        told = list(self.others)
        if self.is_drawn and self.is_open:
            told.insert(0, self._say_open())
        return [set_block(each, sizes.SMALL, self.width - 2, lines=4) for each in told]

    def _say_open(self) -> str:
        low, high = self.rows[0]["total_low"], self.rows[0]["total_high"]
        if high is None:
            return f"→ {format_number(low)} or more, as “{self.rows[0]['total_words']}” is read"
        return f"→ up to {format_number(high)}"

    def draw(self, ax: Axes) -> None:
        """Print it on axes whose units are px from left and top."""
        y = _print(ax, 1, 0.0, self._head, "strip-head") + 5
        if self.is_drawn:
            self._draw_marks(ax, y)
            y += self._lines * _PITCH + 4
        told = [(shape, bool(part.names)) for shape, part in zip(SHAPES, self.parts, strict=False)]
        looks = [*(told if self.is_drawn else []), (OTHER, True)]
        for block, (shape, is_filled) in zip(self._key, looks, strict=False):
            spot = (_MARK / 2 + 2, y + sizes.SMALL * 0.66)
            _draw_dots(ax, [spot], marker=shape, gid="strip-key", is_filled=is_filled)
            y = _print(ax, _KEY, y, block, "strip-part") + 5
        for block in self._below:
            y = _print(ax, 1, y, block, "strip-count") + 5

    def _draw_marks(self, ax: Axes, top: float) -> None:
        number = 0
        is_claim = self.rows[0]["status"] == "claimed"
        for rows, shape in zip(_group(self.rows), SHAPES, strict=False):
            spots = [self._find_spot(number + n, top) for n in range(len(rows))]
            number += len(rows)
            for is_filled in (True, False):
                chosen = [
                    spot
                    for spot, row in zip(spots, rows, strict=True)
                    if bool(row["name"]) == is_filled
                ]
                gid = "strip-named" if is_filled else "strip-unnamed"
                look: dict[str, Any] = {"marker": shape, "is_dashed": is_claim}
                _draw_dots(ax, chosen, gid=gid, is_filled=is_filled, **look)
        if self.is_open:
            x, y = self._find_spot(number - 1, top)
            _print_line(ax, x + self._pitch * 0.6, y + 5, "→", 15.0, "strip-open")

    def _find_spot(self, number: int, top: float) -> tuple[float, float]:
        line, column = divmod(number, self._per_line)
        return _MARK / 2 + 3 + column * self._pitch, top + (line + 0.5) * _PITCH


def _group(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows of each part, in their order."""
    parts = dict.fromkeys(row["count_id"] for row in rows)
    return [[row for row in rows if row["count_id"] == part] for part in parts]


def _draw_dots(
    ax: Axes,
    spots: Sequence[tuple[float, float]],
    *,
    marker: str,
    gid: str,
    is_filled: bool,
    is_dashed: bool = False,
) -> None:
    """Marks in ink: a place is no figure and has no status."""
    if not spots:
        return
    frame = pd.DataFrame(spots, columns=["x", "y"])
    look = {"color": palette.INK if is_filled else palette.PAPER, "s": _MARK**2, "marker": marker}
    edge = {"edgecolor": palette.INK if is_filled else palette.MUTED, "linewidth": 1.4}
    dash = {"linestyle": (0, (2.0, 1.4))} if is_dashed else {}
    own = {"legend": False, "zorder": 6, "gid": gid, "clip_on": False}
    sns.scatterplot(frame, x="x", y="y", ax=ax, **look, **edge, **dash, **own)


def _print(ax: Axes, left: float, top: float, block: Block, gid: str) -> float:
    """Print a block; the px below it."""
    for number, line in enumerate(block.lines):
        y = top + block.size + number * block.size * LEADING
        weight = "bold" if block.is_bold else "normal"
        _print_line(ax, left, y, line, block.size, gid, weight)
    return top + block.height


def _print_line(
    ax: Axes, x: float, y: float, words: str, size: float, gid: str, weight: str = "normal"
) -> None:
    look: dict[str, Any] = {"va": "baseline", "parse_math": False, "gid": gid}
    look |= {"fontsize": size, "fontweight": weight, "color": palette.INK, "zorder": 8}
    ax.text(x, y, clean(words), **look)
