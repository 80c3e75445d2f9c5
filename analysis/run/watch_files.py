"""What a watch listens to: the event's seeds, the notebooks, the site's settings and the code."""

from __future__ import annotations

import enum
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path

from analysis import paths

_PACKAGE = Path(__file__).parents[1]
_CODE = (".py", ".css", ".j2", ".json")
_BESIDE_SITE = (".svg", ".png")
"""Endings of what `site.yaml` may name."""
_QUIET_MILLISECONDS = 50
"""A program that saves may write more than once."""
_STOP_MILLISECONDS = 200


class Change(enum.Enum):
    """What changed."""

    INPUT = "input"
    CODE = "code"


@contextmanager
def listen(event: str) -> Iterator[Connection]:
    """A line on which each change is told, while the block runs.

    Where the system tells of no changes, as on network drives, the variable
    `WATCHFILES_FORCE_POLLING` has files looked at instead.
    """
    hear, tell = Pipe(duplex=False)
    stop = threading.Event()
    around = threading.Lock()

    def report(*folders: Path, is_deep: bool) -> None:
        for changed in _watch(folders, stop, is_deep=is_deep):
            kinds = {classify(Path(path), event) for _, path in changed} - {None}
            if kinds:
                with around:
                    tell.send(Change.CODE if Change.CODE in kinds else Change.INPUT)

    trees = [folder for folder in (paths.seeds(), paths.notebooks(), _PACKAGE) if folder.is_dir()]
    threads = [
        threading.Thread(target=report, args=trees, kwargs={"is_deep": True}, daemon=True),
        threading.Thread(
            target=report, args=[paths.home()], kwargs={"is_deep": False}, daemon=True
        ),
    ]
    for thread in threads:
        thread.start()
    try:
        yield hear
    finally:
        stop.set()
        for thread in threads:
            thread.join(5 * _STOP_MILLISECONDS / 1000)
        hear.close()


def classify(path: Path, event: str) -> Change | None:
    """What a changed file is to the reports on an event; nothing for any other file."""
    for folder, endings, change in (
        (paths.seeds() / event, (".yaml",), Change.INPUT),
        (paths.notebooks(), (".ipynb",), Change.INPUT),
        (_PACKAGE, _CODE, Change.CODE),
    ):
        if path.is_relative_to(folder):
            is_hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
            return change if path.suffix in endings and not is_hidden else None
    is_site = path == paths.site() or path.suffix in _BESIDE_SITE
    return Change.INPUT if path.parent == paths.home() and is_site else None


def _watch(
    folders: tuple[Path, ...], stop: threading.Event, *, is_deep: bool
) -> Iterator[Iterable[tuple[object, str]]]:
    """The changes in these folders, some at a time."""
    from watchfiles import watch

    polls: bool | None = None
    while not stop.is_set():
        try:
            yield from watch(
                *folders,
                watch_filter=None,
                step=_QUIET_MILLISECONDS,
                stop_event=stop,
                rust_timeout=_STOP_MILLISECONDS,
                recursive=is_deep,
                force_polling=polls,
                ignore_permission_denied=True,
            )
        except OSError:
            if polls:
                raise
            polls = True  # the system has no more watches to give
