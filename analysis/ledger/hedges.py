"""How firm a number is: the hedges before and behind it, and what several mean together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from analysis.errors import WordingError
from analysis.ledger.moves import OPENERS
from analysis.ledger.nouns import is_number_word
from analysis.ledger.numerals import Words
from analysis.ledger.spelling import quote

Hedge = Literal["exact", "more-than", "at-least", "at-most", "less-than", "about", "range", "vague"]
Said = tuple[Hedge, str]
"""A hedge and the words that say it."""

_DEGREES = (
    "just", "well", "far", "slightly", "a little", "a bit", "a shade", "a touch", "way",
    "comfortably", "considerably", "significantly", "substantially", "marginally", "fractionally",
)  # fmt: skip
"""How far above or below: "well over", "a shade under"."""


def _vary(*hedges: str) -> Iterator[str]:
    """Hedges, alone and each with every degree before it."""
    for hedge in hedges:
        yield hedge
        yield from (f"{degree} {hedge}" for degree in _DEGREES)


_BEFORE: Mapping[Hedge, tuple[str, ...]] = {
    "more-than": (
        *_vary("more than", "over", "above"), "many more than", "even more than", "much more than",
        "upwards of", "upward of", "in excess of", "well in excess of", "greater than",
        "north of", "well north of", ">",
    ),
    "at-least": (
        "at least", "at the very least", "at a minimum", "at minimum", "a minimum of", "a minimum",
        "no fewer than", "not fewer than", "no less than", "not less than", "no lower than",
        "as few as", "as little as", "≥",
    ),
    "at-most": (
        "up to", "anything up to", "anywhere up to", "at most", "at the most", "a maximum of",
        "a maximum", "as many as", "as much as", "as high as", "no more than", "not more than",
        "no greater than", "no higher than", "not exceeding", "within", "≤",
    ),
    "less-than": (
        *_vary("fewer than", "less than", "under", "below"), "even less than", "much less than",
        "nearly", "very nearly", "almost", "not quite", "nearing", "approaching", "virtually",
        "practically", "shy of", "just shy of", "just short of", "a little short of",
        "a little shy of", "the best part of", "the better part of", "getting on for", "<",
    ),
    # Unlike "nearly 200", "close to 200" may be 197 or 203, so it bounds nothing.
    "about": (
        "about", "around", "some", "roughly", "approximately", "approx", "an estimated",
        "estimated", "circa", "ca", "c", "close to", "very close to", "in the region of",
        "in the vicinity of", "in the neighbourhood of", "in the neighborhood of",
        "in the order of", "of the order of", "on the order of", "something like",
        "something around", "somewhere around", "somewhere near", "barely", "scarcely", "hardly",
        "~", "≈",
    ),
    "exact": (
        "exactly", "precisely", "only", "just", "merely", "a mere", "all", "the", "a total of",
    ),
}  # fmt: skip

_AFTER: Mapping[Hedge, tuple[str, ...]] = {
    "at-least": (
        "or more", "or above", "or over", "or higher", "or older", "or better", "or greater",
        "or longer", "and over", "and above", "and older", "and up", "and upwards", "if not more",
        "and counting", "at least", "minimum", "plus", "+",
    ),
    "at-most": (
        "or fewer", "or less", "or under", "or below", "or lower", "or younger", "and under",
        "and below", "and younger", "at most", "at the most", "maximum", "max",
    ),
    "about": (
        "or so", "odd", "ish", "or thereabouts", "give or take", "more or less", "approximately",
        "roughly",
    ),
    "exact": ("exactly", "in all", "in total"),
}  # fmt: skip


def _index_phrases(table: Mapping[Hedge, tuple[str, ...]]) -> dict[Words, Hedge]:
    """Each hedge phrase, split into words -> its hedge."""
    return {tuple(phrase.split()): hedge for hedge, phrases in table.items() for phrase in phrases}


HEDGES_BEFORE = _index_phrases(_BEFORE)
HEDGES_AFTER = _index_phrases(_AFTER)
_LONGEST_OPENER = max(map(len, (*HEDGES_BEFORE, *OPENERS)))
_LONGEST_AFTER = max(map(len, HEDGES_AFTER))


def take_openers(words: Words) -> tuple[tuple[Words, ...], Words]:
    """The hedges and the words of change at the beginning, longest first, and the words after."""
    for length in range(min(_LONGEST_OPENER, len(words) - 1), 0, -1):
        phrase = words[:length]
        # "Some militants" has no number that "some" could hedge.
        if phrase == ("some",) and not any(map(is_number_word, words[1:])):
            continue
        # "Toll at most 22" is a toll and a hedge.
        if phrase[-1] == "at" and words[length] in ("least", "most"):
            continue
        if phrase in HEDGES_BEFORE or phrase in OPENERS:
            more, rest = take_openers(words[length:])
            return (phrase, *more), rest
    return (), words


def take_last_hedge(words: Words) -> tuple[tuple[Said, ...], Words]:
    """The longest hedge phrase at the end, and the words before it."""
    for length in range(min(_LONGEST_AFTER, len(words) - 1), 0, -1):
        if words[-length:] in HEDGES_AFTER:
            return (_say_after(words[-length:]),), words[:-length]
    return (), words


def take_first_hedge(words: Words) -> tuple[tuple[Said, ...], Words]:
    """The longest hedge phrase that stands behind a number, and the words after it."""
    for length in range(min(_LONGEST_AFTER, len(words)), 0, -1):
        if words[:length] in HEDGES_AFTER:
            return (_say_after(words[:length]),), words[length:]
    return (), words


def list_hedges(openers: tuple[Words, ...]) -> tuple[Said, ...]:
    """What the openers of a phrase say of how firm its number is."""
    found: list[Said] = []
    for phrase in openers:
        hedge = HEDGES_BEFORE.get(phrase) or OPENERS[phrase].hedge
        if hedge:
            found.append((hedge, " ".join(phrase)))
    return tuple(found)


def join_hedges(hedges: tuple[Said, ...]) -> Said:
    """The one hedge that all hedge phrases mean, and its words.

    "Just about" means about; "at least some" means two things and is refused.

    Raises
    ------
    WordingError : they mean two things; names both.
    """
    said = dict(hedges)
    said.pop("exact", None)
    if len(said) > 1:
        raise WordingError("cannot read " + " together with ".join(map(quote, said.values())))
    return next(iter(said.items()), ("exact", ""))


def settle_hedge(hedges: tuple[Said, ...], count: int, vague: str | None) -> Hedge:
    """The hedge of the whole phrase; a range or a vague word is one itself.

    Neither takes another, but "some 70 to 80" is about a range, and "at least dozens" is dozens.
    `count` is how many numbers the phrase has.

    Raises
    ------
    WordingError : the hedges mean two things, or stand with what takes none.
    """
    hedge, said = join_hedges(hedges)
    if vague and hedge in ("exact", "at-least"):
        return "vague"
    if count == 2 and hedge in ("exact", "about"):
        return "range" if hedge == "exact" else "about"
    if count == 1:
        return hedge
    raise WordingError(
        f"cannot read {quote(said)} together with " + (quote(vague) if vague else "a range")
    )


def _say_after(phrase: Words) -> Said:
    return HEDGES_AFTER[phrase], " ".join(phrase)
