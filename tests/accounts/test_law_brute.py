"""Accounts beside every small history, tried one by one."""

from itertools import combinations

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from law_brute import TOP, can_be_true, can_have_become_known, can_rise
from law_events import ATOMS, DAYS, LINES, Report, tell
from law_histories import WORDINGS
from law_reading import find, read

from analysis.accounts.record import Kind

LOWER = (Kind.UNCLEAR, Kind.CORRECTION)
"""What a number is found to be that is lower than its line's and no reprint."""

SCOPES = {
    "place": st.tuples(st.sampled_from(("province", "town")), st.none()),
    "time": st.tuples(st.none(), st.sampled_from((None, "friday", "since-saturday"))),
}


@st.composite
def moments(draw, axis, published=3):
    """A report of Monday, of several speakers; what it tells as of an earlier day is of Sunday."""
    figures = []
    for number in range(draw(st.integers(2, 6))):
        place, period = draw(SCOPES[axis])
        wording = draw(st.sampled_from(WORDINGS)).format(draw(st.integers(0, TOP - 1)))
        figures.append(
            tell(
                f"f{number}",
                wording,
                draw(st.sampled_from(tuple(ATOMS))),
                speaker=draw(st.sampled_from(("police", *LINES))),
                period=period,
                place=place,
                day=draw(st.sampled_from((None, None, None, DAYS[published - 1]))),
            )
        )
    return Report("courier", DAYS[published], tuple(figures))


def list_impossible(report, axis):
    """The lines of a report that say, as of one day, what no history makes true."""
    accounts = {}
    for figure in report.figures:
        key = (LINES[figure["speaker"]], figure.get("reported"))
        accounts.setdefault(key, []).append(figure)
    return {
        line
        for (line, _), said in accounts.items()
        if not can_be_true(said, axis)
        and not all(is_hedge_alone(each) for each in list_conflicts(said, axis))
    }


def list_conflicts(figures, axis):
    """Each smallest set of figures that no history makes true together."""
    found = []
    for size in range(1, len(figures) + 1):
        for members in combinations(figures, size):
            is_known = any(all(each in members for each in known) for known in found)
            if not is_known and not can_be_true(members, axis):
                found.append(members)
    return found


def is_hedge_alone(members):
    """Whether two speakers print one number of one count, one of them with a hedge."""
    speakers, numbers, counts = (
        {read_one(figure) for figure in members}
        for read_one in (
            lambda figure: figure["speaker"],
            lambda figure: "".join(char for char in figure["wording"] if char.isdigit()),
            lambda figure: (figure["group"], figure.get("place", "province")),
        )
    )
    return len(members) == len(speakers) == 2 and len(numbers) == len(counts) == 1


@pytest.mark.parametrize("axis", ["place", "time"])
@settings(max_examples=60)
@given(data=st.data())
def test_a_line_contradicts_itself_where_no_history_makes_its_account_true(axis, data):
    """Of each report, day and line: exactly where all histories fail, and not of a hedge alone."""
    report = data.draw(moments(axis))
    found = find(read([report]), Kind.CONTRADICTION)
    assert {finding.line.name for finding in found} == list_impossible(report, axis)


@settings(max_examples=25)
@given(moments("place"), moments("place"))
def test_a_contradiction_lies_in_one_report(one, other):
    """Two reports of one day may part or revise; each contradicts itself by itself alone."""
    reports = [one, Report("herald", other.published, other.figures)]
    found = find(read(reports), Kind.CONTRADICTION)
    expected = list_impossible(one, "place") | list_impossible(other, "place")
    assert {finding.line.name for finding in found} == expected
    for finding in found:
        assert len({member.statement.article for member in finding.members}) == 1


@settings(max_examples=40)
@given(moments("place"))
def test_the_members_of_a_contradiction_cannot_all_be_true(report):
    """What a contradiction names fails in every history by itself."""
    figures = {figure["id"]: figure for figure in report.figures}
    for finding in find(read([report]), Kind.CONTRADICTION):
        members = [figures[member.id.partition("#")[2]] for member in finding.members]
        days = {figure.get("reported") for figure in members}
        told = [[f for f in members if f.get("reported") == day] for day in days]
        assert any(not can_be_true(each, "place") for each in told)


@st.composite
def series(draw):
    """What one line says of one count in several reports, each as of its own day."""
    return draw(
        st.lists(
            st.tuples(
                st.integers(0, 3),
                st.builds(
                    str.format,
                    st.sampled_from([w for w in WORDINGS if "about" not in w]),
                    st.integers(0, TOP - 1),
                ),
            ),
            min_size=2,
            max_size=5,
        )
    )


def write_series(told, periods=None):
    """A report for each statement, by one speaker or the other of one line."""
    reports = []
    for index, (day, wording) in enumerate(told):
        period = None if periods is None else periods[index]
        figure = tell(
            "f", wording, "residents", speaker=("police", "ministry")[index % 2], period=period
        )
        reports.append(Report("courier", DAYS[day], (figure,), slug=f"r{index}"))
    return reports


@settings(max_examples=100)
@given(series())
@example([(0, "3"), (0, "5"), (1, "4")])
@example([(0, "5"), (0, "3"), (1, "5")])
@example([(0, "at least 3"), (1, "2 or more")])
def test_a_series_is_unclear_only_where_no_order_within_its_days_lets_it_rise(told):
    """A count that can have risen through all statements is neither corrected nor unclear."""
    found = find(read(write_series(told)), *LOWER)
    overtaken = find(read(write_series(told)), Kind.OVERTAKEN)
    if can_rise(told):
        assert found == []
    else:
        assert found or overtaken


@settings(max_examples=40)
@given(series())
def test_an_exact_series_that_can_rise_is_nothing_but_a_revision(told):
    """Whole numbers by one line: a rise over days is told; of one day alone, no rise is seen."""
    told = [(day, "".join(char for char in wording if char.isdigit())) for day, wording in told]
    kinds = {finding.kind for finding in read(write_series(told)).findings}
    heights = {wording for _, wording in told}
    if can_rise(told):
        is_over_days = len({day for day, _ in told}) > 1 and len(heights) > 1
        assert kinds - {Kind.REVISION} == set()
        assert Kind.REVISION in kinds or not is_over_days
    else:
        assert kinds & {Kind.OVERTAKEN, *LOWER}


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(8, 11), st.integers(0, 4)), min_size=2, max_size=5))
def test_hours_leave_no_order_to_choose(told):
    """Of one day with an hour for each statement, a number lower than an earlier hour's fell."""
    reports = [
        Report(
            "courier",
            DAYS[1],
            (tell("f", number, "residents", reported=f"{DAYS[1]}T{hour:02}:00"),),
            slug=f"r{index}",
        )
        for index, (hour, number) in enumerate(told)
    ]
    found = read(reports)
    fell = find(found, *LOWER, Kind.OVERTAKEN)
    assert bool(fell) != can_rise([(hour, str(number)) for hour, number in told])
    assert find(found, Kind.CONTRADICTION, Kind.PARTING) == []


@st.composite
def scoped_series(draw):
    """One statement a day, of Friday to Sunday, each of its own stretch of time."""
    told = []
    for day in range(3):
        periods = ["since-friday", "friday"] + ["since-saturday", "saturday"] * (day > 0)
        period, number = draw(st.sampled_from(periods)), draw(st.integers(0, 3))
        form = draw(st.sampled_from(("{}", "{}", "at least {}", "up to {}")))
        told.append((day, period, form.format(number)))
    return told


@settings(max_examples=80)
@given(scoped_series())
def test_dead_who_became_known_over_days_are_lower_nowhere(told):
    """If some dead can have become known so, no statement is a fall or a contradiction."""
    reports = write_series([(day, wording) for day, _, wording in told], [p for _, p, _ in told])
    found = read(reports)
    fell = find(found, *LOWER, Kind.CONTRADICTION)
    if can_have_become_known(told):
        assert fell == []
    if not all(can_have_become_known(pair) for pair in combinations(told, 2)):
        assert fell or find(found, Kind.OVERTAKEN, Kind.PERIOD_MISMATCH)


def _find_parted(told, others):
    """The day of the later of two lines' freshest numbers, on the last day on which they part.

    Of one day, a line that rose within it had the other's number on its way if it began no higher.
    """
    for today in range(3, -1, -1):
        stands = []
        for each in (told, others):
            last = max((day for day, _ in each if day <= today), default=None)
            stands.append((last, sorted(number for day, number in each if day == last)))
        if any(day is None for day, _ in stands):
            continue
        for (day, numbers), (other_day, other_numbers) in (stands, stands[::-1]):
            at = numbers[0] if day == other_day else numbers[-1]
            if day <= other_day and at > other_numbers[-1]:
                return [DAYS[other_day]]
    return []


@settings(max_examples=60)
@given(series(), series())
def test_two_lines_part_exactly_where_their_freshest_numbers_cannot_both_hold(told, others):
    """Dead known by one day are among those known later: no line's may be fewer than another's."""
    told, others = (
        [(day, "".join(char for char in w if char.isdigit())) for day, w in each]
        for each in (told, others)
    )
    assume(can_rise(told) and can_rise(others))
    second = [
        Report(
            "herald",
            DAYS[day],
            (tell("f", wording, "residents", speaker="hospital"),),
            slug=f"s{index}",
        )
        for index, (day, wording) in enumerate(others)
    ]
    found = find(read([*write_series(told), *second]), Kind.PARTING)
    assert [finding.as_of for finding in found] == _find_parted(told, others)
