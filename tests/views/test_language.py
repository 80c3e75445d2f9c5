"""Every sentence as language: whatever the rows, it has a subject, a stop and no broken word."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import given, settings
from readings import NAMES, SPEAKERS, named_articles, read
from told import list_told

from analysis.views.sentences import plain

FAULTS = {
    "a doubled word": r"(?i)\b(?!(?:had|that)\b)([^\W\d_]+) \1\b",
    "a doubled mark": r"\.\.|,,|, ,|;\.|,\.|: ?\.|;;|““|””|\( ?,",
    "a doubled space": r"  |^ | $| [,.;:)]|\( ",
    "a machine's word": r"\bNone\b(?! was)|\b(nan|NaN|NA|null|True)\b|<NA>|\{|\}",
    "an empty bracket": r"\(\W*\)|“”",
    "a lost subject": r"(^|[.;:] )(is|are|can|cannot|was|killed|claims?|reports?)\b",
    "a plural after one": r"(?<![\d,.])\b1 (?!of )(?!person )(?!more )[a-z]+s\b(?<!has)(?<!is)",
    "a judgement": r"\b(merely|admits?|insists?|so-called|terror\w*|massacre\w*)\b",
}
FIRST = re.compile(r"[“\d(]|[≥≤]")
STOP = re.compile(r"[.!?:…]”?$")


def find_faults(sentence: str, has_stop: bool) -> list[str]:
    """What is wrong with a sentence; `has_stop`: whether it is one, and no heading."""
    text = sentence.replace("\u200e", "")
    faults = [name for name, pattern in FAULTS.items() if re.search(pattern, text)]
    faults += ["nested brackets"] if re.search(r"\([^()]*\(", text) else []
    faults += ["a small first letter"] if text[0].islower() and text[0].upper() != "SS" else []
    faults += ["no stop"] if has_stop and not STOP.search(text) else []
    return faults


@settings(max_examples=60)
@given(article=named_articles())
def test_no_sentence_is_broken(article: Any) -> None:
    """Of no article is a sentence told that loses, doubles or breaks something."""
    told = [(name, plain(s), has_stop) for name, has_stop, s in list_told(read(article))]

    assert [(n, s, f) for n, s, has_stop in told if (f := find_faults(s, has_stop))] == []


@settings(max_examples=40)
@given(article=named_articles())
def test_no_letter_of_a_name_is_changed(article: Any) -> None:
    """A name stands as it was given, but for its first letter where it begins a sentence."""
    for _, _, told in list_told(read(article)):
        text = plain(told)
        for name in (*NAMES, *SPEAKERS):
            core = re.split(r"[(),]", name)[0].strip() or name.split(")")[1].strip()
            for found in re.finditer(re.escape(core), text, re.IGNORECASE):
                assert found[0] == core or (found.start() == 0 and found[0][1:] == core[1:])
