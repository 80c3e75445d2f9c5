"""A report with figures that no person has confirmed says so at its top, wherever it is read."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from executed import make_notebook, prose
from readings import read
from rich_seed import make_article
from small_tables import ABOUT, TABLES

from analysis.output.show import make_table
from analysis.render.about import DRAFT
from analysis.render.citation import to_cff
from analysis.render.folder import write_folder
from analysis.render.package import to_datapackage
from analysis.render.page import PageContext, render_page
from analysis.render.page.blocks import take_apart
from analysis.render.page.paper import render_paper
from analysis.render.site import list_entries, render_site
from analysis.views.figures import tabulate_figures
from analysis.views.source import say_source

CONFIRMED, DRAFTED = ("toll-noon",), ("toll-noon", "killed-in-farhaven")


def execute(*names: str) -> Any:
    """An executed notebook on the invented article with these figures."""
    reading = read(make_article(*names))
    table = make_table(tabulate_figures(reading), name="ledger")
    return make_notebook("# Who?", prose("Words.", "answer"), say_source(reading), table)


def test_every_page_of_a_report_says_that_it_is_a_draft(tmp_path: Path) -> None:
    """Before anything else that it tells; also a page that itself rests on no draft."""
    folder = tmp_path / "fernhill-2031" / "2031-05-06-dale-courier"
    write_folder(folder, {"01-all": execute(*DRAFTED), "02-one": execute(*CONFIRMED)})
    pages = [path.read_text("utf-8") for path in folder.glob("*.html")]

    assert len(pages) == 2
    for page in pages:
        assert page.count(DRAFT) == 1
        assert page.index("<h1") < page.index(DRAFT) < page.index("Words.")


@pytest.mark.parametrize(("names", "drafts"), [(DRAFTED, 1), (CONFIRMED, 0)])
def test_a_published_report_is_listed_only_if_it_is_no_draft(
    tmp_path: Path, names: tuple[str, ...], drafts: int
) -> None:
    """From the executed notebook to the list, by the data package beside it."""
    name = "fernhill-2031/2031-05-06-dale-courier"
    write_folder(tmp_path / name, {"00-all": execute(*names)})
    site = render_site(list_entries(tmp_path))
    told = json.loads((tmp_path / name / "datapackage.json").read_text("utf-8"))["tollbook"]

    assert told.get("unreviewed", 0) == drafts
    for text in site.values():
        assert (name in text) != bool(drafts)


def test_a_page_by_itself_says_so_too() -> None:
    """As JupyterLab's menu makes it."""
    assert DRAFT in render_page(take_apart(execute(*DRAFTED)), PageContext())
    assert DRAFT not in render_page(take_apart(execute(*CONFIRMED)), PageContext())


@pytest.mark.parametrize("drafts", [0, 3])
def test_paper_and_downloads_say_so(drafts: int) -> None:
    """Whoever has them alone must know."""
    about = replace(ABOUT, unreviewed=drafts)
    files = {f"tables/{name}.{form}": b"" for name in TABLES for form in ("csv", "parquet")}
    told = (render_paper({}, about), to_cff(about), to_datapackage(TABLES, files, about))

    assert [DRAFT in text for text in told] == [bool(drafts)] * 3
