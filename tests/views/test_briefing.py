"""What was reported, by whom and how firmly: the answer, where, the source, the limits."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from homes import Home
from told_rows import CLAIM, MONDAY, OFFICE, PERIOD, SITES, WITNESS, deaths

from analysis.ledger.frame import Row
from analysis.reading.reading import Reading
from analysis.telling.sentences import plain
from analysis.views.briefing import say_briefing, say_limits, say_source, say_when_and_where
from analysis.views.briefing import say_deaths as _say_deaths

CLAIMED = deaths("drivers", "30", **CLAIM)


def say_deaths(reading: Reading) -> list[str]:
    """The answer on deaths as plain text."""
    return [*map(plain, _say_deaths(reading).sentences)]


@pytest.mark.parametrize(
    ("figures", "answer"),
    [
        ([deaths("people", "12")], "12 people killed."),
        ([deaths("residents", "one", period=PERIOD)], "1 person among residents killed."),
        ([deaths("people", "no")], "0 people killed."),
        ([deaths(None, "12")], "12 people killed."),
        ([deaths("people", "many")], "many people killed."),
        ([deaths("residents", "8", **OFFICE)], "8 residents killed, according to county office."),
        (
            [
                deaths("people", "12"),
                deaths("people", "15", **OFFICE),
                deaths("people", "13", **WITNESS),
            ],
            "12 people (15 according to county office; 13 according to passer-by) killed.",
        ),
        (
            [deaths("people", "around 50"), deaths("residents", "dozens")],
            "around 50 people killed.",
        ),
    ],
)
def test_the_widest_count_comes_first(home: Home, figures: list[Row], answer: str) -> None:
    """The first sentence has the widest counts, in singular or plural, with who says so."""
    assert say_deaths(home.tell(*figures))[0] == f"Example Gazette reports {answer}"


def test_parts_follow_their_whole(home: Home) -> None:
    """The second sentence has the counts inside the widest."""
    figures = (deaths("people", "9"), deaths("residents", "8"), deaths("responders", "1"))

    assert say_deaths(home.tell(*figures))[1] == (
        "It also reports 8 residents and 1 person among responders killed."
    )


def test_what_may_overlap_the_widest_is_told_apart_from_it(home: Home) -> None:
    """Two counts of which one may be among the other are not listed as if they added up."""
    reading = home.tell(
        deaths("people", "12", period="monday"),
        deaths("people", "9", place="exampleton", period=PERIOD),
    )

    assert say_deaths(reading) == [
        "Example Gazette reports 12 people killed.",
        "It also reports 9 people killed in Exampleton.",
    ]


def test_places_and_periods_stand_behind_their_group(home: Home) -> None:
    """A count in one town says so; a count of one day has the day in brackets."""
    reading = home.tell(
        deaths("residents", "8", place="exampleton", period=PERIOD),
        deaths("residents", "3", place="exampleton", period="monday"),
        {"wording": "5", **SITES},
    )

    assert say_deaths(reading)[1] == (
        "It also reports 3 residents killed in Exampleton (Monday, 2 March 2020)."
    )


def test_a_count_stays_with_its_group_in_a_right_to_left_script(home: Home) -> None:
    """Each Hebrew name is closed before the next count, which would else be drawn beside it."""
    home.change("event", "label: residents", "label: תושבים")
    home.change("event", "label: responders", "label: מחלצים")
    figures = (deaths("people", "9"), deaths("residents", "8"), deaths("responders", "1"))

    assert say_deaths(home.tell(*figures))[1] == (
        "It also reports 8 תושבים\u200e and 1 person among מחלצים\u200e killed."
    )


@pytest.mark.parametrize(
    "figure",
    [{"wording": "2 km", "measure": "distance", "unit": "km"}, MONDAY, CLAIMED],
    ids=["distance", "day", "claim"],
)
def test_what_is_not_reported_is_not_zero(home: Home, figure: Row) -> None:
    """Without a reported count of deaths, the report says so and gives no number."""
    assert say_deaths(home.tell(figure)) == ["Example Gazette gives no count of deaths of its own."]


def test_where_nobody_is_reported_killed_other_counts_are_the_news(home: Home) -> None:
    """Who was hurt and what was attacked stand in the answer, six counts at most."""
    hurt = deaths("people", "12", measure="injuries")

    assert say_deaths(home.tell(hurt, {"wording": "one", **SITES, "place": "exampleton"}))[1] == (
        "It reports 12 people injured and 1 place attacked in Exampleton."
    )


@pytest.mark.parametrize(
    ("name", "figure", "told"),
    [
        ("Red Side", CLAIMED, "Red Side claims 30 drivers killed"),
        ("rebels", CLAIMED, "Rebels claim 30 drivers killed"),
        ("the army, on its enemies", CLAIMED, "The army, on its enemies, claims 30 drivers killed"),
        (
            "Red Side",
            {"wording": "40", "measure": "duration", "unit": "hours", **CLAIM},
            "Red Side claims 40 hours (duration)",
        ),
        (
            "Red Side",
            {"wording": "14", **SITES, "place": "exampleton", **CLAIM},
            "Red Side claims 14 places attacked, Exampleton",
        ),
    ],
)
def test_a_claim_names_its_side_and_lacks_evidence(
    home: Home, name: str, figure: Row, told: str
) -> None:
    """No claim is told without what it counts and that nothing independent backs it."""
    home.change("event", "name: Red Side", f'name: "{name}"')
    last = plain(say_briefing(home.tell(figure)).sentences[-1])

    assert last.replace(" in Exampleton", ", Exampleton") == (
        f"{told}; the article gives no independent evidence of it."
    )


def test_a_withdrawn_claim_is_not_told_as_claimed(home: Home) -> None:
    """The party claims 40 and no longer 50."""
    claims = (deaths("people", "50", **CLAIM), deaths("people", "40", corrects="figure-1", **CLAIM))
    told = " ".join(map(plain, say_briefing(home.tell(*claims)).sentences))

    assert "claims 40 people killed" in told
    assert "claims 50" not in told


@pytest.mark.parametrize(
    ("figures", "where"),
    [
        ([deaths("people", "12")], []),
        (
            [deaths("people", "12"), deaths("people", "3", place="testford")],
            ["Places named in Sample County: Testford."],
        ),
        (
            [deaths("people", "3", place=place) for place in ("testford", "exampleton")],
            ["Places named: Exampleton and Testford."],
        ),
    ],
)
def test_only_places_of_the_article_are_named(
    home: Home, figures: list[Row], where: list[str]
) -> None:
    """The event knows more places than the article tells of."""
    told = say_when_and_where(home.tell(*figures), pd.DataFrame()).sentences

    assert [*map(plain, told)] == ["No day or hour is told as a figure of its own.", *where]


def test_the_times_told_are_answered_by_the_first_and_how_far_they_reach(home: Home) -> None:
    """By their days; the headline tells what happened first."""
    rows = [
        {"id": "a", "says": "It began.", "label": "Sunday", **OFFICE, "speaker_name": "office"},
        {"id": "b", "says": "It ended.", "label": "Monday", "status": "stated"},
    ]
    told = say_when_and_where(home.tell(MONDAY), pd.DataFrame(rows)).sentences

    assert [*map(plain, told)] == [
        "Of 2 times told, the first is Sunday; the last is Monday.",
    ]


def test_the_source_names_outlet_convention_and_what_statuses_mean(home: Home) -> None:
    """Two sentences that every notebook carries, with the record of the run."""
    prose = say_source(home.tell(deaths("people", "12"), include_claims=False))

    assert re.match(
        r"Source: Example Gazette, 4 March 2020, transcribed", plain(prose.sentences[0])
    )
    assert plain(prose.sentences[0]).endswith("One-sided claims are left out.")
    assert prose.record["about"]["include_claims"] is False


def test_the_limits_tell_claims_with_what_they_count(home: Home) -> None:
    """A bare number would say nothing."""
    assert plain(say_limits(home.tell(deaths("people", "12"), CLAIMED)).sentences[-1]) == (
        "Claimed by a party to the fight and never added to reports: 30 drivers killed."
    )


def test_an_assumption_is_told_as_ours(home: Home) -> None:
    """A reading that is not the article's stands among the limits, with its reason."""
    reads = {"id": "a", "figure": "figure-1", "reads": {"group": "residents"}}
    made = {**reads, "because": "Nobody else was there"}
    reading = home.tell(deaths("people", "12"), assumptions=(made,))

    assert plain(say_limits(reading).sentences[-1]) == (
        "Our reading, not the article's: Nobody else was there."
    )
