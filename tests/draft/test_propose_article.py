"""The first article, drafted: every number of its seed, where the text is at hand."""

from __future__ import annotations

import pytest

from analysis import paths
from analysis.draft import draft_text
from analysis.draft.propose.proposal import Draft
from analysis.ledger.frame import quantify
from analysis.ledger.model import Article, Figure
from analysis.ledger.reader import read_article

NAME = "balochistan-2026/2026-02-04-press-tv"
WEEKDAYS = ("attacks-weekend", "police-report-day", "nushki-retaken", "claim-day")
"""Figures that name a day and have no number."""


FILE = paths.home().parent / "shared" / "article" / "article.txt"
TEXT = FILE.read_text(encoding="utf-8") if FILE.is_file() else None
pytestmark = pytest.mark.skipif(TEXT is None, reason="the article's text is not at hand")


@pytest.fixture(scope="module")
def article() -> Article:
    """The reviewed seed."""
    return read_article(NAME)


@pytest.fixture(scope="module")
def pairs(article: Article) -> list[tuple[Figure, Draft]]:
    """Each number of the seed with the draft of its paragraph that has its wording."""
    drafts = [each for each in draft_text(str(TEXT), article.event, "2026-02-04") if each.wording]
    found = []
    for figure in article.transcript.figures:
        if figure.wording is None or figure.id in WEEKDAYS:
            continue
        (draft,) = (
            each
            for each in drafts
            if each.paragraph == figure.paragraph and str(each.wording) in str(figure.wording)
        )
        found.append((figure, draft))
    return found


def test_every_number_of_the_seed_is_drafted(pairs: list[tuple[Figure, Draft]]) -> None:
    """A dozen figures and the hour at which the attacks began."""
    assert len(pairs) == 13


def test_no_other_number_is_proposed_as_a_figure(pairs: list[tuple[Figure, Draft]]) -> None:
    """What is no figure in the seed has a skip."""
    starts = {draft.start for _, draft in pairs}
    others = [each for each in draft_text(str(TEXT)) if each.start not in starts]
    assert [each.text for each in others if each.skip is None] == []


def test_measures_and_units_are_those_of_the_seed(pairs: list[tuple[Figure, Draft]]) -> None:
    """Without a touch."""
    drafted = {figure.id: (draft.measure, draft.unit) for figure, draft in pairs}
    assert drafted == {figure.id: (figure.measure, figure.unit) for figure, _ in pairs}


def test_bounds_are_those_of_the_seed(pairs: list[tuple[Figure, Draft]], article: Article) -> None:
    """Nominal, low, high and hedge, as the ledger reads the seed's wording."""
    counted = [(figure, draft) for figure, draft in pairs if figure.measure != "time"]
    for figure, draft in counted:
        said = quantify(figure, measures=article.event.all_measures)
        assert (draft.nominal, draft.low, draft.high) == (said.nominal, said.low, said.high)
        assert draft.hedge == said.hedge


@pytest.mark.parametrize("field", ["group", "speaker", "status"])
def test_who_and_who_says_it_are_those_of_the_seed(
    pairs: list[tuple[Figure, Draft]], field: str
) -> None:
    """Group, speaker and status of each number."""
    drafted = {figure.id: getattr(draft, field) for figure, draft in pairs}
    assert drafted == {figure.id: getattr(figure, field) for figure, _ in pairs}


def test_a_place_is_that_of_the_seed_or_left_to_the_toll(
    pairs: list[tuple[Figure, Draft]], article: Article
) -> None:
    """No number is put in a wrong town."""
    assert article.event.toll is not None
    for figure, draft in pairs:
        assert draft.place == figure.place or (
            draft.place is None and figure.place == article.event.toll.place
        )


def test_the_claim_is_of_the_day_on_which_it_was_made(pairs: list[tuple[Figure, Draft]]) -> None:
    """Claimed on the Tuesday before publication."""
    drafted = {figure.id: draft.reported for figure, draft in pairs}
    assert drafted == {figure.id: figure.reported for figure, _ in pairs}
