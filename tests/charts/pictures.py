"""A published chart at one width, and all of its texts."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pandas as pd
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

from analysis.charts.style import NARROW, WIDE
from analysis.output import show

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
