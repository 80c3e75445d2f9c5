"""A page is made again when a later report overtakes a number of it, and not for anything else."""

import subprocess
import sys

import pytest
from projects import ARTICLE, LATER, SHOW, add_later, read_tree, write_notebook

from analysis import paths
from analysis.cli import run


@pytest.fixture
def published(small_project, capsys):
    """The first article, published; the folder of its report."""
    write_notebook(paths.notebooks() / "article-00-only.ipynb", SHOW)
    assert run(["report"]) == 0
    capsys.readouterr()
    return paths.reports() / ARTICLE


def test_a_page_says_that_its_number_has_been_overtaken(published, capsys):
    """Its notebook does not run again for it."""
    before = (published / "notebooks" / "article-00-only.ipynb").read_bytes()
    add_later(216)
    assert run(["report"]) == 0
    told = capsys.readouterr()
    assert f"published reports/{ARTICLE}/index.html" in told.out
    assert f"{ARTICLE} article-00-only" not in told.err
    page = (published / "index.html").read_text("utf-8")
    assert "Later reports have a newer number for 1 of these figures" in page
    assert "as of 6 February 2026 “216”" in page
    assert (published / "notebooks" / "article-00-only.ipynb").read_bytes() == before


def test_a_later_report_that_overtakes_nothing_changes_no_page(published, capsys):
    """Nor does a word that changes in it."""
    before = read_tree(published)
    add_later(197)
    assert run(["report"]) == 0
    assert f"current reports/{ARTICLE}/index.html" in capsys.readouterr().out
    assert read_tree(published) == before


def test_a_page_forgets_a_later_report_that_is_withdrawn(published):
    """It is as it was before."""
    before = read_tree(published)
    add_later(216)
    assert run(["report"]) == 0
    assert read_tree(published) != before
    (paths.seeds() / f"{LATER}.yaml").unlink()
    assert run(["report"]) == 0
    assert read_tree(published) == before


def test_an_article_whose_event_cannot_be_read_whole_is_published(published, capsys):
    """Another seed that is broken keeps no page from its readers."""
    add_later(216)
    (paths.seeds() / f"{LATER}.yaml").write_text("nothing")
    assert run(["report", ARTICLE, "--force"]) == 0
    assert f"published reports/{ARTICLE}/index.html" in capsys.readouterr().out


def test_what_is_current_is_found_without_pandas():
    """A run to which nothing changed ends at once."""
    words = "import sys; import analysis.run.report; sys.exit('pandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", words], check=False).returncode == 0


def test_a_page_says_at_once_who_publishes_it(published, capsys):
    """Its notebook does not run again for it; list, feed and sitemap say so, too."""
    before = (published / "notebooks" / "article-00-only.ipynb").read_bytes()
    for address in ("https://one.example/", "https://two.example/"):
        (paths.home() / "site.yaml").write_text(f"base_address: {address}\n", "utf-8")
        assert run(["report"]) == 0
        assert f"published reports/{ARTICLE}/index.html" in capsys.readouterr().out
        page = (published / "index.html").read_text("utf-8")
        assert f'<link rel="canonical" href="{address}{ARTICLE}/">' in page
        for name in ("feed.xml", "sitemap.xml"):
            assert address in (paths.reports() / name).read_text("utf-8")
        assert run(["report"]) == 0
        assert "published" not in capsys.readouterr().out
    assert (published / "notebooks" / "article-00-only.ipynb").read_bytes() == before
