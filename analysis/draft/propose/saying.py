"""A statement in our own words, and a short name for it; made from the fields and never copied."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass

from analysis.draft.number import Number
from analysis.draft.propose.known_names import slug
from analysis.draft.propose.tables import word_set
from analysis.ledger.measures import MEASURES, UNITS

LONGEST_RUN = 6
"""So many words in a row of a text may carry over, and no more."""

Run = tuple[str, ...]

_WORD = re.compile(r"[^\W_]+")
_DONE = {
    "deaths": "killed", "injuries": "injured", "casualties": "killed or injured",
    "missing": "missing", "abductions": "abducted", "hostages": "held hostage",
    "freed": "freed or escaped", "detentions": "detained", "displacements": "displaced",
    "fighters": "said to have taken part", "population": "living or present",
}  # fmt: skip
_SITES = {
    "attack-sites": "attacked", "bombing-sites": "bombed", "raid-sites": "raided",
    "clash-sites": "with gunfire", "seized-sites": "seized",
}  # fmt: skip
_HEDGES = {
    "exact": "", "more-than": "more than ", "at-least": "at least ", "at-most": "up to ",
    "less-than": "fewer than ", "about": "about ",
}  # fmt: skip
_PLURAL_SPEAKERS = word_set("police officials authorities")


@dataclass(frozen=True, slots=True)
class Statement:
    """The fields of which a sentence is made: names as the event or a new entry calls them."""

    number: Number
    measure: str
    unit: str
    group: str | None = None
    place: str | None = None
    speaker: str | None = None
    is_claim: bool = False
    label: str | None = None
    of: str | None = None
    change: str | None = None


def list_runs(text: str) -> Set[int]:
    """Every run of words of a text that is too long to carry over, as hashes."""
    words = _split(text)
    size = LONGEST_RUN + 1
    return {hash(words[at : at + size]) for at in range(len(words) - size + 1)}


def _split(text: str) -> Run:
    return tuple(_WORD.findall(text.casefold()))


def say_statement(statement: Statement, runs: Set[int]) -> str | None:
    """The statement in one sentence; None where every way to say it is a run of the text."""
    for sentence in _list_sentences(statement):
        if not list_runs(sentence) & runs:
            return sentence
    return None


def _list_sentences(said: Statement) -> Iterator[str]:
    counted, place = _say_counted(said), said.place
    is_in = place is not None and said.measure not in _NOT_IN
    where = f" in {place}" if is_in else f" (place: {place})" if place else ""
    yield f"{_begin(said.speaker or 'the outlet')} {_choose_verb(said)} {counted}{where}."
    apart = f"; place: {place}" if place else ""
    told = f"; told by: {said.speaker}" if said.speaker else ""
    yield _begin(f"{counted}{apart}{told}.")
    yield f"Drafted count: {_say_quantity(said.number)}; measure: {_name_measure(said)}."


_NOT_IN = ("distance", "time", "age", "duration", "money", "share", "rate", "frequency")


def _choose_verb(said: Statement) -> str:
    """What a speaker does: one "counts", several "count"; a party claims."""
    *_, last = (said.speaker or "").split() or [""]
    is_plural = last in _PLURAL_SPEAKERS or (last.islower() and last.endswith("s"))
    verb = "claim" if said.is_claim else "give" if said.measure in _NOT_IN else "count"
    return verb if is_plural else f"{verb}s"


def _begin(words: str) -> str:
    return words[:1].upper() + words[1:]


def _name_measure(said: Statement) -> str:
    return MEASURES[said.measure].label if said.measure in MEASURES else said.measure


def _say_counted(said: Statement) -> str:
    """What is counted: "7 police officers killed", "a share of 30 percent of people killed"."""
    quantity = _say_quantity(said.number)
    is_one = said.number.hedge == "exact" and said.number.nominal == 1
    if said.unit == "percent" and said.measure != "share":
        return f"a change of {quantity} percent in {_name_measure(said)}"
    if said.measure in _DONE:
        more = " more" if said.change == "increment" else ""
        whom = _make_singular(said.group or "people") if is_one else said.group or "people"
        return f"{quantity}{more} {whom} {_DONE[said.measure]}"
    if said.measure in _SITES:
        places = _make_singular(UNITS[said.unit].label) if is_one else UNITS[said.unit].label
        return f"{quantity} {places} {_SITES[said.measure]}"
    if said.measure in _MEASURED:
        unit = UNITS[said.unit].label if said.unit in UNITS else "in an open currency"
        return (
            f"{_MEASURED[said.measure]} of {quantity} {unit.removesuffix('s') if is_one else unit}"
        )
    if said.unit in UNITS and said.measure == "frequency":
        return f"{quantity} {UNITS[said.unit].label}"
    if said.measure == "share":
        whole = f" of {MEASURES[said.of].label}" if said.of and said.of in MEASURES else ""
        return f"a share of {quantity} percent{whole}"
    if said.measure == "time":
        return f"the time {said.number.text.rstrip('.')}"
    if said.measure == "other":
        return f"{quantity} {said.label or 'things'}"
    measure = MEASURES.get(said.measure)
    return f"{quantity} {measure.singular if measure and is_one else _name_measure(said)}"


_MEASURED = {
    "age": "an age", "duration": "a duration", "distance": "a distance", "money": "a sum",
}  # fmt: skip
_ONES = {"people": "person", "children": "child", "women": "woman", "men": "man"}


def _make_singular(label: str) -> str:
    """One of a group, or one of several places: "soldiers" -> "soldier"."""
    *before, last = label.split(" ")
    if last.endswith("ies"):
        last = f"{last[:-3]}y"
    elif last in ("personnel", "staff", "crew"):
        last = f"{last} member"
    else:
        last = _ONES.get(last, last.removesuffix("s"))
    return " ".join((*before, last))


def _say_quantity(number: Number) -> str:
    """The number with its hedge, in digits."""
    if number.hedge == "range" and number.low is not None and number.high is not None:
        return f"{_show(number.low)} to {_show(number.high)}"
    if number.nominal is not None and number.hedge in _HEDGES:
        return _HEDGES[number.hedge] + _show(number.nominal)
    words = number.text.casefold().split()[:LONGEST_RUN]
    # "Hundreds" are hundreds of something; "several" are several.
    return " ".join((*words, "of") if words[-1] in _OF_SOMETHING else words)


_OF_SOMETHING = word_set(
    "tens dozens scores hundreds thousands lakhs millions crores billions handful couple number"
)


def _show(number: float) -> str:
    return f"{int(number):,}" if number == int(number) else f"{round(number, 2):,}"


class Ids:
    """Short names of figures, each once in a text."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def name(self, measure: str, group: str | None, label: str | None, unit: str) -> str:
        """A new name: soldiers-killed, then soldiers-killed-2."""
        stem = self._make_stem(measure, group, label, unit)
        while True:
            count = self._taken[stem] = self._taken.get(stem, 0) + 1
            name = stem if count == 1 else f"{stem}-{count}"
            if count == 1 or name not in self._taken:
                self._taken.setdefault(name, 1)
                return name

    def _make_stem(self, measure: str, group: str | None, label: str | None, unit: str) -> str:
        if measure in _DONE:
            return slug(f"{group or 'people'} {_DONE_IDS.get(measure, _DONE[measure])}")
        if measure == "other":
            return slug(label or unit) or "other"
        return slug(measure)


_DONE_IDS = {"fighters": "taking part", "freed": "freed", "casualties": "casualties"}
