"""Where a report's figures are from, and how they were read: its method, in a few lines."""

from __future__ import annotations

from analysis.charts.display import Prose
from analysis.ledger.coverage import count_numbers
from analysis.reading.labels import cite_source
from analysis.reading.reading import Reading
from analysis.telling.drafts import say_coverage, say_made, say_review
from analysis.telling.sentences import Linked, Sentence
from analysis.telling.words import capitalise, format_number, say_count, say_language, stop
from analysis.views.record import describe_run

__all__ = ["say_source"]


def say_source(reading: Reading) -> Prose:
    """Outlet, day, how many of the text's numbers are told, convention, and what the words mean
    that stand beside each figure.
    """
    source = reading.article.source
    hour = f", {source.time}" if source.time else ""
    where: Sentence = (
        "Source: ",
        Linked(cite_source(reading), source.url),
        f"{hour}, {_say_made(reading)}.{''.join(f' {each}' for each in _list_about(reading))}",
    )
    covered = say_coverage(count_numbers(reading.article.transcript))
    numbers: list[Sentence] = [(capitalise(stop(covered)),)] if covered else []
    claims = "" if reading.include_claims else " One-sided claims are left out."
    convention = reading.convention
    how: Sentence = (
        f"Vague words are read by the convention “{convention.name}”: {stop(convention.title)}"
        f"{claims}",
    )
    voices: Sentence = (
        f"Stated: {source.outlet} says so and names no source. "
        f"Attributed: {_list_speakers(reading)} says so, who may belong to a side. "
        "Claimed: a party to the fight says so, without independent evidence.",
    )
    return Prose([where, *numbers, how, voices], role="source", record=describe_run(reading))


def _say_made(reading: Reading) -> str:
    """How the figures came into the seed; of a draft, how many no person has confirmed."""
    drafts, figures = reading.article.transcript.unreviewed, len(reading.article.figures)
    made = say_made(drafts)
    if not drafts:
        return made
    of_all = f"{format_number(drafts)} of its {say_count(figures, 'figure')}"
    return f"{made}; no person has confirmed {of_all}"


def _list_about(reading: Reading) -> list[str]:
    """What a reader must know of the article's text: its review, part, agency, language."""
    source, review = reading.article.source, reading.article.transcript.review
    told = [capitalise(stop(say_review(review.by, review.day)))] if review else []
    told += ["Only an excerpt of the article was transcribed."] if source.excerpt else []
    told += [stop(f"Agency credited: {source.agency}")] if source.agency else []
    language = say_language(source.language)
    if language != "English":
        told.append(f"The article is in {language}: wordings are as printed, and read in English.")
    return told


def _list_speakers(reading: Reading) -> str:
    """What speakers an attributed figure of the article may have."""
    kinds = {
        reading.event.speakers[row["speaker"]].kind
        for row in reading.records
        if row["status"] == "attributed"
    }
    others = [name for kind, name in _SPEAKERS.items() if kind in kinds]
    *most, last = ["an official", "a witness", *others]
    return f"{', '.join(most)} or {last}"


_SPEAKERS = {
    "think-tank": "a research institute",
    "aid": "an aid or human-rights body",
    "outlet": "another outlet",
    "party": "a party to the fight",
}
