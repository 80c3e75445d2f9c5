"""A stretch of text cut into words, numbers and signs, each with its place.

Everything behind works on these lists by place, so that what stands before and behind a number is
looked up and never searched for. Both ends are padded with empty words: a rule may look a few
places beyond without asking whether there are any.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

LONGEST = 60_000
"""So many characters are read at once; a longer paragraph is read in parts."""

_PAD = 16
"""How far a rule may look beyond both ends."""

_PADDING = [""] * _PAD
_NOWHERE = [-9] * _PAD

ODD_DIGITS = "²³¹፩-፱᧚⁰⁴-⁹₀-₉①-⑨⑴-⑼⒈-⒐⓪⓵-⓽⓿❶-❾➀-➈➊-➒𐩀-𐩃𐹠-𐹨𑁒-𑁚🄀-🄊"
"""Digits that are no decimals, such as superscripts, as the inside of a class of characters."""

FRACTIONS = {
    "¼": (1, 4), "½": (1, 2), "¾": (3, 4), "⅐": (1, 7), "⅑": (1, 9), "⅒": (1, 10), "⅓": (1, 3),
    "⅔": (2, 3), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6),
    "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip
"""Fractions of one character -> above and below the line."""

_PLAIN = re.compile(r"[0-9]+(?:[.,][0-9]+)*|(?:[a-z]\.){2,}|[a-z]+|\S")
_ANY = re.compile(
    rf"[\d{ODD_DIGITS}]+(?:[.,٫٬][\d{ODD_DIGITS}]+)*|[{''.join(FRACTIONS)}]"
    rf"|(?:[a-z]\.){{2,}}|[^\W\d_{ODD_DIGITS}]+|\S"
)
_SPELLINGS = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-")
    | dict.fromkeys("\u2018\u2019\u201a\u201b", "'")
    | {"\u066a": "%"}
)
_CAPITALS = re.compile("[A-Z]{2}")
_SMALL = re.compile("[a-z]{2}")


class Passage:
    """A stretch of text, cut.

    Attributes
    ----------
    text : as printed.
    words : each word, number or sign in lower case, padded on both ends.
    starts : where each begins in `text`.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        plain = _make_plain(text)
        words: list[str] = (_PLAIN if plain.isascii() else _ANY).findall(plain)
        self.words: list[str] = [*_PADDING, *words, *_PADDING]
        self.starts = [*_NOWHERE, *_list_starts(plain, words), *_NOWHERE]

    @cached_property
    def is_capitals(self) -> bool:
        """Whether it is printed in capitals, so that these tell of no name."""
        return _is_mostly_capitals(self.text)

    @cached_property
    def is_title(self) -> bool:
        """Whether nearly every word has a capital, as in a headline."""
        words = [at for at, word in enumerate(self.words[:60]) if len(word) > 3 and word.isalpha()]
        return len(words) > 2 and sum(map(self.is_capital, words)) > 0.8 * len(words)

    @property
    def places(self) -> range:
        """The places of the words, without the padding."""
        return range(_PAD, len(self.words) - _PAD)

    def end(self, at: int) -> int:
        """Where a word ends in the text."""
        return self.starts[at] + len(self.words[at])

    def is_glued(self, at: int) -> bool:
        """Whether a word stands right behind the one before it, with no blank between."""
        return self.starts[at] == self.starts[at - 1] + len(self.words[at - 1])

    def is_capital(self, at: int) -> bool:
        """Whether a word begins with a capital."""
        start = self.starts[at]
        return start >= 0 and self.text[start].isupper()

    def is_acronym(self, at: int) -> bool:
        """Whether a word is of capitals only, two at least."""
        word = self.text[self.starts[at] : self.end(at)]
        return len(word) > 1 and word.isupper() and self.starts[at] >= 0

    def begins_sentence(self, at: int) -> bool:
        """Whether a word is the first of a sentence or of a quotation."""
        before = self.words[at - 1]
        return not before or before in _OPENING


_OPENING = frozenset(".!?:\"'“”«»‘(•*-—")


def _make_plain(text: str) -> str:
    """The text in lower case with plain hyphens and quotes; every character in its place."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lower if lower.isascii() else lower.translate(_SPELLINGS)


def _list_starts(plain: str, words: list[str]) -> Iterator[int]:
    """Where each word begins; between two of them there are only blanks."""
    end = 0
    for word in words:
        start = plain.find(word, end)
        yield start
        end = start + len(word)


def _is_mostly_capitals(text: str) -> bool:
    """Whether a text, as far as its beginning shows, is in capitals and not in small letters."""
    sample = text[:600]
    capitals = len(_CAPITALS.findall(sample))
    return capitals > 0 and capitals > len(_SMALL.findall(sample))


def cut(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Parts of a long stretch, parted at blanks where there are any."""
    while end - begin > LONGEST:
        at = max(text.rfind(blank, begin, begin + LONGEST) for blank in (" ", "\n", "\t"))
        if at <= begin:
            at = _pass_token(text, begin + LONGEST, end)
        yield begin, at
        begin = at
    yield begin, end


def _pass_token(text: str, at: int, end: int) -> int:
    """The next place at which no word and no number is cut."""
    found = _BREAK.search(text, at, end)
    return found.start() if found else end


_BREAK = re.compile(r"[^\w.,]")
