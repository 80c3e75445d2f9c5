"""After a mistyped parameter no cell shows a figure of the article that was open before."""

import nbformat
import papermill
import pytest
from nbclient import NotebookClient

from analysis import paths
from analysis.run.parameters import list_notebooks

MISTYPED = {
    "article": ('article = "balochistan-2026/2026-02-04-pres-tv"', "has no seed; did you mean"),
    "convention": ('convention = "gdt"', "'gdt' is unknown; did you mean 'gtd'?"),
    "include_claims": ('include_claims = "no"', "is not True or False"),
}
MADE = ("toll = reading.figures", "toll['low'].sum()", "[row for row in reading.records]")
"""Cells that a user may add."""


def read_cells():
    """The code cells of all notebooks on articles, their first two once; and some of a user's."""
    notebooks = [nbformat.read(path, as_version=4) for path in list_notebooks()]
    sources = [
        [cell.source for cell in notebook.cells if cell.cell_type == "code"]
        for notebook in notebooks
    ]
    return sources[0][:2], [cell for cells in sources for cell in cells[2:]] + list(MADE)


@pytest.mark.parametrize(("line", "why"), MISTYPED.values(), ids=MISTYPED)
def test_each_further_cell_ends_in_one_sentence(line, why):
    """Run one after the other by hand, in the kernel of a run that went well.

    Of that run those cells do, after the first time, that make something for others.
    """
    (parameters, set_up), further = read_cells()
    went_well = [cell for cell in further if line.startswith("article") or "show_" not in cell]
    cells = [parameters, set_up, *went_well, line, set_up, *further]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    NotebookClient(notebook, kernel_name="python3", allow_errors=True, timeout=300).execute(
        cwd=str(paths.notebooks())
    )
    good = notebook.cells[: 2 + len(went_well)]
    assert not [o for cell in good for o in cell.outputs if o.output_type == "error"]
    for cell in notebook.cells[len(good) + 1 :]:
        (output,) = cell.outputs
        (told,) = output.traceback
        assert (output.ename, why in told) == ("ParameterError", True)


def test_papermill_makes_no_report_under_a_mistyped_name(tmp_path):
    """It injects any name, and the default article would be shown."""
    with pytest.raises(papermill.PapermillExecutionError, match="did you mean 'article'"):
        papermill.execute_notebook(
            paths.notebooks() / "article-02-ledger.ipynb",
            tmp_path / "out.ipynb",
            parameters={"artcle": "balochistan-2026/2026-02-04-geo-news"},
            kernel_name="python3",
            cwd=paths.notebooks(),
            progress_bar=False,
        )
