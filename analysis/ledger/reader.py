"""From YAML on disk to an `Article`; every error names file, line, what was found and allowed."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from analysis import paths
from analysis.errors import ParameterError, SeedError, suggest
from analysis.ledger.checks import Fault, check_event, check_transcript
from analysis.ledger.complaints import explain
from analysis.ledger.document import Document, parse
from analysis.ledger.model import SLUG, Article, Event, Strict, Transcript

MOST_BYTES = 500_000
LONGEST_NAME = 160
EVENT_FILE = "event.yaml"

_ARTICLE = re.compile(rf"{SLUG}/(\d{{4}}-\d{{2}}-\d{{2}})-{SLUG}", re.ASCII)
Record = TypeVar("Record", bound=Strict)


def check_article_name(name: str) -> str:
    """The name itself, where it has the form EVENT/YYYY-MM-DD-OUTLET and nothing else.

    Raises
    ------
    ParameterError : any other form; '..' and absolute paths among them.
    """
    if not _is_article(name):
        raise ParameterError(
            f"article {name[:80]!r} is not of the form EVENT/YYYY-MM-DD-OUTLET, in lower case, "
            "digits and hyphens: balochistan-2026/2026-02-04-press-tv"
        )
    return name


def list_articles() -> list[str]:
    """The names of all articles that have a seed, sorted."""
    files = paths.seeds().glob("*/*.yaml")
    names = (f"{file.parent.name}/{file.stem}" for file in files if file.is_file())
    return sorted(name for name in names if _is_article(name))


def find_unreadable(names: Iterable[str]) -> list[tuple[str, SeedError]]:
    """Of these articles, those whose seed cannot be read, each with the reason."""
    unreadable = []
    for name in names:
        try:
            read_article(name)
        except SeedError as error:
            unreadable.append((name, error))
    return unreadable


def seed_files(name: str) -> tuple[Path, Path]:
    """The event's and the article's file.

    Raises
    ------
    ParameterError : there is no such seed.
    """
    event, _, article = check_article_name(name).partition("/")
    files = paths.seeds() / event / EVENT_FILE, paths.seeds() / event / f"{article}.yaml"
    if not files[1].exists():
        raise ParameterError(f"article '{name}' has no seed{suggest(name, list_articles())}")
    return files


def read_article(name: str) -> Article:
    """The article of that name, checked on entering.

    Raises
    ------
    ParameterError : the name is malformed or has no seed.
    SeedError : one of its two files cannot be read; with file, line, found and allowed.
    """
    event_file, article_file = seed_files(name)
    event_doc, event = read_record(event_file, Event)
    _raise_first(event_doc, check_event(event))
    article_doc, transcript = read_record(article_file, Transcript)
    _raise_first(article_doc, check_transcript(transcript, event))
    sha256 = hashlib.sha256(event_doc.raw + article_doc.raw).hexdigest()
    return Article(name=name, event=event, transcript=transcript, sha256=sha256)


def read_record(path: Path, kind: type[Record]) -> tuple[Document, Record]:
    """One file as one record, and its document for later errors."""
    raw = _read_bytes(path)
    document = parse(path, _decode(path, raw))
    document.raw = raw
    try:
        return document, kind.model_validate(document.content)
    except ValidationError as error:
        raise document.error(*explain(error.errors(include_url=False), kind, document)) from None


def _raise_first(document: Document, faults: Iterator[Fault]) -> None:
    for fault in faults:
        raise document.error(fault.at, fault.sentence)


def _decode(path: Path, raw: bytes) -> str:
    """The text of a seed, its line ends all alike."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise Document(path).error_on_line(line, "is not text in UTF-8") from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _read_bytes(path: Path) -> bytes:
    """What a seed holds, and never more than a seed can hold."""
    shown = Document(path).shown
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            kind = "a folder" if stat.S_ISDIR(mode) else "no file of text"
            raise SeedError(f"{shown}: is {kind}; a seed is a file")
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise SeedError(f"{shown}: the file is missing") from None
    except OSError as error:
        raise SeedError(f"{shown}: cannot be read: {error.strerror}") from None
    if len(raw) > MOST_BYTES:
        raise SeedError(f"{shown}: is too large; a seed has {MOST_BYTES:,} bytes at most")
    return raw


def _is_article(name: str) -> bool:
    found = _ARTICLE.fullmatch(name) if len(name) <= LONGEST_NAME else None
    return found is not None and _is_day(found[1])


def _is_day(text: str) -> bool:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True
