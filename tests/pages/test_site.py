"""The list of reports in a real browser: it is narrowed by keyboard, or it is whole."""

import json

import pytest

from analysis.ledger.site import Site
from analysis.render.site import list_entries, render_site

pytestmark = pytest.mark.xdist_group("browser")

REPORTS = {
    "fire/2020-03-04-x": ("A fire", "conflict"),
    "fire/2020-03-05-y": ("A fire", "agree"),
    "raid/2020-03-06-z": ("A raid", "agree"),
    "flood/2020-03-07-w": ("A flood", ""),
}


@pytest.fixture(scope="module")
def listed(open_page, tmp_path_factory):
    """The list of four reports on three events, in the browser."""
    out = tmp_path_factory.mktemp("site")
    for name, (event, verdict) in REPORTS.items():
        folder = out / name
        folder.mkdir(parents=True)
        (folder / "index.html").touch()
        told = {"event": event, "outlet": "Gazette", "published": name.partition("/")[2][:10]}
        told |= {"timezone": "UTC", "verdict": verdict, "outcome": "Told."}
        (folder / "datapackage.json").write_text(json.dumps({"tollbook": told}))
    page = out / "index.html"
    page.write_text(render_site(list_entries(out), Site.model_validate({}))["index.html"], "utf-8")
    return open_choice(open_page(page, is_touched=True))


def open_choice(page):
    """Unfold what is to be chosen, as a reader does."""
    page.get_by_text("Show one event or one outcome").click()
    return page


def open_anew(page):
    page.reload()
    return open_choice(page)


def list_seen(page):
    """The reports that are shown, and whatever else is said in their place."""
    links = page.locator(".reports a").evaluate_all(
        "each => each.filter(e => e.checkVisibility()).map(e => e.getAttribute('href'))"
    )
    said = page.locator(".none").evaluate_all(
        "each => each.filter(e => e.checkVisibility()).length"
    )
    return {link.removesuffix("/index.html") for link in links}, said


@pytest.mark.parametrize("event", [None, "A fire", "A raid", "A flood"])
@pytest.mark.parametrize("outcome", [None, "conflict", "agree", ""])
def test_the_list_shows_what_is_chosen_and_says_where_there_is_nothing(listed, event, outcome):
    """Every pair of an event and an outcome."""
    words = {"conflict": "The figures do not fit", "agree": "The figures add up", "": "Not checked"}
    listed.get_by_role("radio", name=event or "All events", exact=True).check()
    told = "All outcomes" if outcome is None else words[outcome]
    listed.get_by_role("radio", name=told, exact=True).check()
    wanted = {
        name
        for name, (own, verdict) in REPORTS.items()
        if event in (None, own) and outcome in (None, verdict)
    }
    assert list_seen(listed) == (wanted, int(not wanted))


def test_a_reader_chooses_by_keyboard(listed):
    """One stop a choice; the arrows go through it."""
    open_anew(listed)
    listed.get_by_role("radio", name="All events").focus()
    listed.keyboard.press("ArrowDown")
    assert list_seen(listed)[0] == {"flood/2020-03-07-w"}
    listed.keyboard.press("Tab")
    assert listed.evaluate("document.activeElement.name") == "outcome"


def test_a_browser_that_cannot_choose_shows_all_reports_and_no_buttons(listed):
    """As one does that does not know `:has()`."""
    open_anew(listed)
    listed.evaluate(
        """() => { for (const style of document.querySelectorAll('style'))
        style.textContent = style.textContent.replaceAll(':has(', ':unknown(') }"""
    )
    assert list_seen(listed) == (set(REPORTS), 0)
    assert not listed.locator(".choose").is_visible()
