"""The committed pages in a real browser: they fit, ask for nothing and complain of nothing."""

import itertools
import re

import pytest
from looking import LOOK

from analysis import paths
from analysis.render.moved import MOVED

ARTICLE = paths.reports() / "balochistan-2026" / "2026-02-04-press-tv"
FRONT = ARTICLE / "index.html"
SITE = paths.reports() / "index.html"
REPORT = [path for path in sorted(ARTICLE.glob("*.html")) if path.name not in MOVED]
EVENT = sorted((ARTICLE.parent / "event").glob("*.html"))
PAGES = [*REPORT, *EVENT, SITE]
WIDTHS = (320, 375, 768, 1440)
SCHEMES = ("light", "dark")
MOST_BYTES, MOST_OF_CHART = 80_000, 60_000
"""Of a page without its charts, with the note on each figure, and of each chart."""
MOST_OF_EVENT = 180_000
"""Of a page that has the statements of fifteen reports, each with its links."""
TARGET = 24
"""Pixels that a finger needs."""
LAST_ROW = {"index.html": 9_000, "01-checks.html": 7_000, "02-ledger.html": 7_000}
"""Pixels to which a page reaches on a phone."""

each_page = pytest.mark.parametrize(
    "path",
    PAGES,
    ids=["site" if path == SITE else f"{path.parent.name}-{path.stem}" for path in PAGES],
)
each_scheme = pytest.mark.parametrize("scheme", SCHEMES)
pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture(scope="module")
def look(open_page):
    """What can be seen of a page at a width and in a colour scheme, each looked at once."""
    seen = {}

    def look_at(path, width=1440, scheme="light"):
        key = (path, width, scheme)
        if key not in seen:
            seen[key] = open_page(*key).evaluate(LOOK)
        return seen[key]

    return look_at


@each_page
def test_the_page_asks_for_nothing_but_itself(open_page, path):
    """One file, complete offline; the list shows the pictures of the reports beside it."""
    first, *others = open_page(path).requests
    assert first == path.as_uri()
    cards = {card.as_uri() for card in path.parent.glob("*/*/card.png")} if path == SITE else set()
    assert set(others) <= cards


@each_page
def test_the_browser_complains_of_nothing(open_page, path):
    """No console message, so nothing was blocked or broken."""
    assert open_page(path).complaints == []


@each_page
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_scrolls_sideways(look, path, width):
    """The page fits from the smallest phone to a wide screen."""
    assert look(path, width)["width"] <= width


@each_page
@pytest.mark.parametrize("width", [375, 1440])
def test_only_what_scrolls_is_a_stop_of_its_own(look, path, width):
    """By keyboard every stop leads somewhere, and whatever scrolls can be reached."""
    seen = look(path, width)
    assert seen["idle_stops"] == []
    assert seen["unreachable"] == []


@each_page
@pytest.mark.parametrize(("width", "shown"), [(375, "narrow"), (1440, "wide")])
def test_each_chart_is_shown_once_in_the_drawing_for_its_width(look, path, width, shown):
    """A phone gets the drawing that was made for it, and no chart is there twice."""
    seen = look(path, width)
    assert set(seen["drawings"]) <= {shown}
    assert len(seen["drawings"]) == len(seen["figures"])


@each_page
def test_text_in_a_chart_is_large_enough_on_a_phone(look, path):
    """No text of a chart is drawn smaller than ten pixels."""
    assert min(look(path, 375)["letters"], default=10) >= 10


@each_page
def test_what_a_finger_touches_is_large_enough_on_a_phone(look, path):
    """24 pixels each way, but for links within a sentence."""
    small = [each for each in look(path, 375)["targets"] if min(each[1:]) < TARGET]
    assert small == []


def test_the_main_chart_begins_on_the_second_screen_of_a_phone(look):
    """Finding, answer and chart come before anything else."""
    assert look(FRONT, 375)["figures"][0] < 2 * 812


@pytest.mark.parametrize("path", REPORT, ids=[path.stem for path in REPORT])
def test_a_page_is_not_too_long_for_a_phone(look, path):
    """Whoever has thirty seconds comes to its end."""
    assert look(path, 375)["height"] <= LAST_ROW[path.name]


@each_page
def test_a_heading_has_two_lines_at_most(look, path):
    """On a wide screen; what needs more is no finding but a text."""
    long = [words for words, lines in look(path)["headings"] if lines > 2]
    assert long == []


@each_page
def test_every_id_is_there_once(look, path):
    """Charts and tables on one page do not share ids, so links and labels are unambiguous."""
    ids = look(path)["ids"]
    assert sorted(ids) == sorted(set(ids))


@each_page
def test_there_is_one_main_heading_and_no_level_is_skipped(look, path):
    """A screen reader's outline of the page has no holes."""
    levels = look(path)["levels"]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


@pytest.mark.parametrize("path", REPORT, ids=[path.stem for path in REPORT])
def test_every_finding_is_a_landmark_with_a_link_to_it(look, path):
    """A screen reader leaps from one to the next, and a reader passes one on."""
    seen = look(path)
    assert seen["regions"] == len(seen["headings"])
    named = [name for name in seen["ids"] if re.match("finding-|chart-", name)]
    assert sorted(seen["permalinks"]) == sorted(f"#{name}" for name in named)


@each_page
def test_every_chart_has_a_text_that_tells_it(look, path):
    """Each drawing is one image with a text alternative of 250 characters at most."""
    labels = look(path)["labels"]
    assert all(role == "img" and 20 < len(label or "") <= 250 for role, label in labels)


@each_page
def test_links_of_one_name_lead_to_one_place(look, path):
    """In a list of links each tells where it leads."""
    goals = {}
    for name, goal in look(path)["links"]:
        goals.setdefault(name, set()).add(goal)
    assert {name: found for name, found in goals.items() if len(found) > 1} == {}


@each_page
@each_scheme
def test_the_words_of_a_chart_stand_out_from_its_ground(look, path, scheme):
    """Contrast AA in both modes; an accessibility checker passes over text in drawings."""
    assert min(look(path, scheme=scheme)["contrasts"], default=4.5) >= 4.5


@each_page
@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1440, "light")])
def test_axe_finds_nothing(open_page, path, width, scheme):
    """No accessibility violation; what stands inside a drawing is told by its text alternative."""
    from axe_playwright_python.sync_playwright import Axe

    page = open_page(path, width, scheme)
    rules = {"target-size": {"enabled": True}}
    found = Axe().run(page, context={"exclude": [["svg > *"]]}, options={"rules": rules})
    assert [(v["id"], v["nodes"][0]["target"]) for v in found.response["violations"]] == []


@each_page
def test_dark_is_dark(look, path):
    """A reader who asks for a dark page gets one, charts included."""
    grounds = look(path, scheme="dark")["grounds"]
    assert all(max(map(int, re.findall(r"\d+", ground))) < 60 for ground in grounds)


@each_page
def test_a_line_of_text_is_not_too_long_to_read(look, path):
    """Lines of running text have 80 characters at most on a wide screen."""
    assert all(length <= 80 for length in look(path)["lines"])


@each_page
def test_a_page_is_small(path):
    """It opens at once on a slow line; a chart is drawn with no more strokes than it needs."""
    text = path.read_text("utf-8")
    charts = re.findall(r"<svg.*?</svg>", text, re.DOTALL)
    rest = len(text.encode()) - sum(len(chart.encode()) for chart in charts)
    assert rest <= (MOST_OF_EVENT if path in EVENT else MOST_BYTES)
    assert max((len(chart.encode()) for chart in charts), default=0) <= MOST_OF_CHART


@each_page
def test_by_keyboard_a_reader_sees_where_they_are(open_page, path):
    """The skip link is first and is seen when it has the focus; so is whatever follows."""
    page = open_page(path, is_touched=True)
    for number in range(min(page.locator("a[href]").count(), 6)):
        page.keyboard.press("Tab")
        name, left, outline = page.evaluate(
            "() => [document.activeElement.className, document.activeElement.offsetLeft,"
            " getComputedStyle(document.activeElement).outlineStyle]"
        )
        assert outline == "solid"
        assert number or (name == "skip" and left >= 0)
    page.close()


@each_page
def test_every_table_is_still_a_table_on_a_phone(look, path):
    """Laid out as cards, it keeps its rows and headers for a screen reader."""
    expected = {"table": "table", "tbody": "rowgroup", "tr": "row", "td": "cell", "th": "rowheader"}
    assert all(role == expected[tag] for tag, role in look(path, 375)["roles"])


@each_page
def test_every_table_has_a_caption_and_headers_with_a_scope(look, path):
    """What a table is about, and what each cell is, can be heard."""
    seen = look(path)
    assert seen["tables"] == seen["captions"]
    assert seen["unscoped"] == 0


@each_page
def test_every_chart_leads_to_the_table_that_tells_the_same(look, path):
    """The long description of a drawing is a table on the same page, or the ledger."""
    assert all(look(path)["described"])


@each_page
def test_on_paper_there_is_no_navigation_and_nothing_is_cut(open_page, path):
    """Print leaves out what paper cannot do, and everything fits the sheet."""
    page = open_page(path, 700)
    page.emulate_media(media="print")
    assert page.locator("nav:visible, .card:visible, .permalink:visible").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 700


@each_page
def test_no_script_runs_and_the_page_says_so(look, path):
    """Its own policy forbids scripts and the network; what programs are told is only data."""
    assert look(path)["policy"].startswith("default-src 'none';")
    assert set(look(path)["scripts"]) <= {"application/ld+json"}


# --- from a figure to its source ------------------------------------------------------------------


@pytest.fixture
def front(open_page):
    """The front page on a phone, for one test to click on."""
    page = open_page(FRONT, 375, is_touched=True)
    yield page
    page.close()


def press(page, selector):
    """Reach a link and follow it by keyboard; where the page stood before."""
    link = page.locator(selector).last
    link.scroll_into_view_if_needed()
    link.focus()
    before = page.evaluate("scrollY")
    page.keyboard.press("Enter")
    page.wait_for_function("location.hash")
    return before


def test_a_figure_opens_its_note_and_the_reader_keeps_the_place(front):
    """What it is, who says it, where: seen at once, heard at once, and nothing scrolls."""
    assert front.locator(".card:visible").count() == 0
    before = press(front, "main a.figure[href='#figure-death-toll']")
    card = front.locator(".card:visible")
    assert card.get_attribute("id") == "figure-death-toll"
    assert "paragraph 1" in card.inner_text()
    assert front.evaluate("document.activeElement.id") == "figure-death-toll"
    assert front.evaluate("scrollY") == before
    box = card.bounding_box()
    assert box["y"] + box["height"] == pytest.approx(900, abs=1)


def test_a_note_closes_and_the_reader_keeps_the_place(front):
    """The page is as it was."""
    before = press(front, "main a.figure[href='#figure-death-toll']")
    front.locator(".card:visible a[href='#closed']").click()
    assert front.locator(".card:visible").count() == 0
    assert front.evaluate("scrollY") == before


def test_a_note_leads_to_the_ledger_and_its_paragraph(front):
    """The full row of a figure is one step from its note."""
    press(front, "main a.figure[href='#figure-death-toll']")
    front.locator(".card:visible a[href*='ledger']").click()
    assert front.url.split("/")[-1] == "02-ledger.html#figure-death-toll"
    assert front.locator(":target").inner_text().startswith("¶")


def test_a_note_leads_back_to_where_its_figure_stands_first(front):
    """For whoever reads by keyboard or by ear."""
    press(front, "main a.figure[href='#figure-death-toll']")
    front.locator(".card:visible a[href='#cite-death-toll']").click()
    assert front.locator("a.figure:target").count() == 1


def test_without_a_style_sheet_every_note_can_be_read(front):
    """The page is a text with its notes at the end."""
    front.evaluate("document.querySelectorAll('style').forEach(each => each.remove())")
    assert front.locator(".card:visible").count() == front.locator(".card").count() > 0


def test_one_shared_page_traces_each_of_its_figures():
    """Whoever was sent the front page alone finds the source of each number in it."""
    text = FRONT.read_text("utf-8")
    cited = set(re.findall(r'class="figure"[^>]* href="#([^"]+)"', text))
    assert cited
    assert cited <= set(re.findall(r' id="(figure-[^"]+)"', text))


def test_forced_colours_keep_the_target_and_every_mark(open_page):
    """Where the reader's own colours hold, outlines and borders tell what colour did."""
    page = open_page(ARTICLE / "02-ledger.html", is_touched=True)
    page.emulate_media(forced_colors="active")
    page.goto((ARTICLE / "02-ledger.html").as_uri() + "#figure-death-toll")
    style = "e => getComputedStyle(e).outlineStyle"
    assert page.locator("tr:has(:target)").evaluate(style) == "solid"
    rule = "els => els.map(e => [!!e.ariaCurrent, getComputedStyle(e).borderBottomColor])"
    rules = page.eval_on_selector_all(".masthead li a", rule)
    current, *_ = [color for is_current, color in rules if is_current]
    assert current not in [color for is_current, color in rules if not is_current]
    marks = page.eval_on_selector_all(
        ".status", "els => els.map(e => getComputedStyle(e, '::before').borderTopStyle)"
    )
    assert "none" not in marks
    page.close()


# --- between pages --------------------------------------------------------------------------------


def test_a_reader_gets_from_the_list_to_a_report_and_back(open_page):
    """The list of all reports and the reports link to each other."""
    page = open_page(SITE, is_touched=True)
    page.locator(f".reports a[href='{FRONT.relative_to(SITE.parent)}']").click()
    assert page.url == FRONT.as_uri()
    page.locator(".home a").click()
    assert page.url == SITE.as_uri()
    page.close()


@pytest.mark.parametrize("name", MOVED)
def test_an_old_link_leads_to_what_tells_the_same_now(browser, name):
    """A page of before goes on by itself, without a script, to a place that is there."""
    context = browser.new_context(offline=True, java_script_enabled=False)
    page = context.new_page()
    file, section = MOVED[name]
    page.goto((ARTICLE / name).as_uri())
    page.wait_for_url(lambda url: file in url, timeout=10_000)
    assert not section or section == "toll" or page.url.endswith(f"#finding-{section}")
    assert "#" not in page.url or page.locator(":target").count() == 1
    context.close()
