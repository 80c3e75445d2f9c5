"""The list of reports put in place: nobody's page is lost, and nothing is left beside it."""

import os

import pytest

from analysis.errors import ParameterError
from analysis.run.site import check_site, digest_site, write_site


def test_nothing_but_the_two_files_is_left(tmp_path):
    """No half-written file stays beside them, and everybody may read them."""
    write_site(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["feed.xml", "index.html"]
    assert {oct(path.stat().st_mode)[-3:] for path in tmp_path.iterdir()} == {"644"}


def test_a_list_of_ours_may_be_replaced(tmp_path):
    """Publishing again is no danger to anybody's page."""
    write_site(tmp_path)
    check_site(tmp_path)


@pytest.mark.parametrize("name", ["index.html", "feed.xml"])
def test_somebodys_own_page_is_not_replaced(tmp_path, name):
    """A home page in the folder to publish into is kept, and the user is told."""
    (tmp_path / name).write_text("<h1>My home page</h1>")
    with pytest.raises(ParameterError, match=f"{name} is not a list of reports"):
        check_site(tmp_path)


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links on this system")
def test_a_link_is_not_replaced(tmp_path):
    """A link leads to a file that is not ours to know."""
    (tmp_path / "index.html").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ParameterError, match=r"index\.html is not a list of reports"):
        check_site(tmp_path)


def test_an_empty_list_is_written_anew(tmp_path):
    """As a full disk leaves one; nothing is lost with it."""
    (tmp_path / "index.html").touch()
    check_site(tmp_path)


@pytest.fixture
def address(home):
    """A project that says where its reports are."""
    home.folder.joinpath("site.yaml").write_text("base_address: https://example.org/\n")
    return home.folder / "site.yaml"


def test_a_sitemap_goes_with_the_address(address, tmp_path):
    """Ours does; somebody else's stays, and keeps ours from being written over it."""
    out = tmp_path / "out"
    write_site(out)
    assert (out / "sitemap.xml").is_file()
    known = digest_site(out)
    address.unlink()
    assert digest_site(out) != known
    write_site(out)
    assert not (out / "sitemap.xml").exists()

    (out / "sitemap.xml").write_text("<urlset/>")
    write_site(out)
    assert (out / "sitemap.xml").is_file()


def test_somebodys_own_sitemap_is_not_replaced(address, tmp_path):
    """It names pages that we do not know."""
    (tmp_path / "sitemap.xml").write_text("<urlset/>")
    with pytest.raises(ParameterError, match=r"sitemap\.xml is not a list of reports"):
        check_site(tmp_path)
