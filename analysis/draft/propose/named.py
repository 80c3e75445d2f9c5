"""A name for those whom a number counts, and the words that suggested it."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.draft.propose.known_names import slug
from analysis.draft.propose.persons import GROUP_LABELS, GROUP_OF, is_person
from analysis.draft.propose.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Named:
    """A name, what the event calls it or would, and the words that suggested it."""

    name: str
    label: str
    evidence: str


PEOPLE = "people"


def make_plural(word: str) -> str:
    """The plural of a word for people: "nun" -> "nuns"."""
    if word.endswith("s") or word.endswith("men") or word in ("people", "staff", "crew", "clergy"):
        return word
    return f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"


def name_person(sentence: Sentence, at: int) -> Named | None:
    """The group of a word for people."""
    word = sentence.plain[at]
    if not is_person(word):
        return None
    name = GROUP_OF.get(word) or slug(make_plural(word))
    return Named(name, GROUP_LABELS.get(name, name.replace("-", " ")), sentence.cut(at, at + 1))
