"""One Papermill run: a notebook and its parameters in, the executed notebook out.

What differs from run to run (times, random ids, the interpreter's patch version) is taken out, so
that the same inputs give the same bytes.
"""

from __future__ import annotations

import logging
import os
import re
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from analysis import paths
from analysis.errors import RunError
from analysis.paths import tell_os_error
from analysis.render.masking import INJECTED, TAG, hide, is_private, mask_source
from analysis.run.parameters import Value
from analysis.run.private import NotOursError, open_state, write_file

START_SECONDS = 120

_ANSI = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a notebook may take, and how often it is tried.

    Attributes
    ----------
    cell_seconds, notebook_seconds : at most, for one cell and for all of them.
    retries : how often a notebook is run again after its kernel died; an error in a cell is final.
    """

    cell_seconds: int = 600
    notebook_seconds: int = 1800
    retries: int = 1


LIMITS = Limits()


def execute(
    notebook: Path,
    parameters: Mapping[str, Value],
    keep_at: Path,
    limits: Limits = LIMITS,
) -> Any:
    """The executed notebook (an nbformat node), normalised.

    Parameters
    ----------
    notebook : the notebook to run, in a fresh kernel.
    parameters : injected below its parameters cell.
    keep_at : where in the project's hidden folder the notebook is kept for reading, as far as it
        came, if it fails.
    limits : of time and tries.

    Raises
    ------
    RunError : a cell failed, took too long, or the kernel died: which notebook, cell and why.
    """
    from nbclient.exceptions import DeadKernelError

    _quieten()
    begun: list[Any] = []
    try:
        for _ in range(limits.retries + 1):
            with suppress(DeadKernelError):
                return normalise(_run(notebook, parameters, limits, begun), parameters)
        raise RunError("its kernel died")
    except RunError as error:
        kept = _keep(begun[-1], keep_at, parameters) if begun else ""
        why = f"notebook {notebook.stem}: {hide(str(error), parameters)}{kept}"
        raise RunError(why) from None


def _run(notebook: Path, parameters: Mapping[str, Value], limits: Limits, begun: list[Any]) -> Any:
    """Run once; a notebook is added to `begun` when it starts, so that a failed one can be kept."""
    import papermill
    from jupyter_core.utils import ensure_event_loop
    from nbclient.exceptions import CellTimeoutError, DeadKernelError
    from papermill.exceptions import PapermillExecutionError

    from analysis.kernels.client import PromptManager
    from analysis.kernels.errors import KernelError
    from analysis.run.spec import find_kernel

    end = time.monotonic() + limits.notebook_seconds

    def seconds_left(_: object) -> float:
        # Not 0, which means no limit to nbclient.
        return max(min(limits.cell_seconds, end - time.monotonic()), 0.01)

    try:
        return papermill.execute_notebook(
            _literal(notebook),
            # Nothing is written before secrets are masked.
            None,
            parameters=dict(parameters),
            progress_bar=False,
            kernel_name=find_kernel(),
            kernel_manager_class=PromptManager,
            start_timeout=START_SECONDS,
            timeout_func=seconds_left,
            on_notebook_start=lambda notebook: begun.append(notebook),
            # ipykernel logs its own end as an error, and on Windows warns of TCP at every start.
            extra_arguments=["--IPKernelApp.log_level=50"],
        )
    except PapermillExecutionError as error:
        why = _ANSI.sub("", f"{error.ename}: {error.evalue}".splitlines()[0])
        # Papermill's added cell comes earlier and is not in the reader's notebook.
        cell = f"cell {error.cell_index} ({_first_line(error.source)})"
        raise RunError(f"{cell} failed: {why}") from None
    except CellTimeoutError:
        if time.monotonic() >= end:
            raise RunError(f"it took more than {limits.notebook_seconds} s") from None
        raise RunError(f"a cell took more than {limits.cell_seconds} s") from None
    except DeadKernelError:
        raise
    except KernelError as error:
        raise RunError(str(error)) from None
    except OSError as error:
        raise RunError(f"could not run: {tell_os_error(error)}") from None
    except (KeyError, RuntimeError, ValueError) as error:
        if "Kernel died" in str(
            error
        ):  # while it started, for which nbclient has no error of its own
            raise DeadKernelError(str(error)) from None
        why = f"could not run: {type(error).__name__}: {error}".splitlines()[0]
        raise RunError(why) from None
    finally:
        # Jupyter makes a loop for each thread that runs a notebook and leaves it open.
        ensure_event_loop().close()


def normalise(notebook: Any, parameters: Mapping[str, Value] = MappingProxyType({})) -> Any:
    """The notebook without secrets, private outputs and run-to-run differences; changed in place.

    Parameters
    ----------
    parameters : of the run; secret values are masked wherever a cell shows them.
    """
    notebook.metadata.pop("papermill", None)
    notebook.metadata.get("language_info", {}).pop("version", None)
    for cell in notebook.cells:
        for key in ("papermill", "execution"):
            cell.metadata.pop(key, None)
        tags = cell.metadata.get("tags", [])
        if INJECTED in tags:
            cell["id"] = INJECTED
        if INJECTED in tags or TAG in tags:
            cell.source = mask_source(cell.source)
        if cell.metadata.get("tags") == []:
            del cell.metadata["tags"]
        if "outputs" in cell:
            cell.outputs = [each for each in cell.outputs if not is_private(each)]
        for part in ("source", "outputs"):
            if part in cell:
                cell[part] = _hide_within(cell[part], parameters)
    return notebook


def _hide_within(node: Any, parameters: Mapping[str, Value]) -> Any:
    """The node with secrets masked in its texts, but not in the format's own words."""
    if isinstance(node, str):
        return hide(node, parameters)
    if isinstance(node, list):
        return [_hide_within(each, parameters) for each in node]
    if isinstance(node, dict):
        for key in node.keys() - {"output_type"}:
            node[key] = _hide_within(node[key], parameters)
    return node


def _keep(node: Any, keep_at: Path, parameters: Mapping[str, Value]) -> str:
    """Keep a notebook that failed; where it is, in words."""
    import nbformat

    *above, name = keep_at.relative_to(paths.state()).parts
    try:
        text: str = nbformat.writes(normalise(node, parameters))  # type: ignore[no-untyped-call]
        with open_state(*above, makes=True) as folder:
            write_file(folder, name, text + "\n")
    except (OSError, ValueError, NotOursError):  # a full disk must not hide why it failed
        return ""
    return f"; kept for reading: {paths.show(keep_at)}"


def _first_line(source: str) -> str:
    line = next((line for line in source.splitlines() if line.strip()), "")
    return line if len(line) <= 60 else f"{line[:57]}…"


def _literal(path: Path) -> str:
    """Papermill fills parameters into paths; here braces are only braces."""
    return str(path).replace("{", "{{").replace("}", "}}")


def _quieten() -> None:
    # Whatever it has to say becomes the notebook's failure.
    logging.getLogger("papermill").setLevel(logging.CRITICAL)
    # Without it a warning in a cell prints a path with the kernel's process id.
    os.environ.setdefault("IPYKERNEL_CELL_NAME", "<cell>")
    os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")
