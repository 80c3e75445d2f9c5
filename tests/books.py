"""Exports for tests: every form from one reading, and books of invented reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache

import pytest

from analysis.ledger.conventions import find_convention
from analysis.ledger.model import Article

EXPORTED = ("parquet", "csv", "sqlite", "xlsx")
"""Every form, in the order in which docs/data.md tells them."""


def export_words(form: str, folder: str = "/tmp") -> list[str]:
    """The words of the command that exports everything."""
    return ["export", "--format", form, "--out", f"{folder}/tollbook-{form}"]


def bind_articles(*articles: Article):  # type: ignore[no-untyped-def]
    """The book of articles that no file has; their events are whole."""
    from analysis.export.book import bind
    from analysis.ledger.frame import build_frame
    from analysis.reading.reading import Reading

    named = sorted(articles, key=lambda article: article.name)
    literal = find_convention("literal")
    readings = [Reading(each, literal, True, build_frame(each)) for each in named]
    return bind(readings, {reading.subject.event for reading in readings})


@contextmanager
def read_once() -> Iterator[None]:
    """Let several exports of the same seeds read and reconcile them once."""
    from analysis.export import files
    from analysis.export.book import Book, read_book
    from analysis.export.tables import fill_tables
    from analysis.output.resource import Resource
    from analysis.run import export

    filled: dict[int, Mapping[str, Resource]] = {}

    @cache
    def read_all(names: tuple[str, ...], convention: str) -> Book:
        return read_book(names, convention)

    def read(names: Sequence[str], convention: str) -> Book:
        return read_all(tuple(names), convention)

    def fill(book: Book) -> Mapping[str, Resource]:
        if id(book) not in filled:
            filled[id(book)] = fill_tables(book)
        return filled[id(book)]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(export, "read_book", read)
        patch.setattr(files, "fill_tables", fill)
        yield
