"""Where a report's figures are from, and how they were read: its method, in a few lines."""

from __future__ import annotations

from analysis.charts.display import Prose
from analysis.reading.labels import cite_source
from analysis.reading.reading import Reading
from analysis.telling.sentences import Linked, Sentence
from analysis.telling.words import say_language, stop
from analysis.views.record import describe_run

__all__ = ["say_source"]


def say_source(reading: Reading) -> Prose:
    """Outlet, day, convention, and what the words mean that stand beside each figure."""
    source = reading.article.source
    hour = f", {source.time}" if source.time else ""
    where: Sentence = (
        "Source: ",
        Linked(cite_source(reading), source.url),
        f"{hour}, transcribed by hand.{''.join(f' {each}' for each in _list_about(reading))}",
    )
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
    return Prose([where, how, voices], role="source", record=describe_run(reading))


def _list_about(reading: Reading) -> list[str]:
    """What a reader must know of the article's text: part, agency, language."""
    source = reading.article.source
    told = ["Only an excerpt of the article was transcribed."] if source.excerpt else []
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
