"""Reading a published chart back: its texts, how large they are, whether any meet or are cut."""

from __future__ import annotations

import io
import itertools
import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping

import pandas as pd
import pytest
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import BboxBase

from analysis.views import show
from analysis.views.style import NARROW, WIDE, shield

WIDTHS = (WIDE, NARROW)


def lay_out(plot: show.Drawable, frame: pd.DataFrame, name: str, width: int = WIDE) -> Figure:
    """The figure of which `make_chart` makes its SVG at one width."""
    kept: list[Figure] = []

    def keep(figure: Figure, *_: str) -> str:
        if round(figure.get_size_inches()[0] * 72) == width:
            kept.append(figure)
            raise _EnoughError
        return ""

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(show, "render_svg", keep)
        with pytest.raises(_EnoughError):
            show.make_chart(plot, frame, name=name)
    return kept[0]


class _EnoughError(Exception):
    pass


def list_texts(figure: Figure) -> list[Text]:
    """All texts that are drawn: those of the figure, its axes and its keys."""
    texts = [*figure.texts, *(text for key in figure.legends for text in key.get_texts())]
    for ax in figure.axes:
        texts += [*ax.texts, ax.title]
        if ax.axison:
            texts += [*ax.get_xticklabels(), *ax.get_yticklabels(), ax.xaxis.label, ax.yaxis.label]
    return [text for text in texts if text.get_text().strip() and text.get_visible()]


def find_collisions(figure: Figure) -> list[tuple[str, str]]:
    """Pairs of texts whose boxes overlap by more than half a px."""
    pairs = itertools.combinations(_measure(figure), 2)
    return [(a, b) for (a, box), (b, other) in pairs if _overlap(box, other)]


def find_cut(figure: Figure) -> list[str]:
    """Texts that reach out of the figure."""
    width, height = figure.get_size_inches() * 72
    return [
        text
        for text, box in _measure(figure)
        if min(box.x0, box.y0) < -0.5 or box.x1 > width + 0.5 or box.y1 > height + 0.5
    ]


def find_small(figure: Figure, least: float = 12.0) -> list[str]:
    """Texts in type smaller than `least` px."""
    return [text.get_text() for text in list_texts(figure) if text.get_fontsize() < least]


def read_all(figure: Figure) -> str:
    """All texts of a figure as one, in the order in which they were printed."""
    words = " ".join(text.get_text() for text in list_texts(figure))
    return re.sub(r"[\s\u00a0]+", " ", words)


def read_svg(svg: str) -> str:
    """All texts of an SVG as one."""
    return " ".join(
        " ".join(text.itertext()) for text in ET.fromstring(svg).iter() if _is_text(text)
    )


def _is_text(element: ET.Element) -> bool:
    return element.tag.rpartition("}")[2] == "text"


def is_sound(figure: Figure) -> Mapping[str, list[object]]:
    """What is wrong with a figure's texts; nothing where it is empty."""
    found = {
        "cut": find_cut(figure),
        "over each other": find_collisions(figure),
        "small": find_small(figure),
    }
    return {name: list(each) for name, each in found.items() if each}


def _measure(figure: Figure) -> list[tuple[str, BboxBase]]:
    with shield():
        figure.draw_without_rendering()
        renderer = RendererSVG(1, 1, io.StringIO(), image_dpi=72)
        return [(text.get_text(), text.get_window_extent(renderer)) for text in list_texts(figure)]


def _overlap(box: BboxBase, other: BboxBase) -> bool:
    across = min(box.x1, other.x1) - max(box.x0, other.x0)
    down = min(box.y1, other.y1) - max(box.y0, other.y0)
    return across > 0.5 and down > 0.5
