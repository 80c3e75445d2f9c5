"""What is never found of reports that all tell the truth, each as of its day."""

from hypothesis import given, settings
from hypothesis import strategies as st
from law_events import DAYS, Report, tell
from law_histories import true_worlds
from law_reading import find, list_findings, read

from analysis.accounts.record import Kind

NEVER = (
    Kind.CONTRADICTION,
    Kind.PARTING,
    Kind.MOVED,
    Kind.TOLD_DIFFERENTLY,
    Kind.UNCLEAR,
    Kind.CORRECTION,
)
"""What says that somebody is wrong, or may be."""


def list_wrong(accounts, kinds=NEVER):
    """Findings of these kinds, as a failing test shows them."""
    wrong = find(accounts, *kinds)
    return [each for each in list_findings(accounts) if each[0] in {f.kind.value for f in wrong}]


@settings(max_examples=80)
@given(true_worlds())
def test_true_reports_never_contradict_part_or_fall(told):
    """Hedged, late, of part of a place or of a day: numbers that follow one truth all hold."""
    _, world = told
    assert list_wrong(read(world)) == []


@settings(max_examples=40)
@given(true_worlds(is_prompt=False))
def test_dead_who_become_known_late_make_nobody_wrong(told):
    """A closed day's count that rises with time is a revision, for whoever says it."""
    _, world = told
    assert list_wrong(read(world)) == []


@settings(max_examples=40)
@given(true_worlds(top=30))
def test_true_reports_of_many_dead_make_nobody_wrong(told):
    """The same with numbers that are no longer small."""
    _, world = told
    assert list_wrong(read(world)) == []


@settings(max_examples=40)
@given(true_worlds())
def test_a_closed_day_that_all_tell_truly_is_no_mismatch(told):
    """Where all of a day's dead are known on that day, its counts agree for ever."""
    _, world = told
    assert list_wrong(read(world), (Kind.PERIOD_MISMATCH,)) == []


@settings(max_examples=40)
@given(true_worlds(speakers=("police", "ministry")))
def test_one_truthful_line_only_rises(told):
    """Of one line alone: revised, overtaken, from an earlier day on, low, and nothing else."""
    _, world = told
    allowed = {Kind.REVISION, Kind.OVERTAKEN, Kind.WIDER_PERIOD, Kind.LOW_TOTAL}
    allowed |= {Kind.UNEXPLAINED_REST}
    kinds = {finding.kind for finding in read(world).findings}
    assert kinds <= allowed


@settings(max_examples=80)
@given(true_worlds(speakers=("police", "ministry"), has_halves=True, top=5))
def test_a_line_may_rise_within_a_day(told):
    """Reports of the morning and of the evening, which do not say which they are, all hold."""
    _, world = told
    assert list_wrong(read(world), tuple({*NEVER} - {Kind.TOLD_DIFFERENTLY})) == []


@settings(max_examples=40)
@given(
    st.lists(st.integers(0, 40), min_size=4, max_size=4),
    st.lists(
        st.tuples(
            st.integers(0, 3),
            st.sampled_from(("police", "hospital", "rebels", "outlet")),
            st.sampled_from(("{}", "{}", "at least {}", "up to {}")),
        ),
        min_size=1,
        max_size=8,
    ),
)
def test_hostages_may_come_free(held, told):
    """What may end again may fall: as many as are held on each day make nobody wrong."""
    reports = [
        Report(
            f"paper-{index}",
            DAYS[day],
            (
                tell(
                    "held", form.format(held[day]), "residents", speaker=speaker, measure="hostages"
                ),
            ),
            slug=f"r{index}",
        )
        for index, (day, speaker, form) in enumerate(told)
    ]
    assert list_wrong(read(reports)) == []
