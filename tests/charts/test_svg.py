"""The SVG: one element, inert, the same each time, and a good neighbour in a page."""

import re
import xml.etree.ElementTree as ET

import pandas as pd
import pytest
from matplotlib.figure import Figure

from analysis.charts.compose import Heading, Layout
from analysis.charts.layers import plot_rows
from analysis.charts.palette import CSS_VARIABLES, INK
from analysis.charts.style import WIDE, shield
from analysis.charts.svg import render_svg
from analysis.output.show import name_marks

SVG = "{http://www.w3.org/2000/svg}"


def make(label="Guards killed", title="Finding", status="stated", rows=2):
    row = {
        "id": "guards",
        "depth": 0,
        "label": label,
        "shown": label,
        "low": 31,
        "high": None,
        "speaker_name": "Gazette",
        "status": status,
        "assumption": None,
    }
    table = pd.DataFrame([row, row | {"id": "all", "high": 31}][:rows])
    table["panel"] = "Reported"
    figure = Figure(dpi=72)
    with shield():
        plot_rows(table, "panel").layout(engine="none").on(figure).plot()
        heading = Heading(title, "Unit", "Source")
        return Layout(figure, name_marks(table)).set_width(WIDE, heading)


def render(figure, name, alt):
    """The SVG, under our own settings, as every chart is published."""
    with shield():
        return render_svg(figure, name, alt)


def parse(svg):
    return ET.fromstring(svg)


def read(svg):
    """All printed words."""
    return " ".join(text.text for text in parse(svg).iter(f"{SVG}text"))


def list_ids(svg):
    return re.findall(r'\bid="([^"]*)"', svg)


def test_two_renderings_are_the_same():
    """The same table gives the same bytes, whether or not the figure is new."""
    figure = make()
    assert render(figure, "a", "alt") == render(figure, "a", "alt")
    assert render(make(), "a", "alt") == render(make(), "a", "alt")


def test_it_is_one_svg_element_and_nothing_else():
    """No prolog, no doctype, no comment."""
    svg = render(make(), "a", "alt")
    assert svg.startswith("<svg ")
    assert "<!" not in svg
    assert "<?" not in svg


@pytest.mark.parametrize("word", ["metadata", "dc:", "<style", "xlink", "2026", "matplotlib"])
def test_nothing_stays_that_no_reader_needs(word):
    """No metadata, no date, no rule that reaches beyond the drawing."""
    assert word not in render(make(), "a", "alt")


def test_it_is_an_image_with_alt_text():
    """A screen reader hears the alt text, quotes and all."""
    root = parse(render(make(), "a", 'At least 31 & "more" <guards>'))
    assert root.get("role") == "img"
    assert root.get("aria-label") == 'At least 31 & "more" <guards>'


def test_its_size_is_in_px_and_its_view_box_the_same():
    """A user unit is a CSS px."""
    root = parse(render(make(), "a", "alt"))
    assert root.get("width") == str(WIDE)
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"


def test_ids_of_two_charts_differ():
    """Two charts stand in one page; a mark alone is drawn by its id."""
    figures = {name: make(rows=1) for name in "ab"}
    ids = [each for name, figure in figures.items() for each in list_ids(render(figure, name, ""))]
    assert ids
    assert len(ids) == len(set(ids))


def test_each_id_is_referred_to_and_each_reference_is_there():
    """No id that nothing needs, no mark that is missing."""
    svg = render(make(), "a", "alt")
    referred = re.findall(r'href="#([^"]*)"|url\(#([^)]*)\)', svg)
    assert {left or right for left, right in referred} == set(list_ids(svg))


def test_a_name_that_is_no_word_is_refused():
    """It goes into ids."""
    with pytest.raises(ValueError, match="a word in ASCII"):
        render(make(), 'a" onload="', "alt")


@pytest.mark.parametrize("variable", CSS_VARIABLES.values())
def test_the_page_can_change_each_colour_in_use(variable):
    """No colour of ours stands outside its variable."""
    svg = render(make(status="attributed"), "a", "alt")
    color = next(c for c, v in CSS_VARIABLES.items() if v == variable)
    assert svg.count(color) == svg.count(f"var({variable}, {color})")


def test_text_is_ink_unless_the_page_says_otherwise():
    """The colour is there for a reader without the page's style."""
    assert f"fill: var(--ink, {INK})" in render(make(), "a", "alt")


def test_text_is_text_in_the_readers_own_font():
    """No letter is drawn as a shape, no font of one machine is named."""
    svg = render(make(), "a", "alt")
    assert "Guards killed" in read(svg)
    assert "DejaVu" not in svg
    assert "sans-serif" in parse(svg).get("font-family")


@pytest.mark.parametrize(
    "label",
    [
        "<script>alert(1)</script>",
        "$x^2$ a_b ^",
        "a & b &lt; &#60;",
        '" onload="alert(1)',
        "]]><svg/onload=alert(1)>",
    ],
)
def test_a_hostile_label_is_printed_and_does_nothing(label):
    """What looks like markup or a formula is text."""
    svg = render(make(label, title=label), "a", label)
    tags = {element.tag.removeprefix(SVG) for element in parse(svg).iter()}
    assert label in read(svg)
    assert tags <= {"svg", "g", "defs", "path", "use", "text", "pattern", "rect", "clipPath"}
    assert not [e for e in parse(svg).iter() if any(key.startswith("on") for key in e.attrib)]


@pytest.mark.parametrize("char", ["\x00", "\x07", "\x1b", "\u202e", "\ufffe", "\ud800"])
def test_a_character_that_must_not_be_printed_is_left_out(char):
    """Neither in the drawing nor in the alt text."""
    label = f"a{char}b".encode(errors="ignore").decode()  # a column of text has no half characters
    svg = render(make(label, title=f"a{char}b"), "a", f"a{char}b")
    assert parse(svg) is not None
    assert char not in read(svg)


def test_numbers_have_two_decimals_at_most():
    """Nobody sees more, and the file stays small."""
    assert not re.search(r"\d\.\d{3}", render(make(), "a", "alt"))


def test_marks_keep_their_own_colour():
    """Two points of one shape and two tones are not drawn alike."""
    svg = render(make(status="claimed"), "a", "alt")
    assert "stroke-dasharray" in svg
    assert "var(--claimed" in svg


def dot(marker):
    """A figure of marks that are drawn by reference."""
    figure = Figure(dpi=72)
    figure.add_subplot().plot([1, 2, 3], [1, 2, 3], marker=marker)
    return figure


def test_two_charts_of_one_name_share_no_id():
    """They may stand on one page, where an id is looked for in all of it."""
    ids = [
        {element.get("id") for element in parse(svg).iter() if element.get("id")}
        for svg in (render(dot(marker), "a", "alt") for marker in "oD")
    ]
    assert all(ids)
    assert not ids[0] & ids[1]
