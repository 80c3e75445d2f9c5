"""`tollbook watch`: a report in the browser that is made anew whenever what it rests on changes.

It is published as `tollbook report` would, into a folder of the watch's own. While something is
wrong, the last good page stays, with the sentences of the command at its top.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from analysis import paths
from analysis.errors import ParameterError
from analysis.ledger.subject import Subject, find_subject
from analysis.run.watch_files import Change, listen
from analysis.run.watch_folder import keep_kernels, open_preview
from analysis.run.watch_job import LIBRARIES, Job, plan_watch, run_job
from analysis.run.watch_server import Server, State

_ENDS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_DIED = "the run ended before it was done; why is told where the command was given"


def watch(name: str, port: int, say: Callable[[str], None]) -> None:
    """Serve a report until it is stopped by Ctrl-C.

    Parameters
    ----------
    name : of an article or an event.
    port : on this machine; 0 for any that is free.
    say : called with the address, then with one line for each thing that happens.

    Raises
    ------
    ParameterError : there is no such subject, or the port cannot be had.
    KeyboardInterrupt : stopped, be it by a signal that asks it to end.
    """
    subject = find_subject(name)
    plan_watch(name)
    for ends in _ENDS:
        signal.signal(ends, signal.default_int_handler)
    os.environ[paths.HOME_VARIABLE] = str(paths.home())
    with ExitStack() as stack:
        stack.enter_context(keep_kernels())
        out = stack.enter_context(open_preview())
        state = State(out, f"{subject.folder}/index.html")
        server = stack.enter_context(_serve(state, port))
        stack.callback(_ignore_signals)
        say(server.address)
        _Watch(subject, state, say).run()


def _ignore_signals() -> None:
    """Let nothing interrupt the end, which takes half a second and leaves nothing behind."""
    for ends in _ENDS:
        signal.signal(ends, signal.SIG_IGN)


@contextmanager
def _serve(state: State, port: int) -> Iterator[Server]:
    try:
        server = Server(state, port)
    except OSError as error:
        raise ParameterError(f"--port {port} cannot be had: {error.strerror}") from None
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


class _Watch:
    """Runs a job for each change; a change during a job begins it again."""

    def __init__(self, subject: Subject, state: State, say: Callable[[str], None]) -> None:
        self._state = state
        self._say = say
        self._subject = subject
        self._job = Job(subject.name, state.out, state.front, is_forced=False)
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(list(LIBRARIES))
        self._process: BaseProcess | None = None
        self._line: Connection | None = None
        self._begun = 0.0
        self._told: list[str] = []

    def run(self) -> None:
        """Run until an exception ends it."""
        with listen(self._subject.event) as changes:
            self._start()
            try:
                while True:
                    for ready in wait([each for each in (changes, self._line) if each]):
                        if ready is changes:
                            self._begin_again(changes.recv())
                        elif ready is self._line:
                            self._hear()
            finally:
                self._stop()

    def _begin_again(self, change: Change) -> None:
        self._stop()
        # What ran while the code changed may be remembered as made by the new code.
        self._job = replace(self._job, is_forced=self._job.is_forced or change is Change.CODE)
        self._start()

    def _start(self) -> None:
        self._state.set_busy(True)
        self._begun = time.monotonic()
        self._job = replace(self._job, viewed=self._state.viewed)
        here, there = self._context.Pipe(duplex=False)
        process: Any = self._context.Process(target=run_job, args=(self._job, there))
        process.start()
        there.close()
        self._process, self._line = process, here

    def _stop(self) -> None:
        """End the run, if there is one; its kernels die with it."""
        if self._process is not None and self._line is not None:
            self._process.kill()
            self._process.join()
            self._line.close()
        self._process = self._line = None

    def _hear(self) -> None:
        """Show how far the run has come."""
        assert self._line is not None
        assert self._process is not None
        try:
            told = self._line.recv()
        except EOFError:
            self._process.join()
            is_done = self._process.exitcode == 0
            self._stop()
            if is_done and not self._told:
                self._job = replace(self._job, is_forced=False)
            elif not is_done:
                self._tell([_DIED])
            return
        self._tell(told)

    def _tell(self, sentences: list[str]) -> None:
        self._told = sentences
        self._state.tell(sentences)
        shown = [f"shown after {time.monotonic() - self._begun:.1f} s"] if self._begun else []
        self._begun = 0.0  # the pages that nobody looks at follow without a word
        for line in sentences or shown:
            self._say(line)
