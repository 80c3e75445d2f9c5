"""Draws PNGs beside everything else that is done: each in a process of its own, begun early."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Self

from analysis.charts.lettering import find_lacking
from analysis.errors import RunError
from analysis.ledger.site import Site
from analysis.render.chart_files.framing import frame_drawing, say_credit, settle
from analysis.render.page.blocks import Block

ZOOM = 2
"""Pixels of a PNG for each px, as sharp screens and print need them."""

FONT = "DejaVu Sans"
"""What Matplotlib brings along, and what all words of a chart were measured in."""

_FACES = ("DejaVuSans", "DejaVuSans-Bold", "DejaVuSans-Oblique", "DejaVuSans-BoldOblique")
_AT_ONCE = 2

MARGIN = 24.0
"""Px around a chart in a file of its own."""

_WORDS = re.compile(r">([^<>]+)</t(?:ext|span)>")
_FAMILY = re.compile(r' font-family="[^"]*"')

KNOWN = {*map(chr, range(0x20, 0x7F)), *map(chr, range(0xA0, 0x250)), *"\n–—‘’“”…≥≤≈≠→←↑↓−×·•½¼¾€£"}
"""Letters that the font has for certain: nothing needs to be loaded to find out."""


@dataclass(frozen=True, slots=True)
class Single:
    """One chart by itself: its SVG, and its PNG; None where the font lacks a letter."""

    svg: str
    png: Future[bytes] | None


class Press:
    """Makes charts of notebooks that are done, while others still run.

    Parameters
    ----------
    site : who publishes them.
    """

    def __init__(self, site: Site) -> None:
        self.site = site
        self.credit = say_credit(site)
        self._pool = ThreadPoolExecutor(_AT_ONCE)
        self._taken: dict[tuple[str, str], Single] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def take(self, chart: Block) -> Single:
        """One chart's files; the PNG is begun when it is first asked for.

        Its result raises a RunError where it cannot be drawn.
        """
        key = (chart.markup, chart.title)
        if key not in self._taken:
            framed = frame_drawing(chart.markup, chart.head[0], self.credit, margin=MARGIN)
            svg = settle(framed, chart.title)
            png = None if find_undrawn(svg) else self._pool.submit(to_png, svg)
            self._taken[key] = Single(svg, png)
        return self._taken[key]


def find_undrawn(svg: str) -> Sequence[str]:
    """Letters of an SVG for which a PNG has no shape; it would show boxes in their place."""
    words = "".join(_WORDS.findall(svg))
    return find_lacking(words) if set(words) - KNOWN else []


def to_png(svg: str) -> bytes:
    """The PNG of an SVG: twice its size in pixels, the same bytes on every machine.

    Raises
    ------
    RunError : it could not be drawn.
    """
    plain = _FAMILY.sub(f' font-family="{FONT}"', svg)
    command = [sys.executable, "-P", _PROGRAM, f"{ZOOM}", FONT, *_find_faces()]
    done = subprocess.run(command, input=plain.encode(), capture_output=True, check=False)
    if done.returncode:
        why = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
        raise RunError(f"a chart could not be drawn as PNG: {''.join(why) or done.returncode}")
    return done.stdout


_PROGRAM = os.fspath(Path(__file__).with_name("rasterise.py"))


@cache
def _find_faces() -> tuple[str, ...]:
    """The font files that Matplotlib brings along, which need not be loaded for that."""
    found = importlib.util.find_spec("matplotlib")
    assert found is not None
    assert found.origin is not None
    folder = Path(found.origin).parent / "mpl-data" / "fonts" / "ttf"
    return tuple(os.fspath(folder / f"{face}.ttf") for face in _FACES)
