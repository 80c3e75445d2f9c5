"""Topics, and which lies inside which.

Who did it and by what means makes a topic of its own only where the reports tell several apart, or
where one of them tells those of one doer from all. If all who name a doer name one, "30 killed by
rebels" and "30 killed" are one count. Some means are of some of the dead: "20 killed with gunfire"
is another count than "25 killed".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from analysis.accounts.record import Topic
from analysis.ledger.model import Event
from analysis.ledger.trees import ancestors
from analysis.reconcile.agents import ANYBODY, Agent
from analysis.reconcile.statements import Statement


def find_topics(statements: Iterable[Statement]) -> dict[str, Topic]:
    """Id of each statement -> its topic."""
    told = list(statements)
    doers: dict[Topic, set[str]] = {}
    means: dict[Topic, set[tuple[str, ...]]] = {}
    beside: dict[tuple[Topic, str, str, bool], set[str]] = {}
    for statement in told:
        topic, agent = strip_agent(statement), read_agent(statement)
        doers.setdefault(topic, set()).update([agent.by] if agent.by else [])
        means.setdefault(topic, set()).add(agent.how)
        who = statement.side or statement.figure.speaker
        key = (topic, statement.article, who, statement.is_claim)
        beside.setdefault(key, set()).add(agent.by or "")
    for (topic, *_), found in beside.items():
        if len(found) > 1:
            # One report tells those of one doer from all of them.
            doers[topic].add("")
    return {each.id: _find_topic(each, doers, means) for each in told}


def find_group(event: Event, doer: str) -> str:
    """The group whose name a doer bears, where it is a speaker of such a name; else the doer."""
    if doer in event.groups:
        return doer
    speaker = event.speakers[doer]
    names = {each.casefold() for each in (speaker.name, *speaker.aliases)}
    names |= {each.removeprefix("the ") for each in names}
    for name, group in event.groups.items():
        if names & {each.casefold() for each in (group.label, *group.aliases)}:
            return name
    return doer


def strip_agent(statement: Statement) -> Topic:
    """What a statement counts, whoever did it."""
    spot = statement.spot
    return Topic(spot.measure, spot.unit, spot.group, spot.place)


def read_agent(statement: Statement) -> Agent:
    """Who did it and by what means, as the statement says."""
    return Agent(statement.figure.by, tuple(sorted(set(statement.figure.how))))


def _find_topic(
    statement: Statement,
    doers: Mapping[Topic, set[str]],
    means: Mapping[Topic, set[tuple[str, ...]]],
) -> Topic:
    topic, agent = strip_agent(statement), read_agent(statement)
    by = agent.by if len(doers[topic]) > 1 else None
    how = agent.how if len(means[topic]) > 1 else ()
    return Topic(topic.measure, topic.unit, topic.group, topic.place, Agent(by, how))


class Nesting:
    """Which topics of an event lie inside which, by its trees."""

    def __init__(self, event: Event) -> None:
        """Gather what contains each group and place."""
        self._measures = event.all_measures
        groups, places = event.group_tree, event.place_tree
        self._groups = {name: {name, *ancestors(groups, name)} for name in event.groups}
        self._places = {name: {name, *ancestors(places, name)} for name in event.places}
        self._known: dict[tuple[Topic, Topic], bool] = {}

    def is_inside(self, inner: Topic, outer: Topic) -> bool:
        """Whether all that the inner topic counts is in the outer one; a topic lies in itself."""
        key = (inner, outer)
        if key not in self._known:
            self._known[key] = inner == outer or self._is_inside(inner, outer)
        return self._known[key]

    def is_nested(self, one: Topic, other: Topic) -> bool:
        """Whether one of the two lies inside the other."""
        return self.is_inside(one, other) or self.is_inside(other, one)

    def is_apart_in_group(self, one: Topic, other: Topic) -> bool:
        """Whether both are of people, and neither group lies in the other."""
        if one.group is None or other.group is None:
            return False
        return one.group not in self._groups[other.group] and (
            other.group not in self._groups[one.group]
        )

    def is_nested_in_place(self, one: Topic, other: Topic) -> bool:
        """Whether one place lies in the other."""
        return one.place in self._places[other.place] or other.place in self._places[one.place]

    def _is_inside(self, inner: Topic, outer: Topic) -> bool:
        is_measure = (
            inner.measure == outer.measure or inner.measure in self._measures[outer.measure].parts
        )
        if inner.group is None or outer.group is None:
            is_group = inner.group == outer.group
        else:
            is_group = outer.group in self._groups[inner.group]
        return (
            is_measure
            and inner.unit == outer.unit
            and is_group
            and outer.place in self._places[inner.place]
            and outer.agent in (ANYBODY, inner.agent)
        )
