"""What one report says that cannot all be true: told whole, or told to be cut."""

import pytest
from small_reports import SATURDAY, claim, find, report, tell

from analysis.accounts import proofs
from analysis.accounts.accounts import read_accounts
from analysis.reading.accounts import say_notes
from analysis.telling.sentences import plain

UNEQUAL = ("10", "12", "11", "17", "15", "13", "16", "14")


@pytest.mark.parametrize("shift", range(len(UNEQUAL)))
def test_of_many_numbers_of_one_count_the_least_and_the_greatest_are_told(shift):
    """Whichever comes first in the report."""
    told = [tell(number) for number in (*UNEQUAL[shift:], *UNEQUAL[:shift])]
    (finding,) = read_accounts([report(SATURDAY, *told)]).findings
    assert sorted(member.statement.low for member in finding.members) == [10, 17]
    assert finding.size == 7


def test_a_number_that_is_one_of_a_pair_is_still_tested_in_larger_sums():
    """Nine and eight civilians cannot both be; with twelve soldiers neither makes fifteen."""
    told = [tell("15", group="others"), tell("12", group="soldiers"), tell("9"), tell("8")]
    found = find([report(SATURDAY, *told)], "contradiction")
    assert ("civilians", ["9", "8"]) in found
    (whole,) = [numbers for group, numbers in found if group == "others"]
    assert sorted(whole) in (["12", "15", "8"], ["12", "15", "9"])


@pytest.mark.parametrize("say", [tell, claim])
def test_a_report_that_is_too_hard_to_search_is_named(say, monkeypatch):
    """A contradiction of three numbers is not found without work, and nobody is told otherwise."""
    told = [
        say("15", group="others"),
        say("at least 12", group="soldiers"),
        say("at least 9", group="civilians"),
    ]
    articles = [report(SATURDAY, *told)]
    assert read_accounts(articles).cut == ()
    monkeypatch.setattr(proofs, "BUDGET", 1)
    accounts = read_accounts(articles)
    assert accounts.cut == (articles[0].name,)
    assert any("Paper" in plain(each) for each in say_notes(accounts))
