"""The finding in one line: what leads, who says it, and that it stays two lines whatever comes."""

from __future__ import annotations

import re
from typing import Any

import pytest
from homes import Home
from hypothesis import given, settings
from readings import named_articles, read
from told_rows import CLAIM, MONDAY, OFFICE, PERIOD, SITES, WITNESS, deaths

from analysis.ledger.frame import Row
from analysis.reading.reading import Reading
from analysis.telling.sentences import Cited, Sentence, plain
from analysis.telling.words import say_quantity
from analysis.views.toll import say_toll, tabulate_toll


def head(reading: Reading) -> Sentence:
    """The headline of an article."""
    [told] = say_toll(tabulate_toll(reading)).sentences
    return told


def hurt(measure: str, wording: str, **more: Any) -> Row:
    """A figure of people to whom something else was done."""
    return deaths("people", wording, measure=measure, **more)


HEADLINE = {"part": "headline", "paragraph": None}
OWN = {"by": "red-side", **CLAIM}
HOUSES = {"wording": "30 houses", "measure": "buildings", "unit": "buildings"}


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        ([deaths("people", "12")], "12 people killed, Example Gazette reports"),
        ([deaths(None, "at least 12", **OFFICE)], "At least 12 people killed, county office says"),
        ([deaths("residents", "one")], "1 person among residents killed, Example Gazette reports"),
        (
            [deaths("people", "12"), deaths("residents", "4"), deaths("responders", "8")],
            "8 responders and 4 residents killed, Example Gazette reports",
        ),
        (
            [deaths("people", "12", **OFFICE), deaths("residents", "4", **OFFICE)],
            "12 people killed, among them 4 residents, county office says",
        ),
        (
            [deaths("people", "12"), deaths("people", "15", reported="2020-03-02", **WITNESS)],
            "12 people killed, Example Gazette reports",
        ),
        (
            [deaths("people", "7", **OFFICE), deaths("people", "7", **WITNESS)],
            "7 people killed, county office says",
        ),
        (
            [deaths("people", "3", place=p, period="monday") for p in ("exampleton", "testford")],
            "3 people killed in Exampleton and 3 people in Testford, Example Gazette reports",
        ),
        (
            [deaths("drivers", "1", place="testford"), deaths("people", "dozens", **OFFICE)],
            "Dozens of people killed, county office says",
        ),
    ],
    ids=["one", "named", "singular", "split", "part", "fresh", "once", "towns", "widest"],
)
def test_deaths_lead_as_printed_with_who_says_so(home: Home, figures: list[Row], told: str) -> None:
    """The widest and freshest count, its parts where they leave nobody out, and one speaker."""
    assert plain(head(home.tell(*figures))) == told


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        (
            [hurt("hostages", "more than 170", **HEADLINE), deaths("people", "3", paragraph=6)],
            "More than 170 people held hostage and 3 killed, Example Gazette reports",
        ),
        (
            [
                deaths("people", "9,287", **OFFICE),
                hurt("injuries", "16,384", paragraph=5, **OFFICE),
            ],
            "9,287 people killed and 16,384 injured, county office says",
        ),
        (
            [
                deaths("people", "3"),
                hurt("injuries", "5"),
                hurt("casualties", "8"),
            ],
            "3 people killed and 5 injured, Example Gazette reports",
        ),
        ([hurt("casualties", "8")], "8 people killed or injured, Example Gazette reports"),
        (
            [hurt("displacements", "50,000"), HOUSES],
            "50,000 people displaced, Example Gazette reports",
        ),
        (
            [{"wording": "5", **SITES}, HOUSES],
            "5 places attacked and 30 buildings hit or seized, Example Gazette reports",
        ),
        (
            [deaths("people", "22 more", change="increment")],
            "22 more people killed, Example Gazette reports",
        ),
        ([MONDAY], "Example Gazette gives no count of people or of damage"),
    ],
    ids=["hostages", "injured", "casualties", "both", "displaced", "things", "change", "none"],
)
def test_what_is_the_news_leads(home: Home, figures: list[Row], told: str) -> None:
    """What the article tells first; things only where nobody is counted."""
    assert plain(head(home.tell(*figures))) == told


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        ([deaths("drivers", "30", **CLAIM)], "Red Side claims 30 drivers killed"),
        (
            [
                deaths("drivers", "more than 200", **OWN),
                deaths("drivers", "17", measure="hostages", **OWN),
            ],
            "Red Side claims more than 200 drivers killed and 17 held hostage",
        ),
        (
            [deaths("drivers", "30", **OWN), {"wording": "5", **SITES}],
            "Red Side claims 30 drivers killed",
        ),
        (
            [deaths("drivers", "30", **CLAIM), deaths("people", "2")],
            "2 people killed, Example Gazette reports",
        ),
    ],
)
def test_a_claim_leads_only_alone_and_behind_who_makes_it(
    home: Home, figures: list[Row], told: str
) -> None:
    """Never as a fact, and without its speaker as the doer a second time."""
    assert plain(head(home.tell(*figures))) == told


def test_a_period_stands_behind_all_counts_of_it(home: Home) -> None:
    """Where another count has another period, and only if the article prints it."""
    told = head(
        home.tell(
            deaths("people", "12", period=PERIOD, **OFFICE),
            deaths("people", "3", period="monday", **OFFICE),
        )
    )

    assert plain(told) == "County office: 12 people killed, Sunday to Tuesday, 1 to 3 March 2020"


@settings(max_examples=20)
@given(article=named_articles(size=9))
def test_a_headline_is_one_line_of_the_article(article: Any) -> None:
    """Two lines at most; each number of it is one that the article prints; a claim has its verb."""
    reading = read(article)
    told = head(reading)
    rows = {row["id"]: row for row in reading.records}
    cited = [piece for piece in told if isinstance(piece, Cited)]

    assert 0 < len(plain(told)) <= 110
    for piece in cited:
        assert say_quantity(rows[piece.figure]).lower() in piece.words.lower()
    words = " ".join(piece for piece in told if isinstance(piece, str))
    assert not re.search(r"\d", re.sub(r"\d+(th|rd)\b|\(.*?\)|, week|1 person", "", words)), words
    is_claim = [rows[piece.figure]["status"] == "claimed" for piece in cited]
    assert all(is_claim) or not any(is_claim)
    assert any(is_claim) == bool(re.search(r" claims? ", plain(told)))


@settings(max_examples=15)
@given(article=named_articles(size=9))
def test_a_headline_says_who_says_so(article: Any) -> None:
    """Each speaker of its counts by the first word of the name at least."""
    reading = read(article)
    told = head(reading)
    rows = {row["id"]: row for row in reading.records}
    speakers = {rows[piece.figure]["speaker_name"] for piece in told if isinstance(piece, Cited)}

    for name in speakers:
        first = re.split(r"[ ,(]", name.removeprefix("the "))[0]
        assert first.lower() in plain(told).lower()
