"""The records of an event's accounts: voices, findings, and what each line says last.

A *line* is one side that speaks: the speakers whom the event gives one `line`, a speaker without
one, or an outlet (its agency, where it credits one) in its own voice. What a line says of a count
as of one moment is one *saying*, however many reports carry it.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from analysis.ledger.model import Article, Event
from analysis.reconcile.agents import ANYBODY, Agent
from analysis.reconcile.extents import Extent
from analysis.reconcile.statements import Spot, Statement


class Kind(enum.StrEnum):
    """What a finding finds; the strongest first."""

    CONTRADICTION = "contradiction"
    PARTING = "parting"
    MOVED = "moved"
    TOLD_DIFFERENTLY = "told-differently"
    PERIOD_MISMATCH = "period-mismatch"
    UNEXPLAINED_REST = "unexplained-rest"
    LOW_TOTAL = "low-total"
    STANDS_ALONE = "stands-alone"
    UNCLEAR = "unclear"
    CORRECTION = "correction"
    WIDER_PERIOD = "wider-period"
    OVERTAKEN = "overtaken"
    REVISION = "revision"


class Default(enum.StrEnum):
    """What of ours a finding may rest on."""

    TOLL = "toll"
    """The event's toll scope stands for a place or period that a report does not give."""
    LINE = "line"
    """Speakers are taken for one side."""
    AS_OF = "as-of"
    """A number without a day counts as said on the day of publication."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A count whatever its period and day: what, in which unit, whose, where.

    Accounts compare what is said of one topic; `Spot` adds the period and the day. `agent` says
    whose doing alone is counted, where the reports tell several doers or means apart.
    """

    measure: str
    unit: str
    group: str | None
    place: str
    agent: Agent = ANYBODY

    @property
    def name(self) -> str:
        """A unique name."""
        agent = () if self.agent == ANYBODY else (self.agent.name,)
        return " | ".join((self.measure, self.unit, self.group or "-", self.place, *agent))


@dataclass(frozen=True, slots=True)
class Line:
    """Who speaks.

    Attributes
    ----------
    name : a line or a speaker of the event; `outlet:NAME` for an outlet's or agency's own voice.
    label : as a sentence names it.
    is_outlet : whether it is an outlet's own voice.
    """

    name: str
    label: str
    is_outlet: bool = False


@dataclass(frozen=True, slots=True)
class Voice:
    """One statement of one report, with all that accounts ask of it.

    Attributes
    ----------
    statement : as reconciliation reads it; its id is ARTICLE#id.
    topic, line : what it is of, and who says it; where an outlet prints a line's number in its own
        voice, that line, and `is_adopted`.
    as_of, hour : the day by which it was known, and the hour where its report tells one.
    published : the day of its report.
    witness : the agency, or the outlet, that brings it; reports of one agency are one witness.
    teller : in whose voice it is told: the line of its speaker, whatever it adopts; of an official
        for whom the event names no side, the official alone.
    is_claim : whether a party to the fight claims it, or claims the number that it adopts.
    withdrawn_by : id of the statement that takes it back; None without one.
    """

    statement: Statement
    topic: Topic
    line: Line
    as_of: dt.date
    published: dt.date
    witness: str
    is_adopted: bool = False
    hour: dt.time | None = None
    teller: Line | None = None
    is_claim: bool = False
    withdrawn_by: str | None = None

    @property
    def id(self) -> str:
        """ARTICLE#id."""
        return self.statement.id

    @property
    def spot(self) -> Spot:
        """The count that it is about, with its period and day."""
        return self.statement.spot

    @property
    def extent(self) -> Extent:
        """The stretch of time that it covers, with the moment by which it was known."""
        return self.statement.spot.extent


@dataclass(frozen=True, slots=True)
class Saying:
    """What a line says of a count as of one day: equal statements of all its carriers are one.

    Attributes
    ----------
    hour : the hour of that day, where the reports tell one.
    voices : every statement of it, the earliest published first.
    witnesses : the agencies and outlets that carry it, each once.
    low, high : the bounds that all of them admit.
    """

    topic: Topic
    line: Line
    as_of: dt.date
    period: str | None
    low: int | None
    high: int | None
    voices: tuple[Voice, ...]
    witnesses: tuple[str, ...]
    is_claim: bool
    hour: dt.time | None = None

    @property
    def is_adopted(self) -> bool:
        """Whether only outlets have it that name nobody: that the line says it is our reading."""
        return all(voice.is_adopted for voice in self.voices)

    @property
    def first(self) -> Voice:
        """The earliest statement of it."""
        return self.voices[0]

    @property
    def extent(self) -> Extent:
        """The stretch of time that it covers, with the moment by which it was known."""
        return self.voices[0].extent

    @property
    def published(self) -> dt.date:
        """The day on which the first of its carriers was published."""
        return self.voices[0].published


class Series(NamedTuple):
    """One line's sayings of one topic; a party's claims are never put in one with reports."""

    topic: Topic
    line: Line
    is_claim: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that the reports of an event show together, of one count.

    Attributes
    ----------
    kind : what it is.
    topic : the count it is about; of a tie, that of its whole.
    line : whose account it is in; None where it lies between lines.
    as_of : the latest day of its members.
    members : the statements it rests on, in the order in which `says` names them.
    size : how many nobody explains, or by how much two part; None where no number says it.
    rests_on : our defaults it rests on, in the order of `Default`.
    others : further lines that it is between.
    is_growth : whether the members are a number before, a rise and a number now.
    """

    kind: Kind
    topic: Topic
    line: Line | None
    as_of: dt.date
    members: tuple[Voice, ...]
    size: int | None = None
    rests_on: tuple[Default, ...] = ()
    others: tuple[Line, ...] = ()
    is_growth: bool = False


@dataclass(frozen=True)
class Accounts:
    """All that the reports of an event say of its counts, line by line and day by day.

    Attributes
    ----------
    articles : those that take part, by day of publication, then name.
    voices : every reviewed statement of the event itself that counts something, by id.
    changes : those that tell a change ("22 more"), by id.
    sayings : per topic and line, in the order of their days; topics by name.
    latest : topic and line, claims apart -> the freshest saying of the line on that topic.
    findings : the strongest first.
    states : id of a statement -> the kinds of findings that hold of it ("overtaken", ...).
    unreviewed : how many figures take no part because no person has confirmed them.
    cut : reports that may have more that cannot all be true than the findings tell.
    until : the last day that is known; None for all.
    """

    event: Event
    articles: tuple[Article, ...]
    voices: Mapping[str, Voice]
    changes: Mapping[str, Voice]
    sayings: tuple[Saying, ...]
    latest: Mapping[Series, Saying]
    findings: tuple[Finding, ...]
    states: Mapping[str, frozenset[Kind]] = field(default_factory=dict)
    unreviewed: int = 0
    cut: tuple[str, ...] = ()
    until: dt.date | None = None
