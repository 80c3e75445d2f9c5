"""Numbers that share the noun before them: "two attacks, one in Orvale", "one on a bank"."""

from __future__ import annotations

from analysis.draft.propose.found import Found
from analysis.draft.propose.noun_phrase import NounPhrase
from analysis.draft.propose.sentences import Sentence, Spot
from analysis.draft.propose.tables import word_set
from analysis.draft.propose.thing_words import NOUNS
from analysis.ledger.measures import MEASURES


def find_shared(
    sentence: Sentence, spot: Spot, noun: NounPhrase, before: Found | None
) -> Found | None:
    """The attacks of which a number tells where each was; None for a number of its own.

    Parameters
    ----------
    before : what the number before it counts.
    """
    plain = sentence.plain
    is_others = plain[spot.last : spot.last + 1] == ("others",)
    behind = {*plain[spot.last + is_others : spot.last + is_others + 1]}
    if (noun.words and not is_others) or not behind & _PLACED:
        return None
    link = plain[max(0, spot.first - 1) : spot.first]
    if link == (",",) and NOUNS.get(plain[max(0, spot.first - 2)]) == "attacks":
        return Found(
            "attacks", MEASURES["attacks"].units[0], sentence.cut(spot.first - 2, spot.last)
        )
    is_next = not link or link[0] in _LINKS
    return before if is_next and before is not None and before.measure == "attacks" else None


_PLACED = word_set("in at on near against outside inside targeting by")
_LINKS = word_set(", and ; while")
