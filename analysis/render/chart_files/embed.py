"""A chart as a page to be embedded in another, and what to paste there."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from analysis.render.chart_files.framing import frame_drawing, read_size
from analysis.render.page.blocks import Block
from analysis.render.page.templates import render

WIDE_FROM = 640
"""Px of a frame from which on it shows the drawing for a page."""

MOST_WIDE, MOST_NARROW = 900, 520
"""Px of a frame at most, by drawing: a larger one would only have larger letters."""

MARGIN, MARGIN_NARROW = 12.0, 6.0
LINK = 30
"""Px for the link below a chart: as high as a finger needs on the smallest phone."""

_NOT_A_NAME = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Embed:
    """A page and its size.

    Attributes
    ----------
    page : HTML, one file that asks for nothing.
    wide, narrow : width and height in px, by drawing; a frame keeps their ratio.
    """

    page: str
    wide: tuple[int, int]
    narrow: tuple[int, int]


def make_embed(chart: Block, credit: str, address: str) -> Embed:
    """The page of one chart.

    Parameters
    ----------
    credit : who publishes it; empty for nobody.
    address : of the chart in its report, on the web; empty where it is not known.
    """
    below = LINK if address else 0
    wide, narrow = (
        frame_drawing(drawing, head, credit, margin=margin, below=below)
        for drawing, head, margin in (
            (chart.markup, chart.head[0], MARGIN),
            (chart.narrow, chart.head[1], MARGIN_NARROW),
        )
    )
    page = render(
        "chart.html.j2",
        title=chart.title or chart.name,
        wide=wide,
        narrow=narrow,
        address=address,
        limits={"from": WIDE_FROM, "wide": MOST_WIDE, "narrow": MOST_NARROW},
    )
    return Embed(page, read_size(wide), read_size(narrow))


def make_snippet(embed: Embed, name: str, title: str, address: str) -> str:
    """HTML to paste: a frame that has its height before its page is there, at any width.

    Parameters
    ----------
    name : of subject and chart, which no other chart has.
    title : what a screen reader calls the frame.
    address : of the chart's own page, on the web.
    """
    own = "tollbook-" + _NOT_A_NAME.sub("-", name).strip("-")
    wide, narrow = ("/".join(map(str, size)) for size in (embed.wide, embed.narrow))
    quoted, source = (html.escape(text, quote=True) for text in (title, address))
    return (
        f"<style>.{own}{{container-type:inline-size}}"
        f".{own} iframe{{display:block;width:100%;max-width:{MOST_NARROW}px;height:auto;"
        f"aspect-ratio:{narrow};margin:0 auto;border:0}}"
        f"@container (min-width:{WIDE_FROM}px){{.{own} iframe{{max-width:{MOST_WIDE}px;"
        f"aspect-ratio:{wide}}}}}</style>\n"
        f'<div class="{own}"><iframe src="{source}" title="{quoted}" '
        f'width="{embed.narrow[0]}" height="{embed.narrow[1]}" loading="lazy"></iframe></div>'
    )
