"""The wording of a figure, and readings where the ledger needs them to read it."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.draft.number import Number
from analysis.draft.scan.scan import scan_text
from analysis.errors import WordingError
from analysis.ledger.check_readings import check_readings
from analysis.ledger.check_wording import check_wording
from analysis.ledger.model import Event, Figure
from analysis.ledger.wording import list_phrases

_MOST_WORDS = 6
_HEDGES = {"more-than": "more than ", "at-least": "at least ", "at-most": "up to ",
           "less-than": "fewer than ", "about": "about "}  # fmt: skip

ANY_EVENT = Event.model_validate(
    {
        "name": "any",
        "timezone": "UTC",
        "groups": {"people": {"label": "people"}},
        "places": {"here": {"name": "here", "kind": "place"}},
    }
)
"""Stands for an event where there is none: the measures of the list, and no more."""


Readable = tuple[str, tuple[str, ...]]
"""A wording and its readings."""


class Wordings:
    """The wordings of one event's figures; what was read once is not read again."""

    def __init__(self, event: Event | None) -> None:
        self._event = event or ANY_EVENT
        self._known: dict[tuple[object, ...], Readable | None] = {}

    def find(self, number: Number, measure: str, unit: str, change: str | None) -> Readable | None:
        """The wording and its readings, as the ledger accepts them; None where it accepts none.

        Parameters
        ----------
        number : as the scanner has it.
        measure, unit, change : as proposed for it.
        """
        said = (number.text, number.nominal, number.low, number.high, number.hedge, number.unit)
        key = (*said, measure, unit, change)
        if key not in self._known:
            self._known[key] = _find_readable(number, measure, unit, change, self._event)
        return self._known[key]


def _find_readable(
    number: Number, measure: str, unit: str, change: str | None, event: Event
) -> Readable | None:
    number = _find_outcome(number)
    for wording in _list_wordings(number):
        for readings in ((), *_list_readings(number, wording)):
            if _is_accepted(wording, readings, measure, unit, change, event):
                return wording, readings
    return None


def _find_outcome(number: Number) -> Number:
    """Of what tells a change by both its ends, the end that holds now: 31 of "31, up from 12"."""
    if number.movement is None or number.nominal is not None or number.hedge != "exact":
        return number
    now = number.high if number.movement == "up" else number.low
    ends = (scan_text(wording) for wording in _list_wordings(number))
    return next((end[0] for end in ends if len(end) == 1 and end[0].nominal == now), number)


def _list_wordings(number: Number) -> Iterator[str]:
    """The scanner's words, then ever fewer of them."""
    words = number.text.split()
    most = min(len(words), _MOST_WORDS)
    for length in range(most, 0, -1):
        for first in range(len(words) - length + 1):
            yield " ".join(words[first : first + length])


def _list_readings(number: Number, wording: str) -> Iterator[tuple[str, ...]]:
    """What a number says in plain English."""
    low, high, nominal = number.low, number.high, number.nominal
    if number.hedge == "range" and low is not None and high is not None:
        yield (f"{_show(low)} to {_show(high)}",)
    if nominal is not None:
        plain = _HEDGES.get(number.hedge, "") + _show(nominal)
        yield (plain,)
        yield wording, plain
        yield (f"{plain} {number.unit or ''}".strip(),)
        yield (_show(nominal),)
    elif low is not None:
        yield (f"at least {_show(low)}",)


def _show(number: float) -> str:
    return f"{int(number)}" if number == int(number) else f"{number:g}"


def _is_accepted(
    wording: str, readings: tuple[str, ...], measure: str, unit: str, change: str | None,
    event: Event,
) -> bool:  # fmt: skip
    if not unit:
        # Any unit that the words allow will do to read them.
        unit = _find_any_unit(wording) or unit
    figure = Figure.model_construct(
        id="draft", wording=wording, readings=readings, measure=measure, unit=unit,
        change=change, speaker="outlet", status="stated", says="draft", place="", period=None,
        named=(), role="background", label="draft" if measure == "other" else None,
    )  # fmt: skip
    for rule in (check_wording, check_readings):
        for key, _ in rule(figure, event, "en"):
            if not (measure == "time" and key == "period"):
                return False
    return True


def _find_any_unit(wording: str) -> str | None:
    """The first unit that words may name; None where they name none."""
    try:
        return next(iter(list_phrases(wording, is_count=False)[0].units), None)
    except WordingError:
        return None
