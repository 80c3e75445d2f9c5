"""Who speaks for whom, and which scopes are the event's and not the print's."""

from mapped_events import PARTIES, claim_by, count, map_event, write

from analysis.reconcile.export import to_json
from analysis.reconcile.verdicts import check

LINED = {
    "red-voice": {"name": "red voice", "kind": "party", "line": "red"},
    "red-office": {"name": "red office", "kind": "party", "line": "red"},
    "red-minister": {"name": "red minister", "kind": "official", "line": "red"},
    "blue-side": {"name": "blue side", "kind": "party"},
    "hospital": {"name": "hospital", "kind": "witness"},
}


def check_lined(*figures):
    """The answer for one article whose speakers have lines."""
    return check([write(figures, event=map_event(speakers=LINED))])


def say(speaker, name, number, **other):
    """A figure attributed to that speaker."""
    return count(name, number, speaker=speaker, status="attributed", **other)


def test_speakers_of_one_line_are_one_party():
    """90 by a party's voice and 80 by its office cannot both be true, and are one account."""
    claims = (claim_by("red-voice", "a", 90), claim_by("red-office", "b", 80))
    [account] = check_lined(*claims).accounts
    assert (account.speaker, account.feasible) == ("red-office", False)
    assert [conflict.ids for conflict in account.conflicts] == [("a", "b")]


def test_speakers_without_a_line_are_parties_of_their_own():
    """What two parties claim of one count is no contradiction within an account."""
    claims = (claim_by("red-voice", "a", 90), claim_by("blue-side", "b", 80))
    accounts = check_lined(*claims).accounts
    assert [(each.speaker, each.feasible) for each in accounts] == [
        ("blue-side", True),
        ("red-voice", True),
    ]


def test_a_claim_is_compared_with_another_side():
    """The minister speaks for the party that claims 90, and the hospital does not."""
    told = (say("red-minister", "minister", 30), say("hospital", "hospital", 45))
    for speaker, rival in (("red-voice", "hospital"), ("blue-side", "hospital")):
        [claim] = check_lined(claim_by(speaker, "claimed", 90), *told).claims
        assert claim.rival == rival
    [claim] = check_lined(claim_by("red-voice", "claimed", 90), told[0]).claims
    assert (claim.rival, claim.ratio_low) == (None, None)
    assert not claim.is_possible


TOLL = {"place": "province", "period": "whole"}


def unsaid(name, number, *fields, **other):
    """A figure that leaves out some of its scope."""
    figure = count(name, number, **other)
    return {key: value for key, value in figure.items() if key not in fields}


def check_toll(*figures, **other):
    """The answer for one article of an event with a toll scope."""
    return check([write(figures, event=map_event(toll=TOLL), **other)])


def test_what_the_print_leaves_out_is_ours():
    """A figure without a place or a period is of the event's, and says so."""
    outcome = check_toll(
        unsaid("neither", 36, "place", "period"),
        unsaid("place", 36, "period"),
        count("both", 36),
    )
    assert outcome.verdict == "agree"
    assert {name: each.ours for name, each in outcome.system.statements.items()} == {
        "neither": ("place", "period"),
        "place": ("period",),
        "both": (),
    }
    [counted] = to_json(outcome)["counts"]
    assert counted["ours"] == {"neither": ["place", "period"], "place": ["period"]}


def test_what_an_assumption_reads_is_no_default():
    """Where we read a figure as one of a town, the province is not assumed as well."""
    reading = {"id": "reading", "figure": "toll", "reads": {"place": "alba"}, "because": "so"}
    outcome = check_toll(unsaid("toll", 36, "place", "period"), assumptions=[reading])
    assert outcome.system.statements["toll"].ours == ("period",)


def test_a_scope_in_print_leaves_the_export_as_it_is():
    """No count of figures with a place and a period has anything of ours."""
    assert all("ours" not in each for each in to_json(check_toll(count("toll", 36)))["counts"])


def test_parties_are_named_by_their_speakers():
    """Without lines, each party's account is under its own name."""
    claims = [claim_by(party, party, 9) for party in PARTIES]
    accounts = check([write(claims)]).accounts
    assert [account.speaker for account in accounts] == sorted(PARTIES)
