"""New files, all of them or none: what is there already is never overwritten."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from analysis import paths
from analysis.errors import ParameterError

PRIVATE = 0o600
_PRIVATE_FOLDER = 0o700


def write_new(files: Mapping[Path, str], private: Path | None = None) -> None:
    """Write new files as UTF-8, whole and all of them, or none.

    Parameters
    ----------
    files : path -> text; the folders are made where they are missing.
    private : the folder whose files, and the folders made for them, nobody else may read.

    Raises
    ------
    ParameterError : a file is there already, also one that another program wrote meanwhile.
    OSError : one cannot be written.
    """
    made: list[Path] = []
    written: list[Path] = []
    drafts: dict[Path, Path] = {}
    try:
        for path, text in files.items():
            is_private = private is not None and path.is_relative_to(private)
            made += _make_folders(path.parent, _PRIVATE_FOLDER if is_private else 0o777)
            drafts[path] = _write_aside(path, text, is_private=is_private)
        for path, draft in drafts.items():
            _put(draft, path)
            written.append(path)
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        _discard(drafts.values())
        for folder in reversed(made):
            with suppress(OSError):  # somebody else put something in it
                folder.rmdir()
        raise
    _discard(drafts.values())


def refuse_taken(path: Path) -> ParameterError:
    """The error for a file that is there already."""
    return ParameterError(f"{paths.show(path)} already exists; nothing was written")


def _discard(drafts: Iterable[Path]) -> None:
    for draft in drafts:
        draft.unlink(missing_ok=True)


def _make_folders(folder: Path, mode: int) -> list[Path]:
    """Make a folder and those above it; return the ones that were missing, outermost first."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()][::-1]
    for each in missing:
        each.mkdir(mode, exist_ok=True)
    return missing


def _write_aside(path: Path, text: str, *, is_private: bool) -> Path:
    """The text in a file beside its place, which only a name then has to be given."""
    handle, name = tempfile.mkstemp(prefix=f".{path.stem[:40]}-", suffix=".new", dir=path.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8"))
        draft.chmod(PRIVATE if is_private else 0o666 & ~read_mask())
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return draft


def read_mask() -> int:
    """The permissions that this user keeps from new files."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _put(draft: Path, path: Path) -> None:
    """Give a finished file its name, unless something has it."""
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        raise refuse_taken(path) from None
    except OSError:  # a file system without hard links
        if os.path.lexists(path):
            raise refuse_taken(path) from None
        draft.replace(path)
