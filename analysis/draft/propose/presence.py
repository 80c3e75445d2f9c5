"""How many people are somewhere, to whom the text tells that nothing was done."""

from __future__ import annotations

from analysis.draft.propose.army_words import DEPLOYED
from analysis.draft.propose.found import Found, find_other
from analysis.draft.propose.noun_phrase import NounPhrase
from analysis.draft.propose.sentences import Sentence, Spot
from analysis.draft.propose.tables import word_set
from analysis.draft.propose.thing_words import is_thing


def find_present(sentence: Sentence, spot: Spot, noun: NounPhrase) -> Found | None:
    """People who live, serve or are somewhere; None for those named for what they say or rule."""
    if _lives(sentence, noun):
        return Found("population", "persons", noun.text)
    if not noun.is_of_people or noun.head in _NO_CROWD or {*noun.words} & _NO_CROWD_AT_ALL:
        return None
    near = {*sentence.plain[max(0, spot.first - 3) : spot.first],
            *sentence.plain[spot.last : spot.last + 10]}  # fmt: skip
    if near & _CIVIC:
        # Who resigned or was pardoned is counted for that.
        return None
    if not {*noun.words}.isdisjoint(_TROOPS) and near & DEPLOYED:
        return Found("fighters", "persons", noun.text)
    before = sentence.plain[max(0, spot.first - 3) : spot.first]
    if not _POSTED.isdisjoint(noun.words) and not _SENT.isdisjoint(before):
        # "The ministry deployed 300 policemen".
        return Found("fighters", "persons", noun.text)
    return Found("population", "persons", noun.text)


def _lives(sentence: Sentence, noun: NounPhrase) -> bool:
    """Whether those counted live somewhere, whatever they are called: "9,000 Orvs living in"."""
    if not noun.places:
        return False
    at = noun.places[-1] + 1
    is_living = {*sentence.plain[at : at + 1]} & _LIVING or noun.head in _LIVING
    return bool(is_living) and not is_thing("".join(noun.words[-1:]))


_LIVING = word_set("living residing resident")


def find_admitted(sentence: Sentence, spot: Spot, noun: NounPhrase) -> Found | None:
    """The hurt whom a hospital takes in: "the clinic received 11 patients"."""
    if {*sentence.plain[max(0, spot.first - 4) : spot.first]}.isdisjoint(_TAKEN_IN):
        return None
    is_people = noun.head in ("people", "persons") and not _CLINICS.isdisjoint(sentence.plain)
    is_hurt = noun.head in _PATIENTS or is_people
    return Found("injuries", "persons", noun.text) if is_hurt else None


def find_patients(sentence: Sentence, noun: NounPhrase) -> Found | None:
    """Patients of whom the sentence tells wounds."""
    is_hurt = noun.head in _PATIENTS and not _WOUNDS.isdisjoint(sentence.plain)
    return Found("injuries", "persons", noun.text) if is_hurt else None


_PATIENTS = word_set("patient patients")
_CLINICS = word_set("hospital hospitals clinic clinics surgical trauma infirmary ward emergency")
_TAKEN_IN = word_set("receive received receiving receives admitted admit admitting")
_WOUNDS = word_set(
    "wounds wounded wound injuries injured injury burns shrapnel gunshot amputations amputated "
    "trauma lacerations fractures"
)


def find_arrived(sentence: Sentence, noun: NounPhrase) -> Found | None:
    """People told of for coming: "dozens of locals showed up at the bar"."""
    at = noun.places[-1] + 1 if noun.places else 0
    is_arriving = sentence.plain[at : at + 2] in _ARRIVED
    return find_other(noun) if is_arriving and noun.is_of_people else None


_ARRIVED = (("showed", "up"), ("turned", "up"), ("shown", "up"))


def find_gathered(sentence: Sentence, spot: Spot) -> Found | None:
    """People told of by what they make up: "a crowd of 3,000"."""
    before = sentence.plain[max(0, spot.first - 2) : spot.first]
    if before[-1:] == ("of",) and before[0] in _BODIES:
        return Found("population", "persons", sentence.cut(spot.first - 2, spot.last))
    return None


_POSTED = word_set(
    "police policemen officers guards personnel peacekeepers rangers reservists forces men "
    "gendarmes paramilitaries militiamen fighters"
)
_SENT = word_set("deployed deploy deploying deploys")
"""With which those who keep order are told of as forces."""

_CIVIC = word_set(
    "resign resigned resigning resignation resignations amnesty pardoned pardon acquitted "
    "amnestied pardons promoted sworn beaten tortured whipped flogged raped tied dragged paraded "
    "interviewed questioned risk facing"
)
"""What happened to people that is no matter of where they are."""

_TROOPS = word_set("troops soldiers marines commandos paratroopers legionnaires infantrymen")
_BODIES = word_set(
    "crowd crowds congregation gathering audience army garrison contingent crew staff workforce "
    "membership populace convoy procession rally"
)
"""Words for many people together."""

_NO_CROWD = word_set(
    "official officials leader leaders source sources witness witnesses survivor survivors "
    "spokesman spokesmen spokeswoman spokesperson spokespersons minister ministers analyst "
    "analysts expert experts investigator investigators prosecutor prosecutors diplomat "
    "diplomats negotiator negotiators mediator mediators suspect suspects patient patients "
    "family families candidate candidates voter voters lawmaker lawmakers senator senators "
    "judge judges commander commanders partner partners donor donors"
)
"""Those told of for what they say, rule, or went through, and not for where they are."""

_NO_CROWD_AT_ALL = word_set("suspected alleged")
