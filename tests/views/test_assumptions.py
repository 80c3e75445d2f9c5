"""Readings of ours: each in its order, with its reason, in a sentence or a table."""

from __future__ import annotations

from homes import Home
from told_rows import deaths, rows_of

from analysis.reading.reading import Reading
from analysis.telling.headings import MOST
from analysis.telling.sentences import plain
from analysis.views.assumptions import CAPTIONS, say_assumptions, tabulate_assumptions


def tell(home: Home, *figures: tuple[str, int]) -> Reading:
    """An article with counts of these wordings and paragraphs, all read as residents."""
    made = tuple(
        {"id": f"a{n}", "figure": f"figure-{n}", "reads": {"group": "residents"}, "because": "So."}
        for n, _ in enumerate(figures, 1)
    )
    told = (deaths("people", wording, paragraph=number) for wording, number in figures)
    return home.tell(*told, assumptions=made)


def test_a_reading_of_ours_is_told_with_its_reason(home: Home) -> None:
    """What the figure says, what we read it as, and why."""
    table = tabulate_assumptions(tell(home, ("12", 1)))

    assert rows_of(table, "label", "wording", "reads", "because") == [
        ("Figure 1 is told", "12", "residents", "So.")
    ]
    assert [*map(plain, say_assumptions(table).sentences)] == [
        "Our reading, not the article's words: “12” (residents)",
        "So.",
    ]
    assert CAPTIONS["assumptions"].least == 2


def test_several_stand_in_the_order_of_the_text(home: Home) -> None:
    """Whatever the order in the file; their reasons are in the table alone."""
    table = tabulate_assumptions(tell(home, ("12", 4), ("13", 2)))

    assert list(table["wording"]) == ["13", "12"]
    assert [*map(plain, say_assumptions(table).sentences)] == [
        "Our reading, not the article's words: “13” (residents) and “12” (residents)"
    ]


def test_many_do_not_lengthen_the_heading(home: Home) -> None:
    """The first are told, the others counted."""
    told = say_assumptions(tabulate_assumptions(tell(home, *((str(n), n) for n in range(1, 9)))))
    head = plain(told.sentences[0])

    assert len(head) <= MOST
    assert head.endswith(f" and {8 - head.count('“')} more")


def test_where_nothing_is_our_reading_there_is_no_section(home: Home) -> None:
    """That every figure is read as it stands needs no words."""
    told = say_assumptions(tabulate_assumptions(home.tell(deaths("people", "12"))))

    assert not told.sentences
