"""An article that counts one of a unit, behind a hedge: "more than an hour", "nearly a mile"."""

from __future__ import annotations

from analysis.draft.scan.found import Found
from analysis.draft.scan.tokens import Passage
from analysis.draft.scan.units import find_unit_behind
from analysis.draft.scan.words import CLOSED, as_set

ARTICLES = frozenset(("a", "an"))
_UNITS = as_set(
    "seconds minutes hours days weeks months years decades centuries km m miles metres yards ft "
    "inches kg lb tonnes litres gallons percent percentage-points"
)


def read_article(passage: Passage, at: int) -> Found | None:
    """The phrase of an article with a unit right behind it; None without one.

    Parameters
    ----------
    at : the article, with the last word of a hedge before it.
    """
    words = passage.words
    # "Within a year" tells when.
    if words[at - 1] == "within" or words[at + 1] == "-":
        return None
    unit = find_unit_behind(passage, at + 1)
    if unit is None or unit.name not in _UNITS:
        return None
    last = at + 1 + unit.length
    if unit.name == "seconds" and words[last].isalpha() and words[last] not in CLOSED:
        # "About a second attack"
        return None
    if words[last] == "-" or words[last : last + 3] == ["and", "a", "half"]:
        return None
    return Found(at, last, at, (1,), unit=unit.name, is_measured=True)
