"""What was done to people, or what they did, as the deeds around their number tell."""

from __future__ import annotations

from dataclasses import replace

from analysis.draft.propose.attackers import are_attackers, is_named, took_part
from analysis.draft.propose.beside import is_beside
from analysis.draft.propose.captives import find_aboard, find_fate, find_wanted, is_taken_in
from analysis.draft.propose.found import Found, find_other
from analysis.draft.propose.joints import PARTS
from analysis.draft.propose.nearness import find_end, list_triggers
from analysis.draft.propose.noun_phrase import NounPhrase
from analysis.draft.propose.sentences import Sentence, Spot
from analysis.draft.propose.tables import find_phrases, index_phrases, word_set
from analysis.draft.propose.thing_words import ANIMALS, NOUNS
from analysis.draft.propose.triggers import DOERS, OF_PEOPLE, TRIGGERS, VERBS, Trigger
from analysis.ledger.measures import MEASURES


def find_by_deed(
    sentence: Sentence, spot: Spot, noun: NounPhrase, before: Found | None
) -> Found | None:
    """A measure that a verb tells of people: killed, wounded, abducted, or what came before."""
    if noun.head in ANIMALS or noun.head in _OCCASIONS:
        return None
    if held := find_wanted(sentence, spot, noun) or find_aboard(sentence, spot, noun):
        return held
    part = _find_part(sentence, spot)
    found = [
        each
        for each in list_triggers(sentence, spot)
        if noun.is_of_people
        or not noun.words
        or (
            each[3].measure in _OF_ANYBODY
            and sentence.plain[each[1]] not in OF_PEOPLE
            and (is_named(sentence, noun) or is_beside(sentence, spot, noun, each))
        )
    ]
    if whole := _find_whole(sentence, spot):
        return whole
    best = min(found, default=None, key=lambda each: each[0])
    best = _keep_freed(sentence, spot, best, found)
    best = _tell_victims(sentence, best, found)
    best = find_fate(sentence, spot, noun, best, found)
    is_near = best is not None and best[0] <= _BESIDE
    is_of_harmed = part is not None and before is not None and before.measure in _HARMS
    if not is_of_harmed and took_part(sentence, spot, noun, is_near=is_near):
        return Found("fighters", "persons", noun.text or spot.number.text)
    if part is not None and before is not None and (best is None or best[0] > 2.5):
        return Found(
            before.measure, before.unit, part, is_part=True, label=before.label,
            trigger=before.trigger,
        )  # fmt: skip
    if best is not None and best[0] < FAR:
        return _tell_deed(sentence, spot, noun, before, best, is_part=part is not None)
    if are_attackers(sentence, spot, noun):
        return Found("fighters", "persons", noun.text)
    return _carry_on(sentence, spot, noun, before)


_HARMS = ("deaths", "injuries", "casualties", "abductions", "detentions")


def _tell_deed(
    sentence: Sentence,
    spot: Spot,
    noun: NounPhrase,
    before: Found | None,
    told: _Told,
    *,
    is_part: bool,
) -> Found:
    """What the words of a deed make of a number."""
    _, first, last, trigger = told
    evidence = sentence.cut(first, last)
    if _is_unclear(sentence, first):
        return Found("other", "persons", evidence, label=f"{noun.text} {evidence}".strip())
    measure = _settle_held(sentence, spot, first, trigger.measure)
    if before is not None and before.measure == "deaths" and sentence.plain[first] == "victims":
        # The victims of those who were killed are the dead.
        measure = before.measure
    is_hurt = not {*noun.words}.isdisjoint(_HURT) or is_taken_in(sentence, first, last)
    if measure == "abductions" and is_hurt:
        # "Carried off nine wounded men".
        measure = "injuries"
    if sentence.plain[first].startswith("evacuat") and (moved := _find_moved(sentence, noun)):
        return moved
    return Found(measure, "persons", evidence, is_part=is_part, trigger=(first, last))


def _find_moved(sentence: Sentence, noun: NounPhrase) -> Found | None:
    """Hurt people and forces who are flown out, whom no fight drove from their homes."""
    last = noun.places[-1] + 1 if noun.places else 0
    behind = sentence.plain[last : last + _RELATIVE]
    told = noun.words if behind[:1] != ("who",) else (*noun.words, *behind)
    hurt = next((word for word in told if VERBS.get(word) == "injuries"), None)
    if hurt is not None:
        return Found("injuries", "persons", hurt)
    return find_other(noun) if noun.head in _SERVING else None


_RELATIVE = 6
_SERVING = word_set(
    "soldiers soldier troops troop servicemen marines policemen peacekeepers officers personnel"
)


def _is_unclear(sentence: Sentence, first: int) -> bool:
    """Whether a text puts a word for the lost in quotes, as it may mean killed or captured."""
    is_quoted = {*sentence.plain[max(0, first - 1) : first]} <= _QUOTES and first > 0
    return is_quoted and sentence.plain[first].startswith("neutrali")


_QUOTES = word_set("“ \" ‘ '")
_HURT = word_set("wounded injured")


def _keep_freed(
    sentence: Sentence, spot: Spot, best: _Told | None, found: list[_Told]
) -> _Told | None:
    """Those freed or rescued of whom it is told that they were taken first, or else the nearest.

    "Rescued nine children snatched from their homes", "released all of the 30 hostages aboard".
    """
    is_whole = any(
        spot.first - 2 == other.last and sentence.plain[other.last] == "of"
        for other in sentence.spots
    )
    if best is None or is_whole or best[3].measure not in _TAKEN_FIRST:
        # "Nine of the 21 hostages" leaves the 21 hostages.
        return best
    freed = [
        each
        for each in found
        if each[3].measure == "freed" and each[1] < best[1] and each[0] < _LISTED
    ]
    return min(freed, default=best, key=lambda each: each[0])


def _tell_victims(sentence: Sentence, best: _Told | None, found: list[_Told]) -> _Told | None:
    """What was done to victims, where the sentence tells it: "killing Zeb and 17 other victims"."""
    if best is None or sentence.plain[best[1]] not in ("victim", "victims"):
        return best
    harms = [each for each in found if each[3].measure in _HARMS[:2] and each[0] < FAR]
    return min(harms, default=best, key=lambda each: each[0])


_TAKEN_FIRST = ("abductions", "hostages", "displacements")
_LISTED = 4
_Told = tuple[float, int, int, Trigger]


def _settle_held(sentence: Sentence, spot: Spot, first: int, measure: str) -> str:
    """Whether people are held in custody, and whether who took them took them hostage."""
    word = sentence.plain[first]
    if measure == "hostages" and word in _HELD and _CUSTODY & {*sentence.plain}:
        return "detentions"
    behind = {*sentence.plain[spot.last : spot.last + 6]}
    return "hostages" if word in _TAKING and behind & _KEPT else measure


_KEPT = word_set("hostage hostages captive captives")
_TAKING = word_set("took taking take takes")


def settle_captured(found: Found, group: str | None) -> Found:
    """Captured militants are detained, and others whom somebody captured are abducted.

    Parameters
    ----------
    group : whom the number counts.
    """
    is_captured = found.measure == "detentions" and found.evidence.casefold().startswith("captur")
    if is_captured and group not in (None, "militants", "suspects"):
        return replace(found, measure="abductions")
    return found


_OCCASIONS = word_set("times occasions weeks")


_OF_ANYBODY = ("deaths", "injuries", "casualties", "abductions", "detentions", "population")


FAR = 16


_BESIDE = 2


_HELD = word_set("holding held hold")


_CUSTODY = word_set("arrested detained custody charged jail jailed cells")
"""What tells that those held are detained."""


def _find_part(sentence: Sentence, spot: Spot) -> str | None:
    """The words that make a number a part of the one before: "including", "of them"."""
    near = (
        *find_phrases(sentence.plain, PARTS, spot.first - 5, spot.first),
        *find_phrases(sentence.plain, PARTS, spot.last, find_end(sentence, spot.last + 3)),
    )
    for first, last, _ in near:
        between = sentence.plain[last : spot.first]
        is_behind = first >= spot.last
        if is_behind and first > spot.last:
            continue
        if not {*between} & {*",;"} and not {*between} & DOERS:
            return sentence.cut(first, last)
    return _find_list(sentence, spot)


def _find_list(sentence: Sentence, spot: Spot) -> str | None:
    """The words before a list of parts in which a number comes later: "including two …, one"."""
    low = max(0, spot.first - _LISTED_PARTS)
    for first, last, _ in find_phrases(sentence.plain, _LISTS, low, spot.first):
        commas = [at for at in range(last, spot.first) if sentence.plain[at] in (",", "and")]
        is_list = last in sentence.starts and all(at + 1 in sentence.starts for at in commas)
        between = {*sentence.plain[last : spot.first]} - {"and"}
        if is_list and commas and between.isdisjoint(_NO_LIST):
            return sentence.cut(first, last)
    return None


_LISTED_PARTS = 20
_LISTS = index_phrases((words, True) for words in ("including", "among them"))
_NO_LIST = DOERS | word_set("; . ( ) who which that was were have had has while when")


def _find_whole(sentence: Sentence, spot: Spot) -> Found | None:
    """Those of whom it is told who they are: "six of the injured were nurses"."""
    behind = sentence.plain[spot.last : spot.last + 5]
    opening = next((each for each in _OF_THE if behind[: len(each)] == each), None)
    if opening is None:
        return None
    at = spot.last + len(opening)
    word, *after = sentence.plain[at : at + 3]
    measure = NOUNS.get(word) or _HARMED.get(word) or VERBS.get(word)
    is_noun = after[:1] in (["were"], ["are"], ["was"]) and not (
        after[1:2] and (after[1].endswith("ed") or (after[1] in TRIGGERS and after[1] != "the"))
    )
    if measure is None or not is_noun or MEASURES[measure].units != ("persons",):
        return None
    return Found(measure, "persons", sentence.cut(spot.last, at + 1), is_part=True)


_OF_THE = (
    ("of", "the"),
    ("of", "those"),
    ("among", "the"),
    ("among", "those"),
    ("were", "among", "the"),
    ("were", "among", "those"),
    ("are", "among", "the"),
)
_HARMED = {
    "hostages": "hostages",
    "missing": "missing",
    "victims": "casualties",
}
_ANAPHORS = word_set("they them among these those most including others all victims")


def _carry_on(
    sentence: Sentence, spot: Spot, noun: NounPhrase, before: Found | None
) -> Found | None:
    """What the number before counts, where a number without a deed goes on telling of that."""
    if before is None:
        return None
    if before.unit != "persons":
        # "23 houses were razed and two others sealed".
        return before if not noun.words and _is_rest(sentence, spot) else None
    if not _goes_on(sentence, noun):
        return None
    return Found(before.measure, before.unit, before.evidence, is_part=True, trigger=before.trigger)


def _is_rest(sentence: Sentence, spot: Spot) -> bool:
    """Whether a number tells of others of the same kind: "and two others"."""
    return sentence.plain[spot.last : spot.last + 1] in (("others",), ("more",))


def _goes_on(sentence: Sentence, noun: NounPhrase) -> bool:
    """Whether a sentence without a deed of its own goes on telling of those before."""
    opening = {*sentence.plain[:4]}
    return bool(opening & _ANAPHORS) or not noun.words
