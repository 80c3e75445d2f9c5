"""What the downloads of a report say about themselves, and the line that cites them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from analysis.views.words import keep_order, say_date

_DIGITS = 10
"""Digits of the seed's hash in a citation; the data package has them all."""


@dataclass(frozen=True, slots=True)
class About:
    """What the downloads of one article's report say about themselves."""

    article: str
    """EVENT/ARTICLE."""
    event: str
    """Name of the event."""
    timezone: str
    """Time zone of every moment, by its IANA name."""
    outlet: str
    url: str
    """Where the article is."""
    published: str
    """Day of the article's publication, ISO 8601."""
    seed: str
    """SHA-256 of the seed, 64 digits."""
    version: str
    """Version of Tollbook."""
    verdict: str
    """agree, consistent, conflict or undecided; empty where nothing was checked."""
    outcome: str
    """The verdict as one sentence; empty where nothing was checked."""

    @property
    def day(self) -> dt.date:
        """Day of the article's publication."""
        return dt.date.fromisoformat(self.published)

    @property
    def source(self) -> str:
        """The article as a reader names it: outlet and day."""
        return f"{keep_order(self.outlet)}, {say_date(self.day)}"

    @property
    def title(self) -> str:
        """What the tables are about and whose figures they hold."""
        return f"{self.event}: the figures of {self.source}"


def cite(about: About) -> str:
    """One line of plain text that cites a report; the same whenever it is made."""
    return (
        f"Tollbook {about.version}: {about.event}, the figures of {about.source}. "
        f"Article: {about.url}. Seed sha256 {about.seed[:_DIGITS]}…."
    )
