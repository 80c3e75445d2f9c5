"""Runs on one folder take turns: whoever holds its lock publishes, the others wait.

The lock is the folder's own: it leaves no file behind, and the system lets it go when a run is
killed.
"""

from __future__ import annotations

import errno
import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from analysis import paths
from analysis.errors import RunError

PAUSE_SECONDS = 0.2
NO_LOCKS = (errno.EBADF, errno.ENOLCK, errno.ENOTSUP)


@contextmanager
def hold_lock(out: Path, wait_seconds: float, tell: Callable[[str], None]) -> Iterator[None]:
    """Have a folder to oneself while the block runs.

    Parameters
    ----------
    out : the folder to publish into; made if it is missing.
    wait_seconds : how long to wait for another run to end.
    tell : called with one sentence where there is something to wait for.

    Raises
    ------
    RunError : the other run took longer.
    """
    is_new = not out.exists()
    handle = _wait(out, wait_seconds, tell)
    try:
        yield
    finally:
        if is_new:
            with suppress(OSError):  # not empty, unless it was made for nothing
                out.rmdir()
        os.close(handle)


def _wait(out: Path, wait_seconds: float, tell: Callable[[str], None]) -> int:
    end = time.monotonic() + wait_seconds
    has_told = False
    while (handle := _try_lock(out)) is None:
        if time.monotonic() >= end:
            raise RunError(
                f"{paths.show(out)} was still in use by another run after {wait_seconds:g} s; "
                "try again later or wait longer with --wait SECONDS"
            )
        if not has_told:
            tell(
                f"another run publishes into {paths.show(out)}; waiting {wait_seconds:g} s at most"
            )
            has_told = True
        time.sleep(PAUSE_SECONDS)
    return handle


def _try_lock(out: Path) -> int | None:
    """An open handle that holds the lock; None while another run has it."""
    out.mkdir(parents=True, exist_ok=True)
    handle = os.open(out, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)  # opening a pipe would block
    try:
        if _lock(handle) and os.path.samestat(os.fstat(handle), out.stat()):
            return handle
    except FileNotFoundError:  # the run before removed the folder it had made for nothing
        pass
    except BaseException:
        os.close(handle)
        raise
    os.close(handle)
    return None


def _lock(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        # A network folder may have no locks; reports are still put in place in one step.
        if error.errno not in NO_LOCKS:
            raise
    return True
