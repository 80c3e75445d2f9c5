"""People whom others drove away: "sent 40 families running", "pushed 300 across the river"."""

from __future__ import annotations

from analysis.draft.propose.found import Found
from analysis.draft.propose.noun_phrase import NounPhrase
from analysis.draft.propose.sentences import Sentence, Spot
from analysis.draft.propose.tables import word_set


def find_driven(sentence: Sentence, spot: Spot, noun: NounPhrase) -> Found | None:
    """Those driven somewhere: a verb of driving right before them, and a way out behind them."""
    plain = sentence.plain
    if noun.words and not (noun.is_of_people or noun.head in _HOMES):
        return None
    at = next((each for each in range(spot.first - 1, max(-1, spot.first - 4), -1)
               if plain[each] in _DRIVEN), None)  # fmt: skip
    if at is None:
        return None
    last = noun.places[-1] + 1 if noun.places else spot.last
    behind = plain[last : last + _REACH]
    is_away = plain[at] not in _BARE_SENT and bool({*behind} & _WAYS) and bool({*behind} & _REFUGES)
    if not is_away and not {*behind[:3]} & _FLEEING:
        return None
    return Found("displacements", "persons", sentence.cut(at, at + 1), trigger=(at, at + 1))


_DRIVEN = word_set(
    "sent send sends sending drove drive drives driving driven pushed push pushes pushing forced "
    "force forces forcing chased chase chases chasing hounded hounding"
)
_BARE_SENT = word_set("sent send sends sending")
_FLEEING = word_set("running fleeing scrambling packing scattering scurrying away flee run")
_WAYS = word_set("into toward towards across to from out over off")
_REFUGES = word_set(
    "shelter shelters camp camps border borders frontier river bush forest forests hills "
    "mountains exile home homes house houses village villages town towns country land lands "
    "refuge safety sanctuary schools settlements sites"
)
_HOMES = word_set("families family households household")
_REACH = 16
