"""The hedges around a number: how far its phrase reaches for them, before and behind."""

from __future__ import annotations

from analysis.draft.scan.changes import LENGTHS, MOVING, SPANS
from analysis.draft.scan.found import Found
from analysis.draft.scan.tokens import Passage
from analysis.draft.scan.words import AUXILIARIES, DETERMINERS, STOPS, as_set
from analysis.errors import WordingError
from analysis.ledger.hedges import HEDGES_AFTER, HEDGES_BEFORE, Hedge, Said, join_hedges
from analysis.ledger.moves import OPENERS, PERHAPS_MORE

# What hedges nothing by itself, or is a letter of something else.
_LEFT_OUT = {("the",), ("c",), ("ca",), ("all",), ("in", "total"), ("in", "all"), ("exactly",)}
_BEFORE: dict[tuple[str, ...], Hedge] = {
    words: hedge for words, hedge in HEDGES_BEFORE.items() if words not in _LEFT_OUT
} | {("exactly",): "exact"}
_BEFORE |= {words: move.hedge for words, move in OPENERS.items() if move.hedge}
_EXTRAS = {words for words, move in OPENERS.items() if move == PERHAPS_MORE and words[0] != "the"}
_AFTER = {words: hedge for words, hedge in HEDGES_AFTER.items() if words not in _LEFT_OUT}
# Behind a number these may begin something else: "22 at least three of whom".
_FINAL = as_set("at approximately roughly more give minimum maximum max")

# "Can top 70" passes it; "the top 70" are a list.
_BARE = frozenset((("top",), ("pass",), ("cross",)))
_MODAL = (AUXILIARIES | {"to", "not", "soon", "even"}) - {"is", "are", "was", "were"}

# "Killed 12 over three days" tells how long it took; behind these "over" is more than.
_BEFORE_OVER = (STOPS - {"-"}) | as_set(
    ", ' for after of than in within is was were be been by to at with and or a an the just well "
    "only now already still aged old till until since had has have having lasted lasts last "
    "lasting took takes take taking taken spent spend spending waited wait waiting needs need "
    "needed ran run running served serve serving require required requires gives that"
)
_WAYS = LENGTHS | {"km/h", "mph"}
_LASTING = SPANS | {"decades", "centuries"}

_LAST_WORDS = {words[-1] for words in (*_BEFORE, *_EXTRAS)}
_ENDINGS = frozenset(_LAST_WORDS - {"the", "a", "an", "all", "of", "in", "total"})
_LONGEST = max(map(len, (*_BEFORE, *_EXTRAS)))
_FIRST_WORDS = {words[0] for words in _AFTER}
_ENDS = frozenset('.,;:!?)"')


def take_before(passage: Passage, found: Found, floor: int) -> None:
    """Let a phrase reach back over its hedges and over "another" or "an additional".

    Parameters
    ----------
    floor : the first word that no other phrase has.
    """
    words = passage.words
    while words[found.first - 1] in _LAST_WORDS:
        for length in range(min(_LONGEST, found.first - floor), 0, -1):
            phrase = tuple(words[found.first - length : found.first])
            if phrase in _EXTRAS:
                found.movement = "up"
                break
            is_sum = found.is_measured or phrase == ("top",)
            is_verb = is_sum and words[found.first - 2] in _MODAL
            if phrase in _BARE and not is_verb:
                continue
            is_motion = phrase == ("up", "to") and _is_motion(words, found)
            if (
                phrase in _BEFORE
                and not is_motion
                and not (phrase == ("over",) and _is_while(passage, found))
                and _takes(found, (_BEFORE[phrase], " ".join(phrase)))
            ):
                break
        else:
            return
        found.first -= length


def _is_motion(words: list[str], found: Found) -> bool:
    """Whether "up to" tells where something went: "went up to $8", but "goes up to 300 km"."""
    return words[found.first - 3] in MOVING and found.unit not in _WAYS


def _is_while(passage: Passage, found: Found) -> bool:
    """Whether "over" before a stretch of time tells how long something took."""
    before = passage.words[found.first - 2]
    return found.unit in _LASTING and bool(before) and before not in _BEFORE_OVER


def ends_hedge(passage: Passage, at: int) -> bool:
    """Whether a hedge may end with the word before one: the "than" of "more than an hour"."""
    return passage.words[at - 1] in _ENDINGS


def take_behind(passage: Passage, found: Found) -> None:
    """Let a phrase reach on over a hedge behind it: "or more", "or so", "+"."""
    words = passage.words
    at = found.last
    if words[at] == "-" and words[at + 1] in ("plus", "odd", "ish") and passage.is_glued(at + 1):
        at += 1
    if words[at] not in _FIRST_WORDS:
        return
    for length in (3, 2, 1):
        phrase = tuple(words[at : at + length])
        if phrase not in _AFTER or (
            phrase[0] in _FINAL and words[at + length] not in _ENDS and words[at + length]
        ):
            continue
        if phrase[0] == "and" and words[at + length] in DETERMINERS:
            # "12 and under the bridge"
            continue
        if phrase == ("+",) and not passage.is_glued(at):
            continue
        if phrase == ("plus",) and not words[at + 1].isalpha() and words[at - 1] != "-":
            # "$45m plus $5m"
            continue
        if _takes(found, (_AFTER[phrase], " ".join(phrase))):
            found.last = at + length
            return


def _takes(found: Found, said: Said) -> bool:
    """Whether a further hedge goes with those that a phrase has; kept if it does."""
    hedges = (*found.hedges, said)
    if said[0] == "less-than" and found.numbers == (0,):
        return False
    try:
        hedge, _ = join_hedges(hedges)
    except WordingError:
        return False
    if len(found.numbers) == 2 and hedge not in ("exact", "about"):
        return False
    if found.vague and hedge not in ("exact", "at-least"):
        return False
    found.hedges = hedges
    return True
