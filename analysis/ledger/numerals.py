"""A number in digits, words or both, and the ranges of two: words -> Fraction.

What is read here are the numbers themselves; hedges, units and nouns are `wording`'s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from analysis.errors import WordingError

Words = tuple[str, ...]

CARDINALS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip

# Largest first: a number is split at its largest scale word.
SCALES = {
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
SUFFIXES = {"k": " thousand", "m": " million", "mn": " million", "bn": " billion"}

ARTICLES = ("a", "an")
_HALF: tuple[Words, ...] = (("half",), ("a", "half"), ("half", "a"), ("half", "an"))
_AND_A_HALF: Words = ("and", "a", "half")
_ZERO: tuple[Words, ...] = (("no",), ("none",), ("nobody",), ("no", "one"), ("nil",))

# The word that opens a range, and the words that may then stand between its ends.
CONNECTORS = {"between": ("and", "to"), "from": ("to",), "": ("to", "or")}

DIGITS = re.compile(
    r"""  [0-9]* \. [0-9]+ | [0-9]+
        | [0-9]{1,3} (?:,[0-9]{3})+ (?:\.[0-9]+)?
        | [0-9]{1,2} (?:,[0-9]{2})+ ,[0-9]{3}     # South Asian grouping: 1,50,000
    """,
    re.VERBOSE,
)

NUMERALS = {*CARDINALS, *TENS, *SCALES, "and", "half"}


def is_numeral(piece: str) -> bool:
    """Whether a printed piece ("twenty-two", "1,500", "and") is part of a number."""
    return all(part.strip(",") in NUMERALS or DIGITS.fullmatch(part) for part in piece.split("-"))


def read_whole(words: Words) -> Fraction | None:
    """A number, or one of the words for none."""
    return Fraction(0) if words in _ZERO else read_number(words)


def read_coefficient(words: Words) -> Fraction | None:
    """How many of the scale or unit that follows: "a" (hundred), "half a" (million), a number."""
    if len(words) == 1 and words[0] in ARTICLES:
        return Fraction(1)
    if words in _HALF:
        return Fraction(1, 2)
    return read_number(words)


def read_number(words: Words) -> Fraction | None:
    """A number in digits, words or both; None if the words are not exactly one number.

    The largest scale word splits a number into a multiple of that scale and a remainder below it.
    """
    for scale, size in SCALES.items():
        if scale in words:
            at = words.index(scale)
            head = read_coefficient(words[:at])
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
    number = read_number(words[1:] if words[0] == "and" else words)
    is_fit = number is not None and number.denominator == 1 and 0 < number < size
    return number if is_fit else None


def _read_small(words: Words) -> Fraction | None:
    """A number without a scale word: digits, "twenty two", "two and a half"."""
    if words[-3:] == _AND_A_HALF:
        number = _read_small(words[:-3])
        return number + Fraction(1, 2) if number and number.denominator == 1 else None
    if len(words) == 2:
        tens, ones = TENS.get(words[0], 0), CARDINALS.get(words[1], 0)
        return Fraction(tens + ones) if tens and 0 < ones < 10 else None
    if len(words) != 1:
        return None
    if DIGITS.fullmatch(words[0]):
        return Fraction(words[0].replace(",", ""))
    value = CARDINALS.get(words[0], TENS.get(words[0]))
    return None if value is None else Fraction(value)


def read_range(words: Words, *, is_count: bool) -> list[tuple[Fraction, ...]]:
    """The ends of "between 22 and 25", "22 to 25", "two or three", in every way to read them.

    Empty if it is no range. Ways that run backwards, or that count fractions of things, are left
    out if there are others: in "1.5 to 2 million" people, the first end is not one and a half.
    """
    opener = words[0] if words and words[0] in CONNECTORS else ""
    body = words[1:] if opener else words
    # "And" also occurs inside numbers, so try every split.
    ways: set[tuple[Fraction, ...]] = {
        ends
        for at, word in enumerate(body)
        if word in CONNECTORS[opener]
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
    first, last = read_number(low), read_number(high)
    if first is None or last is None:
        return
    yield first, last
    largest = next((scale for scale in SCALES if scale in high), None)
    if largest is None:
        return
    at = high.index(largest)
    said = read_number(high[: at + 1])
    heads = [(), *((word,) for word in high[:at] if word in SCALES)]
    for head in heads:
        shared = read_number((*low, *head, largest))
        if shared is not None and said is not None and shared < said:
            yield shared, last


def show_number(number: Fraction) -> str:
    """The number as a reader would write it."""
    return f"{int(number):,}" if number.denominator == 1 else f"{float(number):,g}"


_NEGATIVE = re.compile(r"^(-|minus\b) ?[a-z0-9.]|(?<=[a-z] )(-|minus )(?=\.?[0-9])")


# A hyphen between these makes a range ("two-three hundred"), not a number like "twenty-two".
_ONES = "|".join(word for word, number in CARDINALS.items() if 0 < number < 10)
_BELOW_TWENTY = "|".join(CARDINALS)
_BELOW_HUNDRED = "|".join((*CARDINALS, *TENS))

# The order matters: each step may rely on those before it.
_SPLITS = (
    (
        re.compile(
            rf"(?<![a-z0-9]-)\b({_BELOW_TWENTY})-(?=(?:{_ONES})\b(?!-(?:{_BELOW_HUNDRED})\b))"
        ),
        r"\1 to ",
    ),
    (re.compile(r"[.,;:!?]+$"), ""),
    # What a comma adds is a count of its own: "22 soldiers, a policeman".
    (re.compile(r"(?<=[^\W\d_]),(?= (?:an?|the|another|his|her|its|their)\b)"), " and"),
    (re.compile(r"(?<=[^\W\d_])[.,]|(?<=[0-9])[,;:](?= [a-z])"), " "),
    (re.compile(r"[\"'](?=[^\W\d_])(?<![\w'\"]['\"])|(?<=[^\W\d_])[\"'](?!\w)"), ""),
    (re.compile(r"(?<=[0-9])(k|m|mn|bn)\b"), lambda found: SUFFIXES[found[1]]),
    (re.compile(r"(?<=[a-z0-9]) ?- ?(?=\.?[0-9])"), " to "),
    (re.compile(r"(?<=[a-z0-9])-(?=[a-z])"), " "),
    (re.compile(r"(?<=[0-9])(?=[a-z%+])|(?<=[~≈<>≤≥])"), " "),
    (re.compile(r"\bper cent\b"), "percent"),
    (
        re.compile(r"(?<![0-9.,])[0-9]{1,3}(?: [0-9]{3})+\b"),
        lambda found: found[0].replace(" ", ""),
    ),
)


def split_words(text: str) -> Words:
    """The words of a phrase: hyphens opened, suffixes written out, digit groups joined.

    Parameters
    ----------
    text : the phrase, normalised.

    Raises
    ------
    WordingError : it has a minus before a number, or no words.
    """
    if _NEGATIVE.search(text):
        raise WordingError("a quantity cannot be negative")
    for pattern, replacement in _SPLITS:
        text = pattern.sub(replacement, text)
    if not text.strip():
        raise WordingError("there is nothing to read in it")
    return tuple(text.split())


_IRREGULAR = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip


def _list_ordinals() -> dict[str, str]:
    """Ordinal word -> the cardinal or scale word of its number."""
    names = [*CARDINALS, *TENS, *SCALES]
    forms = {name: _IRREGULAR.get(name, f"{name}th") for name in names}
    forms |= {name: f"{name[:-1]}ieth" for name in TENS}
    return {form: name for name, form in forms.items()}


ORDINALS = _list_ordinals()
ORDINAL_ENDINGS = ("st", "nd", "rd", "th")


def read_ordinal(words: Words) -> Fraction | None:
    """The number of "third", "twenty first" or "21st", whose ending is a word of its own here."""
    if len(words) == 2 and words[1] in ORDINAL_ENDINGS:
        number = read_number(words[:1])
        if number is None or number.denominator != 1:
            return None
        is_teen = 11 <= number % 100 <= 13
        ending = "th" if is_teen else {1: "st", 2: "nd", 3: "rd"}.get(int(number % 10), "th")
        return number if words[1] == ending else None
    if not words or words[-1] not in ORDINALS:
        return None
    return read_number((*words[:-1], ORDINALS[words[-1]]))


def list_numbers(words: Words) -> set[Fraction]:
    """All numbers that stand in a phrase, each as long as it can be read."""
    found: set[Fraction] = set()
    start = 0
    while start < len(words):
        for end in range(len(words), start, -1):
            number = read_number(words[start:end])
            if number is not None:
                found.add(number)
                start = end
                break
        else:
            start += 1
    return found
