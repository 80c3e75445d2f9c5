"""A figure as drafted: a number phrase with what the words around it suggest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from analysis.draft.number import Number, Row


@dataclass(frozen=True, slots=True)
class NewName(Row):
    """A name that the event does not have yet.

    Attributes
    ----------
    section : groups, places, speakers or periods.
    name : how a seed would call it: security-personnel.
    entry : what event.yaml would say of it: label, name, kind, start …
    """

    section: str
    name: str
    entry: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Draft(Number):
    """A number phrase with the fields of a seed that its surroundings suggest.

    Attributes
    ----------
    id : a short name, unique in the text; None for what is skipped.
    wording, readings : as a seed has them: six words at most, and readable.
    measure … says : as a seed's figure has them; None, or empty, where nothing suggests one.
    evidence : field -> the words of the text that suggested it; for the wording, the phrase before
        it whose hedge may hold for it as well.
    new : the names among its fields that the event does not have.
    """

    id: str | None = None
    wording: str | None = None
    readings: tuple[str, ...] = ()
    measure: str | None = None
    label: str | None = None
    of: str | None = None
    change: str | None = None
    group: str | None = None
    place: str | None = None
    to: str | None = None
    period: str | None = None
    by: str | None = None
    how: tuple[str, ...] = ()
    speaker: str | None = None
    via: str | None = None
    status: str | None = None
    part: str = "body"
    role: str = "toll"
    reported: str | None = None
    says: str | None = None
    evidence: Mapping[str, str] = field(default_factory=dict)
    new: tuple[NewName, ...] = ()
