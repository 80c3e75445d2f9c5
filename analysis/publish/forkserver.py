"""The parent of warm kernels: it imports once, then forks a kernel for every connection.

It runs as `python -m analysis.publish.forkserver FOLDER KEY`, listens on FOLDER/KEY.sock, and
keeps to a few rules, so that a warm kernel is a cold one that starts sooner:

- One thread, and no loop, socket library context, shell or figure before a fork.
- It was started with those variables alone that KEY covers, and inherited what KEY covers, so
  that a client whose kernel would come out otherwise asks for another parent.
- It reads nothing from a client: the child that it has forked does. All that it does later is
  to tell the client how the kernel ended, and to keep the process id from reuse until then.
- Who holds the lock on FOLDER/KEY.lock is the parent; when it has been idle it takes all away.
"""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import gc
import hashlib
import importlib
import importlib.util
import io
import json
import os
import pkgutil
import select
import signal
import site
import socket
import stat
import struct
import sys
import tempfile
import threading
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import FunctionType, ModuleType, SimpleNamespace
from typing import Any, cast

import analysis

IDLE_SECONDS = 60.0
SPARE_SECONDS = 0.2
LOST = 3
"""The exit code where there is another parent with this key, or the key is no longer right."""

READY, CHANGED = b"r", b"c"
"""What the parent tells the process that started it."""

FOLDER_VARIABLE = "TOLLBOOK_RUNTIME_DIR"
IDLE_VARIABLE = "TOLLBOOK_KERNEL_IDLE"

READ_AT_IMPORT = (
    *("PYTHON", "LD_", "LC_", "LANG", "TZ", "HOME", "PATH", "TMPDIR", "XDG_C", "XDG_D"),
    *("MPL", "MATPLOTLIB", "IPYTHON", "IPYKERNEL", "JUPYTER", "PYDEVD", "DEBUGPY", "PYDANTIC"),
    *("OPENBLAS", "GOTO", "OMP", "MKL", "NUMPY", "NPY", "ARROW", "JE_ARROW", "PANDAS", "SEABORN"),
    *("MALLOC_", "GLIBC_", IDLE_VARIABLE),
)
"""How the names of variables begin that an interpreter or a library reads but once."""

ONE_THREAD = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "JE_ARROW_MALLOC_CONF": "background_thread:false",
}
"""What keeps the libraries of the parent from starting threads; no kernel sees it."""

AS_COLD = (
    *("ipykernel.kernelapp", "ipykernel.debugger", "IPython.core.debugger"),
    *("IPython.extensions.storemagic", "sqlite3", "tornado.platform.asyncio", "tornado.queues"),
    *("encodings.ascii", "encodings.idna", "encodings.latin_1", "faulthandler", "psutil"),
    *("IPython.core.logger", "IPython.core.oinspect", "IPython.utils.wildcard"),
)
"""What a cold kernel has imported when its first cell runs."""

WARM = (
    *("numpy", "matplotlib", "matplotlib.pyplot", "seaborn", "great_tables", "pyarrow"),
    *("matplotlib.backends.backend_agg", "matplotlib.backends.backend_svg"),
    *("IPython.core.pylabtools", "matplotlib_inline.config", "encodings.utf_8_sig"),
    *("geographiclib.geodesic", "pandas.io.formats.string", "pyarrow.pandas_compat"),
)

INLINE = "module://matplotlib_inline.backend_inline"


class ChangedError(Exception):
    """The code was changed while it was imported."""


class NotPrivateError(Exception):
    """The folder for the sockets may be written by others."""


def find_folder(env: Mapping[str, str]) -> Path:
    """The folder of the sockets, made if it is not there, private to the user.

    Raises
    ------
    NotPrivateError : it is another user's, open to others, or no folder.
    OSError : it cannot be made.
    """
    named = env.get(FOLDER_VARIABLE)
    runtime = env.get("XDG_RUNTIME_DIR")
    if named:
        folder = Path(named)
    elif runtime:
        folder = Path(runtime) / "tollbook"
    else:
        folder = Path(tempfile.gettempdir()) / f"tollbook-{os.geteuid()}"
    with contextlib.suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode):
        raise NotPrivateError(f"'{folder}' is not a folder")
    if found.st_uid != os.geteuid():
        raise NotPrivateError(f"'{folder}' belongs to another user")
    if stat.S_IMODE(found.st_mode) & 0o077:
        raise NotPrivateError(f"'{folder}' is open to other users")
    return folder


def select_variables(env: Mapping[str, str]) -> dict[str, str]:
    """The variables that a parent is started with: those that are read but once."""
    return {name: env[name] for name in sorted(env) if name.startswith(READ_AT_IMPORT)}


def find_key(env: Mapping[str, str]) -> str:
    """A name for all parents that fork the same kernels: 16 hexadecimal digits.

    It covers the interpreter, the sources of `analysis`, what is installed, the variables that
    are read but once, and what a process inherits: limits, groups, namespaces and the like.
    """
    digest = hashlib.sha256()
    parts = (
        *(sys.executable, sys.prefix, sys.version, select_variables(env)),
        *(_list_sources(), _list_installed(), _list_inherited()),
    )
    digest.update(repr(parts).encode("utf-8", "surrogateescape"))
    return digest.hexdigest()[:16]


def _list_sources() -> list[tuple[str, int, int]]:
    """Every file of the package; nobody can change one without changing its inode's time."""
    listed = []
    for folder, folders, names in os.walk(Path(analysis.__file__).parent):
        folders[:] = sorted(set(folders) - {"__pycache__"})
        for name in sorted(names):
            path = Path(folder, name)
            found = path.stat()
            listed.append((str(path), found.st_ino, found.st_ctime_ns))
    return listed


def _list_installed() -> list[tuple[str, int]]:
    """A folder of packages changes when one is added, removed or exchanged for another version."""
    folders = map(Path, [*site.getsitepackages(), site.getusersitepackages()])
    return [(str(path), path.stat().st_mtime_ns) for path in folders if path.is_dir()]


def _list_inherited() -> list[str]:
    process = Path("/proc/self")
    kept = ("Umask", "Uid", "Gid", "Groups", "Cap", "NoNew", "Seccomp", "Cpus_", "Mems_", "SigIgn")
    status = (process / "status").read_text().splitlines()
    spaces = [str(space.readlink()) for space in sorted((process / "ns").iterdir())]
    texts = [(process / name).read_text() for name in ("limits", "cgroup", "oom_score_adj")]
    turn = str((os.sched_getscheduler(0), os.getpriority(os.PRIO_PROCESS, 0)))
    return [*(line for line in status if line.startswith(kept)), *spaces, *texts, turn]


def send(line: socket.socket, message: Mapping[str, Any], fds: Sequence[int] = ()) -> None:
    """One message, with file descriptors that the other side gets copies of."""
    data = json.dumps(message).encode()
    socket.send_fds(line, [struct.pack("!I", len(data))], list(fds))
    line.sendall(data)


def receive(line: socket.socket) -> tuple[dict[str, Any], list[int]]:
    """The next message and its file descriptors.

    Raises
    ------
    EOFError : the other side has hung up.
    """
    header, fds, _, _ = socket.recv_fds(line, 4, 8)
    for fd in fds:
        os.set_inheritable(fd, False)
    (size,) = struct.unpack("!I", header + _read(line, 4 - len(header)))
    return json.loads(_read(line, size)), fds


def _read(line: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size:
        piece = line.recv(min(size - len(data), 1 << 20))
        if not piece:
            raise EOFError("the other side has hung up")
        data += piece
    return data


def main(folder: Path, key: str) -> int:
    """Become the parent, or return at once if there is one.

    The process that was started only waits until its child serves, so that a client has no
    parent of kernels among its own children.
    """
    # As the kernel's launcher does; the kernel itself puts the notebook's folder there.
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
        warm = _warm_up(key)
        listener = _listen(folder / f"{key}.sock")
    except ChangedError:
        _remove(folder, key)
        return os.write(tell_ready, CHANGED)
    except BaseException:
        _remove(folder, key)
        raise
    os.write(tell_ready, READY)
    os.close(tell_ready)
    os.close(is_ready)
    _silence()
    line = Server(listener).run(float(os.environ.get(IDLE_VARIABLE, IDLE_SECONDS)))
    os.close(lock)
    return 0 if line is None else run_kernel(line, warm)


def _silence() -> None:
    """The client that started the parent, whose streams it has, may be long gone."""
    null = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(null, stream)
    os.close(null)


def take_lock(folder: Path, key: str) -> int | None:
    """The lock of a key as a file descriptor, or nothing if another process holds it.

    What parents that were killed left behind is cleared away on the way.
    """
    for stale in folder.glob("*.lock"):
        if stale.stem != key and (other := _lock(stale, os.O_RDWR)) is not None:
            _remove(folder, stale.stem)
            os.close(other)
    lock = _lock(folder / f"{key}.lock", os.O_RDWR | os.O_CREAT)
    if lock is not None:
        (folder / f"{key}.sock").unlink(missing_ok=True)
    return lock


def is_held(folder: Path, key: str) -> bool:
    """Whether a parent with that key is there or about to be."""
    path = folder / f"{key}.lock"
    lock = _lock(path, os.O_RDWR)
    if lock is not None:
        os.close(lock)
    return lock is None and path.exists()


def _lock(path: Path, flags: int) -> int | None:
    """A lock counts only if its file is still the one that others find."""
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


def _remove(folder: Path, key: str) -> None:
    for suffix in ("sock", "lock"):
        (folder / f"{key}.{suffix}").unlink(missing_ok=True)


def _listen(path: Path) -> socket.socket:
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    listener.bind(str(path))
    path.chmod(0o600)
    listener.listen(128)
    return listener


@dataclass(frozen=True)
class Warm:
    """What the parent has for its kernels."""

    modules: Mapping[str, ModuleType]
    """Imported, and hidden from `sys.modules` until a notebook imports one."""
    settings: tuple[str, float]
    """The file of Matplotlib's settings and when it was changed."""
    variables: Mapping[str, str]
    """What a kernel's libraries add to its environment when they are imported."""
    set_threads: Callable[[int], object] | None
    """Sets how many threads linear algebra takes."""


class WarmFinder(MetaPathFinder, Loader):
    """Finds what the parent has imported, unless a cold kernel would find another file.

    A kernel that imports nothing is as a cold one. With the first module that it imports the
    others come, too, since they refer to each other, and what they added to Python's own lists.
    """

    def __init__(self) -> None:
        self.cold = set(sys.modules) - {"analysis", "analysis.publish"}
        self.modules: dict[str, ModuleType] = {}
        self.specs: dict[str, ModuleSpec | None] = {}
        self.finders = list(sys.meta_path)
        self.filters = list(warnings.filters)

    def hide(self) -> None:
        """Take away what was imported since, and find it from now on."""
        names = set(sys.modules) - self.cold
        self.modules = {name: sys.modules.pop(name) for name in sorted(names)}
        self.specs = {n: getattr(module, "__spec__", None) for n, module in self.modules.items()}
        self.finders = _take_new(sys.meta_path, self.finders)
        self.filters = _take_new(cast("list[Any]", warnings.filters), self.filters)
        sys.meta_path.insert(0, self)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, _: ModuleType | None = None
    ) -> ModuleSpec | None:
        """What `import` asks for first."""
        if fullname not in self.modules or not self._is_same(fullname, path):
            return None
        own = self.specs[fullname]
        spec = ModuleSpec(fullname, self, origin=own.origin if own else None)
        spec.submodule_search_locations = own.submodule_search_locations if own else None
        return spec

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """The module, not a new one."""
        return self.modules[spec.name]

    def exec_module(self, module: ModuleType) -> None:
        """Bring all modules back; they were executed in the parent."""
        spec = module.__spec__
        assert spec is not None
        module.__spec__ = self.specs[spec.name]
        if self in sys.meta_path:
            sys.meta_path.remove(self)
            sys.meta_path.extend(self.finders)
            cast("list[Any]", warnings.filters)[:0] = self.filters
            roots = {name for name in self.modules if "." not in name}
            other = {name for name in roots - {spec.name} if not self._is_same(name, None)}
            for name, warm in self.modules.items():
                if name.partition(".")[0] not in other:
                    sys.modules.setdefault(name, warm)

    def _is_same(self, name: str, path: Sequence[str] | None) -> bool:
        found = PathFinder.find_spec(name, path)
        own = self.specs[name]
        return found is None or own is None or found.origin == own.origin


def _take_new(now: list[Any], before: Sequence[Any]) -> list[Any]:
    """Take out of a list what was not in it before."""
    new = [item for item in now if item not in before]
    now[:] = before
    return new


def _warm_up(key: str) -> Warm:
    """Import everything that notebooks use.

    Raises
    ------
    ChangedError : the sources were changed meanwhile.
    RuntimeError : the sources are not those of the key, or a library started a thread.
    """
    if find_key(os.environ) != key:
        raise RuntimeError("the parent would import other code than its client has")
    gc.disable()
    before = dict(os.environ)
    os.environ.update(ONE_THREAD)
    for name in AS_COLD:
        importlib.import_module(name)
    finder = WarmFinder()
    added = {n: value for n, value in os.environ.items() if n not in {*before, *ONE_THREAD}}
    os.environ.setdefault("MPLBACKEND", INLINE)
    _import_pandas()
    for name in (*WARM, *_list_modules()):
        importlib.import_module(name)
    _set_environment(before)
    if find_key(os.environ) != key:
        raise ChangedError
    if not is_alone():
        raise RuntimeError("a library has started a thread, so that forking is not safe")
    _rehearse()
    settings = _find_settings(sys.modules)
    set_threads = _find_set_threads()
    finder.hide()
    gc.collect()
    gc.freeze()
    return Warm(finder.modules, settings, added, set_threads)


def _rehearse() -> None:
    """Read a command line as kernels will, so that they find its expressions compiled."""
    from ipykernel.kernelapp import IPKernelApp

    app = IPKernelApp()  # type: ignore[no-untyped-call]
    app.parse_command_line(["-f", os.devnull])


def _import_pandas() -> None:
    """Pandas looks where it prints when it is imported: to a kernel's output."""
    import builtins

    builtins.get_ipython = lambda: SimpleNamespace(kernel=None)  # type: ignore[attr-defined]
    try:
        with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO(), "UTF-8")):
            importlib.import_module("pandas")
    finally:
        del builtins.get_ipython  # type: ignore[attr-defined]


def _list_modules() -> list[str]:
    """The modules of `analysis` that notebooks call: all but those that publish."""
    found = pkgutil.walk_packages(analysis.__path__, "analysis.")
    left_out = ("analysis.publish", "analysis.cli")
    return [module.name for module in found if not module.name.startswith(left_out)]


def _find_settings(modules: Mapping[str, ModuleType]) -> tuple[str, float]:
    path = Path(modules["matplotlib"].matplotlib_fname()).absolute()
    return str(path), path.stat().st_mtime


def is_alone() -> bool:
    """Whether this process has one thread; Python does not know those of libraries."""
    return len(list(Path("/proc/self/task").iterdir())) == 1


@dataclass(eq=False)
class Kernel:
    """A forked kernel, as the parent sees it."""

    pid: int
    pidfd: int
    line: socket.socket
    """To the client; before there is one, to the child that waits for it."""
    open_ends: int = 2
    """The process and the client; when both are gone the process id may be used again."""


class Server:
    """Gives a forked child to each connection, and has one ready for the next."""

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
        In each child its connection, with all else closed; in the parent nothing.
        """
        while is_alone():
            seconds = None if self.kernels else idle_seconds
            # Not at once: the kernel that has just begun needs the processor more.
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
                    return _wait_for_line(channel)
                if fd is not None:
                    self._give(_accept(self.listener))
        self._stop()
        return None

    def _fork(self) -> socket.socket | None:
        """Fork the spare; in the child, its end of a channel to the parent."""
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
        """Let the spare be the kernel of this client."""
        kernel = self.spare
        if line is None or kernel is None:
            return
        self.spare = None
        with contextlib.suppress(OSError):  # it was killed: its client will see that
            socket.send_fds(kernel.line, [b"1"], [line.fileno()])
        kernel.line.close()
        kernel.line = line
        # Only whether the client is there: what it says is for the child.
        self.poll.register(line, select.POLLRDHUP)
        self.poll.register(kernel.pidfd, select.POLLIN)
        self.kernels[line.fileno()] = self.kernels[kernel.pidfd] = kernel

    def _drop(self, fd: int) -> None:
        """Note that a kernel has ended or that its client has hung up."""
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
        _remove(path.parent, path.stem)
        self.listener.close()
        with contextlib.suppress(OSError):  # another key's parent is there
            path.parent.rmdir()


def _milliseconds(seconds: float | None) -> float | None:
    return None if seconds is None else seconds * 1000


def _accept(listener: socket.socket) -> socket.socket | None:
    """The next connection, if it is from this user."""
    line, _ = listener.accept()
    if _find_user(line) == os.geteuid():
        return line
    line.close()
    return None


def _wait_for_line(channel: socket.socket) -> socket.socket:
    """The connection that this child is for; without one it ends with its parent."""
    _touch_memory()
    _, fds, _, _ = socket.recv_fds(channel, 1, 1)
    if not fds:
        os._exit(0)
    channel.close()
    os.set_inheritable(fds[0], False)
    return socket.socket(fileno=fds[0])


def _touch_memory() -> None:
    """Have the memory that a starting kernel writes to copied before a client waits for it.

    Python writes to whatever it looks at, to count who does.
    """
    for module in list(sys.modules.values()):
        for value in list(getattr(module, "__dict__", {}).values()):
            parts = list(vars(value).values()) if isinstance(value, type) else [value]
            for part in parts:
                if isinstance(part, FunctionType):
                    _ = part.__code__.co_consts, part.__code__.co_names, part.__defaults__


def _find_user(line: socket.socket) -> int:
    credentials = line.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
    return int(struct.unpack("3i", credentials)[1])


def _read_code(pid: int) -> int:
    """How the process ended, as `subprocess` tells it; it stays a zombie."""
    ended = os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
    assert ended is not None
    return ended.si_status if ended.si_code == os.CLD_EXITED else -ended.si_status


def run_kernel(line: socket.socket, warm: Warm) -> int:
    """Be the kernel that the client asks for, until it ends."""
    request, (*streams, client) = receive(line)
    os.setsid()
    try:
        os.chdir(request["cwd"])
        _set_environment(request["env"] | {**warm.variables, **request["env"]})
        obstacle = find_obstacle(warm)
    except OSError as error:
        obstacle = str(error)
    if obstacle:
        send(line, {"obstacle": obstacle})
        os._exit(0)
    for target, stream in enumerate(streams):
        os.dup2(stream, target)
        os.close(stream)
    this = os.pidfd_open(os.getpid())
    send(line, {"pid": os.getpid()}, [this])
    os.close(this)
    _forget_parent(request["arguments"], warm)
    _launch(client, line)
    return 0


def find_obstacle(warm: Warm) -> str | None:
    """Why a cold kernel in this folder would have other settings than the parent has."""
    settings = _find_settings(warm.modules)
    return None if settings == warm.settings else f"'{settings[0]}' is not what their parent read"


def _set_environment(env: Mapping[str, str]) -> None:
    os.environ.clear()
    os.environ.update(env)


def _forget_parent(arguments: Sequence[str], warm: Warm) -> None:
    """Bring everything that a process has for itself to where a new process has it."""
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    launcher = importlib.util.find_spec("ipykernel_launcher")
    sys.argv[:] = [str(launcher and launcher.origin), *arguments]
    sys.orig_argv[:] = [sys.executable, "-m", "ipykernel_launcher", *arguments]
    stdout = sys.__stdout__
    if isinstance(stdout, io.TextIOWrapper) and stdout.isatty() and not stdout.write_through:
        stdout.reconfigure(line_buffering=True)
    tempfile.tempdir = None
    # `random` does this by itself after a fork.
    warm.modules["numpy"].random.seed()
    name = "multiprocessing.process"
    process: Any = warm.modules.get(name) or sys.modules.get(name)
    if process is not None:
        process.current_process().authkey = os.urandom(32)
    if warm.set_threads is not None:
        warm.set_threads(_count_threads())


def _find_set_threads() -> Callable[[int], object] | None:
    """OpenBLAS is told by a function whose name depends on who built it."""
    maps = Path("/proc/self/maps").read_text().splitlines()
    for path in {line.split()[-1] for line in maps if "openblas" in line}:
        library = ctypes.CDLL(path)
        for prefix, suffix in (("scipy_", "64_"), ("scipy_", ""), ("", "64_"), ("", "")):
            change = getattr(library, f"{prefix}openblas_set_num_threads{suffix}", None)
            if change is not None:
                return cast(Callable[[int], object], change)
    return None


def _count_threads() -> int:
    """How many threads linear algebra would have taken in a process of its own."""
    names = ("OPENBLAS_NUM_THREADS", "GOTO_NUM_THREADS", "OMP_NUM_THREADS")
    named = [os.environ[name] for name in names if os.environ.get(name, "").isdigit()]
    return int(named[0]) if named else len(os.sched_getaffinity(0))


class ClientWatch(threading.Thread):
    """Ends the kernel when its client has ended, as ipykernel's own poller does.

    That one watches the parent process, which here is not the client.
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
    """What ipykernel_launcher does, with another watch on the client."""
    from ipykernel.kernelapp import IPKernelApp

    # The class read this variable when it was imported, in the parent.
    app = IPKernelApp.instance(parent_handle=int(os.environ.get("JPY_PARENT_PID") or 0))
    app.initialize()  # type: ignore[no-untyped-call]
    if app.poller is not None:
        app.poller = ClientWatch(client)
    # A client that connects before may have to wait until it tries again.
    send(line, {"is_ready": True})
    line.close()
    gc.enable()
    app.start()  # type: ignore[no-untyped-call]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
