"""By whom and by what means: attributions that make counts of their own, and those that do not."""

import pytest
from full_tables import find_around, write_tables
from hypothesis import given, settings
from hypothesis import strategies as st
from mapped_events import check_figures, claim_by, count, list_ties, told
from small_articles import figures, make_article
from test_counts import list_conflicts

from analysis.reconcile.counts import build_system
from analysis.reconcile.export import to_json
from analysis.reconcile.verdicts import check

BY = ("rebels", "soldiers")
HOW = ("bombing", "gunfire")


@st.composite
def attributed(draw, size=5, measures=("deaths",)):
    """Articles of which some figures say who did it, or by what means."""
    drawn = []
    cells = {"places": ("north", "town"), "periods": ("week", "day")}
    for number in range(draw(st.integers(2, size))):
        figure = draw(figures(f"f{number}", **cells))
        figure["by"] = draw(st.sampled_from((None, *BY)))
        figure["how"] = draw(st.sampled_from((None, None, *HOW)))
        figure["measure"] = draw(st.sampled_from(measures))
        drawn.append(figure)
    return make_article(drawn)


def find_apart(article):
    """Figure -> who and how, where another figure of comparable people says something else.

    To say nothing is something else, too, if it is said of the same people or of some of them. And
    so where a figure of comparable people that says the same has it.
    """

    def list_near(figure):
        return [
            other
            for other in article.figures
            if (
                figure.group in find_around(other.group) or other.group in find_around(figure.group)
            )
            and {figure.measure, other.measure} != {"deaths", "injuries"}
        ]

    def find_own(figure):
        near = list_near(figure)
        inner = [other for other in near if figure.group in find_around(other.group)]
        told = [
            (figure.by, [o.by for o in near if o.by or o in inner]),
            (figure.how, [o.how for o in near if o.how or o in inner]),
        ]
        return tuple(own if own and {own} != {*others} else None for own, others in told)

    def list_linked(figure, key):
        """The figures that say the same, and lead to this one by people who may be the same."""
        linked = [figure]
        for one in linked:
            linked += [
                other
                for other in list_near(one)
                if getattr(other, key) == getattr(figure, key) and other not in linked
            ]
        return linked

    def find(figure):
        return tuple(
            next(filter(None, (find_own(other)[n] for other in list_linked(figure, key))), None)
            for n, key in enumerate(("by", "how"))
        )

    return find


@settings(max_examples=200, deadline=None)
@given(attributed())
def test_what_cannot_be_true_of_attributed_counts_is_found(article):
    """The smallest conflicts are those of the table that has people for each attribution."""
    full = write_tables(article, find_apart(article))
    assert list_conflicts(build_system([article]).system) == list_conflicts(full)


@settings(max_examples=100, deadline=None)
@given(attributed(measures=("casualties", "casualties", "deaths", "injuries")))
def test_casualties_of_each_attribution_are_its_dead_and_injured(article):
    """The smallest conflicts are those of tables of the dead, the injured and casualties."""
    full = write_tables(article, find_apart(article), ("casualties", "deaths", "injuries"))
    if any(figure.measure == "casualties" for figure in article.figures):
        assert list_conflicts(build_system([article]).system) == list_conflicts(full)


APART = pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"by": "rebels"}, {"by": "soldiers"}),
        ({"how": "bombing"}, {"how": "gunfire"}),
        ({"how": "bombing"}, {"how": ("bombing", "gunfire")}),
        ({"by": "rebels", "how": "bombing"}, {"by": "soldiers", "how": "bombing"}),
    ],
)


def list_ids(*figures, **other):
    """The ids of each conflict."""
    return [conflict.ids for conflict in check_figures(*figures, **other).conflicts]


@APART
@pytest.mark.parametrize("group", ["people", None])
def test_what_is_done_by_others_or_otherwise_is_another_count(one, other, group):
    """50 and 30 of one scope contradict each other in nothing, and bear on nothing."""
    outcome = check_figures(count("a", 50, group, **one), count("b", 30, group, **other))
    assert outcome.feasible
    assert outcome.ties == ()
    assert outcome.verdicts == {"a": "undecided", "b": "undecided"}


@APART
@pytest.mark.parametrize("group", ["people", None])
def test_whoever_did_it_each_is_at_most_the_count_of_all(one, other, group):
    """50 by one side are more than 49 in all, and the sentence has the arithmetic."""
    told = (count("a", 50, group, **one), count("b", 30, group, **other))
    [conflict] = check_figures(*told, count("all", 49, group)).conflicts
    assert conflict.ids == ("a", "all")
    assert (conflict.tie.kind, conflict.tie.whole, conflict.tie.parts) == ("part", "all", ("a",))


@APART
def test_attributions_are_not_added_up(one, other):
    """50 and 30 fit into 60: some may have been killed by both."""
    outcome = check_figures(count("a", 50, **one), count("b", 30, **other), count("all", 60))
    assert outcome.feasible
    assert list_ties(outcome.ties) == [
        ("part", "all", ("a",), 50, "consistent"),
        ("part", "all", ("b",), 30, "consistent"),
    ]
    assert outcome.wholes == {"a": "all", "all": None, "b": "all"}


@APART
def test_an_attributed_count_of_a_town_lies_in_that_of_the_province(one, other):
    """50 by one side in a town are more than 49 in the province, by the same or by anybody."""
    told = (count("a", 50, place="alba", **one), count("b", 60, **other))
    assert list_ids(*told, count("same", 49, **one)) == [("a", "same")]
    assert list_ids(*told[:1], count("b", 30, **other), count("all", 49)) == [("a", "all")]


ALIKE = pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"by": "rebels"}, {"by": "rebels"}),
        ({"how": ("bombing", "gunfire")}, {"how": ("gunfire", "bombing")}),
    ],
)


@ALIKE
def test_an_attribution_that_nothing_else_differs_from_describes_the_count(one, other):
    """50 and 30 of one scope are one count told twice, and cannot both be true."""
    told = (count("a", 50, **one), count("b", 30, **other))
    assert list_ids(*told) == [("a", "b")]
    assert all(
        "by" not in each and "how" not in each for each in to_json(check_figures(*told))["counts"]
    )


@pytest.mark.parametrize("told", [{"by": "rebels"}, {"how": "bombing"}])
@pytest.mark.parametrize("group", ["people", "fighters"])
def test_some_of_those_killed_may_be_killed_by_one_side_or_means(told, group):
    """50 killed, 30 of them by rebels: that is no contradiction; 51 of them by rebels is one."""
    assert check_figures(count("all", 50, group), count("some", 30, group, **told)).feasible
    assert list_ids(count("all", 50, group), count("some", 51, group, **told)) == [("all", "some")]


@pytest.mark.parametrize("told", [{"by": "rebels"}, {"how": "bombing"}])
def test_those_killed_by_one_side_need_not_hold_a_group_killed_by_anybody(told):
    """50 fighters killed need not be among 30 people killed by rebels."""
    assert check_figures(count("some", 30, **told), count("fighters", 50, "fighters")).feasible


def test_one_side_and_one_means_are_two_counts():
    """50 killed by rebels and 30 killed in bombings bear on nothing."""
    outcome = check_figures(count("a", 50, by="rebels"), count("b", 30, how="bombing"))
    assert outcome.verdicts == {"a": "undecided", "b": "undecided"}


@settings(max_examples=150, deadline=None)
@given(told(), st.sampled_from(({"by": "rebels"}, {"how": ("bombing",)})))
def test_an_attribution_that_all_share_changes_nothing(article, attribution):
    """If every figure says it, the answer is that of the article in which none does."""
    figures = tuple(figure.model_copy(update=attribution) for figure in article.transcript.figures)
    transcript = article.transcript.model_copy(update={"figures": figures})
    changed = article.model_copy(update={"transcript": transcript})
    assert to_json(check([changed])) == to_json(check([article]))


def test_attributions_of_groups_that_share_nobody_stay_what_they_are():
    """30 civilians killed by rebels and 20 fighters killed by soldiers make 50 people, not 51."""
    told = (
        count("civilians", 30, "civilians", by="rebels"),
        count("fighters", 20, "fighters", by="soldiers"),
    )
    assert check_figures(*told, count("all", 50)).verdict == "agree"
    assert list_ids(*told, count("all", 51)) == [("all", "civilians", "fighters")]


def test_attributions_of_a_group_and_of_its_whole_are_apart():
    """30 fighters killed by soldiers need not be among 20 people killed by rebels."""
    told = count("fighters", 30, "fighters", by="soldiers"), count("people", 20, by="rebels")
    assert check_figures(*told).feasible


def test_a_claim_sets_no_reports_apart():
    """What a party says of soldiers leaves two reports of one count what they are."""
    told = (count("a", 50, by="rebels"), count("b", 30))
    claim = claim_by("red-side", "c", 10, by="soldiers")
    assert list_ids(*told, claim) == [("a", "b")]


@APART
@pytest.mark.parametrize("wider", ["people", "fighters"])
def test_a_claim_of_other_doers_or_means_is_not_among_those_reported(one, other, wider):
    """50 claimed of one side are neither too many beside 30 by another, nor a share of them."""
    report = count("reported", 30, wider, **other)
    outcome = check_figures(report, claim_by("red-side", "claimed", 50, "fighters", **one))
    [claim] = outcome.claims
    assert (claim.is_possible, claim.against, claim.rival) == (True, (), None)
    alone = check_figures(report)
    assert outcome.verdicts["reported"] == alone.verdicts["reported"]
    assert outcome.wholes["claimed"] is None


@APART
def test_a_claim_of_one_doer_or_means_is_compared_with_the_report_of_all(one, other):
    """50 claimed of one side are more than 49 by anybody, whatever is reported of the other."""
    told = (count("all", 49), count("reported", 30, **other))
    [claim] = check_figures(*told, claim_by("red-side", "claimed", 50, **one)).claims
    assert (claim.is_possible, claim.against, claim.rival) == (False, (("all",),), "all")


def test_one_party_may_claim_two_attributions():
    """50 by one side and 30 by the other are no contradiction within a party's account."""
    claims = (
        claim_by("red-side", "a", 50, by="rebels"),
        claim_by("red-side", "b", 30, by="soldiers"),
    )
    [account] = check_figures(*claims).accounts
    assert account.feasible


def test_the_export_tells_attributed_counts_apart():
    """Each count says by whom and how, where that makes it another count."""
    told = (count("a", 50, by="rebels", how="bombing"), count("b", 30, by="soldiers"))
    counts = to_json(check_figures(*told, count("all", 90, how=("mine", "bombing"))))["counts"]
    attributed = {each["statements"][0]: (each.get("by"), each.get("how")) for each in counts}
    assert attributed == {
        "a": ("rebels", ["bombing"]),
        "b": ("soldiers", None),
        "all": (None, ["bombing", "mine"]),
    }
