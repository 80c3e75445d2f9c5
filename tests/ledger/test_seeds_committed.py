"""The committed seeds, and the reports on Balochistan against a listing of what each printed.

The listing was made by hand from the pages, in a form of its own, before the seeds. It lies outside
the project; where it is missing, the tests that need it are skipped.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from analysis.ledger.frame import quantify
from analysis.ledger.model import Article, Event, Figure
from analysis.ledger.reader import read_article
from analysis.ledger.trees import ancestors

ROOT = Path(__file__).parents[2]
SEEDS = sorted(
    f"{file.parent.name}/{file.stem}"
    for file in (ROOT / "seeds").glob("*/*.yaml")
    if file.name != "event.yaml"
)
LISTING = ROOT.parent / "shared" / "coverage"
EVENT = "balochistan-2026"
SHORTENED = "balochistan-2026/2026-02-04-press-tv"
"""The seed whose wordings were cut to number and hedge: they stand in the listing's."""

MOST_WORDS = 6

# What the listing says of a number -> the least and the greatest that it admits: from the number,
# and from how far the next one is (1 for whole things, 0 for what is measured).
BOUNDS = {
    "exact": lambda n, _: (n, n),
    "at least": lambda n, _: (n, None),
    "more than": lambda n, step: (n + step, None),
    "over": lambda n, step: (n + step, None),
    "nearly": lambda n, step: (0, n - step),
    "around": lambda *_: (None, None),
    "about": lambda *_: (None, None),
    "about two dozen": lambda *_: (None, None),
    "implied": lambda n, _: (n, n),
    "a few": lambda *_: (3, None),
    "several": lambda *_: (3, None),
    "dozens": lambda *_: (24, None),
    "multiple": lambda *_: (2, None),
}
NOT_ADDED = ("other", "duration", "time")
"""Measures of the listing's figures that count nothing to which one could be added."""

LISTED_IN = {"weeks": 7}
"""Units of which the listing gives so many smaller ones: weeks in days."""

# The first words of what the listing says is counted -> the measures that count it.
MEASURES = {
    "deaths": ("deaths",),
    "injured": ("injuries",),
    "locations": ("attack-sites", "clash-sites"),
    "cities": ("attack-sites",),
    "targets": ("other",),
    "operations": ("other",),
    "districts": ("other",),
    "abducted": ("abductions",),
    "hostages": ("hostages",),
    "held": ("hostages",),
    "prisoners": ("freed",),
    "released": ("freed",),
    "attackers": ("fighters",),
    "properties": ("buildings",),
    "vehicles": ("vehicles",),
    "attacks": ("attacks",),
    "percent rise in deaths": ("deaths",),
    "percent rise in attacks": ("attacks",),
    "population": ("population",),
    "hours": ("duration",),
    "days": ("duration",),
    "start": ("time",),
    "date": ("time",),
}

Row = dict[str, Any]


@cache
def load(file: Path) -> Any:
    """YAML as plain values."""
    return YAML(typ="safe", pure=True).load(file.read_text("utf-8"))


@cache
def read(name: str) -> Article:
    """The article of that name; read once, since a hundred tests ask for it."""
    return read_article(name)


def list_reports() -> list[Path]:
    """The listing's file of each report; none where the listing is missing."""
    return sorted(LISTING.glob("[0-9]*.yaml"))


def list_printed() -> list[Any]:
    """Each figure of the listing with the link of its report."""
    return [
        pytest.param(report["url"], figure, id=f"{file.stem}:{figure['wording']}")
        for file in list_reports()
        for report in [load(file)]
        for figure in report["figures"]
    ]


needs_listing = pytest.mark.skipif(not list_reports(), reason="../shared/coverage is missing")


@pytest.fixture(autouse=True)
def own_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """The committed seeds, wherever the environment says that home is."""
    monkeypatch.delenv("TOLLBOOK_HOME", raising=False)


@cache
def find_seed(url: str) -> str:
    """The seed of the report with that link."""
    return next(
        name
        for name in SEEDS
        if name.startswith(EVENT) and load(ROOT / "seeds" / f"{name}.yaml")["source"]["url"] == url
    )


def find_figure(name: str, printed: Row) -> Figure:
    """The seed's figure for one of the listing, by its wording and where it stands."""
    found = [
        figure
        for figure in read(name).transcript.figures
        if figure.wording is not None
        and (
            figure.wording in printed["wording"]
            if name == SHORTENED
            else figure.wording == printed["wording"]
        )
        and figure.paragraph in (None, printed["paragraph"])
    ]
    assert len(found) == 1, [figure.id for figure in found]
    return found[0]


def list_bounds(figure: Figure, event: Event) -> list[tuple[Any, Any]]:
    """The bounds of a figure under each of its readings."""
    ways = figure.readings or (figure.wording,)
    numbers = [
        quantify(figure.model_copy(update={"readings": (way,)}), measures=event.all_measures)
        for way in ways
    ]
    return [(number.low, number.high) for number in numbers]


@pytest.mark.parametrize("name", SEEDS)
def test_a_committed_seed_is_read(name: str) -> None:
    """Nothing in it is refused, and every figure has been read by a person."""
    article = read(name)
    assert all(figure.reviewed for figure in article.figures)


@pytest.mark.parametrize("name", SEEDS)
def test_no_wording_is_longer_than_six_words(name: str) -> None:
    """More would be a sentence of somebody else's."""
    figures = load(ROOT / "seeds" / f"{name}.yaml")["figures"]
    wordings = [str(figure.get("wording", "")) for figure in figures]
    assert [wording for wording in wordings if len(wording.split()) > MOST_WORDS] == []


@pytest.mark.parametrize("name", SEEDS)
def test_a_statement_is_a_sentence_of_our_own(name: str) -> None:
    """It ends as a sentence does, and is not the print."""
    for figure in load(ROOT / "seeds" / f"{name}.yaml")["figures"]:
        assert figure["says"].endswith(".")
        assert figure["says"].strip(".") != figure.get("wording")


def list_used(article: Article) -> set[tuple[str, str]]:
    """Every group, place, period and speaker that an article names, with what lies around it."""
    transcript = article.transcript
    scopes: list[Any] = [
        *transcript.figures,
        *(each.whole for each in transcript.relations if not isinstance(each.whole, str)),
        *(each.reads for each in transcript.assumptions),
    ]
    used = {
        (kind, getattr(scope, key, None))
        for scope in scopes
        for kind, key in (
            ("groups", "group"),
            ("groups", "by"),
            ("places", "place"),
            ("places", "to"),
            ("periods", "period"),
            ("speakers", "speaker"),
            ("speakers", "via"),
            ("speakers", "by"),
        )
    }
    named = {("places", name) for figure in transcript.figures for name in figure.named}
    return {(kind, str(name)) for kind, name in used | named if name}


@pytest.mark.parametrize("event", sorted({name.partition("/")[0] for name in SEEDS}))
def test_an_event_has_nothing_that_no_report_uses(event: str) -> None:
    """A name that no figure needs was invented, or left behind."""
    articles = [read(name) for name in SEEDS if name.startswith(f"{event}/")]
    held = articles[0].event
    used = set().union(*map(list_used, articles))
    if held.toll is not None:
        used |= {("places", held.toll.place), ("periods", str(held.toll.period))}
    for kind, tree in (("groups", held.group_tree), ("places", held.place_tree)):
        inside = [name for each, name in used if each == kind and name in tree]
        used |= {(kind, whole) for name in inside for whole in ancestors(tree, name)}
    # A part that completes its whole is needed, too: a whole leaves nobody out.
    parts = {
        ("groups", part)
        for name, group in held.groups.items()
        for part in group.parts
        if ("groups", name) in used
    }
    names = {
        (kind, name)
        for kind in ("groups", "places", "periods", "speakers")
        for name in getattr(held, kind)
    }
    assert names - used - parts == set()


@needs_listing
@pytest.mark.parametrize("file", list_reports(), ids=lambda file: file.stem)
def test_the_source_is_that_of_the_listing(file: Path) -> None:
    """Link, day, language and agency are those of the page."""
    report = load(file)
    source = read_article(find_seed(report["url"])).source
    assert str(source.published) == str(report["published"]["date"])
    assert source.language == report["language"]
    agency = report["agency_credited"].partition(" ")[0]
    assert source.agency == (None if agency == "none" else agency)
    assert source.excerpt or source.sha256


@needs_listing
@pytest.mark.parametrize(("url", "printed"), list_printed())
def test_a_listed_figure_is_in_its_seed(url: str, printed: Row) -> None:
    """With its wording as printed, what it counts, and the bounds that the listing gives."""
    name = find_seed(url)
    figure = find_figure(name, printed)
    what = printed["what"]
    key = max((key for key in MEASURES if what.startswith(key)), key=len)
    assert figure.measure in MEASURES[key]
    assert (figure.role == "background") == ("background" in what and name != SHORTENED)
    if figure.measure == "time" and figure.unit == "date":
        return
    event = read(name).event
    qualifier = printed["qualifier"].partition(" (")[0]
    value = printed["value"] and printed["value"] / LISTED_IN.get(figure.unit, 1)
    expected = BOUNDS[qualifier](value, 0 if figure.measure in NOT_ADDED else 1)
    ways = list_bounds(figure, event)
    # Where the listing is unsure how far a hedge reaches, any of the readings may be its own.
    assert expected in (ways if printed.get("unsure") else ways[:1])


@needs_listing
@pytest.mark.parametrize("file", list_reports(), ids=lambda file: file.stem)
def test_a_seed_has_no_number_that_the_listing_has_not(file: Path) -> None:
    """Nothing was invented: each wording is one of the listing's."""
    report = load(file)
    name = find_seed(report["url"])
    if name == SHORTENED:
        pytest.skip("transcribed from the whole text, which the listing does not hold")
    printed = sorted(str(figure["wording"]) for figure in report["figures"])
    figures = read(name).transcript.figures
    assert sorted(figure.wording for figure in figures if figure.wording) == printed


@needs_listing
@pytest.mark.parametrize(("url", "printed"), list_printed())
def test_who_says_it_is_told_as_listed(url: str, printed: Row) -> None:
    """The outlet's own voice is stated; nobody else's is."""
    figure = find_figure(find_seed(url), printed)
    assert (figure.status == "stated") == (printed["status"] == "outlet's own voice")
    if printed["status"] == "claimed by a party to the fight":
        assert figure.status == "claimed"
