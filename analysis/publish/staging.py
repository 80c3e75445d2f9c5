"""Where a report is built before it is seen, and how it is put in place.

Killed at any moment, a run leaves the last good report whole: two folders change places in one
step of the file system. What a killed run leaves aside is cleared by the next one.
"""

from __future__ import annotations

import ctypes
import errno
import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from analysis import paths

_HERE = -100  # AT_FDCWD: paths are relative to the working directory
_EXCHANGE = 2  # RENAME_EXCHANGE
_BEFORE, _TARGET = "before", "target"


@contextmanager
def stage(out: Path) -> Iterator[Path]:
    """A folder on the same file system as `out`, gone at the end."""
    out.mkdir(parents=True, exist_ok=True)
    room = _find_room(out)
    room.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(dir=room))
    try:
        yield folder
    except OSError as error:
        error.filename = error.filename or str(out)  # a full disk is told without a name
        raise
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def put_in_place(folder: Path, target: Path, staging: Path) -> None:
    """Let `folder` be `target`; what was there before goes to `staging`.

    Where the file system cannot exchange two folders, there is a moment without a target; the
    mark that is beside the old one says that `clear` is to bring it back after a kill.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.exists():
        folder.rename(target)
    elif not exchange(folder, target):
        _replace_in_two_steps(folder, target, staging)


def clear(out: Path) -> None:
    """Remove what killed runs left aside, and bring back a report that one had moved away.

    Only who has the turn on `out` may call it.
    """
    room = _find_room(out)
    bring_back(out)
    for folder in room.iterdir() if room.is_dir() else ():
        shutil.rmtree(folder, ignore_errors=True)
    # Inside the published folder nothing of ours may stay; elsewhere an empty folder is no harm.
    inside = (room, room.parent, room.parent.parent) if out in room.parents else (room,)
    with suppress(OSError):  # not there, or not empty
        for folder in inside:
            folder.rmdir()


def bring_back(out: Path, article: str | None = None) -> None:
    """Put reports in place again that killed processes had moved away; of one article, or all."""
    for mark in _find_room(out).glob(f"*/{_TARGET}"):
        name, before = mark.read_text("utf-8"), mark.with_name(_BEFORE)
        if article is None or article == name:
            if before.is_dir():
                _restore(before, out / name)
            mark.unlink()


def exchange(first: Path, second: Path) -> bool:
    """Whether two folders could change places in one step; False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    if not rename(_HERE, os.fsencode(first), _HERE, os.fsencode(second), _EXCHANGE):
        return True
    code = ctypes.get_errno()
    if code in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EXDEV):
        return False
    raise OSError(code, os.strerror(code), str(second))


def _replace_in_two_steps(folder: Path, target: Path, staging: Path) -> None:
    before, mark = staging / _BEFORE, staging / _TARGET
    mark.write_text("/".join(target.parts[-2:]), encoding="utf-8")
    try:
        _move_away(target, before)
        folder.rename(target)
    except BaseException:  # Ctrl-C too: the old report is the only copy
        if before.is_dir():
            _restore(before, target)
        raise
    mark.unlink()


def _move_away(target: Path, before: Path) -> None:
    try:
        target.rename(before)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        # A folder of a container's image can be copied and removed, but not renamed.
        copy = before.with_name("copy")
        shutil.copytree(target, copy, symlinks=True)
        copy.rename(before)
        shutil.rmtree(target)


def _restore(before: Path, target: Path) -> None:
    if target.exists():
        shutil.rmtree(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    before.rename(target)


def _find_room(out: Path) -> Path:
    """The project's own hidden folder, else one beside `out`, else one inside it: the first that
    is on the same file system. Each `out` has its own, which no other run clears.
    """
    name = hashlib.sha256(os.fsencode(out.resolve())).hexdigest()[:16]
    device = _device(out)
    for hidden in (paths.state(), out.resolve().parent / ".tollbook"):
        if _device(hidden) == device and os.access(_nearest(hidden), os.W_OK):
            return hidden / "staging" / name
    return out / ".tollbook" / "staging" / name


def _nearest(path: Path) -> Path:
    return next(each for each in (path, *path.parents) if each.exists())


def _device(path: Path) -> int:
    return _nearest(path).stat().st_dev
