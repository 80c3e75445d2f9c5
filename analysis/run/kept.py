"""The executed notebooks of a published report that a run keeps beside those that it makes anew.

Another version of Tollbook may have made them, and told in them what this one cannot read.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from analysis import paths
from analysis.errors import ParameterError, TollbookError
from analysis.ledger.subject import Subject
from analysis.render.masking import is_secret
from analysis.render.naming import numbered_name
from analysis.run.parameters import Value, read_parameters


def read_kept(
    target: Path, notebooks: Sequence[Path], runs: Mapping[Path, Mapping[str, Value]]
) -> dict[str, Any]:
    """Executed notebooks of the published report that are not run again: stem → node.

    Raises
    ------
    ParameterError : one of them is no notebook.
    """
    import nbformat

    kept = {}
    for notebook in notebooks:
        path = _find_executed(target / "notebooks", notebook)
        if notebook in runs or path is None:
            continue
        try:
            kept[notebook.stem] = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
        except ValueError:
            raise ParameterError(
                f"{paths.show(path)} is not a notebook; publish the whole report again"
            ) from None
    return kept


def is_unfit(error: Exception, kept: Mapping[str, Any]) -> bool:
    """Whether an error may come of what another version of Tollbook told in a kept notebook.

    They are then made again; a fault of ours shows once more.
    """
    return bool(kept) and not isinstance(error, TollbookError | OSError)


def plan_again(
    subject: Subject, kept: Mapping[str, Any], notebooks: Sequence[Path]
) -> dict[Path, dict[str, Value]]:
    """The runs that make kept notebooks anew, with the parameters with which each was made.

    Raises
    ------
    ParameterError : a value of one was a secret, which is not published.
    """
    runs = {}
    for notebook in (each for each in notebooks if each.stem in kept):
        known = read_parameters(notebook)
        values = {name: parameter.default for name, parameter in known.items()}
        given = _read_given(kept[notebook.stem])
        if any(is_secret(name) for name in values):
            raise ParameterError(
                f"another version of Tollbook made the page of notebook {notebook.stem}, and it "
                "needs a secret; publish the whole report again"
            )
        values |= {name: value for name, value in given.items() if name in known}
        runs[notebook] = {**values, subject.kind.parameter: subject.name}
    return runs


def _find_executed(folder: Path, notebook: Path) -> Path | None:
    """A published notebook, whether or not its name there begins with its kind."""
    names = (notebook.name, f"{numbered_name(notebook.stem)}.ipynb")
    return next((folder / name for name in names if (folder / name).is_file()), None)


def _read_given(node: Any) -> dict[str, Value]:
    """The parameters that Papermill put into an executed notebook; none where they are damaged."""
    cells = (each for each in node.cells if "injected-parameters" in each.metadata.get("tags", ()))
    try:
        lines = [line for cell in cells for line in ast.parse(cell.source).body]
        return {
            line.targets[0].id: ast.literal_eval(line.value)
            for line in lines
            if isinstance(line, ast.Assign) and isinstance(line.targets[0], ast.Name)
        }
    except (SyntaxError, ValueError):
        return {}
