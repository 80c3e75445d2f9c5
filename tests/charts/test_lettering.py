"""How wide a text is, where it breaks, and what of it is printed."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.figure import Figure

from analysis.charts.lettering import clean, measure, shorten, wrap
from analysis.charts.style import shield


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("a\x00b\x07c", "a b c"),
        ("two\nlines\tand  spaces ", "two lines and spaces"),
        ("\u202egnp.exe\u202c", "gnp.exe"),
        ("\ud800lone", "lone"),
        ("می\u200cشود", "می\u200cشود"),
        ("שלום\u200e, 12", "שלום\u200e, 12"),
        ("$x^2_1$ <b>&amp;", "$x^2_1$ <b>&amp;"),
        ("≥ 5 and ≤ 7", "≥\u00a05 and ≤\u00a07"),
    ],
)
def test_only_what_can_be_read_is_printed(text, printed):
    """Controls and direction overrides go, all else stays as it is."""
    assert clean(text) == printed


@pytest.mark.parametrize("is_bold", [False, True])
@pytest.mark.parametrize("text", ["Security", "1,000,000", "≥ 5 (“over”)", "WWW iii", "été"])
def test_a_text_is_as_wide_as_matplotlib_lays_it_out(text, is_bold):
    """Our width is that of the SVG renderer, to a px."""
    with shield():
        figure = Figure(dpi=72)
        artist = figure.text(0, 0, text, fontsize=20, fontweight="bold" if is_bold else "normal")
        box = artist.get_window_extent(RendererSVG(1, 1, io.StringIO(), image_dpi=72))
    assert measure(text, 20, is_bold=is_bold) == pytest.approx(box.width, abs=1.5)


@pytest.mark.parametrize("text", ["警察", "नागरिकों”, read", "নাগরিক", "ประชาชน", "ዜጎች 12"])
def test_a_script_that_the_font_lacks_is_as_wide_as_matplotlib_lays_it_out(text):
    """No narrower than the SVG renderer has it, so that nothing is cut; nor much wider."""
    with shield():
        artist = Figure(dpi=72).text(0, 0, text, fontsize=20)
        box = artist.get_window_extent(RendererSVG(1, 1, io.StringIO(), image_dpi=72))
    assert box.width - 1.5 <= measure(text, 20) <= 1.05 * box.width


def test_no_text_gives_no_line():
    """An empty label takes no room."""
    assert wrap(" ", 12, 100) == []


def test_words_are_broken_only_where_a_line_is_full():
    """Two short words stay on one line."""
    assert wrap("one two", 12, 100) == ["one two"]


def test_a_word_wider_than_a_line_is_broken():
    """Every line keeps within the width."""
    assert all(measure(line, 12) <= 60 for line in wrap("W" * 40, 12, 60))


def test_what_does_not_fit_ends_in_an_ellipsis():
    """A reader sees that something was left out."""
    assert wrap("word " * 50, 12, 100, lines=2)[-1].endswith("…")


def test_what_fits_is_not_shortened():
    """No ellipsis without a loss."""
    assert shorten("short", 12, 100) == "short"


@given(
    st.text(max_size=200),
    st.floats(8, 20),
    st.floats(30, 700),
    st.integers(1, 5),
    st.booleans(),
)
def test_no_line_is_wider_than_asked(text, size, width, lines, is_bold):
    """Whatever the text: so many lines at most, and none too wide."""
    rows = wrap(text, size, width, lines=lines, is_bold=is_bold)
    assert len(rows) <= lines
    assert all(measure(row, size, is_bold=is_bold) <= width for row in rows)


@given(st.text(max_size=200), st.floats(30, 700))
def test_nothing_is_lost_where_lines_suffice(text, width):
    """The lines hold all characters of the text but spaces."""
    rows = wrap(text, 12, width, lines=10_000)
    assert "".join(rows).replace(" ", "") == clean(text).replace(" ", "")
