"""All tables of an export: what is named, what is told, what follows, what accounts show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from analysis.export import accounts, named, reconciled, told
from analysis.export.book import Book
from analysis.export.table import Table
from analysis.ledger.frame import Row
from analysis.output.resource import Resource
from analysis.reading.frames import DICTIONARY


def _list_columns(_: Book) -> Iterator[Row]:
    """Every column of every table, with the key of which it is a part and that which it repeats."""
    for table in TABLES:
        leads = {column: link.table for link in table.links for column in link.columns}
        for number, name in enumerate(table.columns, 1):
            column = DICTIONARY[name]
            yield {
                "table": table.name,
                "column": name,
                "position": number,
                "column_type": column.kind,
                "column_unit": column.unit or None,
                "description": column.description,
                "is_key": name in table.key,
                "leads_to": leads.get(name),
            }


_COLUMNS = Table(
    "dictionary",
    "The column dictionary: what each column of each table holds",
    (
        *("table", "column", "position", "column_type", "column_unit", "description"),
        *("is_key", "leads_to"),
    ),
    ("table", "column"),
    (),
    _list_columns,
)

TABLES: tuple[Table, ...] = (
    *named.TABLES,
    *told.TABLES,
    *reconciled.TABLES,
    *accounts.TABLES,
    _COLUMNS,
)


def fill_tables(book: Book) -> Mapping[str, Resource]:
    """Name -> the table as a data resource."""
    return {table.name: table.fill(book) for table in TABLES}
