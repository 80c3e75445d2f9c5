"""Corrections and reviews of a report, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from analysis.telling.drafts import say_review
from analysis.telling.words import capitalise, format_number, join, say_count, say_date, stop

NO_REVIEW = "Transcribed by hand; no reviewer is named"
"""Of figures that nobody is said to have read beside the article."""

_MOST_NAMES = 4


def say_correction(day: dt.date, what: str, title: str = "") -> str:
    """When a report was corrected, and what changed; of several, which one by its title."""
    return f"Corrected on {say_date(day)}{f' ({title})' if title else ''}: {stop(what)}"


def say_reviews(reviews: Sequence[tuple[str, dt.date]], articles: int) -> str:
    """How many of the articles were read beside their text, by whom, and when last.

    Parameters
    ----------
    reviews : who read one and on which day, one a reviewed article.
    articles : how many there are.
    """
    if not reviews:
        return NO_REVIEW
    if articles == 1:
        return capitalise(say_review(*reviews[0]))
    names = list(dict.fromkeys(name for name, _ in reviews))
    more = len(names) - _MOST_NAMES
    told = [*names[:_MOST_NAMES], f"{more} more"] if more > 0 else names
    count = say_count(articles, "article")
    of_all = (
        f"All {count}" if len(reviews) == articles else f"{format_number(len(reviews))} of {count}"
    )
    verb = "was" if len(reviews) == 1 else "were"
    last = max(day for _, day in reviews)
    return f"{of_all} {verb} read beside the text by {join(told)}, the last on {say_date(last)}"
