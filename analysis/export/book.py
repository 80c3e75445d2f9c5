"""What is exported: each article read and reconciled once, and the accounts of whole events."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from analysis.accounts.accounts import read_accounts
from analysis.errors import SeedError, join_errors
from analysis.ledger.conventions import LITERAL, find_convention
from analysis.ledger.model import Article, Event
from analysis.ledger.subject import Subject
from analysis.reading.event import EventReading
from analysis.reading.reading import Reading, open_article
from analysis.reconcile.statements import name_source
from analysis.reconcile.withdrawn import find_withdrawn


@dataclass(frozen=True)
class Book:
    """The articles of an export.

    Attributes
    ----------
    readings : event -> its articles, by name.
    accounts : event -> its accounts, of events all of whose articles are there.
    withdrawn : ARTICLE#id -> ARTICLE#id of the statement that withdraws it.
    """

    readings: Mapping[str, Sequence[Reading]]
    accounts: Mapping[str, EventReading]
    withdrawn: Mapping[str, str]

    @property
    def events(self) -> Mapping[str, Event]:
        """Short name -> event."""
        return {name: readings[0].event for name, readings in self.readings.items()}

    @property
    def articles(self) -> Sequence[Reading]:
        """All articles, by name."""
        return [reading for readings in self.readings.values() for reading in readings]


def read_book(names: Sequence[str], convention: str = LITERAL) -> Book:
    """Read articles for an export.

    Parameters
    ----------
    names : EVENT/ARTICLE, one or more, in any order.
    convention : name of the convention under which vague words become numbers.

    Raises
    ------
    SeedError : every fault of every seed.
    ParameterError : an unknown article or convention, or statements that withdraw each other.
    """
    find_convention(convention)
    opened = _open_all(sorted(set(names)), convention)
    told = {reading.article.name for reading in opened}
    events = {reading.subject.event for reading in opened}
    return bind(opened, {event for event in events if told.issuperset(Subject(event).articles)})


def bind(opened: Sequence[Reading], whole: Collection[str]) -> Book:
    """The book of these readings, all under one convention.

    Parameters
    ----------
    opened : by the names of their articles.
    whole : the events all of whose articles are there: accounts of some would pass for what all of
        them show together.
    """
    readings = {
        event: list(found) for event, found in groupby(opened, lambda each: each.subject.event)
    }
    withdrawn: dict[str, str] = {}
    accounts = {}
    for event, found in readings.items():
        articles = [reading.article for reading in found]
        withdrawn |= _find_withdrawn(articles)
        if event in whole:
            read_as = found[0].convention
            told = read_accounts(articles, read_as.name)
            accounts[event] = EventReading(told, read_as, include_claims=True)
    return Book(readings, accounts, withdrawn)


def name_entry(article: str, entry: str) -> str:
    """A figure, relation or assumption by a name that no other article has."""
    return f"{article}#{entry}"


def _open_all(names: Sequence[str], convention: str) -> list[Reading]:
    """Every article; the faults of all seeds in one error."""
    opened, unreadable = [], []
    for name in names:
        try:
            opened.append(open_article(name, convention=convention))
        except SeedError as error:
            unreadable.append(error)
    if unreadable:
        raise join_errors(unreadable)
    return opened


def _find_withdrawn(articles: Sequence[Article]) -> dict[str, str]:
    """As reconciliation finds it, by ARTICLE#id even where there is one article alone."""
    found = find_withdrawn(articles)
    names = {
        name_source(article, figure.id, articles): name_entry(article.name, figure.id)
        for article in articles
        for figure in article.figures
    }
    return {names[old]: names[new] for old, new in found.items()}
