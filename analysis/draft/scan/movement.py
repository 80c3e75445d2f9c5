"""Whether a number tells of a rise or a fall, or of its outcome: "rose to 31", "a 34% drop"."""

from __future__ import annotations

from analysis.draft.number import Movement
from analysis.draft.scan.changes import (
    ALL_VERBS,
    ANY_WORD,
    BREAKS,
    CARRYING,
    DIRECT,
    DIRECT_DOWN,
    DIRECT_UP,
    DIRECTIONS,
    DOWN,
    DOWN_NOUNS,
    GIVING,
    HANDLED,
    LINKS,
    MOVING,
    NOUNS,
    PHRASAL,
    SOFT,
    SPANS,
    STATES,
    STOP_BEHIND,
    UP,
    UP_ANY,
    UP_NOUNS,
)
from analysis.draft.scan.found import Found
from analysis.draft.scan.tokens import Passage
from analysis.draft.scan.words import STOPS

_COUNTS = frozenset(("toll", "total", "number", "tally", "count", "deaths", "dead", "killed"))
"""What only grows, whatever fell or was lost before: "lost three, bringing the total to 58"."""

_TELLING = ANY_WORD | CARRYING
_REACH = 12
"""So many words before a number may part it from the verb of its change."""


_EXTREMES: dict[str, Movement] = {"low": "down", "high": "up"}
_UTMOST = frozenset(("record", "year", "month", "week", "new", "time"))
"""Before a low or a high that something fell or rose to: "a record low of 3 percent"."""


def is_moving(passage: Passage, first: int) -> bool:
    """Whether a verb or a noun of change stands shortly before a word."""
    words = passage.words
    for at in range(first - 1, first - _REACH, -1):
        if words[at] in ANY_WORD:
            return True
        if words[at] in STOPS or not words[at] or words[at][0].isdigit():
            return False
    return False


def is_moved_by(passage: Passage, first: int) -> bool:
    """Whether a number tells by how much: "rose 3", "fell by about 3", "an increase of 3"."""
    words = passage.words
    for at in range(first - 1, first - 5, -1):
        if words[at] in ANY_WORD:
            return words[at] in ALL_VERBS or words[at + 1] == "of"
        if words[at] not in SOFT and not words[at].endswith("ly"):
            return words[at + 1] == "by"
    return False


def find_movement(passage: Passage, found: Found, previous: Found | None) -> Movement | None:
    """Which change the words around a number tell of; None where they tell of none."""
    if found.is_change:
        return found.movement
    return (
        _find_before(passage, found, previous)
        or _find_behind(passage, found)
        or _find_compared(passage.words, found.last)
    )


def _find_before(passage: Passage, found: Found, previous: Found | None) -> Movement | None:
    words, first = passage.words, found.first
    link = words[first - 1]
    if link in ("a", "an", "the") and words[first - 2] in ("to", "by"):
        if found.unit in SPANS:
            # "To a 40-year low" has no change of the years.
            return None
        link = words[first - 2]
    if link == "from":
        return None
    if link == "of" and words[first - 2] in _EXTREMES and words[first - 3] in _UTMOST:
        return _EXTREMES[words[first - 2]]
    end = max(first - 1 - _REACH, previous.last - 1 if previous else -1)
    is_hard = False
    for at in range(first - 1, end, -1):
        word = words[at]
        if word == "," and link == "by" and at == first - 2:
            continue
        if word in BREAKS or not word:
            break
        if word in _TELLING and (move := _read_word(passage, at, found, link, is_hard)):
            return move
        is_hard = is_hard or not (word in SOFT or word.endswith("ly"))
        if is_hard and link not in LINKS:
            break
    return _inherit(passage, found, previous)


def _inherit(passage: Passage, found: Found, previous: Found | None) -> Movement | None:
    """The movement of the number before, of which this one is the outcome or another telling.

    "Fell 3% to 31", "gained 124 points, or 0.9 percent", "fell 124 points (0.9%)".
    """
    if previous is None or previous.movement is None or found.first - previous.last > 5:
        return None
    between = passage.words[previous.last : found.first]
    if between in ([",", "or"], ["or"], ["("], [",", "to"]):
        return previous.movement
    if (
        between[:1] == ["and"]
        and found.unit == previous.unit == "percent"
        and (set(between[1:]) <= {"the", "by"} or passage.is_capital(found.first - 1))
    ):
        # "The Alba gained 1.1 percent and the Borea 1.3 percent."
        return previous.movement
    if between[:1] == ["and"] and between[-1:] == ["by"]:
        return previous.movement
    if between[-1:] in (["a"], ["an"], ["the"]):
        between = between[:-1]
    is_outcome = between[-1:] == ["to"] and BREAKS.isdisjoint(between)
    return previous.movement if is_outcome and ANY_WORD.isdisjoint(between) else None


def _read_word(
    passage: Passage, at: int, found: Found, link: str, is_hard: bool
) -> Movement | None:
    """What a word of change says of a number behind it; None where it is no change of it."""
    word = passage.words[at]
    if word in ("up", "down"):
        return _read_direction(passage, at, found, is_hard)
    if word in CARRYING and link == "to" and (move := _find_carried(passage, at)):
        return move
    if _is_no_change(passage, at, found, link):
        return None
    is_direct = at + 1 == found.first or not is_hard
    if link in ("by", "to") and word in ALL_VERBS:
        return "up" if word in UP_ANY else "down"
    if link in ("of", "in", "to", "by") and (word in UP_NOUNS or word in DOWN_NOUNS):
        return "up" if word in UP_NOUNS else "down"
    if not is_direct:
        return None
    if word in UP or word in DIRECT_UP:
        return "up"
    if word in DOWN or (word in DIRECT_DOWN and _is_cut(word, found)):
        return "down"
    return None


def _is_no_change(passage: Passage, at: int, found: Found, link: str) -> bool:
    """Whether a word of change says nothing of the number: a level, a length, a thing handled."""
    word = passage.words[at]
    if word in NOUNS and passage.words[at + 1] in ("rate", "rates"):
        # "A growth rate of 2%"
        return True
    if link in ("by", "to", "of"):
        return False
    if found.unit in SPANS and word not in DIRECT:
        return True
    return (word in HANDLED and not found.is_measured) or (
        word == "picked" and found.unit != "percent"
    )


def _find_carried(passage: Passage, at: int) -> Movement | None:
    """The change before a verb that tells its outcome: "the sixth cut, taking the rate to 4%"."""
    words = passage.words
    if not _COUNTS.isdisjoint(words[at + 1 : at + 7]):
        return None
    for place in range(at - 1, at - 1 - _REACH, -1):
        word = words[place]
        if word in STOPS or not word:
            return None
        if word in ANY_WORD and word not in HANDLED and not word.startswith("lo"):
            return "up" if word in UP_ANY or word in UP_NOUNS else "down"
    return None


def _is_cut(word: str, found: Found) -> bool:
    return found.is_measured or not word.startswith("lo")


def _find_behind(passage: Passage, found: Found) -> Movement | None:
    """A word of change behind a number: "34% drop", "5 percent higher", "31, up from 22"."""
    words, at = passage.words, found.last
    if not found.is_measured and words[found.first - 1] not in ("a", "an"):
        return None
    if words[at] in DIRECTIONS and words[at + 1] not in ("to", "and", "or", "from", "on"):
        return DIRECTIONS[words[at]] if found.is_measured else None
    for place in range(at, at + 5):
        word = words[place]
        if word in NOUNS and found.unit not in SPANS:
            return "up" if word in UP_NOUNS else "down"
        if not (word.isalpha() or word == "-") or word in STOP_BEHIND:
            return None
    return None


def _find_compared(words: list[str], at: int) -> Movement | None:
    """A comparison behind a number, its noun and a few words: "31 people died, up from 22"."""
    for place in range(at, at + 9):
        word = words[place]
        if word in ("up", "down") and words[place + 1] in ("from", "on"):
            # "Came down from the hills" compares no numbers.
            is_compared = any(each[:1].isdigit() for each in words[place + 2 : place + 8])
            return DIRECTIONS[word] if is_compared else None
        if not word.isalpha() and word != ",":
            return None
    return None


def _read_direction(passage: Passage, at: int, found: Found, is_hard: bool) -> Movement | None:
    """What "up" or "down" before a number says of it; None where it says nothing."""
    words, word = passage.words, passage.words[at]
    if word == "up" and words[at - 1] in GIVING and not is_hard:
        is_amount = found.is_measured or not words[found.last].isalpha()
        return "down" if is_amount else None
    if words[at + 1] in ("to", "by") and words[at - 1] in MOVING:
        return DIRECTIONS[word]
    if is_hard or words[at + 1] in ("to", "of", "at", "from", "in", "with", "the"):
        return None
    is_amount = found.unit is not None and found.is_measured
    is_set = words[at - 1] in PHRASAL
    if not is_amount and words[at - 1] not in STATES and words[at - 1] not in (",", "(", ""):
        return None
    return None if is_set else ("up" if word == "up" else "down")
