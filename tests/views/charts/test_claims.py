"""Claims below reports: one axis, a heading each, the ratio as a note in the table's words."""

import pytest
from drawn import (
    HOSTILE,
    LONG,
    WIDTHS,
    draw,
    find,
    find_collisions,
    find_cut,
    find_one,
    find_struck,
    read_all,
    read_text,
    read_xs,
    tabulate,
)

from analysis.views.charts.claims import draw_claims


def claim_row(name, bounds, reported, ratio="at most 10 times the reported count", **changes):
    has_report = reported is not None
    low, high = reported or (None, None)
    row = {
        "id": name,
        "panel": "People killed",
        "label": "Soldiers killed",
        "shown": f"claimed {bounds[0]}",
        "low": bounds[0],
        "high": bounds[1],
        "speaker_name": "the party",
        "status": "claimed",
        "reported_id": f"report-{name}" if has_report else None,
        "reported_label": "Guards killed" if has_report else None,
        "reported_shown": f"≥ {low}" if has_report else None,
        "reported_low": low,
        "reported_high": high,
        "reported_speaker": "Gazette" if has_report else None,
        "reported_status": "attributed" if has_report else None,
        "ratio_shown": ratio,
    }
    return row | changes


CLAIMS = tabulate(claim_row("big", (310, 310), (31, None)))


@pytest.fixture(params=WIDTHS, ids=str)
def figure(request):
    return draw(draw_claims, CLAIMS, request.param)


def test_report_and_claim_share_one_axis(figure):
    """Both marks stand on the same axes, at their own numbers."""
    bar, point = find_one(figure, "bar:report-big"), find_one(figure, "point:big")
    assert bar.axes is point.axes
    assert set(bar.get_xdata()) == {31}
    assert read_xs(figure, "point:big") == [310]


def test_the_report_is_open_where_the_table_is(figure):
    """31 or more has an arrow."""
    assert find(figure, "arrow:report-big")


def test_the_exact_claim_has_no_arrow(figure):
    """310 is what was claimed and no more."""
    assert not find(figure, "arrow:big")


def test_the_claim_is_hollow(figure):
    """No fill for what one side says."""
    assert len(find_one(figure, "point:big").get_facecolor()) == 0


def test_the_claim_stands_on_a_dashed_line(figure):
    """Its line is broken, too."""
    assert find_one(figure, "stem:big").get_linestyle() == "--"


def test_report_and_claim_have_headings_of_their_own(figure):
    """Who claims it stands over the claim, with the lack of evidence."""
    text = read_text(figure, "heading")
    assert text == "Reported Claimed by the party No independent evidence is given"


def test_the_report_names_its_speaker_and_status(figure):
    """Who reports it, too."""
    assert read_text(figure, "byline:report-big") == "attributed to Gazette"


def test_the_ratio_is_a_note_at_the_claim(figure):
    """In the words of the table, with a capital letter."""
    assert read_text(figure, "byline:big") == "At most 10 times the reported count"


def test_claims_against_one_report_stand_below_it_together():
    """The report is not drawn twice."""
    rows = [claim_row(name, (310, 310), (31, None), reported_id="one") for name in "ab"]
    figure = draw(draw_claims, tabulate(*rows))
    assert len(find(figure, "bar:one")) == 1


def test_the_report_stands_above_the_claim(figure):
    """First what was reported."""
    rows = [find(figure, f"label:{name}")[0].get_position()[1] for name in ("report-big", "big")]
    assert rows == sorted(rows)


def test_a_claim_without_a_report_says_not_reported():
    """Nothing to compare with is said, and no mark stands for it."""
    figure = draw(draw_claims, tabulate(claim_row("alone", (5, 9), None, "no ratio can be given")))
    assert read_text(figure, "shown:beside:alone") == "not reported"
    assert not find(figure, "bar:beside:alone")


def test_claims_in_two_units_have_two_axes():
    """People and places never share an axis."""
    table = tabulate(
        claim_row("people", (310, 310), (31, None)),
        claim_row("places", (14, None), (5, 5), panel="Places attacked"),
    )
    assert len(draw(draw_claims, table).axes[0].child_axes) == 2


def test_an_empty_table_says_not_reported():
    """No claim, no chart."""
    assert "not reported" in read_all(draw(draw_claims, tabulate()))


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_meets_on_a_stress_table(width):
    """Twenty claims with long and hostile names: no text over another or over an edge."""
    rows = [claim_row(f"c{n}", (n, None), (n, 10**6), label=LONG) for n in range(10)]
    rows += [claim_row(f"d{n}", (0, n), None, speaker_name=HOSTILE) for n in range(10)]
    figure = draw(draw_claims, tabulate(*rows), width)
    assert (find_collisions(figure), find_cut(figure), find_struck(figure)) == ([], [], [])
