"""A page with publisher, logo and corrections, in a real browser."""

import base64

import pytest
from executed import make_notebook, prose

from analysis.ledger.site import NOBODY
from analysis.render.edition import Edition
from analysis.render.folder import write_folder

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30" width="90" height="30">'
    '<rect width="90" height="30"/></svg>'
)
SITE = NOBODY.model_copy(
    update={
        "publisher": "The Example Desk for Counting What Newspapers Report",
        "contact": "https://desk.example/a/rather/long/path/that/leads/to/a/form-for-readers",
        "licence": "CC-BY-4.0",
        "corrections_note": "Write to the desk; what was wrong is told at the top of the report.",
    }
)
NAME = "example-2020/2020-03-04-gazette"
ABOUT = {
    "subject": NAME,
    "event": "Attack in Sample County",
    "timezone": "UTC",
    "outlet": "Example Gazette",
    "url": "https://gazette.example/1",
    "published": "2020-03-04",
    "archive": "https://kept.example/1",
    "review": {"by": "Ada Example", "day": "2020-03-08"},
    "corrections": [
        {
            "article": NAME,
            "day": "2020-03-06",
            "what": "Seven is now eight.",
            "why": "A word of the fourth paragraph had been missed.",
            "figures": ["residents-killed"],
        }
    ],
    "seed": "0" * 64,
    "convention": "literal",
    "include_claims": True,
    "versions": [["tollbook", "0"]],
}


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """The front page of a small report."""
    folder = tmp_path_factory.mktemp("imprint") / NAME
    record = {"about": ABOUT, "notes": {}, "claims": {}}
    notebook = make_notebook("# Who?\n", prose("Found.", "finding"), prose("S", "source", **record))
    logo = f"data:image/svg+xml;base64,{base64.b64encode(DRAWING.encode()).decode()}"
    write_folder(folder, {"article-00-report": notebook}, edition=Edition(SITE, logo))
    return folder / "index.html"


@pytest.mark.parametrize(("width", "scheme"), [(375, "dark"), (1440, "light")])
def test_it_is_shown_whole_and_accessible(open_page, page, width, scheme):
    """The logo under the page's own policy, nothing scrolls sideways, axe finds nothing."""
    from axe_playwright_python.sync_playwright import Axe

    opened = open_page(page, width, scheme)
    assert opened.evaluate("document.querySelector('.logo').naturalWidth") == 90
    assert opened.evaluate("document.documentElement.scrollWidth") == width
    assert opened.complaints == []
    found = Axe().run(opened).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []


def test_the_correction_is_on_the_first_screen(open_page, page):
    """Of a phone, too; its link leads to what changed."""
    opened = open_page(page, 375)
    line = opened.locator(".corrected")
    assert line.bounding_box()["y"] < 600
    line.locator("a").click()
    assert opened.url.endswith("#finding-corrections")
    assert "Seven is now eight." in opened.locator(".corrections").inner_text()


def test_a_finger_can_touch_each_link_of_the_imprint(open_page, page):
    """24 pixels each way, as WCAG asks of what stands in no sentence."""
    links = open_page(page, 375).locator("footer dd a:visible")
    boxes = [link.bounding_box() for link in links.all()]
    assert len(boxes) >= 3
    assert min(min(box["width"], box["height"]) for box in boxes) >= 24
