"""A chart's own page, and the frame in which another page shows it, in a real browser."""

import re

import pytest
from chart_notebooks import SUBJECT, draw_rows, make_report

from analysis.render.folder import write_folder
from analysis.run.edition import read_edition

pytestmark = pytest.mark.xdist_group("browser")
BASE = "https://example.org/tolls/"
WIDTHS = (280, 375, 639, 640, 900)

SEEN = """() => ({
  width: document.documentElement.scrollWidth,
  bottom: Math.max(...[...document.querySelectorAll("svg text, a")]
    .map(e => e.getBoundingClientRect().bottom)),
  height: document.querySelector("main").getBoundingClientRect().height,
  right: Math.max(...[...document.querySelectorAll("svg text, a")]
    .map(e => e.getBoundingClientRect().right)),
  letters: Math.min(...[...document.querySelectorAll("svg text")].filter(e => e.checkVisibility())
    .map(e => parseFloat(getComputedStyle(e).fontSize) * e.ownerSVGElement.getScreenCTM().a)),
  shown: [...document.querySelectorAll("svg")].filter(e => e.checkVisibility()).length,
  ground: getComputedStyle(document.querySelector("svg:not(.x) rect")).fill,
})"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A report with a chart, of a project that says where it is on the web."""
    home = tmp_path_factory.mktemp("home")
    (home / "site.yaml").write_text(f"publisher: Gazette Desk\nbase_address: {BASE}\n", "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TOLLBOOK_HOME", str(home))
        title = "A wall that held the water back for seven days is said to hold for seven more"
        notebooks = {"00-a": make_report(draw_rows(title))}
        write_folder(home / SUBJECT, notebooks, edition=read_edition())
    return home / SUBJECT


@pytest.mark.parametrize("width", WIDTHS)
def test_a_chart_fits_its_page_at_any_width(open_page, folder, width):
    """Nothing scrolls sideways, nothing leaves the page, and one drawing is shown."""
    seen = open_page(folder / "charts" / "things.html", width).evaluate(SEEN)
    assert seen["width"] <= width
    assert seen["right"] <= width
    assert seen["bottom"] <= seen["height"] + 0.5
    assert seen["shown"] == 1
    assert seen["letters"] >= (12 if width >= 352 and width < 640 else 9.4)


def test_the_page_is_dark_for_who_wants_it_dark(open_page, folder):
    """And asks for nothing but itself."""
    path = folder / "charts" / "things.html"
    grounds = {open_page(path, 375, each).evaluate(SEEN)["ground"] for each in ("light", "dark")}
    page = open_page(path)
    assert len(grounds) == 2
    assert page.requests == [path.as_uri()]
    assert page.complaints == []


@pytest.fixture(scope="module")
def host(folder):
    """A page of somebody else with what the report says to paste."""
    page = (folder / "index.html").read_text("utf-8")
    pasted = re.search(r'<pre class="copy"><code>(.*?)</code>', page, re.DOTALL)[1]
    for code, char in (("&lt;", "<"), ("&gt;", ">"), ("&#34;", '"'), ("&amp;", "&")):
        pasted = pasted.replace(code, char)
    assert f'src="{BASE}{SUBJECT}/charts/things.html"' in pasted
    pasted = pasted.replace(f"{BASE}{SUBJECT}", folder.as_uri())
    path = folder.parent / "host.html"
    path.write_text(f'<!doctype html><body style="margin:0">{pasted}<p>After.</p>', "utf-8")
    return path


@pytest.mark.parametrize("width", [*WIDTHS, 1440])
def test_a_frame_has_its_height_before_its_page_is_there(open_page, host, width):
    """And then shows all of that page, so that nothing jumps and nothing is cut."""
    page = open_page(host, width)
    box = "e => [e.getBoundingClientRect().width, e.getBoundingClientRect().height]"
    loaded = page.eval_on_selector("iframe", box)
    inner = page.frames[1]
    inner.wait_for_load_state()
    main = inner.eval_on_selector("main", box)
    page.eval_on_selector("iframe", "e => { e.dataset.src = e.src; e.src = 'about:blank' }")
    empty = page.eval_on_selector("iframe", box)
    page.eval_on_selector("iframe", "e => { e.src = e.dataset.src }")
    inner.wait_for_selector("main", state="attached")
    assert empty == loaded
    assert main == pytest.approx(loaded, abs=1)


@pytest.mark.parametrize(("width", "scheme"), [(280, "dark"), (900, "light")])
def test_axe_finds_nothing(open_page, folder, width, scheme):
    """No accessibility violation; what stands inside a drawing is told by its text alternative."""
    from axe_playwright_python.sync_playwright import Axe

    page = open_page(folder / "charts" / "things.html", width, scheme)
    found = Axe().run(page, context={"exclude": [["svg > *"]]})
    assert [(v["id"], v["nodes"][0]["target"]) for v in found.response["violations"]] == []
