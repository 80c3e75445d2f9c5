"""Where a wording stands in a paragraph of a text."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from analysis.ledger.spelling import fold

Place = tuple[int, int]
"""First character, and first behind."""


@dataclass(frozen=True)
class Passage:
    """A stretch of a text in which wordings are looked for.

    Attributes
    ----------
    text : all of it.
    start : where the passage begins in the whole text.
    """

    text: str
    start: int = 0
    _found: dict[str, list[Place]] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def _folded(self) -> tuple[str, list[int]]:
        return fold_text(self.text)

    def find(self, wording: str) -> list[Place]:
        """Every place of a wording, in order, as places of the whole text.

        Spaces, quotes, dashes and case are made alike. A wording is no part of a longer word or
        number: "7" does not stand in "17" or "7,000". Only where it stands nowhere else, it may be
        written in one with a word: "22" in "22km".
        """
        if wording not in self._found:
            self._found[wording] = self._search(fold_text(wording)[0].strip())
        return self._found[wording]

    def _search(self, words: str) -> list[Place]:
        text, origins = self._folded
        found = []
        at = text.find(words) if words else -1
        while at >= 0:
            found.append((at, at + len(words)))
            at = text.find(words, at + 1)
        apart = [place for place in found if not _is_inside(text, *place, is_strict=True)]
        loose = [place for place in found if not _is_inside(text, *place, is_strict=False)]
        return [
            (self.start + origins[first], self.start + origins[last - 1] + 1)
            for first, last in apart or loose
        ]


def fold_text(text: str) -> tuple[str, list[int]]:
    """A text as a search compares it, and for each of its characters the one that it is from."""
    folded: list[str] = []
    origins: list[int] = []
    for place, char in enumerate(text):
        for each in fold(char):
            if each == " " and folded and folded[-1] == " ":
                continue
            folded.append(each)
            origins.append(place)
    return "".join(folded), origins


def _is_inside(text: str, first: int, last: int, *, is_strict: bool) -> bool:
    """Whether what stands there is a part of a longer word or number.

    Not strictly, a unit may follow a number, and a script that parts no words is no hindrance.
    """
    before, start = text[first - 1 : first], text[first]
    end, behind = text[last - 1], text[last : last + 1]
    if _parts_digits(text, first - 1) or _parts_digits(text, last):
        return True
    is_loose = not before.isascii() and not (start.isalpha() and is_strict)
    if start.isalnum() and before.isalnum() and not is_loose:
        return True
    if not (end.isalnum() and behind.isalnum()):
        return False
    if end.isdigit() and behind.isalpha():
        return is_strict and behind.isascii()
    return behind.isascii() or is_strict


def _parts_digits(text: str, place: int) -> bool:
    """Whether a mark stands there between two digits, as in 7,000 or 7.5."""
    around = text[place - 1 : place + 2] if place > 0 else ""
    return len(around) == 3 and around[1] in ".,'" and f"{around[0]}{around[2]}".isdigit()
