"""The parent of warm kernels: it imports once, then forks a kernel for every connection.

It runs as `python -m PACKAGE.parent FOLDER KEY PRELOAD`, where PACKAGE is this package, listens on
FOLDER/KEY.sock, and keeps to a few rules, so that a warm kernel differs from a cold one only in
starting sooner:

- One thread; no event loop, ZeroMQ context, shell or figure before a fork.
- It starts with only the variables that KEY covers, and inherits what KEY covers. A client whose
  kernel would come out differently has another key, and so another parent.
- It reads nothing from a client; the forked child does. Later it only tells the client how the
  kernel ended, and keeps the process id from reuse until then.
- The holder of the lock on FOLDER/KEY.lock is the parent; after being idle it removes everything.
"""

from __future__ import annotations

import contextlib
import os
import select
import socket
import struct
import sys
from dataclasses import dataclass
from pathlib import Path

from .child import run_kernel, wait_for_line
from .keys import IDLE_VARIABLE
from .locks import remove, take_lock
from .preload import Preload
from .sockets import clear
from .warm import ChangedError, is_alone, warm_up
from .wire import send

IDLE_SECONDS = 60.0
SPARE_SECONDS = 0.2
LOST = 3
"""The exit code if another parent has this key, or the key is out of date."""

READY, CHANGED = b"r", b"c"
"""The parent's messages to the process that started it."""


def main(folder: Path, key: str, preload: Preload) -> int:
    """Become the parent, or return at once if there is one.

    The starting process only waits until its child serves, so that a client has no parent of
    kernels among its own children.
    """
    # As the kernel's launcher does; the kernel itself inserts the notebook's folder.
    if sys.path[0] in ("", str(Path.cwd())):
        del sys.path[0]
    lock = take_lock(folder, key)
    if lock is None:
        return LOST
    is_ready, tell_ready = os.pipe()
    if os.fork():
        os.close(tell_ready)
        return {READY: 0, CHANGED: LOST}.get(os.read(is_ready, 1), 1)
    try:
        warm = warm_up(key, preload)
        listener = _listen(folder / f"{key}.sock")
    except ChangedError:
        remove(folder, key)
        return os.write(tell_ready, CHANGED)
    except BaseException:
        remove(folder, key)
        raise
    os.write(tell_ready, READY)
    os.close(tell_ready)
    os.close(is_ready)
    _silence()
    line = Server(listener).run(float(os.environ.get(IDLE_VARIABLE, IDLE_SECONDS)))
    os.close(lock)
    return 0 if line is None else run_kernel(line, warm)


def _silence() -> None:
    """Let go of the streams of the client that started the parent; it may be long gone."""
    null = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(null, stream)
    os.close(null)


def _listen(path: Path) -> socket.socket:
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    listener.bind(str(path))
    path.chmod(0o600)
    listener.listen(128)
    return listener


@dataclass(eq=False)
class Kernel:
    """A forked kernel, as the parent sees it."""

    pid: int
    pidfd: int
    line: socket.socket
    """To the client; before there is one, to the waiting child."""
    open_ends: int = 2
    """The process and the client; once both are gone, the process id may be reused."""


class Server:
    """Gives each connection a forked child, and keeps one ready for the next."""

    def __init__(self, listener: socket.socket) -> None:
        self.listener = listener
        self.kernels: dict[int, Kernel] = {}
        self.spare: Kernel | None = None
        self.poll = select.poll()
        self.poll.register(listener, select.POLLIN)

    def run(self, idle_seconds: float) -> socket.socket | None:
        """Serve until there was nothing to do for so long.

        Returns
        -------
        In each child its connection, everything else closed; in the parent None.
        """
        while is_alone():
            seconds = None if self.kernels else idle_seconds
            # Not at once: the kernel that just began needs the processor more.
            events = self.poll.poll(_milliseconds(seconds if self.spare else SPARE_SECONDS))
            if not events and self.spare:
                break
            ready: list[int | None] = [fd for fd, _ in events]
            for fd in ready or [None]:
                if fd is not None and fd in self.kernels:
                    self._drop(fd)
                    continue
                channel = None if self.spare else self._fork()
                if channel is not None:
                    return wait_for_line(channel)
                if fd is not None:
                    self._give(_accept(self.listener))
        self._stop()
        return None

    def _fork(self) -> socket.socket | None:
        """Fork the spare child; in it, return its end of a channel to the parent."""
        here, there = socket.socketpair()
        try:
            pid = os.fork()
        except OSError:  # no more processes: the next client sees that its line is closed
            here.close()
            there.close()
            return None
        if pid:
            there.close()
            self.spare = Kernel(pid, os.pidfd_open(pid), here)
            return None
        here.close()
        self.listener.close()
        for kernel in set(self.kernels.values()):
            kernel.line.close()
            os.close(kernel.pidfd)
        return there

    def _give(self, line: socket.socket | None) -> None:
        """Make the spare child the kernel of this client."""
        kernel = self.spare
        if line is None or kernel is None:
            return
        self.spare = None
        with contextlib.suppress(OSError):  # it was killed: its client will see that
            socket.send_fds(kernel.line, [b"1"], [line.fileno()])
        kernel.line.close()
        kernel.line = line
        # Watch only whether the client is there; its messages are for the child.
        self.poll.register(line, select.POLLRDHUP)
        self.poll.register(kernel.pidfd, select.POLLIN)
        self.kernels[line.fileno()] = self.kernels[kernel.pidfd] = kernel

    def _drop(self, fd: int) -> None:
        """Record that a kernel has ended or its client has hung up."""
        kernel = self.kernels.pop(fd)
        self.poll.unregister(fd)
        kernel.open_ends -= 1
        if fd == kernel.pidfd:
            with contextlib.suppress(OSError):
                send(kernel.line, {"code": _read_code(kernel.pid)})
        if not kernel.open_ends:
            os.waitpid(kernel.pid, 0)
            os.close(kernel.pidfd)
            kernel.line.close()

    def _stop(self) -> None:
        """Leave nothing behind; the spare ends when its channel does."""
        path = Path(self.listener.getsockname())
        remove(path.parent, path.stem)
        self.listener.close()
        clear(path.parent)
        with contextlib.suppress(OSError):  # another key's parent or a cold kernel is there
            path.parent.rmdir()


def _milliseconds(seconds: float | None) -> float | None:
    return None if seconds is None else seconds * 1000


def _accept(listener: socket.socket) -> socket.socket | None:
    """The next connection; None if it is another user's."""
    line, _ = listener.accept()
    if _find_user(line) == os.geteuid():
        return line
    line.close()
    return None


def _find_user(line: socket.socket) -> int:
    credentials = line.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
    return int(struct.unpack("3i", credentials)[1])


def _read_code(pid: int) -> int:
    """How the process ended, as `subprocess` reports it; it stays a zombie."""
    ended = os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
    assert ended is not None
    return ended.si_status if ended.si_code == os.CLD_EXITED else -ended.si_status


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], Preload.from_json(sys.argv[3])))
