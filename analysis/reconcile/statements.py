"""What each article says about counts: its figures with their bounds, as printed and as read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from analysis.errors import ParameterError, suggest
from analysis.ledger.frame import quantify
from analysis.ledger.model import Article, Assumption, Event, Figure, Scope, list_ours
from analysis.ledger.wording import Quantity, read_quantity
from analysis.reconcile.agents import ANYBODY, Agent, find_agents
from analysis.reconcile.extents import Calendar, Extent, Hours, Told


class Spot(NamedTuple):
    """Which count a statement is about: its scope and unit, with comparable time.

    `agent` says whose doing alone is counted, and is empty for a count of whoever did it.
    """

    measure: str
    unit: str
    group: str | None
    place: str
    extent: Extent
    agent: Agent = ANYBODY

    @property
    def name(self) -> str:
        """A unique name."""
        group = self.group or "-"
        agent = () if self.agent == ANYBODY else (self.agent.name,)
        return " | ".join((self.measure, self.unit, group, self.place, self.extent.name, *agent))


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure of one article that counts something, or tells how a count changed.

    Attributes
    ----------
    id : the figure's id; with several articles the article's name, #, and the figure's id.
    article : EVENT/ARTICLE.
    figure : as printed.
    wording : the words read, the printed ones unless others were asked for; None where names were
        counted.
    quantity : the bounds that the words give.
    spot : the count it is about, under its assumption if it has one.
    period : the name of that count's period.
    assumption : id of the assumption that changes how it is read; None without one.
    ours : place, period or both, where the print gives none and the event's toll scope stands.
    side : the line for which its speaker speaks; None without one.
    """

    id: str
    article: str
    figure: Figure
    wording: str | None
    quantity: Quantity
    spot: Spot
    period: str | None
    assumption: str | None
    ours: tuple[str, ...] = ()
    side: str | None = None

    @property
    def is_claim(self) -> bool:
        """Whether it is a claim by a party to the fight, which is never asserted."""
        return self.figure.status == "claimed"

    @property
    def words(self) -> str | None:
        """The words read, written out where the print is ambiguous."""
        return self.figure.words if self.wording == self.figure.wording else self.wording

    @property
    def low(self) -> int | None:
        """The least count that the words admit."""
        return None if self.quantity.low is None else int(self.quantity.low)

    @property
    def high(self) -> int | None:
        """The greatest count that the words admit."""
        return None if self.quantity.high is None else int(self.quantity.high)

    @property
    def has_bounds(self) -> bool:
        """Whether the words exclude any number."""
        return bool(self.low) or self.high is not None


def name_source(article: Article, entry: str, articles: Sequence[Article]) -> str:
    """The id of a figure, relation or assumption, unique among the articles."""
    return entry if len(articles) == 1 else f"{article.name}#{entry}"


class Said(NamedTuple):
    """What articles say, by id, sorted, and the hours at which they say it.

    A total counts something. A change is so many more, or so many fewer, than before, as reported;
    it has the scope of the total that it led to, and is no count itself.
    """

    totals: dict[str, Statement]
    changes: dict[str, Statement]
    hours: Hours


def read_statements(
    articles: Sequence[Article],
    convention: str,
    readings: Mapping[str, str],
    without: Collection[str] = (),
    withdrawn: Collection[str] = (),
    *,
    with_claimed_changes: bool = False,
) -> Said:
    """Every figure that counts something or tells how a count changed.

    Parameters
    ----------
    articles : all of one event.
    convention : name of the convention under which vague words become numbers.
    readings : figure id -> words to read instead of its wording.
    without : ids to leave out, among them assumptions.
    withdrawn : ids of figures that are taken back, so that what they say of others is not heard.
    with_claimed_changes : whether changes that a party claims are among the changes.

    Raises
    ------
    ParameterError : a reading of an unknown figure, or of one that counts nothing.
    WordingError : a reading that is no number phrase.
    """
    heard = {each.name: each for each in _list_heard(articles, without, with_claimed_changes)}
    totals = {name: each for name, each in heard.items() if each.figure.change is None}
    hours = Hours(e.told for e in totals.values() if e.figure.status != "claimed")
    event = articles[0].event
    agents = find_agents({n: e.read for n, e in heard.items() if n not in withdrawn}, event)
    calendar = Calendar(event)
    found = {}
    for name, each in sorted(heard.items()):
        words = readings.get(name, each.figure.wording)
        told = hours.settle(each.told)
        found[name] = Statement(
            id=name,
            article=each.article.name,
            figure=each.figure,
            wording=words,
            quantity=_read_wording(each.figure, words, convention),
            spot=find_spot(calendar, each.read, each.figure.unit, told, agents.get(name, ANYBODY)),
            period=each.read.period,
            assumption=each.assumption,
            ours=each.list_ours(),
            side=find_side(each.figure, event),
        )
    _refuse_unknown(readings, found)
    changes = {name: each for name, each in found.items() if name not in totals}
    return Said({name: found[name] for name in found if name in totals}, changes, hours)


@dataclass(frozen=True, slots=True)
class _Heard:
    """A figure that is heard, as printed and as read, and when it was said."""

    name: str
    article: Article
    figure: Figure
    printed: Figure
    read: Figure
    assumption: str | None

    @property
    def told(self) -> Told:
        return find_told(self.figure, self.article)

    def list_ours(self) -> tuple[str, ...]:
        """What of its scope is the event's toll scope and neither printed nor assumed."""
        return tuple(
            key
            for key in list_ours(self.printed, self.article.event)
            if getattr(self.read, key) == getattr(self.figure, key)
        )


def _list_heard(
    articles: Sequence[Article], without: Collection[str], with_claimed_changes: bool
) -> Iterator[_Heard]:
    for article in articles:
        assumptions = {
            assumption.figure: assumption
            for assumption in article.transcript.assumptions
            if name_source(article, assumption.id, articles) not in without
        }
        printed = article.transcript.figures
        for figure, as_printed in zip(article.figures, printed, strict=True):
            assumption = assumptions.get(figure.id)
            read = _read_anew(figure, assumption)
            if all(is_tested(each, article.event, with_claimed_changes) for each in (figure, read)):
                source = None
                if assumption is not None:
                    source = name_source(article, assumption.id, articles)
                name = name_source(article, figure.id, articles)
                yield _Heard(name, article, figure, as_printed, read, source)


def is_tested(figure: Figure, event: Event, with_claimed_changes: bool = False) -> bool:
    """Whether a figure counts what can be compared, of this attack, or tells how it changed.

    Everything else is shown and bears on nothing: background, other attacks, shares, money, what
    has no measure, and changes in percent or in multiples. A change that a party claims is not
    tested either, unless it is asked for.
    """
    measure = event.all_measures[figure.measure]
    is_total = figure.change is None
    is_asserted = figure.status != "claimed" or with_claimed_changes
    is_change = figure.change in ("increment", "fall") and is_asserted
    is_counted = measure.is_checked and figure.unit != "percent"
    return is_counted and figure.role == "toll" and (is_total or is_change)


def find_spot(
    calendar: Calendar, scope: Figure | Scope, unit: str, told: Told, agent: Agent = ANYBODY
) -> Spot:
    """The count that a scope means in a statement made at that moment."""
    extent = calendar.find_extent(scope.measure, scope.period, told.day, told.hour)
    return Spot(scope.measure, unit, scope.group, scope.place, extent, agent)


def find_told(figure: Figure, article: Article) -> Told:
    """The day on which a figure was said, and the hour where the article gives one."""
    if figure.reported_day is None:
        return find_published(article)
    return Told(figure.reported_day, figure.reported_time)


def find_published(article: Article) -> Told:
    """The day on which an article was published, and the hour where it is known."""
    hour = article.source.time
    return Told(article.source.published, None if hour is None else dt.time.fromisoformat(hour))


def find_side(figure: Figure, event: Event) -> str | None:
    """The side for which a figure's speaker speaks; None where the event names none."""
    speaker = event.speakers.get(figure.speaker)
    return None if speaker is None else speaker.line


def _read_anew(figure: Figure, assumption: Assumption | None) -> Figure:
    if assumption is None:
        return figure
    return figure.model_copy(update=assumption.reads.model_dump(exclude_none=True))


def _read_wording(figure: Figure, wording: str | None, convention: str) -> Quantity:
    words = figure.words if wording == figure.wording else wording
    return quantify(figure, convention) if words is None else _read_count(words, convention)


@lru_cache(maxsize=4096)
def _read_count(wording: str, convention: str) -> Quantity:
    return read_quantity(wording, convention)


def _refuse_unknown(readings: Mapping[str, str], found: Mapping[str, Statement]) -> None:
    for name in readings:
        if name not in found:
            raise ParameterError(f"figure '{name}' has no count to read{suggest(name, found)}")
