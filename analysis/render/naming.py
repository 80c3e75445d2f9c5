"""From the name of a notebook, `article-NN-some-words`, to that of its page, `NN-some-words`.

Two notebooks are known here by their names: the one with the number 00 is the front page, and an
article's ledger is where the page of its event leads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from analysis import paths
from analysis.errors import ParameterError
from analysis.ledger.subject import Kind

_KIND = re.compile("|".join(kind.prefix for kind in Kind))
_NUMBER = re.compile(r"\d\d-")
_FRONT = "00-"
_LEDGER = "ledger"

FRONT = "index.html"
"""The front page of a report."""

PDF = "report.pdf"
"""The whole report for paper."""


def numbered_name(stem: str) -> str:
    """The name without the kind of its subject: `NN-some-words`."""
    return _KIND.sub("", stem, count=1) if _KIND.match(stem) else stem


def bare_name(stem: str) -> str:
    """The words of the name: `some-words`."""
    name = numbered_name(stem)
    return name[3:] if _NUMBER.match(name) else name


def page_name(stem: str) -> str:
    """The file of a notebook's page; notebook 00 is the report's front page."""
    name = numbered_name(stem)
    return FRONT if name.startswith(_FRONT) else f"{name}.html"


def find_ledger_page() -> str:
    """The page that lists every figure of an article: that of the notebook called `ledger`.

    Empty where the project has no such notebook.
    """
    stems = sorted(file.stem for file in paths.notebooks().glob(f"{Kind.ARTICLE.prefix}*.ipynb"))
    return next((page_name(stem) for stem in stems if bare_name(stem) == _LEDGER), "")


def short_name(stem: str) -> str:
    """What navigation calls a notebook's page: 'Some words'."""
    return bare_name(stem).replace("-", " ").capitalize()


def check_pages(stems: Iterable[str]) -> None:
    """Whether each of these notebooks of one report has a page of its own.

    Raises
    ------
    ParameterError : two have the same.
    """
    pages: dict[str, str] = {}
    for stem in stems:
        other = pages.setdefault(page_name(stem), stem)
        if other != stem:
            raise ParameterError(
                f"notebooks '{other}' and '{stem}' have the same page, {page_name(stem)}; "
                "rename one of them"
            )
