"""Whether figures were read beside their text, and how many of its numbers they tell, in words."""

from __future__ import annotations

import datetime as dt

from analysis.ledger.coverage import Coverage
from analysis.telling.words import format_number, keep_order, say_count, say_date

BY_HAND, BY_PROGRAM = "transcribed by hand", "drafted by a program"
"""How figures came into a seed."""

UNCONFIRMED = "drafted by a program, not confirmed"
"""What stands beside a figure that no person has confirmed."""


def say_draft(unreviewed: int, figures: int) -> str:
    """What a report says at its top as long as a figure is unreviewed; empty where none is."""
    if not unreviewed:
        return ""
    them = "it" if unreviewed == 1 else "them"
    of_all = f"{format_number(unreviewed)} of its {say_count(figures, 'figure')}"
    drafted = of_all if unreviewed < figures else _say_all(figures)
    return f"This is a draft: a program drafted {drafted}, and no person has confirmed {them}."


def _say_all(figures: int) -> str:
    return "its only figure" if figures == 1 else f"all of its {format_number(figures)} figures"


def mark_draft(unreviewed: int, figures: int) -> str:
    """The same where there is little room: 'draft: 5 of 23 figures unreviewed'; empty for none."""
    if not unreviewed:
        return ""
    return f"draft: {format_number(unreviewed)} of {say_count(figures, 'figure')} unreviewed"


def say_made(unreviewed: int) -> str:
    """How the figures came into the seed: by hand, or by a program until all are confirmed."""
    return BY_PROGRAM if unreviewed else BY_HAND


def say_review(by: str, day: dt.date) -> str:
    """Who read the figures beside the article, without a stop."""
    return f"read beside the article by {keep_order(by)} on {say_date(day)}"


def say_coverage(found: Coverage) -> str:
    """How many numbers of the text are figures, left out and missing, without a stop.

    Empty where the seed does not say how many there are.
    """
    if found.numbers is None or found.missing is None:
        return ""
    if found.numbers == 0:
        return "the text has no number"
    if found.numbers == 1:
        return f"the only number in the text {_say_only(found)}"
    if found.told == found.numbers:
        return f"all {format_number(found.numbers)} numbers in the text are figures here"
    of_all = f"of the {format_number(found.numbers)} numbers in the text"
    each = f"{_say_are(found.told)} figures here" if found.told > 1 else "is a figure here"
    first = f"{format_number(found.told)} {of_all} {each}" if found.told else _say_none(of_all)
    return "; ".join(filter(None, (first, _say_left_out(found.left_out), _say_missing(found))))


def _say_only(found: Coverage) -> str:
    if found.told:
        return "is a figure here"
    return "is left out, with its reason" if found.left_out else "is missing"


def _say_none(of_all: str) -> str:
    return f"none {of_all} is a figure here"


def _say_left_out(number: int) -> str:
    each = "with its reason" if number == 1 else "each with its reason"
    return f"{_count(number)} left out, {each}" if number else ""


def _say_missing(found: Coverage) -> str:
    return f"{_count(found.missing)} missing" if found.missing else "none is missing"


def _count(number: int | None) -> str:
    return f"{format_number(number)} {_say_are(number)}"


def _say_are(number: int | None) -> str:
    return "is" if number == 1 else "are"
