"""Claims: never asserted, tried against the reports, and set beside the nearest one."""

from fractions import Fraction

from hypothesis import given, settings
from small_articles import claim, make_article, make_figure
from worlds import Worlds, small_articles

from analysis.reconcile.verdicts import check


def try_claim(*figures):
    """The one claim of an article."""
    [tried] = check([make_article(figures)]).claims
    return tried


@settings(max_examples=60, deadline=None)
@given(small_articles(has_claim=True))
def test_a_claim_stands_against_what_all_worlds_tell(article):
    """Each smallest set of reports that has worlds, but none with the claim, is told."""
    worlds = Worlds(article)
    outcome = check([article], limit=100)
    for tried in outcome.claims:
        expected = {ids for ids in worlds.list_conflicts(tried.id) if worlds.find(ids)}
        if tried.id in worlds.assumed:
            expected = {ids - {"reading"} for ids in expected}
            assert {frozenset(ids) - {"reading"} for ids in tried.against} == expected
        else:
            assert {frozenset(ids) for ids in tried.against} == expected
        assert tried.is_possible == (not expected)


def test_a_claim_changes_no_bounds():
    """Reports have the bounds that they would have without the claim."""
    report = make_figure("report", "at least 3", "people")
    outcome = check([make_article([report, claim(make_figure("claim", "90", "people"))])])
    assert [(c.low, c.high) for c in outcome.counts] == [(3, None)]


def test_a_claim_inside_an_open_report_is_possible():
    """Ninety can stand beside at least three."""
    tried = try_claim(
        make_figure("report", "at least 3", "people"), claim(make_figure("claim", "90", "people"))
    )
    assert (tried.is_possible, tried.against) == (True, ())


def test_a_claim_against_a_whole_names_the_whole():
    """Ninety soldiers cannot stand beside a toll of nine, nor need the toll's other parts."""
    tried = try_claim(
        make_figure("toll", "9", "people"),
        make_figure("civilians", "4", "civilians"),
        claim(make_figure("claim", "90", "soldiers")),
    )
    assert (tried.is_possible, tried.against) == (False, (("toll",),))


def test_a_claim_is_tried_where_the_reports_contradict_each_other():
    """A claim that adds no conflict of its own is possible beside either side."""
    figures = (make_figure("a", "3", "people"), make_figure("b", "4", "people"))
    assert try_claim(*figures, claim(make_figure("claim", "2", "soldiers"))).is_possible
    tried = try_claim(*figures, claim(make_figure("claim", "4", "soldiers")))
    assert tried.against == (("a",),)


def test_claims_are_not_held_against_each_other():
    """Two sides may claim what they want; each is tried against the reports alone."""
    figures = [
        make_figure("report", "at least 3", "people"),
        claim(make_figure("one", "50", "people")),
        claim(make_figure("two", "60", "people")),
    ]
    assert all(tried.is_possible for tried in check([make_article(figures)]).claims)


def test_the_rival_is_the_nearest_report_around_the_claim():
    """Soldiers claimed stand against fighters reported, not against all people."""
    tried = try_claim(
        make_figure("toll", "9", "people"),
        make_figure("near", "4 to 6", "fighters"),
        claim(make_figure("claim", "30", "soldiers")),
    )
    assert tried.rival == "near"


def test_a_ratio_is_one_of_two_numbers_for_one_count():
    """Thirty fighters claimed are 5 to 7.5 times the reported; soldiers are some of them."""
    near = make_figure("near", "4 to 6", "fighters")
    tried = try_claim(near, claim(make_figure("claim", "30", "fighters")))
    assert (tried.ratio_low, tried.ratio_high) == (5, Fraction(30, 4))
    tried = try_claim(near, claim(make_figure("claim", "30", "soldiers")))
    assert (tried.rival, tried.ratio_low, tried.ratio_high) == ("near", None, None)


def test_a_claim_without_a_rival_has_no_ratio():
    """Where no report contains the claim, nothing is divided."""
    tried = try_claim(claim(make_figure("claim", "30", "soldiers")))
    assert (tried.rival, tried.ratio_low, tried.ratio_high) == (None, None, None)
    assert tried.is_possible


def test_a_rival_of_none_gives_no_ratio():
    """No claim is so many times nought."""
    tried = try_claim(
        make_figure("none", "no", "soldiers"), claim(make_figure("claim", "30", "soldiers"))
    )
    assert (tried.rival, tried.ratio_high, tried.against) == ("none", None, (("none",),))
