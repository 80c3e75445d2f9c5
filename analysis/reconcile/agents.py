"""By whom and by what means: when two attributions make two counts.

A statement may say who did it (`by`) and by what means (`how`). Where all statements of some people
say the same, that only describes their count. But those killed by the army and those killed by
rebels are not the same people, and neither number is the toll. So where attributions differ, each
makes a count of its own, which is at most the count without it. No more is known: an attack may
have two authors and two means, so these counts are not added up.

Attributions are compared where one count might lie in the other: between statements of one unit
whose groups are the same or contain each other, and whose measures are the same or one a part of
the other. Civilians killed by rebels and rebels killed by soldiers are two counts anyway.

A statement that says nothing differs as well, if it is of the same people or of some of them: "25
killed, 20 of them with gunfire" is no contradiction. Beside a wider count without attribution, the
narrower one is whole: 30 civilians killed by rebels are the civilians among 50 people killed.

A claim sets no reports apart. Where the reports that it differs from stay what they are, it is of
other people than they, and lies in no count of theirs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from analysis.ledger.model import Event, Figure, Group
from analysis.ledger.trees import ancestors, is_within


class Agent(NamedTuple):
    """Who is said to have done it, and by what means; both empty for a count of whoever did it."""

    by: str | None = None
    how: tuple[str, ...] = ()
    is_elsewhere: bool = False
    """Whether what it is said of lies in no count without it."""

    @property
    def name(self) -> str:
        """A unique name; empty for a count of whoever did it."""
        told = (*((f"by {self.by}",) if self.by else ()), *(f"by way of {how}" for how in self.how))
        told += ("elsewhere",) if self.is_elsewhere else ()
        return ", ".join(told)

    def is_inside(self, other: Agent) -> bool:
        """Whether all that the other says is said of this one, and more."""
        return (
            self[:2] != other[:2]
            and self.is_elsewhere == other.is_elsewhere
            and other.by in (None, self.by)
            and other.how in ((), self.how)
        )


ANYBODY = Agent()


class AttributedGroups:
    """An event's groups, and each of them again for every attribution that makes counts of its own.

    Those of a group who are said to be killed by the army are a group inside it, with parts of its
    own. So whatever holds of groups holds of attributions: what lies in a wider group, place or
    period, and what is disjoint. `event` is the event with these groups.
    """

    def __init__(self, event: Event, attributed: Iterable[tuple[str | None, Agent]]) -> None:
        """Write the groups around those that are attributed; without any, the event as it is."""
        self._told: dict[str, tuple[str | None, Agent]] = {}
        self.event = event
        plain = {**event.groups, _NOBODY: Group.model_validate({"label": "people"})}
        kept: dict[Agent, set[str]] = {}
        for group, agent in attributed:
            if agent != ANYBODY:
                kept.setdefault(agent, set()).update(_list_around(group or _NOBODY, event))
        if not kept:
            return
        groups = dict(plain)
        for agent in sorted(kept, key=lambda agent: agent.name):
            names = kept[agent]
            for name in sorted(names):
                wider = [_join(name, a) for a in kept if agent.is_inside(a) and name in kept[a]]
                groups[_join(name, agent)] = _attribute(name, plain[name], agent, names, wider)
                self._told[_join(name, agent)] = (name or None, agent)
        self._told[_NOBODY] = (None, ANYBODY)
        self.event = Event.model_construct(**{**dict(event), "groups": groups})

    def write(self, group: str | None, agent: Agent) -> str | None:
        """The group's name in the event for an attribution."""
        if self._told:
            return _join(group or _NOBODY, agent)
        return group

    def read(self, name: str | None) -> tuple[str | None, Agent]:
        """The group and the attribution of a name in the event."""
        return (name, ANYBODY) if name is None else self._told.get(name, (name, ANYBODY))


# The group of a count that names none.
_NOBODY = ""


def _join(group: str, agent: Agent) -> str:
    return group if agent == ANYBODY else f"{group} {agent.name}"


def _list_around(group: str, event: Event) -> Iterator[str]:
    """A group, all that contain it, and the parts that these are made of."""
    for name in (group, *ancestors(event.group_tree, group)):
        yield name
        if name != _NOBODY:
            yield from event.groups[name].parts


def _attribute(
    name: str, group: Group, agent: Agent, kept: Collection[str], wider: Iterable[str]
) -> Group:
    """Those of a group to whom one attribution applies, inside those to whom a wider one does.

    A group is split only where all its parts are kept: then something inside it is attributed.
    """
    is_split = all(part in kept for part in group.parts)
    return Group.model_construct(
        label=group.label,
        parts=tuple(_join(part, agent) for part in group.parts if is_split),
        disjoint=tuple(_join(part, agent) for part in group.disjoint if part in kept),
        part_of=(
            *(() if agent.is_elsewhere else (name,)),
            *(_join(w, agent) for w in group.part_of if w in kept),
            *wider,
        ),
    )


def find_agents(figures: Mapping[str, Figure], event: Event) -> dict[str, Agent]:
    """Id of each figure whose attribution makes it a count of its own -> the attribution.

    Parameters
    ----------
    figures : id -> figure with its scope as we read it; a claim changes the counts of no report,
        and a rise or a fall those of no total.
    event : says which groups contain each other.
    """
    told = {name: _read(figure) for name, figure in figures.items()}
    totals = {each for name, each in told.items() if figures[name].change is None}
    reports = {each for each in totals if not each.is_claim}
    agents = {each: _find_agent(each, reports, event) for each in {*told.values()} - totals}
    agents |= _spread({each: _find_agent(each, reports, event) for each in reports}, event)
    for claim in totals - reports:
        agent = _find_agent(claim, totals, event)
        agents[claim] = agent._replace(is_elsewhere=_is_elsewhere(claim, agents, event))
    return {name: agents[each] for name, each in told.items() if agents[each] != ANYBODY}


class _Attribution(NamedTuple):
    """What some figures have in common: of what they say by whom and how."""

    measure: str
    unit: str
    group: str | None
    is_claim: bool
    agent: Agent


def _read(figure: Figure) -> _Attribution:
    agent = Agent(figure.by, tuple(sorted(set(figure.how))))
    is_claim = figure.status == "claimed"
    return _Attribution(figure.measure, figure.unit, figure.group, is_claim, agent)


def _find_agent(told: _Attribution, totals: Iterable[_Attribution], event: Event) -> Agent:
    """What of an attribution another one of comparable people differs from.

    One that says nothing differs only if it is of the same people or of some of them.
    """
    beside = [
        (other.agent, _is_among(other.group, told.group, event))
        for other in totals
        if _is_comparable(told, other, event)
    ]
    by, how, _ = told.agent
    return Agent(
        by if any(o.by != by and (o.by or is_among) for o, is_among in beside) else None,
        how if any(o.how != how and (o.how or is_among) for o, is_among in beside) else (),
    )


def _spread(agents: Mapping[_Attribution, Agent], event: Event) -> dict[_Attribution, Agent]:
    """Set apart as well what says the same of comparable people as what is set apart.

    Guards killed by rebels are among the people killed by rebels, if these are a count.
    """
    found = dict(agents)
    while True:
        wider = {each: _join_agents(each, found, event) for each in found}
        if wider == found:
            return found
        found = wider


def _join_agents(told: _Attribution, agents: Mapping[_Attribution, Agent], event: Event) -> Agent:
    beside = [
        kept
        for other, kept in agents.items()
        if other == told or _is_comparable(told, other, event)
    ]
    by, how, _ = told.agent
    return Agent(
        by if any(kept.by == by for kept in beside) else None,
        how if any(kept.how == how for kept in beside) else (),
    )


def _is_elsewhere(claim: _Attribution, agents: Mapping[_Attribution, Agent], event: Event) -> bool:
    """Whether a report that would contain a claim is of others, and is not set apart from it."""
    by, how, _ = claim.agent
    return any(
        (by and other.agent.by and other.agent.by != by and not kept.by)
        or (how and other.agent.how and other.agent.how != how and not kept.how)
        for other, kept in agents.items()
        if not other.is_claim
        and _is_among(claim.group, other.group, event)
        and _is_comparable(claim, other, event)
    )


def _is_comparable(one: _Attribution, other: _Attribution, event: Event) -> bool:
    """Whether one count might lie in the other as far as measure, unit and group go."""
    measures = event.all_measures
    is_one_kind = (
        one.measure == other.measure
        or one.measure in measures[other.measure].parts
        or other.measure in measures[one.measure].parts
    )
    return one.unit == other.unit and is_one_kind and _is_nested(one.group, other.group, event)


def _is_nested(one: str | None, other: str | None, event: Event) -> bool:
    return _is_among(one, other, event) or _is_among(other, one, event)


def _is_among(one: str | None, other: str | None, event: Event) -> bool:
    """Whether a group is another one, or lies in it."""
    if one is None or other is None:
        return one == other
    return is_within(event.group_tree, one, other)
