"""What a table of the export is: its columns, its key, and the tables to which it leads."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from analysis.export.book import Book
from analysis.ledger.frame import Row
from analysis.output.resource import Resource, describe_field
from analysis.reading.frames import DICTIONARY


@dataclass(frozen=True, slots=True)
class Link:
    """A foreign key: these columns repeat the key of a table, or are empty."""

    columns: tuple[str, ...]
    table: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the export.

    Attributes
    ----------
    name, title : the name of its file or sheet, and what it holds.
    columns : their names, as the column dictionary has them.
    key : the columns that tell each row from the others.
    links : the tables to which it leads.
    list_rows : its rows, with these columns at least.
    """

    name: str
    title: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    links: tuple[Link, ...]
    list_rows: Callable[[Book], Iterable[Row]]

    def fill(self, book: Book) -> Resource:
        """The table as a data resource."""
        fields = [describe_field(name, DICTIONARY[name]) for name in self.columns]
        rows = [{name: _plain(row[name]) for name in self.columns} for row in self.list_rows(book)]
        return {
            "name": self.name,
            "title": self.title,
            "schema": {"fields": fields},
            "data": rows,
        }


def _plain(value: object) -> object:
    """A whole number as such, as every other table of ours has it."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def link(table: str, *columns: str) -> tuple[Link, ...]:
    """A foreign key to a table for each of these columns."""
    return tuple(Link((column,), table) for column in columns)
