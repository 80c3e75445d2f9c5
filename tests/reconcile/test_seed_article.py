"""The seed article: its one conflict, the three mends of it, its claim, and what still agrees."""

import pytest

from analysis.ledger.reader import read_article
from analysis.reconcile.sensitivity import sensitivity
from analysis.reconcile.verdicts import check

NAME = "balochistan-2026/2026-02-04-press-tv"
PARTS = ("civilians-killed", "security-killed")
TOLL, READING = "death-toll", "toll-leaves-militants-out"


@pytest.fixture(scope="module")
def article():
    return read_article(NAME)


@pytest.fixture(scope="module")
def outcome(article):
    return check([article])


def test_the_toll_and_its_two_parts_cannot_all_be_true(outcome):
    """The parts are more than the whole, where the toll leaves the militants out."""
    assert outcome.feasible is False
    assert [conflict.ids for conflict in outcome.conflicts] == [
        tuple(sorted([*PARTS, TOLL, READING]))
    ]


def test_any_one_of_three_statements_read_more_loosely_mends_it(outcome, article):
    """The toll and the two parts can each give way; the reading that ties them cannot."""
    printed = {figure.id: figure.wording for figure in article.figures}
    mends = outcome.conflicts[0].mends
    assert {mend.id: mend.kind for mend in mends} == dict.fromkeys((*PARTS, TOLL), "loosen")
    assert all(mend.wording == printed[mend.id] and mend.is_enough for mend in mends)
    ends = {mend.id: mend.to.replace(printed[mend.id], "N") for mend in mends}
    assert ends[TOLL] == "N or more"
    assert ends["civilians-killed"] == "up to N"
    assert ends["security-killed"].endswith(" or more")


def test_the_numbers_miss_each_other_by_one(outcome):
    """What the others leave to each statement begins one beyond what it says."""
    figures = outcome.system.statements
    mends = {mend.id: mend for mend in outcome.conflicts[0].mends}
    assert mends[TOLL].low == figures[TOLL].high + 1
    assert mends["civilians-killed"].high == figures["civilians-killed"].low - 1
    assert mends["security-killed"].high == figures["security-killed"].low - 1


def test_the_claim_stands_against_the_toll(outcome):
    """So many soldiers cannot be among the dead of the toll, whatever its parts are."""
    [claim] = outcome.claims
    assert (claim.id, claim.is_possible, claim.rival) == (
        "soldiers-claimed",
        False,
        "security-killed",
    )
    assert claim.against == ((TOLL, READING),)
    assert (claim.ratio_low, claim.ratio_high) == (None, None)


def test_the_places_attacked_agree(outcome):
    """The named towns and the other places make one number, and the clashes fit it."""
    [related] = [judged for judged in outcome.ties if judged.relation]
    assert (related.whole, related.low, related.verdict) == ("clash-sites", 13, "consistent")
    assert outcome.verdicts["clash-sites"] == "consistent"


def test_police_in_one_town_are_inside_the_security_personnel(outcome):
    """Nobody writes it down, and the part fits the whole."""
    assert outcome.verdicts["nushki-police-killed"] == "consistent"
    [rest] = outcome.rests
    assert (rest.whole.group, rest.parts[0].group) == ("security-personnel", "police-officers")


def test_no_reading_and_no_convention_lets_it_agree(article):
    """Whether the hedge reaches both counts or one, and whatever vague words are worth."""
    found = sensitivity([article])
    assert {row.readings["civilians-killed"] for row in found.rows} == set(
        next(f.readings for f in article.figures if f.id == "civilians-killed")
    )
    assert {row.feasible for row in found.rows} == {False}
    assert found.toll.statements == (TOLL,)
