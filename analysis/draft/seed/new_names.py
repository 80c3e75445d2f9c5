"""The names of a draft that its event does not have yet, as entries of `event.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from analysis.draft.propose.proposal import Draft, NewName
from analysis.ledger.scalars import write_comment, write_scalar

SECTIONS = ("groups", "places", "speakers", "periods")

_FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "groups": ("group", "by"),
        "places": ("place", "to"),
        "speakers": ("speaker", "via", "by"),
        "periods": ("period",),
    }
)
"""Section -> the fields of a figure that name its entries."""

_NEEDED: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "groups": {"label": "how a sentence names the group"},
        "places": {"name": "", "kind": "province, city, town, building …"},
        "speakers": {
            "name": "",
            "kind": "official, witness, party (to the fight), outlet, think-tank or aid",
        },
        "periods": {"label": "", "start": "a day, 2026-01-31, or an hour, 2026-01-31T04"},
    }
)
"""Section -> what each of its entries needs, and what is allowed there."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """A new name and the words that suggested it; empty where no figure's own words did."""

    name: NewName
    words: str

    def list_missing(self) -> tuple[str, ...]:
        """The fields that its entry needs and does not have."""
        return tuple(key for key in _NEEDED[self.name.section] if not self.name.entry.get(key))


def list_new(drafts: Iterable[Draft], known: Iterable[tuple[str, str]] = ()) -> list[Suggested]:
    """The new names of drafts, each once, in the order of the text.

    `known` are sections and names that stand in the event already.
    """
    found: dict[tuple[str, str], Suggested] = {}
    taken = set(known)
    for draft in drafts:
        for new in draft.new:
            key = (new.section, new.name)
            is_told = key in found and found[key].words
            if new.section in _NEEDED and key not in taken and not is_told:
                found[key] = Suggested(new, _find_words(draft, new))
    return list(found.values())


def _find_words(draft: Draft, new: NewName) -> str:
    """The words that suggested a name, of the field that has it."""
    fields = _FIELDS.get(new.section, ())
    return next(
        (draft.evidence.get(key, "") for key in fields if getattr(draft, key) == new.name), ""
    )


def write_section(suggested: Iterable[Suggested], section: str) -> str:
    """The entries of one section, as YAML; empty without any."""
    return "".join(_write_entry(each) for each in suggested if each.name.section == section)


def _write_entry(suggested: Suggested) -> str:
    new = suggested.name
    behind = f" {write_comment(suggested.words)}" if suggested.words else ""
    lines = [f"  {write_scalar(new.name)}:{behind}"]
    lines += [f"    {key}: {write_scalar(value)}" for key, value in new.entry.items() if value]
    for key in suggested.list_missing():
        allowed = _NEEDED[new.section][key]
        lines.append(f"    {key}:{f' # {allowed}' if allowed else ''}")
    return "".join(f"{line}\n" for line in lines)


def find_widest(suggested: Iterable[Suggested]) -> str | None:
    """The place in which all new places lie; None if there is no such place, or if it is unsure."""
    parents = {
        each.name.name: each.name.entry.get("part_of")
        for each in suggested
        if each.name.section == "places"
    }
    roots = [name for name, parent in parents.items() if parent not in parents]
    return roots[0] if len(roots) == 1 else None
