"""The list of all published reports: `index.html` for readers and `feed.xml` for their programs.

Both are made from the data packages in the reports' folders alone, so that the list names exactly
what is there.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from analysis.errors import ParameterError
from analysis.ledger.subject import Subject, find_subject_of
from analysis.render.about import name_source
from analysis.telling.verdicts import OUTCOMES

SITE_FROM_REPORT = "../../index.html"
"""From a report's page to the list."""

VERDICTS = {**OUTCOMES, "": "Not checked"}
"""Verdict on an article → what the list says of one whose outcome is not told."""

FILES = ("index.html", "feed.xml")

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_OID, "tollbook")
"""Ours, so that a report has the same id in every feed that lists it."""
_OURS = re.compile(r'<meta name="generator" content="Tollbook">|<generator>Tollbook</generator>')


@dataclass(frozen=True)
class Entry:
    """One published report in the list."""

    subject: Subject
    event: str
    outlet: str
    published: dt.date
    timezone: str
    verdict: str
    outcome: str
    headline: str = ""
    """The finding of the report; empty where none is told."""
    is_draft: bool = False
    """Whether a figure of it is unreviewed, so that no list names it."""
    corrected: dt.date | None = None
    """The day of its last correction; None where there is none."""
    correction: str = ""
    """The last correction as a sentence; empty where there is none."""

    @property
    def title(self) -> str:
        """Outlet and day; of an event, how many articles and the day of the newest."""
        return name_source(self.subject, self.outlet, self.published)

    @property
    def link(self) -> str:
        """Its front page, from the list's folder."""
        return f"{self.subject.folder}/index.html"

    @property
    def label(self) -> str:
        """The verdict in a few words."""
        return VERDICTS[self.verdict]

    @property
    def says(self) -> str:
        """The verdict in words, with its arithmetic and the reading on which it rests."""
        return self.outcome or f"{self.label}."

    @property
    def id(self) -> str:
        """The same wherever and whenever the feed is made."""
        return uuid.uuid5(_NAMESPACE, self.subject.name).urn

    @property
    def summary(self) -> str:
        """The verdict, and the last correction."""
        return " ".join(filter(None, (self.says, self.correction)))

    @property
    def moment(self) -> dt.datetime:
        """The day of the newest article or of the last correction, at its first moment there: a
        feed has no other clock.
        """
        day = max(self.published, self.corrected or self.published)
        return dt.datetime.combine(day, dt.time(), ZoneInfo(self.timezone))

    @property
    def updated(self) -> str:
        """The same, ISO 8601."""
        return self.moment.isoformat()


def list_entries(out: Path) -> list[Entry]:
    """The reports in a folder, the newest first and an event's before those of its articles.

    A folder without a data package is no report.
    """
    # The list is written after each report; packages that did not change are not parsed again.
    found = [_read_entry(path, _stamp(path)) for path in out.glob("*/*/datapackage.json")]
    entries = [entry for entry in found if entry is not None and (out / entry.link).is_file()]
    return sorted(
        entries,
        key=lambda entry: (entry.published, entry.subject.kind, entry.subject),
        reverse=True,
    )


def render_site(entries: Sequence[Entry]) -> dict[str, str]:
    """The list and the feed as text: file name → content.

    Drafts stand in neither; both say how many there are, and so does the list of each event.

    Parameters
    ----------
    entries : as `list_entries` has them, the newest first.
    """
    from analysis.render.page.templates import render

    drafts = Counter(entry.event for entry in entries if entry.is_draft)
    entries = [entry for entry in entries if not entry.is_draft]
    # Sorting keeps the newest first, so that events stand in the order of their newest article.
    order = list(dict.fromkeys(entry.event for entry in entries))
    by_event = groupby(
        sorted(entries, key=lambda entry: order.index(entry.event)), key=lambda entry: entry.event
    )
    events = {event: list(group) for event, group in by_event}
    return {
        "index.html": render("site.html.j2", events=events, drafts=drafts),
        "feed.xml": render(
            "feed.xml.j2",
            entries=entries,
            id=_feed_id(),
            drafts=drafts,
            updated=max(entries, key=lambda entry: entry.moment).updated if entries else "",
        ),
    }


def is_of_site(text: str) -> bool:
    """Whether a page or a feed is ours: each names its generator."""
    return _OURS.search(text) is not None


def _feed_id() -> str:
    return uuid.uuid5(_NAMESPACE, "feed").urn


def _stamp(path: Path) -> tuple[int, ...]:
    """What changes with a file's content; empty for one that has just gone."""
    try:
        found = path.stat()
    except OSError:
        return ()
    return found.st_ino, found.st_mtime_ns, found.st_size


@cache
def _read_entry(path: Path, _: tuple[int, ...]) -> Entry | None:
    try:
        told = json.loads(path.read_text("utf-8"))["tollbook"]
        entry = Entry(
            subject=find_subject_of(f"{path.parents[1].name}/{path.parent.name}"),
            event=str(told["event"]),
            outlet=str(told["outlet"]),
            published=dt.date.fromisoformat(told["published"]),
            timezone=str(told["timezone"]),
            verdict=str(told["verdict"]),
            outcome=str(told["outcome"]),
            headline=str(told.get("headline", "")),
            is_draft=bool(told.get("unreviewed", 0)),
            **_read_correction(told.get("corrected")),
        )
    except (OSError, ValueError, KeyError, TypeError, ParameterError):
        return None  # somebody else's package, or a damaged one: it is not ours to list
    return entry if entry.verdict in VERDICTS else None


def _read_correction(told: Any) -> dict[str, Any]:
    """Day and sentence of a report's last correction, as its package has them."""
    if told is None:
        return {}
    return {"corrected": dt.date.fromisoformat(told["day"]), "correction": str(told["says"])}
