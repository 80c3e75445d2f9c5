"""One parent a key: who holds the lock on FOLDER/KEY.lock listens on FOLDER/KEY.sock.

A lock is the system's own, so that a process that is killed leaves none behind.
"""

from __future__ import annotations

import fcntl
import os
from pathlib import Path


def take_lock(folder: Path, key: str) -> int | None:
    """The lock of a key as a file descriptor, or nothing if another process holds it.

    What parents that were killed left behind is cleared away on the way.
    """
    for stale in folder.glob("*.lock"):
        if stale.stem != key and (other := open_locked(stale, os.O_RDWR)) is not None:
            remove(folder, stale.stem)
            os.close(other)
    lock = open_locked(folder / f"{key}.lock", os.O_RDWR | os.O_CREAT)
    if lock is not None:
        (folder / f"{key}.sock").unlink(missing_ok=True)
    return lock


def is_held(folder: Path, key: str) -> bool:
    """Whether a parent with that key is there or about to be."""
    path = folder / f"{key}.lock"
    lock = open_locked(path, os.O_RDWR)
    if lock is not None:
        os.close(lock)
    return lock is None and path.exists()


def open_locked(path: Path, flags: int) -> int | None:
    """A file or folder with the lock on it; nothing if another process holds it or it is gone.

    A lock counts only if its file is still the one that others find.
    """
    try:
        lock = os.open(path, flags | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(lock), path.stat()):
            return lock
    except (BlockingIOError, FileNotFoundError):
        pass
    os.close(lock)
    return None


def remove(folder: Path, key: str) -> None:
    """Take the files of a key away; only who holds its lock may."""
    for suffix in ("sock", "lock"):
        (folder / f"{key}.{suffix}").unlink(missing_ok=True)
