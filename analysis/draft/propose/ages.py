"""Ages, and how long a war has lasted where its age is told."""

from __future__ import annotations

import re

from analysis.draft.propose.found import Found
from analysis.draft.propose.noun_phrase import NounPhrase, is_end
from analysis.draft.propose.persons import is_person
from analysis.draft.propose.sentences import Sentence, Spot
from analysis.draft.propose.tables import word_set
from analysis.ledger.measures import MEASURES

_AGES = word_set("old aged age")


def find_age(sentence: Sentence, spot: Spot) -> Found | None:
    """An age: "a 12-year-old boy", "66 years old", "sons aged 18 and 16", "between 0 and 5"."""
    unit = spot.number.unit
    if unit not in (None, *MEASURES["age"].units):
        return None
    if _DECADE.fullmatch(spot.number.text) and not _IN_THEIR.isdisjoint(
        sentence.plain[max(0, spot.first - 1) : spot.first]
    ):
        # "A woman in her 90s".
        return Found("age", "years", spot.number.text)
    own = {*re.split(r"[\W_]+", sentence.text[spot.number.start : spot.number.end + 4].casefold())}
    behind = {*sentence.plain[spot.last : spot.last + 1]}
    at = spot.first
    numbers = {each for other in sentence.spots for each in range(other.first, other.last)}
    while at > 0 and (sentence.plain[at - 1] in _AGE_LINKS or at - 1 in numbers):
        at -= 1
    before = {*sentence.plain[max(0, at - 1) : at]}
    is_at = sentence.plain[max(0, spot.first - 2) : spot.first] == ("who", "at")
    if is_at and unit is None and behind & _HAS:
        # "Mara Seld, who at 29 has led the post".
        return Found("age", "years", spot.number.text)
    if "old" in own and unit is not None and _is_struggle(sentence, spot.last):
        # "The 5-year-old war".
        return Found("duration", unit, spot.number.text)
    if before & _AGED or (unit is not None and _AGES & (own | behind)):
        return Found("age", unit or "years", spot.number.text)
    return None


def _is_struggle(sentence: Sentence, at: int) -> bool:
    """Whether what is so old is a war or the like, and nobody: "26-year-old rebellion"."""
    for each in range(at, min(len(sentence.plain), at + _LONGEST_AGED)):
        word = sentence.plain[each]
        after = "".join(sentence.plain[each + 1 : each + 2])
        if word in _STRUGGLES and not is_person(after):
            return True
        if is_end(word):
            return False
    return False


_LONGEST_AGED = 5
_STRUGGLES = word_set(
    "war wars conflict rebellion uprising insurgency revolt intifada siege blockade occupation "
    "campaign struggle feud dispute truce ceasefire cease-fire embargo dictatorship regime rule "
    "insurrection accord accords pact treaty agreement deal alliance coalition government "
    "administration partnership programme program crisis standoff stand-off boycott strike curfew "
    "ban"
)
"""What lasts, so that its age is a length of time."""
_HAS = word_set("has had is was became leads led")
_DECADE = re.compile(r"(?:early |late |mid-?)?[1-9]0['’]?s")
_IN_THEIR = word_set("his her their early late mid")


_AGED = word_set("aged age ages")


_AGE_LINKS = word_set("and or to , from of between under over about as young just only - – —")


def is_second_age(sentence: Sentence, spot: Spot, noun: NounPhrase) -> bool:
    """Whether it is one more age: the 16 of "aged 14 and 16"."""
    before = sentence.plain[max(0, spot.first - 6) : spot.first]
    is_listed = before[-1:] in (("and",), (",",), ("or",)) and before[-2:-1] != (",",)
    is_aged = "aged" in before or "ages" in before
    return is_listed and is_aged and not noun.words and spot.number.unit in (None, "persons")
