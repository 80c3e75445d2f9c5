"""The JSON Schemas of the two kinds of seed file, for completion in an editor."""

from __future__ import annotations

import json
import sys

from analysis.ledger.measures import MEASURES, list_units
from analysis.ledger.model import Event, Transcript

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_text(kind: str) -> str:
    """The JSON Schema of `event` or `article` files, as committed in `seeds/`."""
    model = Event if kind == "event" else Transcript
    schema = {"$schema": _DIALECT, **model.model_json_schema()}
    if model is Transcript:
        fields = schema["$defs"]["Figure"]["properties"]
        fields["measure"]["enum"] = list(MEASURES)
        fields["unit"]["enum"] = list_units()
        # An editor reads unquoted digits as a number; the reader takes every scalar as text.
        fields["wording"]["anyOf"].append({"type": "number"})
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(schema_text(sys.argv[1]))
