"""Many reports at once: here in forked processes, or on a Dask cluster, by one code path.

One subject is one task; whatever becomes of it, the others go on. Only the process that runs the
batch writes the history and the list of reports.
"""

from __future__ import annotations

import ctypes
import importlib
import logging
import multiprocessing
import os
import pickle
import re
import signal
import socket
import sys
import threading
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent import futures
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Protocol

from analysis.errors import ParameterError, TollbookError
from analysis.ledger.subject import Subject
from analysis.paths import tell_os_error
from analysis.render.edition import PLAIN, Edition
from analysis.render.masking import hide
from analysis.render.versions import KEEP
from analysis.run.execute import Limits
from analysis.run.parameters import Value

CONNECT_SECONDS = 15
MOST_TRIES = 3
"""How often a subject is tried whose process was killed."""

_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG

Progress = Callable[[Subject, str], None]
"""Called with subject and notebook when a notebook is done."""


@dataclass(frozen=True)
class Task:
    """One subject to be published, as it is sent to a worker.

    Attributes
    ----------
    runs : notebook's path → its parameters; empty if only the pages are made again.
    edition : what its pages tell beside their notebooks.
    keep : how many earlier versions of its figures stay beside it.
    home, out : folders, which a worker on another machine must find at the same place.
    """

    subject: Subject
    runs: Mapping[str, Mapping[str, Value]]
    home: str
    out: str
    has_pdf: bool
    limits: Limits
    kernels: int
    edition: Edition = PLAIN
    keep: int = KEEP


@dataclass(frozen=True)
class Result:
    """What became of a task; `why` it failed is empty where it did not."""

    subject: Subject
    seconds: Mapping[str, float] = field(default_factory=dict)
    figures: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    missing: Sequence[str] = ()
    """Characters that no font has, of a printed report."""
    remarks: Sequence[str] = ()
    """What was logged meanwhile, for example that kernels start cold."""
    why: str = ""


def work(task: Task, progress: Callable[[str], None] = lambda _: None) -> Result:
    """Publish one subject; the result says what went wrong, if anything did."""
    from analysis.kernels.provisioner import tell_anew

    tell_anew()  # a cluster's process lives longer than a run
    os.environ["TOLLBOOK_HOME"] = task.home
    with _listen() as remarks:
        result = _publish(task, progress)
    return replace(result, remarks=tuple(remarks))


def _publish(task: Task, progress: Callable[[str], None]) -> Result:
    from analysis.run.private import follow_links
    from analysis.run.publish import publish_subject

    printer = None
    try:
        if task.has_pdf:
            from analysis.render.pdf import Printer

            printer = Printer()
        runs = {Path(path): values for path, values in task.runs.items()}
        out = follow_links(Path(task.out))  # another machine may have links on the way
        done = publish_subject(
            task.subject,
            runs,
            out,
            progress,
            printer,
            task.limits,
            task.kernels,
            task.edition,
            task.keep,
        )
    except Exception as error:  # one report must not stop the others
        why = _tell_error(error)
        for values in task.runs.values():
            why = hide(why, values)
        return Result(task.subject, why=why)
    missing = sorted(printer.missing) if printer else ()
    return Result(task.subject, done.seconds, done.figures, missing)


@contextmanager
def _listen() -> Iterator[list[str]]:
    """What our own modules log while the block runs."""
    handler = _Listener()
    logger = logging.getLogger("analysis")
    logger.addHandler(handler)
    try:
        yield handler.heard
    finally:
        logger.removeHandler(handler)


class _Listener(logging.Handler):
    """Keeps what is logged."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """What `logging` calls."""
        self.heard.append(record.getMessage())


def _tell_error(error: Exception) -> str:
    if isinstance(error, TollbookError):
        return error.summary
    if isinstance(error, OSError):
        return tell_os_error(error)
    return f"{type(error).__name__}: {error}".splitlines()[0]


def run_tasks(
    tasks: Sequence[Task], jobs: int, scheduler: str | None, progress: Progress
) -> Iterator[Result]:
    """The results as they come, in any order; a caller that stops early must close the iterator.

    Parameters
    ----------
    tasks : one for each subject.
    jobs : how many at once, on this machine.
    scheduler : address of a Dask scheduler; this machine's own processes if left out.
    progress : called with subject and notebook when one is done; on a cluster only once a
        subject is.

    Raises
    ------
    ParameterError : no scheduler answers at that address, or Dask is not installed.
    """
    with _open_crew(jobs, scheduler, progress) as crew:
        for task in tasks:
            crew.submit(task)
        while crew.is_busy():
            yield from crew.collect()


class Crew(Protocol):
    """Who does the work."""

    def submit(self, task: Task) -> None:
        """Take a task."""

    def is_busy(self) -> bool:
        """Whether a task is not done yet."""

    def collect(self) -> Iterator[Result]:
        """Wait until something happens; the results of the tasks that are done."""


def _open_crew(
    jobs: int, scheduler: str | None, progress: Progress
) -> AbstractContextManager[Crew]:
    return _open_processes(jobs, progress) if scheduler is None else _join(scheduler, progress)


class Processes:
    """Processes with one task at a time, so that a killed one takes no other task with it."""

    def __init__(self, jobs: int, progress: Progress) -> None:
        self._jobs = jobs
        self._progress = progress
        self._waiting: deque[Task] = deque()
        self._running: dict[Connection, Task] = {}
        self._free: list[Connection] = []
        self._processes: dict[Connection, BaseProcess] = {}
        self._tries: Counter[Subject] = Counter()

    def submit(self, task: Task) -> None:
        """Take a task."""
        self._waiting.append(task)

    def is_busy(self) -> bool:
        """Whether a task is not done yet."""
        return bool(self._waiting or self._running)

    def collect(self) -> Iterator[Result]:
        """Wait until something happens; the results of the tasks that are done."""
        while self._waiting and len(self._running) < self._jobs:
            self._start(self._waiting.popleft())
        for line in wait(list(self._running)):
            assert isinstance(line, Connection)
            told = self._hear(line)
            if isinstance(told, Result):
                yield told

    def kill(self) -> None:
        """End all processes; their kernels die with them."""
        for process in self._processes.values():
            process.kill()
        for line, process in self._processes.items():
            process.join()
            line.close()

    def _start(self, task: Task) -> None:
        line = self._free.pop() if self._free else self._fork()
        self._running[line] = task
        self._tries[task.subject] += 1
        with suppress(BrokenPipeError):  # killed while it was free, as will be heard
            line.send(task)

    def _fork(self) -> Connection:
        linux = sys.platform == "linux"
        if linux:
            _import_ahead()
        context: Any = multiprocessing.get_context("fork" if linux else "spawn")
        here: Connection
        here, there = context.Pipe()
        process = context.Process(target=_work_apart, args=(there, os.getpid()))
        # Ctrl-C between the fork and the child's own handler would be a traceback.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            process.start()
            self._processes[here] = process
        finally:
            there.close()
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        return here

    def _hear(self, line: Connection) -> Result | None:
        """A process's result; None while it goes on or is tried again."""
        task = self._running[line]
        try:
            told = line.recv()
        except (EOFError, OSError, pickle.UnpicklingError):  # killed, be it in mid-word
            return self._bury(line)
        if isinstance(told, Result):
            self._free.append(line)
            del self._running[line]
            return told
        self._progress(task.subject, told)
        return None

    def _bury(self, line: Connection) -> Result | None:
        task = self._running.pop(line)
        self._processes.pop(line).join()
        line.close()
        if self._tries[task.subject] == MOST_TRIES:
            return Result(task.subject, why=f"its process was killed {MOST_TRIES} times")
        self._waiting.append(task)
        return None


class Cluster:
    """A Dask cluster, which itself retries the tasks of a worker that died."""

    def __init__(self, executor: futures.Executor, progress: Progress) -> None:
        self._executor = executor
        self._progress = progress
        self._running: dict[futures.Future[Result], Task] = {}

    def submit(self, task: Task) -> None:
        """Take a task."""
        self._running[self._executor.submit(work, task)] = task

    def is_busy(self) -> bool:
        """Whether a task is not done yet."""
        return bool(self._running)

    def collect(self) -> Iterator[Result]:
        """Wait until something happens; the results of the tasks that are done."""
        done, _ = futures.wait(self._running, return_when=futures.FIRST_COMPLETED)
        for future in done:
            task = self._running.pop(future)
            try:
                result = future.result()
            except futures.CancelledError:
                result = Result(task.subject, why="the Dask scheduler is gone")
            except Exception as error:  # one report must not stop the others
                result = Result(task.subject, why=_tell_error(error))
            for notebook in result.seconds:
                self._progress(task.subject, notebook)
            yield result


@contextmanager
def _open_processes(jobs: int, progress: Progress) -> Iterator[Processes]:
    crew = Processes(jobs, progress)
    try:
        yield crew
    finally:
        crew.kill()


@contextmanager
def _join(scheduler: str, progress: Progress) -> Iterator[Cluster]:
    try:
        from distributed import Client
    except ImportError:
        raise ParameterError(
            "--scheduler needs Dask, which is not installed; install it with: "
            "pip install 'tollbook[cluster]'"
        ) from None
    # What it would log with a traceback becomes the report's failure.
    for name in ("distributed", "distributed.client"):  # Dask gives each a level of its own
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        # Dask itself tries for long where nobody listens.
        with socket.create_connection(_read_address(scheduler), CONNECT_SECONDS):
            pass
        client: Any = Client(scheduler, timeout=CONNECT_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TimeoutError) as error:
        why = getattr(error, "strerror", None) or str(error) or type(error).__name__
        why = why.splitlines()[0]
        raise ParameterError(f"no Dask scheduler answers at '{scheduler}': {why}") from None
    with client:
        yield Cluster(client.get_executor(pure=False), progress)


def _read_address(scheduler: str) -> tuple[str, int]:
    found = re.fullmatch(r"(?:tcp|tls)://\[?([^/\[\]]+)\]?:([0-9]{1,5})", scheduler)
    if found is None:
        raise ParameterError(f"--scheduler '{scheduler}' is not of the form tcp://HOST:PORT")
    return found[1], int(found[2])


def _import_ahead() -> None:
    """Import what every process needs, so that forked ones have it already."""
    # For this module jsonschema compiles a grammar of addresses, which takes longer than all the
    # rest; the schema of notebooks has none.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    for name in ("papermill", "analysis.render.folder", "analysis.kernels.client"):
        importlib.import_module(name)


def _work_apart(line: Connection, parent: int) -> None:
    """What a process does: one task after the other, telling of each notebook and each result."""
    # The parent stops its processes itself. Kernels would inherit an ignored signal.
    signal.signal(signal.SIGINT, lambda *_: None)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)
    turn = threading.Lock()

    def tell(notebook: str) -> None:
        with turn:  # notebooks run in threads
            line.send(notebook)

    with suppress(EOFError, OSError):  # nobody is there any more
        while True:
            line.send(work(line.recv(), tell))
