"""A table as Parquet: typed columns, each with its meaning and its unit."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from analysis.output.resource import Resource, typed_rows

_ARROW: Mapping[str, str] = MappingProxyType(
    {
        "string": "string",
        "integer": "int64",
        "number": "float64",
        "boolean": "bool",
        "date": "date32",
        "datetime": "timestamp[ms]",  # Parquet has no seconds
    }
)
"""Kind of a column → Arrow type: what `analysis.reading.frames.DTYPES` is for pandas."""


def to_parquet(resource: Resource) -> bytes:
    """A data resource as a Parquet file.

    Returns
    -------
    The bytes of the file. Its schema's metadata has name and title, each field's metadata has
    description and, where the column has one, unit. Moments are local time, without a zone.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    fields = [_to_field(field) for field in resource["schema"]["fields"]]
    own = {"name": resource["name"], "title": resource["title"]}
    table = pa.Table.from_pylist(typed_rows(resource), schema=pa.schema(fields, metadata=own))
    sink = pa.BufferOutputStream()
    # Small tables; compressed bytes would differ from one kind of processor to the next.
    pq.write_table(table, sink, compression="none")
    data: bytes = sink.getvalue().to_pybytes()
    return data


def _to_field(field: Mapping[str, str]) -> Any:
    import pyarrow as pa

    told = {key: field[key] for key in ("description", "unit") if key in field}
    return pa.field(field["name"], pa.type_for_alias(_ARROW[field["type"]]), metadata=told)
