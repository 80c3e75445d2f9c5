"""What of an answer stands above the main chart of a page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analysis.render.page.blocks import Block
from analysis.render.page.folding import MOST_ABOVE, split_answer

LENGTHS = st.lists(st.integers(1, MOST_ABOVE), min_size=1, max_size=6)


def make_answer(lengths: list[int], unseen: str = "") -> Block:
    """An answer of paragraphs with so many characters, each with words for screen readers alone."""
    heard = f'<span class="unseen">{unseen}</span>' if unseen else ""
    return Block("answer", "".join(f"<p>{'x' * length}{heard}</p>" for length in lengths))


def count_above(answer: Block) -> int:
    """How many paragraphs stand above the chart."""
    above, below = split_answer([answer], "x")
    kept = sum(block.markup.count("<p>") for block in above)
    assert kept + sum(block.markup.count("<p>") for block in below) == answer.markup.count("<p>")
    return kept


@given(lengths=LENGTHS)
def test_the_last_paragraphs_of_a_long_answer_stand_below(lengths: list[int]) -> None:
    """The first one never does; the others as far as all of them have room."""
    room = [n for n in range(1, len(lengths) + 1) if 1 + sum(lengths[:n]) <= MOST_ABOVE]
    assert count_above(make_answer(lengths)) == max(room, default=1)


@given(lengths=LENGTHS, unseen=st.text("a ", min_size=1, max_size=99))
def test_what_nobody_sees_takes_no_room(lengths: list[int], unseen: str) -> None:
    """The sources that a screen reader hears push no sentence below the chart."""
    assert count_above(make_answer(lengths, unseen)) == count_above(make_answer(lengths))
