"""A text as it is given: a file, standard input, a saved page or a link; or why it is none."""

from __future__ import annotations

import codecs
import logging
import re
import stat
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from analysis.draft.source.cleaning import clean_text
from analysis.draft.source.headline import split_headline
from analysis.errors import ParameterError
from analysis.ledger.spelling import quote

STANDARD_INPUT = "-"
MOST_BYTES = 50_000_000
MOST_LETTERS = 500
"""Of a headline or an outlet, as a seed has them."""

_LINK = re.compile(r"(?i)[a-z][a-z0-9+.-]*://")
_PAGE = re.compile(r"(?i)<(?:!doctype\s+html|html|head|body)[\s>]")
_PAGE_STARTS_BY = 2000
_CHARSET = re.compile(rb"(?i)<meta[^>]+charset\s*=\s*[\"']?\s*([a-z0-9_.:-]+)")

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""How a file begins that says itself how it is encoded."""

_OTHERS = (
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a rich-text file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"bplist", "a web archive"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"II*\x00", "an image"),
    (b"MM\x00*", "an image"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh91AY&SY", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
)
"""How a file begins → what it is, where it is no text."""
_ARCHIVE = b"multipart/related"
_ZIPPED = (
    (b"word/", "a Word document"),
    (b"xl/", "a workbook"),
    (b"opendocument", "an OpenDocument file"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """A text and what is known of where it is from.

    Attributes
    ----------
    shown : how a message names it.
    text : the body, cleaned as `clean_text` has it; without a headline that stands apart.
    headline, outlet, url, published, language, agency : as a page tells them; None where it, or a
        pasted text, does not.
    notes : what a reader should know of how it was read, one clause each.
    """

    shown: str
    text: str
    headline: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    agency: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes of a source, as found.

    Attributes
    ----------
    shown : how a message names it.
    content : at most one byte more than is allowed.
    charset : the encoding that a server told; None without one.
    url : where it was in the end, for a link.
    """

    shown: str
    content: bytes
    charset: str | None = None
    url: str | None = None


def read_source(name: str, *, splits_headline: bool = True) -> Source:
    """The text that a file, `-` for standard input, or a link has.

    Parameters
    ----------
    name : as a user gives it.
    splits_headline : a first line that evidently is the headline stands apart.

    Raises
    ------
    ParameterError : there is none, or it is no text; one sentence.
    """
    raw = _fetch(name)
    _check_kind(raw)
    text, note = _decode(raw)
    source = _read_kind(raw, text)
    body, headline = source.text, source.headline
    if headline and not splits_headline:
        body = f"{headline}\n\n{body}"
    body, hidden = clean_text(body)
    if headline is None and splits_headline:
        headline, body = split_headline(body)
    if not body.strip():
        raise ParameterError(f"{raw.shown} has no text")
    notes = [*source.notes, *([note] if note else [])]
    if hidden:
        notes.append(_tell_hidden(hidden))
    return replace(
        source,
        text=body,
        headline=_tidy(headline),
        outlet=_tidy(source.outlet),
        notes=tuple(notes),
    )


def _read_kind(raw: Raw, text: str) -> Source:
    """The article in a page; any other text as it stands."""
    if raw.url is None and not _PAGE.search(text[:_PAGE_STARTS_BY]):
        return Source(raw.shown, text)
    from analysis.draft.source.page import choose_url, read_page

    if _PAGE.search(text[:_PAGE_STARTS_BY]):
        return read_page(text, raw.shown, raw.url)
    return Source(raw.shown, text, url=choose_url(raw.url))


def _tell_hidden(count: int) -> str:
    if count == 1:
        return "one character that cannot be seen was left out"
    return f"{count:,} characters that cannot be seen were left out"


def _tidy(words: str | None) -> str | None:
    """Words on one line, if a seed can hold them."""
    line = " ".join(clean_text(words or "")[0].split())
    return line if 0 < len(line) <= MOST_LETTERS else None


def _fetch(name: str) -> Raw:
    if name == STANDARD_INPUT:
        if sys.stdin is None or sys.stdin.closed:
            raise ParameterError("standard input is closed")
        return Raw("standard input", read_some(sys.stdin.buffer, "standard input"))
    if _LINK.match(name):
        from analysis.draft.source.link import fetch_link

        return fetch_link(name)
    return _read_file(name)


def _read_file(name: str) -> Raw:
    shown = quote(name)
    try:
        path = Path(name)
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise ParameterError(f"{shown} is a folder; name a file with the text in it")
        if not stat.S_ISREG(mode):
            raise ParameterError(f"{shown} is no file; '-' reads standard input")
        with path.open("rb") as file:
            return Raw(shown, read_some(file, shown))
    except FileNotFoundError:
        hint = "; a link begins with https://" if name.lower().startswith("www.") else ""
        raise ParameterError(f"{shown} is not there{hint}") from None
    except OSError as error:
        raise ParameterError(f"{shown} cannot be read: {error.strerror}") from None
    except ValueError:  # a name that no file system takes
        raise ParameterError(f"{shown} is not the name of a file") from None


def read_some(file: BinaryIO, shown: str) -> bytes:
    """All bytes of a file or a stream, which may not end by itself.

    Raises
    ------
    ParameterError : it has more than `MOST_BYTES`.
    """
    content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        most = MOST_BYTES // 1_000_000
        raise ParameterError(f"{shown} is too large; a text has {most} MB at most")
    return content


def _check_kind(raw: Raw) -> None:
    """Refuse what is no text, by how it begins."""
    content = raw.content
    if not content.strip():
        raise ParameterError(f"{raw.shown} is empty")
    kind = next((kind for mark, kind in _OTHERS if content.startswith(mark)), None)
    if content.startswith(b"PK\x03\x04"):
        kind = next((kind for mark, kind in _ZIPPED if mark in content), "a zip archive")
    is_marked = content.startswith(tuple(mark for mark, _ in _MARKS))
    if kind is None and _ARCHIVE in content[:_PAGE_STARTS_BY]:
        kind = "a web archive"
    if kind is None and b"\x00" in content and not is_marked:
        kind = "a binary file"
    if kind:
        raise ParameterError(f"{raw.shown} is no text: it is {kind}; save its text first")


def _decode(raw: Raw) -> tuple[str, str | None]:
    """The text, and which encoding was taken where it is not UTF-8."""
    content = raw.content
    told = [name for mark, name in _MARKS if content.startswith(mark)][:1]
    in_page = _CHARSET.search(content, 0, 4096)
    named = [raw.charset, in_page[1].decode("ascii") if in_page else None]
    for name in (*told, "utf-8", *filter(None, named)):
        try:
            text = content.decode(name)
        except (LookupError, ValueError):  # an unknown encoding, or not this one
            continue
        return text, None if name.startswith("utf-8") else f"it was read as {name}"
    guessed, name = _guess(content)
    if guessed is None or "\x00" in guessed:
        raise ParameterError(f"{raw.shown} is no text in UTF-8; save it as UTF-8 first")
    return guessed, f"it is not UTF-8 and was read as {name}, which is a guess"


def _guess(content: bytes) -> tuple[str | None, str]:
    """The text in the encoding that is likeliest, and the encoding's name."""
    from charset_normalizer import from_bytes

    logging.getLogger("charset_normalizer").addHandler(logging.NullHandler())
    best = from_bytes(content[:200_000]).best()
    if best is None:
        return None, ""
    try:
        return content.decode(best.encoding), best.encoding
    except (LookupError, ValueError):
        return None, ""
