"""One chart of a report that is published, taken from there as it stands."""

from __future__ import annotations

import enum
import os
import tempfile
from pathlib import Path

from analysis import paths
from analysis.errors import ParameterError, suggest
from analysis.ledger.new_files import read_mask
from analysis.ledger.subject import Subject
from analysis.render.chart_files.files import FOLDER, find_table, name_charts
from analysis.render.page.blocks import Block, iterate_charts
from analysis.render.place import is_published
from analysis.telling.words import join


class Form(enum.StrEnum):
    """What of a chart can be taken."""

    svg = "svg"
    png = "png"
    html = "html"
    csv = "csv"

    @property
    def is_binary(self) -> bool:
        """Whether no terminal can print it."""
        return self is Form.png


def find_form(named: str | None, out: str | None) -> Form:
    """The form that is asked for: by its name, else by the ending of the file, else an SVG.

    Raises
    ------
    ParameterError : another name, no name of a file, or an ending that is not of the form.
    """
    if out == "":
        raise ParameterError("--out names no file")
    forms = [str(form) for form in Form]
    if named is not None and named not in forms:
        raise ParameterError(f"--format '{named[:80]}' is unknown{suggest(named, forms)}")
    ending = Path(out or "").suffix.removeprefix(".").lower()
    form = Form(named or (ending if ending in forms else Form.svg))
    if ending and ending != form and (named is None or ending in forms):
        told = f"--out '{(out or '')[-80:]}' ends in '.{ending[:80]}'"
        if named is not None:
            raise ParameterError(f"{told}; the form is {form.upper()}")
        raise ParameterError(f"{told}; name a form with --format{suggest(ending, forms)}")
    return form


def read_published(subject: Subject, name: str, form: Form, reports: Path) -> bytes:
    """The file of a chart.

    Parameters
    ----------
    name : of its files.
    reports : the folder that holds one folder per event.

    Raises
    ------
    ParameterError : the report is not published, has no such chart, or the chart no such file.
    """
    folder = reports / subject.folder
    own = folder / FOLDER
    if not own.is_dir():
        if not folder.is_dir():
            subject.find_seeds()  # a mistyped name has a nearest one
        raise ParameterError(_tell_none(subject, folder, reports))
    names = sorted(path.stem for path in own.glob("*.svg"))
    if name not in names:
        near = suggest(name, names)
        told = "" if "allowed" in near else f" (its charts: {join(names)})"
        raise ParameterError(f"'{subject}' has no chart '{name}'{near}{told}")
    file = own / f"{name}.{form}"
    if form is Form.csv:
        file = _find_table(folder, name)
    if not file.is_file():
        raise ParameterError(_tell_missing(name, form))
    return file.read_bytes()


def write_whole(content: bytes, file: Path) -> None:
    """Write a file, whole or not at all, over a plain file that is there.

    Raises
    ------
    ParameterError : it cannot be written, something else than a file is there, or reports are.
    """
    try:
        file = file.expanduser()
        _check_replaceable(file)
        # Nobody can know the name, and so put a link to another file in its place.
        handle, made = tempfile.mkstemp(dir=file.parent, prefix=".tollbook-", suffix=".new")
        aside = Path(made)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
            aside.chmod(0o666 & ~read_mask())
            aside.replace(file)
        finally:
            aside.unlink(missing_ok=True)
    except (OSError, RuntimeError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise ParameterError(f"--out {str(file)[:200]} cannot be written: {why}") from None


def _check_replaceable(file: Path) -> None:
    """Refuse what a new file would take the place of and nobody could bring back."""
    if file.is_dir():
        raise ParameterError(f"--out {file} is a folder; name a file in it")
    # A device, too, would be replaced by a file, for the whole machine.
    if os.path.lexists(file) and (file.is_symlink() or not file.is_file()):
        raise ParameterError(
            f"--out {file} is a link or a device and would be lost; name a file, or leave --out "
            "away to print the chart"
        )
    if is_published(file.resolve()):
        raise ParameterError(f"--out {file} is among published reports; name another folder")


def _find_table(folder: Path, name: str) -> Path:
    """The table that tells the same as a chart, as the executed notebooks name it."""
    charts = name_charts(_list_charts(folder))
    return folder / next((find_table(chart) for _, own, chart in charts if own == name), "")


def _list_charts(folder: Path) -> list[tuple[str, Block]]:
    """Notebook and chart, for each chart that a report's executed notebooks have."""
    import nbformat

    notebooks = {
        path.stem: nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
        for path in sorted((folder / "notebooks").glob("*.ipynb"))
    }
    return [(stem, chart) for stem, node in notebooks.items() for chart in iterate_charts(node)]


def _tell_none(subject: Subject, folder: Path, reports: Path) -> str:
    """Why no chart of a report can be taken, and what is to be done."""
    publish = f"tollbook report {subject}"
    if reports != paths.reports():
        publish += f" --out {paths.show(reports)}"
    if not folder.is_dir():
        return f"the report on '{subject}' is not published; '{publish}' publishes it"
    if (folder / "notebooks").is_dir() and not _list_charts(folder):
        return f"the report on '{subject}' has no chart: its notebooks drew none"
    return f"the report on '{subject}' has no charts to be taken; '{publish}' makes it anew"


_MISSING = {
    Form.csv: "show_table publishes one under its name",
    Form.png: "its font lacks a letter of it, and the SVG has all",
}
"""Why a chart has no file of a form."""


def _tell_missing(name: str, form: Form) -> str:
    why = _MISSING.get(form, "the report was changed after it was published")
    return f"chart '{name}' has no {form.upper()}: {why}"
