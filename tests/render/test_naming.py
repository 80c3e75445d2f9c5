"""From the name of a notebook to that of its page."""

import pytest

from analysis.render.naming import page_name, short_name


@pytest.mark.parametrize(
    ("stem", "file", "name"),
    [
        ("article-00-some-words", "index.html", "Some words"),
        ("article-05-some-words", "05-some-words.html", "Some words"),
        ("event-00-some-words", "index.html", "Some words"),
        ("event-05-articles", "05-articles.html", "Articles"),
        ("article-words", "words.html", "Words"),
    ],
)
def test_a_notebooks_page_has_a_file_and_a_name(stem, file, name):
    """Notebook 00 is the front page; what it is about is in neither."""
    assert (page_name(stem), short_name(stem)) == (file, name)


@pytest.mark.parametrize("stem", ["00-some-words", "05-some-words"])
def test_what_was_named_without_its_kind_has_the_same_page(stem):
    """A report that was published before leads where it led."""
    assert page_name(stem) == page_name(f"article-{stem}")
