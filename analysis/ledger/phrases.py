"""What stands behind the hedge: a number with its unit and its noun, in every way to read it.

First the phrase is read without a noun. Only where that fails, the longest number at its beginning
is taken, and the words behind it are its unit and its noun.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from analysis.errors import WordingError
from analysis.ledger.conventions import CONVENTIONS, LITERAL
from analysis.ledger.currencies import CURRENCIES, list_shared_names
from analysis.ledger.hedges import Said, take_first_hedge, take_last_hedge
from analysis.ledger.measures import MEASURES, UNITS
from analysis.ledger.moves import FOLLOWERS, OPENERS, PERHAPS_MORE, Move, read_noun_move
from analysis.ledger.nouns import PREPOSITIONS, check_none, check_noun, is_number_word
from analysis.ledger.numerals import (
    ARTICLES,
    DIGITS,
    ORDINAL_ENDINGS,
    ORDINALS,
    SCALES,
    Words,
    read_coefficient,
    read_number,
    read_ordinal,
    read_range,
    read_whole,
    split_words,
)
from analysis.ledger.shares import MULTIPLE, Share, read_share
from analysis.ledger.spelling import normalise, quote

Ways = list[tuple[Fraction, ...]]
Units = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """A phrase without what stands before its number.

    Attributes
    ----------
    ways : every way to read its numbers, the one with the least number first; one empty way for a
        vague word.
    vague, units, noun : as `wording.Phrase` has them.
    hedges : the hedges behind the number, and what "most" is.
    moves : what the words behind the number say of a change.
    is_nth : as `wording.Phrase` has it.
    """

    ways: Ways
    vague: str | None = None
    units: Units = ()
    noun: Words = ()
    hedges: tuple[Said, ...] = ()
    moves: tuple[Move, ...] = ()
    is_nth: bool = False


def _index_units() -> dict[Words, Units]:
    """Words that name a unit -> the units that they may mean."""
    found: dict[Words, Units] = {}
    for name, unit in UNITS.items():
        for word in unit.words:
            found[split_words(normalise(word))] = (name,)
    for word, codes in list_shared_names().items():
        found.setdefault(split_words(normalise(word)), codes)
    return found


UNITS_OF: Mapping[Words, Units] = _index_units()
"""Words behind a number -> the units that they may mean."""

COUNTED = {unit for each in MEASURES.values() if each.is_count for unit in each.units}
"""Units that are counted things."""

_OFTEN = {unit for unit in UNITS if unit.startswith("per-")}

# In a count, "100 a day" is no frequency and "22 top officials" are no money.
_UNITS_OF_COUNTS: dict[Words, Units] = {
    words: units
    for words, units in UNITS_OF.items()
    if len(words) == 1 and not {*units} & {*CURRENCIES, *_OFTEN}
}
_PLURALS = {
    words[0]
    for words, units in _UNITS_OF_COUNTS.items()
    if units[0] in COUNTED and (words[0].endswith("s") or words[0] == "people")
}
_PRICES = {word for word in list_shared_names() if word.endswith("s")} | {"euros"}
_EACH = ("each", "every", "per", "apiece")
_ONCE = {"once": Fraction(1), "twice": Fraction(2), "thrice": Fraction(3)}


def is_measuring_word(word: str) -> bool:
    """Whether a word names a unit of time, distance or share: "hours", "km", "percent"."""
    units = _UNITS_OF_COUNTS.get((word,))
    return units is not None and units[0] not in COUNTED


def makes_other_unit(word: str) -> bool:
    """Whether a word of a noun gives the number another unit: "hours", "rupees", "each"."""
    return is_measuring_word(word) or word in _PRICES or word in _EACH


def find_unit(noun: Words) -> str | None:
    """The unit of the things that a noun counts: "persons" in "innocent people killed"."""
    words = noun[1:] if noun[:1] == ("of",) else noun
    for at, word in enumerate(words):
        if word in PREPOSITIONS:
            return None
        if word in _PLURALS or (word == "person" and at + 1 == len(words)):
            return _UNITS_OF_COUNTS[(word,)][0]
    return None


def read_body(words: Words, openers: tuple[Words, ...], *, is_count: bool) -> Body:
    """A phrase without what stands before its number.

    Parameters
    ----------
    words : the words behind the openers.
    openers : the hedges and the words of change before them.
    is_count : whether the figure counts whole things.

    Raises
    ------
    WordingError : the words cannot be read; names them.
    """
    hedges, units, rest = _take_after(words, is_count=is_count)
    if found := _read_numbers(rest, units, is_count=is_count):
        return Body(*found, units=units, hedges=hedges)
    hedges, rest = take_last_hedge(words)
    body = (
        _read_ordinal(rest, openers, is_count=is_count)
        or _read_with_noun(rest, openers, is_count=is_count)
        or (None if is_count else _read_share(rest, openers))
    )
    if body is None:
        unread = " and ".join(map(quote, _find_unread(words)))
        advice = "; if it tells a number, say which in 'readings', such as [one]"
        raise WordingError(
            f"cannot read {unread}" + ("" if any(map(is_number_word, words)) else advice)
        )
    return replace(body, hedges=(*body.hedges, *hedges))


def _take_after(words: Words, *, is_count: bool) -> tuple[tuple[Said, ...], Units, Words]:
    """The hedges and the unit at the end, in either order, and the words before them."""
    hedges, words = take_last_hedge(words)
    units, words = _take_last_unit(words, is_count=is_count)
    if units:
        more, words = take_last_hedge(words)
        hedges = (*more, *hedges)
    return hedges, units, words


def _take_last_unit(words: Words, *, is_count: bool) -> tuple[Units, Words]:
    if is_count:
        units = _UNITS_OF_COUNTS.get(words[-1:], ()) if len(words) > 1 else ()
        return units, words[:-1] if units else words
    for start in range(1, len(words)):
        # "Half an hour" is half of one, and not half as often.
        if words[start:] in UNITS_OF and words[start - 1] != "half":
            return UNITS_OF[words[start:]], words[:start]
    return (), words


def _take_first_unit(words: Words, *, is_count: bool) -> tuple[Units, Words]:
    """The unit right behind a number. Of things, several: "three attack helicopters" are none."""
    table = _UNITS_OF_COUNTS if is_count else UNITS_OF
    for length in range(1 if is_count else min(len(words), _LONGEST_UNIT), 0, -1):
        units = table.get(words[:length], ())
        is_thing = units and units[0] in COUNTED
        if units and (not is_thing or length == len(words) or words[0] in (*_PLURALS, "person")):
            return units, words[length:]
    return (), words


# "Two full days" are days.
_WHOLE = ("full", "whole", "straight", "consecutive")
_LONGEST_UNIT = max(map(len, UNITS_OF))


def _read_numbers(words: Words, units: Units, *, is_count: bool) -> tuple[Ways, str | None] | None:
    """Every way to read words that are nothing but numbers or a vague word; None if they are not.

    Raises
    ------
    WordingError : a number is too large, or a range runs backwards.
    """
    number = _read_measured(words, units) if units else read_whole(words)
    ways: Ways = [] if number is None else [(number,)]
    ways = ways or read_range(words, is_count=is_count)
    if ways:
        return ways, None
    vague = _read_vague_word(words)
    return ([()], vague) if vague else None


def _read_measured(words: Words, units: Units) -> Fraction | None:
    """The number before a unit: "a" may mean one, or precede the number ("a three-day siege")."""
    if len(words) == 1 and words[0] in _ONCE and units[0] in _OFTEN:
        return _ONCE[words[0]]
    for number in (read_whole(words), read_coefficient(words)):
        if number is not None:
            return number
    return read_number(words[1:]) if words[:1] and words[0] in ARTICLES else None


def _read_vague_word(words: Words) -> str | None:
    """The vague word, with or without a final "of"; None if the words are none."""
    phrase = " ".join(words).removesuffix(" of")
    return phrase if phrase in CONVENTIONS[LITERAL].vague else None


def _read_ordinal(words: Words, openers: tuple[Words, ...], *, is_count: bool) -> Body | None:
    """How many there are by then: "the third attack" is three. "A third attack" is another one."""
    is_in_digits = len(words) > 1 and bool(DIGITS.fullmatch(words[0]))
    if is_in_digits and words[1] in ORDINAL_ENDINGS:
        length = 2
    elif ("the",) in openers and is_count:
        length = next((n for n in (2, 1) if read_ordinal(words[:n]) is not None), 0)
    else:
        length = 0
    if length == 0:
        return None
    number, noun = read_ordinal(words[:length]), words[length:]
    check_noun(noun)
    # "The first attacks" are several.
    if number is None or not is_count or (noun and noun[-1].endswith("s")):
        return None
    return Body([(number,)], noun=noun, is_nth=True)


def _read_with_noun(words: Words, openers: tuple[Words, ...], *, is_count: bool) -> Body | None:
    """The longest number at the beginning, and behind it its unit and its noun."""
    often: Units = ()
    if not is_count:
        units, rest = _take_last_unit(words, is_count=False)
        if units and units[0] in _OFTEN:
            often, words = units, rest
    # "Another dozen militants" is one dozen.
    if openers and words[0] in SCALES and OPENERS.get(openers[-1]) == PERHAPS_MORE:
        words = ("a", *words)
    for end in range(len(words), 0, -1):
        if found := _read_before(words[:end], words[end:], is_count=is_count):
            return _read_rest(words[end:], found, often, is_count=is_count)
        if is_number_word(words[end - 1]):
            break
    return None


def _read_before(words: Words, rest: Words, *, is_count: bool) -> tuple[Ways, str | None] | None:
    """The number before a noun; "an hour of fighting" begins with one as well."""
    units, _ = _take_first_unit(rest, is_count=is_count)
    is_measured = bool(units) and units[0] not in COUNTED
    return _read_numbers(words, units if is_measured else (), is_count=is_count)


def _read_rest(
    words: Words, found: tuple[Ways, str | None], often: Units, *, is_count: bool
) -> Body:
    """What stands behind a number: hedges, words of change, the unit, the noun."""
    hedges: tuple[Said, ...] = ()
    moves: tuple[Move, ...] = ()
    units: Units = ()
    noun = words
    while noun:
        more, rest = take_first_hedge(noun)
        if more:
            hedges, noun = (*hedges, *more), rest
        elif noun[0] in FOLLOWERS:
            moves, noun = (*moves, FOLLOWERS[noun[0]]), noun[1:]
        elif noun[0] in _WHOLE and is_measuring_word("".join(noun[1:2])):
            noun = noun[1:]
        elif not units and (taken := _take_first_unit(noun, is_count=is_count))[0]:
            units, noun = taken
        else:
            break
    if often and units and units[0] in COUNTED:
        units, noun = (), words
    if units and often:
        raise WordingError(f"cannot read {quote(' '.join(words))} together with how often")
    noun = () if noun == ("of",) else noun
    check_noun(noun)
    if found[0] == [(Fraction(0),)]:
        check_none(noun)
    if units == ("percent",) and (move := read_noun_move(noun)):
        moves = (*moves, move)
    units = units or often or tuple(filter(None, (find_unit(noun),)))
    return Body(*found, units=units, noun=noun, hedges=hedges, moves=moves)


def _read_share(words: Words, openers: tuple[Words, ...]) -> Body | None:
    """What is no count: a share, a multiple, a frequency, a decade of age, "week-long"."""
    is_all = openers[-1:] == (("all",),) and words[0] == "of"
    share = Share((Fraction(100),), "percent", words) if is_all else read_share(words)
    if words == ("all",):
        share = Share((Fraction(100),), "percent")
    without_article = words[1:] if words[0] in ARTICLES else words
    if without_article[1:2] == ("long",) and is_measuring_word(without_article[0]):
        unit = _UNITS_OF_COUNTS[without_article[:1]][0]
        share = Share((Fraction(1),), unit, without_article[2:])
    # "The third" is one of several, and no share.
    if share is None or (openers[-1:] == (("the",),) and words[0] in ORDINALS):
        return None
    hedges, noun = take_first_hedge(share.rest)
    moves = () if share.move is None else (share.move,)
    if noun and noun[0] in FOLLOWERS:
        moves, noun = (*moves, FOLLOWERS[noun[0]]), noun[1:]
    noun = () if noun == ("of",) else noun
    check_noun(noun)
    # "Fell to half" is half of what it was; "fell by half" is half less.
    if share.unit == "percent" and openers and openers[-1] in OPENERS and openers[-1][-1] == "to":
        moves = (*moves, MULTIPLE)
    if share.is_half and openers:
        raise WordingError(
            f"cannot read {quote(' '.join(openers[-1]))} together with {quote(words[0])}"
        )
    said: tuple[Said, ...] = () if share.hedge is None else ((share.hedge, words[0]),)
    return Body([share.numbers], None, (share.unit,), noun, (*said, *hedges), moves)


def _find_unread(words: Words) -> list[str]:
    """The words before and after the longest readable run; all words if nothing is readable."""
    runs = [
        (is_number, start, end)
        for start in range(len(words))
        for end in range(start + 1, len(words) + 1)
        if (is_number := read_whole(words[start:end]) is not None)
        or _read_vague_word(words[start:end])
    ]
    if not runs:
        return [" ".join(words)]
    _, start, end = max(runs, key=lambda run: (run[0], run[2] - run[1]))
    return [" ".join(part) for part in (words[:start], words[end:]) if part]
