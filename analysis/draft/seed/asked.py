"""What a draft leaves open: the fields that a figure needs and no words suggested."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from analysis.draft.propose.proposal import Draft
from analysis.draft.source.foreign import needs_readings
from analysis.ledger.measures import MEASURES, Measure
from analysis.ledger.model import Figure

NEEDED = tuple(name for name, field in Figure.model_fields.items() if field.is_required())
"""What every figure needs."""

_NO_MEASURES: Mapping[str, Measure] = MappingProxyType({})


def list_asked(
    draft: Draft, *, has_toll: bool, is_english: bool, own: Mapping[str, Measure] = _NO_MEASURES
) -> tuple[str, ...]:
    """The fields of a figure that are asked for, in the order of a seed.

    Parameters
    ----------
    has_toll : the event has a place for figures of its toll that give none.
    is_english : the text's words are read; those of another language need `readings`.
    own : the event's own measures.
    """
    open_ = {name for name in _list_wanted(draft, {**MEASURES, **own}) if not getattr(draft, name)}
    if not draft.place and not (has_toll and draft.role == "toll"):
        open_.add("place")
    if not is_english and not draft.readings and needs_readings(draft.wording or ""):
        open_.add("readings")
    return tuple(name for name in Figure.model_fields if name in open_)


def _list_wanted(draft: Draft, measures: Mapping[str, Measure]) -> Iterator[str]:
    """What the figure needs, by its measure."""
    yield from NEEDED
    measure = measures.get(draft.measure or "")
    if measure is None:
        return
    if "label" in measure.fields:
        yield "label"
    if draft.measure == "time":
        yield "period"
    if draft.unit == "persons":
        yield "group"
