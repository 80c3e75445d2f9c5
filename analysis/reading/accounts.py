"""What the reports of an event show together, in sentences: findings, and what a line says last.

Output and views print these, so that a page and a terminal never say two things.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence

from analysis.accounts.lines import OFFICIALS
from analysis.accounts.record import Accounts, Default, Finding, Kind, Line, Saying, Topic, Voice
from analysis.accounts.topics import strip_agent
from analysis.ledger.frame import is_whole_count
from analysis.ledger.model import Event
from analysis.ledger.number_words import find_number_words
from analysis.reading.labels import label_one, label_scope
from analysis.telling.sentences import (
    Cited,
    Piece,
    Sentence,
    begin,
    enumerate_pieces,
    join_noun,
    place_label,
    sentence,
)
from analysis.telling.words import (
    drop_brackets,
    format_number,
    is_one,
    is_plural,
    join,
    keep_order,
    say_count,
    say_date,
    say_quantity,
)

# --- labels --------------------------------------------------------------------------------------


def label_topic(event: Event, topic: Topic) -> str:
    """What a topic counts, with its place: 'militants killed, Balochistan'."""
    return label_scope(event, topic, topic.place)


def name_line(line: Line) -> str:
    """A line as a sentence names it; an outlet's own voice by the outlet or the agency."""
    return keep_order(line.label)


def name_speaker(accounts: Accounts, voice: Voice) -> str:
    """Who says it in its report: the speaker by name, and the outlet where it speaks itself."""
    speaker = accounts.event.speakers.get(voice.statement.figure.speaker)
    return keep_order(name_outlet(accounts, voice) if speaker is None else speaker.name)


def name_outlet(accounts: Accounts, voice: Voice) -> str:
    """The outlet that printed it."""
    return keep_order(_find_outlets(accounts)[voice.statement.article])


def _find_outlets(accounts: Accounts) -> Mapping[str, str]:
    return {article.name: article.source.outlet for article in accounts.articles}


def say_number(accounts: Accounts, voice: Voice) -> str:
    """Its number as a sentence has it: an exact one in digits, a hedged one as printed."""
    statement = voice.statement
    words, quantity = statement.words, statement.quantity
    is_count = is_whole_count(statement.figure, accounts.event.all_measures)
    return say_quantity(
        {
            "low": quantity.low,
            "high": quantity.high,
            "hedge": quantity.hedge,
            "number_words": None if words is None else find_number_words(words, is_count=is_count),
        }
    )


def cite_voice(accounts: Accounts, voice: Voice) -> Cited:
    """Its number, cited by its id, ARTICLE#id."""
    return Cited(say_number(accounts, voice), voice.id)


def label_period(event: Event, period: str | None) -> str:
    """A period's name in words; empty where none is told."""
    return event.periods[period].label if period else ""


# --- findings ------------------------------------------------------------------------------------


def say_finding(accounts: Accounts, finding: Finding, *, has_grounds: bool = True) -> Sentence:
    """A finding in one sentence, and with `has_grounds` a second one on our defaults behind it."""
    told = begin(_SAY[finding.kind](accounts, finding), *_say_read(accounts, finding), ".")
    grounds = say_grounds(finding) if has_grounds else ()
    return sentence(told, " ", grounds) if grounds else told


_STEPS = (Kind.REVISION, Kind.CORRECTION, Kind.OVERTAKEN)
"""Kinds that tell numbers one after the other and judge none of them."""


def _say_read(accounts: Accounts, finding: Finding) -> Sentence:
    """Which numbers it rests on that a seed reads beyond their words: ', as we read “58”'."""
    articles = {article.name: article.transcript.assumptions for article in accounts.articles}
    read = [
        each
        for each in finding.members
        if any(a.figure == each.statement.figure.id for a in articles[each.statement.article])
    ]
    if not read or finding.kind in _STEPS:
        return ()
    numbers = dict.fromkeys(f"“{say_number(accounts, each)}”" for each in read)
    return sentence(", as we read ", enumerate_pieces((number,) for number in numbers))


def say_grounds(finding: Finding) -> Sentence:
    """Which of our defaults a finding rests on; empty where it rests on none."""
    if not finding.rests_on:
        return ()
    told = [(_say_ground(each, finding),) for each in finding.rests_on]
    return sentence("As we read it, ", enumerate_pieces(told), ".")


def _say_ground(default: Default, finding: Finding) -> str:
    if default is Default.LINE and any(each.line == OFFICIALS for each in finding.members):
        return "officials, for none of whom the event names a side, are one voice"
    return _GROUNDS[default]


_GROUNDS: Mapping[Default, str] = {
    Default.TOLL: "a number without place or period is of the event’s",
    Default.LINE: "those who speak for one side are one voice",
    Default.AS_OF: "a number without a day is of the day of its report",
}


def say_latest(accounts: Accounts, saying: Saying) -> Sentence:
    """What a line says last of a count: by number, label, day, and who carries it."""
    voice = saying.first
    others = len(saying.witnesses) - 1
    more = f" and {say_count(others, 'other')}" if others else ""
    period = label_period(accounts.event, saying.period)
    return begin(
        f"{name_line(saying.line)} {_say_verb(voice)} ",
        _count(accounts, voice),
        f", {period}," if period else "",
        f" as of {say_date(saying.as_of)} ({keep_order(saying.witnesses[0])}{more}).",
    )


def say_notes(accounts: Accounts) -> list[Sentence]:
    """What keeps an event's reports from telling more, or what a reader must know of them."""
    articles = accounts.articles
    reports: dict[Topic, set[str]] = {}
    for voice in accounts.voices.values():
        reports.setdefault(voice.topic, set()).add(voice.statement.article)
    days = {voice.as_of for voice in accounts.voices.values()}
    told = []
    if len(articles) == 1:
        told.append("there is one report of it, so that no two can be compared")
    elif all(len(names) < 2 for names in reports.values()):
        told.append("no two reports count the same, so that none can be compared")
    elif len(days) == 1:
        day = say_date(min(days))
        told.append(f"all numbers are as of one day, {day}, so that no change over time is seen")
    by_link: dict[str, list[str]] = {}
    for article in articles:
        by_link.setdefault(article.source.url.rstrip("/"), []).append(article.name)
    told += [
        f"{join(names)} have one link, and may be one report read twice"
        for names in by_link.values()
        if len(names) > 1
    ]
    if accounts.unreviewed:
        count = say_count(accounts.unreviewed, "figure")
        verb = "takes" if accounts.unreviewed == 1 else "take"
        told.append(f"{count} that nobody has reviewed {verb} no part")
    if accounts.cut:
        homes = _find_outlets(accounts)
        names = list(dict.fromkeys(keep_order(homes[each]) for each in accounts.cut))
        shown = [*names[:MOST_TOLD], *_say_rest(len(names) - MOST_TOLD)]
        told.append(
            "more numbers of one report may be at odds with each other than are told here, in "
            f"{join(shown)}"
        )
    return [sentence(each, ".") if "/" in each.split()[0] else begin(each, ".") for each in told]


def _say_rest(others: int) -> list[str]:
    """How many more there are than a sentence names, if any."""
    return [say_count(others, "other")] if others > 0 else []


def _say_contradiction(accounts: Accounts, finding: Finding) -> Sentence:
    if finding.is_growth:
        return _say_too_little(accounts, finding)
    outlet = name_outlet(accounts, finding.members[0])
    line, both = finding.line, "both" if len(finding.members) == 2 else "all"
    is_own = line is None or line.is_outlet
    who = outlet if is_own or line is None else name_line(line)
    verb = "says" if is_own else _agree(who, "claims" if finding.members[0].is_claim else "says")
    head = "" if is_own else f"in {outlet}, "
    return sentence(
        f"{head}what {who} {verb} as of {say_date(finding.as_of)} cannot {both} be true: ",
        enumerate_pieces(_count_timed(accounts, finding, each) for each in finding.members),
    )


def _say_too_little(accounts: Accounts, finding: Finding) -> Sentence:
    before, growth, now = finding.members
    period = label_period(accounts.event, growth.statement.period)
    is_told = growth.statement.figure.change is None and period
    of = "" if growth.topic == finding.topic else f" {_label(accounts, growth.topic)}"
    return sentence(
        _in_line(finding),
        cite_voice(accounts, before),
        f" {_label(accounts, finding.topic)} as of {_day(finding, before)} "
        f"({name_outlet(accounts, before)}) and ",
        cite_voice(accounts, growth),
        f"{_more(accounts, growth)}{of}{f' in {period},' if is_told else ''} make "
        f"{format_number(finding.size)} more than the ",
        cite_voice(accounts, now),
        f" of {_day(finding, now)} ({name_outlet(accounts, now)})",
    )


def _count_timed(accounts: Accounts, finding: Finding, voice: Voice) -> Sentence:
    """A number with what it counts, and its period where that is not the others'."""
    periods = {each.statement.period for each in finding.members}
    told = label_period(accounts.event, voice.statement.period) if len(periods) > 1 else ""
    return sentence(_count(accounts, voice), f" ({told})" if told else "")


def _say_parting(accounts: Accounts, finding: Finding) -> Sentence:
    head = f"accounts of {_label(accounts, finding.topic)} part as of {say_date(finding.as_of)}: "
    return sentence(head, _tell_all(accounts, finding, finding.members))


MOST_TOLD = 6
"""So many lines or reports a sentence names; of the others it tells how many there are."""


def _tell_all(accounts: Accounts, finding: Finding, members: Sequence[Voice]) -> Sentence:
    """Who has which number, the first of them by name; how many others there are."""
    shown = members[:MOST_TOLD]
    told = [
        _tell(accounts, finding, each, is_first=not at or shown[at - 1].line != each.line)
        for at, each in enumerate(shown)
    ]
    others = len(members) - len(told)
    more = [(say_count(others, "other"),)] if others else []
    return enumerate_pieces([*told, *more])


def _say_moved(accounts: Accounts, finding: Finding) -> Sentence:
    own, *others = finding.members
    elsewhere = dict.fromkeys(name_outlet(accounts, each) for each in others)
    return sentence(
        name_outlet(accounts, own),
        " has ",
        _count(accounts, own),
        f" as of {say_date(own.as_of)}, ",
        "a number that other reports have for ",
        _label(accounts, others[0].topic),
        ": ",
        enumerate_pieces((name,) for name in elsewhere),
    )


def _say_told_differently(accounts: Accounts, finding: Finding) -> Sentence:
    one, other = finding.members
    return sentence(
        "one statement is told in two ways: of ",
        _label(accounts, finding.topic),
        f", as of {say_date(finding.as_of)}, ",
        _say_teller(accounts, finding, one),
        " in ",
        name_outlet(accounts, one),
        ", and ",
        cite_voice(accounts, other),
        " in ",
        name_outlet(accounts, other),
        ", which agree in other counts",
    )


def _say_teller(accounts: Accounts, finding: Finding, voice: Voice) -> Sentence:
    who = name_line(finding.line or voice.line)
    verb = _say_verb(voice)
    return sentence(f"{who} {verb} ", cite_voice(accounts, voice))


def _say_period_mismatch(accounts: Accounts, finding: Finding) -> Sentence:
    periods = {label_period(accounts.event, each.statement.period) for each in finding.members}
    period = f", {min(periods)}," if periods != {""} else ""
    told = _tell_all(accounts, finding, finding.members)
    return sentence(
        "a period that is over is counted differently: of ",
        _label(accounts, finding.topic),
        period,
        " ",
        told,
    )


def _say_unexplained_rest(accounts: Accounts, finding: Finding) -> Sentence:
    before, growth, now = finding.members
    return sentence(
        _in_line(finding),
        cite_voice(accounts, before),
        f" {_label(accounts, finding.topic)} as of ",
        _day(finding, before),
        " and ",
        cite_voice(accounts, growth),
        _more(accounts, growth),
        " leave ",
        format_number(finding.size),
        " of ",
        cite_voice(accounts, now),
        " as of ",
        _day(finding, now),
        " unexplained (",
        enumerate_pieces(_outlets(accounts, finding)),
        ")",
    )


def _say_low_total(accounts: Accounts, finding: Finding) -> Sentence:
    whole, *parts = finding.members
    return sentence(
        name_outlet(accounts, whole),
        " has ",
        _count(accounts, whole),
        f" as of {say_date(finding.as_of)}, ",
        "and more in the parts of it: ",
        enumerate_pieces(_count(accounts, each) for each in parts),
    )


def _say_stands_alone(accounts: Accounts, finding: Finding) -> Sentence:
    own, *others = finding.members
    told = _tell_all(accounts, finding, others)
    return sentence(
        name_outlet(accounts, own),
        " alone has ",
        _count(accounts, own),
        f" as of {_day(finding, own)}; ",
        told,
    )


def _say_unclear(accounts: Accounts, finding: Finding) -> Sentence:
    if finding.members[0].topic != finding.topic:
        return _say_below_part(accounts, finding)
    steps = _say_steps(accounts, finding, "went down")
    if finding.topic.measure == "injuries":
        return sentence(
            steps,
            ", and neither a withdrawal nor a reprint explains it; whether the later number still "
            "counts those who have died since would decide it",
        )
    return sentence(
        steps,
        ", and neither a withdrawal nor a reprint explains it; a word of that side on the earlier "
        "number, or the hour of each, would decide it",
    )


def _say_below_part(accounts: Accounts, finding: Finding) -> Sentence:
    part, whole = finding.members
    return sentence(
        f"{name_line(whole.line)} {_say_verb(whole)} ",
        _count(accounts, whole),
        f" ({name_outlet(accounts, whole)}, {_day(finding, whole)}) after ",
        _count(accounts, part),
        f" ({name_outlet(accounts, part)}, {_day(finding, part)}), though the wider count holds "
        "the narrower one, and neither a withdrawal nor a reprint explains it; a word of that side "
        "on the earlier number, or the hour of each, would decide it",
    )


def _say_correction(accounts: Accounts, finding: Finding) -> Sentence:
    ids = {each.id for each in finding.members}
    is_taken_back = any(
        each.withdrawn_by in ids or each.statement.figure.corrects for each in finding.members
    )
    return _say_steps(accounts, finding, "was corrected" if is_taken_back else "was lowered")


def _say_revision(accounts: Accounts, finding: Finding) -> Sentence:
    return _say_steps(accounts, finding, "rose")


def _say_wider_period(accounts: Accounts, finding: Finding) -> Sentence:
    first, later, *earlier = finding.members
    told = sentence(
        _say_steps(accounts, finding, "rose", (first, later)),
        ", and the later number counts earlier days as well",
    )
    if not earlier:
        return told
    period = label_period(accounts.event, earlier[0].statement.period)
    return sentence(told, ": ", cite_voice(accounts, earlier[0]), f" are of {period}")


def _say_overtaken(accounts: Accounts, finding: Finding) -> Sentence:
    told = (
        sentence(
            cite_voice(accounts, each),
            f" ({name_outlet(accounts, each)}, {_published(finding, each)}{_dated(finding, each)})",
        )
        for each in finding.members
    )
    return sentence(
        "printed after ",
        name_line(finding.line) if finding.line else "its side",
        " had said another number of ",
        _label(accounts, finding.topic),
        ": ",
        enumerate_pieces(told),
    )


_SAY: Mapping[Kind, Callable[[Accounts, Finding], Sentence]] = {
    Kind.CONTRADICTION: _say_contradiction,
    Kind.PARTING: _say_parting,
    Kind.MOVED: _say_moved,
    Kind.TOLD_DIFFERENTLY: _say_told_differently,
    Kind.PERIOD_MISMATCH: _say_period_mismatch,
    Kind.UNEXPLAINED_REST: _say_unexplained_rest,
    Kind.LOW_TOTAL: _say_low_total,
    Kind.STANDS_ALONE: _say_stands_alone,
    Kind.UNCLEAR: _say_unclear,
    Kind.CORRECTION: _say_correction,
    Kind.WIDER_PERIOD: _say_wider_period,
    Kind.OVERTAKEN: _say_overtaken,
    Kind.REVISION: _say_revision,
}


# --- parts of sentences --------------------------------------------------------------------------


def _label(accounts: Accounts, topic: Topic) -> str:
    """A topic for the middle of a sentence: 'militants killed in Balochistan'."""
    return place_label({"label": label_topic(accounts.event, topic), **_place(accounts, topic)})


def _place(accounts: Accounts, topic: Topic) -> dict[str, str]:
    return {"where": accounts.event.places[topic.place].name}


def _count(accounts: Accounts, voice: Voice) -> Sentence:
    """A number with what it counts: '92 civilians killed in Balochistan', '1 town attacked'."""
    number = cite_voice(accounts, voice)
    if not is_one(number.words):
        return sentence(number, join_noun(number.words, _label(accounts, voice.topic)))
    one = f"{label_one(accounts.event, voice.topic)}, {_place(accounts, voice.topic)['where']}"
    return sentence(number, f" {place_label({'label': one, **_place(accounts, voice.topic)})}")


def _tell(accounts: Accounts, finding: Finding, voice: Voice, *, is_first: bool = True) -> Sentence:
    """Who has which number: 'the state says 22 (TRT World, 4 February 2026)'.

    Who has one more number than the one before is not named again.
    """
    who, verb = name_line(voice.line), _say_verb(voice)
    by = voice.statement.figure.by if finding.size is None else None
    done = f" by {_name_doer(accounts, by)}" if by else ""
    is_own = voice.topic == finding.topic or (by and strip_agent(voice.statement) == finding.topic)
    of = "" if is_own else f" {_label(accounts, voice.topic)}"
    source = "" if voice.line.is_outlet else f"{name_outlet(accounts, voice)}, "
    return sentence(
        f"{who} {verb} " if is_first else "",
        cite_voice(accounts, voice),
        f"{of}{done} ({source}{_day(finding, voice)})",
    )


def _name_doer(accounts: Accounts, name: str) -> str:
    event = accounts.event
    return event.groups[name].label if name in event.groups else event.speakers[name].name


def _say_steps(
    accounts: Accounts, finding: Finding, verb: str, members: Sequence[Voice] = ()
) -> Sentence:
    """How a line's number went from one to the next, with the day and the outlet of each.

    Of many steps, the first and the last and how many there are.
    """
    heights = members or finding.members
    shown = heights if len(heights) <= MOST_TOLD else (heights[0], heights[-1])
    told = [
        sentence(
            cite_voice(accounts, each),
            _name_part(accounts, finding, each),
            f" ({name_outlet(accounts, each)}, {_day(finding, each)})",
        )
        for each in shown
    ]
    steps: list[Piece | Sentence] = [told[0]]
    for each in told[1:]:
        steps += [" to ", each]
    many = "" if shown is heights else f" in {len(heights) - 1} steps"
    return sentence(
        f"the number of {_label(accounts, finding.topic)} that ",
        name_line(finding.line) if finding.line else "a side",
        f" {_agree(finding.line.label if finding.line else '', _verb(finding))} {verb}{many} from ",
        *steps,
    )


def _name_part(accounts: Accounts, finding: Finding, voice: Voice) -> str:
    """Whom a number counts, where it is printed of a part of those whom the finding is about."""
    if voice.topic == finding.topic or strip_agent(voice.statement) == finding.topic:
        return ""
    is_group = voice.topic.group and voice.topic.place == finding.topic.place
    group = accounts.event.groups[voice.topic.group] if is_group and voice.topic.group else None
    return f" {group.label if group else _label(accounts, voice.topic)}"


def _verb(finding: Finding) -> str:
    return "claims" if finding.members[0].is_claim else "gives"


def _agree(name: str, verb: str) -> str:
    """A verb as it follows a name: 'the state says', 'police say'."""
    head = drop_brackets(name).split(",")[0].split(" of ")[0].split(" for ")[0].rstrip()
    return verb.removesuffix("s") if is_plural(head) else verb


def _say_verb(voice: Voice) -> str:
    """How a line's saying is told: an outlet has it, a party claims it, others say it."""
    if voice.line.is_outlet:
        return "has"
    return _agree(name_line(voice.line), "claims" if voice.is_claim else "says")


def _in_line(finding: Finding) -> str:
    """Whose word all of it is; a number that is only claimed makes the whole a claim."""
    if finding.line is None:
        return ""
    verb = "claims" if any(each.is_claim for each in finding.members) else "says"
    return f"in what {name_line(finding.line)} {_agree(finding.line.label, verb)}, "


def _more(accounts: Accounts, voice: Voice) -> str:
    """What follows a change's number, where the number alone does not say that it is one."""
    return "" if say_number(accounts, voice).lower().endswith(" more") else " more"


def _day(finding: Finding, voice: Voice) -> str:
    """The day by which it was known, with the year where that is not the finding's."""
    return _say_day(voice.as_of, finding.as_of)


def _published(finding: Finding, voice: Voice) -> str:
    return _say_day(voice.published, finding.as_of)


def _dated(finding: Finding, voice: Voice) -> str:
    """The day that a report itself gives to an older number, since it does not pass it as new."""
    return f", as of {_day(finding, voice)}" if voice.as_of < voice.published else ""


def _say_day(day: dt.date, beside: dt.date) -> str:
    told = say_date(day)
    return told.rsplit(" ", 1)[0] if day.year == beside.year else told


def _outlets(accounts: Accounts, finding: Finding) -> Iterable[Sentence]:
    names = dict.fromkeys(name_outlet(accounts, each) for each in finding.members)
    return [(name,) for name in names]
