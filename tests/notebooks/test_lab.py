"""What an analyst sees in JupyterLab: bare frames and plots, and help that names each column."""

import re
import sys
from pathlib import Path

import nbformat
import pytest
from jupyter_client.manager import KernelManager
from nbclient import NotebookClient
from projects import ARTICLE

import analysis as tb
from analysis import paths
from analysis.render.page import PageContext, render_page
from analysis.render.page.blocks import take_apart

CELLS = (
    f'import analysis as tb\nreading = tb.open_article("{ARTICLE}")',
    "toll = tb.tabulate_toll(reading)\ntoll",
    "tb.plot_toll(toll)",
    'tb.show_chart(tb.plot_toll(toll), toll, name="toll")',
)
QUIET = ["--IPKernelApp.log_level=50", "--HistoryManager.hist_file=:memory:"]


@pytest.fixture(scope="module")
def executed():
    """The cells, run in a kernel of its own."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(each) for each in CELLS])
    NotebookClient(notebook, kernel_name="python3", timeout=300).execute(cwd=str(paths.notebooks()))
    return notebook


def find_data(notebook, cell):
    """What the one output of a cell shows, by its type."""
    (output,) = notebook.cells[cell].outputs
    return output.data


def test_a_bare_frame_shows_as_a_table(executed):
    """As pandas shows it: of many columns the first and last, what is counted among them."""
    table = find_data(executed, 1)["text/html"]
    for name in ("label", "wording", "low", "high", "speaker_name", "status", "paragraph"):
        assert f"<th>{name}</th>" in table


def test_a_bare_plot_shows_as_a_picture(executed):
    """As seaborn shows it."""
    assert set(find_data(executed, 2)) >= {"image/png"}


def test_neither_of_them_is_on_the_page(executed):
    """A page has what a notebook publishes: here one chart, as SVG."""
    page = render_page(take_apart(executed), PageContext())
    assert page.count("<figure") == 1
    assert "<svg" in page
    for trace in ("<th>speaker_name</th>", "dataframe", "image/png"):
        assert trace not in page


@pytest.fixture(scope="module")
def shell():
    """A client of a kernel in which the article is open."""
    manager = KernelManager(kernel_name="python3")
    manager.start_kernel(extra_arguments=QUIET, cwd=str(paths.notebooks()))
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=120)
        client.execute_interactive(CELLS[0], timeout=120)
        yield client
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def ask(shell, words):
    """What `words?` shows, without its colours."""
    shown = shell.inspect(words, len(words), reply=True, timeout=120)["content"]["data"]
    return re.sub(r"\x1b\[[0-9;]*m", "", shown["text/plain"])


def test_help_on_a_table_says_what_comes_back_column_by_column(shell):
    """`tb.tabulate_toll?` in a cell, or Shift-Tab."""
    told = ask(shell, "tb.tabulate_toll")
    assert "Returns" in told
    columns = tb.tabulate_toll(tb.open_article(ARTICLE)).columns
    assert [name for name in columns if not re.search(rf"\b{name}\b", told)] == []


def test_help_on_the_set_up_says_what_is_allowed_and_what_comes_back(shell):
    """`tb.open_article?` names the conventions, the errors and what a reading has."""
    told = ask(shell, "tb.open_article")
    for word in ("Parameters", "Returns", "Raises", "docs/conventions.md", "tables()"):
        assert word in told


def test_the_tab_key_offers_every_name_of_the_face(shell):
    """Also before anything of it was used."""
    reply = shell.complete("tb.tabulate_", 12, reply=True, timeout=120)
    offered = {name.rpartition(".")[2] for name in reply["content"]["matches"]}
    assert {name for name in tb.__all__ if name.startswith("tabulate_")} <= offered


@pytest.mark.skipif(sys.platform == "win32", reason="a file's path is written otherwise")
def test_help_says_in_which_file_to_look(shell):
    """One question, one file."""
    told = ask(shell, "tb.plot_toll")
    assert Path("analysis/views/toll.py").as_posix() in told
