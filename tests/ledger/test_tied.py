"""Which figures a relation may tie: counts of the event, of what can be added, and the steps."""

from __future__ import annotations

import pytest
from homes import Home

from analysis.errors import SeedError
from analysis.ledger.frame import Row
from analysis.ledger.measures import MEASURES

KINDS = ("sum", "part", "same", "at-most")
PLACES = ("exampleton", "testford", "sample-county")


def tie(home: Home, kind: str, *figures: Row, whole: Row | None = None) -> None:
    """An article whose figures are tied: the last is the whole of the others, or a scope is."""
    told = [
        {"wording": "5", "place": place, **row} for row, place in zip(figures, PLACES, strict=False)
    ]
    names = [f"figure-{n}" for n in range(1, len(told) + 1)]
    relation = {
        "id": "tie",
        "kind": kind,
        "parts": names if whole else names[:-1],
        "whole": whole or names[-1],
        "paragraph": 1,
        "says": "So.",
    }
    home.tell(*told, relations=(relation,))


def make_row(measure: str) -> Row:
    """A figure of a measure, in a unit of it."""
    unit = (*MEASURES[measure].units, "litres")[0]
    return {"measure": measure, "unit": unit, "label": "x" if measure == "other" else None}


DEAD, INJURED, HURT = map(make_row, ("deaths", "injuries", "casualties"))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("measure", sorted(set(MEASURES) - {"time"}))
def test_only_counts_that_are_compared_are_tied(home: Home, kind: str, measure: str) -> None:
    """Ages, shares and things of which nobody knows what was done to them are in no relation."""
    row = make_row(measure)
    if MEASURES[measure].is_checked:
        tie(home, kind, row, row)
        return
    with pytest.raises(SeedError) as caught:
        tie(home, kind, row, row)
    assert len(caught.value.faults) == 2  # the part and the whole
    assert all("counts nothing" in f or "never compared" in f for f in caught.value.faults)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("role", ["background", "other-event"])
@pytest.mark.parametrize("is_whole", [False, True])
def test_only_a_toll_is_tied(home: Home, kind: str, role: str, is_whole: bool) -> None:
    """The dead of another attack are no part of this one's."""
    rows = [DEAD, {**DEAD, "role": role}]
    with pytest.raises(SeedError, match=f"is of role '{role}', and only a toll is tied"):
        tie(home, kind, *(rows if is_whole else rows[::-1]))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("change", ["increment", "fall"])
@pytest.mark.parametrize("is_whole", [False, True])
def test_a_change_is_no_total(home: Home, kind: str, change: str, is_whole: bool) -> None:
    """'Five more' is no part of a toll, and no whole."""
    rows = [DEAD, {**DEAD, "change": change}]
    with pytest.raises(SeedError, match="is a change, and no total"):
        tie(home, kind, *(rows if is_whole else rows[::-1]))


STEP: Row = {**DEAD, "change": "increment"}
BEFORE: Row = {**DEAD, "place": "sample-county", "reported": "2020-03-02"}
AFTER: Row = {**DEAD, "place": "sample-county", "reported": "2020-03-04"}


def test_before_and_more_make_after(home: Home) -> None:
    """A count, so many more, and the count after it may be written as a sum."""
    tie(home, "sum", BEFORE, {**STEP, "place": "sample-county"}, AFTER)


@pytest.mark.parametrize(
    ("kind", "rows"),
    [
        ("part", (BEFORE, STEP, AFTER)),
        ("same", (BEFORE, STEP, AFTER)),
        ("sum", (BEFORE, {**STEP, "change": "fall"}, AFTER)),
        ("sum", (STEP, {**STEP, "place": "testford"}, AFTER)),
        ("sum", (STEP, AFTER)),
        ("sum", (BEFORE, {**INJURED, "change": "increment"}, AFTER)),
        ("sum", (BEFORE, {**STEP, "unit": "percent", "wording": "5%"}, AFTER)),
    ],
)
def test_no_other_step_is_a_sum(home: Home, kind: str, rows: tuple[Row, ...]) -> None:
    """Falls, shares, two steps, steps without a before, and steps of something else are refused."""
    with pytest.raises(SeedError):
        tie(home, kind, *rows)


@pytest.mark.parametrize("scope", [True, False])
def test_the_dead_and_the_injured_make_the_casualties(home: Home, scope: bool) -> None:
    """A sum of two measures has the whole that both make up, as a figure or as a scope."""
    whole = {"measure": "casualties", "place": "sample-county"} if scope else None
    tie(home, "sum", DEAD, INJURED, *([] if scope else [HURT]), whole=whole)


def test_the_casualties_are_not_the_same_as_the_dead(home: Home) -> None:
    """What is a part of something is not all of it."""
    with pytest.raises(SeedError, match="but the whole counts people killed or injured"):
        tie(home, "same", DEAD, HURT)


@pytest.mark.parametrize("kind", ["sum", "part", "same"])
@pytest.mark.parametrize("measure", ["deaths", "injuries", "population", "fighters", "missing"])
def test_the_dead_and_the_injured_make_nothing_else(home: Home, kind: str, measure: str) -> None:
    """Neither is a part of the other, nor of those who live there."""
    with pytest.raises(SeedError, match="but the whole counts people"):
        tie(home, kind, DEAD, INJURED, make_row(measure))


def test_casualties_are_no_part_of_the_dead(home: Home) -> None:
    """Who was killed or injured was not always killed."""
    with pytest.raises(SeedError, match="but the whole counts people killed"):
        tie(home, "part", HURT, DEAD)


def test_a_scope_that_is_never_added_is_no_whole(home: Home) -> None:
    """No parts make an age or a number of vehicles."""
    for measure in ("vehicles", "age", "other"):
        with pytest.raises(SeedError, match=f"never compared or added: its measure is {measure}"):
            tie(home, "part", DEAD, whole={"measure": measure, "place": "sample-county"})


def test_places_bombed_are_places_attacked(home: Home) -> None:
    """Sites of one kind are summed into sites of another."""
    tie(home, "sum", make_row("bombing-sites"), make_row("raid-sites"), make_row("attack-sites"))
