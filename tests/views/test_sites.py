"""Places attacked: a sum's parts as squares end to end, their whole below, other units apart."""

import pytest
from drawn import (
    LONG,
    WIDTHS,
    draw,
    figure_row,
    find,
    find_faults,
    list_gids,
    read_marks,
    read_spans,
    read_text,
    read_ticks,
)
from homes import Home

from analysis.charts.layers import CLAIMS, part_claims
from analysis.reading.frames import frame_rows
from analysis.telling.sentences import plain
from analysis.views.sites import MOST_SQUARES, plot_sites, say_sites, tabulate_sites, title_sites

SITES = {"measure": "attack-sites", "unit": "sites"}


def site_row(name, low, high, **changes):
    row = figure_row(name, low, high, unit="sites", sum_id=None, sum_role="alone")
    none = dict.fromkeys(("parts_low", "parts_high", "verdict", "conditions"))
    return row | none | changes


def tabulate(*rows):
    sites = frame_rows(list(rows))
    panels = part_claims(sites).astype("object")
    return sites.assign(panel=panels.where(sites["unit"].eq("sites"), sites["unit"]))


PART = {"sum_id": "sum", "sum_role": "part"}
TABLE = tabulate(
    site_row("named", 3, 3, status="attributed", **PART),
    site_row("other", 4, 4, **PART),
    site_row("fights", 6, None, sum_id="sum", sum_role="whole"),
    site_row("burnt", 2, 2),
    site_row("offices", 5, None, unit="offices"),
    site_row("claimed", 9, 9, status="claimed"),
)


@pytest.fixture(params=WIDTHS, ids=str, scope="module")
def figure(request):
    return draw(plot_sites(TABLE), TABLE, request.param)


# --- the table ----------------------------------------------------------------------------------


def tell_sum(home: Home, whole="5", **changes):
    return home.tell(
        {"id": "alone", "wording": "9", **SITES},
        {"id": "whole", "wording": whole, **SITES, "measure": "clash-sites"},
        {"id": "bombed", "wording": "2", **SITES, "measure": "bombing-sites"},
        {"id": "raided", "wording": "3", **SITES, "measure": "raid-sites"},
        {"id": "offices", "wording": "4", **SITES, "unit": "offices"},
        relations=(
            {
                "id": "sites-sum",
                "kind": "sum",
                "whole": "whole",
                "parts": ["bombed", "raided"],
                "paragraph": 1,
                "says": "The places make a sum.",
            }
            | changes,
        ),
    )


def test_a_sums_parts_stand_before_its_whole_and_other_counts(home: Home):
    """Whatever the file's order."""
    table = tabulate_sites(tell_sum(home))
    assert table["id"].tolist() == ["bombed", "raided", "whole", "alone", "offices"]
    assert table["sum_role"].tolist() == ["part", "part", "whole", "alone", "alone"]


def test_a_whole_has_the_verdict_of_reconciliation(home: Home):
    """And the sum of its parts; the other counts have none."""
    table = tabulate_sites(tell_sum(home)).set_index("id")
    assert table.loc["whole", ["parts_low", "parts_high"]].tolist() == [5, 5]
    assert table["verdict"].dropna().to_dict() == {"whole": "agree"}


@pytest.mark.parametrize(
    ("whole", "words"),
    [
        ("5", "The parts make 5, which fits the count of 5"),
        ("at least four", "The parts make 5, which fits the count of at least four"),
        ("6", "The parts make 5, which cannot be the count of 6"),
        ("about five", "Reported: 2 places bombed and 3 places attacked"),
    ],
)
def test_the_heading_says_what_reconciliation_says(home: Home, whole, words):
    """Agreement, consistency, conflict; and without a verdict the counts themselves."""
    (told,) = say_sites(tabulate_sites(tell_sum(home, whole))).sentences
    assert plain(told).startswith(words)


def test_units_have_panels_of_their_own(home: Home):
    """Places and offices."""
    panels = tabulate_sites(tell_sum(home)).set_index("id")["panel"].astype(str)
    assert panels["whole"] == panels["alone"] == "Places"
    assert panels["offices"] == "Offices"


def test_a_claim_has_a_panel_of_its_own(home: Home):
    """Beside what is reported."""
    reading = home.tell(
        {"id": "told", "wording": "2", **SITES},
        {"id": "said", "wording": "9", **SITES, "speaker": "red-side", "status": "claimed"},
    )
    assert tabulate_sites(reading).set_index("id")["panel"].to_dict()["said"] == CLAIMS


def test_a_count_beside_others_may_overlap(home: Home):
    """One alone in its unit need not say so."""
    notes = tabulate_sites(tell_sum(home)).set_index("id")["note_told"]
    assert notes["alone"] == "may overlap with other counts"
    assert notes.isna()["offices"]
    assert notes["whole"] == "the parts above make 5"


def test_a_table_without_sites_keeps_its_columns(home: Home):
    """So that whoever chooses columns need not ask."""
    empty = tabulate_sites(home.tell({"wording": "5"}))
    assert empty.empty
    assert {"id", "label", "panel", "verdict"} <= set(empty)
    assert plain(say_sites(empty).sentences[0]) == "No count of places attacked is reported"


# --- the plot -----------------------------------------------------------------------------------


def squares(figure, row):
    return [x for y, x in read_marks(figure, "square") if y == row]


def test_there_is_one_square_a_place_and_parts_lie_end_to_end(figure):
    """1 to 3, then 4 to 7, each in its own row."""
    assert squares(figure, 0) == [1, 2, 3]
    assert squares(figure, 1) == [4, 5, 6, 7]


def test_the_squares_of_what_others_tell_are_hollow(figure):
    """As everywhere."""
    filled = {
        (y, bool(face[3]))
        for marks in find(figure, "square")
        for (_, y), face in zip(marks.get_offsets(), marks.get_facecolors(), strict=True)
    }
    assert filled == {(0, False), (1, True)}


def test_a_parts_label_stands_behind_its_last_square(figure):
    """At 3 and at 7."""
    labels = {t.get_text(): t.get_position()[0] for t in figure.axes[0].texts}
    assert (labels["3"], labels["4"]) == (3, 7)


def test_a_stacked_part_has_no_other_mark(figure):
    """No point stands at 4, where its number alone would be."""
    assert read_marks(figure, "exact") == [(0, 9), (3, 2)]


def test_the_whole_is_marked_at_its_first_number(figure):
    """Six or more, below the squares; and offices in their own panel."""
    assert read_marks(figure, "at-least") == [(0, 5), (2, 6)]


def test_offices_have_axes_of_their_own(figure):
    """Another unit, another scale, and so no axis for its one number."""
    axes = {mark.axes for mark in find(figure, "at-least")}
    assert len(axes) == 2
    assert read_ticks(figure, 0) != []
    assert read_ticks(figure, 2 if figure.axes[1].texts[0].get_text() == "9" else 1) == []


def test_claimed_places_are_drawn_on_the_scale_of_reported_ones(figure):
    """In a panel of their own."""
    reported, claimed = (
        next(m.axes for m in find(figure, "exact") if x in m.get_offsets()[:, 0]) for x in (2, 9)
    )
    assert reported is not claimed
    assert reported.get_xlim() == claimed.get_xlim()


def test_parts_with_an_open_bound_are_not_stacked():
    """Where one part is open nobody knows where the next begins."""
    table = tabulate(site_row("open", 3, None, **PART), site_row("exact", 4, 4, **PART))
    figure = draw(plot_sites(table), table)
    assert read_marks(figure, "exact") == [(1, 4)]
    assert "square" not in list_gids(figure)


def test_a_claimed_part_is_not_stacked():
    """What a party claims is added to nothing: the reported part begins at 0."""
    table = tabulate(site_row("c", 3, 3, status="claimed", **PART), site_row("r", 4, 4, **PART))
    figure = draw(plot_sites(table), table)
    assert squares(figure, 0) == [1, 2, 3, 4]
    assert read_marks(figure, "exact") == [(0, 3)]


@pytest.mark.parametrize("more", [0, 1])
def test_many_places_are_a_bar_as_long_as_their_number(more):
    """Squares that could not be told apart give way to a length that begins where the last ends."""
    table = tabulate(
        site_row("few", 20, 20, **PART), site_row("many", MOST_SQUARES - 20 + more, None, **PART)
    )
    table["high"] = table["low"]
    figure = draw(plot_sites(table), table)
    assert ("square" in list_gids(figure)) is (more == 0)
    spans = read_spans(figure, "span")
    assert spans == ([(0, 0, 20), (1, 20, MOST_SQUARES + 1)] if more else [])


def test_no_places_have_no_square():
    """And the next part begins at 0."""
    table = tabulate(site_row("none", 0, 0, **PART), site_row("two", 2, 2, **PART))
    figure = draw(plot_sites(table), table)
    assert read_marks(figure, "square") == [(1, 1), (1, 2)]


def test_a_chart_of_some_rows_is_a_chart_of_those(figure):
    """Without the first part the second begins at 0."""
    table = TABLE[1:3]
    assert squares(draw(plot_sites(table), table), 0) == [1, 2, 3, 4]


def test_a_row_says_who_counts(figure):
    """Under its name."""
    assert read_text(figure, "byline:named") == "attributed to Gazette"


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_meets_on_a_stress_table(width):
    """Two sums, long names, four units: no text over another, cut or too small."""
    parts = [
        site_row(f"p{n}", n, n, sum_id=f"s{n % 2}", sum_role="part", label=LONG) for n in range(10)
    ]
    rest = [site_row(f"a{n}", None, n, label=LONG, unit=f"unit {n % 3}") for n in range(6)]
    table = tabulate(*parts, *rest)
    assert find_faults(draw(plot_sites(table), table, width)) == {}


# --- the title ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ([0, 1, 2], "Reported: 3 named and 4 other; at least 6 fights"),
        ([3], "Places: 2 burnt"),
        ([5], "Claimed by Gazette: 9 claimed"),
        ([3, 5], "Places: 2 burnt"),
    ],
)
def test_the_title_tells_reports_before_claims(rows, title):
    """And never a claim as a report."""
    assert plain(title_sites(TABLE.iloc[rows])) == title


def test_a_title_names_no_more_than_three_counts():
    """How many more there are stands at its end."""
    table = tabulate(*(site_row(f"towns{n}", n, n) for n in range(2, 7)))
    assert plain(title_sites(table)).endswith(" and 2 more counts")
