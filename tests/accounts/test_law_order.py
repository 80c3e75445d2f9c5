"""What accounts must not depend on: order, names of files, names of groups, and what is unread."""

import datetime as dt
from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from law_changes import keep, rename, rename_files, shuffle
from law_events import DAYS, EVENT, GROUPS, PERIODS, PLACES, SPEAKERS
from law_histories import OUTLETS, any_worlds
from law_reading import describe, list_findings, name_line, read

EXAMPLES = 30

worlds = any_worlds(top=8) | any_worlds(top=2, groups=("people", "guards"))
"""The second kind says the same numbers of the same people often: what is equal ties."""


def digest(accounts, change=None):
    """The findings as a set, whatever their order, that of their members, and the files' names.

    A member is what it says and when: of equal statements printed on one day none is the first.
    """
    change = change or {}

    def put(text):
        return None if text is None else change.get(text, text)

    def spell(voice):
        figure = voice.statement.figure
        return (put(figure.speaker), figure.wording, put(figure.period), voice.as_of)

    return {
        (
            finding.kind.value,
            (finding.topic.measure, put(finding.topic.group), put(finding.topic.place)),
            put(name_line(finding.line)),
            finding.as_of,
            frozenset(spell(member) for member in finding.members),
            finding.size,
            finding.rests_on,
            frozenset(put(line.name) for line in finding.others),
        )
        for finding in accounts.findings
    }


@settings(max_examples=EXAMPLES)
@given(worlds, st.randoms(use_true_random=False))
def test_the_order_of_reports_and_figures_changes_nothing(world, random):
    """Every finding, saying and state is the same in any order of articles and of figures."""
    assert describe(read(shuffle(world, random))) == describe(read(world))


@settings(max_examples=EXAMPLES)
@given(worlds, st.randoms(use_true_random=False))
def test_the_names_of_files_change_nothing_but_ids(world, random):
    """Reports of one day under other file names: the same findings with the same members."""
    assert digest(read(world)) == digest(read(rename_files(world, random)))


@settings(max_examples=EXAMPLES)
@given(worlds, st.randoms(use_true_random=False))
def test_other_names_of_groups_places_periods_and_speakers_change_nothing_else(world, random):
    """A finding is about who is in whom, whatever they are called."""
    names = {}
    for told in (GROUPS, PLACES, PERIODS, SPEAKERS):
        new = [f"{random.choice('abyz')}{random.choice('abyz')}-{n}" for n in range(len(told))]
        names |= dict(zip(told, new, strict=True))
    names["state"] = "a-side"
    assert digest(read(world), names) == digest(read(rename(world, names)))


@settings(max_examples=EXAMPLES)
@given(any_worlds())
def test_unreviewed_figures_change_nothing_but_their_number(world):
    """Without them, all is as before, and they are counted."""
    reviewed = keep(world, lambda figure: figure.get("reviewed", True))
    assume(reviewed.reports)
    accounts = read(world)
    assert describe(accounts) == describe(read(reviewed))
    unreviewed = sum(not f.get("reviewed", True) for r in world.reports for f in r.figures)
    assert accounts.unreviewed == unreviewed


@settings(max_examples=EXAMPLES)
@given(any_worlds())
def test_what_is_of_another_event_changes_nothing(world):
    """Background takes no part."""
    own = keep(world, lambda figure: figure.get("role", "toll") == "toll")
    assume(own.reports)
    assert describe(read(world)) == describe(read(own))


@settings(max_examples=EXAMPLES)
@given(any_worlds(), st.sampled_from(DAYS))
def test_as_known_on_a_day_is_as_if_no_later_report_were_there(world, day):
    """`until` leaves out exactly what was published after it."""
    known = tuple(report for report in world.reports if report.published <= day)
    assume(known)
    assert describe(read(world, until=day)) == describe(read(replace(world, reports=known)))


@settings(max_examples=EXAMPLES)
@given(any_worlds(), st.integers(1, 40))
def test_the_calendar_changes_nothing_but_dates(world, days):
    """The same event some days later has the same findings."""
    moved = move(world, days)

    def shape(accounts, days=0):
        return [
            (kind, topic, line, as_of - dt.timedelta(days=days), [m[-5:] for m in members], *rest)
            for kind, topic, line, as_of, members, *rest in list_findings(accounts)
        ]

    assert shape(read(moved), days) == shape(read(world))


def move(world, days):
    """The same, so many days later."""

    def later(day):
        moved = dt.date.fromisoformat(str(day)[:10]) + dt.timedelta(days=days)
        return f"{moved}{str(day)[10:]}"

    periods = {
        name: {key: value if key == "label" else later(value) for key, value in period.items()}
        for name, period in EVENT["periods"].items()
    }
    reports = tuple(
        replace(
            report,
            published=dt.date.fromisoformat(later(report.published)),
            figures=tuple(
                {key: later(value) if key == "reported" else value for key, value in f.items()}
                for f in report.figures
            ),
        )
        for report in world.reports
    )
    return replace(world, reports=reports, event={**world.event, "periods": periods})


@settings(max_examples=EXAMPLES)
@given(any_worlds(most=4), st.data())
def test_a_copy_by_an_outlet_of_the_same_agency_finds_nothing_new(world, data):
    """An agency's report printed twice is one witness: the same findings of the same counts."""
    wired = [report for report in world.reports if report.agency]
    assume(wired)
    copied = data.draw(st.sampled_from(wired))
    other = (
        next(o for o, a in OUTLETS.items() if a == copied.agency and o != copied.outlet)
        if (copied.agency == "Wire")
        else "echo"
    )
    copy = replace(copied, outlet=other, slug="copy")

    def tell(accounts):
        return {
            (f.kind, f.topic, f.line, f.as_of, f.size, frozenset(f.others))
            for f in accounts.findings
        }

    assert tell(read(world.add(copy))) == tell(read(world))
