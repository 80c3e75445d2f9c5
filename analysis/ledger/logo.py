"""The publisher's logo: a small SVG or PNG file beside `site.yaml`, as the address of an image.

Each page embeds it as an image, in which no script runs and which loads nothing. A drawing that
asks for either is refused all the same: it would not look in a page as its maker sees it.
"""

from __future__ import annotations

import base64
import re
import stat
import xml.etree.ElementTree as ET
import zlib
from collections.abc import Iterator
from pathlib import Path

MOST_BYTES = 60_000
"""Of a logo, which each page carries."""

TYPES = {".svg": "image/svg+xml", ".png": "image/png"}

_PNG = b"\x89PNG\r\n\x1a\n"
_MOST_PIXELS = 4000
_MOST_DEPTH, _MOST_USES = 40, 20
"""Of a drawing: how deep elements lie, and how often it repeats a part. Parts that repeat parts, a
few bytes each, make more than a browser ever draws.
"""

_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_RUNS = re.compile(r"script|foreignobject|iframe|handler|set|animate\w*")
_LEADS_AWAY = re.compile(
    r"@import|\\|image-set|(?<![\w-])src\(|url\((?!\s*['\"]?\s*(?:#|data:image/))", re.IGNORECASE
)
"""What loads something in a style, and the escapes in which it could be hidden."""
_WITHIN = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|gif);)", re.IGNORECASE)


def read_logo(path: Path) -> str:
    """The logo as a `data:` address.

    Raises
    ------
    ValueError : it cannot be embedded; the sentence goes on after the file's name.
    """
    kind = TYPES.get(path.suffix.lower())
    if kind is None:
        raise ValueError("must be an SVG or a PNG file, by its ending .svg or .png")
    raw = _read_bytes(path)
    fault = _find_fault_of_png(raw) if kind == TYPES[".png"] else _find_fault_of_svg(raw)
    if fault:
        raise ValueError(fault)
    return f"data:{kind};base64,{base64.b64encode(raw).decode()}"


def _read_bytes(path: Path) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise ValueError("is not a file")
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise ValueError("is not beside site.yaml") from None
    except OSError as error:
        raise ValueError(f"cannot be read: {error.strerror}") from None
    if len(raw) > MOST_BYTES:
        raise ValueError(
            f"is too large; each page carries the logo, so it has {MOST_BYTES:,} bytes at most"
        )
    return raw


def _find_fault_of_png(raw: bytes) -> str:
    if not raw.startswith(_PNG) or raw[12:16] != b"IHDR" or len(raw) < 33:
        return "is no PNG picture, though it is called one"
    width, height = (int.from_bytes(raw[at : at + 4], "big") for at in (16, 20))
    if not (0 < width <= _MOST_PIXELS and 0 < height <= _MOST_PIXELS):
        return f"has {width} by {height} pixels; {_MOST_PIXELS:,} each way at most"
    return "" if _is_whole(raw) else "is a damaged PNG picture; save it anew"


def _is_whole(raw: bytes) -> bool:
    """Whether all parts of a PNG are there, to its end, as they were written (its part 5.3)."""
    at, names = len(_PNG), list[bytes]()
    while at + 12 <= len(raw) and names[-1:] != [b"IEND"]:
        end = at + 8 + int.from_bytes(raw[at : at + 4], "big")
        names.append(raw[at + 4 : at + 8])
        if zlib.crc32(raw[at + 4 : end]) != int.from_bytes(raw[end : end + 4], "big"):
            return False
        at = end + 4
    return b"IDAT" in names and names[-1] == b"IEND"


def _find_fault_of_svg(raw: bytes) -> str:
    # Before it is parsed: entities can make a few bytes into gigabytes.
    if _DECLARED.search(raw.replace(b"\0", b"")):
        return "has a DOCTYPE or entities, which no logo needs; save it as plain SVG"
    try:
        root = ET.fromstring(raw)
    except (ET.ParseError, ValueError, LookupError) as error:
        return f"is no SVG drawing: {error}"
    if _name(root.tag) != "svg" or not root.tag.startswith("{http://www.w3.org/2000/svg}"):
        return "is no SVG drawing: its outermost element is not 'svg' of SVG's own namespace"
    return next(_list_faults(root), "")


def _list_faults(root: ET.Element) -> Iterator[str]:
    """What an image of its own neither runs nor loads, and what nobody could draw."""
    if _measure_depth(root) > _MOST_DEPTH:
        yield f"has elements more than {_MOST_DEPTH} levels deep; simplify it"
    if sum(_name(element.tag) == "use" for element in root.iter()) > _MOST_USES:
        yield f"has more than {_MOST_USES} elements 'use'; draw what they repeat"
    for element in root.iter():
        name = _name(element.tag)
        if _RUNS.fullmatch(name):
            yield f"has an element '{name}', and a logo neither runs nor moves; take it out"
        if name == "style" and _LEADS_AWAY.search("".join(element.itertext())):
            yield "has a style that loads something; a logo has all in itself"
        for attribute, value in element.attrib.items():
            key = _name(attribute)
            if key.startswith("on"):
                yield f"has a script in '{key}'; take it out"
            if key in ("href", "src") and name != "a" and not _WITHIN.match(value):
                yield f"loads something by '{key}'; a logo has all in itself"
            if _LEADS_AWAY.search(value):
                yield f"loads something by '{key}'; a logo has all in itself"


def _measure_depth(root: ET.Element) -> int:
    depth, level = 0, [root]
    while level:
        depth, level = depth + 1, [child for element in level for child in element]
    return depth


def _name(tag: object) -> str:
    """The name without its namespace, in lower case; that of a comment is empty."""
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""
