"""A figure as SVG that can stand in an HTML page beside others.

Matplotlib's own SVG is written for a file of its own. Here it is cut down to what a page needs:
no prolog, no metadata, no clock, no style that reaches beyond the drawing, no id that nothing
refers to, and colours that the page may change through CSS variables.
"""

from __future__ import annotations

import hashlib
import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator

import matplotlib as mpl
from matplotlib.figure import Figure

from analysis.charts.palette import CSS_VARIABLES
from analysis.charts.steps import tell_steps

FONTS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"

_SVG = "http://www.w3.org/2000/svg"
_HREF = "{http://www.w3.org/1999/xlink}href"
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NUMBER = re.compile(r"-?\d+\.\d+")
_REFERENCE = re.compile(r"url\(#([^)]+)\)")
_FONT = re.compile(
    r"(?:(?P<style>italic|oblique) )?(?:(?P<weight>bold|\d{3}) )?(?P<size>[\d.]+)px "
)
_DEFAULTS = {
    ("text-anchor", "start"),
    ("stroke-linecap", "butt"),
    ("stroke-linejoin", "round"),
    ("fill-rule", "nonzero"),
    ("stroke-dashoffset", "0"),
}


def render_svg(figure: Figure, name: str, alt: str) -> str:
    """The figure as one `<svg>` element; the same figure and name give the same text.

    Parameters
    ----------
    figure : as `compose` makes it.
    name : a word in ASCII letters, digits, - and _: the prefix of all ids, which differ from those
        of any other drawing.
    alt : what a reader hears instead of seeing.
    """
    if not _NAME.fullmatch(name):
        raise ValueError(f"the name of an SVG is a word in ASCII, found {name!r}")
    drawn = _NOT_XML.sub("", _draw(figure, name))
    root = ET.fromstring(drawn)
    _strip_namespaces(root)
    _drop(root, "metadata")
    _drop(root, "style")
    for element in root.iter():
        _tidy(element)
    _share_styles(root)
    # Another chart of this name may stand on the same page.
    _rename_ids(root, f"{name}-{hashlib.sha256(drawn.encode()).hexdigest()[:6]}")
    _flatten(root)
    _describe_root(root, figure, alt)
    return ET.tostring(root, encoding="unicode", short_empty_elements=True)


def _draw(figure: Figure, name: str) -> str:
    buffer = io.StringIO()
    nothing = {"Date": None, "Creator": None, "Format": None, "Type": None}
    with mpl.rc_context({"svg.hashsalt": name}):
        figure.savefig(buffer, format="svg", metadata=nothing)
    return buffer.getvalue()


def _strip_namespaces(root: ET.Element) -> None:
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
        if _HREF in element.attrib:
            element.set("href", element.attrib.pop(_HREF))
        element.text = element.text if element.tag in ("text", "tspan") else None
        element.tail = None


def _drop(root: ET.Element, tag: str) -> None:
    for parent in list(root.iter()):
        for child in parent.findall(tag):
            parent.remove(child)


def _tidy(element: ET.Element) -> None:
    """Short numbers, no default said, colours as variables."""
    for key in ("d", "x", "y", "width", "height", "transform", "points"):
        if key in element.attrib:
            element.set(key, _NUMBER.sub(_round, " ".join(element.attrib[key].split())))
    if "d" in element.attrib:
        element.set("d", tell_steps(element.attrib["d"]))
    transform = element.get("transform", "")
    if re.fullmatch(r"rotate\(-?0(\.0)? [^)]*\)", transform):
        del element.attrib["transform"]
    declared = list(_declare(element.attrib.pop("style", "")))
    if element.get("fill") in CSS_VARIABLES:
        # The ground of a hatch; only a style can name a variable.
        declared.append(("fill", element.attrib.pop("fill")))
    style = "; ".join(f"{key}: {value}" for key, value in declared)
    if style:
        element.set("style", _color(style))


def _declare(style: str) -> Iterator[tuple[str, str]]:
    """The declarations of a style but for the font's name: the reader's own font is drawn.

    Matplotlib before 3.11 writes `font` as one declaration, later versions several.
    """
    for declaration in style.split(";"):
        key, _, value = (part.strip() for part in declaration.partition(":"))
        if key == "font":
            font = _FONT.match(value)
            assert font is not None, value
            yield "font-size", f"{float(font['size']):g}px"
            if font["weight"]:
                yield "font-weight", font["weight"]
            if font["style"]:
                yield "font-style", "italic"
        elif key and key != "font-family" and (key, value) not in _DEFAULTS:
            yield key, _NUMBER.sub(_round, value)


def _color(style: str) -> str:
    for color, variable in CSS_VARIABLES.items():
        style = style.replace(f": {color}", f": var({variable}, {color})")
    return style


def _round(number: re.Match[str]) -> str:
    short = f"{float(number[0]):.2f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short


def _share_styles(root: ET.Element) -> None:
    """Say the style of many equal marks once, on their group."""
    for group in root.iter("g"):
        uses = group.findall("use")
        styles = {use.get("style") for use in uses}
        if len(uses) > 1 and len(styles) == 1 and None not in styles:
            group.set("style", str(styles.pop()))
            for use in uses:
                del use.attrib["style"]
    drawn = {use.get("href", "")[1:] for use in root.iter("use")}
    for path in root.iter("path"):
        if path.get("id") in drawn:
            # A mark's own style would win over that of the place where it is used.
            path.attrib.pop("style", None)


def _rename_ids(root: ET.Element, name: str) -> None:
    """Prefix what is referred to, drop what is not."""
    referred = {use.get("href", "")[1:] for use in root.iter("use")}
    for element in root.iter():
        for value in element.attrib.values():
            referred.update(_REFERENCE.findall(value))
    kept = [e.get("id", "") for e in root.iter() if e.get("id") in referred]
    names = {old: f"{name}-{number}" for number, old in enumerate(kept, 1)}
    for element in root.iter():
        if "id" in element.attrib and element.attrib["id"] not in names:
            del element.attrib["id"]
        for key, value in element.attrib.items():
            if key == "id":
                element.set(key, names[value])
            elif key == "href":
                element.set(key, f"#{names[value[1:]]}")
            elif "url(#" in value:
                element.set(key, _REFERENCE.sub(lambda found: f"url(#{names[found[1]]})", value))


def _flatten(element: ET.Element) -> None:
    """Lift what stands in groups that say nothing, and drop groups that hold nothing."""
    children: list[ET.Element] = []
    for child in list(element):
        _flatten(child)
        if child.tag in ("g", "defs") and not len(child):
            continue
        children.extend(child if child.tag == "g" and not child.attrib else [child])
    element[:] = children


def _describe_root(root: ET.Element, figure: Figure, alt: str) -> None:
    width, height = (f"{round(float(inches) * 72)}" for inches in figure.get_size_inches())
    content = list(root)
    root.clear()
    root[:] = content
    root.attrib.update(
        {
            "xmlns": _SVG,
            "width": width,
            "height": height,
            "viewBox": f"0 0 {width} {height}",
            "role": "img",
            "aria-label": _NOT_XML.sub("", alt),
            "font-family": FONTS,
            "stroke-linejoin": "round",
        }
    )
