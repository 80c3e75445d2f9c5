"""Numbers that need no count: a third, one in three, most, doubled, every two hours, in their 20s.

Each reader takes what it knows from the beginning of a phrase and leaves the noun behind it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from analysis.ledger.moves import Move
from analysis.ledger.numerals import ARTICLES, ORDINALS, TENS, Words, read_number

PERIODS = ("hour", "day", "week", "month", "year")
"""What the units of a frequency are told against, as a word."""


@dataclass(frozen=True, slots=True)
class Share:
    """A number of a phrase that counts nothing.

    Attributes
    ----------
    numbers : one number, or the two ends of a range.
    unit : percent, per-day, years …
    rest : the words behind it.
    hedge : more-than for "most"; None for none.
    move : what it says of a change; None where it says nothing.
    is_half : whether a change to it goes down: "nearly halved" is more than half.
    """

    numbers: tuple[Fraction, ...]
    unit: str
    rest: Words = ()
    hedge: Literal["more-than"] | None = None
    move: Move | None = None
    is_half: bool = False


_DENOMINATORS: Mapping[str, Fraction] = {
    word: number
    for ordinal, cardinal in ORDINALS.items()
    if (number := read_number((cardinal,)) or Fraction(0)) > 2
    for word in (ordinal, f"{ordinal}s")
} | {"quarter": Fraction(4), "quarters": Fraction(4), "half": Fraction(2), "halves": Fraction(2)}

_MULTIPLES = {
    **dict.fromkeys(("doubled", "double", "doubling", "twofold"), 200),
    **dict.fromkeys(("tripled", "trebled", "triple", "tripling", "threefold"), 300),
    **dict.fromkeys(("quadrupled", "quadruple", "fourfold"), 400),
    **dict.fromkeys(("halved", "halving"), 50),
}
_TIMES = {"twice": Fraction(2), "thrice": Fraction(3), "half": Fraction(1, 2)}
_AMOUNTS = ("many", "much", "high", "large", "big", "long", "often")
MULTIPLE = Move("multiple", is_settled=True)

_MAJORITIES: tuple[Words, ...] = tuple(
    tuple(words.split())
    for words in (
        "a vast majority", "an overwhelming majority", "vast majority", "overwhelming majority",
        "a majority", "majority", "most",
    )
)  # fmt: skip
_ADVERBS = {f"{name}ly": name for name in PERIODS} | {"daily": "day", "annually": "year"}
_DECADES = {f"{word[:-1]}ies": number for word, number in TENS.items()}
_WHOSE = ("their", "his", "her")


def read_share(words: Words) -> Share | None:
    """The share, multiple, frequency or decade of age with which a phrase begins; None for none."""
    readers = (_read_multiple, _read_majority, _read_ratio, _read_fractions, _read_frequency)
    for read in (*readers, _read_decade):
        if words and (share := read(words)):
            return share
    return None


def _read_multiple(words: Words) -> Share | None:
    if words[0] in _MULTIPLES:
        percent = Fraction(_MULTIPLES[words[0]])
        return Share((percent,), "percent", words[1:], move=MULTIPLE, is_half=percent < 100)
    at = words.index("as") if "as" in words else 0
    if not at or words[at + 1 : at + 2] == () or words[at + 1] not in _AMOUNTS:
        return None
    times = _TIMES.get(words[0]) if at == 1 else None
    if times is None and words[at - 1] == "times":
        times = read_number(words[: at - 1])
    if times is None:
        return None
    return Share((100 * times,), "percent", words[at + 2 :], move=MULTIPLE)


def _read_majority(words: Words) -> Share | None:
    for phrase in _MAJORITIES:
        if words[: len(phrase)] == phrase:
            return Share((Fraction(50),), "percent", words[len(phrase) :], hedge="more-than")
    return None


def _read_ratio(words: Words) -> Share | None:
    """So many of so many: "one in three", "two out of five", "one in every four"."""
    for link in (("in", "every"), ("out", "of", "every"), ("out", "of"), ("of", "every"), ("in",)):
        for at in range(1, len(words) - len(link)):
            behind = at + len(link)
            if words[at:behind] != link:
                continue
            part = read_number(words[:at])
            for end in range(len(words), behind, -1):
                whole = read_number(words[behind:end])
                if part is not None and whole is not None and 0 < part <= whole and whole > 1:
                    return Share((100 * part / whole,), "percent", words[end:])
    return None


def _read_fractions(words: Words) -> Share | None:
    """A fraction, or a range of two."""
    opener = words[0] if words[0] in ("between", "from") else ""
    first = _read_fraction(words[1:] if opener else words)
    if first is None:
        return None
    number, rest = first
    links = {"between": ("and",), "from": ("to",), "": ("to", "or")}[opener]
    if rest and rest[0] in links and (last := _read_fraction(rest[1:])):
        return Share((number, last[0]), "percent", last[1])
    return None if opener else Share((number,), "percent", rest)


def _read_fraction(words: Words) -> tuple[Fraction, Words] | None:
    """A fraction in percent, and the words behind it: "a third", "two thirds", "half"."""
    if words[:1] == ("half",):
        # "Half the houses" are half of them; "half a" begins a number.
        is_of_all = words[1:2] != () and words[1] in ("the", "its", *_WHOSE)
        return Fraction(50), words[1 + is_of_all :]
    for at, word in enumerate(words):
        if word in _DENOMINATORS:
            is_one = at == 0 or (at == 1 and words[0] in ARTICLES)
            part = Fraction(1) if is_one else read_number(words[:at])
            if part is None or not 0 < part < _DENOMINATORS[word]:
                return None
            return 100 * part / _DENOMINATORS[word], words[at + 1 :]
    return None


def _read_frequency(words: Words) -> Share | None:
    """How often without a number of times: "daily", "every two hours", "every other week"."""
    if words[0] in _ADVERBS:
        return Share((Fraction(1),), f"per-{_ADVERBS[words[0]]}", words[1:])
    if words[0] not in ("every", "each"):
        return None
    for at, word in enumerate(words[1:], start=1):
        period = word.removesuffix("s")
        if period in PERIODS:
            is_every_other = " ".join(words[:at]) == "every other"
            every = (
                Fraction(1 + is_every_other)
                if at == 1 or is_every_other
                else read_number(words[1:at])
            )
            return Share((1 / every,), f"per-{period}", words[at + 1 :]) if every else None
    return None


def _read_decade(words: Words) -> Share | None:
    """An age of ten years' reach: "in their 20s", "in his thirties"."""
    if words[0] == "in" and words[1:2] and words[1] in _WHOSE:
        words = words[2:]
        if words[:1] and words[0] in _DECADES:
            return _make_decade(_DECADES[words[0]], words[1:])
        decade = read_number(words[:1])
        if words[1:2] == ("s",) and decade is not None and decade in TENS.values():
            return _make_decade(int(decade), words[2:])
    return None


def _make_decade(first: int, rest: Words) -> Share:
    return Share((Fraction(first), Fraction(first + 9)), "years", rest)
