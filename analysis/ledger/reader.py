"""From YAML on disk to an `Article`; every error gives file, line, found and allowed."""

from __future__ import annotations

import datetime as dt
import hashlib
import stat
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from analysis.errors import SeedError, TollbookError, suggest
from analysis.ledger.checks import Fault, check_event, check_transcript, check_withdrawal
from analysis.ledger.complaints import explain
from analysis.ledger.document import Document, parse
from analysis.ledger.model import Article, Event, Figure, Strict, Transcript
from analysis.ledger.names import find_article, seed_files

MOST_BYTES = 500_000
Record = TypeVar("Record", bound=Strict)


def find_unreadable(names: Iterable[str]) -> list[tuple[str, SeedError]]:
    """Those of the articles whose seed cannot be read, each with its error."""
    unreadable = []
    for name in names:
        try:
            read_article(name)
        except SeedError as error:
            unreadable.append((name, error))
    return unreadable


def read_article(name: str) -> Article:
    """The article of that name, checked.

    Raises
    ------
    ParameterError : the name is malformed or has no seed.
    SeedError : one of its two files cannot be read; gives file, line, found and allowed.
    """
    event_file, article_file = seed_files(name)
    event_doc, event = read_record(event_file, Event)
    _raise_first(event_doc, check_event(event))
    article_doc, transcript = read_record(article_file, Transcript)
    _raise_first(article_doc, check_transcript(transcript, event))
    _raise_first(article_doc, _check_withdrawn_elsewhere(name, transcript))
    sha256 = hashlib.sha256(event_doc.raw + article_doc.raw).hexdigest()
    return Article(name=name, event=event, transcript=transcript, sha256=sha256)


def _check_withdrawn_elsewhere(name: str, transcript: Transcript) -> Iterator[Fault]:
    """Faults of withdrawals across articles."""
    for index, figure in enumerate(transcript.figures):
        day = figure.reported or transcript.source.published
        for other in figure.corrects:
            article, _, entry = other.rpartition("#")
            if article and (fault := _find_fault(name, figure, day, article, entry)):
                yield Fault(("figures", index, "corrects"), fault)


def _find_fault(name: str, figure: Figure, day: dt.date, article: str, entry: str) -> str:
    """Why a figure of that day cannot withdraw one of another article; empty where it can."""
    home = find_article(name, article)
    if home == name or home.partition("/")[0] != name.partition("/")[0]:
        return f"'{home}' must be another article on the same event"
    try:
        told = read_record(seed_files(home)[1], Transcript)[1]
    except TollbookError as error:
        return str(error)
    withdrawn = {other.id: other for other in told.figures}.get(entry)
    if withdrawn is None:
        known = [other.id for other in told.figures]
        return f"figure '{entry}' is not in article '{home}'{suggest(entry, known)}"
    if fault := check_withdrawal(figure, withdrawn):
        return fault
    said = withdrawn.reported or told.source.published
    if said <= day:
        return ""
    return (
        f"figure '{entry}' of '{home}' was said on {said}, after the one that withdraws it, "
        f"said on {day}"
    )


def read_record(path: Path, kind: type[Record]) -> tuple[Document, Record]:
    """One file as one record, and its document for later errors."""
    return _parse_record(path, _read_bytes(path), kind)


@lru_cache(maxsize=64)
def _parse_record(path: Path, raw: bytes, kind: type[Record]) -> tuple[Document, Record]:
    """As `read_record`, from a file's bytes; the event of many articles is parsed once."""
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
    """The text of a seed with uniform line ends."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise Document(path).error_on_line(line, "is not text in UTF-8") from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _read_bytes(path: Path) -> bytes:
    """A seed's bytes, refusing what is not a file or too large."""
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
