"""Where a report is built before it is seen, and how it is put in place.

Killed at any moment, a run leaves the last good report whole: two folders change places in one
step of the file system. The next run clears what a killed one leaves behind.

What is built lies in a room: a folder of a random name that is ours and closed to others. A room
is known by that and not by its name, which anyone may use. Only what bears our name is removed from
a room, so that a private folder of the user's with such a name stays as it is.
"""

from __future__ import annotations

import ctypes
import errno
import hashlib
import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from analysis import paths
from analysis.errors import ParameterError
from analysis.ledger.names import LONGEST_NAME
from analysis.ledger.subject import Subject, find_subject_of
from analysis.run import private

_HERE = -100  # AT_FDCWD: paths are relative to the working directory
_EXCHANGE = 2  # RENAME_EXCHANGE
_STAGING, _ROOM, _ASIDE = "staging", ".tollbook-", "aside-"
_BEFORE, _TARGET = "before", "target"


@dataclass(frozen=True)
class _Place:
    """A folder that rooms lie in: an open handle, and its path."""

    handle: int
    path: Path


@contextmanager
def stage(out: Path) -> Iterator[Path]:
    """A private folder on the same file system as `out`, gone at the end.

    Parameters
    ----------
    out : made if it is missing; no link is followed to it.

    Raises
    ------
    NotOursError : the project's hidden folder is somebody else's, or a link.
    """
    out.mkdir(parents=True, exist_ok=True)
    # Nobody can see the second name, so nobody can put a link in the way of what is written.
    name, inner = _ROOM + secrets.token_hex(8), _ASIDE + secrets.token_hex(8)
    with _open_places(out, makes=True) as (place, *_):
        room_path = place.path / name
        try:
            with (
                private.open_private(place.handle, name, room_path, makes=True) as room,
                private.open_private(room, inner, room_path / inner, makes=True) as aside,
            ):
                try:
                    yield room_path / inner
                finally:
                    # With its mark, the old report is the only copy, for `clear` to bring back.
                    if not (_is_there(aside, _TARGET) and _is_there(aside, _BEFORE)):
                        shutil.rmtree(inner, ignore_errors=True, dir_fd=room)
        except OSError as error:
            error.filename = error.filename or str(out)  # the error of a full disk names no file
            raise
        finally:
            with suppress(OSError):  # something else is in it
                os.rmdir(name, dir_fd=place.handle)


def put_in_place(folder: Path, target: Path, staging: Path) -> None:
    """Let `folder`, which lies in `staging`, be `target`; what was there before goes to `staging`.

    Where the file system cannot exchange two folders, there is a moment without a target; the
    mark that is beside the old one says that `clear` is to bring it back after a kill.

    Raises
    ------
    NotOursError : a link is on the way to one of them, or `staging` is not ours any more.
    """
    with (
        _tell_of(target),
        private.open_folder(staging.parent) as room,
        private.open_private(room, staging.name, staging, makes=False) as aside,
        private.open_folder(target.parents[1]) as out,
        private.open_within(out, target.parent.name, target.parent) as event,
    ):
        if not _is_there(event, target.name):
            os.rename(folder.name, target.name, src_dir_fd=aside, dst_dir_fd=event)
        elif not exchange(Path(folder.name), Path(target.name), aside, event):
            _replace_in_two_steps(folder, target, staging, aside, event)


def take_away(target: Path, staging: Path) -> None:
    """Let a report be gone in one step; `staging` holds it until it is gone itself.

    Raises
    ------
    NotOursError : a link is on the way to it, or `staging` is not ours any more.
    """
    with (
        _tell_of(target),
        private.open_folder(staging.parent) as room,
        private.open_private(room, staging.name, staging, makes=False) as aside,
        private.open_folder(target.parents[1]) as out,
        private.open_within(out, target.parent.name, target.parent) as event,
    ):
        _move_away(target, staging, aside, event)
        with suppress(OSError):  # other reports of the event are in it
            os.rmdir(target.parent.name, dir_fd=out)


def put_file_in_place(file: Path, out: Path) -> None:
    """Let a file in staging be the one of the same name in `out`, in one step."""
    with (
        _tell_of(out / file.name),
        private.open_folder(file.parent) as aside,
        private.open_folder(out) as published,
    ):
        os.replace(file.name, file.name, src_dir_fd=aside, dst_dir_fd=published)


def clear(out: Path) -> None:
    """Remove what killed runs left behind, and bring back a report that one had moved away.

    Only the run that holds the lock on `out` may call it. What is not ours stays where it is.

    Raises
    ------
    NotOursError : the project's hidden folder is somebody else's, or a link.
    """
    bring_back(out)
    if not out.exists():
        return
    with _open_places(out, makes=False) as places:
        for place in places:
            for name in _list(place.handle, _ROOM):
                _remove_room(place, name)
    with (
        suppress(OSError, private.NotOursError),  # not there, or not empty
        private.open_state(_STAGING, makes=False) as staging,
    ):
        os.rmdir(_find_key(out), dir_fd=staging)


def bring_back(out: Path, subject: Subject | None = None) -> None:
    """Put reports in place again that killed processes had moved away; of one subject, or all."""
    if not out.exists():
        return
    with _open_places(out, makes=False) as places:
        published = places[-1].handle
        for aside in (aside for place in places for aside in _open_asides(place)):
            found = _read_mark(aside)
            if found is not None and subject in (None, found):
                if _is_there(aside, _BEFORE):
                    _restore(aside, published, out / found.folder)
                os.unlink(_TARGET, dir_fd=aside)


def exchange(first: Path, second: Path, first_at: int = _HERE, second_at: int = _HERE) -> bool:
    """Whether two folders could change places in one step; False where the system cannot.

    Parameters
    ----------
    first_at, second_at : open folders that the paths start from; the working directory's if left
        out.
    """
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    if not rename(first_at, os.fsencode(first), second_at, os.fsencode(second), _EXCHANGE):
        return True
    code = ctypes.get_errno()
    if code in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EXDEV):
        return False
    raise OSError(code, os.strerror(code), str(second))


def _replace_in_two_steps(
    folder: Path, target: Path, staging: Path, aside: int, event: int
) -> None:
    private.write_file(aside, _TARGET, "/".join(target.parts[-2:]))
    try:
        _move_away(target, staging, aside, event)
        os.rename(folder.name, target.name, src_dir_fd=aside, dst_dir_fd=event)
    except BaseException:  # even Ctrl-C: the old report is the only copy
        if _is_there(aside, _BEFORE):
            _put_back(aside, event, target)
        raise
    os.unlink(_TARGET, dir_fd=aside)


def _move_away(target: Path, staging: Path, aside: int, event: int) -> None:
    try:
        os.rename(target.name, _BEFORE, src_dir_fd=event, dst_dir_fd=aside)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        # A folder of a container's image can be copied and removed, but not renamed.
        shutil.copytree(target, staging / "copy", symlinks=True)
        os.rename("copy", _BEFORE, src_dir_fd=aside, dst_dir_fd=aside)
        shutil.rmtree(target.name, dir_fd=event)


def _restore(aside: int, published: int, target: Path) -> None:
    with (
        _tell_of(target),
        private.open_within(published, target.parent.name, target.parent) as event,
    ):
        _put_back(aside, event, target)


def _put_back(aside: int, event: int, target: Path) -> None:
    if _is_there(event, target.name):
        with private.open_within(event, target.name, target):
            pass  # a link or a file is refused
        shutil.rmtree(target.name, dir_fd=event)
    os.rename(_BEFORE, target.name, src_dir_fd=aside, dst_dir_fd=event)


@contextmanager
def _open_places(out: Path, *, makes: bool) -> Iterator[list[_Place]]:
    """Where rooms for `out` may be, the best first: the project's own hidden folder, where it is
    on the same file system and can be written, and in the end `out` itself.
    """
    with ExitStack() as stack:
        published = stack.enter_context(private.open_folder(out))
        places = [_Place(published, out)]
        if _find_home() == _find_file_system(published):
            names = _STAGING, _find_key(out)
            with suppress(OSError):  # not there yet, or not to be written
                own = stack.enter_context(private.open_state(*names, makes=makes))
                places.insert(0, _Place(own, paths.state().joinpath(*names)))
        yield places


def _find_home() -> tuple[int, str]:
    """The file system that the project's hidden folder is on, or would be."""
    with suppress(FileNotFoundError), private.open_state(makes=False) as state:
        return _find_file_system(state)
    with private.open_folder(paths.home()) as home:
        return _find_file_system(home)


def _find_file_system(handle: int) -> tuple[int, str]:
    """Its device and, on Linux, its mount.

    Nothing can be renamed from one mount to another, even on one device, as with many folders that
    a container is given.
    """
    told = Path("/proc/self/fdinfo", str(handle))
    lines = told.read_text().splitlines() if told.exists() else []
    mount = next((line for line in lines if line.startswith("mnt_id")), "")
    return os.fstat(handle).st_dev, mount


def _find_key(out: Path) -> str:
    """Each `out` has rooms of its own, which no other run clears."""
    return hashlib.sha256(os.fsencode(out)).hexdigest()[:16]


def _open_asides(place: _Place) -> Iterator[int]:
    """What is in the rooms of a place, one open folder after the other."""
    for name in _list(place.handle, _ROOM):
        with _open_ours(place.handle, name) as room:
            if room is None:
                continue
            for inner in _list(room, _ASIDE):
                with _open_ours(room, inner) as aside:
                    if aside is not None:
                        yield aside


@contextmanager
def _open_ours(above: int, name: str) -> Iterator[int | None]:
    """A folder; nothing where it is not ours, open to others, no folder, or has just gone."""
    with ExitStack() as stack:
        found = None
        with suppress(OSError, private.NotOursError):
            opened = private.open_private(above, name, Path(name), makes=False)
            handle = stack.enter_context(opened)
            found = handle if private.is_closed(handle) else None
        yield found


def _remove_room(place: _Place, name: str) -> None:
    with _open_ours(place.handle, name) as room:
        if room is None:
            return
        for inner in _list(room, _ASIDE):
            shutil.rmtree(inner, ignore_errors=True, dir_fd=room)
    with suppress(OSError):  # something else is in it
        os.rmdir(name, dir_fd=place.handle)


def _list(folder: int, beginning: str) -> list[str]:
    return sorted(name for name in os.listdir(folder) if name.startswith(beginning))


def _is_there(folder: int, name: str) -> bool:
    try:
        os.stat(name, dir_fd=folder, follow_symlinks=False)
    except FileNotFoundError:
        return False
    return True


@contextmanager
def _tell_of(path: Path) -> Iterator[None]:
    """An error of the system names a path, not a name in an open folder."""
    try:
        yield
    except OSError as error:
        if error.errno:  # not where Python joins several errors
            error.filename, error.filename2 = str(path), None
        raise


def _read_mark(aside: int) -> Subject | None:
    """The subject whose report was moved away; nothing where there is no mark that names one."""
    told = private.read_file(aside, _TARGET, LONGEST_NAME)
    try:
        return find_subject_of(told.decode("ascii")) if told else None
    except (UnicodeDecodeError, ParameterError):
        return None
