"""A drawing with what it needs away from its page: the finding, a margin, and who publishes it.

The drawing is taken as the notebook made it; nothing is drawn or measured anew but the credit.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from itertools import groupby

from analysis.charts.lettering import LEADING, wrap
from analysis.charts.palette import CSS_VARIABLES, INK, LIGHT, MUTED, PAPER
from analysis.charts.sizes import PHONE_BELOW, SMALL, TITLE, TITLE_NARROW
from analysis.ledger.site import Site

FILE_FONTS = "Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
"""Fonts of a file that is opened by itself, none of them wider than what was measured: not every
program knows the font of its system by a general name.
"""

_SVG = "{http://www.w3.org/2000/svg}"
_VARIABLE = re.compile(r"var\((--[a-z]+), #[0-9a-f]{6}\)")
_TOLD = ("role", "aria-label", "font-family")
_TAKEN = ("width", "height", "viewBox", *_TOLD)
"""Attributes of a drawing that its frame takes over."""

_GAP = 6.0
"""Px between title and drawing."""


def say_credit(site: Site) -> str:
    """Who publishes a chart, and its licence; empty where the settings name neither."""
    named = (("Published by", site.publisher), ("Licence:", site.licence))
    return " ".join(f"{word} {value.rstrip('.')}." for word, value in named if value)


def frame_drawing(
    drawing: str, head: Sequence[str], credit: str, *, margin: float, below: float = 0.0
) -> str:
    """One SVG with title above, credit below and a ground of its own; colours stay variables.

    Parameters
    ----------
    drawing : an SVG as a notebook publishes it.
    head : lines of the title, where the drawing has none.
    credit : who publishes it; empty for nobody.
    margin : px on each side.
    below : px that stay free at the bottom; as many as the margin where it is 0.
    """
    root = ET.fromstring(drawing)
    width, height = (float(root.attrib[side]) for side in ("width", "height"))
    size = TITLE_NARROW if width < PHONE_BELOW else TITLE
    lines = wrap(credit, SMALL, width - 2) if credit else []
    top = margin + (len(head) * size * LEADING + _GAP if head else 0.0)
    foot = top + height
    end = foot + len(lines) * SMALL * LEADING
    sides = [f"{round(px)}" for px in (width + 2 * margin, end + (below or margin))]
    told = {name: root.attrib[name] for name in _TOLD if name in root.attrib}
    box = {"width": sides[0], "height": sides[1]}
    framed = _make("svg", **box, viewBox=f"0 0 {' '.join(sides)}", **told)
    framed.append(_make("rect", **box, style=f"fill: {_name_color(PAPER)}"))
    bold = f"font-weight: 700; fill: {_name_color(INK)}"
    framed.extend(_print(head, margin + 1, margin, size, bold))
    own = {name: value for name, value in root.attrib.items() if name not in _TAKEN}
    inner = _make("g", transform=f"translate({margin:g} {top:g})", **own)
    inner.extend(_share_clips(root))
    framed.append(inner)
    framed.extend(_print(lines, margin + 1, foot, SMALL, f"fill: {_name_color(MUTED)}"))
    return _write(framed)


def settle(framed: str, title: str) -> str:
    """A framed drawing as a file of its own: in colours of the day and in fonts that all have."""
    root = ET.fromstring(_VARIABLE.sub(lambda found: LIGHT[found[1]], framed))
    root.set("font-family", FILE_FONTS)
    if title:
        heading = _make("title")
        heading.text = title
        root.insert(0, heading)
    return f"{_write(root)}\n"


def read_size(framed: str) -> tuple[int, int]:
    """Width and height of a framed drawing in px."""
    root = ET.fromstring(framed)
    return int(root.attrib["width"]), int(root.attrib["height"])


def _write(root: ET.Element) -> str:
    """An SVG as text, its names without a prefix.

    What has none is told to the whole process, so that another library may have changed it since.
    """
    ET.register_namespace("", _SVG.strip("{}"))
    return ET.tostring(root, encoding="unicode")


def _make(tag: str, **attributes: str) -> ET.Element:
    return ET.Element(f"{_SVG}{tag}", attributes)


def _name_color(color: str) -> str:
    return f"var({CSS_VARIABLES[color]}, {color})"


def _print(
    lines: Sequence[str], left: float, top: float, size: float, style: str
) -> Iterator[ET.Element]:
    """Lines under each other as a chart prints its own."""
    for number, line in enumerate(lines):
        foot = top + size + number * size * LEADING
        style_whole = f"font-size: {size:g}px; {style}"
        text = _make("text", x=f"{left:g}", y=f"{foot:.2f}", style=style_whole)
        text.text = line
        yield text


def _share_clips(parent: ET.Element) -> Iterator[ET.Element]:
    """The children, neighbours of one clip in one group: a renderer takes a layer for each clip.

    What is moved has a clip that moves with it, and stays alone.
    """
    for clip, children in groupby(parent, _find_clip):
        found = list(children)
        if not clip or len(found) == 1:
            yield from found
            continue
        group = _make("g", **{"clip-path": clip})
        for child in found:
            del child.attrib["clip-path"]
        group.extend(found)
        yield group


def _find_clip(element: ET.Element) -> str:
    return "" if "transform" in element.attrib else element.get("clip-path", "")
