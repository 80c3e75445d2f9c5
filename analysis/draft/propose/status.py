"""How firm a statement is: stated by the outlet, attributed to somebody, or claimed by a side."""

from __future__ import annotations

from collections.abc import Collection

from analysis.draft.propose.naming import Speaker
from analysis.draft.propose.sentences import Sentence, Spot
from analysis.draft.propose.tables import word_set
from analysis.draft.propose.thing_words import NOUNS
from analysis.draft.propose.voices import VOICES, Voice
from analysis.ledger.model import OUTLET

_ENEMIES = ("militants", "suicide-bombers")
_ENDINGS = ("fighters", "militants", "guerrillas", "rebels", "insurgents", "attackers", "gunmen")
_PARTIES = frozenset(
    voice.name
    for phrases in VOICES.values()
    for _, voice in phrases
    if isinstance(voice, Voice) and voice.kind == "party"
) - {None}
"""Armed groups by name, whose members a number may count: "three Taliban"."""
_OWN = ("soldiers", "police-officers", "security-personnel", "civilians", "children", "women",
        "villagers", "passengers", "students", "civil-officials")  # fmt: skip
"""Of whom an official counts the losses of its own side."""
_FORCES = ("soldiers", "police-officers", "security-personnel")
_LOSSES = ("deaths", "injuries", "casualties", "missing", "detentions")
_DEEDS = (*_LOSSES[:3], "detentions", "buildings", "attacks", "seized-sites", "freed", "hostages")
_THINGS = ("vehicles", "buildings", "other")
_TAKEN = word_set(
    "seized captured shot down downed destroyed destroying intercepted recovered confiscated "
    "found neutralised neutralized repelled seizing capturing foiled"
)
"""What a side does to its enemy's weapons; those that are fired at it are only counted."""
_REACH = 25


def tell_status(
    speaker: Speaker | None,
    group: str | None,
    measure: str | None,
    words: Collection[str] = frozenset(),
    by: str | None = None,
) -> str:
    """How firm a statement is: the outlet states, sides claim, everybody else is attributed.

    A side claims its deeds and its enemy's losses. What it lost itself is attributed to it.

    Parameters
    ----------
    words : those around the number.
    by : who did it.
    """
    if speaker is None or speaker.name == OUTLET:
        return "stated"
    is_fighter = group is not None and (
        group in _ENEMIES or group in _PARTIES or group.endswith(_ENDINGS)
    )
    # "Our forces suffered two wounded."
    is_own = "suffered" in words and "our" in words and "enemy" not in words
    if speaker.kind == "party":
        is_loss = measure in _LOSSES and (is_fighter or is_own)
        return "attributed" if is_loss else "claimed"
    if speaker.kind != "official" or not speaker.is_side:
        return "attributed"
    # How many the enemy has is an estimate, and what was done to it a claim.
    # A list of arms that were found has magazines and radios, too.
    is_list = speaker.is_partisan or any(NOUNS.get(word) == "weapons" for word in words)
    is_thing = measure == "weapons" or (is_list and measure in _THINGS)
    is_taken = is_thing and not _TAKEN.isdisjoint(words)
    is_no_own = group not in (*_OWN, "people", None) or "enemy" in words
    is_own_deed = is_no_own and (by in _FORCES or (speaker.is_partisan and measure in _LOSSES))
    is_deed = measure in _DEEDS and (is_fighter or is_own_deed)
    return "claimed" if is_taken or is_deed else "attributed"


def list_near(sentence: Sentence, spot: Spot) -> Collection[str]:
    """The words around a number that tell what was done."""
    return sentence.plain[: spot.last + _REACH]
