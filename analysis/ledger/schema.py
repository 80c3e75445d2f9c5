"""The JSON Schemas of seeds and of `site.yaml`, for completion in an editor."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import TypeAdapter

from analysis.ledger.measures import MEASURES, list_units
from analysis.ledger.model import Event, Slug, Strict, Transcript
from analysis.ledger.site import Site

KINDS: Mapping[str, type[Strict]] = {"event": Event, "article": Transcript, "site": Site}
"""Kind of file → what it holds."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_text(kind: str) -> str:
    """The JSON Schema of `event`, `article` or `site` files, as committed."""
    model = KINDS[kind]
    schema = {"$schema": _DIALECT, **model.model_json_schema()}
    if model is Transcript:
        fields = schema["$defs"]["Figure"]["properties"]
        schema["$defs"] |= {"Measure": _offer(MEASURES), "Unit": _offer(list_units())}
        for record in ("Figure", "Scope", "Reads"):
            _refer(schema["$defs"][record]["properties"]["measure"], "Measure")
        _refer(fields["of"], "Measure")
        _refer(fields["unit"], "Unit")
        # An editor reads unquoted digits as a number; the reader takes every scalar as text.
        fields["wording"]["anyOf"].append({"type": "number"})
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _offer(names: Iterable[str]) -> dict[str, Any]:
    """The schema of a name that an editor completes from a list; an event may have its own."""
    return {"anyOf": [{"enum": list(names)}, TypeAdapter(Slug).json_schema()]}


def _refer(field: dict[str, Any], name: str) -> None:
    """Have a field hold such a name, or nothing where it may."""
    may_be_empty = {"type": "null"} in field.get("anyOf", ())
    for key in {*field} - {"title", "description", "default"}:
        del field[key]
    refers = {"$ref": f"#/$defs/{name}"}
    field.update({"anyOf": [refers, {"type": "null"}]} if may_be_empty else refers)


if __name__ == "__main__":
    sys.stdout.write(schema_text(sys.argv[1]))
