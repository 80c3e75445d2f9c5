"""One mark a person: how many, where the subset is, what is open, where the toll is reached."""

import pytest
from drawn import (
    HOSTILE,
    LONG,
    WIDTHS,
    draw,
    find,
    find_collisions,
    find_crossed,
    find_cut,
    find_one,
    list_axes,
    read_all,
    read_text,
    read_xs,
    tabulate,
)

from analysis.views.charts.persons import MOST_MARKS, draw_persons


def part_row(name, marks, subset=0, whole=70, **changes):
    row = {
        "id": name,
        "label": name,
        "marks": marks,
        "high": marks,
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
        "whole_marks": whole,
    }
    return row | changes


PARTS = tabulate(
    part_row("residents", 40),
    part_row("guards", 31, 9, high=None, beyond=1, shown="≥ 31 (“more than 30”)"),
)
LESS = tabulate(part_row("residents", 40, rest=7), part_row("guards", 23, high=None, rest=7))


@pytest.fixture(params=WIDTHS, ids=str)
def figure(request):
    return draw(draw_persons, PARTS, request.param)


def count_marks(figure):
    marks = [mark for ax in list_axes(figure) for mark in ax.collections]
    kinds = ("persons", "beyond", "rest")
    return sum(len(m.get_offsets()) for m in marks if m.get_gid().split(":")[0] in kinds)


def test_each_part_has_as_many_marks_as_its_least_number(figure):
    """31 and 40, though the toll is 70."""
    assert count_marks(figure) == 71


def test_a_part_has_as_many_marks_as_the_table_says(figure):
    """Forty residents, forty marks."""
    assert len(read_xs(figure, "persons:residents")) == 40


def test_a_subset_is_among_the_marks_of_its_part(figure):
    """9 of the 31 are the subset's, 1 is beyond the whole, 21 are left."""
    gids = ("persons:in-guards", "beyond:guards", "persons:guards")
    assert [len(read_xs(figure, gid)) for gid in gids] == [9, 1, 21]


def test_a_subset_is_outlined(figure):
    """All marks of the subset lie within the line, and no other mark of the part."""
    line = find_one(figure, "outline:in-guards").get_path()
    inside = find_one(figure, "persons:in-guards").get_offsets()
    outside = find_one(figure, "persons:guards").get_offsets()
    assert line.contains_points(inside).all()
    assert not line.contains_points(outside).any()


def test_an_outline_over_several_rows_holds_the_subset_and_nothing_else():
    """43 of 58 fill two rows and three marks of a third."""
    figure = draw(draw_persons, tabulate(part_row("all", 58, 43, whole=58)))
    line = find_one(figure, "outline:in-all").get_path()
    assert line.contains_points(find_one(figure, "persons:in-all").get_offsets()).all()
    assert not line.contains_points(find_one(figure, "persons:all").get_offsets()).any()


def test_a_subset_names_its_number_and_speaker(figure):
    """The label stands under the part's marks."""
    text = read_text(figure, "note:guards").removeprefix("Hollow: 1 beyond the 70 reported ")
    assert text == "Outlined: some of guards, 9 attributed to police"


def test_a_subset_has_the_shape_of_its_own_status(figure):
    """Attributed within stated: diamonds among circles."""
    (shape,) = find_one(figure, "persons:in-guards").get_paths()
    (round_one,) = find_one(figure, "persons:guards").get_paths()
    assert len(shape.vertices) < len(round_one.vertices)


def test_each_part_says_what_was_reported(figure):
    """The label is the one of the table; no number of ours stands in its place."""
    text = read_text(figure, "label:guards")
    assert text == "guards ≥ 31 (“more than 30”) stated by Gazette"


def test_only_an_open_part_has_an_arrow(figure):
    """It goes on from the last mark."""
    assert find(figure, "arrow:guards")
    assert not find(figure, "arrow:residents")


def test_a_mark_beyond_the_whole_is_hollow_and_not_crossed(figure):
    """It cannot be taken for one of the 70, and nobody is struck off."""
    assert find_one(figure, "beyond:guards").get_facecolor().size == 0
    assert not find(figure, "cross:beyond:guards")


def test_what_is_beyond_is_named_beside_it():
    """In words, with the whole."""
    assert read_text(draw(draw_persons, PARTS), "aside:guards") == "1 beyond the 70 reported"


def test_what_is_beyond_is_named_below_where_there_is_no_room():
    """On a phone, where the marks fill the row."""
    text = read_text(draw(draw_persons, PARTS, WIDTHS[1]), "note:guards")
    assert text.startswith("Hollow: 1 beyond the 70 reported")


def test_a_line_stands_where_the_whole_is_reached(figure):
    """Between the 70th mark and the 71st."""
    (x, *_) = find_one(figure, "whole:guards").get_xdata()
    last, beyond = max(read_row(figure)), read_xs(figure, "beyond:guards")[0]
    assert last < x < beyond


def read_row(figure):
    """Where the marks stand that share a row with the one beyond."""
    y = find_one(figure, "beyond:guards").get_offsets()[0][1]
    return [x for x, other in find_one(figure, "persons:guards").get_offsets() if other == y]


def test_the_line_is_named(figure):
    """The whole, as reported."""
    text = read_text(figure, "end:guards")
    assert text == "70 killed in all, as reported: up to the line"


def test_no_line_runs_through_a_text(figure):
    """The names keep clear of the line and its leader."""
    assert find_crossed(figure) == []


def test_many_marks_beyond_are_named_below():
    """Where the last row is full no name stands beside it."""
    table = tabulate(part_row("residents", 40), part_row("guards", 60, high=None, beyond=30))
    text = read_text(draw(draw_persons, table), "note:guards")
    assert text == (
        "70 killed in all, as reported: up to the line Hollow: 30 beyond the 70 reported"
    )


def test_marks_of_two_parts_may_lie_beyond_the_whole():
    """The line stands once, in the part where the whole is reached."""
    table = tabulate(
        part_row("residents", 40, whole=30, beyond=10), part_row("guards", 5, whole=30, beyond=5)
    )
    figure = draw(draw_persons, table)
    assert find(figure, "whole:residents")
    assert not find(figure, "whole:guards")
    assert read_text(figure, "aside:guards") == "15 beyond the 30 reported"


def test_whom_no_part_holds_is_drawn_pale():
    """63 of 70 by their least numbers: seven hollow marks."""
    figure = draw(draw_persons, LESS)
    assert len(read_xs(figure, "rest")) == 7
    assert find_one(figure, "rest").get_facecolor().size == 0
    assert read_text(figure, "label:rest") == "Not told apart by the article 7 of the 70 reported"


def test_where_nothing_exceeds_there_is_no_line():
    """Nothing is hollow either."""
    figure = draw(draw_persons, LESS)
    assert not [a for a in figure.axes[0].lines if str(a.get_gid()).startswith("whole")]


def test_a_range_says_how_far_it_goes():
    """22 marks and no arrow, for 22 to 25."""
    figure = draw(draw_persons, tabulate(part_row("a", 22, high=25), part_row("b", 48)))
    assert read_text(figure, "aside:a") == "up to 25"
    assert not find(figure, "arrow:a")


def test_marks_stand_in_tens(figure):
    """The gap after the tenth mark is wider than the one before."""
    xs = read_xs(figure, "persons:residents")
    assert xs[10] - xs[9] > xs[9] - xs[8] + 2


def test_no_two_marks_stand_at_one_spot(figure):
    """71 marks, 71 spots."""
    spots = {
        (round(float(x), 3), round(float(y), 3))
        for mark in figure.axes[0].collections
        if mark.get_gid().split(":")[0] in ("persons", "beyond")
        for x, y in mark.get_offsets()
    }
    assert len(spots) == 71


def test_a_part_of_nobody_has_no_mark():
    """0 is a count, too."""
    figure = draw(draw_persons, tabulate(part_row("none", 0), part_row("all", 70)))
    assert not find(figure, "persons:none")


def test_an_empty_table_says_not_reported():
    """Nothing to draw is said in words."""
    assert "not reported" in read_all(draw(draw_persons, tabulate()))


@pytest.mark.parametrize("width", WIDTHS)
def test_the_largest_toll_fits(width):
    """So many marks stand side by side within the figure."""
    figure = draw(draw_persons, tabulate(part_row("all", MOST_MARKS, 99, MOST_MARKS)), width)
    xs = read_xs(figure, "persons:all")
    assert count_marks(figure) == MOST_MARKS
    assert max(xs) < width


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_meets_on_a_stress_table(width):
    """Long and hostile names beside few marks: no text over another or over an edge."""
    texts = {"label": LONG, "shown": HOSTILE, "rest": 9}
    rows = [part_row(f"p{n}", n, min(n, 3), 200, **texts) for n in (0, 1, 20, 21)]
    rows += [part_row("open", 37, 0, 200, high=None, beyond=36, **texts)]
    rows += [part_row("range", 19, 0, 200, high=10**6, beyond=19, **texts)]
    figure = draw(draw_persons, tabulate(*rows), width)
    assert (find_collisions(figure), find_cut(figure), find_crossed(figure)) == ([], [], [])


def test_a_count_stands_behind_a_right_to_left_label():
    """A mark after the Urdu name keeps the subset's number on its right."""
    parts = tabulate(part_row("guards", 31, 9, subset_label="سپاہی"))
    text = read_text(draw(draw_persons, parts), "note:guards")
    assert text.startswith("Outlined: سپاہی\u200e, 9")
