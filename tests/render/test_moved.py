"""Pages of before lead to the page and section that tells the same now."""

import re
from pathlib import Path

import pytest
from executed import make_notebook, prose

from analysis.render.folder import write_folder
from analysis.render.moved import MOVED, render_moved
from analysis.render.page.blocks import take_apart


def make(*sentences):
    """A notebook whose findings are told by these sentences."""
    notebook = make_notebook("# Who & why?\n", *(prose(name, "finding") for name in sentences))
    for cell, name in zip(notebook.cells[1:], sentences, strict=True):
        cell.source = f"tb.say_{name}(frame)"
    return notebook


REPORT = {
    "article-00-report": make("toll", "claims", "timeline"),
    "article-01-checks": make("checks"),
    "article-02-ledger": make("figures"),
}


@pytest.mark.parametrize("name", MOVED)
def test_a_page_of_before_leads_to_a_place_that_is_there(tmp_path: Path, name: str) -> None:
    """By itself, and by a link for whoever it does not lead; no list of pages finds it."""
    write_folder(tmp_path, REPORT)
    page = (tmp_path / name).read_text("utf-8")
    (leads,) = re.findall(r'http-equiv="refresh" content="0; url=([^"]+)"', page)
    file, _, anchor = leads.partition("#")
    assert f'<a href="{leads}">' in page
    assert 'name="robots" content="noindex"' in page
    assert not anchor or f'id="{anchor}"' in (tmp_path / file).read_text("utf-8")


def test_no_page_leads_to_what_is_not_there() -> None:
    """A report without its page or section has no page that leads there."""
    reports = {"index.html": take_apart(make("toll", "claims"))}
    assert [name for name, _ in render_moved(reports)] == ["02-toll.html", "03-claims.html"]


def test_a_page_that_is_there_again_is_no_signpost() -> None:
    """A notebook of one's own may have the name of a page of before."""
    reports = {"index.html": take_apart(make("toll")), "02-toll.html": take_apart(make("toll"))}
    assert list(render_moved(reports)) == []


def test_the_question_is_told_as_text() -> None:
    """No markup of a notebook becomes the page's."""
    ((_, page),) = render_moved({"01-checks.html": take_apart(make("checks"))})
    assert "Who &amp; why?" in page
