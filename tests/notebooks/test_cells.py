"""How a notebook is written: one question, short calls, no logic, no numbers typed by hand."""

import ast
import re

import nbformat
import pytest

import analysis as tb
from analysis import paths
from analysis.ledger.subject import Kind
from analysis.run.parameters import list_notebooks

NOTEBOOKS = list_notebooks()
TRANSCRIBE = paths.notebooks() / "transcribe.ipynb"
"""The review of a transcription, which no run publishes, and which is written as the others are."""
ON_EVENTS = list_notebooks(Kind.EVENT)
_NAMES = ("article-00-report", "article-01-checks", "article-02-ledger")
OURS = [*(path for path in NOTEBOOKS if path.stem in _NAMES), *ON_EVENTS]
"""Those that stand in an order; a user's own may have cells of any name."""
WRITTEN = [*NOTEBOOKS, *ON_EVENTS, TRANSCRIBE]
LOGIC = (
    *(ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda),
    *(ast.For, ast.AsyncFor, ast.While, ast.If, ast.IfExp, ast.Try, ast.With),
    *(ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp),
)


@pytest.fixture(params=WRITTEN, ids=[path.stem for path in WRITTEN])
def notebook(request):
    return nbformat.read(request.param, as_version=4)


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def nodes(notebook):
    """All that stands in the syntax trees of the code cells."""
    return [node for cell in code_cells(notebook) for node in ast.walk(ast.parse(cell.source))]


FRAMES = dict.fromkeys(("tabulate", "group", "list"), "F")
KINDS = {**FRAMES, "show_chart": "C", "show_table": "T", "show_text": "X", "say": "S"}
"""What a cell's call begins with → its letter: frame, chart, table, text, sentence."""
ORDER = re.compile(r"X?(F*(FC)?T*S)+")
"""For each question frame, chart, table, sentence, and a chart right after the frame it is of.
The text that is reviewed stands first.

What opens a page, and what is told of a reading as a whole, has a sentence alone.
"""


def sort_cell(source):
    """The letter of a cell, by its first call of `analysis`."""
    called = re.search(r"tb\.(\w+)", source)[1]
    (letter,) = {each for start, each in KINDS.items() if called.startswith(start)}
    return letter


def test_the_three_notebooks_are_there():
    """The reader's three questions, in their order."""
    assert [path.stem for path in NOTEBOOKS] == [
        "article-00-report",
        "article-01-checks",
        "article-02-ledger",
    ]


def test_an_event_has_two_notebooks():
    """What its reports tell together, and every statement of each."""
    assert [path.stem for path in ON_EVENTS] == ["event-00-report", "event-01-statements"]


def test_no_run_has_the_review_of_a_transcription():
    """A report is of articles and events; the text is for whoever transcribes it."""
    assert TRANSCRIBE.is_file()
    published = [notebook for kind in Kind for notebook in list_notebooks(kind)]
    assert TRANSCRIBE not in published


def test_it_is_a_valid_notebook(notebook):
    """Every tool that reads notebooks reads this one."""
    nbformat.validate(notebook)


def test_the_title_asks_the_question(notebook):
    """The first cell is one heading that ends in a question mark."""
    first = notebook.cells[0]
    assert first.cell_type == "markdown"
    assert re.match(r"^# [^\n]+\?\n", first.source)


def test_every_cell_has_a_name_of_its_own(notebook):
    """By which a diff, a merge and an editor keep it apart."""
    names = [cell.id for cell in notebook.cells]
    assert len(set(names)) == len(names)


def test_the_parameters_come_first_and_each_is_explained(notebook):
    """One scalar a line, each with a trailing comment that says what is allowed."""
    cell = code_cells(notebook)[0]
    assert cell.metadata.tags == ["parameters"]
    lines = cell.source.splitlines()
    for line, node in zip(lines, ast.parse(cell.source).body, strict=True):
        assert isinstance(ast.literal_eval(node.value), str | bool | int | float)
        assert re.match(r"\w+ = \S.*  # \S", line)


def test_no_cell_is_longer_than_eight_lines(notebook):
    """A cell is read at a glance."""
    assert max(len(cell.source.splitlines()) for cell in code_cells(notebook)) <= 8


def test_no_cell_holds_logic(notebook):
    """Logic lives in `analysis`, where tests cover it."""
    assert not [node for node in nodes(notebook) if isinstance(node, LOGIC)]
    called = {node.attr for node in nodes(notebook) if isinstance(node, ast.Attribute)}
    assert called.isdisjoint({"groupby", "apply", "pipe", "map"})


def test_it_imports_nothing_but_analysis(notebook):
    """What a notebook can do is what the package's face offers."""
    assert not [node for node in nodes(notebook) if isinstance(node, ast.ImportFrom)]
    imports = [node for node in nodes(notebook) if isinstance(node, ast.Import)]
    assert [(name.name, name.asname) for node in imports for name in node.names] == [
        ("analysis", "tb")
    ]


def test_every_name_that_it_uses_is_in_the_face(notebook):
    """A room that was renamed breaks a notebook here, not in a reader's hands."""
    used = {
        node.attr
        for node in nodes(notebook)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
        if node.value.id == "tb"
    }
    assert used - set(tb.__all__) == set()


def test_each_question_is_a_frame_then_what_shows_it_then_a_sentence(notebook):
    """In that order, so that each is made of what stands above it."""
    kinds = "".join(sort_cell(cell.source) for cell in code_cells(notebook)[2:])
    assert ORDER.fullmatch(kinds), kinds


def test_the_answer_opens_the_page_and_the_ledger_its_figures():
    """The answer stands above everything; a ledger answers nothing, and lists all."""
    opening = [code_cells(nbformat.read(path, as_version=4))[2].source for path in NOTEBOOKS]
    assert [source.splitlines()[-1] for source in opening] == [
        "tb.say_briefing(reading)",
        "tb.say_outcome(reading)",
        "figures",
    ]


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_the_cells_are_numbered_in_their_order(path):
    """By the notebook's number and their own, so that a cell out of place is seen in a diff."""
    number = path.stem.split("-")[1]
    cells = nbformat.read(path, as_version=4).cells
    assert [cell.id for cell in cells] == [f"{number}-{each:02}" for each in range(len(cells))]


def test_every_frame_is_shown_bare_where_it_is_made(notebook):
    """An analyst sees the columns before the chart; a page has none of it."""
    for cell in code_cells(notebook)[2:]:
        if sort_cell(cell.source) == "F":
            made, shown = ast.parse(cell.source).body
            assert ast.unparse(shown) == made.targets[0].id


def test_every_chart_is_shown_with_the_frame_that_it_is_of(notebook):
    """`show_chart(plot_x(x), x, name="x")`: the marks get their names from the plot's own frame."""
    for cell in code_cells(notebook)[2:]:
        if sort_cell(cell.source) == "C":
            plot, frame = ast.parse(cell.source).body[0].value.args
            assert ast.unparse(plot.args[0]) == ast.unparse(frame)


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


def test_the_report_ends_with_what_the_figures_cannot_show():
    """The limits stand last, and on no other page again."""
    for paths_of, call in ((NOTEBOOKS, "say_limits"), (ON_EVENTS, "say_event_limits")):
        report, *others = (nbformat.read(path, as_version=4) for path in paths_of)
        assert report.cells[-2].source == "## What the figures cannot show"
        assert code_cells(report)[-1].source == f"tb.{call}(reading)"
        assert not [cell for each in others for cell in each.cells if call in cell.source]
