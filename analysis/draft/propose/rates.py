"""What happens so often, or flows: "12 people die each day", "400 barrels per day"."""

from __future__ import annotations

from analysis.draft.propose.found import Found
from analysis.draft.propose.known_names import slug
from analysis.draft.propose.noun_phrase import NounPhrase
from analysis.draft.propose.sentences import Sentence, Spot
from analysis.draft.propose.tables import word_set


def find_rate(sentence: Sentence, spot: Spot, noun: NounPhrase) -> Found | None:
    """A number for each day, week, month or year; None for one of a single stretch of time."""
    unit = spot.number.unit
    told = _find_behind(sentence, spot) or _find_before(sentence, spot)
    if told is None:
        return None
    evidence, stretch = told
    counted = "persons" if unit in (None, "persons") and noun.is_of_people else unit
    counted = counted or slug(noun.head or "") or "persons"
    return Found("rate", f"{counted}-per-{stretch}", evidence)


def _find_behind(sentence: Sentence, spot: Spot) -> tuple[str, str] | None:
    """The words behind a number that tell for how long it is, and what stretch that is."""
    plain = sentence.plain
    for at in range(spot.last, min(len(plain), spot.last + _REACH)):
        if plain[at] in _ENDS or at in sentence.starts:
            return None
        if plain[at] in _DAILY:
            return sentence.cut(at, at + 1), _DAILY[plain[at]]
        if plain[at] in _EACH and at + 1 < len(plain) and plain[at + 1] in _STRETCHES:
            is_one = plain[at] in ("a", "an") and (
                plain[at - 1] in _ONE_BEFORE or {*plain[at + 2 : at + 3]} & _ONE_BEHIND
            )
            return None if is_one else (sentence.cut(at, at + 2), plain[at + 1])
    return None


def _find_before(sentence: Sentence, spot: Spot) -> tuple[str, str] | None:
    """A number that a noun before it calls daily: "a daily toll of 27"."""
    low = max(0, spot.first - 5)
    if sentence.plain[spot.first - 1 : spot.first] not in (("of",), ("at",), ("to",)):
        return None
    for at in range(low, spot.first):
        between = {*sentence.plain[at + 1 : spot.first]}
        if sentence.plain[at] in _DAILY and between & _TOLLS and not between & _ENDS:
            return sentence.cut(at, spot.first), _DAILY[sentence.plain[at]]
    return None


_REACH = 9
# A "monthly high of 12" is the number of one month.
_TOLLS = word_set("toll average rate mean number output count quota intake flow volume")
_ENDS = word_set(", ; : . ( ) – — and but while who which that after before when where")
_EACH = word_set("a an each every per")
_STRETCHES = word_set("hour day week month year")
_DAILY = {"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "yearly": "year",
          "annually": "year"}  # fmt: skip
_ONE_BEFORE = word_set(
    "in for within during over of than least once twice nearly almost about half"
)
_ONE_BEHIND = word_set("ago after before earlier later old of or and when in long since")
