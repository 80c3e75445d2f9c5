"""A parameter that Papermill injects and the notebook does not have is refused."""

from types import SimpleNamespace

import pytest

from analysis.errors import ParameterError
from analysis.ledger.injected import check_injected

OWN = 'article = "a/b"  # EVENT/ARTICLE\nwide: bool = True'
SET_UP = "reading = tb.open_article(article)"


def run(monkeypatch, *cells):
    """Check in a kernel that ran these cells."""
    shell = SimpleNamespace(user_ns={"In": ["", *cells]})
    monkeypatch.setattr("analysis.ledger.injected.find_shell", lambda: shell)
    check_injected()


@pytest.mark.parametrize("line", ["artcle = 'x'", "wide = False\nartcle = 'x'", "artcle: str = ''"])
def test_an_unknown_name_is_refused_with_the_nearest(monkeypatch, line):
    """Beside names that are known, too."""
    with pytest.raises(ParameterError) as error:
        run(monkeypatch, OWN, f"# Parameters\n{line}\n", SET_UP)
    assert str(error.value) == "parameter 'artcle' is unknown; did you mean 'article'?"


@pytest.mark.parametrize(
    "cells",
    [
        (),
        (OWN,),
        (OWN, SET_UP),
        (OWN, "# Parameters\narticle = 'x'\nwide = False\n", SET_UP),
        (OWN, "other = 1", SET_UP),
        (f"# Parameters\n{OWN}", f"# Parameters\n{OWN}\nother = 1", SET_UP),
        (OWN, SET_UP, "# Parameters\nother = 1", SET_UP),
        (OWN, "# Parameters\n%magic\nother = 1", SET_UP),
    ],
)
def test_nothing_else_is_refused(monkeypatch, cells):
    """Known names, cells by hand, and cells that begin like Papermill's."""
    run(monkeypatch, *cells)


def test_a_script_is_left_alone():
    """Nothing is injected where there is no kernel."""
    check_injected()
