"""What can be read of a file with faults in its shape, so that all others can be told as well.

A record that has such faults keeps its fields that can be read. Whoever asks it for another one
gets an `UnreadError`, at which a rule ends: what rests on a fault is no fault of its own.
"""

from __future__ import annotations

import collections.abc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache, cached_property
from typing import Annotated, Any, NoReturn, Protocol, TypeVar, get_args, get_origin

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from analysis.errors import find_near
from analysis.ledger.document import Location
from analysis.ledger.faults import Unreadable, UnreadError
from analysis.ledger.measures import MEASURES, Measure
from analysis.ledger.model import Event, Strict, Transcript

Record = TypeVar("Record", bound=Strict)
V = TypeVar("V")


class Open(dict[str, V]):
    """Names to which one may belong that could not be read: who misses one learns nothing."""

    def __contains__(self, name: object) -> bool:
        if super().__contains__(name):
            return True
        raise UnreadError(name)

    def __missing__(self, name: str) -> NoReturn:
        raise UnreadError(name)

    def get(self, name: str, _: object = None) -> Any:
        """The value of a name that could be read."""
        return self[name]


class _PartialEvent(Unreadable, Event):
    """An event whose measures go on without those that could not be read."""

    @cached_property
    def all_measures(self) -> Mapping[str, Measure]:
        """The list of measures and the event's own."""
        try:
            own = self.measures
        except UnreadError:
            return Open(MEASURES)
        kind = Open if isinstance(own, Open) else dict
        return kind({**MEASURES, **{name: _read_measure(each) for name, each in own.items()}})


def _read_measure(own: Any) -> Any:
    try:
        return own.as_measure
    except UnreadError:
        return Unreadable()


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


Entry = TypeVar("Entry", bound=_HasId)


def index(entries: Iterable[Entry]) -> dict[str, Entry]:
    """Entries by id; where one could not be read, a missing id may be that.

    Of two entries with one id nobody knows which is meant, so nothing can be read of either.
    """
    found: dict[str, Any] = {}
    is_open = False
    for entry in entries:
        try:
            found[entry.id] = Unreadable() if entry.id in found else entry
        except UnreadError:
            is_open = True
    return Open(found) if is_open else found


def number(transcript: Transcript, section: str) -> Iterator[tuple[Location, Any]]:
    """The entries of a section of an article's file, each with its place; none if unreadable."""
    with suppress(UnreadError):
        for place, entry in enumerate(getattr(transcript, section)):
            yield (section, place), entry


def has_field(record: Strict, name: str) -> bool:
    """Whether a field of a record could be read."""
    return name in record.__dict__


def ask_whole(record: Strict) -> None:
    """End a rule that asks for every field of a record, if one could not be read."""
    if isinstance(record, Unreadable):
        raise UnreadError


def make_partial(kind: type[Record], values: Mapping[str, object]) -> Record:
    """A record with only these fields."""
    record: Record = _find_class(kind).model_construct()
    record.__dict__.clear()
    record.__dict__.update(values)
    return record


@cache
def _find_class(kind: Any) -> Any:
    if issubclass(kind, Unreadable):
        return kind
    if kind is Event:
        return _PartialEvent
    return type(kind)(kind.__name__, (Unreadable, kind), {"__module__": __name__})


def salvage(kind: type[Record], data: object) -> Record:
    """A record of what can be read of a file's content; whole if all can be."""
    try:
        return kind.model_validate(data)
    except ValidationError:
        given = data if isinstance(data, dict) else {}
    meant = {find_meant(kind, given, key) for key in given if key not in kind.model_fields}
    values = {}
    for name, field in kind.model_fields.items():
        if name in meant or not isinstance(data, dict):
            continue
        try:
            values[name] = _read_field(field, given.get(name))
        except (UnreadError, ValidationError):
            continue
    return make_partial(kind, values)


def _read_field(field: FieldInfo, value: object) -> object:
    """A field's value, of whose entries some may be partial."""
    if value is None:
        if field.is_required():
            raise UnreadError
        return field.get_default(call_default_factory=True)
    try:
        return _find_adapter(field).validate_python(value)
    except ValidationError:
        kind = find_record(field.annotation)
        if kind is None:
            raise
        origin = get_origin(field.annotation)
    if origin is tuple and isinstance(value, list) and value:
        return tuple(salvage(kind, each) for each in value)
    if origin is collections.abc.Mapping and isinstance(value, dict) and value:
        names = TypeAdapter(get_args(field.annotation)[0])
        return _read_names(names, {name: salvage(kind, each) for name, each in value.items()})
    if isinstance(value, dict) and origin not in (tuple, collections.abc.Mapping):
        return salvage(kind, value)
    raise UnreadError


def _find_adapter(field: FieldInfo) -> TypeAdapter[Any]:
    kind: Any = Annotated[field.annotation, field]
    return TypeAdapter(kind)


def _read_names(names: TypeAdapter[str], entries: dict[str, V]) -> dict[str, V]:
    """The entries whose names can be read."""
    good = {}
    for name, entry in entries.items():
        try:
            good[names.validate_python(name)] = entry
        except ValidationError:
            continue
    return good if len(good) == len(entries) else Open(good)


def find_record(annotation: object) -> type[Strict] | None:
    """The record in an annotation such as `tuple[Figure, ...]`; None without one."""
    if isinstance(annotation, type) and issubclass(annotation, Strict):
        return annotation
    inside = map(find_record, get_args(annotation))
    return next((record for record in inside if record), None)


def find_meant(kind: type[Strict], given: object, key: str) -> str | None:
    """The field that a record does not have and that an unknown key may be, mistyped."""
    near = find_near(key, list_unused(kind, given))
    return near[0] if near else None


def list_unused(kind: type[Strict], given: object) -> list[str]:
    """The fields of a kind of record that are not given; all if none is left."""
    known = list(kind.model_fields)
    unused = [name for name in known if not isinstance(given, dict) or name not in given]
    return unused or known


def leave_out(record: Record, places: Iterable[Location]) -> Record:
    """The record without what stands at these places, for rules that must not rest on it.

    At a place without a field of its own, such as a loop of groups, the whole entry is left out
    but for its name.
    """
    left: Record = record
    for at in places:
        left = _leave_out(left, at)
    return left


def _leave_out(node: Any, at: Location) -> Any:
    head, *rest = at
    if isinstance(node, Strict):
        values = {name: node.__dict__[name] for name in _list_read(node)}
        if not rest or not isinstance(values.get(str(head)), Strict | Mapping):
            values.pop(str(head), None)
        else:
            values[str(head)] = _leave_out(values[str(head)], tuple(rest))
        return make_partial(type(node), values)
    entries = dict(node)
    if rest:
        entries[str(head)] = _leave_out(node[head], tuple(rest))
    elif head in node:
        entries[str(head)] = make_partial(type(node[head]), {})
    return type(node)(entries) if isinstance(node, Open) else entries


def _list_read(record: Strict) -> Iterator[str]:
    return (name for name in type(record).model_fields if has_field(record, name))
