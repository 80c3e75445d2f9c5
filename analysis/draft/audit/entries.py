"""What a seed says about the numbers of its text: its figures, and what it leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction

from analysis.draft.audit.passages import Place
from analysis.errors import WordingError
from analysis.ledger.faults import UnreadError
from analysis.ledger.hedges import Hedge
from analysis.ledger.model import Event, Figure, LeftOut, Transcript
from analysis.ledger.partial import number
from analysis.ledger.wording import Phrase, list_phrases

HEADLINE = 0
"""The number of the headline among the paragraphs."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure, or a number that is left out, as far as it can be read.

    Attributes
    ----------
    what : how a sentence names it: "figure 'security-killed'".
    wording : as printed; empty where places are named instead.
    paragraph : counted from 1; `HEADLINE` for the headline.
    span : where the seed says that its number stands; None where it does not.
    id : of a figure; empty for a number that is left out.
    is_reviewed : false on a figure that no person has confirmed.
    reason : why it is left out.
    values : the numbers of its readings; empty without any.
    hedges : how firm the figure says that its number is; empty where nothing can be read.
    names : for each place that is named instead of a wording, all its names.
    """

    what: str
    wording: str
    paragraph: int
    span: Place | None = None
    id: str = ""
    is_reviewed: bool = True
    reason: str = ""
    values: frozenset[Fraction] = frozenset()
    hedges: frozenset[Hedge] = frozenset()
    names: tuple[tuple[str, ...], ...] = ()


def list_entries(transcript: Transcript, event: Event) -> list[Entry]:
    """Figures and what is left out, in the order of the file; what cannot be read is no entry."""
    entries = []
    for _, figure in number(transcript, "figures"):
        with suppress(UnreadError):
            entries.append(_read_figure(figure, event))
    for (_, place), left in number(transcript, "left_out"):
        with suppress(UnreadError):
            entries.append(_read_left_out(left, int(place) + 1))
    return entries


def read_field(record: object, name: str, missing: object = None) -> object:
    """A field of a record; `missing` where it, or the record itself, could not be read."""
    try:
        return getattr(record, name, missing)
    except UnreadError:
        return missing


def _read_figure(figure: Figure, event: Event) -> Entry:
    phrases = list(_list_phrases(figure))
    is_headline = read_field(figure, "part", "body") == "headline"
    return Entry(
        what=f"figure '{figure.id}'",
        wording=figure.wording or "",
        paragraph=HEADLINE if is_headline else figure.paragraph or HEADLINE,
        span=read_field(figure, "span"),  # type: ignore[arg-type]
        id=figure.id,
        is_reviewed=bool(read_field(figure, "reviewed", False)),
        values=frozenset(n for phrase in phrases for n in phrase.numbers)
        if figure.readings
        else frozenset(),
        hedges=frozenset(phrase.hedge for phrase in phrases),
        names=tuple(_list_names(figure, event)),
    )


def _read_left_out(left: LeftOut, place: int) -> Entry:
    return Entry(
        what=f"left-out number {place}",
        wording=left.wording,
        paragraph=left.paragraph or HEADLINE,
        span=left.span,
        reason=left.reason,
    )


def _list_phrases(figure: Figure) -> Iterator[Phrase]:
    """Every way in which the figure says that it is to be read, as far as the grammar can."""
    for words in figure.readings or ((figure.wording,) if figure.wording else ()):
        for is_count in (True, False):
            with suppress(WordingError):
                yield from list_phrases(words, is_count=is_count)
                break


def _list_names(figure: Figure, event: Event) -> Iterator[tuple[str, ...]]:
    """The names of each place that a figure counts by its name."""
    for name in figure.named:
        with suppress(UnreadError, KeyError):
            place = event.places[name]
            yield (place.name, *place.aliases)
