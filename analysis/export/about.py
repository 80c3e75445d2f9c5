"""What an export says about itself."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.export.book import Book
from analysis.ledger.site import Site, read_site
from analysis.render.about import Source, read_source
from analysis.telling.drafts import mark_draft
from analysis.telling.words import say_count
from analysis.views.record import describe_source, list_versions

_READ_ME = (
    "Each row of the table statements is what one article says of one figure. Its status tells "
    "whose word it is: stated (the outlet's own), attributed (somebody whom it names) or claimed "
    "(a side in the fight, without independent evidence); what is claimed is never added to the "
    "rest. Low and high are what the wording admits, not error margins. An empty cell has no "
    "value: it is not reported, not none. Moments are local time in the event's time zone."
)
_GUARDED = (
    "In the CSV files an apostrophe stands before a text that a spreadsheet would take for a "
    "formula."
)


@dataclass(frozen=True)
class About:
    """What the files of an export say about themselves.

    Attributes
    ----------
    form : parquet, csv, sqlite or xlsx.
    sources : the articles, by name.
    seeds : SHA-256 of all seeds together.
    """

    form: str
    convention: str
    sources: Sequence[Source]
    events: Sequence[str]
    statements: int
    unreviewed: int
    seeds: str
    version: str
    site: Site

    @property
    def day(self) -> dt.date:
        """The day of the newest article."""
        return max(dt.date.fromisoformat(source.published) for source in self.sources)

    @property
    def title(self) -> str:
        """What there is, and how much of it."""
        told = self.events[0] if len(self.events) == 1 else say_count(len(self.events), "event")
        figures = say_count(self.statements, "figure")
        return f"{told}: {figures} of {say_count(len(self.sources), 'article')}"

    @property
    def draft(self) -> str:
        """How many figures no person has confirmed; empty where all are."""
        return mark_draft(self.unreviewed, self.statements)

    @property
    def description(self) -> str:
        """How to read the tables."""
        draft = f"{self.draft}; these have the value false in the column reviewed."
        told = [draft] if self.draft else []
        return " ".join([*told, _READ_ME, *([_GUARDED] if self.form == "csv" else [])])


def read_about(book: Book, form: str) -> About:
    """What an export of these articles says about itself.

    Raises
    ------
    SeedError : `site.yaml` has faults.
    """
    articles = [reading.article for reading in book.articles]
    seeds = "".join(article.sha256 for article in articles)
    return About(
        form=form,
        convention=book.articles[0].convention.name,
        sources=[read_source(describe_source(article)) for article in articles],
        events=[event.name for event in book.events.values()],
        statements=sum(len(article.figures) for article in articles),
        unreviewed=sum(article.transcript.unreviewed for article in articles),
        seeds=hashlib.sha256(seeds.encode()).hexdigest(),
        version=dict(list_versions())["tollbook"],
        site=read_site(),
    )
