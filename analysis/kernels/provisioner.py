"""The provisioner that asks the parent for a kernel; the kernelspec of warm kernels names it.

Everything that runs notebooks through `jupyter_client` (Papermill, nbclient, nbconvert, JupyterLab)
can use such a kernel. Where it cannot be forked, a plain one starts instead.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast

from jupyter_client.connect import KernelConnectionInfo
from traitlets import List, Unicode

from .errors import ColdStartError, NotPrivateError
from .preload import Preload
from .private import LAUNCHER, PrivateProvisioner

if sys.platform == "linux":
    from . import keys, locks, parent, wire

START_SECONDS = 60.0
ANSWER_SECONDS = 10.0
END_SECONDS = 0.5
UNKNOWN_CODE = 1
"""The exit code of a kernel whose parent died first, so that nobody knows the real one."""

HISTORY = "--HistoryManager.hist_file="
UNDERSTOOD = {"cwd", "env", "stdin", "stdout", "stderr", "independent", "kernel_id"}
"""What a launch may ask for; a plain kernel handles anything else."""

PAUSE_SECONDS = 0.02
SHORT_PAUSE_SECONDS = 0.002

_TOO_LATE = f"their parent was not ready after {START_SECONDS:.0f} s"
_failed: dict[str, str] = {}
"""Key → why its parent did not start; this process does not try it again."""
_told: list[str] = []
_telling = threading.Lock()


class WarmProvisioner(PrivateProvisioner):
    """Forks kernels from a parent; otherwise like a plain private kernel's provisioner.

    `config` of `kernel_provisioner` in the kernelspec's metadata says what the parent imports.
    """

    imports = List(Unicode(), help="As `Preload` has them.")
    sources = List(Unicode(), help="As `Preload` has them.")

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Fork a kernel, or start a plain one and log why, once per process."""
        if not any(word.startswith(HISTORY) for word in cmd):
            # As with nbclient's plain kernels: cells, which may hold a secret, stay out of the
            # user's own history.
            cmd = [*cmd, f"{HISTORY}:memory:"]
        try:
            preload = Preload(tuple(self.imports), tuple(self.sources))
            process = await fork_kernel(cmd, kwargs, preload)
        except ColdStartError as error:
            _tell_once(f"kernels start cold: {error}")
            return await super().launch_kernel(cmd, **kwargs)
        # It is no Popen, but the base class uses it as one.
        self.process = cast("subprocess.Popen[bytes]", process)
        self.pid = self.pgid = process.pid
        self.cwd = kwargs.get("cwd", Path.cwd())
        return self.connection_info

    async def shutdown_requested(self, restart: bool = False) -> None:
        """Wait for a forked kernel to end, as long as most take.

        jupyter_client checks only every 0.1 s.
        """
        await super().shutdown_requested(restart)
        if isinstance(process := cast(object, self.process), ForkedKernel):
            await process.wait_end(END_SECONDS)


class ForkedKernel:
    """A forked kernel with the parts of `subprocess.Popen` that jupyter_client uses.

    Parameters
    ----------
    pid, pidfd : its process.
    line : the connection on which the parent reports how the process ended.
    """

    stdin = stdout = stderr = None

    def __init__(self, pid: int, pidfd: int, line: socket.socket) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._pidfd = pidfd
        self._line = line

    async def wait_ready(self) -> None:
        """Wait until the kernel listens, has ended, or takes unusually long."""
        if await _until_readable(self._line.fileno(), ANSWER_SECONDS):
            self._read()

    async def wait_end(self, seconds: float) -> None:
        """Wait until the kernel has ended, at most this long."""
        if self.returncode is None:
            await _until_readable(self._pidfd, seconds)

    def poll(self) -> int | None:
        """The exit code, negative for a signal; None while the process runs."""
        return self._collect(0)

    def wait(self, timeout: float | None = None) -> int:
        """The exit code, once the process has ended.

        Raises
        ------
        subprocess.TimeoutExpired : the process still runs.
        """
        code = self._collect(timeout)
        if code is None:
            raise subprocess.TimeoutExpired(str(self.pid), timeout or 0)
        return code

    def send_signal(self, signum: int) -> None:
        """Send a signal to the process if it runs."""
        if self.poll() is None:
            signal.pidfd_send_signal(self._pidfd, signum)

    def terminate(self) -> None:
        """Ask the process to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End the process."""
        self.send_signal(signal.SIGKILL)

    def _collect(self, timeout: float | None) -> int | None:
        if self.returncode is None and _wait_readable(self._pidfd, timeout):
            while self.returncode is None:
                self._read()
        return self.returncode

    def _read(self) -> None:
        try:
            message, _ = wire.receive(self._line)
        except (OSError, EOFError):
            message = {"code": UNKNOWN_CODE}
        self.returncode = message.get("code")
        if self.returncode is not None:
            self._close()

    def _close(self) -> None:
        if self._pidfd >= 0:
            with contextlib.suppress(OSError):
                # A process forked from this one may hold a copy.
                self._line.shutdown(socket.SHUT_RDWR)
            self._line.close()
            os.close(self._pidfd)
            self._pidfd = -1

    def __del__(self) -> None:
        self._close()


async def fork_kernel(
    cmd: Sequence[str], launch: Mapping[str, Any], preload: Preload
) -> ForkedKernel:
    """A kernel with that command line, forked from a parent; starts the parent if needed.

    Parameters
    ----------
    cmd : the command line of a plain kernel.
    launch : the arguments for `subprocess.Popen` of a plain kernel.
    preload : what its parent imports ahead.

    Raises
    ------
    ColdStartError : it cannot be forked, or would differ from a plain one.
    """
    _check_launch(cmd, launch, preload)
    env = dict(os.environ if launch.get("env") is None else launch["env"])
    if not launch.get("independent"):
        env["JPY_PARENT_PID"] = str(os.getpid())
    request = {
        "arguments": [
            str(Path(word).expanduser()) if word[:1] == "~" else word for word in cmd[3:]
        ],
        "cwd": str(Path(launch.get("cwd") or ".").absolute()),
        "env": env,
    }
    try:
        return await _ask(request, launch, preload)
    except (OSError, NotPrivateError) as error:
        raise ColdStartError(str(error)) from None


def _check_launch(cmd: Sequence[str], launch: Mapping[str, Any], preload: Preload) -> None:
    """Check that a forked kernel would be like a plain one, and has something to import ahead."""
    if sys.platform != "linux":
        raise ColdStartError("this system cannot fork them safely")
    if list(cmd[:3]) != [sys.executable, *LAUNCHER]:
        raise ColdStartError(f"'{' '.join(cmd[:3])}' is not how a plain kernel is started")
    unknown = sorted(set(launch) - UNDERSTOOD)
    if unknown:
        raise ColdStartError(f"'{unknown[0]}' is asked for")
    if not preload.imports:  # the kernelspec of an earlier version
        raise ColdStartError("their kernelspec names nothing to import ahead; install it anew")


async def _ask(
    request: dict[str, Any], launch: Mapping[str, Any], preload: Preload
) -> ForkedKernel:
    """Ask for a kernel, again if the parent ends just then."""
    for _ in range(3):
        line = await _connect(request["env"], preload)
        try:
            with contextlib.ExitStack() as stack:
                fds = [*_find_streams(launch, stack), _open_own(stack)]
                wire.send(line, request, fds)
            reply, received = wire.receive(line)
        except (BrokenPipeError, ConnectionResetError, EOFError):
            line.close()
            continue
        except BaseException:
            line.close()
            raise
        if "pid" in reply:
            process = ForkedKernel(reply["pid"], received[0], line)
            await process.wait_ready()
            return process
        line.close()
        if "obstacle" in reply:
            raise ColdStartError(reply["obstacle"])
    raise ColdStartError("their parent hangs up")


def _open_own(stack: contextlib.ExitStack) -> int:
    """A pidfd of this process, for the kernel to watch."""
    pidfd = os.pidfd_open(os.getpid())
    stack.callback(os.close, pidfd)
    return pidfd


def _find_streams(launch: Mapping[str, Any], stack: contextlib.ExitStack) -> list[int]:
    """File descriptors for a kernel's standard input, output and error."""
    null = os.open(os.devnull, os.O_RDWR)
    stack.callback(os.close, null)
    streams: list[int] = []
    for name, inherited in (("stdin", null), ("stdout", 1), ("stderr", 2)):
        given = launch.get(name)
        if given == subprocess.PIPE:
            raise ColdStartError(f"a pipe is asked for as {name}")
        if given is None:
            streams.append(inherited)
        elif given == subprocess.DEVNULL:
            streams.append(null)
        elif given == subprocess.STDOUT:
            streams.append(streams[1])
        else:
            streams.append(given if isinstance(given, int) else given.fileno())
    return streams


async def _connect(env: Mapping[str, str], preload: Preload) -> socket.socket:
    """A connection to the parent of kernels with these variables."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        path = await _await_parent(env, preload)
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(ANSWER_SECONDS)
        try:
            line.connect(str(path))
        except (FileNotFoundError, ConnectionRefusedError):  # it begins or ends just now
            line.close()
            await asyncio.sleep(PAUSE_SECONDS)
        except BaseException:
            line.close()
            raise
        else:
            return line
    raise ColdStartError(_TOO_LATE)


async def _await_parent(env: Mapping[str, str], preload: Preload) -> Path:
    """The socket of the parent of kernels with these variables; starts a parent if there is none.

    Raises
    ------
    ColdStartError : it cannot start or takes too long.
    """
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        # An ending parent removes the folder; a change in an editor makes another key.
        folder, key = keys.find_folder(os.environ), keys.find_key(env, preload)
        if key in _failed:
            raise ColdStartError(_failed[key])
        path = folder / f"{key}.sock"
        if not locks.is_held(folder, key):
            await _start_parent(folder, key, env, preload)
        elif path.exists():
            return path
        else:
            await asyncio.sleep(PAUSE_SECONDS)
    raise ColdStartError(_TOO_LATE)


async def _start_parent(folder: Path, key: str, env: Mapping[str, str], preload: Preload) -> None:
    """Start the parent and wait until it serves."""
    starter = subprocess.Popen(
        [sys.executable, "-m", f"{__package__}.parent", str(folder), key, preload.to_json()],
        env=keys.select_variables(env),
        # A folder that nobody wants to remove and that has no modules.
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    with starter:
        while starter.poll() is None:
            await asyncio.sleep(PAUSE_SECONDS)
        if starter.returncode not in (0, parent.LOST):
            assert starter.stderr is not None
            words = starter.stderr.read().decode(errors="replace").splitlines()
            _failed[key] = f"their parent did not start: {words[-1] if words else 'no reason'}"


async def _until_readable(fd: int, seconds: float) -> bool:
    """Whether there is something to read within this time."""
    deadline = time.monotonic() + seconds
    while not _wait_readable(fd, 0):
        if time.monotonic() > deadline:
            return False
        await asyncio.sleep(SHORT_PAUSE_SECONDS)
    return True


def _wait_readable(fd: int, timeout: float | None) -> bool:
    poll = select.poll()
    poll.register(fd, select.POLLIN)
    return bool(poll.poll(None if timeout is None else timeout * 1000))


def tell_anew() -> None:
    """Allow the reason for cold starts to be logged again, as in a new process."""
    _told.clear()


def _tell_once(sentence: str) -> None:
    with _telling:
        if not _told:
            # Without a handler, Python prints it on standard error.
            logging.getLogger(__name__).warning(sentence)
            _told.append(sentence)
