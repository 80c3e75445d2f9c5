"""A page by nbconvert, for whoever ran a notebook by hand."""

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from executed import make_notebook, prose
from nbconvert.exporters import HTMLExporter, MarkdownExporter, get_exporter

from analysis.charts.display import Chart
from analysis.render.exporter import PageExporter

ALT = "Deaths by group: 12, stated, The Gazette."
CHART = Chart(
    "toll",
    ALT,
    f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{ALT}"></svg>',
    "<svg></svg>",
    "deaths",
)


def test_nbconvert_knows_the_exporter_by_name():
    """JupyterLab and nbconvert find it without being told where it is."""
    assert get_exporter("tollbook") is PageExporter


def test_jupyter_nbconvert_writes_a_page(tmp_path):
    """`jupyter nbconvert --to tollbook` gives the page in one file."""
    nbformat.write(
        make_notebook("# Who was killed?\n", prose("12", "answer")), tmp_path / "n.ipynb"
    )
    program = str(Path(sys.executable).parent / "jupyter")
    words = [program, "nbconvert", "--to", "tollbook", "n.ipynb"]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert ">Who was killed?</h1>" in (tmp_path / "n.html").read_text("utf-8")


@pytest.mark.parametrize("exporter", [PageExporter, HTMLExporter, MarkdownExporter])
def test_the_text_of_a_chart_survives_every_export(exporter):
    """Whatever the notebook is turned into, a reader without eyes hears its charts."""
    body, resources = exporter().from_notebook_node(make_notebook("# T\n", CHART))
    files = [file.decode() for file in resources.get("outputs", {}).values()]
    assert any(ALT in text for text in [body, *files])
