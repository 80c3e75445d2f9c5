"""One Papermill run: a notebook and its parameters in, the executed notebook out.

What a run leaves behind that another run would not (times, random ids, the interpreter's patch
version) is taken out, so that the same inputs give the same bytes.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from analysis import paths
from analysis.errors import RunError
from analysis.publish.parameters import INJECTED, Value

START_SECONDS = 120
CELL_SECONDS = 600

_ANSI = re.compile(r"\x1b\[[0-9;]*m")


def execute(notebook: Path, parameters: Mapping[str, Value], keep_at: Path) -> Any:
    """The executed notebook (an nbformat node), normalised.

    Parameters
    ----------
    notebook : the notebook to run, in a fresh kernel.
    parameters : injected below its parameters cell.
    keep_at : where the notebook is kept for reading if a cell fails.

    Raises
    ------
    RunError : a cell failed, took too long, or the kernel died: which notebook, cell and why.
    """
    import papermill
    from jupyter_core.utils import ensure_event_loop
    from nbclient.exceptions import CellTimeoutError, DeadKernelError
    from papermill.exceptions import PapermillExecutionError

    _quieten()
    with tempfile.TemporaryDirectory(prefix="tollbook-") as folder:
        output = Path(folder) / notebook.name
        try:
            executed = papermill.execute_notebook(
                _literal(notebook),
                _literal(output),
                parameters=dict(parameters),
                progress_bar=False,
                start_timeout=START_SECONDS,
                execution_timeout=CELL_SECONDS,
                # ipykernel warns of its own transport at every start, and of its end as an error.
                extra_arguments=["--IPKernelApp.log_level=50"],
            )
        except PapermillExecutionError as error:
            why = _ANSI.sub("", f"{error.ename}: {error.evalue}".splitlines()[0])
            # The cell that Papermill adds stands before it and is not in the reader's notebook.
            cell = f"cell {error.cell_index} ({_first_line(error.source)})"
            raise _failed(notebook, f"{cell} failed: {why}", output, keep_at) from None
        except CellTimeoutError:
            why = f"a cell took more than {CELL_SECONDS} s"
            raise _failed(notebook, why, output, keep_at) from None
        except DeadKernelError:
            raise _failed(notebook, "its kernel died", output, keep_at) from None
        except (OSError, KeyError, RuntimeError, ValueError) as error:
            why = f"could not run: {type(error).__name__}: {error}".splitlines()[0]
            raise _failed(notebook, why, output, keep_at) from None
        finally:
            # Jupyter makes a loop for each thread that runs a notebook and leaves it open.
            ensure_event_loop().close()
    return normalise(executed)


def normalise(notebook: Any) -> Any:
    """The notebook without what differs from run to run; changes it in place."""
    notebook.metadata.pop("papermill", None)
    notebook.metadata.get("language_info", {}).pop("version", None)
    for cell in notebook.cells:
        for key in ("papermill", "execution"):
            cell.metadata.pop(key, None)
        if INJECTED in cell.metadata.get("tags", []):
            cell["id"] = INJECTED
        if cell.metadata.get("tags") == []:
            del cell.metadata["tags"]
    return notebook


def _failed(notebook: Path, why: str, output: Path, keep_at: Path) -> RunError:
    kept = ""
    if output.is_file():
        keep_at.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(output, keep_at)
        kept = f"; kept for reading: {paths.show(keep_at)}"
    return RunError(f"notebook {notebook.stem}: {why}{kept}")


def _first_line(source: str) -> str:
    line = next((line for line in source.splitlines() if line.strip()), "")
    return line if len(line) <= 60 else f"{line[:57]}…"


def _literal(path: Path) -> str:
    """Papermill formats paths with the parameters; braces in a folder's name are only braces."""
    return str(path).replace("{", "{{").replace("}", "}}")


def _quieten() -> None:
    logging.getLogger("papermill").setLevel(logging.ERROR)
    # Without it a warning in a cell prints a path with the kernel's process id.
    os.environ.setdefault("IPYKERNEL_CELL_NAME", "<cell>")
    os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")
