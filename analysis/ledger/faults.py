"""Something wrong at one place of a seed, and the sentences that several rules share."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import NoReturn, ParamSpec, TypeVar

from analysis.errors import suggest
from analysis.ledger.document import Location
from analysis.ledger.measures import UNITS, Measure
from analysis.ledger.model import Strict

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong at one place of a seed: the path of keys to it, and the sentence."""

    at: Location
    sentence: str


class UnreadError(Exception):
    """A rule asked for what could not be read, whose own fault is told already."""


class Unreadable:
    """What has fields that could not be read; who asks for one gets an `UnreadError`."""

    def __getattr__(self, name: str) -> NoReturn:
        if name.startswith("_"):  # Python and pydantic look for what an object can do
            raise AttributeError(name)
        raise UnreadError(name)


def apply(rule: Callable[P, Iterator[T]], *args: P.args, **kwargs: P.kwargs) -> Iterator[T]:
    """What a rule yields until it asks for what could not be read; from there on it is silent."""
    with suppress(UnreadError):
        yield from rule(*args, **kwargs)


def unknown(at: Location, kind: str, found: str, allowed: Collection[str]) -> Fault:
    """The fault of a name that event.yaml does not have."""
    return Fault(at, not_in(kind, found, allowed, "event.yaml"))


def not_in(kind: str, found: str, allowed: Collection[str], where: str) -> str:
    """The sentence for a name that is not among those allowed, with the nearest one.

    A name of event.yaml goes by its label and its aliases, too.
    """
    return f"{kind} '{found}' is not in {where}{suggest(found, allowed, _list_called(allowed))}"


def _list_called(allowed: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Name -> what else its entry is called, as far as that could be read."""
    entries = allowed.items() if isinstance(allowed, Mapping) else ()
    return {name: (*list_labels(entry), *list_aliases(entry)) for name, entry in entries}


def list_labels(entry: object) -> tuple[str, ...]:
    """The label or name of an entry of event.yaml; empty if it has none, or an unreadable one."""
    told = vars(entry) if isinstance(entry, Strict) else {}
    return tuple(told[key] for key in ("label", "name") if told.get(key))


def list_aliases(entry: object) -> tuple[str, ...]:
    """The aliases of an entry of event.yaml, as far as they could be read."""
    return tuple(vars(entry).get("aliases", ())) if isinstance(entry, Strict) else ()


def not_a_measure(found: str, measures: Mapping[str, Measure]) -> str:
    """The sentence for an unknown measure, with the one that is meant."""
    hint = suggest_measure(found, measures)
    return f"measure '{found}' is not in the list of measures{hint}"


def suggest_measure(found: str, measures: Mapping[str, Measure]) -> str:
    """The end of a message about an unknown measure, which may go by its label, too."""
    meanings = {
        name: (measure.label, measure.singular, *measure.meanings)
        for name, measure in measures.items()
        if not isinstance(measure, Unreadable)
    }
    return suggest(found, measures, meanings)


def suggest_unit(found: str, allowed: Iterable[str]) -> str:
    """The end of a message about a wrong unit: a unit goes by its words and its label, too."""
    meanings = {name: _list_words(name) for name in allowed}
    return suggest(found, meanings, meanings)


def _list_words(unit: str) -> tuple[str, ...]:
    """What a unit may be called; one of an event's own has no other name."""
    if unit not in UNITS:
        return ()
    label = UNITS[unit].label
    return (*UNITS[unit].words, label, *(word for word in label.split() if len(word) > 3))
