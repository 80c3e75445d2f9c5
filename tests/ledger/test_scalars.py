"""What is written into a seed comes back from the reader as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from analysis.draft.source.cleaning import clean_text
from analysis.ledger.document import parse
from analysis.ledger.scalars import write_comment, write_list, write_scalar

# Letters that mean something in YAML, among words that do, and then anything at all.
SIGNS = list("-[]{},&*!|>'\"%@`?~=\\/.…:#")
WORDS = ["null", "true", "no", "y", "12", "1_000", "0x1f", ".inf", "2026-01-31", "12:30", "é", "से"]
PIECES = st.one_of(
    st.sampled_from([*SIGNS, ": ", " #", "- ", "---", *WORDS, "more than"]), st.text(max_size=8)
)
LINES = (
    st.lists(PIECES, min_size=1, max_size=6)
    .map(lambda pieces: " ".join(clean_text("".join(pieces))[0].split()))
    .filter(bool)
)


def read(text: str) -> object:
    """The text as the ledger's reader has it."""
    return parse(Path("x.yaml"), text).content


@given(LINES, LINES)
def test_a_scalar_comes_back_as_it_was(words: str, comment: str) -> None:
    """Whatever it holds, and whatever stands in the comment behind it."""
    line = f"field: {write_scalar(words)} {write_comment(comment)}\nnext: x\n"

    assert read(line) == {"field": words, "next": "x"}


@given(st.lists(LINES, min_size=1, max_size=4))
def test_a_list_comes_back_as_it_was(words: list[str]) -> None:
    """Commas, brackets and quotes part nothing."""
    assert read(f"field: {write_list(tuple(words))}\n") == {"field": words}


@given(LINES)
def test_an_editor_reads_the_same_text(words: str) -> None:
    """A reader that gives types to words takes none for a number, nothing or a truth value."""
    written = write_scalar(words)
    # A day and a whole number of a field that has them stay plain.
    if written.startswith('"') or not written[0].isdigit():
        assert YAML(typ="safe", pure=True).load(f"field: {written}\n") == {"field": words}


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("more than 22", "more than 22"),
        ("58", '"58"'),
        ("22 to 25", '"22 to 25"'),
        ("No", '"No"'),
        ("null", '"null"'),
        ("security-personnel", "security-personnel"),
        ("2026-01-31T04", "2026-01-31T04"),
        ("https://post.example/a?b=1", "https://post.example/a?b=1"),
        ("https://post.example/a#b:", '"https://post.example/a#b:"'),
        ('said: "12"', '"said: \\"12\\""'),
    ],
)
def test_what_needs_quotes_gets_them(words: str, written: str) -> None:
    """And nothing else does, so that a draft looks as if written by hand."""
    assert write_scalar(words) == written


@pytest.mark.parametrize(
    ("words", "comment"),
    [
        ("killing 197 militants", '# "killing 197 militants"'),
        ("a\nb # c", '# "a b # c"'),
        ("one two three four five six seven", '# "one two three four five six…"'),
    ],
)
def test_a_comment_has_six_words_on_one_line(words: str, comment: str) -> None:
    """It shows which words suggested a value, and copies no sentence."""
    assert write_comment(words) == comment


@given(LINES)
def test_a_comment_never_has_a_second_line(words: str) -> None:
    """Nor more than a line of it."""
    assert len(write_comment(words * 50)) < 130
    assert "\n" not in write_comment(words)
