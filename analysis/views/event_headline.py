"""What is known of an event now, by whom, and since when unchanged: the answer above everything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from analysis.accounts.record import Accounts, Finding, Kind, Line, Saying, Series
from analysis.charts.display import Prose
from analysis.ledger.frame import Row
from analysis.ledger.model import Event
from analysis.ledger.trees import ancestors
from analysis.reading.event import EventReading
from analysis.reading.event_rows import describe_saying, name_harm, name_some, say_iso
from analysis.reconcile.agents import ANYBODY
from analysis.telling.harm import say_harm, shorten_names
from analysis.telling.sentences import (
    Cited,
    Sentence,
    begin,
    enumerate_pieces,
    join_noun,
    plain,
    sentence,
)
from analysis.telling.words import capitalise, is_plural, say_count, say_date, say_quantity
from analysis.views.carded import list_drawn
from analysis.views.event_changed import list_changes

__all__ = ["say_event_briefing"]

LONGEST = 110
"""Characters of a headline of two lines."""

MOST = 4
"""Groups that a headline names."""


def say_event_briefing(reading: EventReading) -> Prose:
    """The answer: since when each number has stood, what the reports show, what is claimed."""
    told = [
        *_list_standing(reading),
        *_list_found(reading),
        *_list_claimed(reading),
        *_list_extent(reading),
    ]
    return Prose(told, role="answer", record=record_event(reading))


def record_event(reading: EventReading) -> dict[str, Any]:
    """The outcome for what lists many reports.

    Returns
    -------
    verdict, outcome, headline, changed (what changed last, one sentence a count) and drawn (as
    `carded` lists it).
    """
    kinds = {finding.kind for finding in reading.findings}
    verdict = "conflict" if Kind.CONTRADICTION in kinds else "consistent"
    if len(reading.articles) == 1:
        verdict = "undecided"
    outcome = " ".join(map(plain, _list_found(reading) or _list_extent(reading)))
    headline = say_known(reading)
    rows = [_name_harm(reading, saying) for saying in list_known(reading)]
    return {
        "verdict": verdict,
        "outcome": outcome,
        "headline": plain(headline),
        "changed": [plain(change) for change in list_changes(reading)],
        "drawn": list_drawn(headline, rows),
    }


# --- what is known now ---------------------------------------------------------------------------


def say_known(reading: EventReading) -> Sentence:
    """The headline: the freshest numbers of the line that tells most, by whom, of which day."""
    sayings = list_known(reading)
    if not sayings:
        return ("No number of people harmed is reported",)
    rows = [_name_harm(reading, saying) for saying in sayings]
    names = {row["speaker_name"] for row in rows}
    # Where an outlet prints a side's numbers as its own, the side says them.
    is_named = len(names) == 1 and not any(row["is_adopted"] for row in rows)
    whole = names.pop() if is_named else sayings[0].line.label
    told: Sentence = ()
    for most in range(min(len(rows), MOST), 0, -1):
        for name in shorten_names(whole):
            verb = "say" if is_plural(name.split(",")[0]) else "says"
            told = begin(say_harm(rows[:most]), f", {name} {verb}")
            if len(plain(told)) <= LONGEST:
                return told
    return told


def list_known(reading: EventReading) -> list[Saying]:
    """The freshest sayings of the line that tells most of those killed, or else harmed.

    At the place that is told most, of groups that do not overlap: the widest, but parts that leave
    nobody out where theirs are newer.
    """
    for measure in _rank_measures(reading):
        lines = Counter[Line]()
        for saying in reading.accounts.sayings:
            if saying.topic.measure == measure and not saying.is_claim:
                lines[saying.line] += len(saying.witnesses)
        if lines:
            line = min(lines, key=lambda each: (each.is_outlet, -lines[each], each.name))
            return _choose(reading, measure, line)
    return []


def _rank_measures(reading: EventReading) -> list[str]:
    measures = reading.event.all_measures
    told = Counter(saying.topic.measure for saying in reading.accounts.sayings)
    harms = [m for m in told if measures[m].is_deed and "persons" in measures[m].units]
    return sorted(harms, key=lambda name: (name != "deaths", -told[name], name))


def _choose(reading: EventReading, measure: str, line: Line) -> list[Saying]:
    event = reading.event
    found = [
        saying
        for (topic, speaker, _), saying in reading.accounts.latest.items()
        if speaker == line and topic.measure == measure and not saying.is_claim
        if topic.agent == ANYBODY and (saying.low is not None or saying.high is not None)
    ]
    told = Counter(saying.topic.place for saying in found)
    place = (
        reading.home
        if reading.home in told
        else max(sorted(told), key=told.__getitem__, default="")
    )
    own = {saying.topic.group: saying for saying in found if saying.topic.place == place}
    kept: dict[str | None, Saying] = {}
    for group in sorted(own, key=lambda name: (len(_list_around(event, name)), str(name))):
        around = [name for name in _list_around(event, group) if name in kept]
        older = [
            name
            for name in around
            if kept[name].as_of < own[group].as_of and group in _list_parts(event, name)
        ]
        if len(older) == len(around):
            kept = {name: saying for name, saying in kept.items() if name not in older}
            kept[group] = own[group]
    return sorted(kept.values(), key=lambda saying: (-(saying.low or 0), saying.topic.name))


def _list_around(event: Event, group: str | None) -> list[str | None]:
    """The groups around one; around all of them is a count of nobody's group."""
    return [] if group is None else [*ancestors(event.group_tree, group), None]


def _list_parts(event: Event, group: str | None) -> set[str]:
    """The groups that make a group up, down to the last ones; of no group all."""
    if group is None:
        return set(event.groups)
    parts = event.groups[group].parts
    return {*parts, *(name for part in parts for name in _list_parts(event, part))}


def _name_harm(reading: EventReading, saying: Saying) -> Row:
    return name_harm(reading, saying.topic, describe_saying(reading, saying))


# --- the answer ----------------------------------------------------------------------------------


def find_standing(accounts: Accounts, saying: Saying) -> Saying:
    """The first saying of the same bounds from which on the line has said no others."""
    own = [
        each
        for each in accounts.sayings
        if (each.topic, each.line, each.is_claim) == (saying.topic, saying.line, saying.is_claim)
        and each.as_of <= saying.as_of
    ]
    first = saying
    for each in reversed(own):
        if (each.low, each.high) == (saying.low, saying.high):
            first = each
        elif each.as_of < first.as_of:
            break
    return first


def _list_standing(reading: EventReading) -> list[Sentence]:
    """Since when each number of the headline has stood, and until when reports go."""
    days: dict[str, list[Row]] = {}
    for saying in list_known(reading)[:MOST]:
        first = find_standing(reading.accounts, saying)
        days.setdefault(first.as_of.isoformat(), []).append(_name_harm(reading, saying))
    if not days or len(reading.articles) == 1:
        return []
    last = f"the latest report is of {say_date(reading.last_day)}"
    as_of = max(saying.as_of for saying in list_known(reading)).isoformat()
    if len(days) == 1:
        ((day, known),) = days.items()
        since = f", unchanged since {say_iso(day)}" if day != as_of else ""
        what = "The numbers above are" if len(known) > 1 else "The number above is"
        return [(f"{what} as of {say_iso(as_of)}{since}; {last}.",)]
    told = [
        sentence(say_harm(rows), f" since {say_iso(day)}") for day, rows in sorted(days.items())
    ]
    return [begin(enumerate_pieces(told), f"; {last}.")]


def _list_found(reading: EventReading) -> list[Sentence]:
    """On which counts accounts part, whose numbers cannot all be true, and what slipped."""
    told: list[Sentence] = []
    if apart := _list_kind(reading, Kind.PARTING):
        labels = name_some((reading.label(each.topic) for each in apart), MOST)
        told.append((f"Accounts part on {labels}.",))
    if odd := _list_kind(reading, Kind.CONTRADICTION):
        whose = list(dict.fromkeys(_name_account(reading, each) for each in odd))
        more = [f"{len(whose) - MOST} more"] if len(whose) > MOST else []
        listed = "; ".join([*whose[:MOST], *more])
        told.append((f"Within one account not all numbers can be true: {listed}.",))
    if moved := _list_kind(reading, Kind.MOVED):
        more = [f", and {say_count(len(moved) - 1, 'more number')} likewise"] if moved[1:] else []
        told.append(begin(_say_slip(reading, moved[0]), *more, "."))
    spaced = [piece for each in told for piece in (" ", each)]
    return [sentence(*spaced[1:])] if told else []


def _name_account(reading: EventReading, finding: Finding) -> str:
    """Whose numbers cannot all be true, and of what: 'the state on civilians killed'."""
    own = finding.line is None or finding.line.is_outlet
    outlet = reading.find_row(finding.members[0])["outlet"]
    who = outlet if own or finding.line is None else finding.line.label
    return f"{who} on {reading.label(finding.topic)}"


def _say_slip(reading: EventReading, finding: Finding) -> Sentence:
    """Which report has which number for whom, and whom others have it for."""
    own, *others = finding.members
    row = reading.find_row(own)
    number = Cited(say_quantity(row), row["id"])
    many = len({voice.statement.article for voice in others}) > 1
    elsewhere = "other reports give" if many else "another report gives"
    return sentence(
        f"{row['outlet']} gives ",
        number,
        join_noun(number.words, row["label"]),
        f", a number that {elsewhere} for {reading.label(others[0].topic)}",
    )


def _list_kind(reading: EventReading, kind: Kind) -> list[Finding]:
    """The findings of a kind, those of deaths first."""
    found = [finding for finding in reading.findings if finding.kind is kind]
    return sorted(found, key=lambda finding: finding.topic.measure != "deaths")


def _list_claimed(reading: EventReading) -> list[Sentence]:
    """The freshest claim of each party, the largest number first."""
    claims: dict[Line, Saying] = {}
    for (_, line, _), saying in _list_latest_claims(reading):
        known = claims.get(line)
        if known is None or (saying.low or 0) > (known.low or 0):
            claims[line] = saying
    told = []
    for line, saying in sorted(claims.items(), key=lambda item: item[0].name):
        verb = "claim" if is_plural(line.label) else "claims"
        day = f" as of {say_date(saying.as_of)}, without independent evidence."
        rows = [_name_harm(reading, saying)]
        told.append(sentence(f"{capitalise(line.label)} {verb} ", say_harm(rows), day))
    return told


def _list_latest_claims(reading: EventReading) -> Sequence[tuple[Series, Saying]]:
    measures = reading.event.all_measures
    return [
        (key, saying)
        for key, saying in reading.accounts.latest.items()
        if saying.is_claim and reading.include_claims and measures[key[0].measure].is_deed
        if "persons" in measures[key[0].measure].units and saying.low is not None
    ]


def _share_count(reading: EventReading) -> bool:
    """Whether two reports count the same, whenever they do."""
    tellers: dict[str, set[str]] = {}
    for row in reading.records:
        tellers.setdefault(row["topic"], set()).add(row["article"])
    return any(len(articles) > 1 for articles in tellers.values())


def _list_extent(reading: EventReading) -> list[Sentence]:
    """On how much it rests: one report alone, later ones left out, what is not confirmed."""
    told: list[Sentence] = []
    if len(reading.articles) == 1:
        told.append(("Only one report is known, so that nothing can be compared.",))
    elif not _share_count(reading):
        told.append(("No two of the reports count the same, so that nothing can be compared.",))
    if reading.until and reading.later:
        later = say_count(reading.later, "later report")
        told.append((f"As known on {say_date(reading.until)}: {later} left out.",))
    if number := reading.accounts.unreviewed:
        verb, them = ("is", "it") if number == 1 else ("are", "them")
        told.append(
            (f"{say_count(number, 'figure')} {verb} not shown: no person has confirmed {them}.",)
        )
    return told
