"""What reconciliation says of one article or several, worked out once."""

from __future__ import annotations

from homes import Home
from told_rows import CLAIM, deaths

from analysis.reading.outcome import find_outcome, list_conditions, name_member, name_tie, reconcile
from analysis.reading.reading import open_article
from analysis.telling.sentences import plain
from analysis.views.mends import name_conflict

READ = {"id": "a", "figure": "figure-1", "reads": {"group": "responders"}, "because": "So."}
TIE = {"id": "t", "kind": "part", "parts": ["figure-1"], "whole": "figure-2", "paragraph": 1}


def test_an_article_is_reconciled_once(home: Home) -> None:
    """All tables and sentences of a reading share one outcome."""
    reading = home.tell(deaths("people", "12"))

    assert find_outcome(reading) is find_outcome(reading)
    assert reconcile(reading).outcome is find_outcome(reading)


def test_two_articles_on_one_event_are_checked_together(home: Home) -> None:
    """One says 10 and the other 12 of the same closed period: each is named with its article."""
    home.tell(deaths("people", "12", period="monday"))
    other = home.article_file.with_name("2020-03-05-herald.yaml")
    other.write_text(home.article_file.read_text().replace("Example Gazette", "Example Herald"))
    first = home.tell(deaths("people", "10", period="monday"))
    proof = reconcile(first, open_article("example-2020/2020-03-05-herald"))

    assert plain(name_conflict(proof, proof.outcome.conflicts[0])) == (
        "10 people killed (Example Gazette, 4 March 2020) and 12 people killed (Example Herald, "
        "4 March 2020) cannot both be true."
    )


def test_members_are_named_by_what_they_say(home: Home) -> None:
    """A figure with its number, a reading of ours as such, a tie in its words."""
    figures = (deaths("people", "12"), deaths("drivers", "3", place="exampleton"))
    tie = {**TIE, "says": "All were drivers."}
    proof = reconcile(home.tell(*figures, assumptions=(READ,), relations=(tie,)))

    assert [name_member(proof, name) for name in ("figure-2", "a", "t")] == [
        "3 drivers killed in Exampleton",
        "“12” leaves residents out",
        "“All were drivers”",
    ]
    assert [name_tie(proof, name) for name in ("a", "t")] == [
        "our reading that “12” leaves residents out",
        "the tie “All were drivers”",
    ]
    assert list_conditions(proof, ("figure-1", "a", "t")) == (
        ", if “All were drivers” holds and “12” leaves residents out, as we read it"
    )


def test_claims_left_out_are_in_no_conflict_that_is_told(home: Home) -> None:
    """They are tried all the same, for the figures beside them keep their names."""
    claims = (deaths("people", "12", **CLAIM), deaths("drivers", "13", **CLAIM))
    with_, without = (reconcile(home.tell(*claims, include_claims=told)) for told in (True, False))

    assert (with_.at_odds, without.at_odds) == (["Red Side"], [])
    assert (len(with_.conflicts), without.conflicts) == (1, [])
    assert set(without.all_figures) == set(with_.figures)
