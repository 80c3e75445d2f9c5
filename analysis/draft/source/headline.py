"""The headline of a pasted text, where its first line evidently is one."""

from __future__ import annotations

import re
from itertools import takewhile

_MOST_LETTERS = 200
_FEWEST_WORDS = 4
_MOST_WORDS = 25
_MOST_META_WORDS = 8
"""Of a line with a name or a day below a headline."""
_LONGER = 1.5
"""How much longer the next line is at least, where no blank line parts it from the headline."""

_NO_HEADLINE = re.compile(r"[.:;,–—-][\"'”’)]*$")
"""How a line ends that is a sentence, or goes on in the next."""
_BLANK_START = re.compile(r"^(?:[ \t]*\n)+")


def split_headline(text: str) -> tuple[str | None, str]:
    """The headline, None without one, and the text behind it.

    A first line is taken for a headline if it is short, is no sentence and does not go on, and
    longer paragraphs follow; lines as short as a name or a day may stand between, and stay in the
    text. Where no blank line parts it from the paragraphs, they must be longer by half: lines of
    wrapped text are of about one length.
    """
    text = _trim(text)
    first, *rest = text.split("\n")
    start = next((n for n, line in enumerate(rest) if line.strip() and not _is_meta(line)), None)
    if start is None or not _may_be_headline(first.strip()):
        return None, text
    has_gap = any(not line.strip() for line in rest[:start])
    paragraph = " ".join(takewhile(str.strip, rest[start:])) if has_gap else rest[start]
    is_longer = len(paragraph) > len(first) * (1 if has_gap else _LONGER)
    return (" ".join(first.split()), _trim("\n".join(rest))) if is_longer else (None, text)


def _is_meta(line: str) -> bool:
    """Whether a line may be a byline, a place or a day: short, no sentence, no going on."""
    line = line.strip()
    is_short = len(line.split()) <= _MOST_META_WORDS
    return is_short and not line[0].islower() and not _NO_HEADLINE.search(line)


def _trim(text: str) -> str:
    """The text without blank lines around it."""
    return _BLANK_START.sub("", text).rstrip()


def _may_be_headline(line: str) -> bool:
    words = line.split()
    return (
        len(line) <= _MOST_LETTERS
        and _FEWEST_WORDS <= len(words) <= _MOST_WORDS
        and not _NO_HEADLINE.search(line)
    )
