"""How a notebook is written: one question, short calls, no logic, no numbers typed by hand."""

import ast
import re

import nbformat
import pytest

from analysis.run.parameters import list_notebooks

NOTEBOOKS = list_notebooks()
LOGIC = (
    *(ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda),
    *(ast.For, ast.AsyncFor, ast.While, ast.If, ast.IfExp, ast.Try, ast.With),
    *(ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp),
)


@pytest.fixture(params=NOTEBOOKS, ids=[path.stem for path in NOTEBOOKS])
def notebook(request):
    return nbformat.read(request.param, as_version=4)


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_the_six_notebooks_are_there():
    """The reader's six questions, in their order."""
    assert [path.stem for path in NOTEBOOKS] == [
        "article-00-briefing",
        "article-01-figures",
        "article-02-toll",
        "article-03-claims",
        "article-04-checks",
        "article-05-time-and-place",
    ]


def test_it_is_a_valid_notebook(notebook):
    """Every tool that reads notebooks reads this one."""
    nbformat.validate(notebook)


def test_the_title_asks_the_question(notebook):
    """The first cell is one heading that ends in a question mark."""
    first = notebook.cells[0]
    assert first.cell_type == "markdown"
    assert re.match(r"^# [^\n]+\?\n", first.source)


def test_the_parameters_come_first_and_each_is_explained(notebook):
    """One typed scalar a line, each with a trailing comment."""
    cell = code_cells(notebook)[0]
    assert cell.metadata.tags == ["parameters"]
    assert all(re.match(r"^\w+ = \S.*  # \S", line) for line in cell.source.splitlines())


def test_no_cell_is_longer_than_eight_lines(notebook):
    """A cell is read at a glance."""
    assert max(len(cell.source.splitlines()) for cell in code_cells(notebook)) <= 8


def test_no_cell_holds_logic(notebook):
    """Logic lives in `analysis`, where tests cover it."""
    nodes = [node for cell in code_cells(notebook) for node in ast.walk(ast.parse(cell.source))]
    assert not [node for node in nodes if isinstance(node, LOGIC)]
    assert not [n for n in nodes if isinstance(n, ast.Attribute) and n.attr == "groupby"]


def test_it_imports_nothing_but_analysis(notebook):
    """What a notebook can do is what the package's face offers."""
    nodes = [node for cell in code_cells(notebook) for node in ast.walk(ast.parse(cell.source))]
    assert not [node for node in nodes if isinstance(node, ast.ImportFrom)]
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    assert names == ["analysis"]


def test_no_figure_is_typed_into_prose(notebook):
    """Sentences with numbers are computed; prose has no digits."""
    prose = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    assert not [text for text in prose if re.search(r"\d", text)]


def test_it_is_committed_without_outputs(notebook):
    """Outputs belong to reports."""
    for cell in code_cells(notebook):
        assert (cell.outputs, cell.execution_count) == ([], None)


def test_its_metadata_names_no_machine(notebook):
    """Kernel and language by name only, so that it runs anywhere."""
    assert notebook.metadata.kernelspec.name == "python3"
    assert notebook.metadata.language_info == {"name": "python"}


def test_it_ends_with_what_the_figures_cannot_show(notebook):
    """The limits stand last, on every page."""
    assert notebook.cells[-2].source == "## What the figures cannot show"
    assert code_cells(notebook)[-1].source == "tb.show_limits(reading)"
