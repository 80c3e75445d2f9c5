"""The frame of every chart: its size, its lines of text, and that nothing leaks."""

import re
from importlib.resources import files

import matplotlib as mpl
import pandas as pd
import pytest

from analysis.views.style import (
    CSS_VARIABLES,
    NARROW,
    PAPER,
    TONES,
    WIDE,
    ask_height,
    axes_width,
    compose,
    theme,
)

TABLE = pd.DataFrame({"n": [1]})


def draw_box(_table, ax):
    """A chart that asks for 100 px."""
    ask_height(ax, 100)
    return ax


def make(width=WIDE, title="Finding", subtitle="Unit", source="Source", draw=draw_box):
    return compose(draw, TABLE, width=width, title=title, subtitle=subtitle, source=source)


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_figure_is_as_wide_as_asked(width):
    """One px is 1/72 inch."""
    assert make(width).get_figwidth() * 72 == pytest.approx(width)


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_axes_get_the_height_that_the_chart_asks_for(width):
    """To half a px, since the figure's height is a whole number."""
    figure = make(width)
    height = figure.axes[0].get_position().height * figure.get_figheight() * 72
    assert height == pytest.approx(100, abs=0.5)


def test_a_chart_that_asks_for_no_height_gets_some():
    """Any function of a table and axes can be drawn."""
    figure = make(draw=lambda _table, ax: ax)
    height = figure.axes[0].get_position().height * figure.get_figheight() * 72
    assert height == pytest.approx(0.6 * WIDE, abs=0.5)


def test_the_axes_are_as_wide_as_the_figure():
    """Charts place their own labels."""
    figure = make()
    assert axes_width(figure.axes[0]) == pytest.approx(WIDE)


def test_a_chart_is_handed_its_table():
    """The very table, unchanged."""
    handed = []
    make(draw=lambda table, ax: handed.append(table) or draw_box(table, ax))
    assert handed[0] is TABLE


def test_title_subtitle_and_source_stand_from_top_to_bottom():
    """The finding first, the source last."""
    texts = sorted(make().texts, key=lambda text: -text.get_position()[1])
    assert [text.get_text() for text in texts] == ["Finding", "Unit", "Source"]


def test_the_title_is_the_largest_and_bold():
    """A clear hierarchy."""
    title, subtitle, source = make().texts
    assert title.get_fontsize() > subtitle.get_fontsize() > source.get_fontsize() >= 10.5
    assert title.get_fontweight() == "bold"


def test_all_lines_begin_at_the_left():
    """One left edge."""
    assert len({text.get_position()[0] for text in make(title="word " * 60).texts}) == 1


def test_a_long_title_is_wrapped_and_makes_the_figure_higher():
    """Nothing is cut at the right."""
    assert make(title="word " * 60).get_figheight() > make().get_figheight()


def test_an_empty_subtitle_prints_nothing():
    """No empty line of text."""
    assert [text.get_text() for text in make(subtitle="").texts] == ["Finding", "Source"]


def test_a_dollar_sign_is_no_formula():
    """Text is text."""
    (title, *_) = make(title="$x^2$").texts
    assert title.get_parse_math() is False


def test_composing_changes_no_settings():
    """The notebook's own charts look as before."""
    before = dict(mpl.rcParams)
    make()
    assert dict(mpl.rcParams) == before


def test_the_theme_ends_with_its_block_even_after_an_error():
    """Settings come back in any case."""
    before = dict(mpl.rcParams)
    with pytest.raises(RuntimeError, match="broken"), theme():
        raise RuntimeError("broken")
    assert dict(mpl.rcParams) == before


def test_no_figure_is_left_with_pyplot():
    """Charts are objects; nothing piles up in a long run."""
    from matplotlib import pyplot as plt

    make()
    assert plt.get_fignums() == []


def test_the_same_chart_twice_is_the_same_picture():
    """No chance in the layout."""
    first, second = make(), make()
    assert first.get_size_inches().tolist() == second.get_size_inches().tolist()


def _lightness(color):
    """Relative luminance as WCAG 2.2 defines it."""
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in mpl.colors.to_rgb(color)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one, other):
    dark, light = sorted(map(_lightness, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def _read_dark(name):
    css = files("analysis.render.page").joinpath("page.css").read_text("utf-8")
    dark = css.partition("prefers-color-scheme: dark")[2]
    return re.search(rf"{name}: (#[0-9a-f]{{6}})", dark)[1]


def test_stated_and_attributed_differ_in_shape():
    """On a dark page, in grey and in print."""
    assert TONES["stated"].marker != TONES["attributed"].marker


def test_what_is_attributed_is_outlined_in_what_is_stated():
    """Its inside is nearly paper, so its outline alone must be seen."""
    assert TONES["attributed"].edge == TONES["stated"].face
    assert _contrast(TONES["attributed"].face, PAPER) < 1.2


@pytest.mark.parametrize("status", ["stated", "attributed", "claimed", "derived"])
def test_the_lines_of_every_status_stand_out_from_paper(status):
    """At least 3 to 1, as the accessibility guidelines ask of graphics."""
    assert _contrast(TONES[status].line, PAPER) >= 3


@pytest.mark.parametrize("name", ["--stated", "--claimed"])
def test_the_lines_of_every_status_stand_out_from_a_dark_page(name):
    """The page's own values for dark, against its own paper."""
    assert _contrast(_read_dark(name), _read_dark("--paper")) >= 3


def test_a_band_on_a_dark_page_stands_out_between_its_ends():
    """Darker than its ends, lighter than the page."""
    paper, band, ends = (_read_dark(name) for name in ("--paper", "--derived", "--stated"))
    assert _contrast(band, paper) > 2
    assert _contrast(ends, band) > 2


def test_only_a_claim_is_hollow_and_dashed():
    """Hollow and dashed belong together and to claims alone."""
    hollow = [status for status, tone in TONES.items() if tone.face == "none"]
    dashed = [status for status, tone in TONES.items() if tone.is_dashed]
    assert hollow == dashed == ["claimed"]


def test_each_colour_has_one_css_variable():
    """A page can change each without changing another."""
    assert len(set(CSS_VARIABLES.values())) == len(CSS_VARIABLES)
