"""The texts of articles: on this machine only, in `texts/`, which git ignores."""

from __future__ import annotations

import hashlib
import stat
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from analysis import paths
from analysis.errors import ParameterError

MOST_BYTES = 20_000_000
"""More than the longest article by far."""


def name_file(article: str) -> Path:
    """Where the text of EVENT/ARTICLE is kept."""
    return paths.texts() / f"{article}.txt"


def hash_text(text: str) -> str:
    """The hash by which a seed knows its text again: sha256 of its UTF-8."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def check_free(file: Path, text: str) -> None:
    """Refuse to keep a text where another one is kept, or one that is too large to be one.

    Raises
    ------
    ParameterError : the file has another text, or the text has more than `MOST_BYTES`.
    """
    if len(text.encode("utf-8")) > MOST_BYTES:
        most = MOST_BYTES // 1_000_000
        raise ParameterError(f"the text is too large to be one article's; {most} MB at most")
    if file.exists() and (not file.is_file() or file.read_bytes() != text.encode("utf-8")):
        raise ParameterError(
            f"{paths.show(file)} has another text, which is kept; nothing was written; move it "
            "away or give the article another name"
        )


def find_text(article: str, sha256: str | None) -> str | None:
    """The text of an article: the file of its name, else any in `texts/` with that hash.

    None where there is neither. Whether the hash is that of the seed, the audit tells.

    Raises
    ------
    ParameterError : the file of its name cannot be read.
    """
    file = name_file(article)
    if file.is_file():
        return read_text(file)
    for other in sorted(paths.texts().rglob("*.txt")) if sha256 else ():
        if _find_hash(other) == sha256:
            return read_text(other)
    return None


def tell_no_text(article: str) -> str:
    """That there is no text, and where one is looked for."""
    return (
        f"{article}: its text is not on this machine; it is looked for in "
        f"{paths.show(name_file(article))} and, by its hash, in any .txt file of "
        f"{paths.show(paths.texts())}/"
    )


def _find_hash(path: Path) -> str | None:
    """The hash of a file; None of what is no text, or cannot be read."""
    with suppress(OSError):
        found = path.stat()
        if stat.S_ISREG(found.st_mode) and found.st_size <= MOST_BYTES:
            return _hash_file(path, found.st_size, found.st_mtime_ns)
    return None


@lru_cache(maxsize=4096)
def _hash_file(path: Path, _size: int, _changed: int) -> str:
    """The hash of a file's bytes, made anew when the file changes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read_text(path: Path) -> str:
    """A file as text, each character as it is.

    Raises
    ------
    ParameterError : it is not there, is no file, is too large, or is not text in UTF-8.
    """
    shown = paths.show(path)
    try:
        if not path.is_file():
            why = "is no file" if path.exists() else "is not there"
            raise ParameterError(f"the text {shown} {why}")
        if path.stat().st_size > MOST_BYTES:
            raise ParameterError(f"the text {shown} is too large; {MOST_BYTES:,} bytes at most")
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise ParameterError(f"the text {shown} is not text in UTF-8") from None
    except (OSError, ValueError) as error:
        told = getattr(error, "strerror", None) or error
        raise ParameterError(f"the text {shown[:80]} cannot be read: {told}") from None
