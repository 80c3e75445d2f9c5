"""The committed pages in a real browser: they fit, ask for nothing and complain of nothing."""

import itertools
import re

import pytest

from analysis import paths

ARTICLE = paths.reports() / "balochistan-2026" / "2026-02-04-press-tv"
SITE = paths.reports() / "index.html"
PAGES = [*sorted(ARTICLE.glob("*.html")), SITE]
WIDTHS = (320, 375, 768, 1440)
SCHEMES = ("light", "dark")
MOST_BYTES = 60_000
"""Of a page without its charts, and of each chart."""

each_page = pytest.mark.parametrize(
    "path", PAGES, ids=[path.stem if path != SITE else "site" for path in PAGES]
)
each_scheme = pytest.mark.parametrize("scheme", SCHEMES)
pytestmark = pytest.mark.xdist_group("browser")

# What WCAG 2 calls the contrast of two opaque colours, worked out in the page.
CONTRASTS = """els => {
  const read = color => color.match(/[\\d.]+/g).slice(0, 3).map(Number);
  const light = color => read(color).map(v => v / 255)
    .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  return els.map(e => {
    const ground = getComputedStyle(e.closest("figure")).backgroundColor;
    const [a, b] = [light(getComputedStyle(e).fill), light(ground)].sort((x, y) => y - x);
    return (a + .05) / (b + .05);
  });
}"""


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


@each_page
@each_scheme
def test_the_words_of_a_chart_stand_out_from_its_ground(open_page, path, scheme):
    """Contrast AA in both modes; an accessibility checker passes over text in drawings."""
    page = open_page(path, scheme=scheme)
    assert min(page.eval_on_selector_all("figure.chart text", CONTRASTS), default=4.5) >= 4.5


@each_page
@each_scheme
@pytest.mark.parametrize("width", [320, 1440])
def test_axe_finds_nothing(open_page, path, width, scheme):
    """No accessibility violation; what stands inside a drawing is told by its text alternative."""
    from axe_playwright_python.sync_playwright import Axe

    page = open_page(path, width, scheme)
    rules = {"target-size": {"enabled": True}}
    found = Axe().run(page, context={"exclude": [["svg > *"]]}, options={"rules": rules})
    assert [(v["id"], v["nodes"][0]["target"]) for v in found.response["violations"]] == []


@each_page
def test_dark_is_dark(open_page, path):
    """A reader who asks for a dark page gets one, charts included."""
    grounds = open_page(path, scheme="dark").eval_on_selector_all(
        "body, figure.chart", "els => els.map(e => getComputedStyle(e).backgroundColor)"
    )
    assert all(max(map(int, re.findall(r"\d+", ground))) < 60 for ground in grounds)


@each_page
def test_a_line_of_text_is_not_too_long_to_read(open_page, path):
    """Lines of running text have 80 characters at most on a wide screen."""
    lengths = open_page(path).eval_on_selector_all(
        "main > .prose > p, main > .limits li, .reports p",
        """els => els.flatMap(e => {
          const range = document.createRange();
          range.selectNodeContents(e);
          const tops = new Set([...range.getClientRects()].map(r => Math.round(r.bottom / 8)));
          return tops.size > 2 ? [e.textContent.length / tops.size] : [];
        })""",
    )
    assert all(length <= 80 for length in lengths)


@each_page
def test_a_page_is_small(path):
    """60 KB at most besides its charts, and as much for each of them."""
    text = path.read_text("utf-8")
    charts = re.findall(r"<svg.*?</svg>", text, re.DOTALL)
    rest = len(text.encode()) - sum(len(chart.encode()) for chart in charts)
    assert max([rest, *(len(chart.encode()) for chart in charts)]) <= MOST_BYTES


@each_page
def test_the_skip_link_is_first_and_is_seen_when_it_has_the_focus(open_page, path):
    """By keyboard a reader passes over the navigation at once."""
    page = open_page(path, is_touched=True)
    page.keyboard.press("Tab")
    focused = page.evaluate(
        "() => [document.activeElement.className, document.activeElement.offsetLeft >= 0]"
    )
    assert focused == ["skip", True]


@each_page
def test_whatever_has_the_focus_is_outlined(open_page, path):
    """By keyboard a reader sees where they are."""
    page = open_page(path, is_touched=True)
    links = page.locator("a[href]").count()
    for _ in range(min(links, 6)):
        page.keyboard.press("Tab")
        style = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
        assert style == "solid"


@each_page
def test_every_table_is_still_a_table_on_a_phone(open_page, path):
    """Laid out as cards, it keeps its rows and headers for a screen reader."""
    page = open_page(path, 375)
    roles = page.eval_on_selector_all(
        "table, tbody, tr, td, tbody th",
        "els => els.map(e => [e.tagName.toLowerCase(), e.getAttribute('role')])",
    )
    expected = {"table": "table", "tbody": "rowgroup", "tr": "row", "td": "cell", "th": "rowheader"}
    assert all(role == expected[tag] for tag, role in roles)


@each_page
def test_every_table_has_a_caption_and_headers_with_a_scope(open_page, path):
    """What a table is about, and what each cell is, can be heard."""
    page = open_page(path)
    assert page.locator("table").count() == page.locator("table > caption").count()
    assert page.locator("th:not([scope])").count() == 0


@each_page
def test_every_chart_leads_to_the_table_that_tells_the_same(open_page, path):
    """The long description of a drawing is a table on the same page."""
    described = open_page(path).eval_on_selector_all(
        "figure.chart",
        "els => els.map(e => !!document.getElementById(e.getAttribute('aria-details'))"
        "?.querySelector('table'))",
    )
    assert all(described)


@each_page
def test_on_paper_there_is_no_navigation_and_nothing_is_cut(open_page, path):
    """Print leaves out what paper cannot do, and everything fits the sheet."""
    page = open_page(path, 700, is_touched=True)
    page.emulate_media(media="print")
    assert page.locator("nav:visible").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 700


@each_page
def test_no_script_runs_and_the_page_says_so(open_page, path):
    """Its own policy forbids scripts and the network; claims for other programs are only data."""
    page = open_page(path)
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    assert policy.startswith("default-src 'none';")
    assert page.locator("script:not([type='application/ld+json'])").count() == 0


def test_a_figure_leads_to_its_note_and_the_note_leads_back(open_page):
    """Clicking a number opens what is told of it; its first number returns to the place."""
    page = open_page(ARTICLE / "index.html", is_touched=True)
    first = page.locator("a.figure").first
    first.click()
    assert page.url.endswith("#figure-civilians-killed")
    assert "Paragraph 5" in page.locator(":target").inner_text()
    page.locator(":target .back a").first.click()
    assert page.url.endswith(f"#{first.get_attribute('id')}")


def test_a_note_leads_to_the_ledger_and_its_paragraph(open_page):
    """The full row of a figure is one step from its note."""
    page = open_page(ARTICLE / "index.html", is_touched=True)
    page.locator("#figure-death-toll .ways > a").click()
    assert page.url.split("/")[-1] == "01-figures.html#figure-death-toll"
    assert page.locator(":target").inner_text().startswith("¶")


@each_page
def test_every_citation_can_be_led_back_to(open_page, path):
    """As many links lead back from the notes as figures are cited."""
    page = open_page(path)
    anchors = page.eval_on_selector_all("a.figure", "els => els.map(e => '#' + e.id)")
    back = page.eval_on_selector_all(".back a", "els => els.map(e => e.getAttribute('href'))")
    assert sorted(anchors) == sorted(back)


def test_a_reader_gets_from_the_list_to_a_report_and_back(open_page):
    """The list of all reports and the reports link to each other."""
    page = open_page(SITE, is_touched=True)
    page.locator(".reports a").first.click()
    assert page.url == (ARTICLE / "index.html").as_uri()
    page.locator(".home a").click()
    assert page.url == SITE.as_uri()
