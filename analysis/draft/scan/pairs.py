"""Two numbers that tell one change, as one phrase: "fell to 339 from 362", "from 4% to 3.7%".

What stands between the two may tell when and of what they are: "to 143 in 2006 from 163 in 2005",
"from 9.1 percent in June, a 40-year high, to 6.4 percent", "114.2 points a game, down from 114.7".
"""

from __future__ import annotations

from analysis.draft.number import Movement
from analysis.draft.scan.changes import GOING, SPANS
from analysis.draft.scan.found import Found
from analysis.draft.scan.movement import is_moving
from analysis.draft.scan.tokens import Passage
from analysis.draft.scan.words import AUXILIARIES, HARMS, STOPS, as_set

_REACH = 12
"""So many words at most part the two."""

_TIMES = frozenset(("year", "date", "period", "ordinal", "time"))
"""Reasons for which a number between the two only tells when."""

_PERSONS = HARMS | as_set("toll murders killings homicides kidnappings abductions")
_PEAKS = as_set("high low peak record")
_COMPARED = as_set("up down higher lower")
_TO = frozenset((("to",), ("to", "a"), ("to", "an"), ("to", "the"), ("to", "just"), ("to", "only")))
_BREAKS = (
    (STOPS - {"-"}) | (AUXILIARIES - {"may"}) | HARMS
    | as_set("and but while or by who which when where that than with")
)  # fmt: skip
"""Between the two, the end of what may be one phrase."""


def join_pairs(passage: Passage, phrases: list[Found]) -> list[Found]:
    """The phrases, each two that tell the ends of one change made one."""
    joined: list[Found] = []
    for found in phrases:
        joined.append(found)
        pair = _find_pair(passage, joined)
        if pair is not None:
            while joined and joined[-1].last > pair.first:
                joined.pop()
            joined.append(pair)
    return joined


def _find_pair(passage: Passage, phrases: list[Found]) -> Found | None:
    """The pair that the last phrase ends; None where it ends none."""
    last = phrases[-1]
    words = passage.words
    if words[last.first - 1] not in _LINKS or not _is_plain(last):
        return None
    first = _find_other(passage, phrases)
    if first is None or not _is_alike(first, last):
        return None
    between = words[first.last : last.first]
    if not _BREAKS.isdisjoint(between) or _counts_people(words, first):
        return None
    if _is_outcome(passage, first, between):
        return _join(passage, first, last, is_rise=first.numbers[0] > last.numbers[0])
    if _is_way(passage, first, last, between):
        return _join(passage, first, last, is_rise=first.numbers[0] < last.numbers[0])
    return None


_LINKS = frozenset(("to", "from", "a", "an", "the", "just", "only"))


def _is_plain(found: Found) -> bool:
    return found.skip is None and len(found.numbers) == 1 and found.vague is None


def _is_open(found: Found) -> bool:
    """Whether a hedge leaves it open above or below, which its pair would not tell."""
    return any(hedge not in ("exact", "about") for hedge, _ in found.hedges)


def _find_other(passage: Passage, phrases: list[Found]) -> Found | None:
    """The quantity before the last one, with nothing but times between."""
    last = phrases[-1]
    for found in phrases[-2:-6:-1]:
        if last.first - found.last > _REACH:
            return None
        if _is_plain(found) and not _tells_time(passage, found):
            return found
        if found.skip not in _TIMES and not _tells_time(passage, found):
            return None
    return None


def _counts_people(words: list[str], first: Found) -> bool:
    """Whether two counts of harm to people stay two: each is a figure of its own."""
    return not first.is_measured and not _PERSONS.isdisjoint(
        words[first.first - _REACH : first.last]
    )


def _tells_time(passage: Passage, found: Found) -> bool:
    """Whether a quantity only dates the one before it: "a 40-year high"."""
    return found.unit in SPANS and passage.words[found.last] in _PEAKS


def _is_alike(first: Found, last: Found) -> bool:
    """Whether two numbers measure or count the same."""
    if first.numbers == last.numbers or first.noun == "times":
        return False
    if first.is_measured != last.is_measured:
        bare = last if first.is_measured else first
        return bare.noun is None and bare.unit is None
    if first.is_measured:
        return first.unit == last.unit
    return first.noun is None or last.noun is None or first.noun == last.noun


def _is_outcome(passage: Passage, first: Found, between: list[str]) -> bool:
    """Whether "to 339" stands before "from 362", or "339, down" does."""
    if between[-1:] != ["from"]:
        return False
    if _is_open(first):
        return False
    if between[-2:-1] and between[-2] in _COMPARED:
        return True
    words = passage.words
    is_to = words[first.first - 1] == "to" or tuple(words[first.first - 2 : first.first]) in _TO
    is_told = first.movement is not None or _goes(words, first.first)
    is_apart = "," in between and not (first.is_measured and between == [",", "from"])
    return is_to and is_told and not is_apart


def _goes(words: list[str], first: int) -> bool:
    return not GOING.isdisjoint(words[first - 6 : first])


def _is_way(passage: Passage, first: Found, last: Found, between: list[str]) -> bool:
    """Whether "from 362" stands before "to 339", and something has gone that way."""
    if passage.words[first.first - 1] != "from":
        return False
    if between[-1:] != ["to"] and tuple(between[-2:]) not in _TO:
        return False
    if not first.is_measured and first.noun is not None and last.noun != first.noun:
        # "Sent from 12 towns to 9 camps"
        return last.noun is None and is_moving(passage, first.first - 1)
    is_dated = any(word.isdigit() for word in between)
    is_fall = first.numbers[0] > last.numbers[0]
    return is_fall or is_dated or is_moving(passage, first.first - 1)


def _join(passage: Passage, first: Found, last: Found, *, is_rise: bool) -> Found:
    low, high = sorted((first.numbers[0], last.numbers[0]))
    movement: Movement = "up" if is_rise else "down"
    begin = first.first - (passage.words[first.first - 1] == "from")
    return Found(
        begin, last.last, first.at, (low, high), unit=first.unit or last.unit,
        is_measured=first.is_measured or last.is_measured, is_change=True,
        noun=first.noun or last.noun, movement=movement,
    )  # fmt: skip
