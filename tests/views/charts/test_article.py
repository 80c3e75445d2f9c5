"""Every chart of every article that has a seed, at both widths: legible, whole and small."""

from functools import cache

import pytest
from analysis.views.charts.bounds import draw_bounds
from analysis.views.charts.claims import draw_claims
from analysis.views.charts.overview import draw_overview
from analysis.views.charts.persons import draw_persons
from analysis.views.charts.places import draw_places
from analysis.views.charts.sites import draw_sites
from analysis.views.charts.timeline import draw_timeline
from analysis.views.charts.toll import draw_toll
from drawn import WIDTHS, draw, find_collisions, find_crossed, find_cut, find_struck, list_sizes

from analysis.ledger.names import list_articles
from analysis.views import proof, tables
from analysis.views.reading import open_article
from analysis.views.style import CSS_VARIABLES
from analysis.views.svg import render_svg

MOST_BYTES = 60_000

CHARTS = {
    "toll": (draw_toll, tables.tabulate_toll),
    "persons": (draw_persons, tables.tabulate_persons),
    "claims": (draw_claims, tables.compare_claims),
    "sites": (draw_sites, tables.tabulate_sites),
    "timeline": (draw_timeline, tables.tabulate_timeline),
    "overview": (draw_overview, tables.tabulate_units),
    "bounds": (
        draw_bounds,
        lambda reading: proof.tabulate_bounds(proof.reconcile(reading)),
    ),
}


@cache
def draw_article(article, chart, width):
    reading = open_article(article)
    if chart == "places":
        distances = tables.measure_distances(reading)
        return draw(
            lambda table, ax: draw_places(table, distances, ax),
            tables.tabulate_places(reading),
            width,
        )
    draw_x, tabulate = CHARTS[chart]
    return draw(draw_x, tabulate(reading), width)


@pytest.fixture(params=WIDTHS, ids=str)
def width(request):
    return request.param


@pytest.fixture(params=[*CHARTS, "places"])
def chart(request):
    return request.param


@pytest.fixture(params=list_articles())
def figure(request, chart, width):
    return draw_article(request.param, chart, width)


def test_no_two_texts_overlap(figure):
    """Each word of the chart can be read."""
    assert find_collisions(figure) == []


def test_no_text_is_cut(figure):
    """All text lies within the figure."""
    assert find_cut(figure) == []


def test_no_gridline_runs_through_a_text(figure):
    """Gridlines are broken where texts stand."""
    assert find_struck(figure) == []


def test_no_leader_runs_through_a_text(figure):
    """Names keep clear of the lines that tie them to their marks."""
    assert find_crossed(figure) == []


def test_no_text_is_too_small(figure):
    """10.5 px at least, on a phone, too."""
    assert min(list_sizes(figure)) >= 10.5


def test_a_dark_page_can_change_every_colour(figure):
    """No colour of ours stands outside its variable, not even under a hatch."""
    svg = render_svg(figure, "chart", "alt")
    bare = [c for c, name in CSS_VARIABLES.items() if svg.count(c) > svg.count(f"var({name}, {c})")]
    assert bare == []


def test_the_svg_is_small(figure):
    """A page holds many charts, each twice."""
    assert len(render_svg(figure, "chart", "alt").encode()) < MOST_BYTES
