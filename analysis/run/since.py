"""What the pages of articles tell of later reports, worked out once for all articles of an event.

It rests on the seeds of all articles, but a page must not be made again because somewhere else a
word changed: so a run compares what is told, not what it rests on. It is kept in the history under
a hash of the seeds, so that a run to which nothing changed reads no seed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path

from analysis.errors import TollbookError
from analysis.ledger.subject import Kind, Subject
from analysis.reading.later import Later, Since
from analysis.run import history
from analysis.run.plan import hash_seeds, hash_sources


def find_since(subjects: Iterable[Subject], out: Path) -> dict[Subject, Since]:
    """What the page of each article tells of the event's other reports.

    Parameters
    ----------
    subjects : what is to be reported, the events themselves among them.
    out : where the reports are.
    """
    asked = set(subjects)
    articles = [subject for subject in asked if subject.kind is Kind.ARTICLE]
    events = {Subject(subject.event) for subject in articles}
    later = {name: told for event in events for name, told in _find_later(event).items()}
    shown = {event for event in events if event in asked or (out / event.folder).is_dir()}
    return {
        subject: Since(Subject(subject.event) in shown, later.get(subject.name, ()))
        for subject in articles
    }


def _find_later(event: Subject) -> Mapping[str, tuple[Later, ...]]:
    """Name of each article of an event that has overtaken numbers → these numbers."""
    if len(event.articles) < 2:
        return {}
    key = _hash(json.dumps([hash_seeds(event), hash_sources()], sort_keys=True))
    if kept := history.find_kept_later(event.name, key):
        told = json.loads(kept)
        return {name: tuple(Later(**each) for each in later) for name, later in told.items()}
    try:
        found = _compare(event)
    except TollbookError:
        return {}  # whoever reads these seeds says why
    told = {name: [*map(asdict, later)] for name, later in found.items()}
    history.keep_later(event.name, key, json.dumps(told, sort_keys=True))
    return found


def _compare(event: Subject) -> Mapping[str, tuple[Later, ...]]:
    """What the articles of an event say of each other; those without overtaken numbers left out."""
    from analysis.reading.reading import open_article
    from analysis.reading.since import find_later

    found = find_later([open_article(name) for name in event.articles])
    return {name: later for name, later in found.items() if later}


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
