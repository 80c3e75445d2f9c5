"""One parent per key: the holder of the lock on FOLDER/KEY.lock listens on FOLDER/KEY.sock.

The lock is the operating system's own, so a killed process leaves none behind.
"""

from __future__ import annotations

import fcntl
import os
from pathlib import Path


def take_lock(folder: Path, key: str) -> int | None:
    """The lock of a key as a file descriptor; None if another process holds it.

    Also clears what killed parents left behind.
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
    """Whether a parent with that key exists or is starting."""
    path = folder / f"{key}.lock"
    lock = open_locked(path, os.O_RDWR)
    if lock is not None:
        os.close(lock)
    return lock is None and path.exists()


def open_locked(path: Path, flags: int) -> int | None:
    """A locked file or folder; None if another process holds the lock or the file is gone.

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
    """Remove the files of a key; only the holder of its lock may."""
    for suffix in ("sock", "lock"):
        (folder / f"{key}.{suffix}").unlink(missing_ok=True)
