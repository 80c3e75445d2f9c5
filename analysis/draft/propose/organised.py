"""People told of by the name of their group: "five Red Veldt men", "12 members of it"."""

from __future__ import annotations

from analysis.draft.propose.known_names import slug
from analysis.draft.propose.named import Named
from analysis.draft.propose.noun_phrase import NounPhrase
from analysis.draft.propose.persons import is_nation, is_person
from analysis.draft.propose.sentences import Sentence, Spot
from analysis.draft.propose.tables import find_phrases, word_set
from analysis.draft.propose.voices import VOICES, Voice

_HEADS = word_set("men man members member elements")
_REGULARS = word_set("regulars irregulars")
_FEWEST_NAMES = 2
_LETTERS = 3


def find_organised(sentence: Sentence, spot: Spot, noun: NounPhrase) -> Named | None:
    """The group whose men or members a number counts; None where the noun names none."""
    if noun.head in _REGULARS and len(noun.words) > 1:
        words = noun.text.split()[-2:]
        return Named(slug(" ".join(words)), " ".join(words).lower(), noun.text)
    if noun.head not in _HEADS:
        return None
    if len(noun.words) == 1:
        return _find_side(sentence, spot, noun)
    first, last = noun.places[0], noun.places[-1]
    for start, end, voice in find_phrases(sentence.plain, VOICES, first, last):
        if isinstance(voice, Voice) and voice.kind == "party" and voice.name:
            label = sentence.cut(start, end)
            return Named(voice.name, label, noun.text) if label[:1].isupper() else None
    return _name_own(sentence, noun)


def _name_own(sentence: Sentence, noun: NounPhrase) -> Named | None:
    """A group that no table has, by two names or by its letters before its men."""
    places = noun.places[:-1]
    behind = sentence.words[noun.places[-1] + 1 : noun.places[-1] + 2]
    is_title = sentence.is_capitals or any(word.is_name for word in behind)
    names = [sentence.words[at] for at in places if sentence.words[at].is_name]
    if is_title or len(names) < len(places) or any(is_person(word.plain) for word in names):
        return None
    last = names[-1].printed
    is_letters = len(last) >= _LETTERS and last.isupper()
    if is_nation(f"{last}s") or not (is_letters or len(names) >= _FEWEST_NAMES):
        return None
    label = " ".join((*(word.printed for word in names), noun.words[-1]))
    return Named(slug(label), label, noun.text)


def _find_side(sentence: Sentence, spot: Spot, noun: NounPhrase) -> Named | None:
    """Whose members are told of: "on the side of the front, five members were wounded"."""
    plain, at = sentence.plain, spot.first
    if at < _LEAST or plain[at - 1] != "," or not sentence.words[at - 2].is_name:
        return None
    start = at - 2
    while start > 0 and sentence.words[start - 1].is_name:
        start -= 1
    before = plain[max(0, start - 3) : start]
    if "of" not in before or not {*plain[max(0, start - 4) : start]} & _SIDES:
        return None
    label = f"{sentence.cut(start, at - 1)} {noun.head}"
    return Named(slug(label), label, sentence.cut(start, at - 1))


_LEAST = 4
_SIDES = word_set("side part")
