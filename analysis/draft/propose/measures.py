"""What does a number count? The words of its own clause tell first, then those of its sentence."""

from __future__ import annotations

from analysis.draft.propose.ages import is_second_age
from analysis.draft.propose.driven import find_driven
from analysis.draft.propose.found import Found, find_other
from analysis.draft.propose.labels import Label, find_listed
from analysis.draft.propose.noun_phrase import NounPhrase
from analysis.draft.propose.own_units import find_by_unit, find_compound
from analysis.draft.propose.people import find_by_deed
from analysis.draft.propose.presence import (
    find_admitted,
    find_arrived,
    find_gathered,
    find_patients,
    find_present,
)
from analysis.draft.propose.rows import find_in_row
from analysis.draft.propose.sentences import Sentence, Spot
from analysis.draft.propose.shared_noun import find_shared
from analysis.draft.propose.things import find_by_noun
from analysis.ledger.model import Event


def find_measure(
    sentence: Sentence,
    spot: Spot,
    noun: NounPhrase,
    event: Event | None,
    before: Found | None,
    *,
    is_voice: bool = False,
    label: Label | None = None,
) -> Found | None:
    """What a number counts; None where nothing suggests it.

    Parameters
    ----------
    noun : the words that it counts.
    before : what the number before it counts, of which it may be a part.
    is_voice : whether it counts those who speak.
    label : the words of a list that it stands behind.
    """
    if is_second_age(sentence, spot, noun):
        return Found("age", "years", spot.number.text)
    if found := find_by_unit(sentence, spot, noun) or find_listed(sentence, spot, label, before):
        return found
    if found := find_compound(sentence, spot):
        return found
    if is_voice:
        # "Two residents said" counts those who speak.
        return find_other(noun)
    if event is not None and (found := _find_own(sentence, spot, noun, event)):
        return found
    if found := (
        find_in_row(sentence, spot)
        or find_by_noun(sentence, spot, noun)
        or find_driven(sentence, spot, noun)
        or find_shared(sentence, spot, noun, before)
        or find_admitted(sentence, spot, noun)
        or find_arrived(sentence, noun)
        or find_by_deed(sentence, spot, noun, before)
    ):
        return found
    if not noun.words and (found := find_gathered(sentence, spot)):
        return found
    return find_patients(sentence, noun) or find_present(sentence, spot, noun) or find_other(noun)


def _find_own(sentence: Sentence, spot: Spot, noun: NounPhrase, event: Event) -> Found | None:
    """One of the event's own measures, whose every word stands near the number."""
    near = {*sentence.plain[max(0, spot.first - 8) : spot.last + 10]}
    for name, own in event.measures.items():
        for label in (own.label, own.singular):
            words = label.casefold().split()
            if words and {*words} <= near and {*words} & {*noun.words}:
                return Found(name, own.unit, label)
    return None
