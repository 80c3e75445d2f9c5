"""What must hold between the fields of a seed: known names, and figures that fit together.

Each check yields faults; a fault gives its place in the file and one sentence. A check that asks
for what could not be read ends there, and the others go on.
"""

from __future__ import annotations

from collections.abc import Iterator

from analysis.ledger.check_corrections import check_corrections
from analysis.ledger.check_corrects import check_withdrawals
from analysis.ledger.check_figure import check_figure
from analysis.ledger.check_relation import check_assumptions, check_relation
from analysis.ledger.check_text import check_text
from analysis.ledger.check_wording import check_nth
from analysis.ledger.faults import Fault, UnreadError, apply
from analysis.ledger.model import Event, Figure, Transcript, scope_figure
from analysis.ledger.partial import has_field, leave_out, number
from analysis.ledger.ties import find_self_ties


def check_transcript(transcript: Transcript, event: Event) -> Iterator[Fault]:
    """Every fault in an article's file, checked against its event."""
    for at, figure in number(transcript, "figures"):
        for key, sentence in apply(check_nth, figure, event):
            yield Fault((*at, key), sentence)
    transcript = _scope(transcript, event)
    yield from _check_ids(transcript)
    yield from check_withdrawals(transcript, event)
    for at, figure in number(transcript, "figures"):
        for key, sentence in check_figure(figure, transcript, event):
            yield Fault((*at, key), sentence)
    for at, relation in number(transcript, "relations"):
        for key, sentence in check_relation(relation, transcript, event):
            yield Fault((*at, key), sentence)
    for place, key, sentence in apply(find_self_ties, transcript):
        yield Fault(("relations", place, key), sentence)
    yield from check_assumptions(transcript, event)
    yield from check_text(transcript)
    yield from check_corrections(transcript)


def _scope(transcript: Transcript, event: Event) -> Transcript:
    """The transcript with the event's toll scope where its figures give no place or period."""
    figures = tuple(_scope_figure(figure, event) for _, figure in number(transcript, "figures"))
    return transcript.model_copy(update={"figures": figures}) if figures else transcript


def _scope_figure(figure: Figure, event: Event) -> Figure:
    try:
        return scope_figure(figure, event)
    except UnreadError:
        scope = ((key, figure.__dict__.get(key)) for key in ("place", "period"))
        return leave_out(figure, [(key,) for key, name in scope if not name])


def _check_ids(transcript: Transcript) -> Iterator[Fault]:
    seen: set[str] = set()
    for kind in ("figures", "relations", "assumptions"):
        for at, entry in number(transcript, kind):
            if has_field(entry, "id"):
                if entry.id in seen:
                    yield Fault((*at, "id"), f"the id '{entry.id}' is used twice")
                seen.add(entry.id)
