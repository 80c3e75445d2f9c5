"""What is planted is found: each kind of fault, alone and among reports of other counts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from law_events import EVENT, World
from law_faults import (
    ELSEWHERE,
    FAULTS,
    noise,
    numbers_that_differ,
    parts_above_their_whole,
    report,
    sums_that_are_wrong,
)
from law_histories import any_worlds, true_worlds
from law_reading import find, list_findings, list_ids, read, shorten

from analysis.accounts.record import Kind

WRONG = {Kind.CONTRADICTION, Kind.PARTING, Kind.UNCLEAR, Kind.CORRECTION, Kind.MOVED}
WRONG |= {Kind.TOLD_DIFFERENTLY, Kind.PERIOD_MISMATCH, Kind.STANDS_ALONE}
"""Kinds that doubt somebody's number."""

IN_ONE_REPORT = (sums_that_are_wrong, parts_above_their_whole, numbers_that_differ)
"""Contradictions that need nothing but their own report."""

plants = pytest.mark.parametrize("plant", FAULTS, ids=lambda plant: plant.__name__)


def check_planted(planted, accounts):
    """The one finding of a planted fault, with all that it must say."""
    own = [
        finding
        for finding in find(accounts, planted.kind)
        if planted.group in (None, finding.topic.group)
        and finding.topic.place != ELSEWHERE
        and (planted.line is None or finding.line.name == planted.line)
    ]
    assert len(own) == 1, list_findings(accounts)
    [finding] = own
    assert planted.members <= {shorten(member.id) for member in finding.members}
    assert planted.size in (None, finding.size)
    return finding


@plants
@settings(max_examples=12)
@given(data=st.data())
def test_a_planted_fault_is_found(plant, data):
    """It is one finding, of its count and line, and names the statements that make it."""
    planted = data.draw(plant())
    check_planted(planted, read(planted.reports))


@plants
@settings(max_examples=12)
@given(data=st.data())
def test_a_planted_fault_is_the_only_doubt(plant, data):
    """Nothing else is called wrong, moved, unclear or parted for it."""
    planted = data.draw(plant())
    kinds = {finding.kind for finding in read(planted.reports).findings}
    assert kinds & WRONG == {planted.kind} & WRONG


@plants
@settings(max_examples=6)
@given(data=st.data())
def test_a_planted_fault_is_found_among_other_reports(plant, data):
    """What is said of another place neither hides it nor makes it another."""
    planted = data.draw(plant())
    event, others = data.draw(noise(EVENT))
    found = check_planted(planted, read(World((*planted.reports, *others), event)))
    assert not any(name.startswith("n") for name in list_ids([found]))


@plants
@settings(max_examples=6)
@given(data=st.data())
def test_a_second_carrier_hides_no_planted_fault(plant, data):
    """Each report printed once more by another outlet of its agency: the fault stays one."""
    planted = data.draw(plant())
    if planted.kind in (Kind.MOVED, Kind.STANDS_ALONE):
        return
    first = [
        report(r.slug, *r.figures, day=r.published, agency=f"A {r.slug}") for r in planted.reports
    ]
    again = [
        report(f"{r.slug}-2", *r.figures, day=r.published, agency=f"A {r.slug}")
        for r in planted.reports
    ]
    own = [
        finding
        for finding in find(read([*first, *again]), planted.kind)
        if planted.group in (None, finding.topic.group)
    ]
    assert len(own) == 1


@settings(max_examples=40)
@given(true_worlds(top=12), st.sampled_from(IN_ONE_REPORT), st.data())
def test_no_true_reports_hide_a_planted_contradiction(told, plant, data):
    """Whatever else is said of the same counts, a report at odds with itself is found."""
    _, world = told
    planted = data.draw(plant())
    found = find(read(world.add(*planted.reports)), Kind.CONTRADICTION)
    assert any(
        planted.members == {shorten(member.id) for member in finding.members} for finding in found
    )


@settings(max_examples=30)
@given(any_worlds(most=5))
def test_a_report_at_odds_with_itself_is_so_beside_any_others(world):
    """What contradicts itself alone does so among all reports, and the other way round."""
    alone = {
        (finding.topic, finding.line)
        for each in world.reports
        for finding in find(read([each]), Kind.CONTRADICTION)
    }
    found = find(read(world), Kind.CONTRADICTION)
    assert alone <= {(finding.topic, finding.line) for finding in found}
    assert {(f.topic, f.line) for f in found if is_of_one_report(f)} <= alone


def is_of_one_report(finding):
    """Whether all its statements are of one report."""
    return len({member.statement.article for member in finding.members}) == 1
