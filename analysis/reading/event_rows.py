"""What an event's frames share: rows of sayings, the reports that carry them, the source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pandas as pd

from analysis.accounts.record import Saying, Topic
from analysis.ledger.conventions import LITERAL
from analysis.ledger.frame import Row
from analysis.reading.event import EventReading
from analysis.telling.sentences import Linked
from analysis.telling.words import join, keep_order, say_date, say_quantity

MOST_NAMED = 3
"""Reports beyond these are told by their number."""


def describe_saying(reading: EventReading, saying: Saying) -> Row:
    """The row of a saying's first statement, with who carries it and how old it is.

    Returns
    -------
    As `EventReading.records`, with status claimed for a party's number, and: amount (as a sentence
    cites it), carriers (number of reports), carried_by (their outlets, in words), witnesses (number
    of agencies and outlets that bring it), first_published and last_published (ISO 8601), age_days
    (from its day to that of the latest report).
    """
    row = reading.find_row(saying.first)
    days = sorted(voice.published for voice in saying.voices)
    reports = {voice.statement.article for voice in saying.voices}
    outlets = [reading.find_row(voice)["outlet"] for voice in saying.voices]
    return {
        **row,
        "amount": say_quantity(row),
        # An outlet that prints a party's number as its own makes no report of a claim.
        "status": "claimed" if saying.is_claim else row["status"],
        "carriers": len(reports),
        "carried_by": name_some(outlets),
        "witnesses": len(saying.witnesses),
        "first_published": days[0].isoformat(),
        "last_published": days[-1].isoformat(),
        "age_days": (reading.last_day - saying.as_of).days,
    }


def name_harm(reading: EventReading, topic: Topic, row: Row) -> Row:
    """The row of a count of people with what `say_harm` needs: who, fate, where and doer."""
    label = reading.event.all_measures[topic.measure].label
    where = None if topic.place == reading.home else reading.event.places[topic.place].name
    return {
        **row,
        "who": reading.event.groups[topic.group].label if topic.group else "people",
        "fate": label.removeprefix("people "),
        "where": where,
        "doer": None,
    }


def name_some(names: Iterable[str], most: int = MOST_NAMED) -> str:
    """Names in words, each once: the first few, and how many more."""
    unique = list(dict.fromkeys(names))
    more = len(unique) - most
    # One name more takes no more room than to say that there is one.
    if more <= 1:
        return join(unique)
    return join([*unique[:most], f"{more} more"])


def link_report(row: Row) -> Linked:
    """The outlet of a statement, which leads to the page of its report beside the event's."""
    return Linked(keep_order(row["outlet"]), f"../{row['article'].partition('/')[2]}/")


def say_iso(day: str) -> str:
    """A day of a row as a sentence has it."""
    return say_date(dt.date.fromisoformat(day))


def say_span(first: dt.date, last: dt.date) -> str:
    """Two days and all between them: '31 January to 15 February 2026', '3 to 20 March 2020'."""
    until = say_date(last)
    if first == last:
        return until
    if first.year != last.year:
        return f"{say_date(first)} to {until}"
    since = say_date(first).rpartition(" ")[0]
    return f"{since.split(' ')[0] if first.month == last.month else since} to {until}"


def cite_reports(reading: EventReading) -> str:
    """What an event's charts name as their source: '15 reports by 13 outlets, 31 January …'."""
    sources = [article.source for article in reading.articles]
    days = sorted({source.published for source in sources})
    outlets = list(dict.fromkeys(source.outlet for source in sources))
    when = say_span(days[0], days[-1])
    if len(sources) == 1:
        return f"one report ({outlets[0]}, {when})"
    by = join(outlets) if len(outlets) < 4 else f"{len(outlets)} outlets"
    return f"{len(sources)} reports by {by}, {when}"


def sign_event(frame: pd.DataFrame, reading: EventReading, subtitle: str = "") -> pd.DataFrame:
    """The frame with what a chart of it prints: subtitle, and the reports that it is from."""
    read = "" if reading.convention.name == LITERAL else f" Convention: {reading.convention.name}."
    frame.attrs = {"subtitle": subtitle, "source": f"Source: {cite_reports(reading)}.{read}"}
    return frame
