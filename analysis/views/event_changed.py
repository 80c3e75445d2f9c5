"""What changed last: the numbers that a side raised, lowered or took back on the latest day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.accounts.record import Finding, Kind, Line, Topic, Voice
from analysis.ledger.trees import ancestors
from analysis.reading.event import EventReading
from analysis.reading.event_rows import name_harm
from analysis.telling.harm import say_harm
from analysis.telling.sentences import Sentence, begin
from analysis.telling.words import is_plural, say_date, say_quantity

MOST = 3
"""Counts that are told; the page has them all."""

_CHANGES = (Kind.REVISION, Kind.CORRECTION, Kind.UNCLEAR)


@dataclass(frozen=True, slots=True)
class Change:
    """One step of one side's number of people harmed."""

    topic: Topic
    line: Line
    before: Voice
    after: Voice


def list_changes(reading: EventReading) -> list[Sentence]:
    """One sentence a count that changed on the last day on which any did; none where none did.

    Those that most statements tell, at most `MOST`; among them reports before claims, and a whole
    before its parts. The first tells the day.
    """
    changes = list(_find_changes(reading))
    if not changes:
        return []
    day = max(change.after.as_of for change in changes)
    last = [change for change in changes if change.after.as_of == day]
    last.sort(key=lambda change: (change.after.is_claim, -_count(reading, change), _name(change)))
    chosen = sorted(last[:MOST], key=lambda change: _rank(reading, change))
    told = [_say(reading, change) for change in chosen]
    return [(f"On {say_date(day)}: ", *told[0]), *(begin(each) for each in told[1:])]


def _find_changes(reading: EventReading) -> Iterator[Change]:
    """The last step of each side's number of each count of people harmed."""
    latest: dict[tuple[Topic, Line, bool], Change] = {}
    for finding in reading.findings:
        change = _find_step(finding) if finding.kind in _CHANGES else None
        if change is None or not _is_harm(reading, change.topic):
            continue
        key = (change.topic, change.line, change.after.is_claim)
        if key not in latest or _is_later(change, latest[key]):
            latest[key] = change
    yield from latest.values()


def _find_step(finding: Finding) -> Change | None:
    # A part that is more than its whole was raises the whole, and is no number of it.
    own = [voice for voice in finding.members if voice.topic == finding.topic]
    if finding.line is None or len(own) < 2 or own[-1] is not finding.members[-1]:
        return None
    return Change(finding.topic, finding.line, own[-2], own[-1])


def _is_later(change: Change, other: Change) -> bool:
    return (change.after.as_of, change.before.as_of) > (other.after.as_of, other.before.as_of)


def _is_harm(reading: EventReading, topic: Topic) -> bool:
    measure = reading.event.all_measures[topic.measure]
    return measure.is_deed and "persons" in measure.units


def _count(reading: EventReading, change: Change) -> int:
    """How many statements tell the count."""
    return sum(len(each.voices) for each in reading.sayings if each.topic == change.topic)


def _name(change: Change) -> tuple[str, str]:
    return change.topic.name, change.line.name


def _rank(reading: EventReading, change: Change) -> tuple[object, ...]:
    """Reports before claims, deaths before all else, a whole before its parts."""
    group, place = change.topic.group, change.topic.place
    depth = 0 if group is None else 1 + len([*ancestors(reading.event.group_tree, group)])
    is_deaths = change.topic.measure == "deaths"
    return (change.after.is_claim, not is_deaths, place != reading.home, depth, _name(change))


def _say(reading: EventReading, change: Change) -> Sentence:
    after, before = map(reading.find_row, (change.after, change.before))
    name = change.line.label
    verb = "say" if is_plural(name) else "says"
    voice = f", {name} {verb}."
    if change.after.is_claim:
        voice = f", claimed by {name} without independent evidence."
    harm = say_harm([name_harm(reading, change.topic, after)])
    shorter = ", which left earlier days out" if _is_wider(reading, change) else ""
    return (*harm, f", before {say_quantity(before)}{shorter}{voice}")


def _is_wider(reading: EventReading, change: Change) -> bool:
    """Whether the number now counts days that the number before had not."""
    return any(
        finding.kind is Kind.WIDER_PERIOD
        and [voice.id for voice in finding.members[:2]] == [change.before.id, change.after.id]
        for finding in reading.findings
    )
