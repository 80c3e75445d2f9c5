"""The committed pages in a real browser: they fit, ask for nothing and complain of nothing."""

import itertools
import os
import shutil

import pytest

from analysis import paths

ARTICLE = paths.reports() / "balochistan-2026" / "2026-02-04-press-tv"
PAGES = sorted(ARTICLE.glob("*.html"))
WIDTHS = (320, 375, 768, 1440)
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
each_page = pytest.mark.parametrize("path", PAGES, ids=[path.stem for path in PAGES])
pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture(scope="module")
def browser():
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        if os.environ.get("TOLLBOOK_NEEDS_BROWSER"):
            pytest.fail("no browser: install the Debian package chromium")
        pytest.skip("no browser: install chromium to run the page tests")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser):
    context = browser.new_context(offline=True)

    def open_at(path, width=1440):
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 900})
        page.requests = []
        page.complaints = []
        page.on("request", lambda request: page.requests.append(request.url))
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(path.as_uri())
        return page

    yield open_at
    context.close()


@each_page
def test_the_page_asks_for_nothing_but_itself(open_page, path):
    """One file, complete offline."""
    assert open_page(path).requests == [path.as_uri()]


@each_page
def test_the_browser_complains_of_nothing(open_page, path):
    """No console message, so nothing was blocked or broken."""
    assert open_page(path).complaints == []


@each_page
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_scrolls_sideways(open_page, path, width):
    """The page fits from the smallest phone to a wide screen."""
    page = open_page(path, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@each_page
@pytest.mark.parametrize(("width", "shown"), [(375, "narrow"), (1440, "wide")])
def test_each_chart_is_shown_once_in_the_drawing_for_its_width(open_page, path, width, shown):
    """A phone gets the drawing that was made for it, and no chart is there twice."""
    page = open_page(path, width)
    seen = page.eval_on_selector_all(
        "figure.chart > div", "els => els.filter(e => e.offsetHeight > 0).map(e => e.className)"
    )
    assert set(seen) <= {shown}
    assert len(seen) == page.locator("figure.chart").count()


@each_page
def test_text_in_a_chart_is_large_enough_on_a_phone(open_page, path):
    """No text of a chart is drawn smaller than ten pixels."""
    page = open_page(path, 375)
    sizes = page.eval_on_selector_all(
        "figure.chart .narrow svg text",
        "els => els.map(e => parseFloat(getComputedStyle(e).fontSize)"
        " * e.ownerSVGElement.getScreenCTM().a)",
    )
    assert min(sizes, default=10) >= 10


@each_page
def test_every_id_is_there_once(open_page, path):
    """Charts and tables on one page do not share ids, so links and labels are unambiguous."""
    ids = open_page(path).eval_on_selector_all("[id]", "els => els.map(e => e.id)")
    assert sorted(ids) == sorted(set(ids))


@each_page
def test_there_is_one_main_heading_and_no_level_is_skipped(open_page, path):
    """A screen reader's outline of the page has no holes."""
    levels = open_page(path).eval_on_selector_all(
        "h1, h2, h3, h4", "els => els.map(e => Number(e.tagName[1]))"
    )
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


@each_page
def test_every_chart_has_a_text_that_tells_it(open_page, path):
    """Each drawing is one image with a text alternative from its table."""
    labels = open_page(path).eval_on_selector_all(
        "figure.chart svg", "els => els.map(e => [e.getAttribute('role'), e.ariaLabel])"
    )
    assert all(role == "img" and len(label or "") > 40 for role, label in labels)


def test_a_figure_leads_to_its_row_and_paragraph(open_page):
    """Clicking a number in the briefing opens the ledger at its statement."""
    page = open_page(ARTICLE / "index.html")
    page.locator("a.figure").first.click()
    assert page.url.split("/")[-1].startswith("01-figures.html#figure-")
    assert page.locator(":target").inner_text().startswith("¶")
