"""One mark a person: how many, where the subset is, what is open, where the toll is reached."""

from __future__ import annotations

import itertools

import numpy as np
import pandas as pd
import pytest
import seaborn.objects as so
from drawn import find_faults
from homes import Home
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from pictures import WIDTHS, lay_out, read_all, read_svg

from analysis.charts.palette import INK, MUTED
from analysis.output.show import make_chart
from analysis.telling.sentences import plain
from analysis.views.persons import (
    MOST_MARKS,
    list_people,
    plot_persons,
    say_persons,
    tabulate_persons,
    title_persons,
)

LONG = "A name that goes on and on, " * 6
HOSTILE = '<script>alert(1)</script> $x^2$ & "q" a_b \u202eright\u202c شہری'
MARKS = ("persons", "beyond", "rest")


def part_row(name, marks, subset=0, whole=70, **changes):
    row = {
        "id": name,
        "label": name,
        "whole_id": "all",
        "whole_label": "people killed",
        "whole_marks": whole,
        "marks": marks,
        "high": float(marks),
        "beyond": 0,
        "rest": 0,
        "shown": str(marks),
        "speaker_name": "Gazette",
        "status": "stated",
        "subset_id": f"in-{name}" if subset else None,
        "subset_label": f"some of {name}" if subset else None,
        "subset_marks": subset,
        "subset_shown": str(subset) if subset else None,
        "subset_speaker": "police" if subset else None,
        "subset_status": "attributed" if subset else None,
        "name_told": f"{name}: {marks}",
        "note_told": "",
    }
    return row | changes


def tabulate(*rows):
    return pd.DataFrame(list(rows))


PARTS = tabulate(
    part_row("residents", 40),
    part_row("guards", 31, 9, high=float("nan"), beyond=1, shown="≥ 31 (“more than 30”)"),
)
LESS = tabulate(part_row("residents", 40, rest=7), part_row("guards", 23, rest=7))


def draw(persons, width=WIDTHS[0]):
    return lay_out(plot_persons(persons), persons, "persons", width)


@pytest.fixture(params=WIDTHS, ids=str)
def figure(request):
    return draw(PARTS, request.param)


def find(ax: Axes, gid: str):
    return [artist for artist in ax.get_children() if artist.get_gid() == gid]


def read_spots(ax: Axes, *gids: str) -> np.ndarray:
    """Where marks stand on the figure, in px from left and bottom."""
    found = [mark for gid in gids for mark in find(ax, gid)]
    spots = [ax.transData.transform(mark.get_offsets()) for mark in found]
    return np.concatenate(spots) if spots else np.empty((0, 2))


def count_marks(figure: Figure) -> list[int]:
    """How many persons each block shows."""
    return [len(read_spots(ax, *MARKS)) for ax in figure.axes]


# --- the drawn chart -----------------------------------------------------------------------------


def test_each_part_has_as_many_marks_as_its_least_number(figure):
    """40 residents and 31 guards, though the toll is 70."""
    assert count_marks(figure) == [40, 31]


def test_a_subset_has_the_shape_of_its_own_status(figure):
    """Nine of the guards are attributed: diamonds of four corners among circles."""
    (marks,) = find(figure.axes[1], "persons")
    corners = [len(path.vertices) for path in marks.get_paths()]
    assert len(marks.get_offsets()) == 30
    assert sum(number < 8 for number in corners) == 9


def test_a_subset_is_outlined_and_nobody_else(figure):
    """All marks of the subset lie within the line, and no other mark of the part."""
    ax = figure.axes[1]
    (outline,) = find(ax, "outline")
    path = outline.get_transform().transform_path(outline.get_path())
    is_inside = path.contains_points(read_spots(ax, *MARKS))
    assert sorted(np.flatnonzero(is_inside)) == list(range(9))


@pytest.mark.parametrize("subset", [1, 19, 20, 21, 40, 43, 58])
def test_an_outline_over_several_rows_holds_the_subset_and_nothing_else(subset):
    """43 of 58 fill two rows and three marks of a third."""
    (ax,) = draw(tabulate(part_row("all", 58, subset, whole=58))).axes
    (outline,) = find(ax, "outline")
    path = outline.get_transform().transform_path(outline.get_path())
    assert path.contains_points(read_spots(ax, "persons")).sum() == subset


def test_only_an_open_part_has_an_arrow(figure):
    """It stands on the last mark and goes on to its right."""
    residents, guards = figure.axes
    (spot,) = read_spots(guards, "open")
    marks = read_spots(guards, *MARKS)
    last = min(marks, key=lambda mark: (round(mark[1]), -mark[0]))
    assert spot == pytest.approx(last)
    assert not find(residents, "open")


def test_an_arrow_ends_within_the_page():
    """Also where the last mark stands at the end of its row."""
    for width, marks in itertools.product(WIDTHS, (20, 40)):
        persons = tabulate(part_row("a", marks, high=float("nan")))
        figure = draw(persons, width)
        (arrow,) = find(figure.axes[0], "open")
        ((x, _),) = read_spots(figure.axes[0], "open")
        reach = float(np.sqrt(arrow.get_sizes()[0])) / 2
        assert x + reach < width


def test_a_mark_beyond_the_whole_is_hollow_and_in_ink(figure):
    """It cannot be taken for one of the 70."""
    (mark,) = find(figure.axes[1], "beyond")
    assert len(mark.get_offsets()) == 1
    assert mark.get_facecolor()[0][3] == 0
    assert to_hex(mark.get_edgecolor()[0]) == INK


def test_whom_no_part_holds_is_drawn_pale():
    """63 of 70 by their least numbers: seven hollow marks in a block of their own."""
    figure = draw(LESS)
    (rest,) = find(figure.axes[2], "rest")
    assert count_marks(figure) == [40, 23, 7]
    assert rest.get_facecolor()[0][3] == 0
    assert to_hex(rest.get_edgecolor()[0]) == MUTED
    assert "Not told apart by group: 7 of the 70 reported" in read_all(figure)


def test_marks_stand_in_tens(figure):
    """The gap after the tenth mark is wider than the one before."""
    xs = read_spots(figure.axes[0], "persons")[:, 0]
    assert xs[10] - xs[9] > 1.2 * (xs[9] - xs[8])


def test_a_step_is_as_wide_as_high(figure):
    """A field of marks has no other scale than its marks."""
    spots = read_spots(figure.axes[0], "persons")
    assert spots[1][0] - spots[0][0] == pytest.approx(spots[0][1] - spots[20][1], rel=0.02)


def test_all_blocks_have_one_step_and_begin_at_one_line(figure):
    """Marks of two groups can be compared."""
    first, second = (read_spots(ax, *MARKS) for ax in figure.axes)
    assert first[0][0] == pytest.approx(second[0][0])
    assert first[1][0] - first[0][0] == pytest.approx(second[1][0] - second[0][0])


def test_no_mark_touches_the_next_one(figure):
    """A mark is narrower than its step."""
    (marks,) = find(figure.axes[0], "persons")
    step = np.diff(read_spots(figure.axes[0], "persons")[:2, 0])[0]
    assert 0.45 * step < float(np.sqrt(marks.get_sizes().max())) < 0.9 * step


def test_blocks_do_not_overlap(figure):
    """The lowest mark of one is above the highest of the next."""
    first, second = (read_spots(ax, *MARKS) for ax in figure.axes)
    assert first[:, 1].min() > second[:, 1].max() + 10


def test_a_part_of_nobody_has_a_name_and_no_mark():
    """0 is a count, too."""
    persons = tabulate(part_row("none", 0), part_row("all", 70))
    figure = draw(persons)
    assert count_marks(figure) == [0, 70]
    assert "None: 0" in read_all(figure)


def test_an_edited_plot_can_be_published():
    """A theme or a title of an analyst's own does not break the layout."""
    plot = plot_persons(PARTS).theme({"font.size": 20}).label(title=str)
    assert "Residents" in make_chart(plot, PARTS, name="persons").wide


def test_the_plot_is_a_seaborn_plot_also_without_rows():
    """A notebook shows it; nothing is published."""
    empty = tabulate_columns(PARTS)
    assert isinstance(plot_persons(empty), so.Plot)
    assert list_people(empty).empty


def tabulate_columns(frame):
    return frame.iloc[:0]


@pytest.mark.parametrize("width", WIDTHS)
def test_the_largest_toll_fits(width):
    """So many marks stand within the figure, none on another."""
    figure = draw(tabulate(part_row("all", MOST_MARKS, 99, MOST_MARKS)), width)
    (ax,) = figure.axes
    spots = read_spots(ax, "persons")
    (marks,) = find(ax, "persons")
    size = float(np.sqrt(marks.get_sizes().max()))
    assert len({(round(x, 2), round(y, 2)) for x, y in spots}) == MOST_MARKS
    assert size / 2 < spots.min()
    assert spots[:, 0].max() + size / 2 < width
    assert np.diff(spots[:2, 0])[0] > size


@pytest.mark.parametrize("width", WIDTHS)
def test_no_text_meets_another_or_is_cut(width):
    """Long and hostile names beside few marks."""
    texts = {"rest": 9, "note_told": f"outlined: {LONG}"}
    rows = [
        part_row(f"p{n}", n, min(n, 3), 200, name_told=f"{LONG}{n}", **texts) for n in (0, 1, 21)
    ]
    rows += [part_row("h", 37, 0, 200, beyond=36, name_told=HOSTILE, **texts)]
    rows += [part_row("open", 19, 0, 200, high=float("nan"), beyond=19, label=LONG, **texts)]
    assert find_faults(draw(tabulate(*rows), width)) == {}


def test_two_parts_of_one_label_are_two_blocks():
    """Seaborn would draw equal names into one."""
    rows = [part_row(name, 5, label="people killed", whole=10) for name in ("a", "b")]
    assert count_marks(draw(tabulate(*rows))) == [5, 5]


# --- what holds for all numbers ------------------------------------------------------------------


@st.composite
def splits(draw_from):
    """A whole and parts as the table has them, worked out mark by mark."""
    whole = draw_from(st.integers(1, 120))
    marks = draw_from(st.lists(st.integers(0, 60), min_size=1, max_size=4).filter(any))
    beyond, counted = [], 0
    for number in marks:
        beyond.append(sum(counted + n > whole for n in range(1, number + 1)))
        counted += number
    subset = draw_from(st.integers(0, marks[-1]))
    rest = max(whole - counted, 0)
    return tabulate(
        *(
            part_row(
                f"p{n}",
                number,
                subset if n == len(marks) - 1 else 0,
                whole,
                beyond=beyond[n],
                rest=rest,
                high=float("nan") if draw_from(st.booleans()) else float(number),
            )
            for n, number in enumerate(marks)
        )
    )


@given(splits())
def test_every_person_is_one_row_and_once_in_the_toll(persons):
    """As many rows as least numbers and rest; within and rest make the whole, or all are within."""
    people = list_people(persons)
    whole = int(persons["whole_marks"].iloc[0])
    is_within = ~people["is_beyond"] & ~people["is_rest"]
    assert (~people["is_rest"]).sum() == persons["marks"].sum()
    assert is_within.sum() + people["is_rest"].sum() == whole
    assert not (people["is_beyond"] & people["is_subset"]).any()


@given(splits())
def test_no_two_persons_of_a_block_share_a_spot(persons):
    """Each mark can be counted."""
    people = list_people(persons)
    assert not people.duplicated(["block", "column", "row"]).any()


@given(splits())
def test_an_arrow_stands_on_the_last_mark_alone(persons):
    """One open count, one arrow."""
    people = list_people(persons)
    is_open = persons["high"].isna() & persons["marks"].gt(0)
    assert people["is_open"].sum() == is_open.sum()
    assert people[~people["is_rest"]].groupby("block")["is_open"].sum().max() <= 1


@settings(max_examples=15)
@given(splits())
def test_the_chart_shows_as_many_marks_as_the_table_says(persons):
    """Read off the drawn axes, block by block."""
    rest = int(persons["rest"].iloc[0])
    assert count_marks(draw(persons)) == [*persons["marks"], *([rest] if rest else [])]


# --- from a seed ---------------------------------------------------------------------------------


def killed(wording, group, **more):
    return {"wording": wording, "group": group, **more}


def split_by(*parts, whole="figure-1"):
    said = "The dead are residents and responders."
    tie = {"id": "by-group", "kind": "sum", "whole": whole, "parts": list(parts), "says": said}
    return tie | {"paragraph": 1}


@pytest.fixture
def told(home: Home):
    """Twelve killed: eight residents, at least five responders, two drivers among them."""
    return home.tell(
        killed("12", "people"),
        killed("8", "residents"),
        killed("at least five", "responders"),
        killed("2", "drivers", speaker="county-office", status="attributed"),
        relations=(split_by("figure-2", "figure-3"),),
    )


def test_exact_counts_come_first_and_the_rest_counts_on(told):
    """8 and 5 make 13: the last mark is beyond the 12."""
    persons = tabulate_persons(told)
    assert persons[["label", "marks", "beyond"]].to_numpy().tolist() == [
        ["residents killed", 8, 0],
        ["responders killed", 5, 1],
    ]


def test_a_block_says_all_that_its_marks_mean(told):
    """The count as reported, the arrow, the hollow mark and the outline, each in words."""
    persons = tabulate_persons(told)
    for width in WIDTHS:
        text = read_all(draw(persons, width))
        assert "Responders killed: ≥ 5 (“at least five”)" in text
        assert (
            "stated by Example Gazette; arrow: no upper limit; hollow: 1 beyond the 12 reported; "
            "outlined: drivers killed, 2, attributed to county office"
        ) in text


def test_a_range_says_how_far_it_goes(home: Home):
    """Three marks and no arrow, for 3 to 5."""
    reading = home.tell(
        killed("12", "people"),
        killed("8", "residents"),
        killed("three to five", "responders"),
        relations=(split_by("figure-2", "figure-3"),),
    )
    persons = tabulate_persons(reading)
    assert persons["marks"].tolist() == [8, 3]
    assert persons["note_told"].iloc[1] == "up to 5"
    assert plain(title_persons(persons)) == "At least 11 by group, 12 in all as reported"


def test_the_finding_says_by_how_much_the_groups_exceed_the_toll(told):
    """13 is 1 more than 12."""
    (said,) = say_persons(tabulate_persons(told)).sentences
    assert plain(said) == "The groups make at least 13, 1 more than the 12 reported"


def test_a_claim_is_not_drawn_one_mark_a_person(home: Home):
    """A party's own sum has no marks: nobody else counted them."""
    by = {"speaker": "red-side", "status": "claimed"}
    reading = home.tell(
        killed("12", "people", **by),
        killed("8", "residents", **by),
        killed("4", "responders", **by),
        relations=(split_by("figure-2", "figure-3"),),
    )
    persons = tabulate_persons(reading)
    assert persons.empty
    (said,) = say_persons(persons).sentences
    assert plain(said).endswith("so no marks are drawn")


@pytest.mark.parametrize(("toll", "rows"), [(MOST_MARKS, 2), (MOST_MARKS + 1, 0)])
def test_a_toll_too_large_for_marks_is_not_drawn_and_that_is_said(home: Home, toll, rows):
    """Six hundred stand side by side; with one more the sentence says why there are none."""
    reading = home.tell(
        killed(str(toll), "people"),
        killed("8", "residents"),
        killed(str(toll - 8), "responders"),
        relations=(split_by("figure-2", "figure-3"),),
    )
    persons = tabulate_persons(reading)
    assert len(persons) == rows
    said = plain(title_persons(persons))
    assert ("too many for one mark a person" in said) is (rows == 0)


def test_the_chart_names_unit_period_and_source(told):
    """What stands below the title, and at the foot."""
    persons = tabulate_persons(told)
    text = read_svg(make_chart(plot_persons(persons), persons, name="persons").wide)
    assert "One mark a person killed, period not reported" in text
    assert "Source: Example Gazette, 4 March 2020." in text
