"""Whom does a number count? The event's groups by what a text calls them, else a new one."""

from __future__ import annotations

import re

from analysis.draft.propose.belonging import (
    OF_THEM,
    find_members,
    find_shared,
    find_sufferer,
    name_fighters,
)
from analysis.draft.propose.found import Found
from analysis.draft.propose.known_names import Known, slug
from analysis.draft.propose.named import PEOPLE, Named, make_plural, name_person
from analysis.draft.propose.noun_phrase import NounPhrase
from analysis.draft.propose.organised import find_organised
from analysis.draft.propose.persons import GROUP_LABELS, GROUP_OF, is_nation, is_person
from analysis.draft.propose.sentences import Sentence, Spot
from analysis.draft.propose.tables import find_phrases, word_set
from analysis.draft.propose.thing_words import NOUNS
from analysis.draft.propose.triggers import TRIGGERS
from analysis.draft.propose.voices import VOICES
from analysis.ledger.measures import MEASURES

# What says more about an officer or an official than the word itself.
_SPECIFIC = {
    "police": "police-officers", "policemen": "police-officers", "army": "soldiers",
    "military": "soldiers", "security": "security-personnel", "intelligence": "security-personnel",
    "prison": "security-personnel", "paramilitary": "security-personnel",
}  # fmt: skip
_VAGUE_WORDS = word_set(
    "officer officers official officials personnel forces members staff "
    "guards guard agents operatives commander commanders"
)


def find_group(
    sentence: Sentence,
    spot: Spot,
    noun: NounPhrase,
    found: Found | None,
    known: Known,
    before: Named | None,
    *,
    is_near: bool,
) -> Named | None:
    """Whose deaths, injuries … a number counts; None where it counts no people.

    Parameters
    ----------
    noun : the words that the number counts.
    found : what it counts.
    before : the group of the number before it, which a bare number goes on with.
    is_near : whether that number stands in the same sentence.
    """
    if found is None or not (_is_of_people(found) or (found.measure == "other" and noun.words)):
        return None
    named = _find_by_noun(sentence, spot, noun, known)
    if found.measure == "rate":
        return named
    if found.measure == "share":
        return named or find_shared(sentence, spot, before)
    if named is None and found.measure == "age":
        return _find_aged(sentence, spot)
    named = _settle(sentence, spot, noun, found, named)
    if found.measure == "population" and _RESIDENCE & {*found.evidence.casefold().split()}:
        # All who live somewhere are no group.
        return named if named and named.name != PEOPLE else None
    if named is not None or found.measure not in MEASURES:
        return named
    if MEASURES[found.measure].units != ("persons",):
        return None
    if before is not None and not noun.words and _goes_on(sentence, spot, is_near=is_near):
        return before
    return Named(PEOPLE, PEOPLE, "")


def _find_by_noun(sentence: Sentence, spot: Spot, noun: NounPhrase, known: Known) -> Named | None:
    """The group that the counted noun names, or what it is said to be."""
    named = _find_said(sentence, noun) or _find_known(sentence, noun, known)
    named = named or find_members(sentence, noun) or find_organised(sentence, spot, noun)
    named = named or _find_by_word(sentence, noun)
    if named is not None and named.name != PEOPLE and noun.joined is not None:
        named = _join(named, noun.joined)
    return named or _find_behind(sentence, spot)


def _settle(
    sentence: Sentence, spot: Spot, noun: NounPhrase, found: Found, named: Named | None
) -> Named | None:
    """The group of a noun that says little, by whose losses or whose attack it is."""
    if named is None and found.unit == "persons":
        named = _find_of(sentence, noun) or _find_new(noun)
    is_open = named is None or named.name in (PEOPLE, "men")
    if found.measure in _HARMS and is_open:
        return find_sufferer(sentence, spot) or named
    if found.measure == "fighters" and is_open:
        return name_fighters(noun) or named
    return named


_HARMS = ("deaths", "injuries", "casualties", "missing")
_RESIDENCE = word_set(
    "home population town village city inhabited inhabitants live lived community settlement "
    "hamlet residents"
)


def _is_of_people(found: Found) -> bool:
    measure = MEASURES.get(found.measure)
    return found.unit == "persons" or (
        measure is not None
        and measure.tells_of_people
        and found.measure in ("share", "age", "rate")
    )


def _find_known(sentence: Sentence, noun: NounPhrase, known: Known) -> Named | None:
    """The event's group whose name the counted noun has, the longest first."""
    if known.event is None or not noun.places:
        return None
    first, last = noun.places[0], noun.places[-1] + 1
    hits = list(find_phrases(sentence.plain, known.groups, first, last))
    if not hits:
        return None
    start, end, name = max(hits, key=lambda hit: (hit[1] - hit[0], hit[1]))
    return Named(str(name), known.event.groups[str(name)].label, sentence.cut(start, end))


def _find_by_word(sentence: Sentence, noun: NounPhrase) -> Named | None:
    """The group that a word for people names."""
    if noun.head in ("officer", "officers") and _tells_of_army(sentence):
        if not _AMONG.isdisjoint(sentence.plain[max(0, noun.places[0] - 3) : noun.places[0]]):
            # "37 soldiers, including eight officers".
            return Named("officers", "officers", noun.text)
        return Named("soldiers", GROUP_LABELS["soldiers"], noun.text)
    names = [_SPECIFIC[word] for word in noun.words if word in _SPECIFIC]
    words = [word for word in noun.words if is_person(word)]
    if noun.head in ("member", "members") and len(noun.words) > 1 and not names:
        return _find_new(noun)
    if not words and not names and noun.is_of_people:
        # "Eight South Lestrians", "one Lestrian".
        own = " ".join(word for word in noun.text.split()[-2:] if word[:1].isupper())
        # "Three Taliban" are no "Talibans".
        is_many = is_nation(own.rpartition(" ")[2]) or own.casefold() in VOICES
        own = own if is_many else f"{own}s"
        return Named(slug(own), own, noun.text)
    if not words and not names:
        return None
    head = words[-1] if words else ""
    if names and (head in _VAGUE_WORDS or not head):
        name = names[-1]
    else:
        # "Five troop casualties" are soldiers.
        told = [word for word in words if GROUP_OF.get(word) != PEOPLE]
        head = told[-1] if told else head
        name = GROUP_OF.get(head) or slug(make_plural(head))
    return Named(name, GROUP_LABELS.get(name, name.replace("-", " ")), noun.text)


def _join(named: Named, word: str) -> Named:
    """Two groups that are counted together: "women and children"."""
    name = GROUP_OF.get(word) or slug(make_plural(word))
    if name in (named.name, PEOPLE):
        return named
    label = GROUP_LABELS.get(name, name.replace("-", " "))
    evidence = f"{named.evidence}, {word}" if named.evidence.islower() else named.evidence
    return Named(f"{named.name}-and-{name}", f"{named.label} and {label}", evidence)


_AMONG = word_set("including include includes included")


def _tells_of_army(sentence: Sentence) -> bool:
    """Whether the officers of a sentence are an army's."""
    words = {*sentence.plain}
    return "police" not in words and bool(
        words & {"soldiers", "army", "troops", "military", "navy"}
    )


def _find_said(sentence: Sentence, noun: NounPhrase) -> Named | None:
    """What some of others are said to be: "four of the civilians killed were children"."""
    if not noun.places or sentence.plain[noun.places[0] - 2 : noun.places[0]] != ("of", "the"):
        return None
    at = noun.places[-1] + 1
    at += sentence.plain[at : at + 1] in (("killed",), ("wounded",), ("injured",), ("dead",))
    if sentence.plain[at : at + 1] == ("were",) and at + 1 < len(sentence.plain):
        return name_person(sentence, at + 1)
    return None


def _find_aged(sentence: Sentence, spot: Spot) -> Named | None:
    """Whose age it is: the nearest people before it, as in "daughters aged 12 and 9"."""
    for at in range(spot.first - 1, max(-1, spot.first - 9), -1):
        if named := name_person(sentence, at):
            return named
    return None


def _find_of(sentence: Sentence, noun: NounPhrase) -> Named | None:
    """Whose deaths are counted: "12 deaths and 16 injuries of health workers"."""
    if noun.head not in NOUNS:
        return None
    at, numbers = noun.places[-1] + 1, sentence.starts
    while at < len(sentence.plain) and (
        at in numbers or sentence.plain[at] in NOUNS or sentence.plain[at] in ("and", ",")
    ):
        at += 1
    if sentence.plain[at : at + 1] in (("of",), ("among",)):
        for word in range(at + 1, min(len(sentence.plain), at + 4)):
            if named := name_person(sentence, word):
                return named
    return None


def _find_new(noun: NounPhrase) -> Named | None:
    """Those of whom no table knows: "killed 18 Tigers", "12 patrol members"."""
    head = noun.head or ""
    if head in ("member", "members") and len(noun.words) > 1:
        words = f"{noun.words[-2]} members"
    elif head in NOUNS or not _NEW.fullmatch(head):
        return None
    else:
        words = head
    return Named(slug(words), words, noun.text)


_NEW = re.compile(r"[a-z]{3,}(?:[^su]s|men|people)")


_BEHIND = word_set("of them whom these those were are being was who the")


def _find_behind(sentence: Sentence, spot: Spot) -> Named | None:
    """What a number is said to be: "five of them children", "three were women"."""
    at = spot.last
    while at < len(sentence.plain) and sentence.plain[at] in _BEHIND:
        at += 1
    if spot.last < at < len(sentence.plain):
        word = sentence.plain[at]
        if is_person(word):
            name = GROUP_OF.get(word) or slug(make_plural(word))
            label = GROUP_LABELS.get(name, name.replace("-", " "))
            return Named(name, label, sentence.cut(spot.last, at + 1))
    return None


def _goes_on(sentence: Sentence, spot: Spot, *, is_near: bool) -> bool:
    """Whether a number without a noun is of those counted before."""
    behind = sentence.plain[spot.last : spot.last + 3]
    if behind[:2] in OF_THEM or behind in _OF_THOSE:
        return True
    if is_near:
        return _is_bare(sentence, spot)
    # "Five were killed on the spot."
    behind = behind[1:] if behind[:1] == ("more",) else behind
    return spot.first == 0 and behind[:1] in (("were",), ("have",), ("had",), ("remain",))


_OF_THOSE = frozenset(
    ("of", "the", word) for word in ("dead", "wounded", "injured", "victims", "missing", "killed")
)


def _is_bare(sentence: Sentence, spot: Spot) -> bool:
    """Whether a number without a noun goes on with that of the number before it.

    "22 soldiers were killed and 30 injured" does, and so does "wounded five others" behind a deed
    to soldiers; "a soldier and five others" and "the toll to 31" do not.
    """
    before = sentence.plain[max(0, spot.first - 3) : spot.first]
    if {*before} & _TOTALS:
        return False
    if not {*sentence.plain[spot.last : spot.last + 1]} & _OTHERS:
        return True
    start = max((each for each in sentence.starts if each < spot.first), default=0)
    between = sentence.plain[start : spot.first]
    return any(True for _ in find_phrases(between, TRIGGERS))


_OTHERS = word_set("others other")
_TOTALS = word_set("toll total to at number")
