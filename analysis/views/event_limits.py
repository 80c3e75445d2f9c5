"""What a reader must not take from the comparison of an event's reports."""

from __future__ import annotations

from analysis.accounts.record import Default
from analysis.charts.display import Prose
from analysis.reading.event import EventReading
from analysis.reading.event_rows import cite_reports
from analysis.telling.sentences import Sentence
from analysis.telling.words import join, say_count

__all__ = ["say_event_limits"]


def say_event_limits(reading: EventReading) -> Prose:
    """On how much all of it rests; one sentence each."""
    told = [
        (f"All numbers come from {cite_reports(reading)}. Nothing was checked elsewhere.",),
        *_list_excerpts(reading),
        *_list_ours(reading),
        *_list_read(reading),
        *_list_claims(reading),
    ]
    return Prose(told, role="limits")


def _list_excerpts(reading: EventReading) -> list[Sentence]:
    excerpts = [article for article in reading.articles if article.source.excerpt]
    if not excerpts:
        return []
    of_all = "all of them" if len(excerpts) == len(reading.articles) else f"{len(excerpts)} of them"
    if len(reading.articles) == 1:
        of_all = "it"
    return [(f"Of {of_all} only an excerpt was transcribed: the rest may have other numbers.",)]


def _list_ours(reading: EventReading) -> list[Sentence]:
    """Which of our defaults stand for what the reports do not say."""
    event = reading.event
    told: list[Sentence] = []
    rows = [row for row in reading.records if row["ours"]]
    if event.toll is not None and rows:
        period = event.toll.period
        read = [event.places[event.toll.place].name]
        read += [f"“{event.periods[period].label}”"] if period else []
        told.append(
            (
                f"{say_count(len(rows), 'number')} without a place or a period of "
                f"{'its' if len(rows) == 1 else 'their'} own {'is' if len(rows) == 1 else 'are'} "
                f"read as of {join(read)}.",
            )
        )
    sided = [f for f in reading.findings if Default.LINE in f.rests_on]
    if sided:
        told.append(
            (
                "Speakers whom we put on one side may not have agreed on their numbers: "
                f"{say_count(len(sided), 'finding')} "
                f"{'rests' if len(sided) == 1 else 'rest'} on it.",
            )
        )
    return told


def _list_read(reading: EventReading) -> list[Sentence]:
    """How many numbers the seeds read beyond the words of their articles."""
    known = {voice.id for saying in reading.sayings for voice in saying.voices}
    read = [
        f"{article.name}#{assumption.figure}"
        for article in reading.articles
        for assumption in article.transcript.assumptions
    ]
    count = len(set(read) & known)
    if not count:
        return []
    is_one = count == 1
    return [
        (
            f"We read {say_count(count, 'number')} beyond the words of "
            f"{'its' if is_one else 'their'} {'article' if is_one else 'articles'}; "
            f"{'its ledger says' if is_one else 'their ledgers say'} how, and why.",
        )
    ]


def _list_claims(reading: EventReading) -> list[Sentence]:
    claims = sum(row["status"] == "claimed" for row in reading.records)
    if not reading.include_claims:
        return [("One-sided claims are left out (include_claims is False).",)]
    if not claims:
        return []
    told = f"{say_count(claims, 'number')} {'is' if claims == 1 else 'are'} only claimed by a party"
    return [(f"{told} to the fight, and never added to what is reported.",)]
