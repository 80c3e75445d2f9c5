"""A run and the texts of articles: it tells what an audit finds, and publishes no word of them."""

from __future__ import annotations

import json

import nbformat
import pytest
from projects import ARTICLE, write_notebook

from analysis import paths
from analysis.cli import run
from analysis.draft.audit.texts import name_file
from analysis.render.exporter import PageExporter

SENTENCES = ("Seventeen marmots crossed the quiet bridge", "Nobody counted the 9 other marmots")
TEXT = ".\n".join(SENTENCES) + ".\n"
SHOW = "import analysis as tb\ntb.show_text(tb.open_article(article))"


@pytest.fixture
def with_text(small_project):
    """A small project that has the text of its article, or what stands for it."""
    file = name_file(ARTICLE)
    file.parent.mkdir(parents=True)
    file.write_text(TEXT, "utf-8")
    return small_project


def test_each_report_is_followed_by_what_its_audit_finds(with_text, capsys):
    """On one line, also where the report is current."""
    for event in ("published", "current"):
        assert run(["report", ARTICLE]) == 0
        report, audit = capsys.readouterr().out.splitlines()
        assert report.startswith(event)
        assert audit.startswith("audit: none of the 2 numbers in the text is a figure, ")
        assert audit.endswith(" faults")


def test_the_log_as_json_has_the_audit_as_numbers(with_text, capsys):
    """For programs: how many are where, and each fault."""
    assert run(["report", ARTICLE, "--log", "json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    (audit,) = [line for line in lines if line["event"] == "audit"]
    assert audit["subject"] == ARTICLE
    assert (audit["counts"]["numbers"], audit["counts"]["figures"]) == (2, 0)
    assert audit["faults"][0].startswith("the text has changed")


def test_nothing_is_said_of_a_text_that_is_not_there(small_project, capsys):
    """A clone has none."""
    assert run(["report", ARTICLE]) == 0
    assert "audit" not in capsys.readouterr().out


def test_a_run_that_says_nothing_says_nothing_of_the_text(with_text, capsys):
    """`--since-change` speaks where something was published."""
    assert run(["report", ARTICLE, "--since-change"]) == 0
    assert "audit: " in capsys.readouterr().out
    assert run(["report", ARTICLE, "--since-change"]) == 0
    assert capsys.readouterr() == ("", "")


def test_a_text_that_cannot_be_read_costs_no_report(with_text, capsys):
    """It is told on the line of the audit."""
    name_file(ARTICLE).write_bytes(b"\xff\xfe")
    assert run(["report", ARTICLE]) == 0
    assert capsys.readouterr().out.endswith(".txt is not text in UTF-8\n")


def find_words(folder):
    """Files below a folder that hold a word which the text alone has."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    return [path for path in files if b"marmots" in path.read_bytes()]


def test_no_file_of_a_report_has_the_text_that_a_cell_shows(with_text, tmp_path):
    """A real run of a notebook that shows it: its cell is published without its output."""
    write_notebook(paths.notebooks() / "article-00-only.ipynb", SHOW)
    out = tmp_path / "out"
    assert run(["report", ARTICLE, "--out", str(out)]) == 0
    assert find_words(out) == []
    assert find_words(with_text / "texts") == [name_file(ARTICLE)]
    executed = nbformat.read(next(out.rglob("*.ipynb")), as_version=4)
    assert [cell.outputs for cell in executed.cells if "show_text" in cell.source] == [[]]


def test_no_notebook_that_failed_is_kept_with_the_text(with_text):
    """What is kept for reading may be passed on as well."""
    write_notebook(paths.notebooks() / "article-00-only.ipynb", SHOW, "1 / 0")
    assert run(["report", ARTICLE]) == 1
    assert find_words(paths.failures()) == []


def test_no_page_that_is_exported_by_hand_has_the_text(with_text):
    """JupyterLab's menu makes a page of what a notebook shows, but not of this."""
    from analysis.draft.audit.transcription import read_transcription
    from analysis.output.show_text import mark_text

    data, metadata = mark_text(read_transcription(ARTICLE))._repr_mimebundle_()
    assert SENTENCES[0][10:] in data["text/html"]
    cell = nbformat.v4.new_code_cell("show()")
    cell.outputs = [nbformat.v4.new_output("display_data", data, metadata=metadata)]
    page, _ = PageExporter().from_notebook_node(nbformat.v4.new_notebook(cells=[cell]))
    assert "marmots" not in page
