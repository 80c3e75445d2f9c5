"""The tables as one SQLite database, whose keys the database itself keeps."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from types import MappingProxyType

from analysis.export.table import Link, Table
from analysis.output.resource import Resource

_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "string": "TEXT",
        "integer": "INTEGER",
        "number": "REAL",
        "boolean": "INTEGER",
        "date": "TEXT",
        "datetime": "TEXT",
    }
)
"""Kind of a column → SQLite type; days and moments are ISO 8601, as SQLite's own functions read."""

_PAGE_BYTES = 4096
_WRITER = slice(92, 100)
"""Bytes of the header that tell which version of the library wrote the file (sqlite.org,
"Database File Format", 1.3.16).
"""


def to_sqlite(tables: Sequence[Table], filled: Mapping[str, Resource]) -> bytes:
    """The bytes of a database with a table for each.

    Each has its primary key, its foreign keys, an index for each of these, and what every column
    holds as a comment.

    Raises
    ------
    sqlite3.IntegrityError : a key is twice there, or leads nowhere.
    """
    keys = {table.name: table.key for table in tables}
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as base:
        base.execute(f"PRAGMA page_size = {_PAGE_BYTES}")
        base.execute("BEGIN")
        for table in tables:
            base.execute(_write_table(table, filled[table.name], keys))
            _insert(base, filled[table.name])
        for table in tables:
            for link in table.links:
                base.execute(_write_index(table, link))
        base.execute("COMMIT")
        # Keys lead forward as well, so they are tested when all rows are there.
        if broken := base.execute("PRAGMA foreign_key_check").fetchone():
            raise sqlite3.IntegrityError(f"a row of '{broken[0]}' leads nowhere in '{broken[2]}'")
        data = bytearray(base.serialize())
    data[_WRITER] = bytes(len(data[_WRITER]))
    return bytes(data)


def _write_table(table: Table, resource: Resource, keys: Mapping[str, Sequence[str]]) -> str:
    """The statement that makes a table; each column has its meaning behind it."""
    lines = []
    for field in resource["schema"]["fields"]:
        name = field["name"]
        rule = " NOT NULL" if name in table.key else ""
        if field["type"] == "boolean":
            rule += f" CHECK ({_quote(name)} IN (0, 1))"
        unit = f" ({field['unit']})" if "unit" in field else ""
        lines.append(
            (f"{_quote(name)} {_TYPES[field['type']]}{rule}", f"{field['description']}{unit}")
        )
    lines.append((f"PRIMARY KEY ({_list(table.key)})", "the table's key"))
    for link in table.links:
        there = f"{_quote(link.table)} ({_list(keys[link.table])})"
        lines.append((f"FOREIGN KEY ({_list(link.columns)}) REFERENCES {there}", "leads there"))
    last = len(lines) - 1
    told = "".join(
        f"  {rule}{',' if number < last else ''} -- {comment}\n"
        for number, (rule, comment) in enumerate(lines)
    )
    return f"CREATE TABLE {_quote(table.name)} (\n{told})"


def _write_index(table: Table, link: Link) -> str:
    name = "_".join((table.name, *link.columns))
    return f"CREATE INDEX {_quote(name)} ON {_quote(table.name)} ({_list(link.columns)})"


def _insert(base: sqlite3.Connection, resource: Resource) -> None:
    fields = [field["name"] for field in resource["schema"]["fields"]]
    marks = ", ".join("?" * len(fields))
    rows = [[row[name] for name in fields] for row in resource["data"]]
    base.executemany(f"INSERT INTO {_quote(resource['name'])} VALUES ({marks})", rows)


def _list(names: Iterable[str]) -> str:
    return ", ".join(map(_quote, names))


def _quote(name: str) -> str:
    """A name of ours, which has no quote in it; some, such as "group", are words of SQL."""
    return f'"{name}"'
