"""What must hold of all that a seed keeps of its text: spans, numbers left out, and the review."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.errors import WordingError
from analysis.ledger.check_scope import beyond
from analysis.ledger.coverage import count_numbers, is_of_headline
from analysis.ledger.document import Location
from analysis.ledger.faults import Fault, apply
from analysis.ledger.model import Figure, LeftOut, Span, Transcript
from analysis.ledger.partial import has_field, number
from analysis.ledger.wording import check_length, naming

LONGEST_SPAN = 200
"""Characters of the longest number phrase; whoever gives more has taken in a sentence."""

_MOST_NAMED = 3


def check_text(transcript: Transcript) -> Iterator[Fault]:
    """Every fault of what a seed keeps of its text."""
    yield from _check_spans(transcript)
    for at, left in number(transcript, "left_out"):
        for key, sentence in (
            *apply(_check_words, left),
            *apply(_check_paragraph, left, transcript),
        ):
            yield Fault((*at, key), sentence)
    for rule in (_check_numbers, _check_day, _check_reviewed):
        yield from apply(rule, transcript)


def _check_spans(transcript: Transcript) -> Iterator[Fault]:
    """Spans run forward, over one number each; a number is told by figures or left out, once."""
    taken: dict[bool, list[tuple[Span, str, bool]]] = {True: [], False: []}
    for section in ("figures", "left_out"):
        for at, entry in number(transcript, section):
            for sentence in apply(_check_span, at, entry, taken):
                yield Fault((*at, "span"), sentence)


def _check_span(
    at: Location, entry: Figure | LeftOut, taken: dict[bool, list[tuple[Span, str, bool]]]
) -> Iterator[str]:
    """What is wrong with an entry's span; a good one is taken, in the headline or in the text."""
    if entry.span is None:
        return
    beside = taken[is_of_headline(entry)]
    if sentence := _find_fault(entry.span) or _find_clash(entry, beside):
        yield sentence
    else:
        beside.append((entry.span, _name(at, entry), isinstance(entry, LeftOut)))


def _find_fault(span: Span) -> str:
    """What is wrong with a span by itself; empty for nothing."""
    start, end = span
    if end <= start:
        return f"span {_show(span)} does not run forward: the first character, then the one behind"
    if end - start > LONGEST_SPAN:
        return f"span {_show(span)} is {end - start:,} characters long; {LONGEST_SPAN} at most"
    return ""


def _find_clash(entry: Figure | LeftOut, taken: list[tuple[Span, str, bool]]) -> str:
    """Why a span cannot be beside those taken: figures share a whole number, and nothing else."""
    span, is_left_out = entry.span or (0, 0), isinstance(entry, LeftOut)
    for other, name, is_other_left_out in taken:
        is_apart = span[1] <= other[0] or other[1] <= span[0]
        if is_apart or (span == other and not (is_left_out or is_other_left_out)):
            continue
        if span == other:
            return f"span {_show(span)} is that of {name}; a number is left out once, or a figure"
        return f"span {_show(span)} overlaps {_show(other)}, that of {name}; each is one number"
    return ""


def _show(span: Span) -> str:
    return f"[{span[0]}, {span[1]}]"


def _name(at: Location, entry: Figure | LeftOut) -> str:
    """An entry as a message names it."""
    if isinstance(entry, LeftOut):
        return f"left-out number {int(at[-1]) + 1}"
    return f"figure '{entry.id}'" if has_field(entry, "id") else f"figure {int(at[-1]) + 1}"


def _check_words(left: LeftOut) -> Iterator[tuple[str, str]]:
    try:
        with naming(left.wording):
            check_length(left.wording)
    except WordingError as error:
        yield "wording", str(error)


def _check_paragraph(left: LeftOut, transcript: Transcript) -> Iterator[tuple[str, str]]:
    if left.paragraph is not None and left.paragraph > transcript.source.paragraphs:
        yield "paragraph", beyond(left.paragraph, transcript)


def _check_numbers(transcript: Transcript) -> Iterator[Fault]:
    """No more numbers are told and left out than the text has."""
    if transcript.source.numbers is None:
        return
    found = count_numbers(transcript)
    if found.told + found.left_out > transcript.source.numbers:
        yield Fault(
            ("source", "numbers"),
            f"the text has {found.numbers} numbers, but the figures tell {found.told} and "
            f"'left_out' has {found.left_out}; 'span' tells which figures share one",
        )


def _check_day(transcript: Transcript) -> Iterator[Fault]:
    """Nobody reads an article before it is published."""
    review, published = transcript.review, transcript.source.published
    if review is not None and review.day < published:
        yield Fault(
            ("review", "day"), f"the day, {review.day}, is before the article's day, {published}"
        )


def _check_reviewed(transcript: Transcript) -> Iterator[Fault]:
    """A review is of all figures: what a reviewer has read is no longer unreviewed."""
    if transcript.review is None:
        return
    drafts = [figure.id for figure in transcript.figures if not figure.reviewed]
    if drafts:
        more = f" and {len(drafts) - _MOST_NAMED} more" if len(drafts) > _MOST_NAMED else ""
        named = ", ".join(f"'{name}'" for name in drafts[:_MOST_NAMED])
        yield Fault(
            ("review",),
            f"'review' says that all figures were read beside the article, but {len(drafts)} of "
            f"{len(transcript.figures)} have 'reviewed: false': {named}{more}; read them, or leave "
            "'review' out until then",
        )
