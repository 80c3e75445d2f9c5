"""The number of a wording as printed, without its noun: "Some 374 people" -> "some 374".

A sentence that counts names what it counts itself. So it needs the hedge and the number in the
words of the print, and neither the noun nor the words of change before them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from analysis.errors import WordingError
from analysis.ledger.conventions import CONVENTIONS, LITERAL
from analysis.ledger.hedges import HEDGES_AFTER, HEDGES_BEFORE, Hedge, take_openers
from analysis.ledger.moves import OPENERS
from analysis.ledger.numerals import SCALES, Words, is_numeral, show_number, split_words
from analysis.ledger.spelling import normalise
from analysis.ledger.wording import Phrase, read_phrase

_PLAIN: Mapping[Hedge, str] = {
    "exact": "",
    "more-than": "more than ",
    "at-least": "at least ",
    "at-most": "up to ",
    "less-than": "nearly ",
    "about": "about ",
    "range": "",
}
"""Hedge -> words for it, where the print has a verb ("neared 200") or glues it to a noun."""

_LOWER = {
    word
    for phrase in (*HEDGES_BEFORE, *HEDGES_AFTER, *map(split_words, CONVENTIONS[LITERAL].vague))
    for word in phrase
}
"""Words of hedges and vague words, which have no capital inside a sentence."""


def find_number_words(wording: str, *, is_count: bool = True) -> str:
    """The number phrase of a wording in its own words, without lead, unit and noun.

    A unit stays where it is part of the number: "$5 million", "nearly half".

    Parameters
    ----------
    wording : as printed, or its reading.
    is_count : whether the figure counts whole things.

    Raises
    ------
    WordingError : the wording cannot be read, or is ambiguous.
    """
    phrase = read_phrase(wording, is_count=is_count)
    hedges, rest = _part_openers([piece for piece in map(_trim, wording.split()) if piece])
    for number in _list_numbers(rest):
        words = " ".join((*hedges, *map(_lower, number)))
        if _is_number_of(words, phrase, is_count=is_count):
            return words
    return _PLAIN[phrase.hedge] + " to ".join(map(show_number, phrase.numbers))


def _trim(piece: str) -> str:
    return piece.strip("\"'“”‘’«».,;:!?")


def _part_openers(pieces: list[str]) -> tuple[list[str], list[str]]:
    """The hedges before a number, and the words after all that stands before it.

    A verb that is a hedge as well ("passed 40") is told by a plain one.
    """
    openers, _ = take_openers(split_words(normalise(" ".join(pieces))))
    hedges: list[str] = []
    is_more = False
    for opener in openers:
        # A sign such as "~" is glued to its number.
        if tuple(map(str.casefold, pieces[: len(opener)])) != opener:
            break
        hedge = HEDGES_BEFORE.get(opener)
        if hedge and hedge != "exact":
            hedges += opener
        elif opener in OPENERS and (verb := OPENERS[opener].hedge):
            hedges.append(_PLAIN[verb].strip())
        is_more = is_more or _is_more(opener)
        pieces = pieces[len(opener) :]
    # "At least another dozen" is at least a dozen.
    if is_more and pieces[0].casefold() in SCALES:
        pieces = ["a", *pieces]
    return hedges, pieces


def _is_more(opener: Words) -> bool:
    return opener in OPENERS and OPENERS[opener].change == "increment"


def _list_numbers(pieces: list[str]) -> Iterator[list[str]]:
    """What may be the number: the beginning, the shortest first; then with a hedge behind it."""
    count = len(pieces)
    yield from (pieces[:end] for end in range(1, count + 1))
    parted = [
        [*pieces[:end], *pieces[start:stop]]
        for end in range(1, count)
        for start in range(end + 1, count)
        for stop in range(start + 1, count + 1)
    ]
    yield from sorted(parted, key=len)


def _is_number_of(words: str, phrase: Phrase, *, is_count: bool) -> bool:
    """Whether words say the number of a phrase, and nothing of a noun or of a change."""
    try:
        own = read_phrase(words, is_count=is_count)
    except WordingError:
        return False
    # "Nearly 24-hour" is no number of hours.
    is_glued = bool(own.units) and "-" in words.split()[-1]
    return (
        (own.hedge, own.numbers, own.vague) == (phrase.hedge, phrase.numbers, phrase.vague)
        and own.noun is own.change is None
        and not is_glued
    )


def _lower(piece: str) -> str:
    """A word of numbers and hedges in lower case; a currency keeps its capitals."""
    plain = piece.casefold()
    return plain if plain in _LOWER or is_numeral(plain) else piece
