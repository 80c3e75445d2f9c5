"""An event as one run reads it: all its reports by a day, their accounts, and their statements."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from analysis.accounts.accounts import read_accounts
from analysis.accounts.record import Accounts, Finding, Saying, Topic, Voice
from analysis.accounts.record import Kind as Finds
from analysis.errors import ParameterError, SeedError, TollbookError
from analysis.ledger.conventions import LITERAL, Convention, find_convention
from analysis.ledger.frame import Row, build_rows
from analysis.ledger.injected import check_injected
from analysis.ledger.model import Article, Event, Source
from analysis.ledger.reader import salvage_article
from analysis.ledger.subject import Kind, Subject, find_subject
from analysis.ledger.trees import is_within
from analysis.ledger.until import read_until
from analysis.ledger.withdrawal import withdraw
from analysis.reading.labels import label_scope
from analysis.telling.words import format_quantity, say_date

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["EventReading", "open_event"]


@dataclass(frozen=True)
class EventReading:
    """What an event's notebook passes on: its reports, how they are read, and their accounts.

    Attributes
    ----------
    accounts : what the reports say of each count, line by line and day by day.
    include_claims : whether one-sided claims are told.
    until : the last day that is known; None for all reports.
    later : how many reports were published after it.
    memo : what the views work out once.
    """

    accounts: Accounts
    convention: Convention
    include_claims: bool
    until: dt.date | None = None
    later: int = 0
    memo: dict[object, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def subject(self) -> Subject:
        """What it is a reading of."""
        return Subject(find_subject(self.articles[0].name).event)

    @property
    def event(self) -> Event:
        """The event of all the reports."""
        return self.accounts.event

    @property
    def articles(self) -> tuple[Article, ...]:
        """The reports published by `until`, by day of publication, then name."""
        return self.accounts.articles

    @property
    def last_day(self) -> dt.date:
        """The day of the latest report, by which ages are told: never by a clock."""
        return max(article.source.published for article in self.articles)

    @cached_property
    def records(self) -> list[Row]:
        """The statements that take part, one row each, as `describe_voice` tells them.

        By day of publication, then by report and paragraph; claims only if they are told.
        """
        rows = {
            (article.name, row["id"]): row
            for article in self.articles
            for row in build_rows(article, self.convention.name)
        }
        voices = {**self.accounts.voices, **self.accounts.changes}.values()
        told = [
            self._describe(voice, rows[_find_key(voice)])
            for voice in voices
            if self.include_claims or not voice.is_claim
        ]
        order = ("published", "article", "paragraph", "id")
        return sorted(told, key=lambda row: tuple(row[key] for key in order))

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return {article.name: article.source for article in self.articles}

    @cached_property
    def by_voice(self) -> dict[tuple[str, str], Row]:
        """(report, figure) → the row of its statement."""
        return {(row["article"], row["figure"]): row for row in self.records}

    def find_row(self, voice: Voice) -> Row:
        """The row of a statement."""
        return self.by_voice[_find_key(voice)]

    @cached_property
    def sayings(self) -> list[Saying]:
        """What lines say, in the order of the accounts; claims only if they are told."""
        return [s for s in self.accounts.sayings if self.include_claims or not s.is_claim]

    @cached_property
    def findings(self) -> list[Finding]:
        """What the reports show together, the strongest first; of claims only if they are told."""
        return [
            finding
            for finding in self.accounts.findings
            if self.include_claims or not any(voice.is_claim for voice in finding.members)
        ]

    @cached_property
    def home(self) -> str | None:
        """The place that labels leave out: that of the event's toll, or one around all others."""
        if self.event.toll is not None:
            return self.event.toll.place
        tree = self.event.place_tree
        places = {voice.topic.place for voice in self.accounts.voices.values()}
        around = (name for name in places if all(is_within(tree, each, name) for each in places))
        return next(around, None)

    def label(self, topic: Topic) -> str:
        """What a topic counts, as a sentence names it: 'civilians killed, Nushki'."""
        return label_scope(self.event, topic, None if topic.place == self.home else topic.place)

    def tables(self) -> dict[str, pd.DataFrame]:
        """Every frame of the event, by the name of its download."""
        from analysis.reading.rooms import find_captions

        captions = find_captions(Kind.EVENT).items()
        return {name: each.tabulate(self) for name, each in captions if each.tabulate}

    def _describe(self, voice: Voice, row: Row) -> Row:
        outlet = self._sources[voice.statement.article]
        period = voice.statement.period
        states = self.accounts.states.get(voice.id, frozenset())
        return {
            **{name: row[name] for name in _KEPT},
            "id": "#".join(_find_key(voice)),
            "article": voice.statement.article,
            "figure": voice.statement.figure.id,
            "outlet": outlet.outlet,
            "witness": voice.witness,
            "published": outlet.published.isoformat(),
            "known_by": voice.as_of.isoformat(),
            "topic": voice.topic.name,
            "label": self.label(voice.topic),
            "line": voice.line.name,
            "line_name": voice.line.label,
            "when": self.event.periods[period].label if period else None,
            "shown": format_quantity(row),
            "states": ", ".join(kind for kind in Finds if kind in states) or None,
            "is_adopted": voice.is_adopted,
        }


_KEPT = (
    *("wording", "language", "words_read", "number_words", "hedge", "measure", "unit", "change"),
    *("is_counted", "nominal", "low", "high", "speaker", "speaker_name", "status", "paragraph"),
    *("says", "ours"),
)
"""What a statement's row keeps of that of its article's ledger."""


def _find_key(voice: Voice) -> tuple[str, str]:
    return voice.statement.article, voice.statement.figure.id


def open_event(
    event: str, *, until: str = "", convention: str = LITERAL, include_claims: bool = True
) -> EventReading:
    """Read all seeds of an event under a convention.

    Where this fails in a notebook that had opened another event, what it was bound to before, and
    all that was made of it, can no longer be used there.

    Parameters
    ----------
    event : a folder in the seeds folder.
    until : a day, such as 2026-02-04: what was known on it; empty for all reports.
    convention : how vague words become numbers: a name from docs/conventions.md.
    include_claims : whether to tell the claims of parties to the fight.

    Returns
    -------
    A reading, which every `tabulate_event_x` takes; `reading.tables()` has every frame of the event
    by the name of its download.

    Raises
    ------
    ParameterError : an unknown event or convention, a value of the wrong type or form, a day
        before the first report, or a parameter that Papermill was given and the notebook does not
        have.
    SeedError : a seed cannot be read.
    """
    try:
        check_injected()
        return _open_event(event, until, convention, include_claims)
    except TollbookError as error:
        withdraw(error, lambda value: isinstance(value, EventReading))
        raise


def _open_event(event: str, until: str, convention: str, include_claims: bool) -> EventReading:
    if not isinstance(include_claims, bool):
        raise ParameterError(f"include_claims {include_claims!r} is not True or False")
    if not isinstance(event, str) or not isinstance(convention, str):
        raise ParameterError("event and convention are names in quotes")
    named, day, subject = find_convention(convention), read_until(until), find_subject(event)
    if subject.kind is not Kind.EVENT:
        raise ParameterError(f"'{event}' is an article; its event is '{subject.event}'")
    subject.find_seeds()
    everything = _read_all(subject.articles)
    first = min(article.source.published for article in everything)
    if day is not None and day < first:
        raise ParameterError(
            f"no report on '{event}' was published by {say_date(day)}; "
            f"the first is of {say_date(first)}"
        )
    accounts = read_accounts(everything, named.name, day)
    later = len(everything) - len(accounts.articles)
    return EventReading(accounts, named, include_claims, day, later)


def _read_all(names: Sequence[str]) -> list[Article]:
    """All articles of those names; the faults of all seeds in one error."""
    read = [salvage_article(name) for name in names]
    if faults := [fault for _, own in read for fault in own]:
        raise SeedError(*faults)
    return [article for article, _ in read]
