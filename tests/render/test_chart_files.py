"""A chart alone: its drawing, its picture, and where they lie in a report."""

import io
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from chart_notebooks import SUBJECT, draw_own, draw_rows, make_report
from executed import make_notebook
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.image import imread

from analysis.charts.layers import CLAIMS
from analysis.charts.lettering import clean, find_lacking, measure, wrap
from analysis.charts.palette import LIGHT, PAPER
from analysis.ledger.site import Site
from analysis.render.chart_files.framing import frame_drawing, say_credit
from analysis.render.chart_files.press import KNOWN, Press, find_undrawn
from analysis.render.folder import write_folder
from analysis.render.page.blocks import iterate_charts
from analysis.run.edition import read_edition

WORDS = st.text(st.characters(categories=["L", "N", "P", "S", "Z"]), min_size=1, max_size=240)
LONG = "A wall held back the water for seven days and nobody knows for how many more " * 3
EMPTY = '<svg xmlns="http://www.w3.org/2000/svg" width="720" height="90" viewBox="0 0 720 90" />'
NOBODY = Site.model_validate({})
SITE = "publisher: Gazette Desk\nlicence: CC-BY-4.0\nbase_address: https://example.org/tolls\n"


def read_block(chart):
    (block,) = iterate_charts(make_notebook(chart))
    return block


def read_text(element):
    """Words, place, size and weight of a text, as they stand in the file."""
    size = float(re.search(r"font-size: ([\d.]+)px", element.get("style"))[1])
    place = float(element.get("x", 0)), float(element.get("y", 0))
    return "".join(element.itertext()), place, size, "700" in element.get("style")


def read_texts(svg):
    """The root, by how much the drawing is moved, and each text."""
    root = ET.fromstring(svg)
    moved = next(each for each in root if each.tag.endswith("}g")).get("transform")
    shift = tuple(map(float, re.findall(r"-?[\d.]+", moved)))
    return root, shift, [read_text(each) for each in root.iter() if each.tag.endswith("}text")]


def take(chart, site=None):
    with Press(site or NOBODY) as press:
        single = press.take(read_block(chart))
        return single.svg, single.png and single.png.result()


@pytest.fixture(scope="module")
def alone():
    """The files of the chart of two counts."""
    return take(draw_rows())


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A project that says who publishes its reports, and where."""
    (tmp_path / "site.yaml").write_text(SITE, "utf-8")
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path))


# --- the drawing --------------------------------------------------------------------------------


@given(WORDS, WORDS, st.sampled_from([0, 30]))
def test_whatever_the_words_all_stand_inside_the_frame(title, publisher, below):
    """Each line in its width, none over another, none smaller than 12 px, and none left out."""
    head = wrap(title, 15, 718, is_bold=True)
    credit = say_credit(Site(publisher="x").model_copy(update={"publisher": publisher}))
    root = ET.fromstring(frame_drawing(EMPTY, head, credit, margin=24, below=below))
    width, height = float(root.get("width")), float(root.get("height"))
    texts = [read_text(child) for child in root if child.tag.endswith("}text")]
    printed = "".join(words for words, *_ in texts).split()
    assert "".join(printed) == "".join(f"{clean(title)}{clean(credit)}".split())
    for words, (x, y), size, is_bold in texts:
        assert x >= 24
        assert x + measure(words, size, is_bold=is_bold) <= width - 24
        assert size <= y <= height - max(below, 24) + size * 0.4
        assert size >= 12
    for upper, lower in pairwise(texts):
        assert lower[1][1] - upper[1][1] >= upper[2]


def test_the_drawing_stands_between_title_and_credit():
    """None of them over it."""
    drawing = draw_rows().wide
    root, (left, top), texts = read_texts(frame_drawing(drawing, ["Title"], "Credit", margin=24))
    places = {words: y for words, (_, y), _, _ in texts}
    bottom = top + float(ET.fromstring(drawing).get("height"))
    assert left == 24
    assert places["Title"] < top
    assert places["Credit"] - 12 >= bottom
    assert float(root.get("height")) > places["Credit"]


def test_a_title_that_the_drawing_leaves_out_is_printed_whole():
    """It stood in the heading of the section; and one in the drawing is not printed twice."""
    block = read_block(replace(draw_rows(), head=(wrap(LONG, 15, 718), ())))
    framed = frame_drawing(block.markup, block.head[0], "", margin=24)
    printed = " ".join(words for words, *_ in read_texts(framed)[2])
    assert " ".join(LONG.split()) in printed
    svg, _ = take(draw_rows())
    assert [words for words, *_ in read_texts(svg)[2]].count("A wall holds") == 1


def test_a_file_of_its_own_is_opaque_and_names_no_variable(alone):
    """Any program opens it, and what it lies on does not shine through."""
    root = ET.fromstring(alone[0])
    ground = next(child for child in root if child.tag.endswith("}rect"))
    assert "var(" not in alone[0]
    assert ground.get("style") == f"fill: {LIGHT['--paper']}" == f"fill: {PAPER}"
    assert (ground.get("width"), ground.get("height")) == (root.get("width"), root.get("height"))
    assert root[0].text == "A wall holds"
    assert root.get("aria-label") == draw_rows().alt


@pytest.mark.parametrize("field", ["publisher", "licence"])
def test_who_publishes_it_and_its_licence_are_named_where_they_are_told(field):
    """Neither where it is not."""
    site = Site.model_validate({field: "Example & Co. <b>"})
    svg, _ = take(draw_rows(), site)
    words = [words for words, *_ in read_texts(svg)[2]]
    assert sum("Example & Co. <b>" in line for line in words) == 1
    assert say_credit(Site.model_validate({})) == ""


def test_a_claim_alone_says_that_it_is_one():
    """Its panel keeps its heading, also the only one, and so does the alt text."""
    chart = draw_rows("The wall is said to hold", "claimed")
    svg, _ = take(chart)
    assert CLAIMS in " ".join(words for words, *_ in read_texts(svg)[2])
    assert "claimed" in chart.alt


# --- the picture --------------------------------------------------------------------------------


def test_a_picture_has_twice_the_size_and_an_opaque_white_ground(alone):
    """As matplotlib reads it."""
    root, picture = ET.fromstring(alone[0]), imread(io.BytesIO(alone[1]))
    assert picture.shape[:2] == (2 * int(root.get("height")), 2 * int(root.get("width")))
    assert (picture[..., 3] == 1).all()
    assert (picture[:40, :] == 1).all()
    assert (picture[:, -40:] == 1).all()


def test_the_words_of_a_picture_are_as_wide_as_they_were_measured(alone):
    """So its font is the one in which they were laid out; a missing font would leave no ink."""
    _, (left, top), texts = read_texts(alone[0])
    title = next(text for text in texts if text[0] == "A wall holds")
    foot = top + title[1][1]
    dark = imread(io.BytesIO(alone[1]))[int(2 * (foot - 12)) : int(2 * foot), :, 0] < 0.5
    columns = np.flatnonzero(dark.any(axis=0))
    wide = (columns[-1] - columns[0]) / 2
    assert wide == pytest.approx(measure("A wall holds", title[2], is_bold=True), abs=3)
    assert columns[0] / 2 == pytest.approx(left, abs=4)


def test_the_same_chart_gives_the_same_bytes(alone):
    """Drawn again by another process."""
    assert take(draw_rows()) == alone


def test_neighbours_of_one_clip_are_drawn_as_before():
    """One layer for all of them changes no pixel."""
    shapes = '<path d="M0 0h90v30z" clip-path="url(#c)" style="fill: #16191d" />'
    moved = shapes.replace("<path", '<path transform="translate(9 40)"')
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="90" viewBox="0 0 60 90">'
        '<defs><clipPath id="c"><rect width="50" height="20" /></clipPath></defs>{}</svg>'
    )
    together, apart = (
        drawing.format(f"{shapes}{between}{shapes}{moved}") for between in ("", "<g />")
    )
    with Press(NOBODY) as press:
        block = replace(read_block(draw_rows()), head=((), ()))
        pictures = [
            imread(io.BytesIO(press.take(replace(block, markup=svg)).png.result()))
            for svg in (together, apart)
        ]
    # Two edges of a clip are a little darker than one.
    assert np.abs(pictures[0] - pictures[1]).max() < 0.02
    assert (pictures[0][..., 0] < 0.5).any()


def test_a_letter_that_the_font_lacks_makes_no_box_but_no_picture():
    """The drawing has it."""
    svg, png = take(draw_rows("दीवार holds"))
    assert png is None
    assert "दीवार holds" in svg


def test_what_another_library_calls_a_drawing_changes_no_file():
    """The names of XML are told to the whole process."""
    before = take(draw_rows("दीवार holds"))
    ET.register_namespace("drawn", "http://www.w3.org/2000/svg")
    ET.register_namespace("", "http://www.w3.org/1999/xhtml")
    assert take(draw_rows("दीवार holds")) == before


def test_letters_that_are_known_to_be_there_are_there():
    """Of these the font itself is not asked."""
    assert find_lacking("".join(KNOWN)) == []
    assert find_undrawn("<text>“≥ 5”</text>") == []
    assert find_undrawn("<text>警察</text>") == ["察", "警"]


# --- in a report --------------------------------------------------------------------------------


def test_each_drawing_has_its_files_once_and_each_file_its_own_name(tmp_path):
    """Also an edited chart under a name that is there already."""
    shown = [draw_rows(), draw_own(), draw_rows()]
    write_folder(tmp_path, {"00-a": make_report(*shown), "01-b": make_report(draw_own())})
    names = sorted(path.name for path in (tmp_path / "charts").iterdir())
    assert names == [f"things{n}.{form}" for n in ("-2", "") for form in ("html", "png", "svg")]
    assert "A line of mine" in (tmp_path / "charts" / "things-2.svg").read_text("utf-8")


def test_under_each_chart_is_what_can_be_taken(site, tmp_path):
    """Each link leads to a file of the report, and no two sound the same."""
    notebooks = {"00-a": make_report(draw_rows(), draw_own())}
    write_folder(tmp_path / "r", notebooks, edition=read_edition())
    page = (tmp_path / "r" / "index.html").read_text("utf-8")
    folded = re.findall(r'<details class="take">.*?</details>', page, re.DOTALL)
    links = [
        link for each in folded for link in re.findall(r'<a href="([^"]+)"[^>]*>(.*?)</a>', each)
    ]
    assert len(folded) == 2
    assert all((tmp_path / "r" / path).is_file() for path, _ in links)
    assert len({words for _, words in links}) == len(links) == 6
    assert draw_rows().alt in folded[0].replace("&#34;", '"')
    assert f"https://example.org/tolls/{SUBJECT}/charts/things.html" in folded[0]


def test_without_an_address_there_is_nothing_to_paste_and_no_way_back(tmp_path, monkeypatch):
    """A frame needs a whole address."""
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path))
    write_folder(tmp_path / "r", {"00-a": make_report(draw_rows())}, edition=read_edition())
    assert "iframe" not in (tmp_path / "r" / "index.html").read_text("utf-8")
    assert "<a " not in (tmp_path / "r" / "charts" / "things.html").read_text("utf-8")


def test_a_page_to_embed_leads_back_to_its_chart(site, tmp_path):
    """On the page where it stands."""
    notebooks = {"00-a": make_report(), "01-b": make_report(draw_rows())}
    write_folder(tmp_path / "r", notebooks, edition=read_edition())
    page = (tmp_path / "r" / "charts" / "things.html").read_text("utf-8")
    links = re.findall(r'<a href="([^"]+)"', page)
    assert links == [f"https://example.org/tolls/{SUBJECT}/01-b.html#chart-things"]
    assert 'id="chart-things"' in (tmp_path / "r" / "01-b.html").read_text("utf-8")
    assert "Published by Gazette Desk." in page


def test_what_is_described_for_programs_stays_the_tables_alone(tmp_path):
    """The data package lists no chart."""
    write_folder(tmp_path, {"00-a": make_report(draw_rows())})
    assert "charts/" not in (tmp_path / "datapackage.json").read_text("utf-8")
    assert 'href="charts/things.svg"' in (tmp_path / "index.html").read_text("utf-8")


def test_a_report_without_charts_has_no_folder_for_them(tmp_path):
    """Nothing empty is published."""
    write_folder(tmp_path, {"00-a": make_report()})
    assert not (tmp_path / "charts").exists()
