"""The kernelspec: what it names is there, and what notebooks call is imported ahead."""

import importlib.util
import json
import logging
import subprocess
import sys

import pytest
from own_kernels import own_spec, read_preload

from analysis import paths
from analysis.kernels.preload import list_modules
from analysis.run import spec as spec_module
from analysis.run.spec import find_kernel


@pytest.fixture
def spec(tmp_path):
    """The kernelspec of this checkout, installed."""
    with own_spec(tmp_path) as folder:
        yield folder


def test_the_kernelspec_names_the_provisioner(spec):
    """A kernel of its own beside the plain one."""
    found = json.loads((spec / "kernel.json").read_text())
    assert found["metadata"]["kernel_provisioner"]["provisioner_name"] == "tollbook-warm"


def test_all_that_the_kernelspec_names_can_be_imported(spec):
    """A module that was moved would leave every kernel cold."""
    modules = list(list_modules(read_preload(spec).imports))
    assert [name for name in modules if importlib.util.find_spec(name) is None] == []


RUN = """
import sys
from pathlib import Path
import nbformat
sys.path.insert(0, "tests")
from cells import run_cells
import analysis as tb
before = set(sys.modules)
run_cells(Path("notebooks/article-00-report.ipynb"), {})
toll = tb.tabulate_toll(tb.open_article("balochistan-2026/2026-02-04-press-tv"))
toll._repr_html_(), tb.plot_toll(toll)._repr_png_()
[getattr(tb, name) for name in tb.__all__]
print(*set(sys.modules) - before)
"""
"""A notebook in this process, then a bare frame and a bare plot, as JupyterLab shows them."""


def test_what_notebooks_import_is_imported_ahead(spec):
    """All that a notebook needs of ours and of the libraries, when it shows a frame and a plot."""
    done = subprocess.run(
        [sys.executable, "-c", RUN], cwd=paths.home(), capture_output=True, text=True, check=True
    )
    told = [line for line in done.stdout.splitlines() if line][-1].split()
    ahead = [name for name in list_modules(read_preload(spec).imports) if name != "analysis"]
    code = f"import {', '.join(ahead)}, sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=paths.home(), capture_output=True, text=True, check=True
    )
    missing = set(told) - set(done.stdout.split())
    assert {name for name in missing if not name.startswith(("IPython", "ipykernel"))} == set()
    assert "seaborn.objects" in ahead


def test_nothing_that_runs_or_renders_is_imported_ahead(spec):
    """A notebook has no use for it."""
    rooms = {".".join(name.split(".")[:2]) for name in list_modules(read_preload(spec).imports)}
    assert rooms.isdisjoint({"analysis.run", "analysis.render", "analysis.kernels", "analysis.cli"})


def test_an_environment_of_an_earlier_version_runs_the_notebooks_own_kernel(
    spec, monkeypatch, caplog
):
    """What it names as the provisioner is gone; the user is told how to mend it."""

    class Entry:
        def load(self):
            raise ModuleNotFoundError("No module named 'analysis.publish'")

    monkeypatch.setattr(spec_module, "entry_points", lambda **_: [Entry()])
    with caplog.at_level(logging.WARNING):
        assert find_kernel() is None
    assert caplog.messages == [
        "kernels start cold: this environment was made for an earlier version; "
        "install it again with make, or with pip install -e ."
    ]
