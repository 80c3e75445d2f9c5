"""One article's report: run its notebooks, build the folder aside, put it in place by rename."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis import paths
from analysis.errors import ParameterError
from analysis.ledger.reader import read_article
from analysis.publish.parameters import (
    Value,
    list_notebooks,
    read_parameters,
    resolve,
)

if TYPE_CHECKING:
    from analysis.publish.pdf import Printer

KERNELS_AT_ONCE = 2

CONTENTS = (
    *("notebooks", "tables", "tables.xlsx", "datapackage.json", "CITATION.cff", "report.pdf"),
)
"""What a report's folder holds beside its pages."""

Progress = Callable[[str], None]
Runs = Mapping[Path, Mapping[str, Value]]
"""Notebook → its parameters."""


def plan_runs(
    article: str, notebooks: Sequence[Path], given: Mapping[str, str]
) -> dict[Path, dict[str, Value]]:
    """Notebook → its parameters, everything checked that can be checked before a kernel starts.

    Raises
    ------
    ParameterError : an unknown name, article or value, or a value of the wrong type.
    SeedError : the article's seed cannot be read.
    """
    if "article" in given:
        raise ParameterError("give the article's name as an argument, not with -p article=…")
    from analysis.ledger.conventions import find_convention

    read_article(article)
    runs = {}
    for notebook in notebooks:
        known = read_parameters(notebook)
        values = resolve(known, {**given, "article": article})
        if "convention" in values:
            find_convention(str(values["convention"]))
        runs[notebook] = values
    return runs


def publish_article(
    article: str,
    runs: Runs,
    out: Path,
    progress: Progress = lambda _: None,
    printer: Printer | None = None,
) -> Path:
    """Execute the runs and publish their pages, notebooks and tables.

    Parameters
    ----------
    article : EVENT/ARTICLE.
    runs : as planned; pages of other notebooks that were published before stay.
    out : the folder that holds one folder per event.
    progress : called with the notebook's name when one is done.
    printer : prints the report as PDF, too; an older PDF does not stay without one.

    Returns
    -------
    The article's folder, complete; on any error what was published before stays as it was.

    Raises
    ------
    RunError : a notebook failed.
    """
    from analysis.publish.folder import write_folder

    target = out / article
    kept = _read_kept(target, runs)
    executed = {
        notebook.stem: node for notebook, node in _execute_all(article, runs, progress).items()
    }
    with _staging(out) as staging:
        folder = staging / "report"
        write_folder(folder, kept | executed, printer)
        _swap(folder, target, staging)
    return target


def _execute_all(article: str, runs: Runs, progress: Progress) -> dict[Path, Any]:
    from analysis.publish.execute import execute

    def run(notebook: Path) -> Any:
        node = execute(notebook, runs[notebook], paths.failures() / article / notebook.name)
        progress(notebook.stem)
        return node

    with ThreadPoolExecutor(KERNELS_AT_ONCE) as pool:
        futures = {notebook: pool.submit(run, notebook) for notebook in runs}
        try:
            return {notebook: future.result() for notebook, future in futures.items()}
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _read_kept(target: Path, runs: Runs) -> dict[str, Any]:
    """The notebooks of a published report that are not run again, as they were executed."""
    import nbformat

    kept = {}
    for notebook in list_notebooks():
        path = target / "notebooks" / notebook.name
        if notebook in runs or not path.is_file():
            continue
        try:
            kept[notebook.stem] = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
        except ValueError:
            raise ParameterError(
                f"{paths.show(path)} is no notebook any more; publish the whole report anew"
            ) from None
    return kept


def check_target(out: Path, article: str) -> None:
    """Whether a report can be put there; nothing is made, and nobody's files are in danger.

    Raises
    ------
    ParameterError : a file is in the way, the folder holds what no report holds, or it cannot be
        written.
    """
    target = out / article
    above = next(path for path in (target, *target.parents) if path.exists() or path.is_symlink())
    if not above.is_dir():
        raise ParameterError(f"{paths.show(above)} is in the way: it is not a folder")
    if not os.access(above, os.W_OK | os.X_OK):
        raise ParameterError(f"{paths.show(above)} cannot be written")
    if above == target:
        if target.is_symlink():
            raise ParameterError(f"{paths.show(target)} is a link, which a report would replace")
        foreign = sorted(path.name for path in target.iterdir() if not _is_of_report(path))
        if foreign:
            raise ParameterError(
                f"{paths.show(target)} holds '{foreign[0]}', which is not a report's and would "
                "be lost; move it away"
            )


def _is_of_report(path: Path) -> bool:
    return path.suffix == ".html" or path.name in CONTENTS


@contextmanager
def _staging(out: Path) -> Iterator[Path]:
    """A folder on the same file system as `out`, so that a rename can publish from it."""
    out.mkdir(parents=True, exist_ok=True)
    aside = paths.home() / ".tollbook" / "staging"
    aside.mkdir(parents=True, exist_ok=True)
    parent = aside if aside.stat().st_dev == out.stat().st_dev else out
    folder = Path(tempfile.mkdtemp(prefix=".", dir=parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _swap(folder: Path, target: Path, staging: Path) -> None:
    """Put `folder` where `target` is; `target` is back if that fails."""
    target.parent.mkdir(parents=True, exist_ok=True)
    before = staging / "before"
    if not target.exists():
        folder.rename(target)
        return
    target.rename(before)
    try:
        folder.rename(target)
    except BaseException:  # Ctrl-C too: the old report is the only copy
        before.rename(target)
        raise
