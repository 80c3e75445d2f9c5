"""Earlier versions of a report's figures: kept whole, marked, and listed by the report alone."""

import itertools
import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from projects import read_tree
from versioned import NAME, execute

from analysis.ledger.site import NOBODY
from analysis.render.folder import write_folder
from analysis.render.site import list_entries, render_site
from analysis.render.versions import FOLDER, mark_page

PAGE = (
    '<html>\n<head>\n<meta charset="utf-8">\n</head>\n<body>\n<main id="main">\n{}</main>\n</html>'
)


class Place:
    """A folder of reports into which one report is published again and again."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.report = out / NAME
        self.count = 0

    def publish(self, *given, keep=3, **told):
        """Put a report there by rename; its tree."""
        self.count += 1
        new = self.out / f"new-{self.count}" / NAME
        notebook = execute(*given, **told)
        write_folder(new, {"article-00-report": notebook}, before=self.report, keep=keep)
        self.report.parent.mkdir(exist_ok=True)
        if self.report.exists():
            self.report.rename(self.out / f"old-{self.count}")
        new.rename(self.report)
        return read_tree(self.report)

    def list_kept(self):
        """The versions that lie there, by the first letter of their names."""
        folder = self.report / FOLDER
        return sorted(path.name[0] for path in folder.glob("*/")) if folder.exists() else []

    def list_told(self):
        """The versions to which the front page leads, in its order."""
        front = (self.report / "index.html").read_text("utf-8")
        return [path[0] for path in re.findall(rf'href="{FOLDER}/([^/"]+)/index.html"', front)]


@pytest.fixture
def place(tmp_path):
    return Place(tmp_path)


def test_a_report_with_other_figures_keeps_the_one_before(place):
    """Each file of it, and of those that are no page every byte."""
    before = place.publish("a", 5)
    now = place.publish("b", 6)
    kept = {
        name.removeprefix(f"{FOLDER}/aaaaaaaaaa/"): digest
        for name, digest in now.items()
        if name.startswith(f"{FOLDER}/aaaaaaaaaa/")
    }
    assert kept.keys() == before.keys()
    assert {name for name in before if kept[name] != before[name]} == {"index.html"}
    assert place.list_told() == ["a"]


def test_an_earlier_version_says_at_its_top_that_there_is_a_newer_one(place):
    """With its own name and a link that leads there; search engines leave it out."""
    place.publish("a", 5)
    place.publish("b", 6)
    path = place.report / FOLDER / "aaaaaaaaaa" / "index.html"
    page = path.read_text("utf-8")
    (told,) = re.findall(r'<p class="superseded">.*?</p>', page)
    assert page.index(told) < page.index("<h1")
    assert "aaaaaaaaaa" in told
    (link,) = re.findall(r'href="([^"]+)"', told)
    assert (path.parent / link).resolve() == (place.report / "index.html").resolve()
    assert page.count('name="robots" content="noindex"') == 1
    front = (place.report / "index.html").read_text("utf-8")
    assert "superseded" not in re.sub(r"<style>.*?</style>", "", front, flags=re.DOTALL)
    assert "noindex" not in front


def test_the_links_of_an_earlier_version_lead_where_they_led(place):
    """To its own files, and out of the report to those that are there."""
    place.publish("a", 5)
    place.publish("b", 6)
    place.publish("c", 7)
    for folder in (place.report, *(place.report / FOLDER).glob("*/")):
        page = (folder / "index.html").read_text("utf-8")
        links = re.findall(r'\shref="([^"#:]+)"', page)
        assert links
        for link in links:
            goal = (folder / link).resolve()
            assert goal.is_file() or goal == (place.out / "index.html").resolve(), link


def test_pages_alone_make_no_version(place):
    """After an upgrade, or other settings, the figures are the same."""
    place.publish("a", 5)
    place.publish("a", 5, versions=[["tollbook", "0.2.0"]])
    place.publish("a", 6)
    assert (place.list_kept(), place.list_told()) == ([], [])


def test_a_seed_that_changed_without_its_figures_is_told_and_not_kept(place):
    """Whoever cites the version of before learns that its figures are those of now."""
    place.publish("a", 5)
    place.publish("b", 5)
    place.publish("c", 5)
    assert place.list_kept() == []
    front = (place.report / "index.html").read_text("utf-8")
    assert "same figures as the current version: bbbbbbbbbb, aaaaaaaaaa." in front
    place.publish("d", 6)
    assert place.list_kept() == ["c"]
    front = (place.report / "index.html").read_text("utf-8")
    assert "with the same figures as bbbbbbbbbb, aaaaaaaaaa" in front


def test_another_reading_of_a_seed_is_a_version_where_it_has_other_figures(place):
    """Its bounds follow from a convention."""
    place.publish("a", 5)
    place.publish("a", 6, convention="gtd")
    place.publish("a", 6, convention="ucdp")
    told = json.loads((place.report / FOLDER / "index.json").read_text("utf-8"))
    assert [each["version"] for each in told["earlier"]] == ["aaaaaaaaaa"]
    assert told["same"] == ["aaaaaaaaaa-gtd"]


@settings(deadline=None, max_examples=12)
@given(
    st.lists(st.sampled_from("abcde"), min_size=1, max_size=7),
    st.integers(0, 3),
)
def test_the_last_versions_are_kept_the_newest_first(tmp_path_factory, seeds, keep):
    """However often figures change and change back; none twice, and not the one of now."""
    place = Place(tmp_path_factory.mktemp("versions"))
    for seed in seeds:
        place.publish(seed, ord(seed), keep=keep)
    expected = []  # by hand: whatever was there last comes first, and each is there once
    for before, now in itertools.pairwise(seeds):
        if now != before:
            expected = [each for each in (before, *expected) if each != now]
            expected = list(dict.fromkeys(expected))[:keep]
    assert place.list_told() == expected
    assert place.list_kept() == sorted(expected)


def test_a_version_stays_as_it_is_however_often_the_report_is_published(place):
    """What is cited does not change."""
    place.publish("a", 5)
    first = place.publish("b", 6)
    second = place.publish("c", 7)
    own = f"{FOLDER}/aaaaaaaaaa/"
    assert {n: d for n, d in first.items() if n.startswith(own)} == {
        n: d for n, d in second.items() if n.startswith(own)
    }


def test_the_same_history_gives_the_same_bytes(tmp_path):
    """No clock and no chance is in what is kept."""
    trees = []
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        place = Place(tmp_path / name)
        place.publish("a", 5, "2020-03-05")
        place.publish("b", 6)
        trees.append(place.publish("c", 7))
    assert trees[0] == trees[1]


def test_a_version_tells_the_day_on_which_its_figures_were_read(place):
    """From its seed; nothing where the seed does not say."""
    place.publish("a", 5, "2020-03-05")
    place.publish("b", 6)
    place.publish("c", 7)
    front = (place.report / "index.html").read_text("utf-8")
    days = re.findall(r"Version ([abc])[abc]+</a>([^<]*)</li>", front)
    assert days == [("b", ""), ("a", ", read beside the article on 5 March 2020")]


def test_no_list_and_no_feed_has_an_earlier_version(place):
    """They name each report once, by its newest figures."""
    place.publish("a", 5)
    place.publish("b", 6)
    entries = [each for each in list_entries(place.out) if each.link.startswith(NAME)]
    assert len(entries) == 1
    assert FOLDER not in "".join(render_site(entries, NOBODY).values())


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"earlier": [{}], "same": []}', '{"earlier": 1, "same": 2}']
)
def test_a_damaged_list_of_versions_is_as_none(place, text):
    """The report is published, and keeps what it was until now."""
    place.publish("a", 5)
    place.publish("b", 6)
    (place.report / FOLDER / "index.json").write_text(text)
    place.publish("c", 7)
    assert place.list_told() == ["b"]


@pytest.mark.parametrize("name", ["../../../../elsewhere", "/etc", "cccccccccc", "notes"])
def test_a_list_cannot_bring_in_what_is_no_version(place, name):
    """A name that leads out of the folder, or to a link, or to what is not there."""
    place.publish("a", 5)
    place.publish("b", 6)
    folder = place.report / FOLDER
    (folder / "cccccccccc").symlink_to(place.out)
    (folder / "index.json").write_text(json.dumps({"earlier": [{"version": name}], "same": []}))
    place.publish("d", 7)
    assert place.list_told() == ["b"]


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"tollbook": {"version": "../a"}, "sources": []}']
)
def test_a_damaged_report_is_no_version(place, text):
    """Nobody could cite it, and it does not stop the one that takes its place."""
    place.publish("a", 5)
    (place.report / "datapackage.json").write_text(text)
    place.publish("b", 6)
    assert place.list_kept() == []


def test_a_page_of_before_that_somebody_changed_is_kept_as_it_is(place):
    """Also where it is no UTF-8."""
    place.publish("a", 5)
    page = place.report / "index.html"
    page.write_bytes(page.read_bytes().replace(b"Source.", b"Source \xe9."))
    place.publish("b", 6)
    kept = (place.report / FOLDER / "aaaaaaaaaa" / "index.html").read_bytes()
    assert b"Source \xe9." in kept


@given(st.text("ab/.<>&\"=' href", max_size=40))
def test_marking_a_page_leaves_its_words_alone(words):
    """Only links that lead out of the report change; words that look like one are escaped."""
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&#34;")
    marked = mark_page(PAGE.format(f"<p>{escaped}</p>\n"), "aaaaaaaaaa")
    assert f"<p>{escaped}</p>" in marked
