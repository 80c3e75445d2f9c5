"""By what means people are said to have come to harm: the list from which `how` chooses."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

Mean = Literal[
    "gunfire",
    "bombing",
    "suicide-bombing",
    "car-bombing",
    "grenade",
    "mine",
    "shelling",
    "rocket",
    "missile",
    "air-strike",
    "drone",
    "arson",
    "blade",
    "beating",
    "ramming",
    "abduction",
    "execution",
    "crush",
    "unknown",
]
"""A means as a seed names it."""

_LABELS = {
    "gunfire": "gunfire",
    "bombing": "a bombing",
    "suicide-bombing": "a suicide bombing",
    "car-bombing": "a car bombing",
    "grenade": "grenades",
    "mine": "a mine or buried bomb",
    "shelling": "shelling",
    "rocket": "rockets",
    "missile": "a missile",
    "air-strike": "an air strike",
    "drone": "a drone",
    "arson": "fire set on purpose",
    "blade": "knives or machetes",
    "beating": "beating",
    "ramming": "a vehicle driven at people",
    "abduction": "abduction",
    "execution": "killing of captives",
    "crush": "a crush or a collapse",
    "unknown": "a means that the article calls unknown",
}

MEANS: Mapping[str, str] = MappingProxyType(_LABELS)
"""Means → how a sentence names it."""

MEANINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "gunfire": ("shooting", "shot", "gun", "bullets", "firing", "armed-attack", "sniper"),
        "bombing": ("bomb", "blast", "explosion", "explosive", "IED", "detonation"),
        "suicide-bombing": ("suicide", "suicide-bomb", "suicide-attack", "suicide-bomber"),
        "car-bombing": ("car-bomb", "vehicle-bomb", "VBIED", "truck-bomb"),
        "grenade": ("hand-grenade", "RPG"),
        "mine": ("IED", "landmine", "roadside-bomb", "booby-trap"),
        "shelling": ("shell", "artillery", "mortar"),
        "missile": ("ballistic-missile", "cruise-missile"),
        "air-strike": ("air-raid", "aerial-bombing", "jet", "bombardment"),
        "drone": ("drone-strike", "UAV", "drone-attack"),
        "arson": ("fire", "burning", "burned", "burnt", "torched"),
        "blade": ("knife", "knives", "stabbing", "stabbed", "machete", "sword", "beheading"),
        "beating": ("beaten", "clubs", "stones", "stoning"),
        "ramming": ("vehicle", "car", "truck", "run-over", "vehicle-ramming"),
        "abduction": ("kidnapping", "kidnapped", "abducted", "hostage-taking"),
        "execution": ("executed", "executions", "summary-execution"),
        "crush": ("stampede", "collapse", "crushed"),
        "unknown": ("unclear", "not-known", "unspecified"),
    }
)
"""Means → what else a transcriber may call it."""
