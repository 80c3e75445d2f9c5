"""Those counted before, told of again by their number: "the 13 were dropped off"."""

from __future__ import annotations

from dataclasses import replace

from analysis.draft.propose.found import Found
from analysis.draft.propose.named import Named
from analysis.draft.propose.noun_phrase import NounPhrase
from analysis.draft.propose.sentences import Sentence, Spot
from analysis.draft.propose.tables import word_set


class Memory:
    """How many people something was done to, by their number, over one text."""

    def __init__(self) -> None:
        self._told: dict[float, tuple[Found, Named | None]] = {}

    def keep(self, spot: Spot, found: Found, group: Named | None) -> None:
        """Remember a count of people to whom something was done."""
        if found.unit == "persons" and found.measure not in _OPEN and spot.number.nominal:
            self._told[spot.number.nominal] = found, group

    def recall(
        self, sentence: Sentence, spot: Spot, noun: NounPhrase, found: Found | None
    ) -> tuple[Found, Named | None] | None:
        """What "the 13" counted when they were told of first.

        Parameters
        ----------
        noun, found : what the number counts by its own words; where a deed of its own is told,
            that is what it counts.
        """
        before = sentence.plain[max(0, spot.first - 1) : spot.first]
        behind = sentence.plain[spot.last : spot.last + 1]
        is_open = not noun.words or noun.head in _PEOPLE
        if not {*before} & _THE or not is_open or spot.number.hedge != "exact":
            return None
        if (not noun.words and {*behind} & _NO_PEOPLE) or spot.number.nominal not in self._told:
            return None
        told, group = self._told[spot.number.nominal]
        # A deed of its own tells more, and so does a noun beside the same deed.
        is_same = not noun.words and found is not None and found.measure == told.measure
        if found is not None and found.measure != "population" and not is_same:
            return None
        return replace(told, trigger=None), group


_OPEN = ("population", "other", "rate", "fighters")
_THE = word_set("the these those all")
_PEOPLE = word_set(
    "people persons men women children boys girls victims detainees deportees captives students "
    "workers others civilians villagers youths"
)
_NO_PEOPLE = word_set("of - –")
