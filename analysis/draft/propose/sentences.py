"""The words of a text, sentence by sentence, and where its numbers stand among them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.draft.number import Number
from analysis.draft.paragraphs import split_paragraphs

MOST_WORDS = 120
"""Longer sentences are cut, so that a text without full stops is read in linear time."""

_SHORT = (
    "mr|mrs|ms|dr|gen|lt|col|maj|brig|capt|sgt|cpl|sen|gov|rep|rev|fr|prof|hon|amb|insp|supt|jan|"
    "feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
_WORD = re.compile(
    rf"\b(?i:{_SHORT})\.(?=\s+\w)|\b[A-Z]\.(?=\s+[A-Z])|\d+(?:[.,:]\d+)*"
    r"|(?:[A-Za-z]\.){2,}|[^\W\d_]+(?:[-'’][^\W_]+)*|[^\w\s]"
)
"""A title or an initial with its stop is one word; so is a number in digits, and "U.N."."""

_STOPS = frozenset(".!?…")
_CLOSERS = frozenset("\"”’')]")
_OPENERS = frozenset("\"“‘'([-–—•*")
_BULLETS = frozenset("-–—•*·")
_SHORT_LINE = 50


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a mark: its span in the text, and its plain form in lower case without 's."""

    start: int
    end: int
    printed: str
    plain: str

    @property
    def is_name(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.printed[0].isupper()


@dataclass(frozen=True, slots=True)
class Spot:
    """A number among the words of its sentence: words[first:last]."""

    number: Number
    index: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of one sentence, and the numbers that stand among them, in order.

    Attributes
    ----------
    text : the whole text, to cut evidence from.
    plain : the plain forms of its words.
    line : which paragraph it stands in, counted from 0.
    spots : its numbers.
    starts : the words with which those of them begin that may be figures.
    dated : those of its numbers that are years or days.
    """

    text: str
    words: tuple[Word, ...]
    plain: tuple[str, ...]
    line: int
    spots: tuple[Spot, ...] = ()
    starts: frozenset[int] = frozenset()
    dated: tuple[Spot, ...] = ()

    @property
    def is_capitals(self) -> bool:
        """Whether it is printed in capitals only, so that no capital tells a name."""
        letters = "".join(word.printed for word in self.words if word.printed.isalpha())
        return len(letters) > 12 and letters.isupper()

    def cut(self, first: int, last: int) -> str:
        """The words from one to before another, as printed, on one line."""
        if first >= last:
            return ""
        return " ".join(self.text[self.words[first].start : self.words[last - 1].end].split())


def split_sentences(text: str, numbers: Sequence[Number]) -> Iterator[Sentence]:
    """The sentences of a text in order, each with its numbers; those without any are kept too."""
    at = 0
    for line, words in _list_sentences(text):
        spots = []
        while at < len(numbers) and numbers[at].start < words[-1].end:
            spots.append(_place(words, numbers[at], at))
            at += 1
        plain = tuple(word.plain for word in words)
        starts = frozenset(spot.first for spot in spots if spot.number.skip is None)
        dated = tuple(spot for spot in spots if spot.number.skip in ("year", "date"))
        yield Sentence(text, tuple(words), plain, line, tuple(spots), starts, dated)


def _place(words: Sequence[Word], number: Number, index: int) -> Spot:
    """The words that a number covers; one that is no word here stands before the next."""
    first = bisect_right(words, number.start, key=lambda word: word.end)
    last = bisect_left(words, number.end, lo=first, key=lambda word: word.start)
    return Spot(number, index, first, last)


def _list_sentences(text: str) -> Iterator[tuple[int, list[Word]]]:
    for line, (start, end) in enumerate(split_paragraphs(text)):
        words = [_read(match) for match in _WORD.finditer(text, start, end)]
        for sentence in _split_line(text, words):
            yield line, sentence


def _read(match: re.Match[str]) -> Word:
    printed = match[0]
    plain = printed.casefold().replace("’", "'")
    if plain.endswith("'s"):
        plain = plain[:-2]
    if plain.endswith(".") and len(plain) > 1:
        plain = plain.replace(".", "")
    return Word(match.start(), match.end(), printed, plain)


def _split_line(text: str, words: list[Word]) -> Iterator[list[Word]]:
    """The sentences of a paragraph; what somebody is quoted with is one."""
    first, is_quoted = 0, False
    for at, word in enumerate(words):
        if word.printed in _QUOTES:
            is_quoted = not is_quoted if word.printed == '"' else word.printed == "“"
        length = at + 1 - first
        is_cut = length >= MOST_WORDS and word.plain in {",", ";", "and", "."}
        is_end = _ends_line(text, words, at) or (_ends_sentence(words, at) and not is_quoted)
        if is_end or is_cut or length >= 2 * MOST_WORDS:
            end = at + 1
            while end < len(words) and words[end].printed in _CLOSERS and _touches(words, end):
                end += 1
            if end > first:
                yield words[first:end]
                first = max(first, end)
    if first < len(words):
        yield words[first:]


_QUOTES = frozenset('“”"')


def _ends_sentence(words: list[Word], at: int) -> bool:
    """Whether a word is the stop of a sentence."""
    if words[at].printed not in _STOPS:
        return False
    after = at + 1
    while after < len(words) and words[after].printed in _CLOSERS:
        after += 1
    if after >= len(words):
        return True
    is_apart = words[after].start > words[after - 1].end
    begins = words[after].printed
    return is_apart and (begins[0].isupper() or begins[0].isdigit() or begins in _OPENERS)


def _ends_line(text: str, words: list[Word], at: int) -> bool:
    """Whether a line ends behind a word and a new item begins: a point of a list, a heading."""
    if at + 1 >= len(words) or "\n" not in text[words[at].end : words[at + 1].start]:
        return False
    start = text.rfind("\n", 0, words[at].end) + 1
    is_short = words[at].end - start < _SHORT_LINE
    after = words[at + 1].printed
    return after in _BULLETS or (is_short and after[0].isupper())


def _touches(words: list[Word], at: int) -> bool:
    return words[at].start == words[at - 1].end
