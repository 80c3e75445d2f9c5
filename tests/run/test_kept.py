"""Pages that another version of Tollbook made: kept where they can be read, else made again."""

import contextlib
import copy

import nbformat
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from projects import ARTICLE, SUBJECT, read_tree, write_notebook
from versioned import execute

from analysis import paths
from analysis.errors import TollbookError
from analysis.run import publish
from analysis.run.parameters import list_notebooks
from analysis.run.publish import plan_runs, publish_subject

LINES = 'article = "x"  # EVENT/ARTICLE\nconvention = "literal"  # a name'


@pytest.fixture
def ran(small_project, monkeypatch):
    """What ran, with which convention; two notebooks, of which no kernel is needed."""
    for name in ("00-only", "01-other"):
        write_notebook(paths.notebooks() / f"article-{name}.ipynb", "1", parameters=LINES)
    found = []

    def run(notebook, values, *_):
        found.append((notebook.stem, values["convention"]))
        node = execute("a", 1, subject=values["article"], described={})
        lines = "\n".join(f"{name} = {value!r}" for name, value in values.items())
        cell = nbformat.v4.new_code_cell(lines, id="given")
        cell.metadata.tags = ["injected-parameters"]
        node.cells.insert(0, cell)
        return node

    monkeypatch.setattr(publish, "execute", run)
    publish_subject(
        SUBJECT, plan_runs(SUBJECT, list_notebooks(), {"convention": "gtd"}), paths.reports()
    )
    found.clear()
    return found


def publish_one():
    runs = plan_runs(SUBJECT, [paths.notebooks() / "article-00-only.ipynb"], {})
    publish_subject(SUBJECT, runs, paths.reports())


def edit(change):
    """Change what the notebook that is kept tells of its report; the tree before."""
    before = read_tree(paths.reports() / ARTICLE)
    file = paths.reports() / ARTICLE / "notebooks" / "article-01-other.ipynb"
    node = nbformat.read(file, as_version=4)
    records = [o.metadata.tollbook for c in node.cells for o in c.get("outputs", ()) if o.metadata]
    change(next(record for record in records if "about" in record))
    nbformat.write(node, file)
    return before


def test_a_page_that_can_be_read_is_kept(ran):
    """Only what is asked for runs."""
    publish_one()
    assert ran == [("article-00-only", "literal")]


def test_a_page_that_cannot_be_read_is_made_again_as_it_was_asked_for(ran):
    """With its own parameters, not with those of the page beside it."""
    before = edit(lambda record: record["about"].pop("seed"))
    publish_one()
    assert ran == [("article-00-only", "literal"), ("article-01-other", "gtd")]
    after = read_tree(paths.reports() / ARTICLE)
    assert after.keys() == before.keys()
    assert after["01-other.html"] == before["01-other.html"]


def test_a_fault_of_what_runs_now_is_not_hidden(ran, monkeypatch):
    """Nothing that is kept is at fault."""
    edit(lambda record: record["about"].pop("seed"))
    monkeypatch.setattr(publish, "execute", lambda *_: nbformat.from_dict({"cells": [7]}))
    before = read_tree(paths.reports())
    with pytest.raises((AttributeError, TypeError)):
        publish_one()
    assert read_tree(paths.reports()) == before


KEYS = ("about", "notes", "claims", "described", "subject", "event", "outlet", "url", "published")
KEYS = (*KEYS, "seed", "versions", "timezone", "convention", "include_claims")
WRONG = st.sampled_from([None, "", "x", 7, [], {}, [None], {"x": 1}])


@given(st.sampled_from(KEYS), WRONG, st.booleans())
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_an_earlier_page_told_the_report_is_made_or_refused(ran, key, wrong, is_gone):
    """Each field of its record missing, or of another shape."""

    def change(record):
        holder = record if key in record else record["about"]
        if is_gone:
            holder.pop(key, None)
        else:
            holder[key] = copy.deepcopy(wrong)

    edit(change)
    with contextlib.suppress(TollbookError):
        publish_one()
    publish_subject(SUBJECT, plan_runs(SUBJECT, list_notebooks(), {}), paths.reports())
