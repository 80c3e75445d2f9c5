"""A seed full of hostile texts: what it may not hold is refused, and the rest stays text.

The pages are opened in a browser without their Content-Security-Policy, so that it is the
escaping alone that holds.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hostile_seed import ARTICLE, PRODUCT, URL, write_seed

from analysis import paths
from analysis.errors import SeedError
from analysis.ledger.reader import read_article
from analysis.ledger.subject import find_subject
from analysis.render.naming import page_name
from analysis.render.page.templates import ICON
from analysis.run.parameters import list_notebooks
from analysis.run.publish import plan_runs, publish_subject

PAGES = [page_name(notebook.stem) for notebook in list_notebooks()]
WIDTHS = (320, 1440)
on_each_page = pytest.mark.parametrize("page", PAGES)
at_each_width = pytest.mark.parametrize("width", WIDTHS)
pytestmark = pytest.mark.xdist_group("hostile")

SEE = """() => {
  const all = [...document.querySelectorAll('*')];
  const attributes = all.flatMap(e => [...e.attributes].map(a => [e.localName, a.name, a.value]));
  const edges = box => [box.left, box.top, box.right, box.bottom];
  const box = e => edges(e.getBoundingClientRect());
  const isShown = e => e.getBoundingClientRect().width > 1;
  const lines = svg => [...svg.querySelectorAll('text')].filter(t => t.textContent.trim());
  const charts = [...document.querySelectorAll('svg')].filter(isShown)
    .map(svg => [box(svg), lines(svg).map(t => [t.textContent, box(t)])]);
  return {
    attributes,
    charts,
    elements: all.map(e => [e.localName, e.getAttribute('type'), e.parentElement?.className ?? '']),
    globals: Object.keys(window).filter(name => /^mark_/.test(name)),
    policy: document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.content ?? '',
    text: document.body.textContent,
    title: document.title,
    width: document.documentElement.scrollWidth,
    wide: [...document.querySelectorAll('main *')]
      .filter(e => isShown(e) && !e.closest('svg, pre, thead') && box(e)[2] > innerWidth + 1)
      .map(e => [e.localName, e.className, e.textContent.slice(0, 40)]),
  };
}"""


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Where in the seed → each text; the seed's home is ours as long as the module runs."""
    home = tmp_path_factory.mktemp("hostile")
    shutil.copytree(paths.notebooks(), home / "notebooks")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TOLLBOOK_HOME", str(home))
        yield write_seed(home / "seeds")


@pytest.fixture(scope="module")
def folder(texts: dict[str, str]) -> Path:
    """The report on the hostile article, by the project's own notebooks."""
    return publish_subject(
        find_subject(ARTICLE),
        plan_runs(find_subject(ARTICLE), list_notebooks(), {}),
        paths.reports(),
    ).folder


@pytest.fixture(scope="module")
def visit(browser: Any, folder: Path) -> Iterator[Callable[[str, int], dict[str, Any]]]:
    """What a browser sees on a page at a width, each looked at once."""
    context = browser.new_context(offline=True, bypass_csp=True)
    opened: dict[str, tuple[Any, list[str]]] = {}
    seen: dict[tuple[str, int], dict[str, Any]] = {}

    def open_once(name: str) -> tuple[Any, list[str]]:
        events: list[str] = []
        page = context.new_page()
        page.on("dialog", lambda dialog: (events.append("dialog"), dialog.dismiss()))
        page.on("console", lambda message: events.append(message.text))
        page.on("pageerror", lambda error: events.append(str(error)))
        page.on("request", lambda request: events.append(f"asks for {request.url}"))
        page.goto((folder / name).as_uri())
        return page, events

    def look(name: str, width: int = WIDTHS[0]) -> dict[str, Any]:
        if (name, width) not in seen:
            if name not in opened:
                opened[name] = open_once(name)
            page, events = opened[name]
            page.set_viewport_size({"width": width, "height": 900})
            seen[name, width] = {**page.evaluate(SEE), "events": events}
        return seen[name, width]

    yield look
    context.close()


# --- what a seed may not hold -------------------------------------------------------------------

FIELDS = (
    *("event.name", "groups.people.label", "places.city.name", "places.city.kind"),
    *("places.city.coordinates_from", "speakers.party.name", "periods.weekend.label"),
    *("source.outlet", "source.note", "figures.on-error.says", "figures.on-error.note"),
    *("relations.bombed-and-raided.says", "assumptions.in-the-city.because"),
)
REFUSED = {
    "a control character": ("x\x07", "the invisible character U+0007"),
    "a right-to-left override": ("\u202etxt.exe", "the invisible character U+202E"),
    "a right-to-left mark": ("a\u200fb", "the invisible character U+200F"),
    "a soft hyphen": ("a\u00adb", "the invisible character U+00AD"),
    "a space without width": ("a\u200bb", "the invisible character U+200B"),
    "a joiner of words": ("a\u2060b", "the invisible character U+2060"),
    "a word of 100,000 characters": ("w" * 100_000, "has more than 500 characters"),
    "a pile of marks": ("Z" + "\u0301" * 40, "a letter carries more than 4 marks"),
}


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("kind", REFUSED)
def test_what_no_field_may_hold_is_refused(texts: dict[str, str], field: str, kind: str) -> None:
    """One sentence names the file, the line and what is wrong, whichever field it is."""
    hostile, complaint = REFUSED[kind]
    event, _, article = ARTICLE.partition("/")
    is_of_event = field.split(".")[0] in ("event", "groups", "places", "speakers", "periods")
    file = paths.seeds() / event / f"{'event' if is_of_event else article}.yaml"
    before = file.read_text("utf-8")
    spelt = json.dumps(texts[field], ensure_ascii=False)
    lines = before.splitlines()
    (line,) = (number for number, each in enumerate(lines, 1) if spelt in each)
    file.write_text(before.replace(spelt, json.dumps(hostile)), "utf-8")
    with pytest.raises(SeedError) as caught:
        read_article(ARTICLE)
    file.write_text(before, "utf-8")

    message = str(caught.value)
    assert message.startswith(f"{paths.show(file)}:{line}: ")
    assert message.endswith(complaint)
    assert message.isprintable()


# --- what it may ----------------------------------------------------------------------------------


@on_each_page
@at_each_width
def test_a_hostile_page_does_nothing_but_open(
    visit: Any, folder: Path, page: str, width: int
) -> None:
    """No dialog, no error, nothing in the console, and no request but for the page itself."""
    assert visit(page, width)["events"] == [f"asks for {(folder / page).as_uri()}"]


@on_each_page
def test_no_text_runs(visit: Any, page: str) -> None:
    """Each script in a text would set a global of its own; none is there."""
    assert visit(page)["globals"] == []


@on_each_page
def test_no_text_becomes_an_element(visit: Any, page: str) -> None:
    """Nothing on the page is of a kind that could run, load, send or swallow what follows."""
    seen = visit(page)
    elements = seen["elements"]
    never = (
        *("iframe", "object", "embed", "img", "image", "form", "input", "button", "textarea"),
        *("base", "math", "plaintext", "xmp", "video", "audio", "foreignObject", "set"),
    )
    scripts = {kind for name, kind, _ in elements if name == "script"}
    assert not {name for name, *_ in elements}.intersection(never)
    assert scripts <= {"application/ld+json"}
    links = [(name, value) for element, name, value in seen["attributes"] if element == "link"]
    assert links == [("rel", "icon"), ("href", ICON)]


@on_each_page
def test_every_drawing_is_one_of_ours(visit: Any, page: str) -> None:
    """An <svg> in a text would stand outside the two drawings of a chart."""
    around = {parent for name, _, parent in visit(page)["elements"] if name == "svg"}
    assert around <= {"wide", "narrow"}


@on_each_page
def test_no_text_becomes_an_attribute(visit: Any, page: str) -> None:
    """Texts stand in an attribute only as what is read aloud, and as the page's description."""
    attributes = visit(page)["attributes"]
    bearing = {(tag, name) for tag, name, value in attributes if re.search(r"mark_\d", value)}
    assert not [name for _, name, _ in attributes if name.startswith("on")]
    assert bearing <= {("svg", "aria-label"), ("meta", "content")}


@on_each_page
def test_no_style_holds_a_text(visit: Any, page: str) -> None:
    """Every style is a list of plain declarations, and refers to nothing beyond the page."""
    styles = [value for _, name, value in visit(page)["attributes"] if name == "style"]
    plain = re.compile(r"(?:[a-z0-9 :;.,%#-]|url\(#|(?<!url)\(|\))*")
    assert [style for style in styles if not plain.fullmatch(style)] == []


@on_each_page
def test_every_link_stays_in_the_report_or_leads_to_the_article(visit: Any, page: str) -> None:
    """No address has another scheme, and the article's is the seed's to the letter.

    It may lead on to the words of a figure, which are encoded.
    """
    links = {value for _, name, value in visit(page)["attributes"] if name == "href"}
    outside = {link for link in links if not re.fullmatch(r"[\w./-]*(?:#[\w-]+)?", link)}
    words = {link.removeprefix(f"{URL}:~:text=") for link in outside - {URL, ICON}}
    assert {URL} <= outside
    assert all(re.fullmatch(r"[\w.~%]+", each) for each in words)


@on_each_page
def test_nothing_is_refreshed_or_rebased(visit: Any, page: str) -> None:
    """The page's one http-equiv is its policy, which allows no script and no address."""
    seen = visit(page)
    equivs = [value for _, name, value in seen["attributes"] if name == "http-equiv"]
    assert equivs == ["Content-Security-Policy"]
    assert seen["policy"].startswith("default-src 'none'")
    assert "script-src" not in seen["policy"]


@on_each_page
def test_no_template_is_filled_in(visit: Any, page: str) -> None:
    """The product of the arithmetic in the texts is nowhere."""
    assert PRODUCT not in visit(page)["text"] + visit(page)["title"]


def test_every_text_that_is_shown_is_there_to_the_letter(visit: Any, texts: dict[str, str]) -> None:
    """What a reader sees is what the seed says; only a first letter may change its case."""
    text = " ".join("".join(visit(page)["text"] for page in PAGES).lower().split())
    unseen = [at for at, each in texts.items() if " ".join(each.lower().split()) not in text]
    # Notes and ties are for transcribers and programs; so is what is told of the point of a place
    # that has none on a map: one without coordinates, and the land around the others.
    point = r"places\.(?:prototype|county)\.(?:kind|coordinates_from)"
    for_programs = re.compile(rf"figures\..*\.note|relations\..*\.says|{point}")
    assert not [at for at in unseen if not for_programs.fullmatch(at)]


@on_each_page
def test_the_title_is_text(visit: Any, texts: dict[str, str], page: str) -> None:
    """A `</title>` in the event's name does not end the page's own."""
    assert texts["event.name"] in visit(page)["title"]


@on_each_page
@at_each_width
def test_no_text_makes_the_page_scroll_sideways(visit: Any, page: str, width: int) -> None:
    """A word of 500 characters is broken."""
    assert visit(page, width)["width"] == width


@on_each_page
@at_each_width
def test_no_text_pushes_others_out_of_sight(visit: Any, page: str, width: int) -> None:
    """No cell, card or link of the report reaches over the edge of the screen."""
    assert visit(page, width)["wide"] == []


@on_each_page
@at_each_width
def test_no_text_of_a_chart_lies_over_another(visit: Any, page: str, width: int) -> None:
    """In the browser's own fonts and shaping, lines of all scripts keep apart."""
    for _, texts in visit(page, width)["charts"]:
        for index, (text, box) in enumerate(texts):
            covering = [other for other, each in texts[:index] if _overlap(box, each)]
            assert not covering, text


@on_each_page
@at_each_width
def test_no_text_of_a_chart_is_cut(visit: Any, page: str, width: int) -> None:
    """Every line lies inside its drawing, but for a mark on a letter of the first line."""
    for (left, top, right, bottom), texts in visit(page, width)["charts"]:
        for text, box in texts:
            assert box[0] > left - 1, text
            assert box[1] > top - 6, text
            assert box[2] < right + 1, text
            assert box[3] < bottom + 1, text


def _overlap(box: list[float], other: list[float]) -> bool:
    """Whether two boxes share more than the room between two lines."""
    across = min(box[2], other[2]) - max(box[0], other[0])
    down = min(box[3], other[3]) - max(box[1], other[1])
    return across > 1 and down > 5
