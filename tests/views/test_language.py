"""Every sentence as language: whatever the rows, it has a subject, a stop and no broken word."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import given, settings
from readings import NAMES, SPEAKERS, named_articles, read
from told import list_told

from analysis.telling.sentences import plain

FAULTS = {
    "a doubled word": r"(?i)\b(?!(?:had|that)\b)([^\W\d_]+) \1\b",
    "a doubled mark": r"\.\.|,,|, ,|;\.|,\.|: ?\.|;;|““|””|\( ?,",
    "a lost space": r"[^\W\d],[^\W\d_ ]|\d,[^\W\d]",
    "a doubled space": r"  |^ | $| [,.;:)]|\( ",
    "a machine's word": r"\bNone\b(?! was)|\b(nan|NaN|NA|null|True)\b|<NA>|\{|\}",
    "an empty bracket": r"\(\W*\)|“”",
    "a lost subject": r"(^|[.;:] )(is|are|can|cannot|was|killed|claims?|reports?)\b",
    "a plural after one": r"(?<![\d,.])\b1 (?!of )(?!person )(?!more )[a-z]+s\b(?<!has)(?<!is)",
    "a person among things": r"among (duration|distance|places|towns|time)\b",
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


@settings(max_examples=20)
@given(article=named_articles())
def test_no_sentence_is_broken(article: Any) -> None:
    """Of no article is a sentence told that loses, doubles or breaks something."""
    told = [(each.by, plain(each.sentence), each.has_stop) for each in list_told(read(article))]

    assert [(by, s, f) for by, s, has_stop in told if (f := find_faults(s, has_stop))] == []


@settings(max_examples=10)
@given(article=named_articles())
def test_no_letter_of_a_name_is_changed(article: Any) -> None:
    """A name stands as it was given, but for its first letter where it begins a sentence."""
    told = [plain(each.sentence) for each in list_told(read(article))]

    assert [text for text in told if not has_names_as_given(text)] == []


def has_names_as_given(text: str) -> bool:
    """Whether each name in a text, or what of it has no brackets, has its own letters."""
    for name in (*NAMES, *SPEAKERS):
        core = max(re.split(r"[(),]", name), key=len).strip()
        for found in re.finditer(re.escape(core), text, re.IGNORECASE):
            is_first = found.start() == 0 and found[0][1:] == core[1:]
            if found[0] != core and not is_first:
                return False
    return True
