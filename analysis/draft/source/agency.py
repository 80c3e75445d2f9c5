"""The agency that a text credits: in its dateline, or alone at its end."""

from __future__ import annotations

import re

from analysis.ledger.agencies import AGENCIES

_DATELINE = 120
_NAMES = "|".join(sorted(map(re.escape, AGENCIES), key=len, reverse=True))
_IN_BRACKETS = re.compile(rf"[(\[]({_NAMES})[)\]]")
_ALONE = re.compile(rf"[(\[–—-]?\s*({_NAMES})\s*[)\]]?\.?")


def find_agency(text: str) -> tuple[str, str] | None:
    """The agency, and the words that tell it; None where the text credits none."""
    if found := _IN_BRACKETS.search(text, 0, _DATELINE):
        return AGENCIES[found[1]], found[0]
    last = text.rstrip().rpartition("\n")[2].strip()
    if found := _ALONE.fullmatch(last) or re.search(_IN_BRACKETS.pattern + r"\s*$", last):
        return AGENCIES[found[1]], found[0]
    return None
