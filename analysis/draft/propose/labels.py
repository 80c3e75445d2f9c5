"""The words before a number that say what it counts in a list: "Clashes: 18", "Killed – 12"."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.draft.propose.found import Found, find_other
from analysis.draft.propose.noun_phrase import NounPhrase
from analysis.draft.propose.persons import is_person
from analysis.draft.propose.presence import find_present
from analysis.draft.propose.sentences import Sentence, Spot
from analysis.draft.propose.tables import find_phrases, word_set
from analysis.draft.propose.thing_words import NOUNS, is_thing
from analysis.draft.propose.triggers import TRIGGERS, Trigger
from analysis.ledger.measures import MEASURES


@dataclass(frozen=True, slots=True)
class Label:
    """The words of a list that a number stands behind.

    Attributes
    ----------
    first, last : where they stand in the sentence.
    noun : those that name what is counted, without the deed.
    is_part : whether the number stands in brackets behind another, of which it is a part.
    """

    first: int
    last: int
    noun: NounPhrase
    is_part: bool = False


def read_label(sentence: Sentence, spot: Spot, noun: NounPhrase) -> Label | None:
    """The label of a number of a list; None where the number has a noun of its own, or no label.

    Parameters
    ----------
    noun : the words behind the number that say what it counts.
    """
    plain, last = sentence.plain, spot.first
    if noun.words or last == 0 or not _ends_item(sentence, spot):
        return None
    is_marked = plain[last - 1] in _MARKS
    opener = _find_opener(sentence, last)
    if not is_marked and opener is None:
        return None
    last -= is_marked
    if last > 0 and plain[last - 1] == ")":
        # "Casualties (army and police): 30".
        last = max((at for at in range(last) if plain[at] == "("), default=last)
    first = last
    while first > 0 and plain[first - 1] not in _BREAKS and first - 1 not in sentence.starts:
        first -= 1
    words = plain[first:last]
    if not 0 < len(words) <= _LONGEST or {*words} & _NO_LABEL:
        return None
    if plain[spot.first - 1] not in (":", "=") and is_marked and first > 0 and opener is None:
        # A dash may begin an aside, unless its words are a whole item.
        return None
    is_part = opener is not None and any(each.last == opener for each in sentence.spots)
    label = Label(first, last, _name_counted(sentence, first, last), is_part)
    return label if is_part or _tells(sentence, label) else None


_MARKS = word_set(": = – — -")
_BREAKS = word_set(", ; . ( ) : – — • * - ! ?") | {"·"}
_ENDS_ITEM = _BREAKS | {"and"}
_LONGEST = 8
_NO_LABEL = word_set(
    "said says say told added reported was were is are has have had he she they it we i at on "
    "since until who which that between"
)


def _tells(sentence: Sentence, label: Label) -> bool:
    """Whether a label says what is counted; one without a plural may be a place: "Orvale: 12"."""
    words, head = label.noun.words, label.noun.head or ""
    is_known = label.noun.is_of_people or any(word in NOUNS for word in words)
    return is_known or head.endswith("s") or _find_deed(sentence, label) is not None


def _ends_item(sentence: Sentence, spot: Spot) -> bool:
    """Whether nothing of its item follows a number."""
    behind = sentence.plain[spot.last : spot.last + 1]
    return not behind or behind[0] in _ENDS_ITEM


def _find_opener(sentence: Sentence, last: int) -> int | None:
    """The bracket in which a word stands; None outside of brackets."""
    for at in range(last - 1, max(-1, last - 12), -1):
        if sentence.plain[at] == ")":
            return None
        if sentence.plain[at] == "(":
            return at
    return None


def _name_counted(sentence: Sentence, first: int, last: int) -> NounPhrase:
    """The noun of a label: guerrillas in "Guerrillas taken prisoner"."""
    deeds = {
        at
        for start, end, _ in find_phrases(sentence.plain, TRIGGERS, first, last)
        for at in range(start, end)
        if end - start > 1 or not (is_person(sentence.plain[at]) or sentence.plain[at] in NOUNS)
    }
    places: list[int] = []
    for at in range(first, last):
        word = sentence.plain[at]
        if word in _BEHIND_NOUN and places:
            break
        if at not in deeds and word not in _DETAILS and not _is_participle(word):
            places.append(at)
    words = tuple(sentence.plain[at] for at in places)
    text = sentence.cut(places[0], places[-1] + 1) if places else ""
    return NounPhrase(words, tuple(places), text)


def _is_participle(word: str) -> bool:
    return len(word) > _SHORTEST and word.endswith("ed") and word not in NOUNS


_SHORTEST = 4
_DETAILS = word_set("the a of total number reported confirmed so far overall all")
_BEHIND_NOUN = word_set("in by during from on at with for")


def find_listed(
    sentence: Sentence, spot: Spot, label: Label | None, before: Found | None
) -> Found | None:
    """What the label of a list says that its number counts.

    Parameters
    ----------
    label : None where the number stands in no list.
    before : what the number before it counts, of which one in brackets is a part.
    """
    if label is None:
        return None
    evidence = sentence.cut(label.first, label.last)
    if label.is_part and before is not None:
        return Found(before.measure, before.unit, evidence, label=before.label, is_part=True)
    things = [word for word in label.noun.words if is_thing(word) or word in _ACTIONS]
    if things and not (label.noun.head and is_person(label.noun.head)):
        measure = NOUNS.get(things[-1], "attacks" if things[-1] in _ACTIONS else "other")
        if measure == "other":
            return find_other(label.noun)
        return Found(measure, MEASURES[measure].units[0], evidence)
    if told := _find_deed(sentence, label):
        return Found(told, "persons", evidence)
    known = next((NOUNS[word] for word in label.noun.words[::-1] if word in NOUNS), None)
    if known is not None:
        return Found(known, MEASURES[known].units[0], evidence)
    if label.noun.is_of_people:
        return find_present(sentence, spot, label.noun) or find_other(label.noun)
    return find_other(label.noun)


_ACTIONS = word_set("actions action violations violation")
_CAPTIVES = word_set("prisoner prisoners captured")


def _find_deed(sentence: Sentence, label: Label) -> str | None:
    """What a label says was done: the first of its deeds."""
    for start, end, meaning in find_phrases(sentence.plain, TRIGGERS, label.first, label.last):
        assert isinstance(meaning, Trigger)
        # Whom a list of losses calls prisoners are held by an army.
        is_captive = bool({*sentence.plain[start:end]} & _CAPTIVES)
        return "detentions" if is_captive else meaning.measure
    return None
