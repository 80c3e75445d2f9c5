"""What a number phrase says: "more than 22 soldiers" -> Quantity.

Two steps keep what was printed apart from what we make of it:

    wording  --read_phrase-->  Phrase     what the words say: hedge, numbers, vague word, unit, noun
             --read_quantity-> Quantity   what that bounds, under a named convention

A phrase is [opener] [hedge] (number | range | vague word | share) [hedge] [unit] [noun] [hedge],
and each part has its tables: `hedges`, `numerals`, `moves` ("rose to"), `shares`, vague words in
`conventions`, units in `measures`; `nouns` has the words that no noun may hold. Nothing is guessed:
words that the tables do not cover are refused by name, because a toll read wrongly is worse than
one that a transcriber must ask about. An ambiguous phrase is refused as well: "between one and
three hundred" is 1 to 300 to one reader and 100 to 300 to another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from analysis.errors import WordingError
from analysis.ledger.conventions import LITERAL, find_convention, read_vague
from analysis.ledger.currencies import take_symbols
from analysis.ledger.hedges import Hedge, join_hedges, list_hedges, settle_hedge, take_openers
from analysis.ledger.moves import OPENERS, Change, Move, join_moves
from analysis.ledger.numerals import Words, is_numeral, show_number, split_words
from analysis.ledger.phrases import Body, Ways, read_body
from analysis.ledger.spans import take_span_words
from analysis.ledger.spelling import normalise, quote

Number = int | float

MAX_WORDS = 6
MAX_CHARACTERS = 200
MAX_NUMBER = 10**12


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure's inclusive bounds; None where the wording gives none.

    `nominal` is the number as printed. After a strict hedge it lies just outside the bounds of a
    count: "more than 22" dead is at least 23.
    """

    nominal: Number | None
    low: Number | None
    high: Number | None
    hedge: Hedge


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a wording says, before any convention.

    Attributes
    ----------
    hedge : how firm the number is.
    numbers : one number, the two ends of a range, or none for a vague word.
    vague : a word that a convention bounds ("dozens"); None without one.
    units : the unit that the wording names, as measures spell it ("days"); several where a word is
        that of several currencies ("rupees"); empty without one.
    noun : the counted noun behind the number, in lower case; None without one.
    change : the change of which the words tell ("22 more"); None where they tell of none.
    is_settled : whether the words leave no doubt whether the number is a total or a change: "rose
        to 31" is a total, "another 51" may be either.
    is_nth : whether it counts up to the last of several ("the third attack").
    """

    hedge: Hedge
    numbers: tuple[Fraction, ...]
    vague: str | None = None
    units: tuple[str, ...] = ()
    noun: str | None = None
    change: Change | None = None
    is_settled: bool = False
    is_nth: bool = False

    @property
    def unit(self) -> str | None:
        """The one unit that the wording names; None without one, or with several."""
        return self.units[0] if len(self.units) == 1 else None


def read_quantity(wording: str, convention: str = LITERAL, *, is_count: bool = True) -> Quantity:
    """The bounds that a number phrase gives, under a named convention.

    Parameters
    ----------
    wording : the phrase as printed, six words at most.
    convention : a name from `conventions.CONVENTIONS`.
    is_count : true if the figure counts whole things: a strict bound moves by one, and a fraction
        is refused. False if it measures (km, days): a strict bound stays where it is.

    Raises
    ------
    WordingError : the phrase cannot be read, or is ambiguous; names the words or the ways.
    ParameterError : the convention is unknown.
    """
    chosen = find_convention(convention)
    phrase = read_phrase(wording, is_count=is_count)
    with naming(wording):
        if phrase.vague:
            return Quantity(*read_vague(phrase.vague, chosen), hedge="vague")
        numbers = [_settle_number(number, is_count) for number in phrase.numbers]
        if chosen.is_at_least_exact and phrase.hedge == "at-least":
            return Quantity(numbers[0], numbers[0], numbers[0], phrase.hedge)
        return bound(phrase.hedge, numbers, step=1 if is_count else 0)


def read_phrase(wording: str, *, is_count: bool = True) -> Phrase:
    """What a number phrase says, before any convention.

    Raises
    ------
    WordingError : the phrase cannot be read, or is ambiguous; names the words or the ways.
    """
    phrase, *others = list_phrases(wording, is_count=is_count)
    if others:
        ways = [quote(" to ".join(map(show_number, each.numbers))) for each in (phrase, *others)]
        advice = (
            "choose one with 'readings'"
            if phrase.hedge == "range"
            else "choose one with 'readings', as one number with its hedge"
        )
        with naming(wording):
            raise WordingError(f"it can be read as {' or as '.join(ways)}; {advice}")
    return phrase


def list_phrases(wording: str, *, is_count: bool = True) -> tuple[Phrase, ...]:
    """Every way to read a number phrase, the one with the least number first.

    There is one, except for a range whose scale word may belong to both ends. Then each way is a
    range, even beside a hedge that no range takes.

    Raises
    ------
    WordingError : the phrase cannot be read; names the words.
    """
    with naming(wording):
        check_length(wording)
        text = normalise(wording)
        money: tuple[str, ...] = ()
        if not is_count:
            money, text = take_symbols(take_span_words(text))
            _refuse_metres(text, money)
        openers, words = take_openers(split_words(text))
        _refuse_start(openers, words)
        body = read_body(words, openers, is_count=is_count)
        _check_ways(body.ways)
        units = _join_units(money, body.units, openers)
        move = _join_moves(openers, body)
        hedges = (*list_hedges(openers), *body.hedges)
        said = (
            units, " ".join(body.noun) or None, move.change, move.is_settled, body.is_nth,
        )  # fmt: skip
        if len(body.ways) == 1:
            hedge = settle_hedge(hedges, len(body.ways[0]), body.vague)
            return (Phrase(hedge, body.ways[0], body.vague, *said),)
        hedge, _ = join_hedges(hedges)
        hedge = "range" if hedge == "exact" else hedge
        return tuple(Phrase(hedge, numbers, None, *said) for numbers in body.ways)


def _refuse_start(openers: tuple[Words, ...], words: Words) -> None:
    """Refuse "rose from 20 to 31": the two numbers are no range of one change."""
    if words[0] == "from":
        for opener in openers:
            if opener in OPENERS and OPENERS[opener].change:
                raise WordingError(f"cannot read {quote(' '.join(opener))} together with 'from'")


def _check_ways(ways: Ways) -> None:
    """Refuse numbers beyond all counts, and ranges that run backwards."""
    for numbers in ways:
        for each in numbers:
            if each > MAX_NUMBER:
                raise WordingError(f"{show_number(each)} is too large; {MAX_NUMBER:,} at most")
        if numbers and numbers[0] > numbers[-1]:
            raise WordingError(
                f"the range from {show_number(numbers[0])} to {show_number(numbers[-1])} runs "
                "backwards"
            )


def _join_units(
    money: tuple[str, ...], units: tuple[str, ...], openers: tuple[Words, ...]
) -> tuple[str, ...]:
    """The units that a symbol, the word behind the number and the opener all allow.

    Raises
    ------
    WordingError : they name different units.
    """
    aged = tuple(OPENERS[each].unit or "" for each in openers if each in OPENERS)
    said = [each for each in (money, units, tuple(filter(None, aged))) if each]
    if not said:
        return ()
    common = tuple(unit for unit in said[0] if all(unit in each for each in said))
    if not common:
        raise WordingError("it names two units: " + " and ".join(each[0] for each in said))
    return common


def _join_moves(openers: tuple[Words, ...], body: Body) -> Move:
    """What the words before and behind the number say of a change."""
    before = [OPENERS[each] for each in openers if each in OPENERS]
    return join_moves([*before, *body.moves])


def is_way_to_read(reading: Phrase, way: Phrase) -> bool:
    """Whether a reading spells out one way to read an ambiguous wording.

    A hedge takes one number. So "more than 100" is a reading of "more than one or two hundred": the
    same hedge with one end of the range.
    """
    is_end = reading.hedge != "range" and len(reading.numbers) == 1
    is_same = reading.numbers[0] in way.numbers if is_end else reading.numbers == way.numbers
    return reading.hedge == way.hedge and is_same


def check_length(wording: str) -> None:
    """Refuse anything but a short phrase.

    A number written out is one word here. The limit keeps an article's sentences out of the ledger,
    and "nine hundred and ninety-nine thousand and one" is not a sentence.

    Raises
    ------
    WordingError : the wording is empty, or longer than six words.
    """
    if len(wording) > MAX_CHARACTERS:
        raise WordingError(
            f"{len(wording):,} characters; {MAX_WORDS} words and {MAX_CHARACTERS} characters "
            "at most"
        )
    found = sum(
        1 if is_number else len(tuple(run))
        for is_number, run in groupby(normalise(wording).split(), key=is_numeral)
    )
    if found == 0:
        raise WordingError("it is empty; a wording has one to six words")
    if found > MAX_WORDS:
        raise WordingError(f"{found} words; six words at most")


@contextmanager
def naming(wording: str) -> Iterator[None]:
    """Put the wording before the message of any WordingError raised inside."""
    try:
        yield
    except WordingError as error:
        raise WordingError(f"wording {quote(wording)}: {error}") from None


def _settle_number(number: Fraction, is_count: bool) -> Number:
    """A plain number; a count must be whole."""
    if number.denominator == 1:
        return int(number)
    if is_count:
        raise WordingError(
            f"{show_number(number)} is not whole, and the figure counts whole things"
        )
    return float(number)


def bound(hedge: Hedge, numbers: Sequence[Number], step: int) -> Quantity:
    """The bounds of a hedged number or a range; strict bounds move by `step`.

    Parameters
    ----------
    hedge : of the phrase; a vague word has its bounds from a convention.
    numbers : one number, or the two ends of a range.
    step : 1 where whole things are counted, 0 where something is measured.

    Raises
    ------
    WordingError : fewer than zero.
    """
    number, last = numbers[0], numbers[-1]
    if hedge == "less-than" and number == 0:
        raise WordingError("nothing is fewer than zero")
    if hedge == "exact":
        return Quantity(number, number, number, hedge)
    bounds: dict[Hedge, tuple[Number | None, Number | None, Number | None]] = {
        "more-than": (number, number + step, None),
        "at-least": (number, number, None),
        "at-most": (number, 0, number),
        "less-than": (number, 0, number - step),
        "about": (number if len(numbers) == 1 else None, None, None),
        "range": (None, number, last),
    }
    return Quantity(*bounds[hedge], hedge=hedge)


def _refuse_metres(text: str, money: tuple[str, ...]) -> None:
    """Refuse "100m" as a measurement: metres or millions, unless it is money."""
    if not money and re.search(r"[0-9]m\b", text):
        raise WordingError("cannot read 'm': metres or million")
