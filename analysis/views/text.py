"""Which numbers of the text are in the seed? Where each went, what is asked, what is suggested."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from analysis.charts.display import Prose
from analysis.draft.audit.audit import Audit
from analysis.draft.audit.entries import read_field
from analysis.draft.audit.texts import tell_no_text
from analysis.draft.audit.transcription import Transcription, lay_beside, read_transcription
from analysis.draft.propose.drafter import draft_text
from analysis.draft.propose.proposal import Draft
from analysis.errors import TollbookError
from analysis.ledger.frame import Row
from analysis.ledger.model import Figure
from analysis.ledger.partial import has_field, number
from analysis.ledger.withdrawal import withdraw
from analysis.reading.frames import frame_rows
from analysis.reading.reading import Reading
from analysis.telling.sentences import Sentence
from analysis.telling.words import capitalise, join, say_count

__all__ = [
    "open_text",
    "say_asked",
    "say_audit",
    "say_text",
    "tabulate_asked",
    "tabulate_draft",
    "tabulate_text",
]

_NUMBER = ("nominal", "low", "high", "hedge", "movement", "noun", "unit")
_TEXT = ("paragraph", "phrase", "state", "ids", "reason", *_NUMBER, "text_start", "text_end")
_PROPOSED = (
    *("measure", "unit", "change", "group", "place", "period", "by", "how", "speaker", "via"),
    *("status", "part", "role", "reported", "says"),
)
_DRAFT = ("paragraph", "phrase", "state", "ids", "id", "wording", *_PROPOSED, "reason", "evidence")
_ASKED = ("id", "wording", "paragraph", "lacks", "reviewed")
_REQUIRED = tuple(name for name, field in Figure.model_fields.items() if field.is_required())


def open_text(article: str, text: str = "") -> Transcription:
    """A text beside its seed, whatever state the seed is in.

    Where this fails in a notebook, what was opened there before can no longer be used.

    Parameters
    ----------
    article : EVENT/ARTICLE, a file in the seeds folder.
    text : path of the text; empty for the one that is kept in the folder `texts`.

    Raises
    ------
    ParameterError : an unknown article, or a path at which there is no text.
    """
    try:
        return read_transcription(article, text)
    except TollbookError as error:
        withdraw(error, lambda value: isinstance(value, Transcription))
        raise


def find_transcription(reading: Reading | Transcription) -> Transcription:
    """The text of a reading beside its seed."""
    return reading if isinstance(reading, Transcription) else lay_beside(reading.article)


def tabulate_text(reading: Reading | Transcription) -> pd.DataFrame:
    """Every number of the text and where it went; no row where the text is not at hand.

    Parameters
    ----------
    reading : as `open_article` or `open_text` gives it.

    Returns
    -------
    Columns: paragraph (0 for the headline), phrase (as printed), state (figure, unreviewed,
    left-out or missing), ids (of its figures), reason (why it was left out, or what the scanner
    takes it for), nominal, low and high (in the unit of each row), hedge, movement, noun, unit,
    text_start and text_end (its span in the text, in characters).
    """
    audit = find_transcription(reading).audit
    return frame_rows([_describe(place, audit) for place in _places(audit)], _TEXT)


def _places(audit: Audit | None) -> range:
    return range(len(audit.numbers) if audit else 0)


def _describe(place: int, audit: Audit | None) -> Row:
    assert audit is not None
    each = audit.numbers[place]
    number = each.number
    return {
        "paragraph": number.paragraph,
        "phrase": number.text,
        "state": each.state,
        "ids": " ".join(each.entries) or None,
        "reason": each.reason,
        **{name: number[name] for name in _NUMBER},
        "text_start": number.start,
        "text_end": number.end,
    }


def tabulate_draft(reading: Reading | Transcription) -> pd.DataFrame:
    """Every number of the text with the fields that its words suggest, beside its entries.

    What nothing suggests is empty. For figures that are missing it is a first proposal, for the
    others a second opinion.

    Returns
    -------
    Columns: paragraph, phrase, state and ids as `tabulate_text` has them; id, wording, measure,
    unit, change, group, place, period, by, how, speaker, via, status, part, role, reported and says
    as proposed; reason (what the scanner takes it for, if it is no figure), evidence (the words
    that suggested each field).
    """
    transcription = find_transcription(reading)
    audit = transcription.audit
    if audit is None or transcription.text is None:
        return frame_rows([], _DRAFT)
    source = read_field(transcription.article.transcript, "source")
    published = read_field(source, "published")
    drafts = draft_text(
        transcription.text, transcription.article.event, str(published) if published else None
    )
    gone = {each.number.start: each for each in audit.numbers if each.number.paragraph}
    rows = []
    for draft in drafts:
        if found := gone.get(draft.start):
            known = {"state": found.state, "ids": " ".join(found.entries) or None}
            rows.append({**_propose(draft), **known})
    return frame_rows([{name: row[name] for name in _DRAFT} for row in rows], _DRAFT)


def _propose(draft: Draft) -> Row:
    return {
        **{name: draft[name] for name in ("paragraph", "id", "wording", *_PROPOSED)},
        "phrase": draft.text,
        "how": ", ".join(draft.how) or None,
        "reason": draft.skip,
        "evidence": "; ".join(f"{name}: {words}" for name, words in draft.evidence.items()) or None,
    }


def tabulate_asked(reading: Reading | Transcription) -> pd.DataFrame:
    """The figures of the seed that wait for a person: those that are incomplete or not reviewed.

    Returns
    -------
    Columns: id, wording, paragraph (0 for the headline), lacks (names of the fields that are empty
    and must not be), reviewed.
    """
    transcription = find_transcription(reading)
    return frame_rows(list(_list_asked(transcription)), _ASKED)


def _list_asked(transcription: Transcription) -> Iterator[Row]:
    for (_, place), figure in number(transcription.article.transcript, "figures"):
        lacking = [name for name in _REQUIRED if not has_field(figure, name)]
        is_reviewed = bool(read_field(figure, "reviewed", False))
        if lacking or not is_reviewed:
            yield {
                "id": read_field(figure, "id") or f"figure {int(place) + 1}",
                "wording": read_field(figure, "wording"),
                "paragraph": read_field(figure, "paragraph") or 0,
                "lacks": ", ".join(lacking) or None,
                "reviewed": is_reviewed,
            }


def say_text(transcription: Transcription) -> Prose:
    """Whether the text is at hand, and what keeps the seed from being read.

    Parameters
    ----------
    transcription : as `open_text` gives it.
    """
    if transcription.text is None:
        told = f"{tell_no_text(transcription.article.name)}."
    else:
        told = f"{transcription.article.name} is beside its text."
    faults = [(f"{fault}.",) for fault in transcription.faults]
    more = f" The seed cannot be read yet: {say_count(len(faults), 'fault')}." if faults else ""
    return Prose([(told + more,), *faults], role="remarks" if faults else "text")


def say_asked(asked: pd.DataFrame) -> Prose:
    """How many figures wait for a person, and for what.

    Parameters
    ----------
    asked : as `tabulate_asked` gives it.
    """
    if asked.empty:
        return Prose([("Nothing is asked: every figure is complete and reviewed.",)])
    lacking = asked[asked["lacks"].notna()]
    drafted = int((~asked["reviewed"].astype(bool)).sum())
    told: list[Sentence] = []
    if drafted:
        verb = "is" if drafted == 1 else "are"
        told.append((f"{say_count(drafted, 'figure')} {verb} not reviewed.",))
    for name, lacks in zip(lacking["id"], lacking["lacks"], strict=True):
        told.append((f"“{name}” lacks {join(str(lacks).split(', '))}.",))
    return Prose(told, role="remarks")


def say_audit(reading: Reading | Transcription) -> Prose:
    """How many numbers of the text are figures, left out and missing; then what is wrong.

    Parameters
    ----------
    reading : as `open_article` or `open_text` gives it.
    """
    transcription = find_transcription(reading)
    audit = transcription.audit
    if audit is None:
        return Prose([(f"{tell_no_text(transcription.article.name)}.",)])
    faults = [(f"{capitalise(fault)}.",) for fault in audit.faults]
    return Prose([(f"{capitalise(audit.told)}.",), *faults], role="remarks" if faults else "text")
