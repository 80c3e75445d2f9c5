"""What a number measures by a unit of its own: a share, a sum, a distance, a time, an age."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.draft.propose.ages import find_age
from analysis.draft.propose.attack_words import ATTACKERS
from analysis.draft.propose.found import UNSURE, Found
from analysis.draft.propose.known_names import slug
from analysis.draft.propose.nearness import list_triggers
from analysis.draft.propose.noun_phrase import NounPhrase, read_members
from analysis.draft.propose.rates import find_rate
from analysis.draft.propose.sentences import Sentence, Spot
from analysis.draft.propose.tables import word_set
from analysis.draft.propose.thing_words import NOUNS
from analysis.errors import WordingError
from analysis.ledger.currencies import CURRENCIES
from analysis.ledger.measures import MEASURES, UNITS, list_units
from analysis.ledger.phrases import UNITS_OF
from analysis.ledger.wording import list_phrases

_TIMES = MEASURES["duration"].units


_LENGTHS = MEASURES["distance"].units


_KNOWN_UNITS = frozenset(list_units())


# Of what is not counted, so much a day is no rate of events.
_ALONE = _KNOWN_UNITS - {"persons", "attacks", "vehicles", "weapons", "buildings"}


def find_by_unit(sentence: Sentence, spot: Spot, noun: NounPhrase) -> Found | None:
    """A measure that the number's own unit tells: percent, money, kilometres, an age."""
    unit, evidence = spot.number.unit, spot.number.text
    behind = "".join(sentence.plain[spot.last : spot.last + 1])
    if hits := _find_hits(sentence, spot):
        return hits
    if unit is None and spot.number.hedge == "vague" and behind in _VAGUE_UNITS:
        return _find_length(sentence, spot, _VAGUE_UNITS[behind], spot.last + 1)
    if found := find_age(sentence, spot) or _find_flow(sentence, spot, noun):
        return found
    if unit is None:
        return (
            _find_magnitude(sentence, spot)
            or _find_blocks(sentence, spot)
            or _find_weight(sentence, spot)
            or _find_money(sentence, spot)
        )
    if unit == "percent":
        return Found("share", unit, evidence, of=_find_whole(sentence, spot))
    if unit in CURRENCIES:
        return Found("money", unit, evidence)
    if unit.startswith("per-"):
        return Found("frequency", unit, evidence)
    if unit in (*_LENGTHS, *_TIMES):
        return _find_length(sentence, spot, unit, spot.last)
    if unit not in _KNOWN_UNITS:
        return Found("other", unit, evidence, label=unit.replace("-", " "))
    return None


def _find_flow(sentence: Sentence, spot: Spot, noun: NounPhrase) -> Found | None:
    """How many of what is counted, or of an unknown unit, there are in each stretch of time."""
    return None if spot.number.unit in _ALONE else find_rate(sentence, spot, noun)


def _find_hits(sentence: Sentence, spot: Spot) -> Found | None:
    """How often somewhere was attacked: "has been hit three times"."""
    is_times = sentence.plain[spot.last : spot.last + 1] == ("times",) or (
        spot.number.text.casefold() in _OFTEN
    )
    if not is_times:
        return None
    struck = [at for at in range(max(0, spot.first - _SINCE), spot.first)
              if sentence.plain[at] in _HITS]  # fmt: skip
    if not struck or not _APART.isdisjoint(sentence.plain[struck[-1] : spot.first]):
        return None
    return Found("attacks", MEASURES["attacks"].units[0], sentence.cut(struck[0], spot.last))


_OFTEN = ("twice", "thrice", "three times", "four times")
_HITS = word_set(
    "hit struck attacked bombed shelled raided targeted ambushed stormed rocketed sabotaged "
    "dynamited fought clashed"
)
_SINCE = 10
_APART = word_set(", ; : while when after before but and who which that")
"""What parts a verb from how often it was done."""

_VAGUE_UNITS = {
    word: unit for unit in (*_LENGTHS, *_TIMES) for word in UNITS[unit].words if len(word) > 3
}
"""The words of a length that may stand behind "hundreds of" or "several" -> the unit."""


def _find_length(sentence: Sentence, spot: Spot, unit: str, last: int) -> Found:
    """A length of time or way; or when something was, as so long before or after another."""
    if unit in _LENGTHS and "-" in spot.number.text and not _is_way(sentence, last):
        # "A 146-metre ship" is so long.
        return Found("other", unit, spot.number.text, label=f"{unit} long")
    if unit in _LENGTHS:
        return Found("distance", unit, sentence.cut(spot.first, last))
    before = sentence.plain[max(0, spot.first - 1) : spot.first]
    if {*sentence.plain[last : last + 1]} & _OFFSETS and not {*before} & _LASTING:
        return Found("time", "date", sentence.cut(spot.first, last + 1))
    return Found("duration", unit, sentence.cut(spot.first, last))


def _is_way(sentence: Sentence, at: int) -> bool:
    """Whether what is so long is a way: "a 20-km stretch of the road"."""
    return bool({*sentence.plain[at : at + 4]} & _WAYS)


_WAYS = word_set(
    "radius range stretch distance march drive journey zone strip corridor buffer perimeter road "
    "border trek highway front line walk trip ride route away section strait straits channel "
    "river canal coast coastline tunnel pipeline fence frontier"
)
_OFFSETS = word_set(
    "ago later earlier after before afterward afterwards beforehand previously prior hence"
)
_LASTING = word_set("for within lasted lasting lasts spanning throughout")


def _find_magnitude(sentence: Sentence, spot: Spot) -> Found | None:
    """How strong a quake was: "5.5 on the Richter scale"."""
    behind = sentence.plain[spot.last : spot.last + 4]
    if behind[:2] != ("on", "the") or "scale" not in behind:
        return None
    return Found("other", "magnitude", sentence.cut(spot.first, spot.last + 4), label="magnitude")


def _find_blocks(sentence: Sentence, spot: Spot) -> Found | None:
    """A way through a town: "two blocks from the market", "a two-block radius"."""
    is_way = _BLOCKS.match(sentence.text, spot.number.end)
    return Found("distance", "blocks", f"{spot.number.text}{is_way[0]}") if is_way else None


_BLOCKS = re.compile(
    r"[-\s]blocks?[\s-]+(?:from|away|radius|north|south|east|west|off|up|down)\b", re.I
)


def _find_weight(sentence: Sentence, spot: Spot) -> Found | None:
    """A weight in pounds, which are no money: "110 pounds of explosives", "a 500-pound bomb"."""
    words = re.split(r"[\s-]+", spot.number.text.casefold())
    if words[-1] not in ("pound", "pounds"):
        return None
    is_weight = "-" in spot.number.text or sentence.plain[spot.last : spot.last + 1] == ("of",)
    return Found("other", "lb", spot.number.text, label="pounds") if is_weight else None


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


def find_compound(sentence: Sentence, spot: Spot) -> Found | None:
    """What a number with a hyphen tells of: "a 30-member patrol", "a six-storey block"."""
    behind = _COMPOUND.match(sentence.text, spot.number.end)
    if behind is None:
        return None
    if behind[1] in _BODIES and {*sentence.plain[spot.last : spot.last + 5]} & _ARMED_BODIES:
        # "A 120-man garrison" are 120 who fight.
        return Found("fighters", "persons", spot.number.text)
    if read_members(sentence, spot):
        return None
    label = " ".join(behind[0].removeprefix("-").split())
    if behind[1] in _BODIES:
        # "A 30-member patrol" has 30 people.
        return Found("population", "persons", label)
    return Found("other", slug(behind[1]), spot.number.text, label=label)


_ARMED_BODIES = ATTACKERS | word_set(
    "garrison militia battalion brigade platoon regiment gang commando column"
)
_BODIES = ("member", "man", "strong", "person", "woman")
_COMPOUND = re.compile(r"-([^\W\d_]+)(?:[ \n][^\W\d_]+)?")


def _find_whole(sentence: Sentence, spot: Spot) -> str | None:
    """Of what a share is told."""
    found = list_triggers(sentence, spot)
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
