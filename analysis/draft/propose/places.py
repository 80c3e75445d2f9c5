"""Where? The event's places by what a text calls them, else a name behind "in" or "the town of"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from analysis.draft.propose.attributions import Attribution
from analysis.draft.propose.distances import count_distance
from analysis.draft.propose.known_names import Known, slug
from analysis.draft.propose.persons import is_person
from analysis.draft.propose.sentences import Sentence, Spot
from analysis.draft.propose.tables import find_phrases, word_set
from analysis.draft.propose.voices import VOICES

_KINDS = word_set(
    "province district town village city state region county area capital port municipality "
    "governorate neighbourhood neighborhood suburb camp island valley department commune tehsil "
    "country nation prefecture locality settlement hamlet road highway market airport"
)
_BEFORE = word_set("in at near of on from around outside inside across throughout to")
_WIDE = word_set("province state region country governorate department district")
_CALENDAR = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "jan feb mar apr jun jul aug sep sept oct nov dec june july august september october "
    "november december telegram twitter facebook youtube instagram whatsapp ramadan christmas "
    "easter eid"
)
_SMALL = word_set("of the al el de la le du san el- and")
_LONGEST = 4


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that a sentence names: words[first:last], under a name of the event or a new one."""

    first: int
    last: int
    name: str
    label: str
    kind: str
    is_known: bool
    evidence: str
    part_of: Mention | None = None


def list_places(sentence: Sentence, known: Known) -> list[Mention]:
    """The places that a sentence names, in order."""
    found = list(_list_known(sentence, known))
    taken = {at for each in found for at in range(each.first, each.last)}
    found += [each for each in _list_new(sentence) if each.first not in taken]
    found.sort(key=lambda each: each.first)
    return [
        replace(each, part_of=after) if _lies_in(sentence, each, after) else each
        for each, after in zip_longest(found, found[1:])
    ]


def _lies_in(sentence: Sentence, place: Mention, after: Mention | None) -> bool:
    """Whether a new place lies in the next: "Orvale village in Tessin district"."""
    if place.is_known or after is None or after.name == place.name:
        return False
    between = [word for word in sentence.plain[place.last : after.first] if word not in _KINDS]
    return (
        after.kind in _WIDE and bool(between) and {*between} <= {"in", "of", "the", ",", "located"}
    )


def _list_known(sentence: Sentence, known: Known) -> Iterator[Mention]:
    if known.event is None:
        return
    for first, last, name in find_phrases(sentence.plain, known.places):
        if sentence.words[first].is_name or last - first > 1:
            place = known.event.places[str(name)]
            yield Mention(
                first, last, str(name), place.name, place.kind, True, sentence.cut(first, last)
            )


def _list_new(sentence: Sentence) -> Iterator[Mention]:
    if sentence.is_capitals:
        return
    at = 0
    while at < len(sentence.words):
        mention = _read_new(sentence, at + 1) if sentence.plain[at] in _BEFORE else None
        if mention is not None:
            yield mention
        at = mention.last if mention else at + 1


def _read_new(sentence: Sentence, at: int) -> Mention | None:
    """The name behind "in": "the town of Orvale", "northern Lestria", "Orvale district"."""
    kind, first = _skip_description(sentence, at)
    last = first
    while last < min(len(sentence.words), first + _LONGEST) and sentence.words[last].is_name:
        last += 1
    if sentence.plain[last - 1 : last + 1] in _OF_NAMES and last + 1 < len(sentence.words):
        last += 1 + sentence.words[last + 1].is_name
    if first + 1 < last and _is_side(sentence.plain[first]):
        first += 1
    names = sentence.plain[first:last]
    if not names or {*names} & _CALENDAR or any(map(is_person, names)):
        return None
    if any(True for _ in find_phrases(sentence.plain, VOICES, first, last)):
        return None
    if _is_demonym(sentence, last) or is_person("".join(sentence.plain[last : last + 1])):
        return None
    if last < len(sentence.plain) and sentence.plain[last] in _KINDS:
        kind = sentence.plain[last]
        # "The Tessin port city of Orvale" is Orvale.
        if "of" in sentence.plain[last : last + 3] and (named := _read_new(sentence, last + 1)):
            return named
    elif names[-1] in _KINDS and len(names) > 1:
        kind = names[-1]
    printed = (
        each.printed.removesuffix("'s").removesuffix("’s") for each in sentence.words[first:last]
    )
    label = " ".join(printed)
    name = slug(label)
    evidence = sentence.cut(at - 1, last)
    return Mention(first, last, name, label, kind, False, evidence) if name else None


def _skip_description(sentence: Sentence, at: int) -> tuple[str, int]:
    """The kind of place, and where its name begins; behind the sentence where none does."""
    kind = "place"
    for first in range(at, min(at + _DESCRIPTION, len(sentence.words))):
        word = sentence.plain[first]
        if word in _KINDS:
            kind = word
        elif sentence.words[first].is_name:
            return kind, first
        elif word not in ("the", "of") and not _is_side(word):
            break
    return kind, len(sentence.words)


def _is_demonym(sentence: Sentence, last: int) -> bool:
    """Whether a name only says whose the next word is: "in a Lestrian raid"."""
    is_adjective = sentence.plain[last - 1].endswith(_DEMONYMS)
    after = sentence.words[last].printed if last < len(sentence.words) else ""
    return is_adjective and after.isalpha() and after.islower() and after not in _KINDS


_DEMONYMS = ("ian", "ese", "ish", "rican", "raeli", "istani", "emeni", "raqi", "erman", "can")
_DESCRIPTION = 6
_OF_NAMES = frozenset(
    (word, "of") for word in ("republic", "gulf", "horn", "bay", "sea", "coast", "kingdom", "state")
)


def _is_side(word: str) -> bool:
    return word in _ASIDES or word.endswith(("ern", "west", "east", "north", "south"))


_ASIDES = word_set(
    "central remote nearby fishing desert border provincial rural restive coastal capital same "
    "neighbouring neighboring upper lower mountainous"
)


def find_place(
    sentence: Sentence,
    spot: Spot,
    places: Sequence[Mention],
    heard: Sequence[Attribution],
    *,
    is_of_sites: bool,
) -> Mention | None:
    """The place of a number: the nearest that its sentence names outside the speakers' names."""
    open_places = [
        each
        for each in places
        if not any(said.first <= each.first < said.last for said in heard)
        and not _follows_including(sentence, each)
        and not _is_owner(sentence, each)
    ]
    if is_of_sites:
        open_places = [
            each
            for each in open_places
            if each.kind in _WIDE or _is_told_of_places(sentence, spot, each)
        ]
    if not open_places:
        return None
    return min(open_places, key=lambda each: count_distance(sentence, spot, each.first, each.last))


def _is_told_of_places(sentence: Sentence, spot: Spot, place: Mention) -> bool:
    """Whether the counted places lie in a place: "13 villages in Orvale district"."""
    between = sentence.plain[spot.last : place.first]
    is_behind = place.first >= spot.last
    return is_behind and not {*between} & {",", "and"}


def _is_owner(sentence: Sentence, place: Mention) -> bool:
    """Whether a place only says whose something is: "Lestria's forces"."""
    is_possessive = sentence.words[place.last - 1].printed.endswith(("'s", "’s"))
    return is_possessive and sentence.plain[max(0, place.first - 1)] not in _BEFORE


def _follows_including(sentence: Sentence, place: Mention) -> bool:
    return "including" in sentence.plain[max(0, place.first - 2) : place.first]


def find_ends(spot: Spot, places: Sequence[Mention]) -> tuple[Mention | None, Mention | None]:
    """The two ends of a distance: "Orvale, 12 km north of Tessin" lies there, and is so far off.

    Where only one is named, it is the place, and the other end is None.
    """
    behind = next((each for each in places if spot.last <= each.first <= spot.last + 8), None)
    before = next((each for each in reversed(places) if each.last <= spot.first), None)
    is_off = before is not None and spot.first - before.last <= 6
    if behind is not None and before is not None and is_off and before.name != behind.name:
        return before, behind
    return behind or before, None
