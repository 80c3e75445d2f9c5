"""What a counted noun tells by itself: deaths, attacks, things, and places attacked."""

from __future__ import annotations

from analysis.draft.propose.army_words import AMMUNITION, BOMBS, EXPLODED, FIREARMS, FIRED
from analysis.draft.propose.found import Found, find_other
from analysis.draft.propose.nearness import NEAR, count_cost, find_end
from analysis.draft.propose.noun_phrase import NounPhrase
from analysis.draft.propose.people import FAR
from analysis.draft.propose.persons import is_person
from analysis.draft.propose.sentences import Sentence, Spot
from analysis.draft.propose.tables import find_phrases, word_set
from analysis.draft.propose.thing_words import (
    ATTACKED,
    FELLED,
    NOUNS,
    SITE_DEEDS,
    SITES,
    THING_DEEDS,
)
from analysis.draft.propose.triggers import VERBS
from analysis.ledger.measures import MEASURES


def find_by_noun(sentence: Sentence, spot: Spot, noun: NounPhrase) -> Found | None:
    """A measure that the counted noun tells: "12 deaths", "11 towns", "two vehicles"."""
    if found := _find_arms(sentence, noun) or _find_breach(noun):
        return found
    for at, word in zip(noun.places, noun.words, strict=True):
        if word in _CRAFT and is_craft(noun.words):
            return Found("vehicles", "vehicles", noun.text)
        if word in _POLES and _is_harmed(sentence, spot, _POLES[word]):
            return Found("buildings", "buildings", noun.text)
        if word in SITES and at == noun.places[-1]:
            return _find_site(sentence, spot, SITES[word], noun)
        measure = NOUNS.get(word)
        is_last = at == noun.places[-1]
        if measure is None or (not is_last and (measure in _THINGS or word == "body")):
            continue
        if measure == "fighters" or (not is_last and is_person(noun.head or "")):
            # "Three of the injured people died".
            continue
        if measure == "buildings" and (place := _find_unharmed(sentence, spot, noun)):
            return place
        evidence = sentence.cut(at, at + 1)
        return Found(measure, MEASURES[measure].units[0], evidence, trigger=(at, at + 1))
    return None


def _find_breach(noun: NounPhrase) -> Found | None:
    """Violations of a truce, which are attacks."""
    if noun.head in _BREACHES and not _TRUCES.isdisjoint(noun.words):
        return Found("attacks", MEASURES["attacks"].units[0], noun.text)
    return None


def _find_arms(sentence: Sentence, noun: NounPhrase) -> Found | None:
    """Ammunition, weapons by their make, and bombs that went off."""
    if not noun.words:
        return None
    head, words = noun.words[-1], {*noun.words}
    if head in AMMUNITION:
        behind = {*sentence.plain[noun.places[-1] + 1 : noun.places[-1] + 6]}
        if head in ("round", "rounds") and (words & FIRED or behind & BOMBS & NOUNS.keys()):
            # "40 mortar rounds landed".
            return Found("weapons", "weapons", noun.text)
        return find_other(noun)
    at = noun.places[-1] + 1
    if head in ("shell", "shells") and not {*sentence.plain[at : at + 4]}.isdisjoint(_SHOT):
        # What was fired and spent is no weapon that somebody has.
        return find_other(noun)
    if head in BOMBS and (head in NOUNS or "explosive" in words):
        # "A car wired with two bombs exploded": the car did.
        is_load = not _LOADED.isdisjoint(sentence.plain[max(0, noun.places[0] - 3) : at])
        is_blast = not is_load and not {*sentence.plain[at : at + 2]}.isdisjoint(EXPLODED)
        measure = "attacks" if is_blast else "weapons"
        return Found(measure, MEASURES[measure].units[0], noun.text)
    # "Two M16s" are three words.
    joined = {"".join(noun.words[-2:]), "".join(noun.words[-3:])}
    makes = {head, *head.split("-"), *joined} | (words if head.isdigit() else set())
    is_make = not FIREARMS.isdisjoint(makes)
    is_piece = head in _PIECES and bool({*sentence.plain[at : at + 5]} & _GUNS)
    return Found("weapons", "weapons", noun.text) if is_make or is_piece else None


_LOADED = word_set("with carrying")
_SHOT = word_set("fired crashed landed fell hit struck rained slammed pounded")
_PIECES = word_set("piece pieces units unit sets set pcs")
_GUNS = FIREARMS | word_set("rifle rifles gun guns pistol pistols launcher launchers")


def _is_harmed(
    sentence: Sentence, spot: Spot, deeds: frozenset[str] = THING_DEEDS, reach: int = 12
) -> bool:
    """Whether something was done to the things counted, in their own clause."""
    before = sentence.plain[max(0, spot.first - reach) : spot.first]
    last = spot.last
    while last < find_end(sentence, spot.last + reach):
        is_joint = sentence.plain[last] in ("and", ";")
        behind = sentence.plain[last + 1 : last + 2]
        if is_joint and last + 1 not in sentence.starts and not {*behind} & _ARTICLES:
            break
        last += 1
    return any(word in deeds for word in (*before, *sentence.plain[spot.last : last]))


def _find_unharmed(sentence: Sentence, spot: Spot, noun: NounPhrase) -> Found | None:
    """Buildings as places attacked, or as things to which nothing was done; None for others."""
    if _is_harmed(sentence, spot, ATTACKED, 6):
        return _find_site(sentence, spot, "sites", noun)
    if _is_scene(sentence, spot):
        return Found("attack-sites", "sites", noun.text)
    return None if _is_harmed(sentence, spot) else find_other(noun)


def _is_scene(sentence: Sentence, spot: Spot) -> bool:
    """Whether people were harmed at the buildings counted: "were killed at two shops"."""
    is_at = {*sentence.plain[max(0, spot.first - 1) : spot.first]} <= _AT and spot.first > 0
    return is_at and any(
        VERBS.get(word) in ("deaths", "injuries") or word in EXPLODED
        for word in sentence.plain[max(0, spot.first - _CLAUSE) : spot.first]
    )


_AT = word_set("at outside inside")
_CLAUSE = 6
_ARTICLES = word_set("a an the several many other some its their parts part")


def is_craft(words: tuple[str, ...]) -> bool:
    """Whether bombers and fighters are aircraft: "six Kr-12 bombers", "jet fighters"."""
    return any(word in _FLYING or any(map(str.isdigit, word)) for word in words[:-1])


_BREACHES = word_set("violation violations breach breaches")
_TRUCES = word_set("ceasefire cease-fire truce armistice")
_POLES = {
    **dict.fromkeys(word_set("post posts line lines"), FELLED),
    **dict.fromkeys(word_set("pole poles cable cables"), THING_DEEDS),
}
"""What carries power or a telephone's wire -> what is done to it, and to no place."""
_CRAFT = word_set("bombers fighters bomber fighter")
_FLYING = word_set("jet jets strategic stealth heavy long-range supersonic nuclear-capable")
_THINGS = ("attacks", "buildings", "vehicles", "weapons")


def _find_site(sentence: Sentence, spot: Spot, unit: str, noun: NounPhrase) -> Found | None:
    """What was done at the places counted: the nearest deed tells, one before them first."""
    deeds = [
        (count_cost(sentence, spot, first, last), first, last, str(measure))
        for first, last, measure in find_phrases(
            sentence.plain, SITE_DEEDS, spot.first - NEAR, find_end(sentence, spot.last + NEAR)
        )
        if last <= spot.first or first >= spot.last
    ]
    if not deeds:
        return find_other(noun)
    cost, first, last, measure = min(deeds)
    if cost > FAR / 2:
        return find_other(noun)
    return Found(measure, unit, sentence.cut(first, last), trigger=(first, last))
