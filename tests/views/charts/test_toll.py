"""Deaths by group: where each mark stands, what is open, and that claims stand apart."""

import pytest
from drawn import (
    STRESS,
    WIDTHS,
    draw,
    figure_row,
    find,
    find_collisions,
    find_cut,
    find_one,
    find_struck,
    list_sizes,
    read_all,
    read_text,
    read_xs,
    tabulate,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.views.charts.toll import draw_toll

TOLL = tabulate(
    figure_row("all", 70, 70),
    figure_row("guards", 31, None, depth=1, shown="≥ 31 (“more than 30”)"),
    figure_row("police", 9, 9, depth=2, status="attributed", speaker_name="police"),
    figure_row("missing", None, None, shown="not reported"),
    figure_row("wounded", 12, 15),
    figure_row("others", 0, 40),
    figure_row("soldiers", 310, 310, status="claimed", speaker_name="the party"),
    figure_row("officers", 9, None, status="claimed", speaker_name="the party"),
)


@pytest.fixture(params=WIDTHS, ids=str)
def figure(request):
    return draw(draw_toll, TOLL, request.param)


@pytest.mark.parametrize(("name", "number"), [("all", 70), ("police", 9), ("soldiers", 310)])
def test_an_exact_count_is_a_point_at_itself(figure, name, number):
    """One point, at the number."""
    assert read_xs(figure, f"point:{name}") == [number]


def test_an_open_count_is_a_bar_at_the_first_admissible_number(figure):
    """More than 30 is marked at 31."""
    assert set(find_one(figure, "bar:guards").get_xdata()) == {31}


def test_an_open_count_has_no_point(figure):
    """A point would say that the number is known."""
    assert find(figure, "point:guards") == []


def test_open_bounds_and_no_others_have_an_arrow(figure):
    """An arrow means that the number may lie further on."""
    names = [name for name in TOLL["id"] if find(figure, f"arrow:{name}")]
    assert names == ["guards", "officers"]


def test_an_arrow_for_at_least_points_right(figure):
    """From 31 on the number may be greater."""
    start, tip = find_one(figure, "arrow:guards").get_xdata()
    assert 31 <= start < tip


def test_at_most_is_a_segment_from_zero(figure):
    """Up to 40 lies between 0 and 40, closed at both ends."""
    assert list(find_one(figure, "segment:others").get_xdata()) == [0, 40]
    assert sorted(end.get_xdata()[0] for end in find(figure, "end:others")) == [0, 40]


def test_only_exact_counts_stand_on_a_line_from_zero(figure):
    """A line that ends at an open bound would look like a whole bar."""
    names = [name for name in TOLL["id"] if find(figure, f"stem:{name}")]
    assert names == ["all", "police", "soldiers"]


def test_a_range_is_a_segment_from_end_to_end(figure):
    """12 to 15 reaches from 12 to 15."""
    assert list(find_one(figure, "segment:wounded").get_xdata()) == [12, 15]


def test_a_range_has_no_point(figure):
    """No midpoint and no preferred end is invented."""
    assert find(figure, "point:wounded") == []


def test_unknown_has_no_mark(figure):
    """What is not reported is no 0."""
    assert find(figure, "point:missing") == []


def test_unknown_is_said_in_words(figure):
    """The row of an unknown figure says so."""
    assert read_text(figure, "shown:missing") == "not reported"


def test_a_label_shows_bounds_and_wording(figure):
    """The label is the one of the table."""
    assert read_text(figure, "shown:guards") == "≥ 31 (“more than 30”)"


def test_a_label_begins_right_of_its_arrow(figure):
    """The words do not cover the mark."""
    tip = find_one(figure, "arrow:guards").get_xdata()[1]
    assert find(figure, "shown:guards")[0].get_position()[0] > tip


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("all", "stated by Gazette"),
        ("police", "attributed to police"),
    ],
)
def test_each_row_names_its_speaker_and_status(figure, name, line):
    """Who says it, and in which voice, stands under the name."""
    assert read_text(figure, f"byline:{name}") == line


def test_an_assumption_is_told():
    """A figure whose scope is our reading says so."""
    table = tabulate(figure_row("all", 70, 70, assumption="ours"))
    assert "under an assumption of ours" in read_text(draw(draw_toll, table), "byline:all")


def test_our_reading_is_told_in_words():
    """Where the table tells what a figure is read as, the row does, too."""
    table = tabulate(figure_row("all", 70, 70, assumption="ours", reads="all but soldiers"))
    line = read_text(draw(draw_toll, table), "byline:all")
    assert line == "stated by Gazette; read by us as all but soldiers"


def test_a_claim_is_hollow(figure):
    """A claim's point has no fill."""
    assert len(find_one(figure, "point:soldiers").get_facecolor()) == 0


def test_a_claims_point_is_dashed(figure):
    """The edge of a claim's point is broken."""
    ((_, dashes),) = find_one(figure, "point:soldiers").get_linestyle()
    assert dashes is not None


def test_a_claims_arrow_is_dashed(figure):
    """The arrow of a claim is broken, too."""
    assert find_one(figure, "arrow:officers").get_linestyle() == "--"


def test_a_stated_point_is_filled_in_its_edges_colour(figure):
    """Stated: one dark colour."""
    point = find_one(figure, "point:all")
    assert tuple(point.get_facecolor()[0]) == tuple(point.get_edgecolor()[0])


def test_an_attributed_point_is_a_diamond(figure):
    """Its shape tells it from a stated one where no colour does: four corners, no curve."""
    (shape,) = find_one(figure, "point:police").get_paths()
    (round_one,) = find_one(figure, "point:all").get_paths()
    assert len(shape.vertices) < 7 < len(round_one.vertices)


def test_an_open_attributed_count_is_outlined():
    """Its bar has a pale inside, a stated one's has none."""
    rows = (figure_row("told", 3, None, status="attributed"), figure_row("stated", 3, None))
    figure = draw(draw_toll, tabulate(*rows))
    assert find(figure, "inside:bar:told")
    assert not find(figure, "inside:bar:stated")


def test_the_key_names_each_status(figure):
    """Three shapes, three meanings."""
    key = [text.get_text() for text in find(figure, "key")]
    assert key == ["stated by the outlet", "attributed to others", "claimed by a party"]


def test_one_status_needs_no_key():
    """Nothing is to be told apart."""
    assert find(draw(draw_toll, tabulate(figure_row("all", 7, 7))), "key") == []


def test_claims_alone_beside_reports_need_no_key():
    """The heading over the claims says what they are."""
    table = tabulate(figure_row("all", 7, 7), figure_row("claim", 9, 9, status="claimed"))
    assert find(draw(draw_toll, table), "key") == []


def test_claims_stand_below_all_reports(figure):
    """Each claim is further down than each report, in px from the top."""
    reports = [find(figure, f"shown:{name}")[0].get_position()[1] for name in TOLL["id"][:6]]
    claims = [find(figure, f"shown:{name}")[0].get_position()[1] for name in TOLL["id"][6:]]
    assert min(claims) > max(reports)


def test_claims_say_that_no_evidence_is_given(figure):
    """Right under the name of the party."""
    assert "No independent evidence is given" in read_text(figure, "heading")


def test_claims_stand_under_their_speakers_name(figure):
    """One heading names the speaker, between the last report and the first claim."""
    heading = next(t for t in find(figure, "heading") if t.get_text() == "Claimed by the party")
    above = find(figure, "shown:others")[0].get_position()[1]
    below = find(figure, "label:soldiers")[0].get_position()[1]
    assert above < heading.get_position()[1] < below


def test_a_rule_parts_claims_from_reports(figure):
    """A line across the chart stands before the claims."""
    (rule,) = find(figure, "rule")
    assert rule.get_ydata()[0] > find(figure, "shown:others")[0].get_position()[1]


def test_a_part_is_indented_under_its_whole(figure):
    """Names move right with each whole that contains them."""
    lefts = [find(figure, f"label:{n}")[0].get_position()[0] for n in ("all", "guards", "police")]
    assert lefts == sorted(set(lefts))


def test_the_axis_begins_at_zero_and_is_linear(figure):
    """The first tick is 0, and all ticks are as far apart on the axis as their numbers."""
    ticks = {float(t.get_text()): t.get_position()[0] for t in find(figure, "tick")}
    assert ticks == {number: pytest.approx(number, abs=1e-6) for number in ticks}
    assert min(ticks) == 0


def test_the_axis_reaches_the_greatest_mark(figure):
    """310 is the greatest number, so the last tick is not below it."""
    ticks = [float(text.get_text()) for text in find(figure, "tick")]
    assert max(ticks) >= 310


def test_a_single_number_has_no_axis():
    """There is nothing to compare it with."""
    figure = draw(draw_toll, tabulate(figure_row("all", 70, 70)))
    assert find(figure, "tick") == find(figure, "grid") == find(figure, "stem:all") == []


def test_a_range_alone_names_both_its_ends():
    """Without an axis the numbers stand under the ends."""
    figure = draw(draw_toll, tabulate(figure_row("few", 12, 15)))
    assert {t.get_text(): t.get_position()[0] for t in find(figure, "end") if t.get_text()} == {
        "12": pytest.approx(12),
        "15": pytest.approx(15),
    }


@pytest.mark.parametrize("width", WIDTHS)
def test_no_gridline_runs_through_a_text(width):
    """Gridlines are broken where texts stand."""
    assert find_struck(draw(draw_toll, STRESS, width)) == []


def test_an_empty_table_says_not_reported():
    """Nothing to draw is said in words."""
    assert "not reported" in read_all(draw(draw_toll, tabulate()))


def test_one_row_of_zero_is_drawn_at_zero():
    """0 is a number like others."""
    assert read_xs(draw(draw_toll, tabulate(figure_row("nil", 0, 0))), "point:nil") == [0]


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_overlaps_on_a_stress_table(width):
    """37 rows, 0 to a million, names of 300 characters: no two texts meet."""
    assert find_collisions(draw(draw_toll, STRESS, width)) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_cut_on_a_stress_table(width):
    """No text leaves the figure."""
    assert find_cut(draw(draw_toll, STRESS, width)) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_no_text_is_smaller_than_ten_and_a_half_px(width):
    """All can be read on a phone."""
    assert min(list_sizes(draw(draw_toll, STRESS, width))) >= 10.5


_LATIN = st.text(st.characters(min_codepoint=32, max_codepoint=0x24F), max_size=120)
_BOUNDS = st.one_of(st.none(), st.integers(0, 10**6))
_ROWS = st.lists(
    st.builds(
        figure_row,
        st.uuids().map(str),
        _BOUNDS,
        _BOUNDS,
        label=_LATIN,
        shown=_LATIN,
        speaker_name=_LATIN,
        depth=st.integers(0, 6),
        status=st.sampled_from(["stated", "attributed", "claimed"]),
    ).filter(lambda r: r["low"] is None or r["high"] is None or r["low"] <= r["high"]),
    min_size=1,
    max_size=6,
)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=_ROWS, width=st.sampled_from(WIDTHS))
def test_no_table_makes_texts_meet_or_leave(rows, width):
    """Whatever the numbers and the names: all texts stand apart and inside."""
    figure = draw(draw_toll, tabulate(*rows), width)
    assert find_collisions(figure) == []
    assert find_cut(figure) == []
