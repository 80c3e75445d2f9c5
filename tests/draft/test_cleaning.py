"""A text is kept as it was given, but for what cannot be seen."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.draft.source.cleaning import clean_text
from analysis.ledger.document import parse
from analysis.ledger.spelling import find_invisible

TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("\r\n\t\x00\x0b\x85\u2028\u202e\u200b\u200d\u00ad\ufeff\u0301\u0488aक7"),
    )
)


@pytest.mark.parametrize(
    ("given_text", "kept", "gone"),
    [
        ("a\r\nb\rc\u2028d\n", "a\nb\nc\nd\n", 0),
        ("\ufeff12 killed", "12 killed", 0),
        ("sol\u00addiers 1\u200b97 \u202e21\u202c killed", "soldiers 197 21 killed", 4),
        ("a\x00b\x1b[31mc\x7f", "ab[31mc", 3),
        ("می\u200cگوید", "می\u200cگوید", 0),
        ("e" + "\u0301" * 50, "e" + "\u0301" * 4, 46),
        ("tab\tand  spaces ", "tab\tand  spaces ", 0),
    ],
)
def test_what_cannot_be_seen_is_left_out_and_counted(given_text: str, kept: str, gone: int) -> None:
    """A joiner that a script needs is seen in what it joins, and stays."""
    assert clean_text(given_text) == (kept, gone)


@given(TEXTS)
def test_a_kept_text_has_nothing_that_a_seed_refuses(text: str) -> None:
    """Neither a hidden character nor a heap of marks."""
    kept, _ = clean_text(text)
    line = " ".join(kept.split())

    assert find_invisible(kept) is None
    assert "\r" not in kept
    if line and '"' not in line and "\\" not in line:
        assert parse(Path("x"), f'a: "{line}"').content == {"a": line}


@given(TEXTS)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    """So that a kept text read again is the same, with the same spans and hash."""
    kept, _ = clean_text(text)

    assert clean_text(kept) == (kept, 0)


@given(TEXTS)
def test_every_letter_and_digit_stays_in_its_order(text: str) -> None:
    """Only what prints nothing goes."""

    def list_seen(words: str) -> list[str]:
        return [char for char in words if unicodedata.category(char)[0] in "NPS"]

    assert list_seen(clean_text(text)[0]) == list_seen(text)
