"""Who speaks: the lines of an event, and whose number an outlet carries in its own voice.

An outlet that prints "197" without a source on the day on which the army says 197 has no second
count: it carries the army's. Taken for a voice of its own, each such outlet would be one more line
that parts, rises and is overtaken.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from analysis.accounts.record import Line, Topic, Voice
from analysis.accounts.stretches import is_compatible
from analysis.accounts.witnesses import Witnesses
from analysis.ledger.model import OUTLET, Article, Event, Figure


def find_line(figure: Figure, article: Article, witnesses: Witnesses) -> Line:
    """The line for which the speaker of a figure speaks, whatever number it is.

    An agency that is quoted and one that is credited speak with one voice.
    """
    if figure.speaker == OUTLET:
        return _find_outlet(witnesses.find(article))
    speaker = article.event.speakers[figure.speaker]
    if speaker.kind == "outlet" and speaker.line is None:
        return _find_outlet(witnesses.name(speaker.name))
    if speaker.line is None and speaker.kind == "official" and not _tells_sides(article.event):
        return OFFICIALS
    if speaker.line is None:
        return Line(figure.speaker, speaker.name)
    return Line(speaker.line, label_line(article, speaker.line))


def _find_outlet(name: str) -> Line:
    return Line(f"{OUTLET}:{name}", name, is_outlet=True)


OFFICIALS = Line("officials", "officials")
"""All officials of an event that gives none of them a line.

Without it each minister and police chief would be a side of its own, and the toll of one state that
rises from mouth to mouth would part each day. A finding on several of them rests on this default,
and none says that they contradict each other.
"""


def find_teller(figure: Figure, article: Article, line: Line) -> Line:
    """In whose voice a figure is told: its line, or the official where the event names no side.

    Such officials may speak for opposing sides, so what two of them say in one report is a parting
    and contradicts nobody.
    """
    if line != OFFICIALS:
        return line
    return Line(figure.speaker, article.event.speakers[figure.speaker].name)


def _tells_sides(event: Event) -> bool:
    """Whether the event says for which side some official speaks; then the others speak alone."""
    return any(each.kind == "official" and each.line for each in event.speakers.values())


def label_line(article: Article, name: str) -> str:
    """A line as a sentence names it: by its only speaker, else by its name in words."""
    speakers = [each.name for each in article.event.speakers.values() if each.line == name]
    return speakers[0] if len(speakers) == 1 else f"the {name.replace('-', ' ')}"


def adopt(voices: Iterable[Voice]) -> list[Voice]:
    """The voices, those of outlets that carry a line's number under that line.

    A number is carried if a named line has printed it of the same topic, as of that day or an
    earlier one, in a report published by then, of a period that is the same or lies in it or around
    it. "197" carries "at least 197"; "more than 22" does not carry 22.
    """
    heard = list(voices)
    named: dict[tuple[Topic, float], list[Voice]] = {}
    for voice in heard:
        number = voice.statement.quantity.nominal
        if not voice.line.is_outlet and number is not None:
            named.setdefault((voice.topic, float(number)), []).append(voice)
    return _follow([_adopt(voice, named) for voice in heard])


def _adopt(voice: Voice, named: dict[tuple[Topic, float], list[Voice]]) -> Voice:
    number = voice.statement.quantity.nominal
    if not voice.line.is_outlet or number is None:
        return voice
    carried = [each for each in named.get((voice.topic, float(number)), ()) if _is_of(voice, each)]
    if not carried:
        return voice
    last = _choose(carried)
    if last is None:
        return voice
    return replace(voice, line=last.line, is_adopted=True, is_claim=last.is_claim)


def _choose(carried: list[Voice]) -> Voice | None:
    """Whose number it is: a report's before a claim's, the freshest, that of the most witnesses.

    Where two lines have it alike, it stays the outlet's own, which agrees with both.
    """
    witnesses: dict[str, set[str]] = {}
    for each in carried:
        witnesses.setdefault(each.line.name, set()).add(each.witness)

    def rank(each: Voice) -> tuple[object, ...]:
        return (each.is_claim, -each.as_of.toordinal(), -len(witnesses[each.line.name]))

    best = min(map(rank, carried))
    chosen = {each.line.name: each for each in carried if rank(each) == best}
    return next(iter(chosen.values())) if len(chosen) == 1 else None


def _is_of(voice: Voice, named: Voice) -> bool:
    """Whether an outlet's number may be that of a named line."""
    is_out = named.as_of <= voice.as_of and named.published <= voice.published
    own, other = voice.statement, named.statement
    overlaps = max(own.low or 0, other.low or 0) <= _least_high(own.high, other.high)
    return is_out and overlaps and is_compatible(voice.extent, named.extent)


def _least_high(*highs: int | None) -> float:
    return min((high for high in highs if high is not None), default=float("inf"))


# --- a line's newest number ----------------------------------------------------------------------


def _follow(voices: list[Voice]) -> list[Voice]:
    """The voices, an outlet's own number under the line from which its report has the others.

    A report that gives the state's 22 and 36 of the day, and above them 216 in its own voice where
    the state last said 197 a day ago, has the 216 from the state: it is the line's newest. A number
    that is printed for another group is left alone, since it may have slipped from there.
    """
    beside: dict[tuple[str, dt.date], Counter[Line]] = {}
    last: dict[tuple[Topic, Line], Voice] = {}
    printed: dict[object, set[Topic]] = {}
    for voice in sorted(voices, key=lambda each: (each.as_of, each.statement.low or 0, each.id)):
        printed.setdefault(voice.statement.quantity.nominal, set()).add(voice.topic)
        if not voice.line.is_outlet:
            last[voice.topic, voice.line] = voice
            report = (voice.statement.article, voice.as_of)
            beside.setdefault(report, Counter())[voice.line] += 1

    def follow(voice: Voice) -> Voice:
        report = (voice.statement.article, voice.as_of)
        number = voice.statement.quantity.nominal
        if not voice.line.is_outlet or number is None or len(printed[number]) > 1:
            return voice
        lines = beside.get(report, Counter()).most_common(2)
        if not lines or (len(lines) > 1 and lines[0][1] == lines[1][1]):
            return voice
        before = last.get((voice.topic, lines[0][0]))
        if before is None or not _is_newer(voice, before):
            return voice
        return replace(voice, line=before.line, is_adopted=True, is_claim=before.is_claim)

    return [follow(voice) for voice in voices]


def _is_newer(voice: Voice, before: Voice) -> bool:
    """Whether it is more than the line's last number, of a later day and a time that goes on."""
    is_more = (voice.statement.low or 0) > (before.statement.low or 0)
    return is_more and voice.as_of > before.as_of and is_compatible(voice.extent, before.extent)
