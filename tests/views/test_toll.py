"""Who was killed: the order of counts, what leads, and how firm the whole is."""

from __future__ import annotations

import pandas as pd
import pytest
from homes import Home
from told_rows import CLAIM, OFFICE, PERIOD, SITES, WITNESS, deaths, rows_of

from analysis.ledger.frame import Row
from analysis.telling.sentences import plain
from analysis.views.toll import lead_toll, plot_toll, say_toll, tabulate_toll, title_toll


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
    assert plain(lead_toll(toll)) == "Reported killed: 12 people"


@pytest.mark.parametrize(
    ("figures", "lead"),
    [
        ([("people", "30"), ("responders", "no")], "30 people"),
        ([("people", "12"), ("residents", "4")], "12 people"),
        (
            [("people", "12"), ("residents", "4"), ("responders", "8")],
            "8 responders and 4 residents",
        ),
        ([("people", "12"), ("residents", "some 4"), ("responders", "8")], "12 people"),
    ],
    ids=["nobody", "a rest", "a split", "a rough part"],
)
def test_parts_lead_only_where_they_tell_as_much(
    home: Home, figures: list[tuple[str, str]], lead: str
) -> None:
    """Four of twelve are no toll; nor are parts of which one is a rough number."""
    toll = tabulate_toll(home.tell(*(deaths(*figure) for figure in figures)))

    assert plain(lead_toll(toll)) == f"Reported killed: {lead}"


def test_a_heading_tells_four_counts_at_most(home: Home) -> None:
    """What is more is told by its number."""
    places = ("exampleton", "testford")
    groups = ("residents", "responders")
    figures = [deaths(g, "3", place=p, period="monday") for g in groups for p in places]
    figures += [deaths(g, "2", place="sample-county", period=None) for g in groups]
    toll = tabulate_toll(home.tell(*figures)).assign(is_disjoint=True, whole=None)

    assert plain(lead_toll(toll)).endswith("and 2 more counts")


@pytest.mark.parametrize(
    ("figures", "title"),
    [
        ([], "No count of deaths is reported"),
        (["12"], "The reported count of deaths has an upper limit"),
        (["12", "13"], "Each of the 2 reported counts of deaths has an upper limit"),
        (["12", "dozens"], "1 of 2 reported counts of deaths has no upper limit"),
        (["12", "about 9"], "1 of 2 reported counts of deaths is a rough number"),
        (["about 12", "about 9"], "2 of 2 reported counts of deaths are rough numbers"),
        (
            ["dozens", "about 9"],
            "1 of 2 reported counts of deaths has no upper limit, and 1 is a rough number",
        ),
    ],
)
def test_the_title_counts_open_and_rough_numbers_apart(
    home: Home, figures: list[str], title: str
) -> None:
    """Around nine is not without an upper limit, and has none either."""
    injured = deaths("people", "3", measure="injuries")
    toll = tabulate_toll(home.tell(injured, *(deaths("people", each) for each in figures)))

    assert plain(title_toll(toll)) == title


def test_a_rough_number_has_no_mark(home: Home) -> None:
    """Around fifty is named in words where no number stands."""
    toll = tabulate_toll(home.tell(deaths("people", "around 50"), deaths("residents", "8")))
    rows = plot_toll(toll)._data.source_data

    assert rows_of(rows, "exact", "at_least", "at_most", "first", "worded") == [
        (None, None, None, None, 0),
        (8, None, None, None, None),
    ]


def test_claims_do_not_lead(home: Home) -> None:
    """With a claim alone no count of deaths is reported."""
    toll = tabulate_toll(home.tell(deaths("people", "30", **CLAIM)))

    assert plain(say_toll(toll).sentences[0]) == "No count of deaths is reported"


def test_a_chosen_part_of_a_toll_is_told(home: Home) -> None:
    """An analyst's filter makes another sentence, and changes nothing that was given."""
    toll = tabulate_toll(home.tell(deaths("people", "12"), deaths("people", "15", **WITNESS)))
    before = toll.copy(deep=True)
    told = plain(lead_toll(toll[toll["status"] == "stated"]))

    assert told == "Reported killed: 12 people"
    pd.testing.assert_frame_equal(toll, before)


def test_the_subtitle_names_the_time(home: Home) -> None:
    """Under the title stand the unit and the period that holds all counts."""
    reading = home.tell(deaths("people", "12", period=PERIOD), {"wording": "5", **SITES})

    assert tabulate_toll(reading).attrs["subtitle"] == (
        "People killed, Sunday to Tuesday, 1 to 3 March 2020"
    )


def test_a_frame_that_somebody_changed_is_as_it_was_for_the_next(home: Home) -> None:
    """It is made once a reading; each caller has a copy."""
    reading = home.tell(deaths("people", "30"))
    mine = tabulate_toll(reading)
    mine["low"] = 0.0
    mine.attrs.clear()

    assert list(tabulate_toll(reading)["low"]) == [30]
    assert tabulate_toll(reading).attrs["subtitle"]
