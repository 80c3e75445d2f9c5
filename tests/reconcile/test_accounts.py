"""What each party claims, taken together and apart from the reports and from other parties."""

import json

import pytest
from mapped_events import LATER, check_figures, claim_by, count, list_ties, write
from small_articles import relate

from analysis.reconcile.export import to_json
from analysis.reconcile.verdicts import check

WHOLE = {"measure": "deaths", "group": "people", "place": "province", "period": "whole"}
SUM = relate("in-all", "sum", ["first-count", "second-count"], "claimed")
CLAIMS = (
    claim_by("red-side", "first-count", 50, "women"),
    claim_by("red-side", "second-count", 26, "officers"),
    claim_by("red-side", "claimed", 93),
)
REPORT = count("reported", "at least 4")
MEMBERS = ("claimed", "first-count", "in-all", "second-count")


def find_account(*figures, **other):
    """The account of the one party that claims something."""
    [account] = check_figures(*figures, **other).accounts
    return account


def test_a_party_whose_sum_is_wrong_contradicts_itself():
    """50 and 26 are 76, and the party that adds them up says 93."""
    account = find_account(*CLAIMS, REPORT, relations=[SUM])
    [conflict] = account.conflicts
    assert (account.speaker, account.feasible, account.is_cut) == ("red-side", False, False)
    assert conflict.ids == MEMBERS
    assert (conflict.tie.relation, conflict.tie.low, conflict.tie.high) == ("in-all", 76, 76)
    assert conflict.tie in account.ties


def test_a_party_that_contradicts_itself_takes_nothing_from_the_reports():
    """Reports can be true whatever a party says, and the outcome still tells that something is."""
    outcome = check_figures(*CLAIMS, REPORT, relations=[SUM])
    assert (outcome.feasible, outcome.has_conflict) == (True, True)
    assert (outcome.conflicts, outcome.ties) == ((), ())
    assert outcome.verdicts == {"reported": "undecided"}
    bounds = {each.count.statements: (each.low, each.high) for each in outcome.counts}
    assert bounds["reported",] == (4, None)


def test_the_mends_of_a_party_are_told():
    """93 for 76, 67 for 50 or 43 for 26 would do, and so would no sum at all."""
    [conflict] = find_account(*CLAIMS, relations=[SUM]).conflicts
    told = {(m.id, m.kind, m.to, m.low, m.high, m.is_enough) for m in conflict.mends}
    assert told == {
        ("claimed", "loosen", "up to 93", 76, 76, True),
        ("first-count", "loosen", "50 or more", 67, 67, True),
        ("second-count", "loosen", "26 or more", 43, 43, True),
        ("in-all", "drop", None, None, None, True),
    }


def test_a_party_whose_sum_is_right_agrees_with_itself():
    """50 and 26 are 76."""
    claims = (*CLAIMS[:2], claim_by("red-side", "claimed", 76))
    outcome = check_figures(*claims, relations=[SUM])
    [account] = outcome.accounts
    assert (account.feasible, account.conflicts, outcome.has_conflict) == (True, (), False)
    assert ("sum", "claimed", ("first-count", "second-count"), 76, "agree") in list_ties(
        account.ties
    )


def test_a_sum_whose_whole_no_figure_states_is_of_what_is_claimed_of_it():
    """Tied to the count itself, the same 76 stand against the 93 claimed of that count."""
    tie = relate("in-all", "sum", ["first-count", "second-count"], WHOLE)
    [conflict] = find_account(*CLAIMS, relations=[tie]).conflicts
    assert conflict.ids == MEMBERS


def test_two_parties_that_disagree_are_no_conflict():
    """Two sides may claim what they want; neither contradicts itself."""
    outcome = check_figures(
        claim_by("red-side", "red-count", 21), claim_by("blue-side", "blue-count", 18)
    )
    told = [(account.speaker, account.feasible, account.ties) for account in outcome.accounts]
    assert told == [("blue-side", True, ()), ("red-side", True, ())]
    assert not outcome.has_conflict


def test_a_party_that_gives_two_numbers_of_one_count_contradicts_itself():
    """21 and 18 by one party are two claims that cannot both be true."""
    account = find_account(claim_by("red-side", "once", 21), claim_by("red-side", "again", 18))
    assert [conflict.ids for conflict in account.conflicts] == [("again", "once")]


def test_a_claimed_part_is_no_more_than_its_claimed_whole():
    """26 officers are more than 25 people, by the trees alone."""
    account = find_account(
        claim_by("red-side", "some", 26, "officers"), claim_by("red-side", "all", 25)
    )
    assert [conflict.ids for conflict in account.conflicts] == [("all", "some")]
    assert list_ties(account.ties) == [("part", "all", ("some",), 26, "conflict")]


def test_claims_add_up_as_reports_do():
    """A party's 40 in one town and 30 in another are more than its 50 of the province."""
    account = find_account(
        claim_by("red-side", "all", 50),
        claim_by("red-side", "in-alba", 40, place="alba"),
        claim_by("red-side", "in-brook", 30, place="brook"),
    )
    assert [conflict.ids for conflict in account.conflicts] == [("all", "in-alba", "in-brook")]


def test_a_claim_and_a_report_make_no_account():
    """A claimed part above a reported whole is a claim against a report, and no more."""
    outcome = check_figures(claim_by("red-side", "some", 26, "officers"), count("all", 25))
    [account] = outcome.accounts
    assert (account.feasible, account.ties, outcome.has_conflict) == (True, (), False)
    assert [claim.against for claim in outcome.claims] == [(("all",),)]


def test_a_withdrawn_claim_is_in_no_account():
    """The 94 that the party took back is held neither against its 93 nor against a report."""
    outcome = check_figures(
        claim_by("red-side", "first-said", 94, "officers"),
        claim_by("red-side", "then-said", 90, "officers", corrects="first-said"),
        CLAIMS[2],
    )
    [account] = outcome.accounts
    assert (account.feasible, outcome.has_conflict) == (True, False)
    assert list_ties(account.ties) == [("part", "claimed", ("then-said",), 90, "consistent")]
    assert [claim.id for claim in outcome.claims] == ["claimed", "then-said"]


@pytest.mark.parametrize("claimed", [("first-count",), ("claimed",), ("first-count", "claimed")])
def test_a_relation_that_speaks_of_a_claim_binds_no_report(claimed):
    """Where one of 50 and 26 and 93 is claimed, the sum is the party's word, and no report's."""
    figures = [
        {**figure, "speaker": "outlet", "status": "stated"}
        if figure["id"] not in claimed
        else figure
        for figure in CLAIMS
    ]
    outcome = check_figures(*figures, relations=[SUM])
    assert (outcome.feasible, outcome.has_conflict) == (True, False)
    assert not any(tie.relation for account in (outcome, *outcome.accounts) for tie in account.ties)


def test_a_relation_between_reports_binds_them():
    """The same figures, all of them reported, are a conflict of the reports."""
    figures = [{**figure, "speaker": "outlet", "status": "stated"} for figure in CLAIMS]
    outcome = check_figures(*figures, relations=[SUM])
    assert [conflict.ids for conflict in outcome.conflicts] == [MEMBERS]
    assert outcome.accounts == ()


def test_a_relation_between_two_parties_is_in_neither_account():
    """What ties one party's claims to another's is the word of neither alone."""
    figures = (*CLAIMS[:2], claim_by("blue-side", "claimed", 93))
    outcome = check_figures(*figures, relations=[SUM])
    assert [account.feasible for account in outcome.accounts] == [True, True]
    assert not outcome.has_conflict


def test_an_account_is_made_of_all_articles():
    """What a party told two papers is held together, each number under its article's name."""
    one = write([claim_by("red-side", "some", 26, "officers")], name="one")
    two = write([claim_by("red-side", "all", 25)], name="two")
    [account] = check([one, two]).accounts
    assert [conflict.ids for conflict in account.conflicts] == [
        (f"event-1/{LATER}-one#some", f"event-1/{LATER}-two#all")
    ]


def test_an_account_names_the_reading_that_it_rests_on():
    """Only as we read it are the 26 among the 25, so the reading is a member."""
    reading = {"id": "ours", "figure": "all", "reads": {"place": "province"}, "because": "so"}
    claims = (
        claim_by("red-side", "some", 26, "officers"),
        claim_by("red-side", "all", 25, place="alba"),
    )
    [conflict] = find_account(*claims, assumptions=[reading]).conflicts
    assert conflict.ids == ("all", "ours", "some")
    assert conflict.tie.assumptions == ("ours",)


def test_accounts_are_written_for_programs():
    """The JSON form has each party with its ties, its conflicts and the mends of these."""
    outcome = check_figures(*CLAIMS, REPORT, relations=[SUM])
    [written] = json.loads(json.dumps(to_json(outcome)))["accounts"]
    assert (written["speaker"], written["feasible"], written["is_cut"]) == (
        "red-side",
        False,
        False,
    )
    assert [tuple(conflict["ids"]) for conflict in written["conflicts"]] == [MEMBERS]
    assert {mend["id"] for mend in written["conflicts"][0]["mends"]} == set(MEMBERS)
    assert [(tie["whole"], tie["verdict"]) for tie in written["ties"]] == [("claimed", "conflict")]
