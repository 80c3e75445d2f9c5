"""The private folders of a watch: what it publishes into, and where its kernels meet it.

Both are gone when it ends; what a killed watch left behind goes when the next one begins.
"""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from analysis import paths
from analysis.run import history
from analysis.run.private import NotOursError, open_private, open_state
from analysis.run.staging import clear

_OUT = "reports"
_KERNELS_IDLE_SECONDS = 1800
"""How long warm kernels stay ready: somebody who transcribes reads between two changes."""


@contextmanager
def open_preview() -> Iterator[Path]:
    """A folder to publish into that nobody else can read.

    Raises
    ------
    NotOursError : the project's hidden folder is somebody else's, or a link.
    """
    folder = paths.previews().name
    name = secrets.token_hex(8)
    out = paths.previews() / name / _OUT
    with open_state(folder, makes=True) as above, open_state(makes=False) as state:
        _clear(above)
        try:
            with open_private(above, name, out.parent, makes=True) as own:
                fcntl.flock(own, fcntl.LOCK_EX)  # says that its watch lives
                try:
                    yield out
                finally:
                    clear(out)  # what a run that was ended had begun
        finally:
            _remove(above, name)
            with suppress(OSError):  # another watch is on
                os.rmdir(folder, dir_fd=state)


def _clear(above: int) -> None:
    """Remove the folders of watches that were killed."""
    for name in os.listdir(above):
        shown = paths.previews() / name
        with (
            suppress(OSError, NotOursError),
            open_private(above, name, shown, makes=False) as left,
        ):
            fcntl.flock(left, fcntl.LOCK_EX | fcntl.LOCK_NB)
            _remove(above, name)


def _remove(above: int, name: str) -> None:
    shutil.rmtree(name, ignore_errors=True, dir_fd=above)
    history.forget(paths.previews() / name / _OUT)


@contextmanager
def keep_kernels() -> Iterator[None]:
    """Have warm kernels to oneself, which stay ready for long and end with the block."""
    base = os.environ.get("XDG_RUNTIME_DIR")
    folder = tempfile.mkdtemp(prefix="tollbook-watch-", dir=base if base else None)
    os.environ["TOLLBOOK_RUNTIME_DIR"] = folder
    os.environ["TOLLBOOK_KERNEL_IDLE"] = str(_KERNELS_IDLE_SECONDS)
    try:
        yield
    finally:
        _end_kernels(folder)
        shutil.rmtree(folder, ignore_errors=True)


def _end_kernels(folder: str) -> None:
    """End the processes that were started with this folder, which only kernels of ours are.

    They are nobody's children: each has the folder, whose name is random, in its command line.
    """
    if sys.platform != "linux":
        return  # kernels end with their clients there
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # another user's, or it has ended
            handle = os.pidfd_open(int(process.name))
            try:
                if folder.encode() in (process / "cmdline").read_bytes():
                    signal.pidfd_send_signal(handle, signal.SIGKILL)
            finally:
                os.close(handle)
