"""What became of people who were taken or hurt, and who is held with what was seized."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.draft.propose.attack_words import ATTACKERS
from analysis.draft.propose.found import Found
from analysis.draft.propose.joints import UNREAL
from analysis.draft.propose.noun_phrase import NounPhrase
from analysis.draft.propose.sentences import Sentence, Spot
from analysis.draft.propose.tables import word_set
from analysis.draft.propose.triggers import Trigger

_Told = tuple[float, int, int, Trigger]


def find_aboard(sentence: Sentence, spot: Spot, noun: NounPhrase) -> Found | None:
    """Those aboard what was seized: "hijacked a bus with 18 people on board".

    Only where nothing but their presence is told of them, as "with" or "were on" does.
    """
    if not noun.is_of_people or not noun.places or _SEIZED.isdisjoint(sentence.plain):
        return None
    at = noun.places[-1] + 1
    behind = sentence.plain[at : at + 5]
    is_told = {*behind[:1]} <= _WERE or not _WITH.isdisjoint(
        sentence.plain[max(0, spot.first - 1) : spot.first]
    )
    behind = behind[1:] if {*behind[:1]} <= _WERE else behind
    is_aboard = behind[:1] in (("aboard",), ("onboard",)) or behind[:2] == ("on", "board")
    is_inside = {*behind[:1]} <= _IN and not _CRAFT.isdisjoint(behind[1:3])
    if behind and is_told and (is_aboard or is_inside):
        return Found("hostages", "persons", sentence.cut(at, at + len(behind)))
    return None


_WERE = word_set("were was are")
_WITH = word_set("with carrying")
_IN = word_set("on in")
_SEIZED = word_set("hijacked hijacking hijack seized commandeered hijackers hijacker")
_CRAFT = word_set(
    "bus plane airliner jet aircraft ship ferry boat train vessel flight minibus coach tanker "
    "airplane"
)


def find_wanted(sentence: Sentence, spot: Spot, noun: NounPhrase) -> Found | None:
    """Prisoners whom attackers want free: "the gunmen demanded freedom for five"."""
    before = sentence.plain[max(0, spot.first - _ASKED) : spot.first]
    is_freedom = before[-1:] in (("of",), ("for",)) and {*before[-2:-1]} & _FREEDOM
    if not is_freedom or UNREAL.isdisjoint(before):
        return None
    if not {*noun.words}.isdisjoint(_HELD):
        # "Demanded a ransom for the release of 20 hostages" has freed nobody.
        is_sale = "ransom" in before
        return Found("hostages", "persons", noun.text) if is_sale else None
    if ATTACKERS.isdisjoint(sentence.plain[: spot.first]):
        # Parents ask for those who were taken.
        return None
    return Found("detentions", "persons", sentence.cut(spot.first - 2, spot.last))


_ASKED = 8
_FREEDOM = word_set("freedom release")
_HELD = word_set("hostage hostages captive captives kidnapped abducted")


def find_fate(
    sentence: Sentence, spot: Spot, noun: NounPhrase, best: _Told | None, found: Sequence[_Told]
) -> _Told | None:
    """The end of it, where the nearest deed only tells who they are or how it began.

    "Four kidnapped girls regained freedom" are freed, and "one was wounded and succumbed" died.
    """
    if best is None or best[1] < spot.last:
        return best
    if best[3].measure == "abductions" and best[1] in noun.places[:-1]:
        later = [each for each in found if each[3].measure == "freed"]
    elif best[3].measure == "injuries":
        later = [
            each
            for each in found
            if each[3].measure == "deaths" and sentence.plain[each[1]] in _SUCCUMBED
        ]
    else:
        return best
    following = next((each.first for each in sentence.spots if each.first >= spot.last),
                     len(sentence.plain))  # fmt: skip
    later = [each for each in later if best[1] < each[1] < following]
    return min(later, default=best, key=lambda each: each[0])


def is_taken_in(sentence: Sentence, first: int, last: int) -> bool:
    """Whether those taken away were taken to be treated: "were taken to Orvale Hospital"."""
    is_taken = "taken" in sentence.plain[first:last]
    return is_taken and not _CLINICS.isdisjoint(sentence.plain[last : last + _NAMED_IN])


_CLINICS = word_set("hospital hospitals clinic clinics infirmary")
_NAMED_IN = 7
"""So many words name a hospital at most."""

_SUCCUMBED = word_set("succumbed succumbing died dying")
