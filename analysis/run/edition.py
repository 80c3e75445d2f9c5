"""What each report tells beside its notebooks, and a hash of it, by which a run knows a change."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path

from analysis.ledger.site import NOBODY, open_site
from analysis.ledger.subject import Subject
from analysis.render.edition import Edition
from analysis.run.since import find_since


def read_edition() -> Edition:
    """What all reports of the project tell alike: who publishes them.

    Raises
    ------
    SeedError : `site.yaml` has faults.
    """
    site, logo = open_site()
    return Edition(site, logo)


def find_editions(
    subjects: Iterable[Subject], out: Path, edition: Edition
) -> dict[Subject, Edition]:
    """What the report of each subject tells beside its notebooks.

    Parameters
    ----------
    subjects : what is to be reported.
    out : where the reports are.
    edition : what all reports tell alike.
    """
    asked = list(subjects)
    since = find_since(asked, out)
    return {subject: replace(edition, since=since.get(subject)) for subject in asked}


def hash_edition(edition: Edition) -> str:
    """A hash of what a report tells beside its notebooks; empty where it tells nothing."""
    since = edition.since
    has_since = since is not None and (since.has_event or since.later)
    told = {
        "site": edition.site.model_dump(mode="json") if edition.site != NOBODY else None,
        "logo": edition.logo,
        "since": asdict(since) if since is not None and has_since else None,
    }
    if not any(told.values()):
        return ""
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
