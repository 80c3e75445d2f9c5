"""What is told of a whole: its nearest stated parts, however deep in the tree they lie."""

from hypothesis import given, settings
from hypothesis import strategies as st
from mapped_events import count, list_ties, map_event, write
from test_casualties import hurt

from analysis.ledger.trees import is_within
from analysis.reconcile.verdicts import check


@st.composite
def split(draw, depth=3):
    """A tree of groups, each made of others, and a cut through it that leaves nobody out."""
    groups, cut = {}, []

    def grow(name, left):
        is_parted = left > 0 and draw(st.integers(0, 3)) > 0
        names = [f"{name}-{n}" for n in range(draw(st.integers(2, 3)))] if is_parted else []
        groups[name] = {"parts": tuple(names)}
        is_told = not names or (left < depth and draw(st.integers(0, 4)) == 0)
        for each in names:
            before = len(cut)
            grow(each, left - 1)
            if is_told:
                del cut[before:]
        if is_told:
            cut.append(name)

    names = ("g-0", "g-1")
    groups["g"] = {"parts": names}
    for name in names:
        grow(name, depth - 1)
    return map_event(groups), sorted(cut)


@settings(max_examples=60, deadline=None)
@given(split(), st.data())
def test_parts_of_parts_are_added_up(drawn, data):
    """The stated groups that leave nobody out make the whole, though those between are not told."""
    event, cut = drawn
    numbers = [data.draw(st.integers(0, 9)) for _ in cut]
    told = [count(name, number, name) for name, number in zip(cut, numbers, strict=True)]
    total = sum(numbers)
    right, wrong = (
        check([write([count("all", whole, "g"), *told], event=event)])
        for whole in (total, total + 1)
    )
    for outcome, verdict in ((right, "agree"), (wrong, "conflict")):
        [(kind, whole, parts, low, judged)] = list_ties(outcome.ties)
        assert (kind, whole, sorted(parts)) == ("sum", "all", cut)
        assert (low, judged) == (total, verdict)


@settings(max_examples=60, deadline=None)
@given(split(), st.data())
def test_parts_of_parts_that_leave_somebody_out_are_at_most_the_whole(drawn, data):
    """Without one of them, the others are among the whole, and none of them is told alone."""
    event, cut = drawn
    missing = data.draw(st.sampled_from(cut))
    told = [count(name, 2, name) for name in cut if name != missing]
    outcome = check([write([count("all", 99, "g"), *told], event=event)])
    [(kind, _, parts, low, judged)] = list_ties(outcome.ties)
    assert (kind, sorted(parts)) == ("part", [name for name in cut if name != missing])
    assert (low, judged) == (2 * len(told), "consistent")


@settings(max_examples=150, deadline=None)
@given(hurt())
def test_nothing_stated_lies_between_a_part_and_its_whole(article):
    """Men killed lie in people killed, and those in the casualties: nobody skips a whole."""
    outcome = check([article])
    figures = {figure.id: figure for figure in article.figures}
    for tie in outcome.ties:
        if tie.kind == "part" and tie.verdict != "conflict" and len(tie.parts) == 1:
            part, whole = figures[tie.parts[0]], figures[tie.whole]
            for other in figures.values():
                is_between = lies_in(article.event, part, other) and lies_in(
                    article.event, other, whole
                )
                assert not is_between or other.status == "claimed"


def lies_in(event, inner, outer):
    """Whether one figure surely counts a part of what another one does, and not the same."""
    scopes = [(f.measure, f.group, f.place, f.period) for f in (inner, outer)]
    if scopes[0] == scopes[1] or inner.reported != outer.reported:
        return False
    ends = [(event.periods[f.period].start, event.periods[f.period].end) for f in (inner, outer)]
    (start, end), (start_2, end_2) = ends
    return (
        (inner.measure == outer.measure or outer.measure == "casualties")
        and is_within(event.group_tree, inner.group, outer.group)
        and is_within(event.place_tree, inner.place, outer.place)
        and start_2 <= start
        and end <= end_2
    )
