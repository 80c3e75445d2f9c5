"""What a number counts: the noun behind it, shared along a list."""

from __future__ import annotations

from analysis.draft.scan.found import Found
from analysis.draft.scan.tokens import Passage
from analysis.draft.scan.units import find_counted_unit
from analysis.draft.scan.words import AUXILIARIES, CLOSED, HARMS, PEOPLE, PLURALS, as_set
from analysis.ledger.moves import FALLS, RISES

_MOST_WORDS = 4
_NO_THINGS = as_set("strong magnitude plus odd ish fold way bed")
_OF = ("the", "its", "their", "his", "her", "them", "those", "these")
_VICTIMS = as_set("bodies deaths casualties injuries fatalities lives victims")
_NO_NOUNS = (
    CLOSED
    | (HARMS - PEOPLE - _VICTIMS)
    | RISES
    | FALLS
    | as_set("dead wounded injured missing killed")
)
_DESCRIBING = as_set("dead wounded injured missing killed")
_DONE_TO_PEOPLE = as_set(
    "dead killed wounded injured hurt missing died kidnapped abducted arrested detained slain "
    "murdered"
)
_ENDS_NO_PLURAL = ("ss", "us", "is", "ous")


def find_noun(passage: Passage, found: Found) -> str | None:
    """The counted noun behind a number, in lower case; None without one."""
    words, at = passage.words, found.last
    if words[at] == "-" and passage.is_glued(at) and words[at + 1].isalpha():
        # "A three-judge panel" has three judges; a "10,000-strong crowd" is 10,000 of a crowd.
        if words[at + 1] not in _NO_THINGS:
            return words[at + 1]
        at += 2
    if words[at] == "of" and words[at + 1].isalpha():
        at += 1
        at += words[at] in _OF
        at += words[at] == "own"
    elif words[at] in ("other", "others"):
        at += 1
    return _take_noun(passage, at, is_many=found.numbers != (1,))


def _take_noun(passage: Passage, at: int, *, is_many: bool) -> str | None:
    words = passage.words
    noun: list[str] = []
    end = at + _MOST_WORDS
    while at < end:
        word = words[at]
        if not word.isalpha() or (word in _NO_NOUNS and not (noun == [] and _describes(words, at))):
            break
        noun.append(word)
        at += 1
        if is_plural(word) and not (is_plural(words[at]) and words[at] not in _NO_NOUNS):
            break
    if not noun or (is_many and not (is_plural(noun[-1]) or noun[-1] in PEOPLE)):
        return None
    return " ".join(noun)


def _describes(words: list[str], at: int) -> bool:
    """Whether "wounded" tells which: "five wounded soldiers"."""
    return words[at] in _DESCRIBING and words[at + 1] in PEOPLE


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural."""
    return word in PLURALS or (
        len(word) > 3 and word.endswith("s") and not word.endswith(_ENDS_NO_PLURAL)
    )


def find_unit_of_things(passage: Passage, found: Found) -> str | None:
    """The unit of what is counted: persons where noun or harm says people, attacks, vehicles."""
    if found.noun is None:
        behind = passage.words[found.last : found.last + 3]
        while behind[:1] and behind[0] in AUXILIARIES:
            behind = behind[1:]
        return "persons" if behind[:1] and behind[0] in _DONE_TO_PEOPLE else None
    words = found.noun.split()
    if words[-1] in PEOPLE or words[0] in PEOPLE or words[-1] in _VICTIMS:
        return "persons"
    return find_counted_unit(words[-1])
