"""Numbers of a text that is not English: of its words only the digits are read."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.draft.number import Number
from analysis.draft.propose.proposal import Draft

_DIGITS = re.compile(r"\d+(?:[.,'٫٬ \u00a0\u202f]\d+)*")
_PLAIN = re.compile(r"\d+")


def draft_digits(numbers: list[Number]) -> list[Draft]:
    """The numbers in digits as drafts with a wording and nothing else.

    Words that look like English numbers are none here. What a phrase means stays open: its
    `readings` say so in English, unless it is digits alone.
    """
    drafts = []
    for count, each in enumerate(numbers, 1):
        runs = _DIGITS.findall(each.text)
        if not runs:
            continue
        draft = Draft(**dict(each))
        if each.skip is None:
            wording = runs[0] if len(runs) == 1 else each.text
            draft = replace(draft, id=f"number-{count}", wording=wording)
        drafts.append(draft)
    return drafts


def needs_readings(wording: str) -> bool:
    """Whether a wording of another language leaves open which number it is."""
    return _PLAIN.fullmatch(wording) is None
