"""How each count of people harmed changed: every number at its day, line by line."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from string import ascii_lowercase

import pandas as pd
import seaborn.objects as so

from analysis.accounts.record import Finding, Kind, Line, Saying, Topic
from analysis.charts.display import Prose
from analysis.charts.nothing import Nothing
from analysis.charts.stairs import CLAIM, MAIN, OLD, OTHER, plot_stairs
from analysis.ledger.frame import Row, to_records
from analysis.ledger.subject import Kind as SubjectKind
from analysis.reading.captions import BY_ID, Caption
from analysis.reading.event import EventReading
from analysis.reading.event_rows import describe_saying, name_some, say_span, sign_event
from analysis.reading.frames import frame_rows
from analysis.reconcile.extents import Extent
from analysis.telling.headings import fit_list
from analysis.telling.sentences import Cited, Sentence, begin, sentence
from analysis.telling.words import capitalise, format_bounds, format_number
from analysis.views.event_headline import say_known

__all__ = ["plot_event_toll", "say_event_toll", "tabulate_event_toll"]

MOST_REPORTED, MOST_CLAIMED = 4, 3
"""Counts that are drawn; of the others the table of all statements tells."""

_COLUMNS = (
    *("id", "article", "topic", "label", "panel", "line", "line_name", "known_by", "day_told"),
    *("slot", "shown", "wording", "language", "low", "high", "unit", "status", "tone", "tag"),
    *("amount", "when", "carriers", "carried_by", "states", "remark_told"),
)


def tabulate_event_toll(reading: EventReading) -> pd.DataFrame:
    """Every number of the counts of people that are told most, by count, then day, then size.

    What a line says of one day in equal numbers is one row, however many reports carry it. Numbers
    of a part of the time, such as one day of several, are left out. Claims have their own panels.

    Returns
    -------
    Columns: id (ARTICLE#id of its first statement), article, topic, label, panel, line, line_name,
    known_by (its day), day_told, slot (its place along the days, shared by all counts), shown,
    wording, language, low and high (in unit; NaN where open), unit, status, tone (main, other, old
    or claim), tag, amount (as a sentence cites it), when (the period), carriers, carried_by, states
    and remark_told (what is to be known of it).
    """
    return _draw_rows(reading, _list_drawn(reading))


def _list_drawn(reading: EventReading) -> list[Saying]:
    """The running counts of people harmed that have a bound."""
    measures = reading.event.all_measures
    # What may end again, such as being held, is no toll that rises.
    harms = [
        saying
        for saying in reading.sayings
        if measures[saying.topic.measure].is_deed
        and measures[saying.topic.measure].kind == "event"
        and "persons" in measures[saying.topic.measure].units
        and (saying.high is not None or bool(saying.low))
    ]
    by_topic: dict[tuple[Topic, bool], list[Saying]] = {}
    for saying in harms:
        by_topic.setdefault((saying.topic, saying.is_claim), []).append(saying)
    return [
        saying
        for own in by_topic.values()
        for saying in own
        if _is_found(reading, saying) or not _is_part(saying, own)
    ]


def _is_found(reading: EventReading, saying: Saying) -> bool:
    """Whether it takes part in what the chart has to show, whatever stretch of time it counts."""
    states = reading.accounts.states
    return any(not _SHOWN.isdisjoint(states.get(voice.id, ())) for voice in saying.voices)


_SHOWN = frozenset({Kind.REVISION, Kind.MOVED, Kind.STANDS_ALONE, Kind.CORRECTION, Kind.UNCLEAR})


def _is_part(saying: Saying, beside: Sequence[Saying]) -> bool:
    """Whether a number counts a part of the time that others of its count do.

    It is one if its time began when counting had begun, or was over before its day and lies in that
    of a greater number that was known by then.
    """
    own = saying.extent
    if own.start is None or own.end is None:
        return False
    if own.start.date() > min(each.as_of for each in beside):
        return True
    is_over = own.end <= dt.datetime.combine(saying.as_of, dt.time())
    return is_over and any(
        (each.low or 0) > (saying.high or saying.low or 0)
        and each.as_of <= saying.as_of
        and _lies_in(own, each.extent)
        for each in beside
    )


def _lies_in(inner: Extent, outer: Extent) -> bool:
    if inner.start is None or inner.end is None or outer.start is None or outer.end is None:
        return False
    is_inside = outer.start <= inner.start and inner.end <= outer.end
    return is_inside and (outer.start, outer.end) != (inner.start, inner.end)


def _name_panel(saying: Saying) -> Panel:
    return saying.topic, saying.line if saying.is_claim else None


Panel = tuple[Topic, Line | None]
"""A count, and who claims it; nobody where it is reported."""


def _draw_rows(reading: EventReading, sayings: Sequence[Saying]) -> pd.DataFrame:
    merged: dict[tuple[object, ...], list[Saying]] = {}
    for saying in sayings:
        panel = _name_panel(saying)
        key = (panel, saying.line, saying.as_of, saying.low, saying.high)
        merged.setdefault(key, []).append(saying)
    panels = _choose_panels(reading, merged)
    rows = [
        {**_describe(reading, own), "panel_at": panels.index(panel)}
        for (panel, *_), own in merged.items()
        if panel in panels
    ]
    rows.sort(key=lambda row: (row["panel_at"], row["known_by"], _find_height(row), row["line"]))
    _place(rows)
    for number, (topic, _) in enumerate(panels):
        own_rows = [row for row in rows if row["panel_at"] == number]
        _tone(own_rows)
        _remark(reading, topic, own_rows)
    names = [_title_panel(reading, panel) for panel in panels]
    rows = [{**row, "panel": names[row["panel_at"]]} for row in rows]
    frame = frame_rows(rows, _COLUMNS)[[*_COLUMNS]]
    frame["panel"] = pd.Categorical(frame["panel"].astype("object"), [*dict.fromkeys(names)])
    return sign_event(frame, reading, _say_subtitle(rows))


def _choose_panels(
    reading: EventReading, merged: Mapping[tuple[object, ...], Sequence[Saying]]
) -> list[Panel]:
    """Of reports and of claims those with most statements, in the order of the event's groups.

    A count of which no line has two numbers did not change.
    """
    told = Counter[Panel]()
    numbers = Counter[tuple[Panel, Line]]()
    for own in merged.values():
        panel = _name_panel(own[0])
        told[panel] += sum(len(saying.voices) for saying in own)
        numbers[panel, own[0].line] += 1
    changed = {panel for (panel, _), number in numbers.items() if number > 1}
    groups = [None, *reading.event.groups]

    def rank(panel: Panel) -> tuple[object, ...]:
        topic, line = panel
        is_home = topic.place == reading.home
        kind = (topic.measure != "deaths", topic.measure)
        return (
            *kind,
            not is_home,
            groups.index(topic.group),
            topic.name,
            line.name if line else "",
        )

    chosen: list[Panel] = []
    for is_claim, most in ((False, MOST_REPORTED), (True, MOST_CLAIMED)):
        enough = [panel for panel in changed if (panel[1] is not None) == is_claim]
        enough = [p for p in enough if p[0].place == reading.home] or enough
        enough.sort(key=lambda panel: (panel[0].measure != "deaths", -told[panel], rank(panel)))
        chosen += sorted(enough[:most], key=rank)
    return chosen


def _title_panel(reading: EventReading, panel: Panel) -> str:
    topic, line = panel
    label = reading.label(topic)
    if line is None:
        return capitalise(label)
    return f"{capitalise(label)}, claimed by {line.label} without independent evidence"


def _describe(reading: EventReading, sayings: Sequence[Saying]) -> Row:
    """The row of sayings that are drawn as one mark."""
    rows = [describe_saying(reading, saying) for saying in sayings]
    first = rows[0]
    voices = [voice for saying in sayings for voice in saying.voices]
    told = [reading.find_row(voice) for voice in voices]
    kinds = reading.accounts.states
    is_old = all(Kind.OVERTAKEN in kinds.get(voice.id, ()) for voice in voices)
    firmest = min(told, key=lambda row: ["attributed", "stated", "claimed"].index(row["status"]))
    day = sayings[0].as_of
    return {
        **first,
        "status": "claimed" if sayings[0].is_claim else firmest["status"],
        "day_told": f"{day.day} {_MONTHS[day.month - 1]}",
        "tag": format_bounds(sayings[0].low, sayings[0].high),
        "carriers": len({row["article"] for row in told}),
        "carried_by": name_some(row["outlet"] for row in told),
        "tone": CLAIM if sayings[0].is_claim else OLD if is_old else MAIN,
        "remark_told": None,
        "voices": {voice.id for voice in voices},
    }


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _find_height(row: Row) -> float:
    """Where its mark stands."""
    low = row["low"]
    return float(row["high"] if low is None or (low == 0 and row["high"] is not None) else low)


_LEAST_WIDTH = 1.4
"""Places that a day has at least, so that its name has room."""


def _place(rows: list[Row]) -> None:
    """Give each row its place: a day is as wide as the count with most numbers on it needs."""
    numbers: dict[tuple[str, int], list[tuple[float, str]]] = {}
    for row in rows:
        own = numbers.setdefault((row["known_by"], row["panel_at"]), [])
        if (spot := (_find_height(row), row["line"])) not in own:
            own.append(spot)
    start, starts, widths = 0.0, {}, {}
    for day in sorted({day for day, _ in numbers}):
        most = max(len(own) for (other, _), own in numbers.items() if other == day)
        widths[day] = max(most, _LEAST_WIDTH)
        starts[day], start = start, start + widths[day]
    for row in rows:
        day = row["known_by"]
        own = numbers[day, row["panel_at"]]
        share = (own.index((_find_height(row), row["line"])) + 0.5) / len(own)
        row["slot"] = round(starts[day] + share * widths[day], 3)


def _tone(rows: list[Row]) -> None:
    """Tell other lines from the one that tells most."""
    told: dict[str, int] = {}
    for row in rows:
        told[row["line"]] = told.get(row["line"], 0) + row["carriers"]
    main = max(told, key=lambda line: (told[line], line), default="")
    for row in rows:
        if row["tone"] == MAIN and row["line"] != main:
            row["tone"] = OTHER
    firm = {(row["line"], row["slot"], row["tag"]) for row in rows}
    for row in rows:
        # "At least 10" beside 10 of one line and day: one number is printed for both marks.
        if row["tag"].startswith("≥ ") and (row["line"], row["slot"], row["tag"][2:]) in firm:
            row["tag"] = ""


# --- what is to be known of a number -------------------------------------------------------------

_REMARKS = {
    Kind.CONTRADICTION: "cannot be true together with other numbers of the same account",
    Kind.MOVED: "other reports have this number for another group",
    Kind.TOLD_DIFFERENTLY: "reports tell one statement in two ways",
    Kind.UNEXPLAINED_REST: "more than the reported rise explains",
    Kind.LOW_TOTAL: "its own parts make more",
    Kind.STANDS_ALONE: "an outlet’s own number, above every other",
    Kind.UNCLEAR: "lower than before, and nobody says why",
    Kind.CORRECTION: "lowered by those who had said more",
    Kind.WIDER_PERIOD: "from here on earlier days are counted as well",
}
"""Kind of a finding → what a chart says of the numbers that it rests on."""


def _remark(reading: EventReading, topic: Topic, rows: list[Row]) -> None:
    """Mark a number of which something is to be known with a letter, and put it into words."""
    letters: dict[str, str] = {}
    height = 0.0
    main = next((row["line"] for row in rows if row["tone"] == MAIN), "")
    for row in rows:
        told = [f"said by {row['line_name']}"] if row["tone"] == OTHER else []
        told += [_say_remark(f) for f in reading.findings if _is_marked(f, topic, row)]
        is_lower = row["line"] == main and _find_height(row) < height
        if is_lower and not told and row["tone"] != OLD and row["when"]:
            told.append(f"counts {row['when']} alone")
        height = max(height, _find_height(row)) if row["line"] == main else height
        if words := "; ".join(dict.fromkeys(told)):
            letter = letters.setdefault(words, ascii_lowercase[len(letters) % 26])
            row["tag"] = f"{row['tag']} ({letter})".lstrip()
            row["remark_told"] = f"({letter}) {words}"


def _say_remark(finding: Finding) -> str:
    words = _REMARKS[finding.kind]
    is_sized = finding.kind in (Kind.WIDER_PERIOD, Kind.UNEXPLAINED_REST)
    return f"{words}: {format_number(finding.size)}" if is_sized and finding.size else words


def _is_marked(finding: Finding, topic: Topic, row: Row) -> bool:
    if finding.kind not in _REMARKS or not finding.members:
        return False
    members = finding.members
    if finding.kind is Kind.WIDER_PERIOD:
        members = members[1:2]
    elif finding.kind in (Kind.MOVED, Kind.LOW_TOTAL, Kind.STANDS_ALONE):
        members = members[:1]
    elif finding.kind is Kind.UNEXPLAINED_REST:
        members = members[-1:]
    return any(voice.id in row["voices"] and voice.topic == topic for voice in members)


def _say_subtitle(rows: Sequence[Row]) -> str:
    if not rows:
        return ""
    days = sorted({row["known_by"] for row in rows})
    spanned = say_span(dt.date.fromisoformat(days[0]), dt.date.fromisoformat(days[-1]))
    left_out = "; days without a number are left out" if len(days) > 1 else ""
    return f"Each number at the day by which it was known, {spanned}{left_out}"


# --- its plot, its title, its sentences ----------------------------------------------------------


def plot_event_toll(toll: pd.DataFrame) -> so.Plot | Nothing:
    """Numbers as steps along the days, a panel a count.

    Parameters
    ----------
    toll : as `tabulate_event_toll` gives it, or some of its rows.
    """
    if toll.empty:
        return Nothing("no count has numbers of more than one kind")
    return plot_stairs(toll)


_MOST_RISES = 3


def title_event_toll(toll: pd.DataFrame) -> Sentence:
    """Who says that each reported count rose, and how far: the title of the chart."""
    rises: list[Sentence] = []
    sides: list[str] = []
    fate = ""
    rows = [row for row in to_records(toll) if row["tone"] != CLAIM]
    for panel in dict.fromkeys(row["panel"] for row in rows):
        own = _list_own(rows, panel)
        first, last = (own[0], max(own, key=_find_height)) if own else ({}, {})
        if own and _find_height(last) > _find_height(first):
            start, end = (Cited(row["amount"], row["id"]) for row in (first, last))
            label = str(first["label"])
            # What befell them is said once.
            label = label.removesuffix(fate) if fate and label.endswith(fate) else label
            fate = fate or f" {label.rpartition(' ')[2]}"
            rises.append(sentence(f"{label} from ", start, " to ", end))
            sides.append(str(first["line_name"]))
    if not rises:
        return ("What each side says, day by day",)
    if len(set(sides)) > 1:
        # Each has its own side behind it.
        rises = [sentence(r, f" ({side})") for r, side in zip(rises, sides, strict=True)]
    opening = f"{sides[0]}: " if len(set(sides)) == 1 else ""
    told = fit_list(opening, rises[:_MOST_RISES], noun="count")
    return begin(*(piece for piece in told if piece))


def _list_own(rows: Sequence[Row], panel: str) -> list[Row]:
    """The numbers of a panel that are of the line which tells most there."""
    own = [row for row in rows if row["panel"] == panel and row["tone"] != OTHER and row["tag"]]
    line = next((row["line"] for row in own if row["tone"] == MAIN), None)
    return [row for row in own if row["line"] == line]


def say_event_toll(reading: EventReading) -> Prose:
    """What is known now: the headline of the page."""
    return Prose([say_known(reading)], role="finding")


CAPTIONS = {
    "event-toll": Caption(
        "How each count changed",
        {
            "label": "Count",
            "known_by": "As of",
            "shown": "Number",
            "line_name": "Who says so",
            "when": "Period",
            "carried_by": "Told by",
            "remark_told": "Remark",
        },
        BY_ID,
        title=title_event_toll,
        tabulate=tabulate_event_toll,
        kind=SubjectKind.EVENT,
    )
}
