"""The typed model's errors in a transcriber's words: where, found, allowed, nearest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic_core import ErrorDetails

from analysis.errors import suggest
from analysis.ledger.document import Document, Location
from analysis.ledger.faults import Fault, suggest_measure, suggest_unit
from analysis.ledger.measures import MEASURES, UNITS
from analysis.ledger.model import FORMS, MEANINGS, TAGS, Strict
from analysis.ledger.partial import find_meant, find_record, list_unused
from analysis.ledger.spelling import quote

# What pydantic adds to a location beside the keys of the file.
_NO_KEYS = {*TAGS, "[key]"}

_MUST = {
    "string_type": "must be text",
    "tuple_type": "must be a list",
    "dict_type": "must be names, each with its own fields",
    "model_type": "must hold fields, each with its value",
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_parsing_size": "must be a whole number of a few digits",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "float_parsing": "must be a number",
    "finite_number": "must be a number",
    "date_type": "must be a day, such as 2026-01-31",
    "greater_than_equal": "must be {ge:g} or more",
    "less_than_equal": "must be {le:g} or less",
    "string_too_long": "has more than {max_length} characters",
    "too_long": "has more than {max_length} entries",
    "value_error": "{error}",
}


def list_faults(
    errors: Iterable[ErrorDetails], kind: type[Strict], document: Document
) -> Iterator[Fault]:
    """The model's errors as faults of a file.

    A missing field is no fault of its own where an unknown one is likely to be that, mistyped, and
    neither is a list that is short of the entries that cannot be read.
    """
    meant: set[Location] = set()
    missing: list[Location] = []
    located = [
        (tuple(part for part in error["loc"] if part not in _NO_KEYS), error) for error in errors
    ]
    above = {at[:end] for at, _ in located for end in range(len(at))}
    for at, error in located:
        if error["type"] == "too_short" and at in above:
            continue
        if error["type"] == "missing":
            missing.append(at)
        elif error["type"] == "extra_forbidden":
            record, given = _find_kind(kind, at), document.look_up(at[:-1])
            key = str(at[-1])
            hint = suggest(key, list_unused(record, given))
            yield Fault(at, f"field {quote(key)} is unknown{hint}")
            meant.add((*at[:-1], find_meant(record, given, key) or ""))
        elif "[key]" in error["loc"]:
            yield Fault(at, f"the name {_say_must(error)}")
        else:
            yield Fault(at, _tell(at, error))
    for at in missing:
        if isinstance(at[-1], int):
            yield Fault(at, f"'{at[-2]}' has too few entries")
        elif at not in meant:
            given = document.look_up(at[:-1])
            is_there = isinstance(given, dict) and at[-1] in given
            yield Fault(at, f"'{at[-1]}' is {'empty' if is_there else 'missing'}")


def _tell(at: Location, error: ErrorDetails) -> str:
    name, found = _name_value(at), error.get("input")
    if found is None or error["type"] in ("too_short", "string_too_short"):
        return f"{quote(at[-1]) if at and isinstance(at[-1], str) else name} is empty"
    if isinstance(found, list | dict):
        must = "must be text" if error["type"] == "literal_error" else _say_must(error)
        if error["type"] == "too_long":
            return f"{name} {must}"
        return f"{name} {must}, not {'a list' if isinstance(found, list) else 'fields'}"
    return f"{name} {quote(str(found))} {_say_must(error)}{_suggest_name(at, str(found))}"


def _suggest_name(at: Location, found: str) -> str:
    """The end of a message about a text that cannot be a name: the measure or unit it may mean."""
    hints = {
        "measure": lambda: suggest_measure(found, MEASURES),
        "of": lambda: suggest_measure(found, MEASURES),
        "unit": lambda: suggest_unit(found, UNITS),
    }
    hint = hints[str(at[-1])]() if at and at[-1] in hints else ""
    return hint if "did you mean" in hint else ""


def _say_must(error: ErrorDetails) -> str:
    context: dict[str, Any] = error.get("ctx", {})
    if error["type"] == "literal_error":
        allowed = re.findall(r"'([^']+)'", str(context["expected"]))
        return f"is not allowed{suggest(error['input'], allowed, MEANINGS)}"
    if error["type"] == "string_pattern_mismatch":
        return f"must be {FORMS[context['pattern']]}"
    must = _MUST.get(error["type"], error["msg"])
    return must.format(**context)


def _name_value(at: Location) -> str:
    if not at:
        return "the file"
    if isinstance(at[-1], str):
        return at[-1] if len(at) > 1 else f"'{at[-1]}'"
    return "the entry" if len(at) == 2 else f"entry {at[-1] + 1} of '{at[-2]}'"


def _find_kind(kind: type[Strict], at: Location) -> type[Strict]:
    """The kind of the record that has the field at a key path."""
    for part in at[:-1]:
        field = kind.model_fields.get(str(part))
        kind = (field and find_record(field.annotation)) or kind
    return kind
