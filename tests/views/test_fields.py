"""One mark a person: how many, filled or hollow, in which line, and what is said of them."""

from __future__ import annotations

import itertools
from typing import Any

import pandas as pd
import pytest
from drawn import find_faults
from fields import count_by_bound, find_gid, read_frames, read_marks
from homes import Home
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pictures import WIDTHS, lay_out, read_all
from told_rows import CLAIM, OFFICE, deaths

from analysis.ledger.frame import Row
from analysis.views.fields import MOST_FRAMES, MOST_MARKS, count_marks, list_lines, list_people
from analysis.views.toll import MOST_ROWS, plot_toll, tabulate_toll

SPLIT = (deaths("people", "58"), deaths("residents", "36"), deaths("responders", "more than 22"))


def tell(home: Home, *figures: Row) -> pd.DataFrame:
    return tabulate_toll(home.tell(*figures))


def draw(toll: pd.DataFrame, width: int = WIDTHS[0]) -> Any:
    return lay_out(plot_toll(toll), toll, "toll", width)


# --- how many marks -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wording", "printed", "added"),
    [
        ("12", 12, 0),
        ("no", 0, 0),
        ("more than 22", 22, 1),
        ("at least 12", 12, 0),
        ("dozens", 0, 24),
        ("12 to 15", 12, 3),
        ("up to 9", 0, 9),
        ("fewer than 9", 0, 8),
        ("about 50", 0, 0),
    ],
)
def test_filled_marks_are_what_is_printed(
    home: Home, wording: str, printed: int, added: int
) -> None:
    """Hollow are those that the wording adds or allows; without bounds there are none."""
    toll = tell(home, deaths("people", wording), deaths("drivers", "3", place="testford"))
    (row,) = [row for row in toll.to_dict("records") if row["wording"] == wording]
    row |= {key: None for key in ("low", "high", "nominal") if row[key] != row[key]}

    assert count_marks(row)[:2] == (printed, added)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_chart_has_as_many_marks_as_are_printed(home: Home, width: int) -> None:
    """36 and 22 filled, and one hollow for “more than”; the whole is their bracket."""
    figure = draw(tell(home, *SPLIT), width)

    assert count_by_bound(figure) == {"printed": 58, "added": 1}
    assert len(find_gid(figure, "open")) == 1


def test_an_open_count_alone_has_an_arrow(home: Home) -> None:
    """An exact one has none."""
    assert not find_gid(draw(tell(home, deaths("people", "12"))), "open")
    assert find_gid(draw(tell(home, deaths("people", "at least 12"))), "open")


def test_a_word_without_bounds_has_no_marks(home: Home) -> None:
    """It is told that there are none, and why."""
    figure = draw(tell(home, deaths("residents", "about 50"), deaths("responders", "4")))

    assert count_by_bound(figure) == {"printed": 4, "added": 0}
    assert "about 50 residents" in read_all(figure)
    assert "the wording sets no bounds" in read_all(figure)


# --- wholes and parts -----------------------------------------------------------------------------


def test_a_whole_that_its_parts_make_up_has_no_marks_of_its_own(home: Home) -> None:
    """Its number is the sum of what is printed, and what the bounds make of it is told."""
    toll = tell(home, *SPLIT)
    (line,) = list_lines(toll)
    told = read_all(draw(toll))

    assert line.whole is not None
    assert line.whole["wording"] == "58"
    assert "36 + 22 = 58, the number of people killed in" in told
    assert "“More than 22” makes at least 59." in told


def test_a_part_is_drawn_in_its_whole(home: Home) -> None:
    """7 of the 22 rest on the narrower figure; none is added."""
    people = list_people(tell(home, deaths("responders", "22"), deaths("drivers", "7", **OFFICE)))

    assert people.groupby("id").size().to_dict() == {"figure-1": 15, "figure-2": 7}
    assert set(people.loc[people["id"].eq("figure-2"), "number"]) == set(range(1, 8))


def test_parts_that_leave_many_out_are_drawn_in_their_whole(home: Home) -> None:
    """12 and 8 are no 58: the whole has its own marks, with brackets for both."""
    toll = tell(home, deaths("people", "58"), deaths("residents", "12"), deaths("responders", "8"))
    (line,) = list_lines(toll)

    assert line.whole is None
    assert [each.marks for each in line.segments] == [58]
    assert len(list_people(toll)) == 58


def test_two_accounts_of_one_count_share_their_marks(home: Home) -> None:
    """Nobody is drawn twice; the other number is told beside the first."""
    toll = tell(home, deaths("people", "12"), deaths("people", "15", **OFFICE))

    assert len(list_people(toll)) == 15
    assert "12 people: " in read_all(draw(toll))


def test_counts_that_may_overlap_share_no_line(home: Home) -> None:
    """Who died on Monday may be of those who died in the town."""
    figures = [
        deaths("people", "12", period="monday"),
        deaths("people", "9", place="exampleton"),
    ]
    toll = tell(home, *figures)

    assert len(list_lines(toll)) == 2
    assert "Some people may be in more than one of the counts." in toll.attrs["source"]


# --- claims ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("claimed", [1, 30, 280])
def test_a_claim_is_an_empty_frame_of_its_size(home: Home, claimed: int, width: int) -> None:
    """As large as its marks would be at the scale of the others; it has none."""
    toll = tell(home, deaths("residents", "40"), deaths("responders", str(claimed), **CLAIM))
    figure = draw(toll, width)
    (frame,) = read_frames(figure)
    xs = sorted({round(x, 2) for x, _ in read_marks(figure)})
    pitch = min(b - a for a, b in itertools.pairwise(xs))

    assert count_by_bound(figure)["printed"] == 40
    assert frame.area == pytest.approx(claimed * pitch**2, rel=0.001)


def test_an_open_claim_has_no_right_end(home: Home) -> None:
    """An arrow goes on from it."""
    toll = tell(home, deaths("residents", "40"), deaths("people", "at least 90", **CLAIM))
    figure = draw(toll)
    (frame,) = read_frames(figure)

    assert not frame.is_closed
    assert len(find_gid(figure, "open")) == 1


def test_more_claims_than_frames_are_words(home: Home) -> None:
    """None is left out."""
    places = ("exampleton", "testford", "sample-county")
    groups = ("residents", "responders", "drivers")
    figures = [deaths(g, "3", place=p, **CLAIM) for g in groups for p in places]
    figure = draw(tell(home, deaths("people", "12"), *figures))

    assert len(read_frames(figure)) == MOST_FRAMES
    assert read_all(figure).count("claimed by") == len(figures)


# --- what has no room -----------------------------------------------------------------------------


def test_more_people_than_marks_are_bounds_on_one_scale(home: Home) -> None:
    """One more than there are marks."""
    toll = tell(home, deaths("people", str(MOST_MARKS + 1)), deaths("residents", "40"))

    assert list_people(toll).empty
    assert {"low", "name"} <= {*plot_toll(toll)._data.source_data}


def test_a_claim_that_is_too_large_is_words(home: Home) -> None:
    """The marks of the reports stay."""
    toll = tell(home, deaths("people", "40"), deaths("people", str(MOST_MARKS), **CLAIM))
    figure = draw(toll)

    assert count_by_bound(figure)["printed"] == 40
    assert not read_frames(figure)
    assert "Too many for one mark each" in read_all(figure)


def test_what_has_no_row_is_counted_in_the_note(home: Home) -> None:
    """So that a reader knows where the rest is."""
    voices: list[Row] = [{}, OFFICE]
    figures = [deaths("drivers", str(n), place="exampleton", **voices[n % 2]) for n in range(1, 15)]
    toll = tell(home, deaths("people", "9,000"), *figures)
    rows = plot_toll(toll)._data.source_data

    assert len(rows) <= MOST_ROWS
    assert f"{len(toll) - len(rows)} more counts are in the ledger." in toll.attrs["source"]


def test_several_measures_have_a_panel_each(home: Home) -> None:
    """With its own heading, and marks of one size."""
    injured = deaths("people", "5", measure="injuries")
    figure = draw(tell(home, deaths("people", "12"), injured))

    assert "People killed" in read_all(figure)
    assert "People injured" in read_all(figure)
    assert len({size for mark in find_gid(figure, "persons") for size in mark.get_sizes()}) == 1


# --- whatever is told -----------------------------------------------------------------------------

_WORDINGS = st.sampled_from(
    ["no", "1", "7", "12", "40", "at least 9", "more than 22", "dozens", "about 50", "3 to 8",
     "up to 30", "several"]
)  # fmt: skip
_FIGURES = st.tuples(
    st.sampled_from(["people", "residents", "responders", "drivers"]),
    _WORDINGS,
    st.sampled_from([None, "exampleton", "testford"]),
    st.sampled_from(["stated", "office", "claim"]),
    st.sampled_from(["deaths", "deaths", "injuries", "hostages"]),
)


@given(st.lists(_FIGURES, min_size=1, max_size=6), st.sampled_from(WIDTHS))
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_is_told_nobody_is_drawn_twice_and_all_can_be_read(
    home: Home, told: list[tuple[Any, ...]], width: int
) -> None:
    """As many marks as the lines have, none at the place of another, words over no others."""
    voices = {"stated": {}, "office": OFFICE, "claim": CLAIM}
    figures = [
        deaths(
            group, words, measure=measure, **({"place": place} if place else {}), **voices[voice]
        )
        for group, words, place, voice, measure in told
    ]
    toll = tell(home, *figures)
    lines = list_lines(toll)
    if not lines:
        return
    figure = draw(toll, width)
    marks = read_marks(figure)
    drawn = [line for line in lines if line.has_marks and not line.is_claim]

    assert len(marks) == sum(line.cells for line in drawn) == len(list_people(toll))
    assert len({(round(x), round(y)) for x, y in marks}) == len(marks)
    assert all(0 <= x <= width for x, _ in marks)
    assert not find_faults(figure)
