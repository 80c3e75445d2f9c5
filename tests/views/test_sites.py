"""Counts of places: parts before their whole, reconciled verdicts, and the count to be shown."""

from __future__ import annotations

import pytest
from homes import Home

from analysis.views.sites import tabulate_sites

SITES = {"measure": "attack-sites", "unit": "sites"}


# --- the table ----------------------------------------------------------------------------------


def tell_sum(home: Home, whole="5", **changes):
    return home.tell(
        {"id": "alone", "wording": "9", **SITES},
        {"id": "whole", "wording": whole, **SITES, "measure": "clash-sites"},
        {"id": "bombed", "wording": "2", **SITES, "measure": "bombing-sites"},
        {"id": "raided", "wording": "3", **SITES, "measure": "raid-sites"},
        {"id": "offices", "wording": "4", **SITES, "unit": "offices"},
        relations=(
            {
                "id": "sites-sum",
                "kind": "sum",
                "whole": "whole",
                "parts": ["bombed", "raided"],
                "paragraph": 1,
                "says": "The places make a sum.",
            }
            | changes,
        ),
    )


def test_a_sums_parts_stand_before_its_whole_and_other_counts(home: Home):
    """Whatever the file's order."""
    table = tabulate_sites(tell_sum(home))
    assert table["id"].tolist() == ["bombed", "raided", "whole", "alone", "offices"]
    assert table["sum_role"].tolist() == ["part", "part", "whole", "alone", "alone"]


def test_a_whole_has_the_verdict_of_reconciliation(home: Home):
    """And the sum of its parts; the other counts have none."""
    table = tabulate_sites(tell_sum(home)).set_index("id")
    assert table.loc["whole", ["parts_low", "parts_high"]].tolist() == [5, 5]
    assert table["verdict"].dropna().to_dict() == {"whole": "agree"}


def test_a_table_without_sites_keeps_its_columns(home: Home):
    """So that whoever chooses columns need not ask."""
    empty = tabulate_sites(home.tell({"wording": "5"}))
    assert empty.empty
    assert {"id", "label", "verdict", "is_account"} <= set(empty)


# --- the count whose places are shown -----------------------------------------------------------


def find_account(reading):
    """The ids of the count, its number in words, and what it counts."""
    table = tabulate_sites(reading)
    shown = table[table["is_account"]]
    words = shown[["total_words", "total_label"]].drop_duplicates().to_numpy().tolist()
    return shown["id"].tolist(), words


def test_the_parts_of_a_sum_are_shown_with_what_they_make(home: Home):
    """2 and 3 are 5 places, as reconciliation has it."""
    assert find_account(tell_sum(home)) == (["bombed", "raided"], [["5", "places of gunfire"]])


def test_parts_that_contradict_their_whole_are_not_shown_as_a_sum(home: Home):
    """There is no number that they make: the first count of places attacked stands for itself."""
    ids, words = find_account(tell_sum(home, "7"))
    assert ids == ["alone"]
    assert words == [["9", "places attacked"]]


@pytest.mark.parametrize("voice", [{}, {"speaker": "red-side", "status": "claimed"}])
def test_one_count_stands_for_itself(home: Home, voice):
    """Also where it is a claim and there is nothing else."""
    reading = home.tell({"id": "told", "wording": "more than 12", **SITES, **voice})
    assert find_account(reading) == (["told"], [["more than 12", "places attacked"]])


def test_a_report_stands_before_a_claim(home: Home):
    """Whichever comes first."""
    claim = {"id": "said", "wording": "9", **SITES, "speaker": "red-side", "status": "claimed"}
    reading = home.tell(claim, {"id": "told", "wording": "2", **SITES})
    assert find_account(reading)[0] == ["told"]


@pytest.mark.parametrize(
    ("wording", "told"), [("up to 1", "place attacked"), ("2", "places attacked")]
)
def test_one_place_is_told_as_one(home: Home, wording, told):
    """No plural after one."""
    reading = home.tell({"id": "told", "wording": wording, **SITES})
    assert tabulate_sites(reading)["total_label"].tolist() == [told]
