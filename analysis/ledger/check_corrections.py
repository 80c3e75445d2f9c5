"""What must hold of corrections of a report: figures that exist, and days that can be."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.ledger.faults import Fault, apply, not_in
from analysis.ledger.model import Correction, Transcript
from analysis.ledger.partial import index, number


def check_corrections(transcript: Transcript) -> Iterator[Fault]:
    """Every fault of the corrections in an article's file."""
    for at, correction in number(transcript, "corrections"):
        for rule in (_check_figures, _check_day):
            for key, sentence in apply(rule, correction, transcript):
                yield Fault((*at, key), sentence)


def _check_figures(correction: Correction, transcript: Transcript) -> Iterator[tuple[str, str]]:
    figures = index(transcript.figures)
    for name in correction.figures:
        if name not in figures:
            yield "figures", not_in("figure", name, figures, "the article's figures")


def _check_day(correction: Correction, transcript: Transcript) -> Iterator[tuple[str, str]]:
    """Nothing is corrected before the article is there."""
    if correction.day < (published := transcript.source.published):
        yield "day", f"the day, {correction.day}, is before the article's day, {published}"
