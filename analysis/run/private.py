"""Folders and files that are the user's own: what others may have planted is refused.

Each folder is opened from one that is open already, and no link is followed, so that what was
checked is what is used, whatever others rename meanwhile.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from analysis import paths
from analysis.errors import ParameterError

_READ = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_PASS = _READ | getattr(os, "O_PATH", 0)
"""A folder on the way need not be readable, where the system can do without."""
_MOST_LINKS = 40


class NotOursError(ParameterError):
    """A folder or file that somebody else owns, may write or has put a link in place of."""


@contextmanager
def open_folder(path: Path) -> Iterator[int]:
    """A folder that may be anybody's, as a handle; no link is followed at any level.

    Raises
    ------
    NotOursError : a link or a file is on the way.
    OSError : it is not there, or cannot be read.
    """
    path = path.absolute()
    at, handle = Path(path.anchor), os.open(path.anchor, _READ)
    try:
        for name in path.parts[1:]:
            at /= name
            below = _open(handle, name, at, _READ if at == path else _PASS)
            os.close(handle)
            handle = below
        yield handle
    finally:
        os.close(handle)


@contextmanager
def open_within(above: int, name: str, shown: Path) -> Iterator[int]:
    """A folder in one that is open, made if it is missing; it may be anybody's, but no link.

    Raises
    ------
    NotOursError : it is a link or a file.
    """
    _make(above, name, shown, 0o777)
    handle = _open(above, name, shown)
    try:
        yield handle
    finally:
        os.close(handle)


@contextmanager
def open_private(above: int, name: str, shown: Path, *, makes: bool) -> Iterator[int]:
    """A folder of ours in one that is open, as a handle.

    Parameters
    ----------
    shown : its path, for messages.
    makes : it is made if it is missing, and closed to others if they may read it.

    Raises
    ------
    NotOursError : it is another user's, may be written by others, or is a link or a file.
    FileNotFoundError : it is not there and was not to be made.
    """
    if makes:
        _make(above, name, shown, 0o700)
    handle = _open(above, name, shown)
    try:
        found = os.fstat(handle)
        _check_owner(found, shown)
        if found.st_mode & 0o022:
            raise NotOursError(
                f"{_show(shown)} can be written by others, who may have put anything there; "
                "look inside, then close it with chmod 700 or move it away"
            )
        if makes and stat.S_IMODE(found.st_mode) != 0o700:
            os.fchmod(handle, 0o700)
        yield handle
    finally:
        os.close(handle)


@contextmanager
def open_state(*names: str, makes: bool) -> Iterator[int]:
    """The project's hidden folder or one inside it, as a handle; as `open_private`, each level."""
    with ExitStack() as stack:
        at = paths.home()
        handle = stack.enter_context(open_folder(at))
        for name in (paths.state().name, *names):
            at /= name
            handle = stack.enter_context(open_private(handle, name, at, makes=makes))
        yield handle


def is_closed(handle: int) -> bool:
    """Whether nobody else may even look into a folder."""
    return not os.fstat(handle).st_mode & 0o077


def check_file(above: int, name: str, shown: Path) -> bool:
    """Whether a file is there; if others may read or write it, it is closed to them.

    `above` must be ours, so that nobody exchanges the file meanwhile: it is not opened, which
    would end the locks that SQLite has on it.

    Raises
    ------
    NotOursError : it is another user's, has a second name elsewhere, or is a link, a pipe or a
        device.
    """
    try:
        found = os.stat(name, dir_fd=above, follow_symlinks=False)
    except FileNotFoundError:
        return False
    _check_owner(found, shown)
    if stat.S_ISREG(found.st_mode):
        if found.st_nlink > 1:
            raise NotOursError(f"{_show(shown)} has a second name elsewhere; move it away")
        if stat.S_IMODE(found.st_mode) != 0o600:
            try:
                os.chmod(name, 0o600, dir_fd=above)
            except FileNotFoundError:
                return False
            except OSError as error:
                if error.errno != errno.EROFS:  # who only reads there has nothing to close
                    raise
    return True


def make_file(above: int, name: str) -> None:
    """Make an empty file that only its owner can read, where nothing has its name."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    with suppress(FileExistsError):
        os.close(os.open(name, flags, 0o600, dir_fd=above))


def write_file(above: int, name: str, text: str) -> None:
    """Write a file that only its owner can read, in place of what has its name."""
    fresh = f".{secrets.token_hex(8)}"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    handle = os.open(fresh, flags, 0o600, dir_fd=above)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())  # the next step may rely on it, even after a power cut
        os.replace(fresh, name, src_dir_fd=above, dst_dir_fd=above)
    except BaseException:
        os.unlink(fresh, dir_fd=above)
        raise


def read_file(above: int, name: str, most: int) -> bytes | None:
    """What a file of ours holds; nothing for one that is longer, not ours or no file."""
    flags = (
        os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    )  # opening a pipe must not block
    try:
        handle = os.open(name, flags, dir_fd=above)
    except OSError:
        return None
    try:
        found = os.fstat(handle)
        is_ours = stat.S_ISREG(found.st_mode) and found.st_uid == os.geteuid()
        return os.read(handle, most) if is_ours and found.st_size <= most else None
    finally:
        os.close(handle)


def follow_links(path: Path) -> Path:
    """Where a path leads, without links.

    Raises
    ------
    NotOursError : a link on the way lies in a folder that others may write, and belongs neither
        to us nor to the folder's owner: the rule of Linux, which not every system has switched on.
    OSError : a link to itself.
    """
    left = list(reversed(path.absolute().parts))
    at, links = Path(left.pop()), 0
    while left:
        name = left.pop()
        if name == "..":
            at = at.parent
        elif (at / name).is_symlink():
            _check_link(at / name)
            links += 1
            if links > _MOST_LINKS:
                raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
            target = (at / name).readlink()
            left += reversed(target.parts)
            if target.is_absolute():
                at = Path(left.pop())
        else:
            at /= name
    return at


def _check_link(link: Path) -> None:
    owner, above = link.lstat().st_uid, link.parent.stat()
    if above.st_mode & 0o022 and owner not in (os.geteuid(), above.st_uid, 0):
        raise NotOursError(f"{link} is another user's link and is not followed")


def _make(above: int, name: str, shown: Path, mode: int) -> None:
    try:
        os.mkdir(name, mode, dir_fd=above)
    except FileExistsError:
        pass
    except OSError as error:
        error.filename = str(shown)  # the name alone says too little
        raise


def _open(above: int, name: str, shown: Path, flags: int = _READ) -> int:
    try:
        return os.open(name, flags, dir_fd=above)
    except OSError as error:
        if error.errno in (errno.ENOTDIR, errno.ELOOP):
            raise NotOursError(f"{_show(shown)} is a link or not a folder; move it away") from None
        error.filename = str(shown)
        raise


def _check_owner(found: os.stat_result, shown: Path) -> None:
    if not (stat.S_ISDIR(found.st_mode) or stat.S_ISREG(found.st_mode)):
        raise NotOursError(f"{_show(shown)} is a link or not a file; move it away")
    if found.st_uid != os.geteuid():
        raise NotOursError(f"{_show(shown)} belongs to another user; move it away")


def _show(path: Path) -> str:
    """The path itself, not where a link leads."""
    return (Path(paths.show(path.parent)) / path.name).as_posix()
