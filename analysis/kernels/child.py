"""The kernel's side of a fork: turns the parent's copy into what a new process would be."""

from __future__ import annotations

import gc
import importlib.util
import io
import os
import select
import signal
import socket
import sys
import tempfile
import threading
import traceback
from collections.abc import Mapping, Sequence
from types import FunctionType
from typing import Any

from .pipe import use_private_pipe
from .warm import Warm, find_settings, set_environment
from .wire import receive, send


def wait_for_line(channel: socket.socket) -> socket.socket:
    """The connection of this child's client; without one, the child ends with its parent."""
    _touch_memory()
    _, fds, _, _ = socket.recv_fds(channel, 1, 1)
    if not fds:
        os._exit(0)
    channel.close()
    os.set_inheritable(fds[0], False)
    return socket.socket(fileno=fds[0])


def _touch_memory() -> None:
    """Copy the memory that a starting kernel writes to before a client waits for it.

    Python writes to every object it looks at, to count references.
    """
    for module in list(sys.modules.values()):
        for value in list(getattr(module, "__dict__", {}).values()):
            parts = list(vars(value).values()) if isinstance(value, type) else [value]
            for part in parts:
                if isinstance(part, FunctionType):
                    _ = part.__code__.co_consts, part.__code__.co_names, part.__defaults__


def run_kernel(line: socket.socket, warm: Warm) -> int:
    """Be the kernel that the client asks for until it ends."""
    request, (*streams, client) = receive(line)
    os.setsid()
    try:
        os.chdir(request["cwd"])
        set_environment(request["env"] | {**warm.variables, **request["env"]})
        obstacle = find_obstacle(warm)
    except OSError as error:
        obstacle = str(error)
    if obstacle:
        _tell(line, {"obstacle": obstacle})
        os._exit(0)
    for target, stream in enumerate(streams):
        os.dup2(stream, target)
        os.close(stream)
    this = os.pidfd_open(os.getpid())
    _tell(line, {"pid": os.getpid()}, [this])
    os.close(this)
    _forget_parent(request["arguments"], warm)
    _launch(client, line)
    return 0


def _tell(line: socket.socket, message: Mapping[str, Any], fds: Sequence[int] = ()) -> None:
    """Tell the client; without a client there is no need for a kernel."""
    try:
        send(line, message, fds)
    except OSError:
        os._exit(1)


def find_obstacle(warm: Warm) -> str | None:
    """Why a cold kernel in this folder would have other settings than the parent has."""
    settings = find_settings(warm.modules)
    if settings is None or settings == warm.settings:
        return None
    return f"'{settings[0]}' is not what their parent read"


def _forget_parent(arguments: Sequence[str], warm: Warm) -> None:
    """Reset everything private to a process to what a new process has."""
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    launcher = importlib.util.find_spec("ipykernel_launcher")
    sys.argv[:] = [str(launcher and launcher.origin), *arguments]
    sys.orig_argv[:] = [sys.executable, "-m", "ipykernel_launcher", *arguments]
    stdout = sys.__stdout__
    if isinstance(stdout, io.TextIOWrapper) and stdout.isatty() and not stdout.write_through:
        stdout.reconfigure(line_buffering=True)
    tempfile.tempdir = None
    if "numpy" in warm.modules:
        # `random` reseeds itself after a fork.
        warm.modules["numpy"].random.seed()
    name = "multiprocessing.process"
    process: Any = warm.modules.get(name) or sys.modules.get(name)
    if process is not None:
        process.current_process().authkey = os.urandom(32)
    if warm.set_threads is not None:
        warm.set_threads(_count_threads())


def _count_threads() -> int:
    """How many threads linear algebra would use in a new process."""
    names = ("OPENBLAS_NUM_THREADS", "GOTO_NUM_THREADS", "OMP_NUM_THREADS")
    named = [os.environ[name] for name in names if os.environ.get(name, "").isdigit()]
    return int(named[0]) if named else len(os.sched_getaffinity(0))


class ClientWatch(threading.Thread):
    """Ends the kernel when its client has ended.

    ipykernel's own poller watches the parent process, which is not the client here.
    """

    def __init__(self, client: int) -> None:
        super().__init__(daemon=True)
        self.client = client

    def run(self) -> None:
        """Wait for the client, a pidfd."""
        poll = select.poll()
        poll.register(self.client, select.POLLIN)
        poll.poll()
        os._exit(1)


def _launch(client: int, line: socket.socket) -> None:
    """What ipykernel_launcher does, with our own watch on the client."""
    from ipykernel.kernelapp import IPKernelApp

    use_private_pipe()
    # The class read this variable at import, in the parent.
    app = IPKernelApp.instance(parent_handle=int(os.environ.get("JPY_PARENT_PID") or 0))
    try:
        app.initialize()  # type: ignore[no-untyped-call]
    except Exception:
        # For example a socket on a full disk; open sockets would keep the process alive.
        traceback.print_exc()
        os._exit(1)
    if app.poller is not None:
        app.poller = ClientWatch(client)
    # A client that connects earlier may have to wait for its next try.
    _tell(line, {"is_ready": True})
    line.close()
    gc.enable()
    app.start()  # type: ignore[no-untyped-call]
    # The control thread may still report that it is idle. ipykernel does not wait for that: it ends
    # the thread that sends such reports first, and then waits forever.
    app.control_thread.stop()
    app.control_thread.join()
