"""The colours of charts and pages, each named once; by day and on a dark page.

Importing this costs nothing: pages are made where no chart library is loaded.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

INK = "#16191d"
MUTED = "#565d66"
LINE = "#d5d9de"
PAPER = "#ffffff"
STATED = "#0173b2"
"""The first colour of seaborn's palette for the colour-blind."""
CLAIMED = "#43484e"
CIVILIANS = "#b8480b"
FIGHTERS = "#636b77"
"""Of marks that are persons: those who do not fight stand out, those who do stand back."""
DERIVED = "#5c9ac6"
"""What no statement gives and follows from others."""
LAND = "#f4f2ec"
HOME = "#e7e1d3"
SEA = "#e3ecf4"
"""Grounds of a map."""

CSS_VARIABLES: Mapping[str, str] = MappingProxyType(
    {
        INK: "--ink",
        MUTED: "--muted",
        LINE: "--line",
        PAPER: "--paper",
        STATED: "--stated",
        CLAIMED: "--claimed",
        DERIVED: "--derived",
        CIVILIANS: "--civilians",
        FIGHTERS: "--fighters",
        LAND: "--land",
        HOME: "--home",
        SEA: "--sea",
    }
)
"""Colour of a chart → the CSS variable by which a page may change it."""

LIGHT: Mapping[str, str] = MappingProxyType(
    {variable: color for color, variable in CSS_VARIABLES.items()}
    | {"--wash": "#f6f6f3", "--link": "#0b4f8a"}
)
"""CSS variable → colour by day."""

DARK: Mapping[str, str] = MappingProxyType(
    {
        "--ink": "#e8eaed",
        "--muted": "#a9b1ba",
        "--line": "#3b4149",
        "--paper": "#14171a",
        "--stated": "#5ab3e8",
        "--claimed": "#c9cfd5",
        "--derived": "#46708f",
        "--civilians": "#f09a5f",
        "--fighters": "#8d96a1",
        "--land": "#24292e",
        "--home": "#343a37",
        "--sea": "#18222c",
        "--wash": "#1c2024",
        "--link": "#8fc0f5",
    }
)
"""CSS variable → colour on a dark page."""


def declare(colors: Mapping[str, str]) -> str:
    """CSS declarations of variables."""
    return " ".join(f"{variable}: {color};" for variable, color in colors.items())
