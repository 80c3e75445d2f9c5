"""Where lines part: different lines, one count, one day, numbers that cannot both hold.

What was known earlier is among what was known later, so an older lower number parts from nobody.
Each line's freshest number by a day counts, and none that was overtaken or moved.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from analysis.accounts.book import Book, is_more, is_over, write_finding
from analysis.accounts.record import Finding, Kind, Line, Saying, Topic, Voice
from analysis.accounts.stretches import is_compatible
from analysis.accounts.topics import find_group, strip_agent
from analysis.ledger.trees import is_within

Stands = Mapping[Topic, Mapping[Line, Sequence[Saying]]]
"""Topic -> line -> what it said last by some day."""


def find_partings(book: Book, fit: Sequence[Saying]) -> Iterator[Finding]:
    """One finding a topic: the latest day on which lines part, with all of them as members.

    `fit` are the sayings that are neither overtaken nor moved nor taken back.
    """
    told: dict[Topic, Finding] = {}
    days = sorted({saying.as_of for saying in fit}, reverse=True)
    pairs = _list_pairs(book, fit)
    for day in days if pairs else ():
        stands = _find_stands(fit, day)
        parted: dict[Topic, list[tuple[Saying, Saying]]] = {}
        for inner, outers in pairs.items():
            for outer, one, other in _list_nearest(book, stands, inner, outers):
                parted.setdefault(outer, []).append((one, other))
        for topic, found in parted.items():
            if topic not in told:
                told[topic] = _write_parting(topic, found)
    for finding in told.values():
        if not any(_is_told_by(book, finding, other) for other in told.values()):
            yield finding


def _is_told_by(book: Book, finding: Finding, other: Finding) -> bool:
    """Whether another parting of the same lines, of a count in or around this one, says more."""
    is_same = {*finding.others} == {*other.others} and finding.topic != other.topic
    if not is_same or not book.nesting.is_nested(finding.topic, other.topic):
        return False
    ranks = [(each.as_of, each.size or 0, each.topic.name) for each in (finding, other)]
    return ranks[0] < ranks[1]


def _list_pairs(book: Book, fit: Sequence[Saying]) -> dict[Topic, list[Topic]]:
    """Inner topic -> outer topics, where some number of the one is more than some of the other."""
    lows: dict[Topic, int] = {}
    highs: dict[Topic, int] = {}
    for saying in fit:
        topic = saying.topic
        if saying.low is not None:
            lows[topic] = max(lows.get(topic, 0), saying.low)
        if saying.high is not None:
            highs[topic] = min(highs.get(topic, saying.high), saying.high)
    found: dict[Topic, list[Topic]] = {}
    for outer, high in highs.items():
        for inner in book.inside[outer]:
            if lows.get(inner, 0) > high:
                found.setdefault(inner, []).append(outer)
    return found


def _find_stands(fit: Iterable[Saying], day: dt.date) -> Stands:
    """What each line said last by a day: all that it says as of its last day by then."""
    found: dict[Topic, dict[Line, list[Saying]]] = {}
    for saying in fit:
        if saying.as_of <= day:
            stand = found.setdefault(saying.topic, {}).setdefault(saying.line, [])
            if stand and stand[0].as_of != saying.as_of:
                stand.clear()
            stand.append(saying)
    return found


def _list_nearest(
    book: Book, stands: Stands, inner: Topic, outers: Sequence[Topic]
) -> Iterator[tuple[Topic, Saying, Saying]]:
    """Each parting of an inner topic's number from a wider one's that no nearer one holds too."""
    for line, sayings in stands.get(inner, {}).items():
        for saying in _list_last(sayings):
            found = {
                outer: others
                for outer in outers
                if (others := list(_list_parted(book, stands, saying, line, outer)))
            }
            for outer, others in found.items():
                if not any(near != outer and book.nesting.is_inside(near, outer) for near in found):
                    for other in others:
                        yield outer, saying, other


def _list_parted(
    book: Book, stands: Stands, saying: Saying, line: Line, outer: Topic
) -> Iterator[Saying]:
    for other_line, others in stands.get(outer, {}).items():
        if other_line != line:
            for other in _list_last(others):
                is_parted = is_more(saying, other) and book.is_within(saying, other)
                if (
                    is_parted
                    and not _is_hedge_alone(saying, other)
                    and not _is_one_closed_period(saying, other)
                    and not _is_passed(stands[saying.topic][line], saying, other)
                ):
                    yield other


def _list_last(sayings: Sequence[Saying]) -> list[Saying]:
    """Of a line's day, the highest number of each period: the others came before it."""
    found: dict[str | None, Saying] = {}
    for saying in sayings:
        best = found.get(saying.period)
        if best is None or (saying.low or 0) >= (best.low or 0):
            found[saying.period] = saying
    return list(found.values())


def _is_passed(day: Sequence[Saying], saying: Saying, other: Saying) -> bool:
    """Whether a line that rose within the day may have given the other's number on its way."""
    return saying.as_of == other.as_of and any(
        not is_more(each, other)
        for each in day
        if each.low is not None and is_compatible(each.extent, saying.extent)
    )


def _is_hedge_alone(one: Saying, other: Saying) -> bool:
    """Whether both print one number, and only a hedge such as "more than" sets them apart."""
    numbers = [each.first.statement.quantity.nominal for each in (one, other)]
    return numbers[0] is not None and numbers[0] == numbers[1]


def _is_one_closed_period(one: Saying, other: Saying) -> bool:
    """Whether both count a period that was over, as of two days: that is a mismatch of its own."""
    is_same = one.extent[:2] == other.extent[:2] and one.as_of != other.as_of
    return is_same and is_over(one) and is_over(other)


def _write_parting(topic: Topic, found: Sequence[tuple[Saying, Saying]]) -> Finding:
    """A finding with one number a line, the highest line first."""
    size = max((one.low or 0) - (other.high or 0) for one, other in found)
    chosen: dict[Line, Saying] = {}
    for one, other in sorted(found, key=lambda pair: _rank(*pair)):
        chosen.setdefault(one.line, one)
        chosen.setdefault(other.line, other)
    members = sorted(
        (each.first for each in chosen.values()),
        key=lambda each: (-(each.statement.low or 0), each.line.name),
    )
    lines = dict.fromkeys(each.line for each in members)
    return write_finding(Kind.PARTING, members, topic=topic, size=size, others=lines)


def _rank(one: Saying, other: Saying) -> tuple[object, ...]:
    return (-((one.low or 0) - (other.high or 0)), one.first.id, other.first.id)


# --- who did it ----------------------------------------------------------------------------------


def find_actor_partings(book: Book, fit: Sequence[Saying]) -> Iterator[Finding]:
    """Lines that name different doers of the same deaths: one finding a count.

    The same are those of one scope and period in equal numbers.
    """
    named: dict[tuple[Topic, str, int], list[Voice]] = {}
    for saying in fit:
        voice = saying.first
        if voice.statement.figure.by and saying.low and saying.low == saying.high:
            key = (strip_agent(voice.statement), saying.period or "", saying.low)
            named.setdefault(key, []).append(voice)
    for (topic, _, _), voices in sorted(named.items(), key=lambda each: _name_key(*each[0])):
        told = sorted(voices, key=lambda each: (each.published, each.id))
        members: dict[str, Voice] = {}
        for voice in told:
            if any(_is_other_doer(book, each, voice) for each in told):
                members.setdefault(voice.line.name, voice)
        if members:
            lines = [each.line for each in members.values()]
            yield write_finding(Kind.PARTING, [*members.values()], topic=topic, others=lines)


def _name_key(topic: Topic, period: str, number: int) -> tuple[str, str, int]:
    return topic.name, period, number


def _is_other_doer(book: Book, one: Voice, other: Voice) -> bool:
    """Whether two lines name doers of whom neither is among the other.

    A speaker who bears a group's name is that group. Another one and a group are not compared, for
    rebels may be whom their spokesman speaks for, unless somebody says that the one killed the
    other.
    """
    a, b = one.statement.figure.by, other.statement.figure.by
    if one.line == other.line or a is None or b is None or a == b:
        return False
    event = book.event
    is_fight = (a, b) in book.fights or (b, a) in book.fights
    a, b = find_group(event, a), find_group(event, b)
    if a in event.groups and b in event.groups:
        tree = event.group_tree
        return not is_within(tree, a, b) and not is_within(tree, b, a)
    if a in event.speakers and b in event.speakers:
        lines = [event.speakers[each].line or each for each in (a, b)]
        return lines[0] != lines[1]
    return is_fight
