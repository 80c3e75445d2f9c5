"""Whether a deed stands right beside an unknown noun, so that it is one for people."""

from __future__ import annotations

from analysis.draft.propose.joints import PASSIVES
from analysis.draft.propose.noun_phrase import NounPhrase
from analysis.draft.propose.sentences import Sentence, Spot
from analysis.draft.propose.tables import word_set
from analysis.draft.propose.triggers import Trigger


def is_beside(
    sentence: Sentence, spot: Spot, noun: NounPhrase, told: tuple[float, int, int, Trigger]
) -> bool:
    """Whether a deed stands right beside those counted, so that they are people.

    "Killed five zorkas", "nine zorkas were wounded": whatever the noun, unless it is a thing.
    """
    _, first, last, _ = told
    if {*noun.words} & _NO_VICTIMS or sentence.plain[first].startswith("captur"):
        return False
    if last <= spot.first:
        return spot.first - last <= 1 and not {*sentence.plain[last : spot.first]} & _IN_OR_AT
    if {*sentence.plain[max(0, spot.first - 1) : spot.first]} & _AMONG:
        # "People from 18 schools were killed".
        return False
    between = sentence.plain[noun.places[-1] + 1 : first]
    if between[:1] == ("of",) and PASSIVES.isdisjoint(between[:-1]):
        # "Twelve elements of the group were killed".
        return between[-1] in PASSIVES and len(between) < _LONGEST_OF
    return first > noun.places[-1] and len(between) <= _AUXILIARIES and {*between} <= _HAVE


_NO_VICTIMS = word_set(
    "time times occasions occasion spots ways places rounds shots hits provinces states "
    "nationalities countries nations tribes directions parts"
)
_IN_OR_AT = word_set("in on at over by from with within during since for to , . ; :")
_AMONG = word_set("from in of with to at on by for after into across")
_LONGEST_OF = 7
_AUXILIARIES = 4
_HAVE = PASSIVES | word_set("has have had also reportedly later then all both reported feared")
