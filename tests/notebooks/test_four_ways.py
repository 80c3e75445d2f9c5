"""A notebook runs unchanged under papermill and jupyter execute, from a folder of any name.

`tollbook report` is tested in tests/run, and by hand in JupyterLab is the same kernel.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from analysis.run.parameters import list_notebooks

NOTEBOOKS = list_notebooks()
BIN = Path(sys.executable).parent
each_notebook = pytest.mark.parametrize("notebook", NOTEBOOKS, ids=[n.stem for n in NOTEBOOKS])


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    return subprocess.run(
        [str(BIN / words[0]), *words[1:]],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def find_errors(path: Path) -> list[object]:
    notebook = nbformat.read(path, as_version=4)
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    return [output for output in outputs if output.output_type in ("error", "stream")]


@each_notebook
def test_plain_papermill_runs_it(notebook, tmp_path):
    """From another folder, with a parameter given as papermill gives it."""
    done = run(tmp_path, "papermill", str(notebook), "out.ipynb", "-p", "convention", "gtd")
    assert done.returncode == 0, done.stderr
    assert find_errors(tmp_path / "out.ipynb") == []


def test_jupyter_execute_runs_them(tmp_path):
    """Copied into a folder with spaces and braces in its name, away from the project."""
    folder = tmp_path / "a folder {x}"
    folder.mkdir()
    copies = [Path(shutil.copy(notebook, folder)) for notebook in NOTEBOOKS]
    done = run(folder, "jupyter", "execute", "--inplace", *(copy.name for copy in copies))
    assert done.returncode == 0, done.stderr
    assert [find_errors(copy) for copy in copies] == [[]] * len(NOTEBOOKS)


def test_a_mistyped_article_shows_one_sentence_in_the_notebook(tmp_path):
    """By hand, too, a mistake is told in one line and without a stack."""
    words = ("papermill", str(NOTEBOOKS[0]), "out.ipynb", "-p", "article", "a/2020-01-01-b")
    done = run(tmp_path, *words)
    assert done.returncode != 0
    notebook = nbformat.read(tmp_path / "out.ipynb", as_version=4)
    errors = [o for c in notebook.cells for o in c.get("outputs", []) if o.output_type == "error"]
    assert len(errors[0].traceback) == 1
    assert "article 'a/2020-01-01-b' has no seed" in errors[0].traceback[0]
