"""Small tables, invented for the purpose, and what their downloads say about themselves."""

from __future__ import annotations

import datetime as dt
from typing import Any

from analysis.ledger.subject import Subject
from analysis.output.resource import Resource
from analysis.render.about import About, Source

ABOUT = About(
    subject=Subject("example-2020", "2020-03-04-gazette"),
    event="Attack in Sample County",
    timezone="Asia/Karachi",
    sources=[Source("Example Gazette", "https://gazette.example/1", "2020-03-04")],
    seed="0123456789abcdef" * 4,
    version="0.1.0",
    verdict="conflict",
    outcome="The figures cannot all be true.",
)

HOSTILE = (
    *("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("https://x.example")'),
    *("https://x.example", "mailto:a@x.example", "internal:About!A1", "{=1+1}", "<r><t>a</t></r>"),
    *("<r>&</r>", "_x0041_", 'a, "b"', "a\nb", "a\rb", "'a", " a ", "é “ü” 漢", "NA", "1e5"),
)
"""Texts that a spreadsheet or a parser would like to make something else of."""


def field(name: str, kind: str, unit: str = "") -> dict[str, str]:
    """A field of a data resource."""
    told = {"name": name, "type": kind, "description": f"what {name} means"}
    return {**told, "unit": unit} if unit else told


def make_table(name: str, fields: list[dict[str, str]], *rows: tuple[Any, ...]) -> Resource:
    """A data resource of the rows; its title is made of its name."""
    names = [told["name"] for told in fields]
    data = [dict(zip(names, row, strict=True)) for row in rows]
    title = f"All {name}"
    return {"name": name, "title": title, "schema": {"fields": fields}, "data": data}


def table_of(texts: list[str] | tuple[str, ...]) -> Resource:
    """A table with a row for each text."""
    return make_table("texts", [field("note", "string")], *((text,) for text in texts))


PLACES = make_table(
    "places",
    [
        field("id", "string"),
        field("longitude", "number", "degrees"),
        field("figures", "integer"),
        field("is_area", "boolean"),
        field("reported", "date"),
        field("start", "datetime"),
        field("note", "string"),
    ],
    ("north", -66.5, 3, True, "2020-03-04", "2020-03-04T05:30:00", "said, “so”"),
    ("south", None, None, None, None, None, None),
    ("=1+1", 7, 0, False, "1999-12-31", "1999-12-31T00:00:00", "-"),
)

TYPED_PLACES = [
    {
        "id": "north",
        "longitude": -66.5,
        "figures": 3,
        "is_area": True,
        "reported": dt.date(2020, 3, 4),
        "start": dt.datetime(2020, 3, 4, 5, 30),
        "note": "said, “so”",
    },
    {
        "id": "south",
        "longitude": None,
        "figures": None,
        "is_area": None,
        "reported": None,
        "start": None,
        "note": None,
    },
    {
        "id": "=1+1",
        "longitude": 7.0,
        "figures": 0,
        "is_area": False,
        "reported": dt.date(1999, 12, 31),
        "start": dt.datetime(1999, 12, 31),
        "note": "-",
    },
]
"""The rows of `PLACES` as Python has them."""

TEXTS = table_of(HOSTILE)
TABLES = {"places": PLACES, "texts": TEXTS}
