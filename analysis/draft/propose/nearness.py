"""The words of deeds around a number, and how far each is from it in sense."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from analysis.draft.propose.joints import CLAUSES, LINKS, PASSIVES, UNREAL
from analysis.draft.propose.persons import is_person
from analysis.draft.propose.sentences import Sentence, Spot
from analysis.draft.propose.tables import find_phrases, word_set
from analysis.draft.propose.thing_words import is_thing
from analysis.draft.propose.triggers import NEEDS, SOFT, TRIGGERS, Trigger

NEAR = 40
"""How many words away the words of a deed may stand."""


def find_end(sentence: Sentence, last: int) -> int:
    """The end of a stretch of words, within the sentence."""
    return min(len(sentence.words), last)


def list_triggers(sentence: Sentence, spot: Spot) -> Iterator[tuple[float, int, int, Trigger]]:
    """The words of deeds around a number, each with how far it is from it in sense."""
    start, end = max(0, spot.first - NEAR), find_end(sentence, spot.last + NEAR)
    for first, last, meaning in find_phrases(sentence.plain, TRIGGERS, start, end):
        assert isinstance(meaning, Trigger)
        if (first < spot.last and last > spot.first) or _is_void(
            sentence, spot, first, last, meaning
        ):
            continue
        is_before = last <= spot.first
        cost = count_cost(sentence, spot, first, last)
        cost += 3 * (is_before and sentence.plain[first] in ("dead", "missing"))
        cost += 2.5 * (last - first == 1 and sentence.plain[first] in SOFT)
        # "Three gendarmes and twenty wounded": the twenty are.
        is_of_other = any(each.last == first and each.first > spot.first for each in sentence.spots)
        cost += 6 * (is_of_other and not is_before)
        if meaning.is_verb:
            is_passive = _is_passive(sentence, first)
            takes_object = not is_passive and _takes_object(sentence, last)
            if not is_before and takes_object:
                continue
            cost += _weigh_verb(sentence, spot, first, last, is_bare=not takes_object)
        elif not is_before and sentence.plain[first] in _HELD:
            # "Nine nurses held captive since May have escaped".
            cost += 8 * _tells_which(sentence, last)
        yield cost, first, last, meaning


def _is_void(sentence: Sentence, spot: Spot, first: int, last: int, meaning: Trigger) -> bool:
    """Whether words of a deed tell nothing of a number, by where they stand and beside what."""
    is_before = last <= spot.first
    if meaning.side == ("behind" if is_before else "before"):
        return True
    if (
        last - first == 1
        and sentence.plain[first] in NEEDS
        and not _has_need(sentence, spot, first)
    ):
        return True
    if sentence.plain[last - 1] in _HELP and {*sentence.plain[last : last + 1]} & _HELPERS:
        # "A rescue operation for 40" has rescued nobody.
        return True
    if {*sentence.plain[max(0, first - 3) : first]} & UNREAL:
        # "Failed to hurt anybody".
        return True
    if sentence.plain[first] in _SHOWN and not _CAMERAS.isdisjoint(sentence.plain[:first]):
        # "The footage captured the work of 40 divers".
        return True
    # "A town of some 3,000" has so many, and "the town of Orvale" a name.
    is_name = sentence.plain[last - 1] == "of" and spot.first - last > 1
    return is_name and meaning.measure == "population"


_SHOWN = word_set("captured captures")
_CAMERAS = word_set("footage video videos camera cameras photo photos photograph image images")
_HELP = word_set("rescue release evacuate arrest capture")
_HELPERS = word_set(
    "operation operations effort efforts mission missions team teams worker workers crew crews "
    "service services attempt attempts bid plan plans talks warrant warrants deal"
)


def _weigh_verb(sentence: Sentence, spot: Spot, first: int, last: int, *, is_bare: bool) -> float:
    """How much farther a verb is than its words, by whether the number is its object."""
    is_before, is_passive = last <= spot.first, _is_passive(sentence, first)
    # "22 were killed and 36 ..." tells of the 22 first.
    cost = 4.0 * (is_before and is_bare)
    # "38 people abducted in May were freed": what follows tells more.
    is_whole = sentence.plain[max(0, spot.first - 2) : spot.first] == ("of", "the")
    # "Six girls who were kidnapped in May have been released".
    is_relative = is_passive and "who" in sentence.plain[max(0, first - 4) : first]
    is_aside = not (is_before or (is_passive and not is_relative) or is_whole)
    cost += 8 * (is_aside and _tells_which(sentence, last))
    # "Of the abducted children" only says which children.
    return cost + 3 * (not is_before and not is_passive and _names_people(sentence, last))


_HELD = word_set("held being taken")
_TOLD = 300
"""How many letters before a sentence tell what it takes as known."""


_TOLD_BEFORE = ("aboard", "onboard", "remaining")


def _has_need(sentence: Sentence, spot: Spot, first: int) -> bool:
    """Whether the words are there without which another tells nothing: "took" … "hostage"."""
    low, high = min(first, spot.first), max(first, spot.last)
    needs = NEEDS[sentence.plain[first]]
    if {*sentence.plain[max(0, low - 12) : high + 12]} & needs:
        return True
    # That a ship was hijacked stands some sentences before who was aboard.
    start = sentence.words[0].start
    told = sentence.text[max(0, start - _TOLD) : start].casefold()
    return sentence.plain[first] in _TOLD_BEFORE and not needs.isdisjoint(told.split())


def _tells_which(sentence: Sentence, last: int) -> bool:
    """Whether a participle only says which people: "abducted in May were freed"."""
    for at in range(last, min(len(sentence.plain), last + 24)):
        if sentence.plain[at] in CLAUSES or sentence.plain[at] in (",", ";", "."):
            return False
        if at in sentence.starts:
            # "12 people killed and 30 were hurt".
            return False
        if sentence.plain[at] in ("were", "have", "had", "escaped", "died", "remain", "remained"):
            return True
    return False


def _names_people(sentence: Sentence, at: int) -> bool:
    return at < len(sentence.plain) and is_person(sentence.plain[at])


def _is_passive(sentence: Sentence, first: int) -> bool:
    before = sentence.plain[max(0, first - 3) : first]
    return any(word in PASSIVES for word in before)


_OBJECT_STARTS = word_set(
    "at least more than about around some up to nearly almost over a an the his her their its "
    "several dozens scores hundreds thousands many another both all as two three four five six "
    "seven eight nine ten eleven twelve dozen one fewer less roughly approximately"
)


_NO_OBJECTS = word_set("at about around over up as some")


def _takes_object(sentence: Sentence, last: int) -> bool:
    """Whether what stands behind a verb is its object: a number, or a noun with its article."""
    behind = sentence.plain[last : last + 4]
    if not behind:
        return False
    counts = [spot for spot in sentence.spots if last <= spot.first <= last + 3]
    if counts:
        between = sentence.plain[last : counts[0].first]
        if "of" in between and behind[0] in ("a", "an", "the") and not {*between} & _MASSES:
            # "Released a video of 12 hostages".
            return False
        is_date = counts[0].number.skip in ("date", "time", "year")
        return not is_date and not {*between} & _NO_OBJECT_LINKS
    return behind[0] in _OBJECT_STARTS - _NO_OBJECTS


_MASSES = word_set("total group number crew band family party majority minimum maximum bulk lives")
_NO_OBJECT_LINKS = word_set(
    "( ) — – : ; , . in on by when and from after included include including were was are since "
    "during until before at within near for last with"
)


_OF_THINGS = 10


_CROSSINGS: Mapping[str, float] = {
    ",": 1.5, ";": 8, ":": 4, "—": 3, "–": 3, "(": 3, ")": 1.5, "“": 1, "”": 1, '"': 1, ".": 7,
    "who": 1, "which": 2,
}  # fmt: skip


def count_cost(sentence: Sentence, spot: Spot, first: int, last: int) -> float:
    """How far words are from a number in sense: words between, and what they cross."""
    is_before = last <= spot.first
    low, high = (last, spot.first) if is_before else (spot.last, first)
    aside = find_aside(sentence, low, high) if not is_before else (high, high)
    cost = 0.4 * (high - low - (aside[1] - aside[0]))
    for at in (*range(low, aside[0]), *range(aside[1], high)):
        word = sentence.plain[at]
        if word in ("that", "which") and not is_before and at and is_thing(sentence.plain[at - 1]):
            # "50 soldiers in the towns that were captured".
            cost += _OF_THINGS
            continue
        if word in _NEW_DEEDS and is_before:
            # "Killed a man who had three sons", but "three people who were killed".
            cost += _NEW_DEEDS[word]
            continue
        is_list = word == "as" and "well" in sentence.plain[max(0, at - 1) : at + 2]
        cost += _CROSSINGS.get(word, 7 if word in CLAUSES and not is_list else 0)
    for other in sentence.spots:
        is_between = low <= other.first < high and not aside[0] <= other.first < aside[1]
        if is_between and other.index != spot.index and other.number.skip is None:
            cost += 1 if _is_linked(sentence, spot, other) else 4
    return cost


def find_aside(sentence: Sentence, low: int, high: int) -> tuple[int, int]:
    """An aside between commas that says who is among those counted: ", two children among them,".

    Parameters
    ----------
    low, high : the words among which it is looked for; (high, high) where there is none.
    """
    plain = sentence.plain
    for first in range(low, min(high, low + 4)):
        is_set_apart = plain[first] in _APART
        if plain[first] not in _OPENS or not (
            is_set_apart or {*plain[first + 1 : first + 5]} & _ASIDES
        ):
            continue
        closer = _CLOSES[plain[first]]
        ends = [at for at in range(first + 2, high) if plain[at] == closer]
        if ends:
            return first, ends[-1] + 1
    return high, high


_CLOSES = {",": ",", "(": ")", "—": "—", "–": "–", "-": "-"}
_OPENS = frozenset(_CLOSES)
_APART = word_set("( — –")
"""What opens an aside whatever stands in it."""
_ASIDES = word_set(
    "including included includes among some most mostly all many them whom both who whose"
)
_NEW_DEEDS = {"who": 5, "that": 3, "where": 5, "whose": 5}


def _is_linked(sentence: Sentence, spot: Spot, other: Spot) -> bool:
    """Whether two numbers are of one list: "22 soldiers and 36 civilians"."""
    low, high = sorted((spot.first, other.first))
    between = sentence.plain[low:high]
    return bool({*between} & LINKS) and not {*between} & CLAUSES
