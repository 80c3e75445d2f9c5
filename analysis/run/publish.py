"""One subject's report: run its notebooks, build the folder aside, put it in place by rename."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis import paths
from analysis.errors import ParameterError
from analysis.ledger.subject import Kind, Subject
from analysis.render.citation import FORMATS
from analysis.render.edition import PLAIN, Edition
from analysis.render.versions import FOLDER, KEEP, is_of_versions
from analysis.run.execute import LIMITS, Limits, execute
from analysis.run.kept import is_unfit, plan_again, read_kept
from analysis.run.parameters import (
    Value,
    list_notebooks,
    read_parameters,
    resolve,
)
from analysis.run.staging import bring_back, put_in_place, stage

if TYPE_CHECKING:
    from analysis.render.chart_files.press import Press
    from analysis.render.page.blocks import Report
    from analysis.render.pdf import Printer

KERNELS_AT_ONCE = 2

CONTENTS = (
    *("notebooks", "tables", "charts", "tables.xlsx", "datapackage.json", "card.png"),
    *("report.pdf", *FORMATS, FOLDER),
)
"""What a report's folder holds besides its pages."""

Progress = Callable[[str], None]
Runs = Mapping[Path, Mapping[str, Value]]
"""Notebook → its parameters."""


def plan_runs(
    subject: Subject, notebooks: Sequence[Path], given: Mapping[str, str]
) -> dict[Path, dict[str, Value]]:
    """Notebook → its parameters, checked before a kernel starts.

    Raises
    ------
    ParameterError : an unknown name, subject or value, or a value of the wrong type.
    """
    for kind in Kind:
        if (name := kind.parameter) in given:
            raise ParameterError(f"give the {name}'s name as an argument, not with -p {name}=…")
    from analysis.ledger.conventions import find_convention
    from analysis.ledger.until import read_until

    subject.find_seeds()
    runs = {}
    for notebook in notebooks:
        known = read_parameters(notebook)
        values = resolve(known, {**given, subject.kind.parameter: subject.name})
        if "convention" in values:
            find_convention(str(values["convention"]))
        if "until" in values:
            read_until(values["until"])
        runs[notebook] = values
    return runs


@dataclass(frozen=True)
class Published:
    """What became of one subject.

    Attributes
    ----------
    folder : its report, complete.
    seconds : notebook → how long it ran, of those that ran.
    figures : id → what the ledger says of it, to find out what changed.
    """

    folder: Path
    seconds: Mapping[str, float]
    figures: Mapping[str, Mapping[str, Any]]


def publish_subject(
    subject: Subject,
    runs: Runs,
    out: Path,
    progress: Progress = lambda _: None,
    printer: Printer | None = None,
    limits: Limits = LIMITS,
    kernels: int = KERNELS_AT_ONCE,
    edition: Edition = PLAIN,
    keep: int = KEEP,
) -> Published:
    """Execute the runs and publish their pages, notebooks and tables.

    Parameters
    ----------
    subject : the article or the event.
    runs : as planned; pages of other notebooks that were published before stay, made again only
        where another version of Tollbook made them.
    out : the folder that holds one folder per event.
    progress : called with the notebook's name when one is done.
    printer : also prints the report as PDF; without one, an older PDF is removed.
    limits : of time and tries.
    kernels : how many notebooks run at once.
    edition : what its pages tell beside their notebooks.
    keep : how many earlier versions of its figures stay beside it.

    Returns
    -------
    What was published; after an error the earlier report stays as it was.

    Raises
    ------
    RunError : a notebook failed.
    """
    from analysis.render.chart_files.press import Press
    from analysis.render.folder import write_folder

    target = out / subject.folder
    bring_back(out, subject)
    kept = read_kept(target, notebooks := list_notebooks(subject.kind), runs)
    seconds: dict[str, float] = {}
    with Press(edition.site) as press, stage(out) as staging:

        def write(name: str, nodes: Mapping[str, Any]) -> tuple[Path, Mapping[str, Report]]:
            folder = staging / name
            return folder, write_folder(folder, nodes, printer, edition, target, keep, press)

        run = partial(_run, subject, limits, kernels, press, seconds)
        executed = run(runs, progress)
        try:
            folder, reports = write("report", kept | executed)
        except Exception as error:
            if not is_unfit(error, kept):
                raise
            again = run(plan_again(subject, kept, notebooks), lambda _: None)
            folder, reports = write("again", again | executed)
        put_in_place(folder, target, staging)
    told = [report.record["notes"] for report in reports.values() if report.record]
    return Published(target, seconds, told[0] if told else {})


def _run(
    subject: Subject,
    limits: Limits,
    kernels: int,
    press: Press,
    seconds: dict[str, float],
    runs: Runs,
    progress: Progress,
) -> dict[str, Any]:
    """Executed notebooks by stem; `seconds` is told how long each ran."""
    from analysis.render.chart_files.files import begin_charts

    def run(notebook: Path) -> Any:
        start = time.monotonic()
        keep_at = paths.failures() / subject.folder / notebook.name
        node = execute(notebook, runs[notebook], keep_at, limits)
        seconds[notebook.stem] = round(time.monotonic() - start, 3)
        begin_charts(node, press)
        progress(notebook.stem)
        return node

    return _execute_all(list(runs), run, kernels)


def _execute_all(
    notebooks: Sequence[Path], run: Callable[[Path], Any], kernels: int
) -> dict[str, Any]:
    with ThreadPoolExecutor(kernels) as pool:
        futures = {notebook.stem: pool.submit(run, notebook) for notebook in notebooks}
        try:
            return {stem: future.result() for stem, future in futures.items()}
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def check_target(out: Path, subject: Subject) -> None:
    """Check that a report can be put there without endangering anybody's files.

    Raises
    ------
    ParameterError : a file is in the way, the folder holds what no report holds, or it cannot be
        written.
    """
    target = out / subject.folder
    above = next(path for path in (target, *target.parents) if path.exists() or path.is_symlink())
    if not above.is_dir():
        raise ParameterError(f"{paths.show(above)} is in the way: it is not a folder")
    if not os.access(above, os.W_OK | os.X_OK):
        raise ParameterError(f"{paths.show(above)} cannot be written")
    for path in (target.parent, target):
        if path.is_symlink():
            where = Path(paths.show(out), path.relative_to(out))
            raise ParameterError(f"{where} is a link, and the folder behind it would be replaced")
    if above == target:
        foreign = sorted(list_foreign(target))
        if foreign:
            raise ParameterError(
                f"{paths.show(target)} holds '{foreign[0]}', which is not part of a report and "
                "would be lost; move it away"
            )


def is_of_report(path: Path) -> bool:
    """Whether something in a report's folder is a part of the report."""
    return path.suffix == ".html" or path.name in CONTENTS


def list_foreign(report: Path) -> Iterator[str]:
    """Paths in a report's folder that no report has: other names, and what is no file."""
    for path in report.rglob("*"):
        if not (path.is_symlink() or path.is_file() or path.is_dir()):
            yield path.relative_to(report).as_posix()  # whoever reads a pipe waits for ever
    for path in report.iterdir():
        if not is_of_report(path):
            yield path.name
    versions = report / FOLDER
    if versions.is_symlink():
        yield FOLDER
    for path in versions.iterdir() if versions.is_dir() else ():
        if not is_of_versions(path):
            yield f"{FOLDER}/{path.name}"
