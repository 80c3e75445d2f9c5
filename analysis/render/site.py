"""The list of all published reports: `index.html` for readers and `feed.xml` for their programs.

Where it is known at which address they stand, `sitemap.xml` tells search engines of their pages.
All are made from the data packages in the reports' folders alone, so that the list names exactly
what is there.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from analysis.errors import ParameterError
from analysis.ledger.site import Site
from analysis.ledger.subject import Kind, Subject, find_subject_of
from analysis.render.about import name_source
from analysis.render.card import CARD
from analysis.render.link import Link, name_address
from analysis.render.naming import FRONT
from analysis.telling.verdicts import OUTCOMES

SITE_FROM_REPORT = "../../index.html"
"""From a report's page to the list."""

VERDICTS = {**OUTCOMES, "": "Not checked"}
"""Verdict on an article → what the list says of one whose outcome is not told."""

FILES = ("index.html", "feed.xml")
"""What every list has."""

SITEMAP = "sitemap.xml"
"""What a list has whose address is known."""

_HEAD = 2048
"""Characters of a page in which it says that it has moved."""

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_OID, "tollbook")
"""Ours, so that a report has the same id in every feed that lists it."""
_OURS = re.compile(
    r'<meta name="generator" content="Tollbook">|<generator>Tollbook</generator>'
    r"|<!-- generator: Tollbook -->"
)


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
    changed: tuple[str, ...] = ()
    """What changed last in the counts of an event, one sentence each."""
    pages: tuple[str, ...] = ("index.html",)
    """The files of its pages, the front page first."""
    has_card: bool = False
    """Whether there is a picture of it."""
    is_draft: bool = False
    """Whether a figure of it is unreviewed, so that no list names it."""
    corrected: dt.date | None = None
    """The day of its last correction; None where there is none."""
    correction: str = ""
    """The last correction as a sentence; empty where there is none."""
    seed: str = ""
    """SHA-256 of the seeds that it tells; empty where it does not say."""

    @property
    def title(self) -> str:
        """Outlet and day; of an event, how many articles and the day of the newest."""
        return name_source(self.subject, self.outlet, self.published)

    @property
    def link(self) -> str:
        """Its front page, from the list's folder."""
        return f"{self.subject.folder}/{FRONT}"

    @property
    def card(self) -> str:
        """Its picture, from the list's folder; empty where there is none."""
        return f"{self.subject.folder}/{CARD}" if self.has_card else ""

    @property
    def is_event(self) -> bool:
        """Whether it is the report of an event with all its articles."""
        return self.subject.kind is Kind.EVENT

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
    def last_change(self) -> dt.date:
        """The day of the newest article or of the last correction: a list has no other clock."""
        return max(self.published, self.corrected or self.published)

    @property
    def moment(self) -> dt.datetime:
        """The day of the last change, at its first moment there."""
        return dt.datetime.combine(self.last_change, dt.time(), ZoneInfo(self.timezone))

    @property
    def updated(self) -> str:
        """The same, ISO 8601."""
        return self.moment.isoformat()


def list_entries(out: Path) -> list[Entry]:
    """The reports in a folder, the newest first and an event's before those of its articles.

    A folder without a data package is no report.
    """
    # The list is written after each report; packages that did not change are not parsed again.
    # A folder is stamped by what comes into it and goes.
    found = [
        _read_entry(path, _stamp(path) + _stamp(path.parent))
        for path in out.glob("*/*/datapackage.json")
        if path.is_file()  # whoever reads a pipe waits for ever
    ]
    entries = [entry for entry in found if entry is not None and (out / entry.link).is_file()]
    return sorted(
        entries,
        key=lambda entry: (entry.published, entry.subject.kind, entry.subject),
        reverse=True,
    )


def render_site(entries: Sequence[Entry], site: Site, logo: str = "") -> dict[str, str]:
    """The list, the feed and, where the site has an address, the sitemap: file name → content.

    Drafts stand in none of them; list and feed say how many there are, and so does the list of
    each event.

    Parameters
    ----------
    entries : as `list_entries` has them, the newest first.
    site : who publishes the reports, and where.
    logo : the publisher's, as the address of an image; empty where there is none.
    """
    from analysis.render.imprint import list_publisher
    from analysis.render.page.templates import render

    drafts = Counter(entry.event for entry in entries if entry.is_draft)
    entries = [entry for entry in entries if not entry.is_draft]
    base = site.base_address or ""
    link = Link(base, "", "", site.publisher or "Tollbook")
    groups = group_events(entries)
    told = {"entries": entries, "drafts": drafts, "base": base}
    updated = max(entries, key=lambda entry: entry.moment).updated if entries else ""
    own = {"site": site, "logo": logo, "imprint": list(list_publisher(site))}
    texts = {
        "index.html": render(
            "site.html.j2", **told, **own, groups=groups, link=link, labels=VERDICTS
        ),
        "feed.xml": render("feed.xml.j2", **told, id=_feed_id(), site=site, updated=updated),
    }
    if base:
        texts[SITEMAP] = render("sitemap.xml.j2", **told, name_address=name_address)
    return texts


def render_not_found(site: Site) -> str:
    """What a server shows where there is no page; it may be anywhere, so its links are whole."""
    from analysis.render.page.templates import render

    return render("not_found.html.j2", base=site.base_address or "")


@dataclass(frozen=True)
class Group:
    """The reports on one event: that of the event itself first, then by day, the newest first."""

    event: str
    lead: Entry | None
    days: Mapping[dt.date, Sequence[Entry]]

    @property
    def verdicts(self) -> list[str]:
        """Those of its reports, each once."""
        every = chain([self.lead] if self.lead else [], *self.days.values())
        return list(dict.fromkeys(entry.verdict for entry in every))


def group_events(entries: Sequence[Entry]) -> list[Group]:
    """The reports by event, that with the newest article first.

    Parameters
    ----------
    entries : the newest first.
    """
    by_event: dict[str, list[Entry]] = {}
    for entry in entries:
        by_event.setdefault(entry.event, []).append(entry)
    groups = []
    for event, own in by_event.items():
        days: dict[dt.date, list[Entry]] = {}
        lead = next((entry for entry in own if entry.is_event), None)
        for entry in own:
            if entry is not lead:
                days.setdefault(entry.published, []).append(entry)
        groups.append(Group(event, lead, days))
    return groups


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


def _look_into(folder: Path, entry: Entry) -> Entry:
    """The entry, with the pages and the picture that its folder has now."""
    pages = sorted(path.name for path in folder.glob("*.html") if not _has_moved(path))
    pages.sort(key=lambda name: name != FRONT)
    return replace(entry, pages=tuple(pages), has_card=(folder / CARD).is_file())


def _has_moved(page: Path) -> bool:
    """Whether a page only says where another one stands now."""
    with page.open(encoding="utf-8", errors="replace") as file:
        return 'http-equiv="refresh"' in file.read(_HEAD)


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
            changed=tuple(map(str, told.get("changed", ()))),
            is_draft=bool(told.get("unreviewed", 0)),
            seed=str(told.get("seed", "")),
            **_read_correction(told.get("corrected")),
        )
    except (OSError, ValueError, KeyError, TypeError, ParameterError):
        return None  # somebody else's package, or a damaged one: it is not ours to list
    return _look_into(path.parent, entry) if entry.verdict in VERDICTS else None


def _read_correction(told: Any) -> dict[str, Any]:
    """Day and sentence of a report's last correction, as its package has them."""
    if told is None:
        return {}
    return {"corrected": dt.date.fromisoformat(told["day"]), "correction": str(told["says"])}
