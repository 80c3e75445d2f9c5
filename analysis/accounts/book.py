"""What every rule reads: the voices of an event's reports, their sayings, and what lies in what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from analysis.accounts.record import Default, Finding, Kind, Line, Saying, Series, Topic, Voice
from analysis.accounts.sayings import split_series
from analysis.accounts.topics import Nesting
from analysis.ledger.model import Article, Event
from analysis.reconcile.extents import is_during


@dataclass(frozen=True)
class Book:
    """The reports of an event, read.

    Attributes
    ----------
    articles : those with a reviewed figure, with these figures alone.
    convention : under which vague words become numbers.
    voices, changes : totals and changes by id, ARTICLE#id.
    sayings : by topic and line, in the order of their moments.
    """

    articles: tuple[Article, ...]
    convention: str
    voices: Mapping[str, Voice]
    changes: Mapping[str, Voice]
    sayings: tuple[Saying, ...]

    @property
    def event(self) -> Event:
        """The event of all the articles."""
        return self.articles[0].event

    @cached_property
    def nesting(self) -> Nesting:
        """Which topics lie inside which."""
        return Nesting(self.event)

    @cached_property
    def series(self) -> Mapping[Series, list[Saying]]:
        """Each line's sayings of each topic, in order; claims apart from reports."""
        return split_series(self.sayings)

    @cached_property
    def topics(self) -> Mapping[Topic, list[Saying]]:
        """All sayings of each topic, in the order of their moments."""
        found: dict[Topic, list[Saying]] = {}
        for saying in self.sayings:
            found.setdefault(saying.topic, []).append(saying)
        return found

    @cached_property
    def inside(self) -> Mapping[Topic, list[Topic]]:
        """Topic -> the topics that somebody speaks of inside it, itself among them."""
        return {
            outer: [inner for inner in self.topics if self.nesting.is_inside(inner, outer)]
            for outer in self.topics
        }

    @cached_property
    def withdrawn(self) -> Mapping[str, list[Voice]]:
        """Id of a statement -> the statements that it takes back."""
        found: dict[str, list[Voice]] = {}
        for voice in self.voices.values():
            if voice.withdrawn_by is not None:
                found.setdefault(voice.withdrawn_by, []).append(voice)
        return found

    @cached_property
    def given_up(self) -> Mapping[Series, list[tuple[Voice, Voice]]]:
        """The statements of each line and topic that are taken back, each with what does so."""
        found: dict[Series, list[tuple[Voice, Voice]]] = {}
        for voices in self.withdrawn.values():
            for old in voices:
                new = self.voices.get(old.withdrawn_by or "")
                if new is not None and new.as_of > old.as_of:
                    series = Series(old.topic, old.line, old.is_claim)
                    found.setdefault(series, []).append((old, new))
        return found

    @cached_property
    def growth(self) -> Mapping[Series, list[Voice]]:
        """The rises ("22 more") of each line and topic."""
        found: dict[Series, list[Voice]] = {}
        for voice in self.changes.values():
            if voice.statement.figure.change == "increment" and voice.withdrawn_by is None:
                series = Series(voice.topic, voice.line, voice.is_claim)
                found.setdefault(series, []).append(voice)
        return found

    @cached_property
    def fights(self) -> frozenset[tuple[str, str]]:
        """Who is said to have killed or harmed whom: a group or a speaker, and a group."""
        told = (voice.statement.figure for voice in self.voices.values())
        return frozenset((each.by, each.group) for each in told if each.by and each.group)

    def is_partisan(self, saying: Saying) -> bool:
        """Whether an armed party says it, and no official."""
        speaker = self.event.speakers.get(saying.first.statement.figure.speaker)
        return speaker is not None and speaker.kind == "party"

    def may_fall(self, topic: Topic) -> bool:
        """Whether a later number may be lower: of what may end again, or is there at one moment."""
        return self.event.all_measures[topic.measure].kind != "event"

    def is_within(self, inner: Saying, outer: Saying) -> bool:
        """Whether the outer saying surely counts all that the inner one does."""
        is_topic = self.nesting.is_inside(inner.topic, outer.topic)
        return is_topic and is_during(inner.extent, outer.extent)

    def cannot_both_hold(self, one: Saying, other: Saying) -> bool:
        """Whether one of the two lies in the other and is more than it."""
        return (is_more(one, other) and self.is_within(one, other)) or (
            is_more(other, one) and self.is_within(other, one)
        )


def is_more(one: Saying, other: Saying) -> bool:
    """Whether the least that one admits is more than the most that the other does."""
    return one.low is not None and other.high is not None and one.low > other.high


def is_same_number(one: Saying, other: Saying) -> bool:
    """Whether both print one number, and some count fits both: "at least 31" and 31."""
    number = one.first.statement.quantity.nominal
    is_printed = number is not None and number == other.first.statement.quantity.nominal
    return is_printed and not is_more(one, other) and not is_more(other, one)


def is_over(saying: Saying) -> bool:
    """Whether its period had ended before its day."""
    end = saying.extent.end
    return end is not None and end <= dt.datetime.combine(saying.as_of, dt.time())


def write_finding(
    kind: Kind,
    members: Sequence[Voice],
    *,
    topic: Topic | None = None,
    line: Line | None = None,
    size: int | None = None,
    is_growth: bool = False,
    others: Iterable[Line] = (),
) -> Finding:
    """A finding on these statements; of the first one's topic if none is given."""
    return Finding(
        kind=kind,
        topic=members[0].topic if topic is None else topic,
        line=line,
        as_of=max(each.as_of for each in members),
        members=tuple(members),
        size=size,
        rests_on=_find_grounds(kind, members),
        others=tuple(others),
        is_growth=is_growth,
    )


_OF_NO_DAY = frozenset({Kind.MOVED, Kind.LOW_TOTAL})
"""Kinds that hold whoever speaks and whenever."""


def _find_grounds(kind: Kind, members: Sequence[Voice]) -> tuple[Default, ...]:
    """The defaults of ours that a finding on these statements rests on.

    Numbers of one report that all lack a day are of one day, whichever it is.
    """
    dayless = [each for each in members if each.statement.figure.reported is None]
    reports = {each.statement.article for each in members}
    speakers: dict[str, set[str]] = {}
    for each in members:
        speakers.setdefault(each.line.name, set()).add(each.statement.figure.speaker)
    found = {
        Default.TOLL: any(each.statement.ours for each in members),
        Default.LINE: kind not in _OF_NO_DAY and any(len(names) > 1 for names in speakers.values()),
        Default.AS_OF: kind not in _OF_NO_DAY
        and bool(dayless)
        and (len(reports) > 1 or len(dayless) < len(members)),
    }
    return tuple(default for default, is_used in found.items() if is_used)
