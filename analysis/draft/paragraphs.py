"""The paragraphs of a text, as a figure's `paragraph` counts them."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BLANK = re.compile(r"(?:\r\n?+|\n)[^\S\r\n]*+(?:\r\n?+|\n)\s*")
_BREAK = re.compile(r"\r\n?+|\n")


def split_paragraphs(text: str) -> list[tuple[int, int]]:
    """Start and end of each paragraph, in code points.

    Blank lines part paragraphs if the text has any between two of them, else each line is one.
    Only what holds more than blanks is a paragraph.
    """
    end = len(text.rstrip())
    begin = len(text) - len(text.lstrip())
    parts = list(_split(_BLANK, text, begin, end))
    return parts if len(parts) > 1 else list(_split(_BREAK, text, begin, end))


def _split(pattern: re.Pattern[str], text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    for found in pattern.finditer(text, begin, end):
        yield begin, found.start()
        begin = found.end()
    if begin < end:
        yield begin, end
