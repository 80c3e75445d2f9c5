"""How wide a text is, where it breaks, and what of it may be printed at all.

Widths are those of DejaVu Sans, which is wider than the fonts that a browser puts in its place,
so a text that fits here fits there. Matplotlib is loaded once something is measured: charts are
framed where nothing is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.ft2font import FT2Font

LEADING = 1.32
"""Height of a line of text, in type sizes."""

ELLIPSIS = "…"

# Joiners shape letters; marks of direction keep a number behind the name that it follows.
_KEPT = "\u200c\u200d\u200e\u200f"
_SIGNS = re.compile(r"([≥≤]) ")
_FILES = {False: "DejaVuSans.ttf", True: "DejaVuSans-Bold.ttf"}
_EM = 100
# What Matplotlib gives to a letter of a script that its font lacks, in em; the fonts that draw it
# for a reader are narrower.
_STAND_IN = 1.15


def clean(text: object) -> str:
    """One line of printable text: no control characters, no direction overrides, single spaces.

    A sign stays with its number: the space in "≥ 5" becomes a non-breaking one.
    """
    return _clean(str(text))


@lru_cache(maxsize=1024)
def _clean(text: str) -> str:
    kept = (_printable(char) for char in unicodedata.normalize("NFC", text))
    return _SIGNS.sub("\\1\u00a0", " ".join(filter(None, "".join(kept).split(" "))))


def measure(text: str, size: float, *, is_bold: bool = False) -> float:
    """The width of one line in px at a font size in px."""
    return size * _advance_line(text, is_bold)


def wrap(
    text: object, size: float, width: float, *, lines: int = 99, is_bold: bool = False
) -> list[str]:
    """The text in lines of at most `width` px; what does not fit into `lines` ends in an ellipsis.

    A word that is wider than a line is broken. No text gives no line.
    """
    words = [part for word in clean(text).split(" ") for part in _split(word, size, width, is_bold)]
    rows: list[str] = []
    for word in words:
        longer = f"{rows[-1]} {word}" if rows else word
        if rows and measure(longer, size, is_bold=is_bold) <= width:
            rows[-1] = longer
        else:
            rows.append(word)
    if len(rows) <= lines:
        return rows
    return [*rows[: lines - 1], shorten(" ".join(rows[lines - 1 :]), size, width, is_bold=is_bold)]


def shorten(text: str, size: float, width: float, *, is_bold: bool = False) -> str:
    """One line of at most `width` px, ended by an ellipsis where something was left out."""
    if measure(text, size, is_bold=is_bold) <= width:
        return text
    while text and measure(text + ELLIPSIS, size, is_bold=is_bold) > width:
        text = text[:-1]
    return text.rstrip(" ,;:") + ELLIPSIS


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of text under each other, all of one size; in ink where no colour is named."""

    lines: tuple[str, ...]
    size: float
    color: str | None = None
    is_bold: bool = False
    is_slanted: bool = False

    @property
    def height(self) -> float:
        """The height in px."""
        return len(self.lines) * self.size * LEADING

    @property
    def width(self) -> float:
        """The width in px of the longest line."""
        widths = (measure(line, self.size, is_bold=self.is_bold) for line in self.lines)
        return max(widths, default=0.0)


def set_block(
    text: str,
    size: float,
    width: float,
    *,
    lines: int = 3,
    color: str | None = None,
    is_bold: bool = False,
    is_slanted: bool = False,
) -> Block:
    """A text broken into at most so many lines of `width` px; the rest is an ellipsis."""
    rows = wrap(text, size, width, lines=lines, is_bold=is_bold)
    return Block(tuple(rows), size, color, is_bold, is_slanted)


def find_lacking(text: str) -> list[str]:
    """The letters of a text that the font lacks, each once; what only shapes others is none."""
    font = _font(False)
    return sorted(
        char
        for char in set(text) - set(_KEPT)
        if not (char.isspace() or font.get_char_index(ord(char)))
    )


def _split(word: str, size: float, width: float, is_bold: bool) -> Iterator[str]:
    """The word, in pieces where it is wider than a line."""
    piece = ""
    for char in word:
        if piece and measure(piece + char, size, is_bold=is_bold) > width:
            yield piece
            piece = ""
        piece += char
    if piece:
        yield piece


def _printable(char: str) -> str:
    if char in _KEPT:
        return char
    category = unicodedata.category(char)
    if category == "Cc" or (category[0] == "Z" and char != "\u00a0"):
        return " "
    return "" if category[0] == "C" else char


@lru_cache(maxsize=4096)
def _advance_line(text: str, is_bold: bool) -> float:
    return sum(_advance(char, is_bold) for char in text)


@lru_cache(maxsize=4096)
def _advance(char: str, is_bold: bool) -> float:
    """The width of one character in em; that of a stand-in where the font lacks it."""
    from matplotlib.ft2font import LoadFlags

    font = _font(is_bold)
    if not font.get_char_index(ord(char)):
        return _STAND_IN
    return float(font.load_char(ord(char), LoadFlags.NO_HINTING).linearHoriAdvance) / 65536 / _EM


def has_letters(text: str) -> bool:
    """Whether the font has every character of a text."""
    font = _font(False)
    return all(font.get_char_index(ord(char)) for char in text)


@lru_cache(maxsize=2)
def _font(is_bold: bool) -> FT2Font:
    import matplotlib
    from matplotlib.ft2font import FT2Font

    font = FT2Font(str(Path(matplotlib.get_data_path()) / "fonts" / "ttf" / _FILES[is_bold]))
    font.set_size(_EM, 72)
    return font
