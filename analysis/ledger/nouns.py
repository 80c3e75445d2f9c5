"""The counted noun behind a number: "37 militants", "seven of its own fighters".

Any words may be the noun, except those that would change the number: another number, a hedge, a
word of ranges, a negation. What the grammar would read past without seeing, it refuses by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from analysis.errors import WordingError
from analysis.ledger.conventions import CONVENTIONS, LITERAL
from analysis.ledger.moves import COLLECTIVES
from analysis.ledger.numerals import (
    ARTICLES,
    CARDINALS,
    ORDINAL_ENDINGS,
    ORDINALS,
    SCALES,
    TENS,
    Words,
)
from analysis.ledger.spelling import find_foreign_letter, quote

# Words of vague phrases that mean no number by themselves.
_HARMLESS = {"a", "an", "of", "large", "small", "unknown", "unspecified", "undisclosed"}
_VAGUE = {word for phrase in CONVENTIONS[LITERAL].vague for word in phrase.split()} - _HARMLESS
_FRACTIONS = ("half", "halves", "quarter", "quarters")

# "The first responders" are no number, and so is "first" behind one.
_NUMBERS = {
    *CARDINALS, *TENS, *SCALES, *(f"{scale}s" for scale in SCALES), *_VAGUE, *_FRACTIONS,
    *ORDINALS, *(f"{ordinal}s" for ordinal in ORDINALS), "once", "twice", "thrice", "double",
    "triple", "plenty", "lot", "lots", "loads", "majority", "minority", "lac", "lacs", "cr", "mln",
    "mio", "mill", "bln", "tn", "trn", "thou", "myriad",
} - {"first", "firsts"}  # fmt: skip
_HEDGES = {
    "more", "less", "fewer", "least", "most", "than", "about", "around", "roughly", "approx",
    "approximately", "estimated", "nearly", "almost", "over", "under", "above", "below", "only",
    "just", "exactly", "precisely", "plus", "so", "thereabouts", "circa", "close", "within",
    "maximum", "minimum", "excess", "counting", "upwards", "upward", "nearing", "approaching",
    "barely", "hardly", "up", "all", "possibly", "perhaps", "maybe", "may", "might", "could", "if",
    "whether", "unless", "something", "down", "much", "ca", "odd", "ish",
}  # fmt: skip
_RANGES = {"to", "between", "versus", "vs", "through"}
_NEGATIONS = {
    "no", "not", "none", "never", "nobody", "nor", "neither", "without", "except", "excluding",
    "minus", "but",
}  # fmt: skip
_DATES = {
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept",
    "sep", "oct", "nov", "dec", "am", "pm", "o'clock",
}  # fmt: skip

# "No reports of casualties" and "no official toll" leave open how many there were.
_UNTOLD = {
    "report", "reports", "reported", "word", "count", "toll", "tally", "figure", "figures",
    "number", "numbers", "idea", "information", "detail", "details", "immediate", "confirmed",
    "known", "official", "confirmation", "estimate", "estimates", "doubt", "sign", "signs",
    "longer", "claim", "claims", "claimed", "news", "evidence",
}  # fmt: skip

_REASONS: Mapping[str, str] = {
    **dict.fromkeys(_RANGES, "belongs to a range"),
    **dict.fromkeys(_HEDGES, "is a hedge"),
    **dict.fromkeys(_NEGATIONS, "is a negation"),
    **dict.fromkeys(_NUMBERS, "is another number"),
}

# Behind "and", these begin a second thing that is counted: "22 soldiers and their commander".
_DETERMINERS = (
    "a an the another other others his her its their this that these those any each every "
    "both even also"
)
_JOINTS = ("and", "or")
_NO_BEGINNINGS = (*ARTICLES, "the", *_JOINTS, *ORDINAL_ENDINGS)

# Where the noun ends and what is said of it begins.
PREPOSITIONS = {
    "of", "in", "at", "on", "from", "by", "with", "near", "across", "inside", "outside", "during",
    "after", "before", "since", "who", "whom", "that", "which", "were", "was", "are", "is",
    "among", "amid", "along", "against", "for", "as", "including",
}  # fmt: skip


_GROUP_WORDS = {
    *(f"{word}s" for word in COLLECTIVES), "families", "parties", "armies", "households", "couples",
    "busloads", "platoons", "battalions", "companies",
} - {"forces", "totals"}  # fmt: skip


def is_number_word(word: str) -> bool:
    """Whether a word is a number, a part of one, or stands for one."""
    return word in _NUMBERS or any(char.isnumeric() for char in word)


def check_noun(noun: Words) -> None:
    """Refuse a noun that may change the number before it.

    Raises
    ------
    WordingError : names the noun, and the word because of which it is refused.
    """
    if not noun:
        return
    reasons = (*map(_find_reason, noun), _find_beginning(noun), _find_second(noun))
    if reason := next(filter(None, reasons), None):
        raise WordingError(f"cannot read {quote(' '.join(noun))}, since {reason}")


def _find_reason(word: str) -> str | None:
    """Why a word can be no part of a noun; None where it can."""
    if word in _REASONS:
        return f"{quote(word)} {_REASONS[word]}"
    if is_number_word(word):
        return f"{quote(word)} is another number"
    letters = word.replace("-", "").replace("'", "").replace("/", "").strip(",.;:")
    if letters and not letters.isalpha():
        return f"{quote(word)} is no word"
    if foreign := find_foreign_letter(word):
        return f"{quote(foreign)} is no letter of English"
    return None


def _find_beginning(noun: Words) -> str | None:
    """Why a noun cannot begin so; None where it can."""
    first, after = noun[0], "".join(noun[1:2])
    is_date = first in _DATES or (first == "of" and after in _DATES)
    if is_date or (first in ("a", "p") and after == "m"):
        return f"{quote(after if first == 'of' else first)} makes it a date or an hour"
    if first == "times" and after:
        return "'times' makes it a multiple"
    # "U.S. soldiers" are two letters and a word; the one of "20s" or "5x" changes the number.
    if first in _NO_BEGINNINGS or (len(first) == 1 and len(after) != 1):
        return f"{quote(first)} begins no noun"
    return None


def _find_second(noun: Words) -> str | None:
    """Why a noun may be two counts; None where it is one."""
    for joint, word in pairwise((*noun, "")):
        if joint in _JOINTS and (not word or word in _DETERMINERS.split()):
            return f"{quote(f'{joint} {word}'.strip())} may begin another count"
    return None


def check_none(noun: Words) -> None:
    """Refuse a noun behind "no" that does not say that there were none: "no official toll".

    Raises
    ------
    WordingError : names the noun, and the word because of which it is refused.
    """
    for word in noun:
        if word in _UNTOLD:
            raise WordingError(
                f"cannot read {quote(' '.join(noun))}, since {quote(word)} leaves open how many"
            )


def find_group_word(noun: Words) -> str | None:
    """The word by which a noun counts groups and not their members: "families"."""
    for word in noun:
        if word in PREPOSITIONS:
            return None
        if word in _GROUP_WORDS:
            return word
    return None
