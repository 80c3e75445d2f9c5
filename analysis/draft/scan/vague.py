"""Vague words for a number ("dozens", "a few hundred", "several people"), and words for none."""

from __future__ import annotations

from analysis.draft.scan.found import Found
from analysis.draft.scan.tokens import Passage
from analysis.draft.scan.words import HARMS, PEOPLE, as_set
from analysis.ledger.conventions import CONVENTIONS, LITERAL
from analysis.ledger.numerals import SCALES

_VAGUE = CONVENTIONS[LITERAL].vague
_LONGEST = max(len(phrase.split()) for phrase in _VAGUE)

# These count something only where people or harm stand right behind.
_WEAK = as_set("several few some many numerous multiple countless")
_SMALL = as_set("few couple handful several many")
PLURAL_SCALES = frozenset(f"{scale}s" for scale in SCALES) | {"tens"}
VAGUE_WORDS = _WEAK | _SMALL | PLURAL_SCALES | {"number"}
NONES = frozenset(("no", "none", "nobody"))
_NONE_OF = as_set(
    "dead deaths death casualties casualty injuries injury injured wounded fatalities fatality "
    "victims victim killed hurt survivors losses died"
)
_BE = as_set("was were is are been has have had being be got one")
_MIDDLE = as_set(
    "other others more of the suspected alleged armed innocent unarmed young senior local "
    "foreign government security army military police"
)


def read_vague(passage: Passage, at: int, floor: int) -> Found | None:
    """The vague phrase around a word; None where the word counts nothing.

    Parameters
    ----------
    at : the first vague word; "a" before it is taken as well.
    floor : the first word that no other phrase has.
    """
    words = passage.words
    first = at - 1 if words[at - 1] == "a" and at - 1 >= floor else at
    for start in dict.fromkeys((first, at)):
        for length in range(_LONGEST, 0, -1):
            phrase = " ".join(words[start : start + length])
            if phrase in _VAGUE and start + length > at:
                return _accept(passage, Found(start, start + length, at, vague=phrase))
    return None


def _accept(passage: Passage, found: Found) -> Found | None:
    last = found.last
    if found.vague == "many" and passage.words[found.first - 1] in ("as", "how", "so", "too"):
        return None
    if found.vague == "a number":
        if passage.words[last] != "of":
            return None
        last += 1
    if (found.vague in _WEAK or last > found.last) and not _counts_people(passage, last):
        return None
    return found


def _counts_people(passage: Passage, at: int) -> bool:
    """Whether people or harm stand right behind, or behind one word that tells which."""
    words = passage.words
    behind = words[at]
    return (
        behind in PEOPLE
        or behind in HARMS
        or (behind in _MIDDLE and (words[at + 1] in PEOPLE or words[at + 1] in HARMS))
    )


def read_none(passage: Passage, at: int) -> Found | None:
    """A word for none where harm stands right behind: "no casualties", "nobody was hurt"."""
    words = passage.words
    word = words[at]
    last = at + 1
    if word == "no" and "one" in (words[last], words[last + 1] if words[last] == "-" else ""):
        last += 1 + (words[last] == "-")
    behind = words[last]
    if word == "no" and last == at + 1:
        is_harm = behind in _NONE_OF or (
            behind in ("other", "further") and words[last + 1] in _NONE_OF
        )
    else:
        is_harm = behind in HARMS or (behind in _BE and words[last + 1] in HARMS)
    if not is_harm:
        return None
    return Found(at, last, at, (0,))
