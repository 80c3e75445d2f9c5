"""What a number phrase says: "more than 22" -> Quantity.

Two steps keep what was printed apart from what we make of it:

    wording  --read_phrase-->  Phrase     what the words say: hedge, numbers, vague word, unit
             --read_quantity-> Quantity   what that bounds, under a named convention

A phrase is [hedge] (number | range | vague word) [unit] [hedge], and each part is a table below.
Nothing is guessed: words that the tables do not cover are refused by name, because a toll read
wrongly is worse than one that a transcriber must ask about. An ambiguous phrase is refused as well:
"between one and three hundred" is 1 to 300 to one reader and 100 to 300 to another.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from typing import Literal

from analysis.errors import WordingError
from analysis.ledger.conventions import CONVENTIONS, LITERAL, find_convention, read_vague
from analysis.ledger.measures import UNITS

Hedge = Literal["exact", "more-than", "at-least", "at-most", "less-than", "about", "range", "vague"]
Number = int | float
Words = tuple[str, ...]

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
    unit : the unit that the wording names, as measures spell it ("days"); None without one.
    """

    hedge: Hedge
    numbers: tuple[Fraction, ...]
    vague: str | None
    unit: str | None


_BEFORE: Mapping[Hedge, Words] = {
    "more-than": (
        "more than", "well more than", "far more than", "just more than", "slightly more than",
        "over", "well over", "just over", "slightly over", "a little over",
        "upwards of", "upward of", "in excess of", "above", "greater than", ">",
    ),
    "at-least": (
        "at least", "at the very least", "at a minimum", "a minimum of",
        "no fewer than", "not fewer than", "no less than", "not less than", "≥",
    ),
    "at-most": (
        "up to", "at most", "at the most", "a maximum of", "as many as", "as much as",
        "no more than", "not more than", "within", "≤",
    ),
    "less-than": (
        "fewer than", "far fewer than", "less than", "under", "just under", "well under",
        "below", "just below", "nearly", "almost", "not quite", "nearing", "approaching", "<",
    ),
    # Unlike "nearly 200", "close to 200" may be 197 or 203, so it bounds nothing.
    "about": (
        "about", "around", "some", "roughly", "approximately", "approx", "an estimated",
        "estimated", "circa", "ca", "c", "close to", "in the region of", "~", "≈",
    ),
    "exact": ("exactly", "precisely", "only", "just", "all", "the", "a total of"),
}  # fmt: skip

_AFTER: Mapping[Hedge, Words] = {
    "at-least": ("or more", "or above", "and counting", "at least", "plus", "+"),
    "at-most": ("or fewer", "or less", "or under", "at most", "at the most"),
    "about": ("or so", "or thereabouts", "more or less", "approximately", "roughly"),
    "exact": ("exactly", "in all", "in total"),
}

_CARDINALS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip

# Largest first: a number is split at its largest scale word.
_SCALES = {
    "trillion": 10**12,
    "billion": 10**9,
    "crore": 10**7,
    "million": 10**6,
    "lakh": 10**5,
    "thousand": 1_000,
    "hundred": 100,
    "score": 20,
    "dozen": 12,
}
_SUFFIXES = {"k": " thousand", "m": " million", "mn": " million", "bn": " billion"}

_ARTICLES = ("a", "an")
_HALF: tuple[Words, ...] = (("half",), ("a", "half"), ("half", "a"), ("half", "an"))
_AND_A_HALF: Words = ("and", "a", "half")
_ZERO: tuple[Words, ...] = (("no",), ("none",), ("nobody",), ("no", "one"), ("nil",))

# The word that opens a range, and the words that may then stand between its ends.
_CONNECTORS = {"between": ("and", "to"), "from": ("to",), "": ("to", "or")}

_DIGITS = re.compile(
    r"""  [0-9]* \. [0-9]+ | [0-9]+
        | [0-9]{1,3} (?:,[0-9]{3})+ (?:\.[0-9]+)?
        | [0-9]{1,2} (?:,[0-9]{2})+ ,[0-9]{3}     # South Asian grouping: 1,50,000
    """,
    re.VERBOSE,
)

_NEGATIVE = re.compile(r"^(-|minus\b) ?[a-z0-9.]|(?<=[a-z] )(-|minus )(?=\.?[0-9])")

_NUMERALS = {*_CARDINALS, *_TENS, *_SCALES, "and", "half"}


def _index_phrases(table: Mapping[Hedge, Words]) -> dict[Words, Hedge]:
    """Each hedge phrase, split into words -> its hedge."""
    return {tuple(phrase.split()): hedge for hedge, phrases in table.items() for phrase in phrases}


_HEDGE_BEFORE = _index_phrases(_BEFORE)
_HEDGE_AFTER = _index_phrases(_AFTER)
_LONGEST_HEDGE = max(map(len, (*_HEDGE_BEFORE, *_HEDGE_AFTER)))
_UNIT_OF = {word: name for name, unit in UNITS.items() for word in unit.words}


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
        return _bound(phrase.hedge, numbers, step=1 if is_count else 0)


def read_phrase(wording: str, *, is_count: bool = True) -> Phrase:
    """What a number phrase says, before any convention.

    Raises
    ------
    WordingError : the phrase cannot be read, or is ambiguous; names the words or the ways.
    """
    phrase, *others = list_phrases(wording, is_count=is_count)
    if others:
        ways = [quote(" to ".join(map(_show, each.numbers))) for each in (phrase, *others)]
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
        if not is_count:
            _refuse_metres(wording)
        words = _split_words(wording)
        before, words = _take_before(words)
        after, unit, words = _take_after(words)
        ways, vague = _read_body(words, has_unit=unit is not None, is_count=is_count)
        hedges = (*before, *after)
        if len(ways) == 1:
            return (Phrase(_settle_hedge(hedges, ways[0], vague), ways[0], vague, unit),)
        hedge, _ = _join_hedges(hedges)
        hedge = "range" if hedge == "exact" else hedge
        return tuple(Phrase(hedge, numbers, None, unit) for numbers in ways)


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
        for is_number, run in groupby(normalise(wording).split(), key=_is_numeral)
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


def normalise(wording: str) -> str:
    """Lower case; plain hyphens, quotes, spaces and letter forms; the words unchanged.

    Superscripts and circled digits keep their form, so they are refused later: a plain footnote
    mark would turn "22¹" into 221.
    """
    text = "".join(
        char if unicodedata.category(char) == "No" else unicodedata.normalize("NFKC", char)
        for char in wording.translate(_SPELLINGS)
    )
    return " ".join(text.casefold().translate(_SPELLINGS).split()).strip("\"' ")


_SPELLINGS = str.maketrans(
    {"½": ".5", "¼": ".25", "¾": ".75"}
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | dict.fromkeys("\u2018\u2019\u201a\u201b", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"')
)


def _is_numeral(piece: str) -> bool:
    """Whether a printed piece ("twenty-two", "1,500", "and") is part of a number."""
    return all(part.strip(",") in _NUMERALS or _DIGITS.fullmatch(part) for part in piece.split("-"))


def quote(words: str) -> str:
    """Words in quotes for an error message."""
    return f"'{_cut(words)}'"


def _cut(text: str, limit: int = 60) -> str:
    """The text on one line, no longer than an error message can bear."""
    line = " ".join(text[: 4 * limit].split())
    return line if len(line) <= limit else f"{line[: limit - 1]}…"


# A hyphen between these makes a range ("two-three hundred"), not a number like "twenty-two".
_ONES = "|".join(word for word, number in _CARDINALS.items() if 0 < number < 10)
_BELOW_TWENTY = "|".join(_CARDINALS)
_BELOW_HUNDRED = "|".join((*_CARDINALS, *_TENS))

# The order matters: each step may rely on those before it.
_SPLITS = (
    (
        re.compile(
            rf"(?<![a-z0-9]-)\b({_BELOW_TWENTY})-(?=(?:{_ONES})\b(?!-(?:{_BELOW_HUNDRED})\b))"
        ),
        r"\1 to ",
    ),
    (re.compile(r"[.,;:!?]+$"), ""),
    (re.compile(r"(?<=[a-z])[.,]"), " "),
    (re.compile(r"(?<=[0-9])(k|m|mn|bn)\b"), lambda found: _SUFFIXES[found[1]]),
    (re.compile(r"(?<=[a-z0-9]) ?- ?(?=\.?[0-9])"), " to "),
    (re.compile(r"(?<=[a-z0-9])-(?=[a-z])"), " "),
    (re.compile(r"(?<=[0-9])(?=[a-z%+])|(?<=[~≈<>≤≥])"), " "),
    (re.compile(r"\bper cent\b"), "percent"),
    (
        re.compile(r"(?<![0-9.,])[0-9]{1,3}(?: [0-9]{3})+\b"),
        lambda found: found[0].replace(" ", ""),
    ),
)


def _split_words(wording: str) -> Words:
    """The words of a phrase: hyphens opened, suffixes written out, digit groups joined."""
    text = normalise(wording)
    if _NEGATIVE.search(text):
        raise WordingError("a quantity cannot be negative")
    for pattern, replacement in _SPLITS:
        text = pattern.sub(replacement, text)
    if not text.strip():
        raise WordingError("there is nothing to read in it")
    return tuple(text.split())


def _take_before(words: Words) -> tuple[tuple[Words, ...], Words]:
    """The hedge phrases at the beginning, longest match first, and the words after them."""
    for length in range(min(_LONGEST_HEDGE, len(words) - 1), 0, -1):
        if words[:length] in _HEDGE_BEFORE:
            more, rest = _take_before(words[length:])
            return (words[:length], *more), rest
    return (), words


def _take_after(words: Words) -> tuple[tuple[Words, ...], str | None, Words]:
    """The hedge phrases and the unit at the end, in either order, and the words before them."""
    hedges, words = _take_last_hedge(words)
    unit = _UNIT_OF.get(words[-1]) if len(words) > 1 else None
    if unit:
        more, words = _take_last_hedge(words[:-1])
        hedges = (*more, *hedges)
    return hedges, unit, words


def _take_last_hedge(words: Words) -> tuple[tuple[Words, ...], Words]:
    """The longest hedge phrase at the end, and the words before it."""
    for length in range(min(_LONGEST_HEDGE, len(words) - 1), 0, -1):
        if words[-length:] in _HEDGE_AFTER:
            return (words[-length:],), words[:-length]
    return (), words


def _settle_hedge(
    phrases: tuple[Words, ...], numbers: tuple[Fraction, ...], vague: str | None
) -> Hedge:
    """The hedge of the whole phrase; a range or a vague word is one itself and takes no other."""
    hedge, said = _join_hedges(phrases)
    if vague and hedge in ("exact", "at-least"):
        return "vague"
    if len(numbers) == 2 and hedge == "exact":
        return "range"
    if len(numbers) == 1:
        return hedge
    raise WordingError(
        f"cannot read '{said}' together with " + (f"'{vague}'" if vague else "a range")
    )


def _join_hedges(phrases: tuple[Words, ...]) -> tuple[Hedge, str]:
    """The one hedge that all hedge phrases mean, and its words.

    "Just about" means about; "at least some" means two things and is refused.
    """
    said = {
        _HEDGE_BEFORE.get(phrase) or _HEDGE_AFTER[phrase]: " ".join(phrase) for phrase in phrases
    }
    said.pop("exact", None)
    if len(said) > 1:
        raise WordingError("cannot read " + " together with ".join(map(quote, said.values())))
    return next(iter(said.items()), ("exact", ""))


def _read_body(
    words: Words, *, has_unit: bool, is_count: bool
) -> tuple[list[tuple[Fraction, ...]], str | None]:
    """Every way to read the numbers of a phrase without hedges and unit, or its vague word."""
    number = _read_measured(words) if has_unit else _read_whole(words)
    ways: list[tuple[Fraction, ...]] = [] if number is None else [(number,)]
    ways = ways or _read_range(words, is_count=is_count)
    if not ways:
        if vague := _read_vague_word(words):
            return [()], vague
        raise WordingError("cannot read " + " and ".join(map(quote, _find_unread(words))))
    for numbers in ways:
        for each in numbers:
            if each > MAX_NUMBER:
                raise WordingError(f"{_show(each)} is too large; {MAX_NUMBER:,} at most")
        if numbers[0] > numbers[-1]:
            raise WordingError(
                f"the range from {_show(numbers[0])} to {_show(numbers[-1])} runs backwards"
            )
    return ways, None


def _read_whole(words: Words) -> Fraction | None:
    """A number, or one of the words for none."""
    return Fraction(0) if words in _ZERO else _read_number(words)


def _read_measured(words: Words) -> Fraction | None:
    """The number before a unit: "a" may mean one, or precede the number ("a three-day siege")."""
    for number in (_read_whole(words), _read_coefficient(words)):
        if number is not None:
            return number
    return _read_number(words[1:]) if words[0] in _ARTICLES else None


def _read_coefficient(words: Words) -> Fraction | None:
    """How many of the scale or unit that follows: "a" (hundred), "half a" (million), a number."""
    if len(words) == 1 and words[0] in _ARTICLES:
        return Fraction(1)
    if words in _HALF:
        return Fraction(1, 2)
    return _read_number(words)


def _read_number(words: Words) -> Fraction | None:
    """A number in digits, words or both; None if the words are not exactly one number.

    The largest scale word splits a number into a multiple of that scale and a remainder below it.
    """
    for scale, size in _SCALES.items():
        if scale in words:
            at = words.index(scale)
            head = _read_coefficient(words[:at])
            tail = _read_tail(words[at + 1 :], size)
            if head is None or tail is None or not _fits(head, size, tail):
                return None
            return head * size + tail
    return _read_small(words)


def _fits(head: Fraction, size: int, tail: Fraction) -> bool:
    """Whether people say head × size + tail so: not "0 hundred", not "1.5 million 3"."""
    is_head_fit = 0 < head < (1_000 if size >= 1_000 else 100)
    return is_head_fit and (tail == 0 or head.denominator == 1)


def _read_tail(words: Words, size: int) -> Fraction | None:
    """The remainder after a scale word: "and five", or "and a half" of the scale."""
    if not words:
        return Fraction(0)
    if words == _AND_A_HALF:
        # "A million and a half" means half a million more; "a hundred and a half" may be 100.5.
        return None if size == 100 else Fraction(size, 2)
    number = _read_number(words[1:] if words[0] == "and" else words)
    is_fit = number is not None and number.denominator == 1 and 0 < number < size
    return number if is_fit else None


def _read_small(words: Words) -> Fraction | None:
    """A number without a scale word: digits, "twenty two", "two and a half"."""
    if words[-3:] == _AND_A_HALF:
        number = _read_small(words[:-3])
        return number + Fraction(1, 2) if number and number.denominator == 1 else None
    if len(words) == 2:
        tens, ones = _TENS.get(words[0], 0), _CARDINALS.get(words[1], 0)
        return Fraction(tens + ones) if tens and 0 < ones < 10 else None
    if len(words) != 1:
        return None
    if _DIGITS.fullmatch(words[0]):
        return Fraction(words[0].replace(",", ""))
    value = _CARDINALS.get(words[0], _TENS.get(words[0]))
    return None if value is None else Fraction(value)


def _read_range(words: Words, *, is_count: bool) -> list[tuple[Fraction, ...]]:
    """The ends of "between 22 and 25", "22 to 25", "two or three", in every way to read them.

    Empty if it is no range. Ways that run backwards, or that count fractions of things, are left
    out if there are others: in "1.5 to 2 million" people, the first end is not one and a half.
    """
    opener = words[0] if words and words[0] in _CONNECTORS else ""
    body = words[1:] if opener else words
    # "And" also occurs inside numbers, so try every split.
    ways: set[tuple[Fraction, ...]] = {
        ends
        for at, word in enumerate(body)
        if word in _CONNECTORS[opener]
        for ends in _list_ends(body[:at], body[at + 1 :])
    }
    if is_count:
        ways = {ends for ends in ways if all(end.denominator == 1 for end in ends)} or ways
    ways = {ends for ends in ways if ends[0] <= ends[-1]} or ways
    return sorted(ways)


def _list_ends(low: Words, high: Words) -> Iterator[tuple[Fraction, Fraction]]:
    """Both ends of a range, with each scale that the first end may share with the last.

    In "two to three hundred thousand" that is none, thousand, or hundred thousand. The first end
    shares a scale only if the result is a number below the last end's share of that scale. So "20
    to two hundred", "1,200 to 3 million" and "one to one hundred and five" have one reading each:
    20 hundred, for example, is beyond two hundred.
    """
    first, last = _read_number(low), _read_number(high)
    if first is None or last is None:
        return
    yield first, last
    largest = next((scale for scale in _SCALES if scale in high), None)
    if largest is None:
        return
    at = high.index(largest)
    said = _read_number(high[: at + 1])
    heads = [(), *((word,) for word in high[:at] if word in _SCALES)]
    for head in heads:
        shared = _read_number((*low, *head, largest))
        if shared is not None and said is not None and shared < said:
            yield shared, last


def _read_vague_word(words: Words) -> str | None:
    """The vague word, with or without a final "of"; None if the words are none."""
    phrase = " ".join(words).removesuffix(" of")
    return phrase if phrase in CONVENTIONS[LITERAL].vague else None


def _settle_number(number: Fraction, is_count: bool) -> Number:
    """A plain number; a count must be whole."""
    if number.denominator == 1:
        return int(number)
    if is_count:
        raise WordingError(f"{_show(number)} is not whole, and the figure counts whole things")
    return float(number)


def _bound(hedge: Hedge, numbers: list[Number], step: int) -> Quantity:
    """The bounds of a hedged number or a range; strict bounds move by `step`."""
    number, last = numbers[0], numbers[-1]
    if hedge == "less-than" and number == 0:
        raise WordingError("nothing is fewer than zero")
    bounds: dict[Hedge, tuple[Number | None, Number | None, Number | None]] = {
        "exact": (number, number, number),
        "more-than": (number, number + step, None),
        "at-least": (number, number, None),
        "at-most": (number, 0, number),
        "less-than": (number, 0, number - step),
        "about": (number, None, None),
        "range": (None, number, last),
    }
    return Quantity(*bounds[hedge], hedge=hedge)


def _refuse_metres(wording: str) -> None:
    """Refuse "100m" as a measurement: the letter may mean metres or millions."""
    if re.search(r"[0-9]m\b", normalise(wording)):
        raise WordingError("cannot read 'm': metres or million")


def _find_unread(words: Words) -> list[str]:
    """The words before and after the longest readable run; all words if nothing is readable."""
    runs = [
        (is_number, start, end)
        for start in range(len(words))
        for end in range(start + 1, len(words) + 1)
        if (is_number := _read_whole(words[start:end]) is not None)
        or _read_vague_word(words[start:end])
    ]
    if not runs:
        return [" ".join(words)]
    _, start, end = max(runs, key=lambda run: (run[0], run[2] - run[1]))
    return [" ".join(part) for part in (words[:start], words[end:]) if part]


def _show(number: Fraction) -> str:
    """The number as a reader would write it."""
    return f"{int(number):,}" if number.denominator == 1 else f"{float(number):,g}"
