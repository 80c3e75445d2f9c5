"""The fields of one draft as they are found, with the words that suggested them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from analysis.draft.number import Number
from analysis.draft.propose.found import UNSURE
from analysis.draft.propose.known_names import Known
from analysis.draft.propose.named import Named
from analysis.draft.propose.naming import Speaker
from analysis.draft.propose.persons import WHOLES
from analysis.draft.propose.places import Mention
from analysis.draft.propose.proposal import Draft, NewName
from analysis.draft.propose.saying import LONGEST_RUN
from analysis.draft.propose.when import When

_SCANNED = tuple(each.name for each in fields(Number))


class Entry:
    """The fields of one draft as they are found, with their evidence and the names that are new."""

    def __init__(self, number: Number, known: Known) -> None:
        self.number = number
        self.fields: dict[str, Any] = {}
        self.place_label: str | None = None
        self.speaker_label: str | None = None
        self._known = known
        self._evidence: dict[str, str] = {}
        self._new: list[NewName] = []

    def set(self, name: str, value: object, evidence: str | None) -> None:
        """Propose a field, unless there is nothing to propose."""
        if value in (None, (), UNSURE):
            return
        self.fields[name] = value
        if evidence:
            # A few words will do to find the place again.
            few = evidence.split()[:LONGEST_RUN]
            self._evidence[name] = " ".join(few).rstrip(",")

    def add_group(self, name: str, group: Named) -> None:
        """Propose a group, as new where the event has none of that name."""
        self.set(name, group.name, group.evidence)
        whole = WHOLES.get(group.name)
        if whole and self._known.event and not self._known.has("groups", whole):
            whole = None
        self._note(
            "groups", group.name, {"label": group.label} | ({"part_of": whole} if whole else {})
        )

    def add_speaker(self, name: str, speaker: Speaker) -> None:
        """Propose a speaker, as new where the event has none of that name."""
        self.set(name, speaker.name, speaker.evidence)
        if name == "speaker":
            self.speaker_label = speaker.label
        line = {"line": "state"} if speaker.kind == "official" and speaker.is_side else {}
        self._note("speakers", speaker.name, {"name": speaker.label, "kind": speaker.kind} | line)

    def add_place(self, name: str, place: Mention) -> None:
        """Propose a place, as new where the event has none of that name."""
        self.set(name, place.name, place.evidence)
        if name == "place":
            self.place_label = place.label
        self._note_place(place)

    def _note_place(self, place: Mention) -> None:
        """Note a place as new, and the one in which it lies."""
        entry = {"name": place.label, "kind": place.kind}
        whole = place.part_of
        self._note("places", place.name, entry | ({"part_of": whole.name} if whole else {}))
        if whole is not None:
            self._note_place(whole)

    def add_period(self, when: When) -> None:
        """Propose a period, as new where the event has none of those days."""
        self.set("period", when.name, when.evidence)
        if when.entry is not None:
            self._note("periods", when.name, when.entry)

    def _note(self, section: str, name: str, entry: Mapping[str, str]) -> None:
        if not self._known.has(section, name):
            self._new.append(NewName(section, name, entry))

    def build(self) -> Draft:
        """The draft."""
        number = {name: getattr(self.number, name) for name in _SCANNED}
        return Draft(**(number | self.fields), evidence=self._evidence, new=tuple(self._new))
