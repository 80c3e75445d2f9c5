"""Every figure of the article: by paragraph, as printed, what we read in it, whose it is."""

from __future__ import annotations

from typing import Any

import pytest
from homes import Home
from hypothesis import given, settings
from readings import named_articles, read
from told_rows import CLAIM, MONDAY, OFFICE, SITES, WITNESS, deaths, rows_of

from analysis.ledger.frame import Row
from analysis.reading.reading import open_article
from analysis.telling.headings import MOST
from analysis.telling.sentences import plain
from analysis.views.figures import say_voices, tabulate_figures

WALK = {"wording": "2 km", "measure": "distance", "unit": "km"}


def test_figures_stand_by_paragraph(home: Home) -> None:
    """As a reader meets them, whatever the order in the file."""
    reading = home.tell(deaths("people", "12", paragraph=3), deaths("drivers", "1", paragraph=2))

    assert list(tabulate_figures(reading)["id"]) == ["figure-2", "figure-1"]


def test_an_hour_is_shown_as_an_hour(home: Home) -> None:
    """Four in the morning is no count of four."""
    hour = {"wording": "4 a.m.", "measure": "time", "unit": "hour-of-day", "period": "monday"}
    table = tabulate_figures(home.tell(hour))

    assert rows_of(table, "shown", "amount", "counted_as", "bound") == [
        ("4 a.m.", "4 a.m.", "hour", None)
    ]


@pytest.mark.parametrize(
    ("figure", "printed", "bound"),
    [
        (deaths("people", "12"), "“12”", None),
        (deaths("people", "1,200 people"), "“1,200 people”", None),
        (deaths("people", "twelve"), "“twelve”", "12"),
        (deaths("people", "more than 22"), "“more than 22”", "at least 23"),
        (deaths("people", "up to 9"), "“up to 9”", "at most 9"),
        (deaths("people", "about 12"), "“about 12”", "no bound follows"),
        (WALK, "“2 km”", None),
        ({**WALK, "wording": "two km"}, "“two km”", "2 kilometres"),
        (deaths("people", "5", change="increment"), "“5”", "5 more, a change and no total"),
        (
            {**SITES, "named": ["exampleton", "testford"]},
            "Exampleton and Testford",
            "2, counted by us",
        ),
        (MONDAY, "“Monday”", None),
    ],
)
def test_the_wording_comes_first_and_the_bound_is_ours(
    home: Home, figure: Row, printed: str, bound: str | None
) -> None:
    """What the words say themselves is not said again."""
    assert rows_of(tabulate_figures(home.tell(figure)), "printed", "bound") == [(printed, bound)]


@pytest.mark.parametrize(
    ("figure", "told"),
    [
        (deaths("people", "1"), "Example Gazette, no source named"),
        (deaths("people", "1", **OFFICE), "county office"),
        (deaths("people", "1", **CLAIM), "claimed by Red Side, no evidence given"),
    ],
)
def test_a_status_is_told_in_words(home: Home, figure: Row, told: str) -> None:
    """`stated` is what it is: the outlet says so and names no source."""
    assert list(tabulate_figures(home.tell(figure))["said_by"]) == [told]


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        (
            [deaths("people", "12")],
            "Example Gazette gives its only figure in its own voice and names no source",
        ),
        (
            [deaths("people", "12"), MONDAY],
            "Example Gazette gives both figures in its own voice and names no source",
        ),
        (
            [deaths("people", "12", **OFFICE), deaths("drivers", "1", **OFFICE)],
            "All 2 figures are from county office",
        ),
        (
            [deaths("people", "12", **CLAIM)],
            "The only figure is from Red Side, a party to the fight",
        ),
        (
            [deaths("people", "12"), deaths("drivers", "30", **CLAIM)],
            "Example Gazette gives 1 of 2 figures in its own voice, naming no source; 1 is from "
            "Red Side",
        ),
        (
            [deaths("people", "12"), *(deaths("drivers", str(n), **OFFICE) for n in (3, 4))],
            "2 of 3 figures are from county office; Example Gazette gives 1, naming no source",
        ),
        (
            [deaths("people", "12", **WITNESS), deaths("drivers", "30", **CLAIM)],
            "Each of the 2 figures has a named source: 1 is from Red Side and 1 from passer-by",
        ),
    ],
)
def test_the_heading_says_whose_word_it_is(home: Home, figures: list[Row], told: str) -> None:
    """Whoever gives most comes first; one voice is told for all."""
    assert plain(say_voices(tabulate_figures(home.tell(*figures))).sentences[0]) == told


@settings(max_examples=15)
@given(article=named_articles())
def test_the_heading_counts_every_figure_once_in_two_lines(article: Any) -> None:
    """Its numbers add up to all figures, whatever the names."""
    figures = tabulate_figures(read(article))
    title = plain(say_voices(figures).sentences[0]).replace("\u200e", "")

    assert len(title) <= MOST
    own = int(figures["status"].eq("stated").sum())
    if 0 < own < len(figures):
        assert f"{own} of {len(figures)} figure" in title or f"gives {own}, naming" in title


@pytest.mark.parametrize(
    ("wordings", "told"),
    [
        (["12"], "No wording is hedged."),
        (["about 12"], "1 wording is hedged: “about 12”."),
        (["dozens", "up to 9"], "2 wordings are hedged, such as “dozens”."),
    ],
)
def test_hedges_are_counted(home: Home, wordings: list[str], told: str) -> None:
    """How many wordings are hedged, with one of the article's own as example."""
    figures = tabulate_figures(home.tell(*(deaths("people", each) for each in wordings)))

    assert plain(say_voices(figures).sentences[1]) == told


def test_every_figure_of_a_seed_has_its_row(home: Home) -> None:
    """None is lost and none told twice."""
    reading = open_article(home.name)

    assert sorted(tabulate_figures(reading)["id"]) == sorted(reading.figures["id"])
