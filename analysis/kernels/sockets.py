"""The folder of a kernel's sockets: the user's own, so that nobody else can listen.

Every user of the machine can listen to a kernel on TCP. Here its sockets are files in a folder per
kernel. Whoever started the kernel holds the lock on that folder; the next kernel removes a folder
whose lock nobody holds.
"""

from __future__ import annotations

import os
import shutil
import stat
import sys
import tempfile
import weakref
from pathlib import Path

from . import keys, locks
from .errors import NoFolderError, NotPrivateError

PREFIX = "tollbook-kernel-"
NAME = "s"
"""The beginning of the sockets' names; jupyter_client adds the channel's number."""

LONGEST_NAME = f"/{PREFIX}12345678/{NAME}-12345-pipe"
MOST_BYTES = (103 if sys.platform == "darwin" else 107) - len(LONGEST_NAME)
"""The longest path of a folder that leaves room for the path of a socket."""

_LAST_RESORT = Path("/tmp")


class Sockets:
    """A new folder for one kernel's sockets, and the lock on it.

    Raises
    ------
    NoFolderError : there is no place for it; names each place tried, and why it failed.
    """

    def __init__(self) -> None:
        self.folder, lock = _make()
        self._remove = weakref.finalize(self, _remove, self.folder, lock)

    @property
    def prefix(self) -> str:
        """What jupyter_client uses as the address."""
        return str(self.folder / NAME)

    def remove(self) -> None:
        """Remove the folder with everything a kernel left in it; further calls do nothing."""
        self._remove()


def _make() -> tuple[Path, int]:
    """A new folder and its lock, in the first suitable place."""
    bases, reasons = _list_bases()
    for base in dict.fromkeys(bases):
        size = len(os.fsencode(base))
        if size > MOST_BYTES:
            reasons.append(f"'{base}' is {size} bytes long, {MOST_BYTES} at most")
            continue
        try:
            return _make_in(base)
        except OSError as error:
            reasons.append(f"'{base}': {error.strerror}")
    raise NoFolderError(f"no folder for the sockets of a kernel: {'; '.join(reasons)}")


def _list_bases() -> tuple[list[Path], list[str]]:
    """Where it may be: beside the socket of the kernels' parent, or in folders of all users.

    Returns
    -------
    The places, and why the first is missing, if it is.
    """
    shared = [Path(tempfile.gettempdir()), _LAST_RESORT]
    try:
        return [keys.find_folder(os.environ), *shared], []
    except (OSError, NotPrivateError) as error:
        return shared, [str(error)]


def _make_in(base: Path) -> tuple[Path, int]:
    clear(base)
    while True:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=base))
        lock = locks.open_locked(folder, os.O_RDONLY | os.O_DIRECTORY)
        if lock is not None:
            return folder, lock
        # Another process that clears took it for abandoned.


def clear(base: Path) -> None:
    """Remove what the kernels of killed clients left behind."""
    for folder in base.glob(f"{PREFIX}*"):
        if _is_own(folder):
            lock = locks.open_locked(folder, os.O_RDONLY | os.O_DIRECTORY)
            if lock is not None:
                _remove(folder, lock)


def _is_own(folder: Path) -> bool:
    try:
        found = folder.lstat()
    except FileNotFoundError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid()


def _remove(folder: Path, lock: int) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    os.close(lock)
