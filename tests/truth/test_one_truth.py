"""Terminal, JSON, pages, feed and downloads say the same of each count, whatever the seed."""

from __future__ import annotations

import csv
import html
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import feedparser
import pytest
from cells import read_words, run_notebooks
from given import FIRST_NEW, lay_given, list_given, make_event, make_seed
from told import list_told

from analysis import paths
from analysis.errors import SeedError
from analysis.ledger.frame import to_records
from analysis.output.check_text import print_checks
from analysis.reading.outcome import reconcile
from analysis.reading.reading import Reading, open_article
from analysis.render.folder import write_folder
from analysis.run.site import write_site
from analysis.telling.sentences import plain
from analysis.views.checks import head_outcome, list_outcome, tabulate_checks
from analysis.views.toll import tabulate_toll

GIVEN = list_given()
OLD = (0, 1, 2, 3, 5, 7, 11, 12, 13, 16, 18, 20, 22, 24, 29, 35, 38, 48, 50, 56)
NEW = (*range(FIRST_NEW, FIRST_NEW + 12), 75, 83, 88)
MADE = (*OLD, *NEW)
"""Of the seeds made, all in which figures meet, so every kind of tie with every verdict that any of
ninety has, and some in which none do.
"""
PUBLISHED = (1, 12, 38, 48, 50, 64, 71, 83)
"""Those whose reports are written: with and without conflicts, claims at odds, new fields."""
NOTEBOOKS = paths.notebooks().resolve()

# What no sentence may say: a lost subject, a word of the program, a doubled word or bracket.
BROKEN = (
    r"\bNone\b(?! was checked)|\b(?:nan|NaN|NaT)\b|<NA>",
    r"\bif is\b",
    r"(?<![\d,.])1 (?:places|people|offices|towns|attacks)\b",
    r"\b1 person among (?:places|offices|towns|attacks)\b",
    r"\b(\w+) \1\b",
    r"\(\)|\( | \)|\.\.|,,|, \.| ,|\(\(",
    r"“”",
)


@dataclass(frozen=True)
class Told:
    """All that one article's report says, by each way out."""

    reading: Reading
    terminal: str
    answer: dict[str, Any]
    words: str
    site: str
    feed: str
    folder: Path

    def read_csv(self, name: str) -> list[dict[str, str]]:
        """The rows of a published table; none where there is no such table."""
        path = self.folder / "tables" / f"{name}.csv"
        if not path.is_file():
            return []
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))


def tell(home: Path, article: str) -> Told:
    """Publish an article without a kernel, and ask the command the same.

    It is read once for all its notebooks: what follows from it is worked out once.
    """
    reading = open_article(article)
    with mock.patch("analysis.reading.reading.open_article", return_value=reading):
        notebooks = run_notebooks(article)
    out = home / "out"
    # Pictures say what drawings say, which other tests hold side by side.
    with mock.patch("analysis.render.chart_files.press.to_png", return_value=b""):
        write_folder(out / article, notebooks)
    write_site(out)
    terminal, _ = print_checks([reading], "table")
    answer, _ = print_checks([reading], "json")
    return Told(
        reading=reading,
        terminal=terminal,
        answer=json.loads(answer),
        words="\n".join(map(read_words, notebooks.values())),
        site=(out / "index.html").read_text("utf-8"),
        feed=(out / "feed.xml").read_text("utf-8"),
        folder=out / article,
    )


def refuse(article: str) -> str:
    """Why an article cannot be read; nothing where it can."""
    try:
        open_article(article)
    except SeedError as error:
        return str(error)
    return ""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with the project's own notebooks."""
    (tmp_path / "notebooks").symlink_to(NOTEBOOKS)
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path))
    return tmp_path


@pytest.mark.skipif(not GIVEN, reason="the folder shared/ is not beside the project")
@pytest.mark.parametrize("given", GIVEN)
def test_every_way_out_says_the_same_of_a_given_seed(home: Path, given: str) -> None:
    """What the solver finds stands on the pages, in the lists and in the tables, and no other."""
    article = lay_given(home, given)
    if refusal := refuse(article):
        assert re.fullmatch(r"seeds/[^\n]*", refusal), "one sentence that names the file"
        return
    told = tell(home, article)
    check_outcome(told)
    check_tables(told)
    check_labels(told)
    check_language(told.words)


@pytest.mark.parametrize("number", PUBLISHED)
def test_every_way_out_says_the_same_of_a_seed_made_at_random(home: Path, number: int) -> None:
    """As for given seeds, charts, pages and lists included."""
    told = tell(home, lay_made(home, number))
    check_outcome(told)
    check_tables(told)
    check_labels(told)
    check_language(told.words)


@pytest.mark.parametrize("number", MADE)
def test_tables_and_sentences_say_what_the_solver_says(home: Path, number: int) -> None:
    """Every table and sentence of the checks, without charts and pages."""
    reading = open_article(lay_made(home, number))
    proof = reconcile(reading)
    checks = to_records(tabulate_checks(reading))
    assert [row["verdict"] for row in checks] == [tie.verdict for tie in proof.outcome.ties]
    is_failed = any(row["verdict"] == "conflict" for row in checks)
    assert not is_failed or proof.outcome.feasible is False
    answer = " ".join(map(plain, list_outcome(proof)))
    assert ("The figures do not fit" in answer) == (proof.outcome.feasible is False)
    assert ("claims of" in answer) == any(a.feasible is False for a in proof.outcome.accounts)
    terminal, has_conflict = print_checks([reading], "table")
    assert has_conflict == ("do not fit" in plain(head_outcome(proof)))
    told = list_told(reading)
    check_language("\n".join([*(plain(each.sentence) for each in told), terminal]))
    check_hedges(reading, [plain(each.sentence) for each in told if each.by in ADDS_NOTHING])


ADDS_NOTHING = ("toll", "limits", "claims", "actors")
"""What tells figures and no sum of them."""


@pytest.mark.parametrize("number", MADE[::3])
def test_order_in_the_file_changes_nothing_that_is_told(home: Path, number: int) -> None:
    """The figures turned round give the same terminal, tolls and checks."""
    name = lay_made(home, number)
    first = _tell_in_short(name)
    seed = make_seed(number)
    seed["figures"] = seed["figures"][::-1]
    path = home / "seeds" / f"{name}.yaml"
    path.write_text(json.dumps(seed), "utf-8")
    assert _tell_in_short(name) == first


def _tell_in_short(name: str) -> list[Any]:
    reading = open_article(name)
    toll = tabulate_toll(reading)
    return [
        print_checks([reading], "table")[0],
        to_records(toll),
        to_records(tabulate_checks(reading)),
    ]


def lay_made(home: Path, number: int) -> str:
    """Put a seed made at random into a home; its name."""
    folder = home / "seeds" / "made"
    folder.mkdir(parents=True)
    (folder / "event.yaml").write_text(json.dumps(make_event()), "utf-8")
    (folder / "2024-07-12-news.yaml").write_text(json.dumps(make_seed(number)), "utf-8")
    return "made/2024-07-12-news"


def check_outcome(told: Told) -> None:
    """Whether all reports can be true, in each place that says so."""
    is_false = told.answer["feasible"] is False
    at_odds = [each for each in told.answer["accounts"] if each["feasible"] is False]
    for place in (told.words, *list_outcomes(told)):
        assert ("The figures do not fit" in place) == is_false
        assert bool(re.search(r"The claims of .* do not fit", place)) == bool(at_odds)
    head, *_ = told.terminal.splitlines()
    assert ("do not fit" in head) == bool(is_false or at_odds)
    assert ("The figures do not fit" in head) == is_false
    assert ("The parts fit the wholes" in told.words) <= (not is_false)


def list_outcomes(told: Told) -> list[str]:
    """What the lists tell of the report; of a draft, which is in none, its data package."""
    shown = html.unescape(re.sub(r"<[^>]+>", " ", told.site))
    entries = feedparser.parse(told.feed).entries
    if all(figure.reviewed for figure in told.reading.article.figures):
        [entry] = entries
        return [entry.summary, shown]
    assert entries == []
    assert "Not listed: 1 draft" in shown
    package = json.loads((told.folder / "datapackage.json").read_text("utf-8"))
    return [package["description"]]


def check_tables(told: Told) -> None:
    """The numbers and verdicts of the tables are those of the JSON."""
    verdicts = told.answer["verdicts"]
    bounds: dict[str, tuple[Any, Any]] = {}
    for count in told.answer["counts"]:
        is_open = count["low"] == 0 and count["high"] is None
        low = "" if count["low"] is None or is_open else str(count["low"])
        high = "" if count["high"] is None else str(count["high"])
        bounds |= dict.fromkeys(count["statements"], (low, high))
    rows = [row for row in told.read_csv("bounds") if row["id"]]
    changes = {row["id"] for row in told.read_csv("ledger") if row["change"]}
    shown = {name: verdict for name, verdict in verdicts.items() if name not in changes}
    assert {row["id"]: row["verdict"] for row in rows} == shown
    for row in rows:
        found = (row["tight_low"].split(".")[0], row["tight_high"].split(".")[0])
        assert found == bounds[row["id"]]
    ties = [(tie["whole"], tie["verdict"]) for tie in told.answer["ties"]]
    assert [(row["whole_id"], row["verdict"]) for row in told.read_csv("checks")] == ties
    labels = [row["label"] for row in told.read_csv("bounds") if not row["id"]]
    assert len(set(labels)) == len(labels), "two derived counts with one name"


def check_labels(told: Told) -> None:
    """Nothing is said to be our reading, or not reported, where the seed does not say so."""
    figures = told.reading.article.figures
    if not told.reading.article.transcript.assumptions:
        assert "read by us" not in told.words
        assert "read by us" not in told.terminal
    if all(figure.period for figure in figures):
        assert "period not reported" not in told.words
        assert "time not told" not in told.words
    assert "in all (" not in told.words
    days: dict[tuple[Any, ...], set[Any]] = {}
    for f in figures:
        scope = (f.measure, f.group, f.place, f.period, f.unit, f.by)
        if f.role == "toll" and f.change is None:
            day = f.reported or told.reading.article.source.published
            days.setdefault(scope, set()).add(day)
    if any(len(said) > 1 for scope, said in days.items() if scope[0] == "deaths"):
        assert "as of " in told.words


def check_hedges(reading: Reading, sentences: list[str]) -> None:
    """A hedged number is one that a figure has as its wording: no bound of ours is the article's.

    A ratio is ours, and says that it is a number of times.
    """
    printed = {figure.wording for figure in reading.article.figures}
    for told in sentences:
        for hedged in re.findall(_HEDGED, told.lower()):
            assert hedged in printed, told
        if "dozens" in told:
            assert re.search(r"dozens(?: of [a-z]| more |”)", told), told


_HEDGED = r"(?:at least|at most|up to|more than|about) [\d,.]+(?! times?\b)(?![\d,.]*\d)"


def check_language(words: str) -> None:
    """No sentence has lost its subject, doubles a word, or prints a word of the program."""
    for pattern in BROKEN:
        found = re.search(pattern, words)
        assert found is None, words[max(found.start() - 80, 0) : found.end() + 80]
