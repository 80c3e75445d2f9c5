"""Who was killed: the order of counts, what leads, and what the groups make."""

from __future__ import annotations

import pandas as pd
import pytest
from homes import Home
from told_rows import CLAIM, MONDAY, OFFICE, PERIOD, SITES, WITNESS, deaths, rows_of

from analysis.ledger.frame import Row
from analysis.telling.sentences import plain
from analysis.views.fields import list_people
from analysis.views.toll import say_toll, tabulate_toll, title_chart


def test_wholes_stand_before_their_parts(home: Home) -> None:
    """The widest count comes first, and each part knows its nearest whole and its depth."""
    figures = [("drivers", "2"), ("responders", "4"), ("residents", "8"), ("people", "12")]
    toll = tabulate_toll(home.tell(*(deaths(*figure) for figure in figures)))

    assert rows_of(toll, "id", "whole", "depth") == [
        ("figure-4", None, 0),
        ("figure-3", "figure-4", 1),
        ("figure-2", "figure-4", 1),
        ("figure-1", "figure-2", 2),
    ]


def test_claims_stand_last_in_a_panel_of_their_own(home: Home) -> None:
    """Also a claim of everyone comes after a report of some."""
    toll = tabulate_toll(home.tell(deaths("people", "30", **CLAIM), deaths("drivers", "1")))

    assert [str(panel)[:8] for panel in toll["panel"]] == ["Reported", "Claimed "]


def test_what_is_withdrawn_is_not_told(home: Home) -> None:
    """The outlet first says 50 and then takes it back."""
    figures = [deaths("people", "50"), deaths("people", "40", corrects="figure-1")]

    assert list(tabulate_toll(home.tell(*figures))["id"]) == ["figure-2"]


@pytest.mark.parametrize(
    ("figures", "first"),
    [
        ([deaths("people", "9", reported="2020-03-02"), deaths("people", "12")], "12"),
        ([deaths("people", "at least 12"), deaths("people", "15", **OFFICE)], "15"),
        ([deaths("people", "12"), deaths("people", "12", **OFFICE)], "12"),
        ([deaths("people", "dozens"), deaths("people", "about 50", **OFFICE)], "dozens"),
        (
            [
                deaths("people", "about 50", place="exampleton"),
                deaths("drivers", "3", place="testford"),
            ],
            "3",
        ),
        (
            [deaths("drivers", "3", place="exampleton"), deaths("drivers", "9", place="testford")],
            "9",
        ),
    ],
    ids=["fresh", "exact", "named", "bounded", "exact elsewhere", "greater"],
)
def test_what_leads_is_fresh_and_firm(home: Home, figures: list[Row], first: str) -> None:
    """The freshest; an exact count before a bounded one and that before a vague one; then size."""
    assert tabulate_toll(home.tell(*figures))["wording"].iloc[0] == first


def test_a_named_source_comes_before_the_outlets_voice(home: Home) -> None:
    """Of two equally firm accounts of one count."""
    toll = tabulate_toll(home.tell(deaths("people", "12"), deaths("people", "12", **OFFICE)))

    assert list(toll["status"]) == ["attributed", "stated"]


def test_only_parts_of_a_split_are_disjoint(home: Home) -> None:
    """Residents and responders do not overlap; drivers are merely some of the responders."""
    figures = [("residents", "8"), ("responders", "4"), ("drivers", "2")]
    toll = tabulate_toll(home.tell(*(deaths(*figure) for figure in figures)))

    assert list(toll["is_disjoint"]) == [True, True, False]


def test_two_wholes_that_may_overlap_are_not_disjoint(home: Home) -> None:
    """Who died on Monday may be of those who died in the town in some week."""
    toll = tabulate_toll(
        home.tell(
            deaths("people", "12", period="monday"),
            deaths("people", "9", place="exampleton", period=PERIOD),
        )
    )

    assert rows_of(toll, "depth", "is_disjoint") == [(0, True), (0, False)]


@pytest.mark.parametrize(
    ("figures", "title"),
    [
        (["58", "36", "more than 22"], "The groups make at least 59; the number in all is 58"),
        (["9", "8", "1"], "The groups make 9, the number in all"),
        (["12", "8", "2"], "The groups make 10; the number in all is 12"),
        (["58", "36", "about 22"], "The groups, as printed, make 58, the number in all"),
    ],
    ids=["near", "adds up", "misses", "rough"],
)
def test_the_chart_is_titled_by_what_its_groups_make(
    home: Home, figures: list[str], title: str
) -> None:
    """Where they make up one number; the headline tells the numbers themselves."""
    groups = ("people", "residents", "responders")
    toll = tabulate_toll(home.tell(*map(deaths, groups, figures)))

    assert plain(title_chart(toll)) == title


@pytest.mark.parametrize("wordings", [[], ["12"], ["at least 12", "8", "4"], ["12", "8"]])
def test_without_a_sum_to_one_number_the_headline_is_the_title(
    home: Home, wordings: list[str]
) -> None:
    """So of no row, of a count alone, of an open whole, and of a part that makes up nothing."""
    groups = ("people", "residents", "responders")
    toll = tabulate_toll(home.tell(MONDAY, *map(deaths, groups, wordings)))

    assert title_chart(toll) == say_toll(toll).sentences[0]


def test_a_sum_of_what_is_claimed_is_no_title(home: Home) -> None:
    """A chart says in its own name only what is reported."""
    figures = [deaths("people", "9", **CLAIM), deaths("residents", "8", **CLAIM)]
    figures += [deaths("responders", "1", **CLAIM), deaths("drivers", "5")]
    toll = tabulate_toll(home.tell(*figures))

    assert "The groups" not in plain(title_chart(toll))


def test_a_rough_number_has_no_mark(home: Home) -> None:
    """Around fifty has none; the eight who are told have theirs."""
    people = list_people(tell_rough(home))

    assert people["id"].tolist() == ["figure-2"] * 8


def tell_rough(home: Home) -> pd.DataFrame:
    return tabulate_toll(home.tell(deaths("people", "around 50"), deaths("residents", "8")))


def test_a_chosen_part_of_a_toll_is_told(home: Home) -> None:
    """An analyst's filter makes another sentence, and changes nothing that was given."""
    toll = tabulate_toll(home.tell(deaths("people", "12"), deaths("people", "15", **WITNESS)))
    before = toll.copy(deep=True)
    [told] = map(plain, say_toll(toll[toll["status"] == "attributed"]).sentences)

    assert told == "15 people killed, passer-by says"
    pd.testing.assert_frame_equal(toll, before)


def test_the_subtitle_names_the_time(home: Home) -> None:
    """Under the title stand the unit and the period that holds all counts."""
    reading = home.tell(deaths("people", "12", period=PERIOD), {"wording": "5", **SITES})

    assert tabulate_toll(reading).attrs["subtitle"] == (
        "One mark is one person killed; Sample County, Sunday to Tuesday, 1 to 3 March 2020"
    )


def test_a_frame_that_somebody_changed_is_as_it_was_for_the_next(home: Home) -> None:
    """It is made once a reading; each caller has a copy."""
    reading = home.tell(deaths("people", "30"))
    mine = tabulate_toll(reading)
    mine["low"] = 0.0
    mine.attrs.clear()

    assert list(tabulate_toll(reading)["low"]) == [30]
    assert tabulate_toll(reading).attrs["subtitle"]
