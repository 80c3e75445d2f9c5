"""What does a number count? The words of its own clause tell first, then those of its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from analysis.draft.propose.known_names import slug
from analysis.draft.propose.noun_phrase import NounPhrase, read_members
from analysis.draft.propose.persons import is_person
from analysis.draft.propose.sentences import Sentence, Spot
from analysis.draft.propose.tables import find_phrases, word_set
from analysis.draft.propose.triggers import (
    ANIMALS,
    ASSAULTS,
    ATTACKED,
    ATTACKERS,
    CLAUSES,
    LINKS,
    NEEDS,
    NOUNS,
    OF_PEOPLE,
    PARTS,
    PASSIVES,
    SITE_DEEDS,
    SITES,
    SOFT,
    STRUCK,
    THING_DEEDS,
    TRIGGERS,
    Trigger,
)
from analysis.errors import WordingError
from analysis.ledger.currencies import CURRENCIES
from analysis.ledger.measures import MEASURES, list_units
from analysis.ledger.model import Event
from analysis.ledger.phrases import UNITS_OF
from analysis.ledger.wording import list_phrases


@dataclass(frozen=True, slots=True)
class Found:
    """A measure with its unit, and the words that suggested it.

    Attributes
    ----------
    label : what a figure of the measure `other` counts; None for the others.
    of : the measure of which a share is told.
    is_part : whether the number is a part of the one before.
    trigger : where the words stand in the sentence; None where they are the number's own.
    """

    measure: str
    unit: str
    evidence: str
    label: str | None = None
    of: str | None = None
    is_part: bool = False
    trigger: tuple[int, int] | None = None


UNSURE = ""
"""The unit of a sum in a currency that its words leave open."""

_NEAR = 40
"""How many words away the words of a deed may stand."""
_AGES = word_set("old aged age")
_TIMES = ("years", "months", "weeks", "days", "hours", "minutes")
_LENGTHS = ("km", "m", "miles")
_KNOWN_UNITS = frozenset(list_units())


def find_measure(
    sentence: Sentence,
    spot: Spot,
    noun: NounPhrase,
    event: Event | None,
    before: Found | None,
    *,
    is_voice: bool = False,
) -> Found | None:
    """What a number counts; None where nothing suggests it.

    Parameters
    ----------
    noun : the words that it counts.
    before : what the number before it counts, of which it may be a part.
    is_voice : whether it counts those who speak.
    """
    if _is_second_age(sentence, spot, noun):
        return Found("age", "years", spot.number.text)
    if found := _find_by_unit(sentence, spot):
        return found
    if is_voice:
        # "Two residents said" counts those who speak.
        return _find_other(noun)
    if found := _find_compound(sentence, spot):
        return found
    if event is not None and (found := _find_own(sentence, spot, noun, event)):
        return found
    if found := _find_by_noun(sentence, spot, noun):
        return found
    if found := _find_by_deed(sentence, spot, noun, before):
        return found
    return _find_residents(spot, noun) or _find_other(noun)


def _find_residents(spot: Spot, noun: NounPhrase) -> Found | None:
    """How many live somewhere: hundreds of residents, to whom nothing was done."""
    size = spot.number.nominal
    if noun.head != "residents" or size is None or size < _A_PLACE:
        return None
    return Found("population", "persons", noun.text)


_A_PLACE = 100
"""So many residents at least are those of a place, and no few whom somebody met."""


def _find_by_unit(sentence: Sentence, spot: Spot) -> Found | None:
    """A measure that the number's own unit tells: percent, money, kilometres, an age."""
    unit, evidence = spot.number.unit, spot.number.text
    behind = "".join(sentence.plain[spot.last : spot.last + 1])
    if unit is None and spot.number.hedge == "vague" and behind in _TIMES:
        return Found("duration", behind, f"{evidence} {behind}")
    if age := _find_age(sentence, spot):
        return age
    if unit is None:
        return _find_money(sentence, spot)
    if unit == "percent":
        return Found("share", unit, evidence, of=_find_whole(sentence, spot))
    if unit in CURRENCIES:
        return Found("money", unit, evidence)
    if unit.startswith("per-"):
        return Found("frequency", unit, evidence)
    if unit in _LENGTHS:
        return Found("distance", unit, evidence)
    if unit in _TIMES:
        return Found("duration", unit, evidence)
    if unit not in _KNOWN_UNITS:
        return Found("other", unit, evidence, label=unit.replace("-", " "))
    return None


def _find_age(sentence: Sentence, spot: Spot) -> Found | None:
    """An age: "a 12-year-old boy", "66 years old", "sons aged 18 and 16", "between 0 and 5"."""
    unit = spot.number.unit
    if unit not in (None, *MEASURES["age"].units):
        return None
    own = {*re.split(r"[\W_]+", sentence.text[spot.number.start : spot.number.end + 4].casefold())}
    behind = {*sentence.plain[spot.last : spot.last + 1]}
    at = spot.first
    numbers = {each for other in sentence.spots for each in range(other.first, other.last)}
    while at > 0 and (sentence.plain[at - 1] in _AGE_LINKS or at - 1 in numbers):
        at -= 1
    before = {*sentence.plain[max(0, at - 1) : at]}
    if before & _AGED or (unit is not None and _AGES & (own | behind)):
        return Found("age", unit or "years", spot.number.text)
    return None


_AGED = word_set("aged age ages")
_AGE_LINKS = word_set("and or to , from of between under over about as young just only - – —")


def _find_money(sentence: Sentence, spot: Spot) -> Found | None:
    """A sum whose currency the words leave open, or name behind it: "50,000 pesos"."""
    evidence = spot.number.text
    if _is_money(evidence):
        return Found("money", UNSURE, evidence)
    behind = sentence.plain[spot.last : spot.last + 4]
    for at, word in enumerate(behind):
        if word in _MONEY:
            units = [unit for unit in UNITS_OF[(word,)] if unit in CURRENCIES]
            unit = units[0] if len(units) == 1 else UNSURE
            return Found("money", unit, sentence.cut(spot.first, spot.last + at + 1))
        if word != "of" and not sentence.words[spot.last + at].is_name:
            break
    return None


_MONEY = frozenset(
    words[0]
    for words, units in UNITS_OF.items()
    if len(words) == 1
    and len(words[0]) > 3
    and words[0].endswith(("s", "n"))
    and all(unit in CURRENCIES for unit in units)
) - word_set("marks reals crowns")
"""Names of currencies in the plural that are no other words."""


def _is_money(words: str) -> bool:
    """Whether a number is a sum in one of several currencies: "Rs 1.5 crore"."""
    try:
        units = list_phrases(words, is_count=False)[0].units
    except WordingError:
        return False
    return len(units) > 1 and all(unit in CURRENCIES for unit in units)


def _is_second_age(sentence: Sentence, spot: Spot, noun: NounPhrase) -> bool:
    """Whether it is one more age: the 16 of "aged 14 and 16"."""
    before = sentence.plain[max(0, spot.first - 6) : spot.first]
    is_listed = before[-1:] in (("and",), (",",), ("or",)) and before[-2:-1] != (",",)
    is_aged = "aged" in before or "ages" in before
    return is_listed and is_aged and not noun.words and spot.number.unit in (None, "persons")


def _find_compound(sentence: Sentence, spot: Spot) -> Found | None:
    """What a number with a hyphen tells of: "a 30-member patrol", "a six-storey block"."""
    behind = _COMPOUND.match(sentence.text, spot.number.end)
    if behind is None or read_members(sentence, spot):
        return None
    label = " ".join(behind[0].removeprefix("-").split())
    return Found("other", slug(behind[1]), spot.number.text, label=label)


_COMPOUND = re.compile(r"-([^\W\d_]+)(?:[ \n][^\W\d_]+)?")


def _find_whole(sentence: Sentence, spot: Spot) -> str | None:
    """Of what a share is told."""
    found = _list_triggers(sentence, spot)
    best = min(found, default=None, key=lambda each: each[0])
    if best is not None:
        return best[3].measure
    near = sentence.plain[spot.last : spot.last + 5]
    if spot.number.movement is not None:
        # "Attacks rose by 30 percent": what changes stands before.
        near += sentence.plain[max(0, spot.first - 10) : spot.first]
    return next((NOUNS[word] for word in near if word in NOUNS), None)


def settle_change(found: Found, change: str | None) -> Found:
    """A change by a share is one of what is counted: "attacks rose by a fifth"."""
    if change is None or found.measure != "share" or found.of is None:
        return found
    return replace(found, measure=found.of, of=None)


def _find_own(sentence: Sentence, spot: Spot, noun: NounPhrase, event: Event) -> Found | None:
    """One of the event's own measures, whose every word stands near the number."""
    near = {*sentence.plain[max(0, spot.first - 8) : spot.last + 10]}
    for name, own in event.measures.items():
        for label in (own.label, own.singular):
            words = label.casefold().split()
            if words and {*words} <= near and {*words} & {*noun.words}:
                return Found(name, own.unit, label)
    return None


def _find_by_noun(sentence: Sentence, spot: Spot, noun: NounPhrase) -> Found | None:
    """A measure that the counted noun tells: "12 deaths", "11 towns", "two vehicles"."""
    for at, word in zip(noun.places, noun.words, strict=True):
        if word in SITES and at == noun.places[-1]:
            return _find_site(sentence, spot, SITES[word], noun)
        measure = NOUNS.get(word)
        if measure is None or (measure in _THINGS and at != noun.places[-1]):
            continue
        if measure == "fighters" or (at != noun.places[-1] and is_person(noun.head or "")):
            # "Three of the injured people died".
            continue
        if measure == "buildings" and _is_harmed(sentence, spot, ATTACKED, 6):
            return _find_site(sentence, spot, "sites", noun)
        if measure in ("buildings", "vehicles") and not _is_harmed(sentence, spot):
            return _find_other(noun)
        evidence = sentence.cut(at, at + 1)
        return Found(measure, MEASURES[measure].units[0], evidence, trigger=(at, at + 1))
    return None


def _is_harmed(
    sentence: Sentence, spot: Spot, deeds: frozenset[str] = THING_DEEDS, reach: int = 12
) -> bool:
    """Whether something was done to the things counted, in their own clause."""
    before = sentence.plain[max(0, spot.first - reach) : spot.first]
    last = spot.last
    while last < _end(sentence, spot.last + reach):
        is_joint = sentence.plain[last] in ("and", ";")
        if is_joint and last + 1 not in sentence.starts:
            break
        last += 1
    return any(word in deeds for word in (*before, *sentence.plain[spot.last : last]))


_THINGS = ("attacks", "buildings", "vehicles", "weapons")


def _find_site(sentence: Sentence, spot: Spot, unit: str, noun: NounPhrase) -> Found | None:
    """What was done at the places counted: the nearest deed tells, one before them first."""
    deeds = [
        (_count_cost(sentence, spot, first, last), first, last, str(measure))
        for first, last, measure in find_phrases(
            sentence.plain, SITE_DEEDS, spot.first - _NEAR, _end(sentence, spot.last + _NEAR)
        )
        if last <= spot.first or first >= spot.last
    ]
    if not deeds:
        return _find_other(noun)
    cost, first, last, measure = min(deeds)
    if cost > _FAR / 2:
        return _find_other(noun)
    return Found(measure, unit, sentence.cut(first, last), trigger=(first, last))


def _find_by_deed(
    sentence: Sentence, spot: Spot, noun: NounPhrase, before: Found | None
) -> Found | None:
    """A measure that a verb tells of people: killed, wounded, abducted, or what came before."""
    if noun.head in ANIMALS or noun.head in _OCCASIONS:
        return None
    part = _find_part(sentence, spot)
    found = [
        each
        for each in _list_triggers(sentence, spot)
        if noun.is_of_people
        or not noun.words
        or (each[3].measure in _OF_ANYBODY and sentence.plain[each[1]] not in OF_PEOPLE)
    ]
    best = min(found, default=None, key=lambda each: each[0])
    is_near = best is not None and best[0] <= _BESIDE
    if noun.head in ATTACKERS and (
        _is_force(sentence, spot, noun) or (_attacks(sentence, noun) and not is_near)
    ):
        return Found("fighters", "persons", noun.text)
    if not is_near and _took_part(sentence, spot, noun):
        return Found("fighters", "persons", noun.text or spot.number.text)
    if part is not None and before is not None and (best is None or best[0] > 2.5):
        return Found(
            before.measure, before.unit, part, is_part=True, label=before.label,
            trigger=before.trigger,
        )  # fmt: skip
    if best is not None and best[0] < _FAR:
        _, first, last, trigger = best
        evidence, is_part = sentence.cut(first, last), part is not None
        is_held = trigger.measure == "hostages" and sentence.plain[first] in _HELD
        measure = "detentions" if is_held and _CUSTODY & {*sentence.plain} else trigger.measure
        return Found(measure, "persons", evidence, is_part=is_part, trigger=(first, last))
    if noun.head in ATTACKERS:
        return Found("fighters", "persons", noun.text)
    if before is not None and before.unit == "persons" and _goes_on(sentence, noun):
        return Found(
            before.measure, before.unit, before.evidence, is_part=True, trigger=before.trigger
        )
    return None


def _attacks(sentence: Sentence, noun: NounPhrase) -> bool:
    """Whether those counted are told to have attacked: "five gunmen, who stormed"."""
    at = noun.places[-1] + 1
    while at < len(sentence.plain) and (
        sentence.plain[at] in _ON_THE_WAY or sentence.plain[at].endswith("ly")
    ):
        at += 1
    return {*sentence.plain[at : at + 1]} <= ASSAULTS and at < len(sentence.plain)


def _took_part(sentence: Sentence, spot: Spot, noun: NounPhrase) -> bool:
    """Whether those counted attacked: "30 herders attacked", "a family of five carried out"."""
    if noun.is_of_people and noun.places:
        at = noun.places[-1] + 1
    elif not noun.words and {*sentence.plain[max(0, spot.first - 2) : spot.first]} == _OF_A_BAND:
        at = spot.last
    else:
        return False
    at += sentence.plain[at : at + 1] in (("who",), ("also",), ("then",), ("had",))
    does = sentence.plain[at : at + 2]
    return does == _CARRIED_OUT or (bool({*does[:1]} & STRUCK) and does[1:] not in _BY)


_OF_A_BAND = {"of", "family"}
_CARRIED_OUT = ("carried", "out")
_BY = (("by",), ("in",), ("on",), ("at",), ("with",), ("and",), (",",))


def _is_force(sentence: Sentence, spot: Spot, noun: NounPhrase) -> bool:
    """Whether words before attackers say that they did it: "by 12 rebels", "a force of 200"."""
    before = sentence.plain[max(0, spot.first - 2) : spot.first]
    is_number = noun.places[0] < spot.first
    return (
        is_number
        or before[-1:] in (("by",), ("involved",))
        or (before[-1:] == ("of",) and before[0] in _BANDS)
    )


_BANDS = word_set("force band gang group column squad team")
_ON_THE_WAY = word_set("who had have has then also armed were")


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
_OF_ANYBODY = ("deaths", "injuries", "casualties", "abductions", "population")
_FAR = 16
_BESIDE = 2
_HELD = word_set("holding held hold")
_CUSTODY = word_set("arrested detained custody charged jail jailed cells")
"""What tells that those held are detained."""


def _find_part(sentence: Sentence, spot: Spot) -> str | None:
    """The words that make a number a part of the one before: "including", "of them"."""
    near = (
        *find_phrases(sentence.plain, PARTS, spot.first - 5, spot.first),
        *find_phrases(sentence.plain, PARTS, spot.last, _end(sentence, spot.last + 3)),
    )
    for first, last, _ in near:
        between = sentence.plain[last : spot.first]
        is_behind = first >= spot.last
        if is_behind and first > spot.last:
            continue
        if not ({*between} & {*",;"}):
            return sentence.cut(first, last)
    return None


_ANAPHORS = word_set("they them among these those most including others all victims")


def _goes_on(sentence: Sentence, noun: NounPhrase) -> bool:
    """Whether a sentence without a deed of its own goes on telling of those before."""
    opening = {*sentence.plain[:4]}
    return bool(opening & _ANAPHORS) or not noun.words


def _find_other(noun: NounPhrase) -> Found | None:
    """What no measure fits: counted by its own noun."""
    if not noun.words:
        return None
    label = noun.text.strip()
    unit = "persons" if noun.is_of_people else slug(noun.head or "")
    return Found("other", unit, label, label=label) if unit and label else None


def _end(sentence: Sentence, last: int) -> int:
    return min(len(sentence.words), last)


def _list_triggers(sentence: Sentence, spot: Spot) -> Iterator[tuple[float, int, int, Trigger]]:
    """The words of deeds around a number, each with how far it is from it in sense."""
    start, end = max(0, spot.first - _NEAR), _end(sentence, spot.last + _NEAR)
    for first, last, meaning in find_phrases(sentence.plain, TRIGGERS, start, end):
        assert isinstance(meaning, Trigger)
        if first < spot.last and last > spot.first:
            continue
        is_before = last <= spot.first
        if sentence.plain[first] in NEEDS and not _has_need(sentence, spot, first):
            continue
        if meaning.side == ("behind" if is_before else "before"):
            continue
        # "A town of some 3,000" has so many, and "the town of Orvale" a name.
        is_name = sentence.plain[last - 1] == "of" and spot.first - last > 1
        if is_name and meaning.measure == "population":
            continue
        cost = _count_cost(sentence, spot, first, last)
        cost += 3 * (is_before and sentence.plain[first] in ("dead", "missing"))
        cost += 2.5 * (last - first == 1 and sentence.plain[first] in SOFT)
        if meaning.is_verb:
            is_passive = _is_passive(sentence, first)
            takes_object = not is_passive and _takes_object(sentence, last)
            if not is_before and takes_object:
                continue
            # "22 were killed and 36 ..." tells of the 22 first.
            cost += 4 * (is_before and not takes_object)
            # "38 people abducted in May were freed": what follows tells more.
            is_whole = sentence.plain[max(0, spot.first - 2) : spot.first] == ("of", "the")
            is_aside = not (is_before or is_passive or is_whole)
            cost += 8 * (is_aside and _tells_which(sentence, last))
            # "Of the abducted children" only says which children.
            cost += 3 * (not is_before and not is_passive and _names_people(sentence, last))
        yield cost, first, last, meaning


_TOLD = 300
"""How many letters before a sentence tell what it takes as known."""


def _has_need(sentence: Sentence, spot: Spot, first: int) -> bool:
    """Whether the words are there without which another tells nothing: "took" … "hostage"."""
    low, high = min(first, spot.first), max(first, spot.last)
    needs = NEEDS[sentence.plain[first]]
    if {*sentence.plain[max(0, low - 12) : high + 12]} & needs:
        return True
    # That a ship was hijacked stands some sentences before who was aboard.
    start = sentence.words[0].start
    told = sentence.text[max(0, start - _TOLD) : start].casefold()
    return sentence.plain[first] in ("aboard", "onboard") and not needs.isdisjoint(told.split())


def _tells_which(sentence: Sentence, last: int) -> bool:
    """Whether a participle only says which people: "abducted in May were freed"."""
    for at in range(last, min(len(sentence.plain), last + 24)):
        if sentence.plain[at] in CLAUSES or sentence.plain[at] in (",", ";", "."):
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
        is_date = counts[0].number.skip in ("date", "time", "year")
        return not is_date and not {*between} & _NO_OBJECT_LINKS
    return behind[0] in _OBJECT_STARTS - _NO_OBJECTS


_NO_OBJECT_LINKS = word_set(
    "( ) — – : ; , . in on by when and from after included include including were was are since "
    "during until before at within near for last"
)
_CROSSINGS: Mapping[str, float] = {
    ",": 1.5, ";": 8, ":": 4, "—": 3, "–": 3, "(": 3, ")": 1.5, "“": 1, "”": 1, '"': 1, ".": 7,
    "who": 1, "which": 2,
}  # fmt: skip


def _count_cost(sentence: Sentence, spot: Spot, first: int, last: int) -> float:
    """How far words are from a number in sense: words between, and what they cross."""
    is_before = last <= spot.first
    low, high = (last, spot.first) if is_before else (spot.last, first)
    cost = 0.4 * (high - low)
    for at in range(low, high):
        word = sentence.plain[at]
        is_list = word == "as" and "well" in sentence.plain[max(0, at - 1) : at + 2]
        cost += _CROSSINGS.get(word, 7 if word in CLAUSES and not is_list else 0)
    for other in sentence.spots:
        if low <= other.first < high and other.index != spot.index and other.number.skip is None:
            cost += 1 if _is_linked(sentence, spot, other) else 4
    return cost


def _is_linked(sentence: Sentence, spot: Spot, other: Spot) -> bool:
    """Whether two numbers are of one list: "22 soldiers and 36 civilians"."""
    low, high = sorted((spot.first, other.first))
    between = sentence.plain[low:high]
    return bool({*between} & LINKS) and not {*between} & CLAUSES
