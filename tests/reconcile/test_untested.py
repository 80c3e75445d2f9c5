"""What is shown and bears on nothing: background, other attacks, shares; and own measures."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mapped_events import (
    GROUPS,
    PARTIES,
    PERIODS,
    PLACES,
    check_figures,
    count,
    map_event,
    told,
    write,
)
from small_articles import make_figure, relate

from analysis.ledger.measures import MEASURES
from analysis.reconcile.export import to_json
from analysis.reconcile.sensitivity import sensitivity
from analysis.reconcile.verdicts import check

OWN = {
    "checkpoints": {
        "label": "checkpoints burned",
        "singular": "checkpoint burned",
        "unit": "posts",
    },
    "width": {"label": "width", "singular": "width", "unit": "m", "counted": "false"},
}
UNTESTED = sorted(name for name, measure in MEASURES.items() if not measure.is_checked)


@st.composite
def beside(draw):
    """Figures that are no totals of the event, each for one reason at least."""
    found = []
    for number in range(draw(st.integers(1, 4))):
        reason = draw(
            st.sampled_from(
                (
                    {"role": "background"},
                    {"role": "other-event"},
                    {"change": "multiple"},
                    {"change": "increment", "unit": "percent"},
                    {"change": "fall", "unit": "percent"},
                    *({"measure": name, "unit": _find_unit(name)} for name in UNTESTED),
                )
            )
        )
        speaker = draw(st.sampled_from(("outlet", *PARTIES)))
        figure = count(
            f"beside{number}",
            draw(st.integers(0, 9)),
            draw(st.sampled_from((None, *GROUPS))),
            draw(st.sampled_from(tuple(PLACES))),
            draw(st.sampled_from(tuple(PERIODS))),
            by=draw(st.sampled_from((None, "rebels", "soldiers"))),
            how=draw(st.sampled_from((None, "bombing"))),
            speaker=speaker,
            status="stated" if speaker == "outlet" else "claimed",
            reported=draw(st.sampled_from(("2020-07-17", "2020-07-17T09:00", "2020-07-20T17:00"))),
            corrects=draw(st.sampled_from((None, "f0"))),
        )
        if reason.get("measure") == "time":
            figure["wording"] = "9 a.m."
        found.append(figure | reason)
    return found


def _find_unit(measure):
    units = MEASURES[measure].units
    return units[0] if units else "percent"


@settings(max_examples=120, deadline=None)
@given(told(), beside(), st.booleans())
def test_what_is_no_total_of_the_event_changes_nothing(article, others, is_tied):
    """No count, bound, verdict, mend, claim or order of the others depends on it."""
    transcript = article.transcript
    rows = [figure.model_dump(exclude_none=True) for figure in transcript.figures]
    ties = [relation.model_dump(exclude_none=True) for relation in transcript.relations]
    readings = [each.model_dump(exclude_none=True) for each in transcript.assumptions]
    if is_tied:
        ties.append(relate("beside", "sum", [others[0]["id"]], rows[0]["id"]))
    more = write([*others[:1], *rows, *others[1:]], ties, readings)
    assert to_json(check([more])) == to_json(check([article]))
    assert sensitivity([more]) == sensitivity([article])


@pytest.mark.parametrize(
    "other", [{"role": "background"}, {"role": "other-event"}, {"change": "multiple"}]
)
def test_what_is_no_total_contradicts_nothing(other):
    """90 of other years, of another attack or as a multiple stand beside 36."""
    outcome = check_figures(count("toll", 36), count("beside", 90, **other))
    assert outcome.verdicts == {"toll": "undecided"}


@pytest.mark.parametrize("measure", ["buildings", "vehicles", "weapons"])
def test_what_was_done_to_things_is_not_compared(measure):
    """Three vehicles seized and five hit are two numbers of one measure and no contradiction."""
    things = ({"measure": measure, "unit": measure, "group": None},) * 2
    outcome = check_figures(count("a", 3, **things[0]), count("b", 5, **things[1]))
    assert (outcome.feasible, outcome.counts, outcome.verdicts) == (True, (), {})


def check_own(*figures):
    """The answer for one article of the event with measures of its own."""
    return check([write(figures, event=map_event(measures=OWN))])


def burned(name, number, place="province", period="whole", **other):
    """So many checkpoints."""
    return make_figure(
        name, str(number), None, place, period, measure="checkpoints", unit="posts", **other
    )


def list_ids(outcome):
    """The ids of each conflict."""
    return [conflict.ids for conflict in outcome.conflicts]


def test_an_own_measure_of_one_scope_must_agree():
    """Three and five checkpoints of one scope cannot both be true."""
    assert list_ids(check_own(burned("a", 3), burned("b", 5))) == [("a", "b")]
    assert check_own(burned("a", 3), burned("b", 3)).verdict == "agree"


@pytest.mark.parametrize(("place", "period"), [("alba", "whole"), ("province", "first")])
def test_what_an_event_counts_lies_inside_wider_places_and_periods(place, period):
    """Five in a town or a week are more than four in the province or the whole time."""
    inner = burned("inner", 5, place, period)
    assert list_ids(check_own(inner, burned("all", 4))) == [("all", "inner")]
    assert check_own(inner, burned("all", 5)).feasible


@pytest.mark.parametrize("numbers", [(3, 2, 1), (3, 3, 9)])
@pytest.mark.parametrize("dimension", ["place", "period"])
def test_what_an_event_counts_is_not_added(numbers, dimension):
    """One thing may be in two towns or two weeks, so that two numbers say nothing of a third."""
    scopes = {"place": ("alba", "brook"), "period": ("first", "second")}[dimension]
    parts = [burned(name, 3, **{dimension: name}) for name in scopes]
    whole = max(3, *numbers)
    outcome = check_own(*parts, burned("all", whole))
    assert outcome.feasible
    assert {tie.kind for tie in outcome.ties} == {"part"}


def test_what_an_event_counts_may_be_fewer_on_another_day():
    """Five on one day and four on the next are no contradiction: some may be there no more."""
    told_on = (burned("a", 5, reported="2020-07-17"), burned("b", 4, reported="2020-07-18"))
    assert check_own(*told_on).feasible


def test_an_own_measure_that_counts_nothing_is_not_tested():
    """Three metres and five metres are shown."""
    wide = {"measure": "width", "unit": "m"}
    assert check_own(burned("a", 3, **{}), *(burned(n, 5) | wide for n in "bc")).verdicts == {
        "a": "undecided"
    }
