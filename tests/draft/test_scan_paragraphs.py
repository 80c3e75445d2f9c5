"""Where paragraphs begin and end, and that phrases are placed in them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.draft import scan_text
from analysis.draft.paragraphs import split_paragraphs


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        (" \n \n", []),
        ("a", ["a"]),
        ("a\nb", ["a", "b"]),
        ("a\r\nb\rc", ["a", "b", "c"]),
        ("a\nb\n\nc", ["a\nb", "c"]),
        ("a\n \t\nb", ["a", "b"]),
        ("a\r\n\r\nb\r\n", ["a", "b"]),
        ("\n\na\n\n\n\nb\n\n", ["a", "b"]),
        ("\n\na\nb", ["a", "b"]),
    ],
)
def test_blank_lines_part_paragraphs_and_without_them_lines_do(text, parts):
    """Blank lines before and behind the text part nothing."""
    assert [text[start:end] for start, end in split_paragraphs(text)] == parts


@given(st.text(st.sampled_from("ab \n\r\t")))
def test_paragraphs_hold_all_that_is_printed(text):
    """In their order, each with something in it."""
    parts = split_paragraphs(text)
    told = "".join(text[start:end] for start, end in parts)
    assert "".join(told.split()) == "".join(text.split())
    assert all(text[start:end].strip() for start, end in parts)
    assert all(end <= begin for (_, end), (begin, _) in pairwise(parts))


def test_an_entry_tells_its_paragraph():
    """Counted from 1, by blank lines here."""
    text = "Two men died.\nThree fled.\n\nFour were found."
    assert [each.paragraph for each in scan_text(text)] == [1, 1, 2]


def test_a_phrase_goes_on_over_the_end_of_a_line():
    """Within a paragraph, lines are broken anywhere."""
    text = "They say more than\n22 people and half a\nmillion cattle died.\n\nEnd."
    assert [each.text for each in scan_text(text)] == ["more than\n22", "half a\nmillion"]
