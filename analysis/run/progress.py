"""How a run logs what it does: lines or a bar for people, JSON for programs."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from analysis import paths
from analysis.ledger.subject import find_subject
from analysis.render.naming import FRONT, page_name

Tell = Callable[..., None]
"""Called with the name of what happened and its facts: waiting, planned, notebook, published,
audit …"""


@contextmanager
def open_log(form: str, out: Path, *, is_quiet: bool = False) -> Iterator[Tell]:
    """A function that logs what happens.

    Parameters
    ----------
    form : text or json. As text, published pages go to standard output and the rest to standard
        error, as a bar if that is a terminal; as JSON, everything goes to standard error, one
        object per line, with the time.
    out : the folder to publish into.
    is_quiet : say nothing where nothing is to be done.
    """
    with ExitStack() as stack:
        tell = tell_json if form == "json" else stack.enter_context(_open_text(out))
        yield _keep_quiet(tell) if is_quiet else tell


@contextmanager
def _open_text(out: Path) -> Iterator[Tell]:
    if not sys.stderr.isatty():
        yield _tell_outcomes(_count_lines(), lambda line: print(line, flush=True), out)
        return
    lines: list[str] = []
    try:
        with _show_bar() as tell:
            yield _tell_outcomes(tell, lines.append, out)
    finally:
        # After the bar has gone, whose line they would share.
        print("".join(f"{line}\n" for line in lines), end="", flush=True)


def tell_json(event: str, **facts: Any) -> None:
    """One line on standard error: time, event and facts."""
    moment = dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")
    line = json.dumps({"time": moment, "event": event, **facts}, ensure_ascii=False)
    print(line, file=sys.stderr, flush=True)


def _keep_quiet(tell: Tell) -> Tell:
    published: set[str] = set()

    def tell_work(event: str, **facts: Any) -> None:
        if event == "published":
            published.add(facts["subject"])
        is_idle = event in ("waiting", "current") or facts.get("notebooks") == 0
        is_idle = is_idle or (event == "audit" and facts["subject"] not in published)
        if not is_idle:
            tell(event, **facts)

    return tell_work


def _tell_outcomes(tell: Tell, say: Callable[[str], None], out: Path) -> Tell:
    def tell_outcome(event: str, **facts: Any) -> None:
        if event in ("waiting", "warning"):
            print(facts["why"], file=sys.stderr, flush=True)
        elif event in ("published", "current"):
            say(f"{event} {paths.show(_find_first(out / find_subject(facts['subject']).folder))}")
        elif event == "changed":
            for change in facts["changes"]:
                say(f"changed {facts['subject']}: {change}")
        elif event == "withdrawn":
            say(f"withdrawn {facts['subject']}: it has no seed any more")
        elif event == "audit":
            say(f"audit: {facts['told']}")
        tell(event, **facts)

    return tell_outcome


def _find_first(folder: Path) -> Path:
    """The first page of a report; signposts under earlier names are none."""
    stems = sorted(path.stem for path in (folder / "notebooks").glob("*.ipynb"))
    return folder / next(map(page_name, stems), FRONT)


def _count_lines() -> Tell:
    total = done = 0

    def print_line(event: str, **facts: Any) -> None:
        nonlocal total, done
        if event == "planned":
            total = facts["notebooks"]
        elif event == "notebook":
            done += 1
            line = f"[{done}/{total}] {facts['subject']} {facts['notebook']}"
            print(line, file=sys.stderr, flush=True)

    return print_line


@contextmanager
def _show_bar() -> Iterator[Tell]:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("starting kernels", total=None, visible=False)

        def advance(event: str, **facts: Any) -> None:
            if event == "planned":
                bar.update(task, total=facts["notebooks"], visible=facts["notebooks"] > 0)
            elif event == "notebook":
                words = f"{facts['subject']} {facts['notebook']}"
                bar.update(task, advance=1, description=words)

        yield advance
