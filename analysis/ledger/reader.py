"""From YAML on disk to an `Article`; every error gives file, line, found and allowed."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import ValidationError

from analysis.errors import SeedError, TollbookError, suggest
from analysis.ledger.check_corrects import check_order, check_withdrawal
from analysis.ledger.check_event import check_event
from analysis.ledger.checks import check_transcript
from analysis.ledger.complaints import list_faults
from analysis.ledger.document import Document, EmptyError, Location, parse
from analysis.ledger.faults import Fault, apply
from analysis.ledger.model import Article, Event, Figure, Strict, Transcript
from analysis.ledger.names import find_article, seed_files
from analysis.ledger.partial import leave_out, make_partial, number, salvage

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
    SeedError : its two files have faults: each with file, line, found and allowed, those of the
        event first.
    """
    article, faults = salvage_article(name)
    if faults:
        raise SeedError(*faults)
    return article


def salvage_article(name: str) -> tuple[Article, list[str]]:
    """The article as far as it can be read, and every fault; without faults it is whole.

    What could not be read of it is no field: who asks for one gets an `UnreadError`.

    Raises
    ------
    ParameterError : the name is malformed or has no seed.
    """
    event_path, article_path = seed_files(name)
    event_file = read_file(event_path, Event)
    article_file = read_file(article_path, Transcript)
    event, transcript = event_file.record, article_file.record
    faults = list(check_event(event))
    if faults:
        event = leave_out(event, (fault.at for fault in faults))
    told = [
        *event_file.tell(faults),
        *article_file.tell(
            (
                *check_transcript(transcript, event),
                *_check_withdrawn_elsewhere(name, transcript, event),
            )
        ),
    ]
    sha256 = hashlib.sha256(event_file.document.raw + article_file.document.raw).hexdigest()
    make = Article.model_construct if told else Article
    return make(name=name, event=event, transcript=transcript, sha256=sha256), told


def _check_withdrawn_elsewhere(name: str, transcript: Transcript, event: Event) -> Iterator[Fault]:
    """Faults of withdrawals across articles."""
    for at, figure in number(transcript, "figures"):
        yield from apply(_check_figure_elsewhere, name, at, figure, transcript, event)


def _check_figure_elsewhere(
    name: str, at: Location, figure: Figure, transcript: Transcript, event: Event
) -> Iterator[Fault]:
    for other in figure.corrects:
        article, _, entry = other.rpartition("#")
        if article and (fault := _find_fault(name, figure, transcript, event, article, entry)):
            yield Fault((*at, "corrects"), fault)


def _find_fault(
    name: str, figure: Figure, transcript: Transcript, event: Event, article: str, entry: str
) -> str:
    """Why a figure cannot withdraw one of another article; empty where it can."""
    home = find_article(name, article)
    if home == name or home.partition("/")[0] != name.partition("/")[0]:
        return f"'{home}' must be another article on the same event"
    try:
        told = read_record(seed_files(home)[1], Transcript)[1]
    except TollbookError as error:
        return error.summary
    withdrawn = {other.id: other for other in told.figures}.get(entry)
    if withdrawn is None:
        known = [other.id for other in told.figures]
        return f"figure '{entry}' is not in article '{home}'{suggest(entry, known)}"
    return check_withdrawal(figure, withdrawn, event) or check_order(
        (figure, transcript), (withdrawn, told), f"figure '{entry}' of '{home}'"
    )


def read_record(path: Path, kind: type[Record]) -> tuple[Document, Record]:
    """One file as one record, and its document for later errors.

    Raises
    ------
    SeedError : it cannot be read; every fault in its shape.
    """
    file = read_file(path, kind)
    if told := file.tell(()):
        raise SeedError(*told)
    return file.document, file.record


@dataclass(frozen=True)
class File(Generic[Record]):
    """What could be read of a file.

    Attributes
    ----------
    document : the file, empty where it is not YAML.
    record : what can be read of it.
    faults : those of its shape.
    error : why it is not YAML; empty if it is.
    is_empty : whether it has nothing but comments, which is an error, too.
    """

    document: Document
    record: Record
    faults: tuple[Fault, ...] = ()
    error: str = ""
    is_empty: bool = False

    def tell(self, faults: Iterable[Fault]) -> list[str]:
        """The file's faults with line and subject, in the order of its lines."""
        if self.error:
            return [self.error]
        found = sorted((*self.faults, *faults), key=lambda each: self.document.find_line(each.at))
        return [str(self.document.error(fault.at, fault.sentence)) for fault in found]


def read_file(path: Path, kind: type[Record]) -> File[Record]:
    """What can be read of a file, whatever is wrong with it."""
    try:
        return _parse_file(path, _read_bytes(path), kind)
    except SeedError as error:
        is_empty = isinstance(error, EmptyError)
        return File(Document(path), make_partial(kind, {}), error=str(error), is_empty=is_empty)


@lru_cache(maxsize=64)
def _parse_file(path: Path, raw: bytes, kind: type[Record]) -> File[Record]:
    """As `_read_file`, from a file's bytes; the event of many articles is parsed once."""
    document = parse(path, _decode(path, raw))
    document.raw = raw
    try:
        return File(document, kind.model_validate(document.content))
    except ValidationError as error:
        faults = tuple(list_faults(error.errors(include_url=False), kind, document))
        return File(document, salvage(kind, document.content), faults)


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
