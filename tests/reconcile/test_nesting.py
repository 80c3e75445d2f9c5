"""The nearest report around a figure, and the report that a claim stands against."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mapped_events import LATER, MONDAY, TUESDAY, check_figures, claim_by, count, told, write

from analysis.reconcile.verdicts import check


def find_wholes(*figures, **other):
    """Id of each figure -> id of the nearest report around it."""
    return dict(check_figures(*figures, **other).wholes)


def find_rival(*figures):
    """The report that the one claim stands against."""
    [claim] = check_figures(*figures).claims
    return claim.rival


def test_a_figure_that_nothing_contains_has_no_whole():
    """Two towns, and a group beside them, lie in none of each other."""
    wholes = find_wholes(
        count("a", 3, place="alba"), count("b", 2, place="brook"), count("c", 1, "officers")
    )
    assert wholes == {"a": None, "b": None, "c": None}


def test_the_nearest_whole_is_the_one_with_none_in_between():
    """Rebels are fighters first, and people only as fighters."""
    wholes = find_wholes(
        count("all", 9), count("fighting", 6, "fighters"), count("rebelling", 2, "rebels")
    )
    assert wholes == {"all": None, "fighting": "all", "rebelling": "fighting"}


def test_what_is_between_is_passed_over_where_nobody_counts_it():
    """Without a number of fighters, rebels are told beside the people."""
    assert find_wholes(count("all", 9), count("rebelling", 2, "rebels"))["rebelling"] == "all"


def test_the_same_place_and_time_come_before_the_same_group():
    """Officers killed in a town belong to the town's dead, not to the province's officers."""
    figures = (
        count("all", 9),
        count("officers-dead", 5, "officers"),
        count("town-dead", 4, place="alba"),
        count("both", 2, "officers", "alba"),
    )
    assert find_wholes(*figures) == {
        "all": None,
        "officers-dead": "all",
        "town-dead": "all",
        "both": "town-dead",
    }


def test_elsewhere_the_same_group_comes_before_another():
    """Officers of a town's half belong to the province's officers, not to the town's people."""
    figures = (
        count("officers-dead", 5, "officers", period="first"),
        count("town-dead", 9, place="alba"),
        count("both", 2, "officers", "alba", "first"),
    )
    assert find_wholes(*figures)["both"] == "officers-dead"


def test_a_half_lies_in_the_whole_time():
    """What happened until the 8th happened until the 16th."""
    assert find_wholes(count("all", 9), count("early", 9, period="first")) == {
        "all": None,
        "early": "all",
    }


def test_what_was_known_before_lies_in_what_was_known_later():
    """Monday's toll is among that of Tuesday, and this among that of the day of the report."""
    wholes = find_wholes(
        count("monday", 5, period="first", reported=MONDAY),
        count("tuesday", 7, period="first", reported=TUESDAY),
        count("today", 8, period="first"),
    )
    assert wholes == {"monday": "tuesday", "tuesday": "today", "today": None}


def test_two_figures_of_one_count_are_no_wholes_of_each_other():
    """Both lie in what contains the count, and neither in the other."""
    wholes = find_wholes(count("all", 9), count("a", 4, "women"), count("b", 5, "women"))
    assert wholes == {"all": None, "a": "all", "b": "all"}


def test_a_claim_is_nobodys_whole():
    """A report of rebels lies in that of the people, though fighters are claimed in between."""
    figures = (
        count("all", 9),
        claim_by("red-side", "fighting", 6, "fighters"),
        count("rebelling", 2, "rebels"),
    )
    assert find_wholes(*figures) == {"all": None, "fighting": "all", "rebelling": "all"}


def test_what_is_not_heard_is_nobodys_whole():
    """A figure that is withdrawn or left out contains nothing."""
    figures = (
        count("all", 9),
        count("fighting", 6, "fighters"),
        count("rebelling", 2, "rebels"),
    )
    anew = count("fighting-anew", 5, "officers", corrects="fighting")
    assert find_wholes(*figures, anew)["rebelling"] == "all"
    assert find_wholes(*figures, without=["fighting"])["rebelling"] == "all"


@pytest.mark.parametrize(
    ("one", "other", "nearest"),
    [
        ("about 9", "9", "b"),
        ("about 9", "at least 9", "b"),
        ("at least 9", "9", "b"),
        ("9", "at least 9", "a"),
        ("9", "10", "a"),
        ("about 9", "about 8", "a"),
    ],
)
def test_of_two_figures_of_the_whole_the_more_exact_one_is_named(one, other, nearest):
    """An exact number comes before a bounded one, a bounded one before a vague one, then the id."""
    figures = (count("a", one), count("b", other), count("part", 2, "women"))
    assert find_wholes(*figures)["part"] == nearest


def test_a_whole_is_found_as_we_read_it():
    """Read as of the fighters, a figure contains the rebels."""
    reading = {"id": "ours", "figure": "all", "reads": {"group": "fighters"}, "because": "so"}
    figures = (count("all", 9, "women"), count("part", 2, "rebels"))
    assert find_wholes(*figures)["part"] is None
    assert find_wholes(*figures, assumptions=[reading])["part"] == "all"


@settings(max_examples=60, deadline=None)
@given(told(), st.randoms(use_true_random=False))
def test_the_order_of_the_file_changes_nothing(article, random):
    """Figures in another order have the same wholes, and claims the same rivals."""
    figures = tuple(random.sample(article.figures, len(article.figures)))
    transcript = article.transcript.model_copy(update={"figures": figures})
    shuffled = article.model_copy(update={"transcript": transcript})
    one, other = check([article]), check([shuffled])
    assert one.wholes == other.wholes
    assert [(c.id, c.rival) for c in one.claims] == [(c.id, c.rival) for c in other.claims]


@settings(max_examples=60, deadline=None)
@given(told())
def test_wholes_lead_to_an_end(article):
    """From whole to whole nobody comes back to a figure, and each is a report that is heard."""
    outcome = check([article])
    for name, whole in outcome.wholes.items():
        seen = {name}
        while whole is not None:
            assert whole not in seen
            assert outcome.system.is_report(outcome.system.statements[whole])
            seen.add(whole)
            whole = outcome.wholes[whole]


def test_the_rival_of_a_claim_is_a_report_of_its_own_count():
    """Rebels claimed stand against rebels reported, and not against the fighters around them."""
    rival = find_rival(
        count("fighting", 6, "fighters"),
        count("rebelling", "at least 2", "rebels"),
        claim_by("red-side", "claimed", 9, "rebels"),
    )
    assert rival == "rebelling"


def test_without_one_the_rival_is_the_nearest_report_around():
    """Rebels claimed in a town stand against the town's dead, not the province's rebels."""
    rival = find_rival(
        count("rebelling", 4, "rebels"),
        count("town-dead", 6, place="alba"),
        claim_by("red-side", "claimed", 9, "rebels", "alba"),
    )
    assert rival == "town-dead"


def test_a_report_without_bounds_is_no_rival():
    """Nothing can be held against about 6, so the claim stands against the people."""
    rival = find_rival(
        count("all", 9),
        count("fighting", "about 6", "fighters"),
        claim_by("red-side", "claimed", 9, "fighters"),
    )
    assert rival == "all"


def test_a_rival_is_known_by_the_day_of_the_claim_or_later():
    """A claim of Tuesday is not among what was known on Monday."""
    claimed = claim_by("red-side", "claimed", 9, period="first", reported=TUESDAY)
    assert find_rival(count("before", 4, period="first", reported=MONDAY), claimed) is None
    assert find_rival(count("after", 4, period="first"), claimed) == "after"


def test_neither_a_part_nor_a_claim_nor_what_is_withdrawn_is_a_rival():
    """A claim stands against what contains it and is heard as a report."""
    rival = find_rival(
        count("fighting", 6, "fighters"),
        count("once", 8),
        count("again", 7, "officers", corrects="once"),
        claim_by("red-side", "claimed", 9),
    )
    assert rival is None


def test_a_rival_of_another_article_is_named_by_its_article():
    """The report that a claim stands against may be in another paper."""
    one = write([claim_by("red-side", "claimed", 9)], name="one")
    two = write([count("all", 4)], name="two")
    [claim] = check([one, two]).claims
    assert claim.rival == f"event-1/{LATER}-two#all"
