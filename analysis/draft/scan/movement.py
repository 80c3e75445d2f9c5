"""Whether a number tells of a rise or a fall, or of its outcome: "rose to 31", "a 34% drop"."""

from __future__ import annotations

from analysis.draft.number import Movement
from analysis.draft.scan.changes import (
    ALL_VERBS,
    ALTERING,
    ANY_WORD,
    BODILY,
    BREAKS,
    CARRYING,
    DIRECT,
    DIRECT_DOWN,
    DIRECT_UP,
    DIRECTIONS,
    DOWN,
    EARLIER,
    ENDING,
    GIVING,
    GOING,
    HANDLED,
    LEADING,
    LENGTHS,
    LEVELS,
    LINKS,
    LOSSES,
    LOST,
    MOVING,
    NOUNS,
    PHRASAL,
    PUTTING,
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
from analysis.draft.scan.words import PREPOSITIONS, STOPS

_COUNTS = frozenset(("toll", "total", "number", "tally", "count", "deaths", "dead", "killed"))
"""What only grows, whatever fell or was lost before: "lost three, bringing the total to 58"."""

_TELLING = ANY_WORD | CARRYING | {"on", "off"}
_REACH = 12
"""So many words before a number may part it from the verb of its change."""

_ASIDE = 15
"""So many words at most a clause between two commas may have: "the rate, at which …, by 2%"."""

_CHANGED = frozenset(("percent", "points", "basis-points", "percentage-points", "cents"))
"""Units of which a loss is a fall."""

_EXTREMES: dict[str, Movement] = {"low": "down", "high": "up"}
_UTMOST = frozenset(("record", "year", "month", "week", "new", "time"))
"""Before a low or a high that something fell or rose to: "a record low of 3 percent"."""


def is_moving(passage: Passage, first: int) -> bool:
    """Whether a verb or a noun of change stands shortly before a word."""
    words = passage.words
    for at in range(first - 1, first - _REACH, -1):
        if words[at] in ANY_WORD or words[at] in GOING:
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
    if "by" in words[first - 4 : first - 1] and set(words[first - 3 : first]) <= SOFT:
        # "By the same 3 percent"
        link = "by"
    begin = _pass_aside(words, first) if link == "by" else first - 1
    end = _find_end(begin, link, previous)
    is_hard = False
    for at in range(begin, end, -1):
        word = words[at]
        if word in BREAKS or not word:
            break
        if word in _TELLING and (move := _read_word(passage, at, found, link, is_hard)):
            return move
        is_hard = is_hard or not (word in SOFT or word.endswith("ly"))
        if is_hard and link not in LINKS:
            return _find_altered(words, at, end, found) or _inherit(passage, found, previous)
    return _inherit(passage, found, previous)


def _find_end(begin: int, link: str, previous: Found | None) -> int:
    """The word before which no verb is looked for: the number before, or a few words back."""
    end = begin - _REACH
    if previous is None or (link == "by" and previous.movement is None):
        # "Cut prices on 40 items by 3 percent" passes the items.
        return end
    return max(end, previous.last - 1)


def _pass_aside(words: list[str], first: int) -> int:
    """Where to look for the verb of "by …": before a comma, and before a clause set in commas."""
    at = first - 1
    while words[at] in SOFT and at > first - 5:
        at -= 1
    if words[at] != ",":
        return first - 1
    for place in range(at - 1, at - _ASIDE, -1):
        if words[place] == "," and words[place + 1] in _OPENING:
            return place - 1
        if words[place] in STOPS or not words[place]:
            break
    return at - 1


_OPENING = frozenset(("which", "who", "where", "at", "on", "in", "from", "to", "including"))


def _find_altered(words: list[str], at: int, end: int, found: Found) -> Movement | None:
    """The change of an object before its amount: "raised prices 3%", "cut the levy $2"."""
    if found.unit not in _CHANGED and not (found.unit in _MONEYS and words[at] in _PRONOUNS):
        return None
    for place in range(at, max(end, at - 4), -1):
        word = words[place]
        if word in ALTERING:
            return "up" if word in UP_ANY else "down"
        if not word.isalpha() or word in PREPOSITIONS or word in BREAKS:
            return None
    return None


_MONEYS = frozenset(("usd", "gbp", "eur", "cents"))
_PRONOUNS = frozenset(("it", "them", "rate", "rates", "price", "prices", "wage", "wages", "fee"))


def _inherit(passage: Passage, found: Found, previous: Found | None) -> Movement | None:
    """The movement of the number before, of which this one is the outcome or another telling.

    "Fell 3% to 31", "gained 124 points, or 0.9 percent", "fell 124 points (0.9%)".
    """
    if previous is None or previous.movement is None or found.first - previous.last > _REACH:
        return None
    between = passage.words[previous.last : found.first]
    if _is_another(passage, found, previous, between):
        return previous.movement
    if len(between) > 2 and between[0] in ("a", "an", "per", "each"):
        # "By 2 million barrels a day, to 30 million"
        between = between[2:]
    if len(between) > 5:
        return None
    if between in ([",", "or"], ["or"], ["("], [",", "to"]) or _ends(between):
        return previous.movement
    if between[:1] == ["and"] and between[-1:] == ["by"]:
        return previous.movement
    if between[-1:] in (["a"], ["an"], ["the"]):
        between = between[:-1]
    if between[-2:] == [",", "to"]:
        # "Fell 40% in a month, to 83,000"
        between = [*between[:-2], "to"]
    is_outcome = between[-1:] == ["to"] and BREAKS.isdisjoint(between)
    return previous.movement if is_outcome and ANY_WORD.isdisjoint(between) else None


def _ends(between: list[str]) -> bool:
    """Whether the words between tell the end of a change: ", to close at"."""
    bare = between[between[:1] == [","] :]
    return len(bare) in (2, 3) and bare[0] == "to" and bare[1] in ENDING


def _is_another(passage: Passage, found: Found, previous: Found, between: list[str]) -> bool:
    """Whether the verb of the number before holds for another thing, which has none of its own.

    "The Alba gained 1.1 percent and the Borea 1.3 percent", "album sales fell by 9%, singles by
    12%".
    """
    if found.unit not in _CHANGED or previous.unit not in _CHANGED:
        return False
    links = [at for at, word in enumerate(between) if word in (",", "and", "while", ";")]
    if not links or not ANY_WORD.isdisjoint(between):
        return False
    thing = between[links[-1] + 1 :]
    if thing[-1:] == ["by"]:
        return not any(word.endswith("ed") or word in STATES for word in thing)
    is_name = passage.is_capital(found.first - 1) and not any(
        word in PREPOSITIONS or word in STATES for word in thing
    )
    return is_name or (set(thing) <= {"the"} and between[links[-1]] == "and" and len(between) < 3)


def _read_word(
    passage: Passage, at: int, found: Found, link: str, is_hard: bool
) -> Movement | None:
    """What a word of change says of a number behind it; None where it is no change of it."""
    word = passage.words[at]
    if word in ("up", "down"):
        return _read_direction(passage, at, found, is_hard)
    if word in ("on", "off"):
        return _read_on(passage, at, found, is_hard)
    if word in CARRYING and link == "to" and (move := _find_carried(passage, at)):
        return move
    if _is_no_change(passage, at, found, link):
        return None
    is_direct = at + 1 == found.first or not is_hard
    if link in ("by", "to") and word in ALL_VERBS:
        return "up" if word in UP_ANY else "down"
    if link in ("of", "to", "by") and word in NOUNS:
        verb = _find_verb(passage.words, at) if link != "of" else word
        return "up" if verb in UP_ANY or verb in UP_NOUNS else "down"
    if not is_direct:
        return None
    if word in UP or word in DIRECT_UP:
        return "up"
    if word in DOWN or (word in DIRECT_DOWN and _is_cut(word, found)):
        return "down"
    return None


def _find_verb(words: list[str], at: int) -> str:
    """The verb of which a noun of change is only a part: "cut its plans for growth"."""
    for place in range(at - 1, at - 8, -1):
        if words[place] in ALL_VERBS and words[place] not in NOUNS:
            return words[place]
        if words[place] in BREAKS or not words[place]:
            break
    return words[at]


def _is_no_change(passage: Passage, at: int, found: Found, link: str) -> bool:
    """Whether a word of change says nothing of the number: a level, a length, a thing handled."""
    word = passage.words[at]
    if word in NOUNS and passage.words[at + 1] in LEADING:
        # "A growth rate of 2%", "its growth forecast to 2%"
        return True
    if word in LOSSES:
        return found.unit not in _CHANGED
    if word in LOST and link == "by":
        return found.unit not in _CHANGED
    if link == "of" and word in BODILY and not found.is_measured:
        return True
    if word in _STEERED and link == "to" and passage.words[at + 1] == "to":
        return True
    if link in ("by", "to", "of"):
        return False
    if (word in HANDLED or word in ("higher", "lower")) and passage.words[at + 1] == "at":
        # "Closed 3% lower at 412"
        return True
    if found.unit in SPANS and word not in DIRECT:
        return True
    is_thing = not found.is_measured or found.unit in LENGTHS
    return word in HANDLED and (is_thing or (word == "picked" and found.unit != "percent"))


_STEERED = frozenset(("drove", "driving", "bring", "bringing", "push", "pushed", "pushing"))
"""With "to" right behind them, a way and no change: "drove to three towns"."""


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
        is_bare = not words[at + 1].isalpha() or words[at + 1] in PREPOSITIONS
        return DIRECTIONS[words[at]] if words[at] in ("higher", "lower") and is_bare else None
    if words[at] in LEVELS:
        return LEVELS[words[at]] if _is_earlier(words, at + 1) else None
    is_way = words[at] in ("up", "down", "more", "less")
    is_compared = words[at + 1] in ("from", "on") and found.unit in _CHANGED
    if words[at] in DIRECTIONS and not (is_way and words[at + 1] in _NO_WAYS and not is_compared):
        is_age = found.unit == "years" and words[at] in ("older", "younger")
        return DIRECTIONS[words[at]] if found.is_measured and not is_age else None
    for place in range(at, at + 5):
        word = words[place]
        is_moved = found.unit in _CHANGED if word in LOSSES else found.unit not in SPANS
        if word in NOUNS and is_moved:
            return "up" if word in UP_NOUNS else "down"
        if not (word.isalpha() or word == "-") or word in STOP_BEHIND:
            return None
    return None


_NO_WAYS = frozenset(("to", "and", "or", "from", "on"))


def _is_earlier(words: list[str], at: int) -> bool:
    """Whether an earlier time stands within the next words: "above last year's"."""
    for place in range(at, at + 5):
        if words[place] in EARLIER or (words[place].isdecimal() and len(words[place]) == 4):
            return True
        if not (words[place].isalpha() or words[place] in ("'", "-")):
            return False
    return False


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
    is_linked = words[found.first - 1] in ("to", "by")
    if (words[at + 1] in ("to", "by") or is_linked) and words[at - 1] in MOVING:
        return DIRECTIONS[word]
    is_amount = found.unit is not None and found.is_measured and found.unit not in SPANS
    if words[at + 1] in ("to", "by") and at + 2 == found.first and is_amount:
        # "Up to" is a hedge, and "unemployment is down to 4%" a fall.
        return DIRECTIONS[word]
    if is_hard or words[at + 1] in ("to", "of", "at", "from", "in", "with", "the"):
        return None
    is_amount = found.unit is not None and found.is_measured
    is_set = words[at - 1] in PHRASAL
    if not is_amount and words[at - 1] not in STATES and words[at - 1] not in (",", "(", ""):
        return None
    return None if is_set else ("up" if word == "up" else "down")


def _read_on(passage: Passage, at: int, found: Found, is_hard: bool) -> Movement | None:
    """What "on" and "off" before a number say: "has put on 40 percent", "was off 3%"."""
    words = passage.words
    if is_hard or not found.is_measured or found.unit in SPANS or found.unit in LENGTHS:
        return None
    if words[at] == "on":
        return "up" if words[at - 1] in PUTTING else None
    is_told = words[at - 1] in STATES or words[at - 1] in (",", "(")
    return "down" if is_told and at + 1 == found.first else None
