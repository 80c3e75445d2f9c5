"""The glossary is sorted, short, and has only words that the project uses."""

from __future__ import annotations

import re
from typing import get_args

import pytest
from documents import read_document

from analysis import paths
from analysis.ledger.model import Status
from analysis.reconcile.judge import Verdict

TEXT = read_document("docs/glossary.md")
ENTRIES = re.findall(r"^- \*\*(.+?)\*\*: (.+)$", TEXT, re.MULTILINE)
TERMS = [term for term, _ in ENTRIES]
USED = "\n".join(
    path.read_text("utf-8").lower()
    for pattern in ("README.md", "docs/*.md", "seeds/README.md", "analysis/**/*.py")
    for path in paths.home().glob(pattern)
    if path.name != "glossary.md"
)


def test_every_line_of_the_list_is_an_entry() -> None:
    """None is lost by its form."""
    assert len(ENTRIES) == len(re.findall(r"^- ", TEXT, re.MULTILINE)) > 20


def test_the_glossary_is_sorted() -> None:
    """A reader finds a term by the alphabet, and each once."""
    assert sorted(set(TERMS), key=str.casefold) == TERMS


@pytest.mark.parametrize("term", TERMS)
def test_a_term_is_used(term: str) -> None:
    """In a document or in the code; what nobody uses needs no explanation."""
    word = re.escape(term).replace(r"\ ", r"[ _-]")
    assert re.search(rf"(?<![a-z]){word}(s|es)?(?![a-z])", USED)


@pytest.mark.parametrize(("term", "sentence"), ENTRIES)
def test_a_term_has_one_plain_sentence(term: str, sentence: str) -> None:
    """From a capital to the one full stop."""
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert ". " not in sentence


@pytest.mark.parametrize("word", [*get_args(Status), *get_args(Verdict)])
def test_every_status_and_verdict_is_explained(word: str) -> None:
    """A page prints them."""
    assert word in TERMS
