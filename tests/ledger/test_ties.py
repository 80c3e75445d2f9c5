"""Relations that tie a count to itself are refused, with file and line."""

import datetime as dt

import pytest

from analysis.ledger.model import Transcript
from analysis.ledger.ties import find_self_ties


def make_transcript(relations, assumptions=(), **places):
    """A transcript with a figure in each place, tied by (kind, parts, whole).

    A figure that differs in more than its place is given by those fields.
    """
    figures = [
        {
            "id": name,
            "wording": "5",
            "measure": "deaths",
            "unit": "persons",
            "speaker": "outlet",
            "status": "stated",
            "paragraph": 1,
            "says": name,
            **(place if isinstance(place, dict) else {"place": place}),
        }
        for name, place in places.items()
    ]
    return Transcript.model_validate(
        {
            "source": {
                "outlet": "Paper",
                "url": "https://paper.example",
                "published": dt.date(2020, 1, 10),
                "paragraphs": 1,
            },
            "figures": tuple(figures),
            "relations": tuple(
                {
                    "id": f"r{number}",
                    "kind": kind,
                    "parts": tuple(parts),
                    "whole": whole,
                    "paragraph": 1,
                    "says": "so",
                }
                for number, (kind, parts, whole) in enumerate(relations)
            ),
            "assumptions": tuple(assumptions),
        }
    )


def list_faults(relations, assumptions=(), **places):
    """The faults of a transcript with these relations."""
    return list(find_self_ties(make_transcript(relations, assumptions, **places)))


def test_counts_in_different_places_can_be_tied():
    """Two places that make a third are what relations are for."""
    assert list_faults([("sum", "ab", "c")], a="north", b="south", c="country") == []


@pytest.mark.parametrize("kind", ["sum", "part", "at-most"])
def test_a_count_cannot_be_part_of_itself(kind):
    """A part whose scope is the whole's ties the count to itself."""
    [(index, key, sentence)] = list_faults([(kind, "a", "b")], a="north", b="north")
    assert (index, key) == (0, "whole")
    assert sentence == "figure 'a' counts the same as its whole"


def test_a_scope_as_the_whole_is_compared_as_well():
    """A whole without a figure is one of the same count all the same."""
    [(_, key, _)] = list_faults([("sum", "a", {"measure": "deaths", "place": "x"})], a="x")
    assert key == "whole"


def test_two_statements_of_one_count_can_be_called_the_same():
    """To say that two figures are of one thing ties nothing to itself that was not."""
    assert list_faults([("same", "a", "b")], a="north", b="north") == []


def test_a_sum_cannot_take_one_count_twice():
    """Two figures of one scope cannot be added up."""
    [(_, key, sentence)] = list_faults([("sum", "ab", "c")], a="north", b="north", c="country")
    assert key == "parts"
    assert sentence.startswith("figures 'a' and 'b' count the same, so a sum counts it twice")


def test_scopes_are_compared_as_read():
    """An assumption that makes two scopes one makes the sum count one thing twice."""
    reads = {"id": "reading", "figure": "b", "reads": {"place": "north"}, "because": "so"}
    places = {"a": "north", "b": "south", "c": "country"}
    assert list_faults([("sum", "ab", "c")], **places) == []
    assert len(list_faults([("sum", "ab", "c")], [reads], **places)) == 1


def test_a_whole_cannot_be_in_its_own_part_by_two_relations():
    """A in B and B in A is a loop, told at the relation that closes it."""
    [(index, key, sentence)] = list_faults(
        [("part", "a", "b"), ("part", "b", "a")], a="north", b="south"
    )
    assert (index, key) == (1, "whole")
    assert sentence == "the relations before this one put the whole inside its own part 'b'"


def test_a_loop_of_three_relations_is_found():
    """A in B, B in C and C in A is a loop as well."""
    ties = [("part", "a", "b"), ("sum", "b", "c"), ("part", "c", "a")]
    assert len(list_faults(ties, a="x", b="y", c="z")) == 1


def test_two_wholes_of_one_part_are_no_loop():
    """One count may lie in two others."""
    assert list_faults([("part", "a", "b"), ("part", "a", "c")], a="x", b="y", c="z") == []


def test_a_bound_in_both_directions_is_no_loop():
    """At most both ways says that two counts are as large, which they may be."""
    ties = [("at-most", "a", "b"), ("at-most", "b", "a")]
    assert list_faults(ties, a="x", b="y") == []


RAIDERS, POLICE = ({"place": "north", "by": by} for by in ("raiders", "police"))
BLAST, BULLET = ({"place": "north", "how": (how,)} for how in ("bombing", "gunfire"))
FIVE, EIGHT = ({"place": "north", "reported": f"2020-01-10T{hour}:00"} for hour in ("17", "20"))


@pytest.mark.parametrize(("one", "other"), [(RAIDERS, POLICE), (BLAST, BULLET)])
def test_a_sum_adds_up_what_two_did_or_two_means_did(one, other):
    """Those killed by the one are not those killed by the other, and neither are all."""
    assert list_faults([("sum", "ab", "c")], a=one, b=other, c="north") == []
    assert (
        list_faults([("sum", "ab", {"measure": "deaths", "place": "north"})], a=one, b=other) == []
    )
    [(_, key, _)] = list_faults([("sum", "ab", "c")], a=one, b=one, c="country")
    assert key == "parts"


@pytest.mark.parametrize("told", [RAIDERS, BLAST])
def test_a_doer_that_no_other_figure_contradicts_tells_no_count_apart(told):
    """Where all that is said is said of one doer, the count with it is the count without."""
    [(_, key, _)] = list_faults([("part", "a", "b")], a=told, b="north")
    assert key == "whole"


def test_a_report_of_an_hour_lies_in_one_of_a_later_hour():
    """At 17:00 fewer were counted than at 20:00; two reports of one hour count the same."""
    assert list_faults([("part", "a", "b")], a=FIVE, b=EIGHT) == []
    assert list_faults([("part", "a", "b")], a=FIVE, b="north", c=EIGHT) == []
    for one, other in ((FIVE, FIVE), (EIGHT, "north")):
        [(_, key, _)] = list_faults([("part", "a", "b")], a=one, b=other, c=EIGHT)
        assert key == "whole"
