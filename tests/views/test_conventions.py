"""How vague words are read: what conventions part on."""

from __future__ import annotations

import pytest
from homes import Home
from told_rows import deaths, rows_of

from analysis.output.show import show_table
from analysis.reading.reading import Reading
from analysis.telling.headings import MOST
from analysis.telling.sentences import plain
from analysis.views.conventions import say_conventions, tabulate_conventions


def tell(home: Home, *wordings: str) -> Reading:
    """An article with these counts."""
    return home.tell(*(deaths("people", each) for each in wordings))


def test_only_what_a_convention_changes_is_compared(home: Home) -> None:
    """'At least three' and 'dozens' differ between conventions, '12' does not."""
    table = tabulate_conventions(tell(home, "12", "at least three", "dozens"))

    assert rows_of(table, "wording", "literal", "acled", "gtd") == [
        ("at least three", "≥ 3", "≥ 3", "3"),
        ("dozens", "≥ 24", "12", "no bounds"),
    ]
    assert plain(say_conventions(table).sentences[0]) == (
        "Read otherwise by another convention: “at least three” and “dozens”"
    )


def test_one_wording_is_told_in_a_sentence_and_no_table(home: Home) -> None:
    """Each reading with the conventions that have it; a source for those that part."""
    table = tabulate_conventions(tell(home, "12", "at least three"))
    head, told, *sources = map(plain, say_conventions(table).sentences)

    assert head == "Only “at least three” is read otherwise by another convention"
    assert told == "“gtd” reads it as 3, all others as at least 3 (people killed)."
    assert list(table.columns) == ["id", "label", "wording", "language", "literal", "gtd"]
    assert [source.split(":")[0] for source in sources] == ["“gtd”"]


def test_where_no_convention_matters_there_is_no_section(home: Home) -> None:
    """Nothing is read otherwise."""
    told = say_conventions(tabulate_conventions(tell(home, "12"))).sentences

    assert not told


def test_many_wordings_do_not_lengthen_the_heading(home: Home) -> None:
    """Some are named, the others counted; the same wording is named once."""
    wordings = [f"at least {n} people there" for n in (3, 3, 4, 5, 6, 7, 8)]
    head = plain(say_conventions(tabulate_conventions(tell(home, *wordings))).sentences[0])

    assert len(head) <= MOST
    assert head.count("at least 3 people") == 1
    assert head.endswith(f" and {6 - head.count('“')} more")


def test_a_table_of_one_row_is_not_shown(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its sentence tells it in full; from two rows on it is there."""
    shown: list[object] = []
    monkeypatch.setattr("IPython.display.display", shown.append)
    show_table(tabulate_conventions(tell(home, "at least three")), name="conventions")
    assert shown == []
    show_table(tabulate_conventions(tell(home, "at least three", "dozens")), name="conventions")
    assert len(shown) == 1
