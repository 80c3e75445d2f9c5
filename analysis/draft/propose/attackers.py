"""Did those counted take part in an attack? As who did it, or by what they are called."""

from __future__ import annotations

from analysis.draft.propose.attack_words import (
    ARMED,
    ASSAULTS,
    ATTACKERS,
    INTENTS,
    STRENGTH,
    STRUCK,
    WAYLAID,
)
from analysis.draft.propose.joints import CLAUSES, PASSIVES
from analysis.draft.propose.nearness import find_aside
from analysis.draft.propose.noun_phrase import NounPhrase
from analysis.draft.propose.persons import is_person
from analysis.draft.propose.sentences import Sentence, Spot
from analysis.draft.propose.tables import find_phrases, word_set
from analysis.draft.propose.thing_words import is_thing
from analysis.draft.propose.triggers import DOERS, TRIGGERS


def took_part(sentence: Sentence, spot: Spot, noun: NounPhrase, *, is_near: bool) -> bool:
    """Whether those counted attacked: "30 herders stormed", "killed by 12 men".

    Parameters
    ----------
    is_near : whether words right beside the number tell what was done to them.
    """
    if _is_doer(sentence, spot, noun):
        return True
    return not is_near and _attacks(sentence, spot, noun)


def are_attackers(sentence: Sentence, spot: Spot, noun: NounPhrase) -> bool:
    """Whether people are called attackers, and not told of as the strength of a force."""
    if not noun.is_of_people or not (is_armed(noun) or _is_of_band(sentence, noun)):
        return False
    if noun.head == "men" and not {*sentence.plain[noun.places[-1] + 1 :][:1]}.isdisjoint(PASSIVES):
        # To whom something was done, or of whom it is told who they were.
        return False
    size = spot.number.nominal or spot.number.low or 0
    before = sentence.plain[max(0, spot.first - 5) : spot.first]
    near = (*before, *sentence.plain[spot.last : spot.last + 8])
    return size < _ARMY and not {*near} & (STRENGTH - _ARMED_BANDS)


_ARMY = 1000
"""So many fighters are an army, of which no attack is told."""


def is_armed(noun: NounPhrase) -> bool:
    """Whether people are called attackers: "12 gunmen", "rebel leaders", "30 armed men"."""
    return noun.head in ATTACKERS or not {*noun.words}.isdisjoint(ATTACKERS - {"men"} | ARMED)


def _is_of_band(sentence: Sentence, noun: NounPhrase) -> bool:
    """Whether members are those of armed people: "members of the Orv Liberation Army"."""
    behind = sentence.plain[noun.places[-1] + 1 :][:_LONGEST_BAND]
    named = (*noun.words, *(behind[1:] if behind[:1] == ("of",) else ()))
    return noun.head in _MEMBERS and not _ARMED_BANDS.isdisjoint(named)


_LONGEST_BAND = 8
_MEMBERS = word_set("member members element elements cadre cadres followers operatives")
_ARMED_BANDS = word_set(
    "army front militia brigade movement guerrilla rebel taliban cartel gang faction cell battalion"
)


def _is_doer(sentence: Sentence, spot: Spot, noun: NounPhrase) -> bool:
    """Whether words before people say that they did it: "by 12 rebels", "a force of 200"."""
    before = sentence.plain[max(0, spot.first - 8) : spot.first]
    if not noun.words:
        # "Escorted by police, two in the front and three at the back".
        behind = sentence.plain[spot.last : spot.last + 3]
        return behind[-1:] in _ENDS_OF_A_TRAIN and "escorted" in sentence.plain[: spot.first]
    if not noun.is_of_people:
        return False
    if before[-2:] == ("escorted", "by"):
        return True
    if before[-1:] == ("by",):
        return is_armed(noun) or not {*before} & (DOERS | STRUCK) <= _KINDLY
    if before[-1:] in (("involved",), ("involving",)):
        return True
    if not is_armed(noun):
        return False
    is_band = before[-1:] == ("of",) and bool({*before[-2:-1]} & _BANDS)
    return noun.places[0] < spot.first or is_band


_ENDS_OF_A_TRAIN = (("front",), ("back",), ("rear",), ("middle",), ("head",), ("side",))
_BANDS = word_set("force band gang group column squad team crowd mob wave")
_KINDLY = word_set("freed released rescued hospitalised hospitalized evacuated relocated hurt")
"""What is done by those who help, too."""


def _attacks(sentence: Sentence, spot: Spot, noun: NounPhrase) -> bool:
    """Whether the verb of those counted tells of an attack: "five gunmen, who stormed"."""
    is_band = {*sentence.plain[max(0, spot.first - 2) : spot.first]} == _OF_A_BAND
    is_unknown = bool(noun.words) and not any(map(is_thing, noun.words))
    if noun.words and (noun.is_of_people or is_unknown):
        at = noun.places[-1] + 1
    elif is_band or {*sentence.plain[spot.last : spot.last + 2]} & _THESE:
        at = spot.last
    else:
        return False
    verb = _find_verb(sentence, _pass_aside(sentence, at))
    if verb is None or sentence.plain[verb - 1] in PASSIVES:
        return False
    does, after = sentence.plain[verb], sentence.plain[verb + 1 : verb + 6]
    if not noun.is_of_people and noun.words and verb != at and not is_named(sentence, noun):
        # A noun that no table holds takes the verb right behind it only.
        return False
    if not noun.is_of_people and {*sentence.plain[max(0, spot.first - 1) : spot.first]} & _FROM:
        # "Groups from four wards attacked".
        return False
    if does in STRUCK:
        return after[:1] not in _BY
    if does in WAYLAID and not is_armed(noun):
        return {*after[:1]} <= _DETERMINERS or sentence.words[verb + 1].is_name
    if is_armed(noun) and does in ASSAULTS:
        return after[:1] != ("by",)
    return any({*after[:reach]} & words for reach, words in INTENTS.get(does, ()))


def _pass_aside(sentence: Sentence, at: int) -> int:
    """Behind an aside that says who they are: "a family of five, that included three girls,"."""
    first, last = find_aside(sentence, at, min(len(sentence.plain), at + _REACH))
    return last if first == at else at


_FROM = word_set("from in at on to for across into with near")
_DETERMINERS = word_set("a an the their his her its our several many one two three")
_OF_A_BAND = {"of", "family"}
_THESE = word_set("whom others")
_BY = (("by",), ("in",), ("on",), ("at",), ("with",), ("and",), (",",))


def is_named(sentence: Sentence, noun: NounPhrase) -> bool:
    """Whether what is counted has a name of its own, as members of a front have."""
    last = sentence.words[noun.places[-1]]
    return last.is_name and not sentence.is_capitals


def _find_verb(sentence: Sentence, at: int) -> int | None:
    """Where the verb of a subject stands, past what says who they are; None where unclear."""
    for each in range(at, min(len(sentence.plain), at + _REACH)):
        word = sentence.plain[each]
        if word in STRUCK or word in ASSAULTS or word in INTENTS or word in WAYLAID:
            return each
        if word in _ON_THE_WAY or word.endswith("ly"):
            continue
        is_other = each in sentence.starts and each > at
        is_told = word in TRIGGERS and any(
            True for _ in find_phrases(sentence.plain, TRIGGERS, each, each + 1)
        )
        is_uniform = {*sentence.plain[each + 1 : each + 2]} & _CLOTHES
        is_somebody = is_person(word) and not is_uniform
        if word in _ENDS or is_other or is_told or is_somebody:
            return None
    return None


_REACH = 16
_ON_THE_WAY = word_set("who had have has then also armed")
_CLOTHES = word_set("uniform uniforms fatigues clothes clothing dress gear jackets")
_ENDS = (CLAUSES - {"as"}) | word_set(". ; : said says told were was are is")
