"""What a table of the export is: its columns, its key, and the tables to which it leads."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from analysis.export.book import Book
from analysis.ledger.frame import Row
from analysis.output.resource import Resource, describe
from analysis.reading.frames import frame_rows


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
        rows = [{name: row[name] for name in self.columns} for row in self.list_rows(book)]
        return describe(frame_rows(rows, self.columns), self.name, self.title)


def link(table: str, *columns: str) -> tuple[Link, ...]:
    """A foreign key to a table for each of these columns."""
    return tuple(Link((column,), table) for column in columns)
