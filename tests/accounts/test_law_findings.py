"""Each finding beside what its own members say: read by hand, it must be what it is called."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from law_events import ATOMS, PERIODS
from law_faults import FAULTS
from law_histories import any_worlds
from law_reading import read

from analysis.accounts.record import Kind


def is_more(one, other):
    """Whether the least that one statement admits is more than the most that another does."""
    low, high = one.statement.low, other.statement.high
    return low is not None and high is not None and low > high


def list_apart(members):
    """Pairs of statements that no one number fits."""
    return [pair for pair in combinations(members, 2) if is_more(*pair) or is_more(*reversed(pair))]


def check_a_revision_rises(finding, accounts):
    """Each number is more than the one before and no bound from above; days never go back."""
    said = [member.statement for member in finding.members]
    lows = [each.low for each in said]
    assert all(each.low or each.high == 0 for each in said)
    assert lows == sorted(set(lows))
    assert [m.as_of for m in finding.members] == sorted(m.as_of for m in finding.members)
    assert finding.size == lows[-1] - lows[0]


def check_what_is_overtaken_is_below_what_was_out(finding, accounts):
    """A higher number of the same line was out on an earlier day, or stands in the same report."""
    for member in finding.members:
        home = member.statement.article
        assert any(
            voice.line == member.line
            and is_more(voice, member)
            and (voice.published < member.published or voice.statement.article == home)
            for voice in accounts.voices.values()
        ) or is_withdrawn_before(accounts, member)


def is_withdrawn_before(accounts, member):
    """Whether its line had come down from this number before it was printed."""
    return any(
        voice.line == member.line
        and is_more(member, voice)
        and voice.as_of <= member.as_of
        and voice.id != member.id
        for voice in accounts.voices.values()
    )


def check_what_is_unclear_or_corrected_fell(finding, accounts):
    """Of its members, one of a later moment is lower than one before."""
    assert any(
        is_more(one, other) and one.as_of <= other.as_of
        for pair in combinations(finding.members, 2)
        for one, other in (pair, pair[::-1])
    )


def check_a_mismatch_is_of_one_closed_period(finding, accounts):
    """All count one count of one period that was over, and two of them cannot agree."""
    [period] = {member.statement.period for member in finding.members}
    assert PERIODS[period][1] is not None
    assert {member.topic for member in finding.members} == {finding.topic}
    assert list_apart(finding.members)


def check_who_stands_alone_is_an_outlet_above_all_others(finding, accounts):
    """The first members are outlets' own numbers, the others lower ones of named lines."""
    own = [member for member in finding.members if member.line.is_outlet]
    named = [member for member in finding.members if not member.line.is_outlet]
    assert own
    assert named
    assert not any(member.is_adopted for member in own)
    assert all(is_more(one, other) for one in own for other in named)


def check_what_is_told_differently_is_of_one_statement(finding, accounts):
    """Two reports, one line, count and day; both agree with each other in two more counts."""
    one, other = finding.members
    assert (one.topic, one.line, one.as_of) == (other.topic, other.line, other.as_of)
    assert list_apart((one, other))
    told = [
        {
            (voice.topic, voice.statement.low)
            for voice in accounts.voices.values()
            if voice.statement.article == member.statement.article
            and (voice.line, voice.as_of) == (one.line, one.as_of)
            and voice.statement.low == voice.statement.high
        }
        for member in (one, other)
    ]
    assert len(told[0] & told[1]) >= 2


def check_what_has_moved_two_witnesses_have_of_others(finding, accounts):
    """The number is theirs, of people who are not among those of the first, nor around them."""
    moved, *others = finding.members
    assert len({other.witness for other in others} - {moved.witness}) >= 2
    for other in others:
        assert not set(ATOMS[moved.topic.group]) & set(ATOMS[other.topic.group])
        assert other.statement.quantity.nominal == moved.statement.quantity.nominal


def check_a_rest_is_what_growth_leaves(finding, accounts):
    """What is said now, less what was said before and the growth, at their most."""
    before, *growths, now = (member.statement for member in finding.members)
    least = now.low - before.high - sum(growth.high for growth in growths)
    assert finding.size == least > 0


def check_parting_lines_differ(finding, accounts):
    """Lines part in numbers, or where all name somebody who did it."""
    lines = {member.line for member in finding.members}
    assert len(lines) > 1
    assert set(finding.others) == lines
    by = {member.statement.figure.by for member in finding.members}
    is_tie = len({member.topic for member in finding.members}) > 1
    assert list_apart(finding.members) or is_tie or (None not in by and len(by) > 1)


def check_a_low_total_is_below_the_sum_of_its_parts(finding, accounts):
    """It is open above, and of the report and the day of its parts."""
    whole, *parts = (member.statement for member in finding.members)
    assert whole.high is None
    assert {member.statement.article for member in finding.members} == {whole.article}
    assert finding.size == sum(part.low for part in parts) - whole.low > 0


CHECKS = {
    Kind.REVISION: check_a_revision_rises,
    Kind.OVERTAKEN: check_what_is_overtaken_is_below_what_was_out,
    Kind.UNCLEAR: check_what_is_unclear_or_corrected_fell,
    Kind.CORRECTION: check_what_is_unclear_or_corrected_fell,
    Kind.PERIOD_MISMATCH: check_a_mismatch_is_of_one_closed_period,
    Kind.STANDS_ALONE: check_who_stands_alone_is_an_outlet_above_all_others,
    Kind.TOLD_DIFFERENTLY: check_what_is_told_differently_is_of_one_statement,
    Kind.MOVED: check_what_has_moved_two_witnesses_have_of_others,
    Kind.UNEXPLAINED_REST: check_a_rest_is_what_growth_leaves,
    Kind.PARTING: check_parting_lines_differ,
    Kind.LOW_TOTAL: check_a_low_total_is_below_the_sum_of_its_parts,
}
"""Kind → what must hold of a finding of it; contradictions are held against brute force."""


def check_all(accounts):
    """Every finding is what it is called."""
    for finding in accounts.findings:
        if finding.kind in CHECKS:
            CHECKS[finding.kind](finding, accounts)


@settings(max_examples=60)
@given(any_worlds(top=3) | any_worlds(top=30))
def test_findings_of_any_reports_are_what_they_are_called(world):
    """Whatever the reports say."""
    check_all(read(world))


@pytest.mark.parametrize("plant", FAULTS, ids=lambda plant: plant.__name__)
@settings(max_examples=8)
@given(data=st.data())
def test_findings_beside_a_planted_fault_are_what_they_are_called(plant, data):
    """Where there is something of each kind to find, among other reports of the same counts."""
    world = data.draw(any_worlds(most=2, top=60))
    check_all(read(world.add(*data.draw(plant()).reports)))
