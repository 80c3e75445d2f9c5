"""On which side of a fight the people of a group stand, as its name tells it.

Charts give each side a colour of its own, so that victims and fighters do not weigh the same to the
eye. A seed says nothing of it: the words of a group's label do, or those of a group around it.
"""

from __future__ import annotations

import re

from analysis.ledger.model import Event
from analysis.ledger.trees import ancestors

SIDES = ("civilians", "security", "fighters", "all")
"""The sides; `all` is everybody, whoever they were."""

_FIGHTERS = {
    *("militants", "fighters", "rebels", "insurgents", "gunmen", "attackers", "assailants"),
    *("terrorists", "bombers", "jihadists", "jihadis", "separatists", "raiders", "hijackers"),
    *("extremists", "guerrillas"),
}
_SECURITY = {
    *("security", "police", "soldiers", "troops", "army", "military", "guards", "forces"),
    *("auxiliaries", "paramilitary", "paramilitaries", "gendarmes", "rangers", "servicemen"),
    *("servicemembers", "marines"),
}
_WORDS = {
    "fighters": _FIGHTERS,
    "security": _SECURITY,
    "civilians": {"civilians", "civilian"},
    "all": {"people", "persons", "dead", "victims", "everybody"},
}


def find_side(event: Event, group: str | None) -> str:
    """The side of a group, one of `SIDES`: by its parts, its own words, or those around it.

    A group whose words name no side is of civilians; parts of several sides, and no group at all,
    are of all.
    """
    if group is None:
        return "all"
    sides = {find_side(event, part) for part in event.groups[group].parts}
    if sides:
        return sides.pop() if len(sides) == 1 else "all"
    for name in (group, *ancestors(event.group_tree, group)):
        found = _read_side(event.groups[name].label)
        if found and (name == group or found != "all"):
            return found
    return "civilians"


def _read_side(label: str) -> str:
    """The one side that a label names; empty where it names none, all where it names several."""
    words = set(re.findall(r"\w+", label.lower()))
    named = [side for side, own in _WORDS.items() if words & own]
    return named[0] if len(named) == 1 else "all" if named else ""
