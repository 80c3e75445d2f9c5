"""What a figure is to the event: a total or a change, of this event or an earlier one, headline."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from analysis.draft.number import Number
from analysis.draft.propose.sentences import Sentence, Spot
from analysis.draft.propose.tables import find_phrases, index_phrases, word_set
from analysis.draft.source.headline import split_headline
from analysis.errors import WordingError
from analysis.ledger.wording import list_phrases

_EARLIER = index_phrases(
    (words, "background")
    for words in (
        "last year", "years ago", "year ago", "previous year", "previous years", "in recent years",
        "earlier this year", "so far this year", "since the start of the year", "past year",
        "last month", "months ago", "decades", "a decade", "past decade", "in recent months",
        "over the past year", "over the past two years", "in past years", "this year",
        "since the beginning of the year", "earlier this month",
        "earlier in the month", "earlier in the year",
        "previous attack", "previous attacks", "past years", "last decade", "last november",
        "last december", "last january", "last february", "last march", "last april", "last may",
        "last june", "last july", "last august", "last september", "last october",
        "since the conflict began", "since the war began", "since the insurgency began",
    )
)  # fmt: skip
_OTHER = index_phrases(
    (words, "other-event")
    for words in (
        "separate attack", "separate attacks", "separate incident", "separate incidents",
        "another attack", "another incident", "in a separate", "similar attack", "another blast",
        "another bombing", "unrelated", "separately", "a day earlier", "previous day", "days "
        "earlier",
    )
)  # fmt: skip
_AFTER = index_phrases(
    (words, "other-event")
    for words in ("days after", "day after", "weeks after", "week after", "months after",
                  "month after", "years after", "year after")
)  # fmt: skip
"""Words before a number that puts it into an earlier event: "two weeks after a blast killed 12"."""
_YEAR = re.compile(r"(?:19|20)\d\d")


def find_role(sentence: Sentence, spot: Spot, published: dt.date | None) -> tuple[str, str | None]:
    """The role of a figure, and the words that suggest another than the event's own."""
    first, last = max(0, spot.first - 25), min(len(sentence.plain), spot.last + 25)
    earlier = find_phrases(sentence.plain, _EARLIER, first, last)
    for start, end, role in (*earlier, *_list_long_pasts(sentence, spot)):
        if _is_near(sentence, spot, start, end):
            return str(role), sentence.cut(start, end)
    for other in sentence.dated:
        if (year := _read_year(other.number)) and _is_near(sentence, spot, other.first, other.last):
            is_other = published is not None and year != published.year
            if is_other or (published is None and sentence.plain[other.first - 1] == "since"):
                return "background", sentence.cut(max(0, other.first - 1), other.last)
    for start, end, role in find_phrases(sentence.plain, _OTHER, first, last):
        return str(role), sentence.cut(start, end)
    for start, end, role in find_phrases(sentence.plain, _AFTER, first, spot.first):
        return str(role), sentence.cut(start, end)
    return "toll", None


def _list_long_pasts(sentence: Sentence, spot: Spot) -> Iterator[tuple[int, int, str]]:
    """Other numbers that are of months or years until now: "in the past three years"."""
    for other in sentence.spots:
        before = sentence.plain[max(0, other.first - 1) : other.first]
        is_long = other.number.unit in _LONG_UNITS and before in (("past",), ("last",))
        if is_long and other is not spot:
            yield other.first - 1, other.last, "background"


_LONG_UNITS = ("years", "months")


def _is_near(sentence: Sentence, spot: Spot, first: int, last: int) -> bool:
    """Whether words of time belong to a number: one comma may part them where they stand first."""
    is_before = first < spot.first
    low, high = (last, spot.first) if is_before else (spot.last, first)
    breaks = sum(word in _BREAKS for word in sentence.plain[low:high])
    is_opening = first <= 1 and "." not in sentence.plain[low:high]
    return high - low <= _REACH and (breaks <= is_before or is_opening)


_BREAKS = word_set(", ; while . but")
_REACH = 25


def _read_year(number: Number) -> int | None:
    """The year that a number is, or that a date names."""
    found = _YEAR.search(number.text)
    return int(found[0]) if found else None


def find_change(sentence: Sentence, spot: Spot, *, is_count: bool, is_other: bool) -> str | None:
    """The change of which the words tell for sure, such as "rose by 12"; None for a total.

    Parameters
    ----------
    is_other : whether the number before it counts something else.
    """
    number = spot.number
    if not is_count and number.unit != "percent":
        return None
    if number.movement is not None and "by" in sentence.plain[max(0, spot.first - 1) : spot.first]:
        return _BY[number.movement]
    try:
        phrase, *_ = list_phrases(number.text, is_count=is_count)
    except WordingError:
        return None
    if not phrase.is_settled or (is_other and "more" in number.text.casefold().split()):
        # "10 were killed and 12 more wounded" has no 12 wounded before.
        return None
    return phrase.change


_BY = {"up": "increment", "down": "fall"}


def find_headline(text: str) -> int:
    """Where the headline ends, as a place in the text; 0 where it has none."""
    headline, _ = split_headline(text)
    start = len(text) - len(text.lstrip())
    return start + len(text[start:].partition("\n")[0]) if headline else 0
