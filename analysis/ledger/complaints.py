"""The typed model's errors in a transcriber's words: where, found, allowed, nearest."""

from __future__ import annotations

import re
from typing import Any, get_args

from pydantic_core import ErrorDetails

from analysis.errors import suggest
from analysis.ledger.document import Document, Location
from analysis.ledger.model import FORMS, TAGS, Strict
from analysis.ledger.wording import quote

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


def explain(
    errors: list[ErrorDetails], kind: type[Strict], document: Document
) -> tuple[Location, str]:
    """The first of the model's errors as a key path and a sentence.

    An unknown field comes before a missing one: it is often the missing one, mistyped.
    """
    error = min(errors, key=lambda each: each["type"] != "extra_forbidden")
    at = tuple(part for part in error["loc"] if part not in _NO_KEYS)
    if error["type"] == "missing":
        given = document.look_up(at[:-1])
        is_there = isinstance(given, dict) and at[-1] in given
        return at, f"'{at[-1]}' is {'empty' if is_there else 'missing'}"
    if error["type"] == "extra_forbidden":
        given = document.look_up(at[:-1])
        known = _list_fields(kind, at)
        unused = [name for name in known if not isinstance(given, dict) or name not in given]
        key = str(at[-1])
        return at, f"field {quote(key)} is unknown{suggest(key, unused or known)}"
    if "[key]" in error["loc"]:
        return at, f"the name {_say_must(error)}"
    return at, _tell(at, error)


def _tell(at: Location, error: ErrorDetails) -> str:
    name, found = _name_value(at), error.get("input")
    if found is None or error["type"] in ("too_short", "string_too_short"):
        return f"{quote(at[-1]) if at and isinstance(at[-1], str) else name} is empty"
    if isinstance(found, list | dict):
        must = "must be text" if error["type"] == "literal_error" else _say_must(error)
        if error["type"] == "too_long":
            return f"{name} {must}"
        return f"{name} {must}, not {'a list' if isinstance(found, list) else 'fields'}"
    return f"{name} {quote(str(found))} {_say_must(error)}"


def _say_must(error: ErrorDetails) -> str:
    context: dict[str, Any] = error.get("ctx", {})
    if error["type"] == "literal_error":
        allowed = re.findall(r"'([^']+)'", str(context["expected"]))
        return f"is not allowed{suggest(error['input'], allowed)}"
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


def _list_fields(kind: type[Strict], at: Location) -> list[str]:
    """The fields of the record at a key path."""
    record = kind
    for part in at[:-1]:
        field = record.model_fields.get(str(part))
        record = (field and _find_record(field.annotation)) or record
    return list(record.model_fields)


def _find_record(annotation: object) -> type[Strict] | None:
    """The record in an annotation such as `tuple[Figure, ...]`; None without one."""
    if isinstance(annotation, type) and issubclass(annotation, Strict):
        return annotation
    inside = map(_find_record, get_args(annotation))
    return next((record for record in inside if record), None)
