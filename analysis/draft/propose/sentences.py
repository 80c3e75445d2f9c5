"""The words of a text, sentence by sentence, and where its numbers stand among them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.draft.number import Number
from analysis.draft.paragraphs import split_paragraphs
from analysis.draft.propose.tables import word_set
from analysis.draft.scan.tokens import Passage

MOST_WORDS = 120
"""Longer sentences are cut, so that a text without full stops is read in linear time."""

_TITLES = word_set(
    "mr mrs ms dr gen lt col maj brig capt sgt cpl sen gov rep rev fr prof hon amb insp supt jan "
    "feb mar apr jun jul aug sept sep oct nov dec"
)
"""Words that a stop shortens."""

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
    is_capitals : whether its paragraph is printed in capitals, so that no capital tells a name.
    """

    text: str
    words: tuple[Word, ...]
    plain: tuple[str, ...]
    line: int
    spots: tuple[Spot, ...] = ()
    starts: frozenset[int] = frozenset()
    dated: tuple[Spot, ...] = ()
    is_capitals: bool = False

    def cut(self, first: int, last: int) -> str:
        """The words from one to before another, as printed, on one line."""
        if first >= last:
            return ""
        return " ".join(self.text[self.words[first].start : self.words[last - 1].end].split())


def split_sentences(text: str, numbers: Sequence[Number]) -> Iterator[Sentence]:
    """The sentences of a text in order, each with its numbers; those without any are kept too."""
    at = 0
    for line, (start, end) in enumerate(split_paragraphs(text)):
        passage = Passage(text[start:end])
        for words in _split_line(text, list(_join_words(passage, start))):
            spots = []
            while at < len(numbers) and numbers[at].start < words[-1].end:
                spots.append(_place(words, numbers[at], at))
                at += 1
            plain = tuple(word.plain for word in words)
            starts = frozenset(spot.first for spot in spots if spot.number.skip is None)
            dated = tuple(spot for spot in spots if spot.number.skip in ("year", "date"))
            yield Sentence(
                text, tuple(words), plain, line, tuple(spots), starts, dated, passage.is_capitals
            )


def _place(words: Sequence[Word], number: Number, index: int) -> Spot:
    """The words that a number covers; one that is no word here stands before the next."""
    first = bisect_right(words, number.start, key=lambda word: word.end)
    last = bisect_left(words, number.end, lo=first, key=lambda word: word.start)
    return Spot(number, index, first, last)


def _join_words(passage: Passage, offset: int) -> Iterator[Word]:
    """The words of a paragraph, joined from those of the scan: "well-known", "Mr.", "12:30"."""
    at, stop = passage.places.start, passage.places.stop
    while at < stop:
        last = _find_end(passage, at)
        start, end = passage.starts[at], passage.end(last)
        printed = passage.text[start:end]
        plain = "".join(passage.words[at : last + 1]) if printed[0].isalnum() else printed
        if plain.endswith("'s"):
            plain = plain[:-2]
        if plain.endswith(".") and len(plain) > 1:
            plain = plain.replace(".", "")
        yield Word(offset + start, offset + end, printed, plain)
        at = last + 1


def _find_end(passage: Passage, at: int) -> int:
    """The last of the scan's words that make one word here."""
    words, first = passage.words, passage.words[at]
    joints = ("-", "'") if first.isalpha() else (":",) if first[:1].isdigit() else ()
    while words[at + 1] in joints and passage.is_glued(at + 1) and passage.is_glued(at + 2):
        behind = words[at + 2]
        if not (behind.isdigit() if joints == (":",) else behind.isalnum()):
            break
        at += 2
    return at + 1 if _takes_stop(passage, first, at) else at


def _takes_stop(passage: Passage, first: str, at: int) -> bool:
    """Whether a stop belongs to a title or an initial, and ends no sentence."""
    if passage.words[at + 1] != "." or not passage.is_glued(at + 1) or passage.words[at] != first:
        return False
    behind = passage.words[at + 2]
    if not behind or passage.is_glued(at + 2):
        return False
    if first == "no":
        return behind.isdigit()
    is_initial = len(first) == 1 and passage.is_capital(at) and passage.is_capital(at + 2)
    return is_initial or (first in _TITLES and behind[0].isalnum())


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
    while after < len(words) and words[after].printed in _CLOSERS and _touches(words, after):
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
