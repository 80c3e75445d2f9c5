"""Which published reports tell other seeds than there are now."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from analysis.errors import ParameterError
from analysis.ledger.names import seed_files
from analysis.ledger.subject import Kind, Subject
from analysis.render.site import Entry


def list_behind(entries: Iterable[Entry]) -> list[Subject]:
    """Those whose seed has changed or is gone; one that does not tell its seed is not known."""
    return [
        entry.subject for entry in entries if entry.seed not in ("", hash_subject(entry.subject))
    ]


def hash_subject(subject: Subject) -> str:
    """What a report of today would name as its seed: SHA-256 of the files of event and article, of
    an event over those of all its reports. No file is parsed; empty where one is gone.
    """
    try:
        found = {name: _hash_article(name) for name in subject.articles}
    except (OSError, ParameterError):
        return ""
    if subject.kind is Kind.EVENT:
        return hashlib.sha256(json.dumps(found, sort_keys=True).encode()).hexdigest()
    return found[subject.name]


def _hash_article(name: str) -> str:
    return hashlib.sha256(b"".join(file.read_bytes() for file in seed_files(name))).hexdigest()
