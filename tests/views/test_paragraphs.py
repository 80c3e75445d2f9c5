"""The strip of an article: every figure once, at its paragraph, by who says it."""

from __future__ import annotations

from typing import Any

import pytest
from drawn import find_faults
from homes import Home
from hypothesis import given, settings
from matplotlib.figure import Figure
from pictures import WIDTHS, lay_out, read_all
from readings import named_articles, read
from rich_seed import make_article
from told_rows import CLAIM, MONDAY, OFFICE, WITNESS, deaths

from analysis.charts.paragraphs import CUT
from analysis.telling.headings import MOST
from analysis.telling.sentences import plain
from analysis.views.figures import tabulate_figures
from analysis.views.paragraphs import plot_paragraphs, title_paragraphs


def draw(figures: Any, width: int = 720) -> Figure:
    """The strip of these figures as a page has it."""
    return lay_out(plot_paragraphs(figures), figures, "paragraphs", width)


def list_marks(figure: Figure) -> dict[str, float]:
    """Figure → how many px below the top its mark stands; the key's marks left out."""
    [ax] = figure.axes
    found: list[tuple[str, float]] = []
    for layer in ax.collections:
        names = str(layer.get_gid()).split(" ")
        found += zip(names, [float(y) for _, y in layer.get_offsets()], strict=True)
    own = [each for each in found if each[0] != "key"]
    assert len({name for name, _ in own}) == len(own)
    return dict(own)


def list_paragraphs(figure: Figure) -> list[tuple[str, float]]:
    """The paragraphs that are named, with the px at which their rows begin."""
    [ax] = figure.axes
    return [(t.get_text(), t.get_position()[1]) for t in ax.texts if t.get_gid() == "paragraph"]


@pytest.mark.parametrize("width", WIDTHS)
@settings(max_examples=8)
@given(article=named_articles())
def test_every_figure_is_once_on_the_strip_at_its_paragraph(article: Any, width: int) -> None:
    """Its mark stands between the name of its paragraph and that of the next one."""
    figures = tabulate_figures(read(article))
    drawn = draw(figures, width)
    marks, rows = list_marks(drawn), list_paragraphs(drawn)

    assert {*marks} == {*figures["id"]}
    assert find_faults(drawn) == {}
    for name, number in zip(figures["id"], figures["paragraph"], strict=True):
        row = f"¶ {number}" if number else "Headline"
        above = [each for each, y in rows if y - 15 < marks[name]]
        assert above[-1] == row


@pytest.mark.parametrize("width", WIDTHS)
def test_a_strip_of_every_kind_can_be_read(width: int) -> None:
    """Changes, shares, background and drafts, in another language, with nothing over anything."""
    drawn = draw(tabulate_figures(read(make_article())), width)

    assert find_faults(drawn) == {}
    words = read_all(drawn)
    assert "22 more raiders killed" in words
    assert "Background: 900 people killed" in words


@pytest.mark.parametrize("width", WIDTHS)
def test_forty_figures_with_long_names_can_be_read(home: Home, width: int) -> None:
    """Their words are cut where they would take more than three lines, and the chart says so."""
    named = "targets named in the report of the county office on the town and all that is around it"
    other = {"measure": "other", "unit": "targets", "label": f"{named}, {named}"}
    figures = [{"wording": str(n + 2), "paragraph": n // 6 + 1, **other} for n in range(40)]
    drawn = draw(tabulate_figures(home.tell(*figures)), width)

    assert len(list_marks(drawn)) == 40
    assert find_faults(drawn) == {}
    assert (CUT in read_all(drawn)) == (width == 340)


def test_paragraphs_without_a_figure_are_named_together(home: Home) -> None:
    """Up to the last paragraph of the text, so that a reader sees where no number stands."""
    drawn = draw(tabulate_figures(home.tell(deaths("people", "12", paragraph=3))))

    assert [name for name, _ in list_paragraphs(drawn)] == ["¶ 1–2", "¶ 3", "¶ 4–9"]


def test_the_headline_stands_first(home: Home) -> None:
    """By its name, and not as paragraph 0."""
    figure = deaths("people", "12", part="headline", paragraph=None)
    drawn = draw(tabulate_figures(home.tell(figure)))

    assert [name for name, _ in list_paragraphs(drawn)] == ["Headline", "¶ 1–9"]


def test_the_outlets_own_figures_stand_on_the_left(home: Home) -> None:
    """On a page; others beside them, each speaker by name, and claims last."""
    figures = (
        deaths("people", "12"),
        deaths("drivers", "3", **OFFICE),
        deaths("drivers", "4", **WITNESS),
        deaths("drivers", "30", **CLAIM),
    )
    drawn = draw(tabulate_figures(home.tell(*figures)))
    [ax] = drawn.axes
    at = {
        name: tuple(map(float, place))
        for layer in ax.collections
        for name, place in zip(str(layer.get_gid()).split(" "), layer.get_offsets(), strict=True)
        if name != "key"
    }

    assert at["figure-1"][0] < min(at[f"figure-{n}"][0] for n in (2, 3, 4)) - 100
    assert at["figure-4"][1] > max(at["figure-2"][1], at["figure-3"][1])
    assert "County office:" in read_all(drawn)
    assert "Claimed by Red Side" in read_all(drawn)


def test_a_status_survives_greyscale(home: Home) -> None:
    """A filled mark, a hollow one and a dashed one; a moment is a bar, wider than high."""
    figures = (deaths("people", "12"), deaths("drivers", "3", **OFFICE), MONDAY)
    figures += (deaths("drivers", "30", **CLAIM),)
    [ax] = draw(tabulate_figures(home.tell(*figures))).axes
    looks = {}
    for layer in ax.collections:
        box = layer.get_paths()[0].get_extents()
        look = (bool(layer.get_facecolor()[0][3]), layer.get_linestyle()[0][1] is not None)
        for name in str(layer.get_gid()).split(" "):
            looks[name] = (*look, bool(box.width > 1.5 * box.height))
    del looks["key"]

    assert looks == {
        "figure-1": (True, False, False),
        "figure-2": (False, False, False),
        "figure-3": (True, False, True),
        "figure-4": (False, True, False),
    }


@pytest.mark.parametrize(
    ("figures", "title"),
    [
        ([deaths("people", "12")], "No figure has a named source, from the first to the last"),
        (
            [deaths("people", "12", **OFFICE)],
            "A source is named for every figure, from the first to the last",
        ),
        (
            [deaths("people", "12"), deaths("people", "13", paragraph=3, **OFFICE)],
            "The first named source, county office, comes in paragraph 3, after 1 figure without "
            "one",
        ),
        (
            [deaths("people", "12", **OFFICE), deaths("people", "13", paragraph=3)],
            "The first figure without a named source stands in paragraph 3",
        ),
    ],
)
def test_the_title_says_where_a_source_is_named_first(
    home: Home, figures: list[Any], title: str
) -> None:
    """A finding on the order of the text."""
    assert plain(title_paragraphs(tabulate_figures(home.tell(*figures)))) == title


@settings(max_examples=15)
@given(article=named_articles())
def test_the_title_has_two_lines(article: Any) -> None:
    """Whatever the names."""
    assert len(plain(title_paragraphs(tabulate_figures(read(article))))) <= MOST
