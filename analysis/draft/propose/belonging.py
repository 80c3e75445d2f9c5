"""Whom a number counts where its own noun does not say: "members of", "the army suffered two"."""

from __future__ import annotations

from itertools import takewhile

from analysis.draft.propose.attackers import is_armed
from analysis.draft.propose.known_names import slug
from analysis.draft.propose.named import PEOPLE, Named, make_plural, name_person
from analysis.draft.propose.noun_phrase import NounPhrase, is_end
from analysis.draft.propose.persons import GROUP_LABELS, GROUP_OF, is_person
from analysis.draft.propose.sentences import Sentence, Spot
from analysis.draft.propose.tables import word_set

OF_THEM = (("of", "them"), ("of", "these"), ("of", "those"), ("of", "whom"))


def find_members(sentence: Sentence, noun: NounPhrase) -> Named | None:
    """Members of what: "30 members of a village guard", "two members of the Red Front"."""
    at = noun.places[-1] + 1 if noun.places else 0
    if noun.head not in ("member", "members") or sentence.plain[at : at + 1] != ("of",):
        return None
    last = at + 1
    while last < min(len(sentence.plain), at + _LONGEST_BODY) and not is_end(sentence.plain[last]):
        last += 1
    for each in range(last - 1, at, -1):
        word = sentence.plain[each]
        if is_person(word) and (GROUP_OF.get(word) != PEOPLE):
            name = GROUP_OF.get(word) or slug(make_plural(word))
            return Named(
                name, GROUP_LABELS.get(name, name.replace("-", " ")), sentence.cut(at, each + 1)
            )
    first = at + 1
    while first < last and sentence.plain[first] in _DETERMINERS:
        first += 1
    body = sentence.cut(first, last)
    return Named(slug(f"{body} members"), f"{body} members", body) if body else None


_LONGEST_BODY = 8
_DETERMINERS = word_set("the a an its their his her this that same both one")


def find_shared(sentence: Sentence, spot: Spot, before: Named | None) -> Named | None:
    """Of whom a share is told: "90 percent of the displaced", "half of them"."""
    behind = sentence.plain[spot.last : spot.last + 2]
    if behind in OF_THEM:
        return before
    for at in range(spot.last, min(len(sentence.plain), spot.last + _SHARED)):
        word = sentence.plain[at]
        if word == "displaced":
            return Named("displaced-people", "displaced people", sentence.cut(at, at + 1))
        if named := name_person(sentence, at):
            return named
        if is_end(word) and word not in ("of", "in"):
            break
    return None


_SHARED = 6


def find_sufferer(sentence: Sentence, spot: Spot) -> Named | None:
    """Whose losses are told: "the army suffered two dead", "five casualties among troops"."""
    for at in range(spot.last, min(len(sentence.plain) - 1, spot.last + 4)):
        if sentence.plain[at] in ("among", "on"):
            # "Wounded on Saturday when gunmen attacked" tells the day, and who attacked.
            near = range(at + 1, min(len(sentence.plain), at + 4))
            own = takewhile(lambda word: not is_end(sentence.plain[word]), near)
            return next((named for word in own if (named := _name_force(sentence, word))), None)
    verb = next(
        (at for at in range(spot.first - 1, max(-1, spot.first - 5), -1)
         if sentence.plain[at] in _SUFFERED), None,
    )  # fmt: skip
    if verb is None:
        return _find_losses(sentence, spot)
    return next(
        (named for at in range(verb - 1, max(-1, verb - 5), -1)
         if (named := _name_force(sentence, at))), None,
    )  # fmt: skip


def _find_losses(sentence: Sentence, spot: Spot) -> Named | None:
    """Of whose losses a number tells a part: "civilian casualties in Orvale were 12 killed"."""
    plain = sentence.plain
    if spot.first < 2 or plain[spot.first - 1] not in _BEING:
        return None
    low = max(0, spot.first - _SUBJECT)
    for at in range(spot.first - 2, low - 1, -1):
        if at in sentence.starts or plain[at] in (";", "."):
            return None
        if plain[at] in _LOSSES:
            behind = range(at + 2, at + 4) if plain[at + 1] in _OF_WHOM else ()
            near = (*range(max(0, at - 1), at), *behind)
            return next((named for word in near if (named := _name_force(sentence, word))), None)
    return None


_SUBJECT = 12
_BEING = word_set("was were is are : at")
_LOSSES = word_set("casualties casualty losses victims fatalities toll")
_OF_WHOM = word_set("among of to")
_SUFFERED = word_set("suffered lost suffer lose suffering losing sustained")


def _name_force(sentence: Sentence, at: int) -> Named | None:
    """The group of a word for people or for a force: the army's are soldiers."""
    name = _FORCES.get(sentence.plain[at])
    if name is None:
        named = name_person(sentence, at)
        return named if named and named.name != PEOPLE else None
    return Named(name, GROUP_LABELS[name], sentence.cut(at, at + 1))


_FORCES = {
    "army": "soldiers", "military": "soldiers", "battalion": "soldiers", "brigade": "soldiers",
    "regiment": "soldiers", "garrison": "soldiers", "police": "police-officers",
}  # fmt: skip


def name_fighters(noun: NounPhrase) -> Named | None:
    """Armed people who have no other name: "30 armed men"."""
    return Named("militants", GROUP_LABELS["militants"], noun.text) if is_armed(noun) else None
