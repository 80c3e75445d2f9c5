"""The numbers of a source as entries of a seed: those of its headline, then those of its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from analysis.draft.paragraphs import split_paragraphs
from analysis.draft.propose.drafter import draft_text
from analysis.draft.propose.proposal import Draft
from analysis.draft.scan.scan import scan_text
from analysis.draft.seed.seed import Entry
from analysis.draft.source.foreign import draft_digits
from analysis.draft.source.language import guess_language
from analysis.draft.source.source import Source
from analysis.errors import ParameterError
from analysis.ledger.check_text import LONGEST_SPAN
from analysis.ledger.check_wording import is_english
from analysis.ledger.model import MOST_FIGURES, MOST_LEFT_OUT, MOST_PARAGRAPHS, Event

_MOST_RUNS = 10
"""Runs of digits in one number phrase; a telephone number has five."""
_TOO_LONG = "longer than any figure"


def settle_language(source: Source) -> Source:
    """The source with its text's language: what its page says, unless the text shows another."""
    told, shown = source.language, guess_language(source.text)
    is_told = told is not None and shown in (None, told.partition("-")[0].lower())
    return replace(source, language=told if is_told else shown or told)


def draft_numbers(source: Source, event: Event | None, published: str | None) -> list[Draft]:
    """Every number of a text with what its surroundings suggest; of other languages, the digits."""
    if is_english(source.language or "en"):
        return draft_text(source.text, event, published)
    return draft_digits(scan_text(source.text))


def draft_entries(source: Source, event: Event | None, published: str) -> tuple[Entry, ...]:
    """The numbers of headline and text as entries of a seed, each with an id of its own.

    Raises
    ------
    ParameterError : there is no figure among them, or there are more than a seed may hold.
    """
    _check_length(source)
    # The headline stands apart, whatever the first line of the text may look like.
    body = [
        replace(_refuse_long(each), part="body") for each in draft_numbers(source, event, published)
    ]
    head: list[Draft] = []
    if source.headline:
        of_headline = replace(source, text=source.headline)
        head = [_head(each) for each in draft_numbers(of_headline, event, published)]
    entries = (
        *(Entry(each, None) for each in head),
        *(Entry(each, (each.paragraph, (each.start, each.end))) for each in body),
    )
    _check_numbers(entries, source)
    return tuple(_name_each(entries))


def _check_length(source: Source) -> None:
    """Refuse a text with more than any seed may hold, before anything is drafted of it."""
    paragraphs = len(split_paragraphs(source.text))
    if paragraphs > MOST_PARAGRAPHS:
        raise _refuse_size(source, paragraphs, "paragraphs", MOST_PARAGRAPHS)
    runs = sum(1 for _ in re.finditer(r"\d+", source.text))
    if runs > _MOST_RUNS * (MOST_FIGURES + MOST_LEFT_OUT):
        raise _refuse_size(source, runs, "numbers in digits", MOST_FIGURES + MOST_LEFT_OUT)


def _check_numbers(entries: tuple[Entry, ...], source: Source) -> None:
    """Refuse a text without a figure, or with more numbers than a seed may hold."""
    skipped = sum(entry.draft.skip is not None for entry in entries)
    if skipped == len(entries):
        numbers = f"figure among its {skipped} numbers" if skipped else "number"
        raise ParameterError(f"{source.shown} has no {numbers}; nothing was written")
    for count, most, what in (
        (len(entries) - skipped, MOST_FIGURES, "figures"),
        (skipped, MOST_LEFT_OUT, "numbers that are no figures"),
    ):
        if count > most:
            raise _refuse_size(source, count, what, most)


def _refuse_size(source: Source, count: int, what: str, most: int) -> ParameterError:
    return ParameterError(
        f"{source.shown} has {count:,} {what}, but a seed has {most:,} at most; give one "
        "article's text"
    )


def _head(draft: Draft) -> Draft:
    """A number of the headline, with an id that says so."""
    name = f"{draft.id}-heading" if draft.id else None
    return replace(_refuse_long(draft), part="headline", id=name)


def _refuse_long(draft: Draft) -> Draft:
    """A phrase that is too long to be printed is left out, and says so."""
    if draft.skip is None and max(len(draft.wording or ""), len(draft.text)) > LONGEST_SPAN:
        return replace(draft, skip=_TOO_LONG)
    return draft


def _name_each(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries with ids, no two alike."""
    taken: set[str] = set()
    for entry in entries:
        if entry.draft.skip is not None:
            yield entry
            continue
        first = entry.draft.id or "number"
        name, count = first, 1
        while name in taken:
            count += 1
            name = f"{first}-{count}"
        taken.add(name)
        yield replace(entry, draft=replace(entry.draft, id=name))
