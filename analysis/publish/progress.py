"""How a run shows how far it is: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def show_progress(total: int) -> Iterator[Callable[[str, str], None]]:
    """A function to call with article and notebook whenever one is done; output goes to stderr."""
    if not sys.stderr.isatty():
        done = 0

        def print_line(article: str, notebook: str) -> None:
            nonlocal done
            done += 1
            print(f"[{done}/{total}] {article} {notebook}", file=sys.stderr, flush=True)

        yield print_line
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("starting kernels", total=total)

        def advance(article: str, notebook: str) -> None:
            bar.update(task, advance=1, description=f"{article} {notebook}")

        yield advance
