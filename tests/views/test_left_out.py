"""The numbers of the text that are no figure: each in its place, with its reason."""

from __future__ import annotations

from typing import Any

from homes import Home
from told_rows import deaths, rows_of

from analysis.ledger.model import LeftOut
from analysis.reading.reading import Reading, open_article
from analysis.telling.sentences import plain
from analysis.views.left_out import CAPTIONS, say_left_out, tabulate_left_out

YEAR: dict[str, Any] = {"wording": "2019", "paragraph": 4, "reason": "It is a year."}
AGE: dict[str, Any] = {"wording": "aged 12", "paragraph": 2, "reason": "An age"}
HEAD: dict[str, Any] = {"wording": "one of", "reason": "It counts nothing."}


def read(home: Home, *left_out: dict[str, Any]) -> Reading:
    """An article that leaves these numbers out."""
    reading = home.tell(deaths("people", "12"))
    transcript = reading.article.transcript.model_copy(
        update={"left_out": tuple(LeftOut(**each) for each in left_out)}
    )
    article = reading.article.model_copy(update={"transcript": transcript})
    return Reading(article, reading.convention, True, reading.figures)


def test_they_stand_in_the_order_of_the_text(home: Home) -> None:
    """The headline's first, then by paragraph and span, whatever the file's order."""
    spans = ({**YEAR, "wording": "2020", "span": [90, 94]}, {**YEAR, "span": [80, 84]})
    table = tabulate_left_out(read(home, *spans, AGE, HEAD))

    assert rows_of(table, "printed", "stands", "reason") == [
        ("“one of”", "headline", "It counts nothing."),
        ("“aged 12”", "paragraph 2", "An age"),
        ("“2019”", "paragraph 4", "It is a year."),
        ("“2020”", "paragraph 4", "It is a year."),
    ]


def test_several_are_counted_and_one_is_told(home: Home) -> None:
    """What a sentence tells whole needs no table."""
    several = say_left_out(tabulate_left_out(read(home, YEAR, AGE)))
    one = say_left_out(tabulate_left_out(read(home, AGE)))
    headline = say_left_out(tabulate_left_out(read(home, HEAD)))

    assert [*map(plain, several.sentences)] == ["2 numbers of the text are no figures"]
    assert [*map(plain, one.sentences)] == [
        "1 number of the text is no figure",
        "“aged 12”, in paragraph 2: An age.",
    ]
    assert plain(headline.sentences[1]) == "“one of”, in the headline: It counts nothing."
    assert (CAPTIONS["left-out"].least, CAPTIONS["left-out"].is_detail) == (2, True)


def test_the_scanners_reasons_are_told_in_words(home: Home) -> None:
    """A transcriber's own stand as they are."""
    told = tabulate_left_out(read(home, {**YEAR, "reason": "pronoun"}, {**YEAR, "reason": "so: x"}))
    assert rows_of(told, "reason", "why") == [
        ("pronoun", "One that counts nothing"),
        ("so: x", "So: x"),
    ]


def test_where_none_is_left_out_there_is_no_section(home: Home) -> None:
    """A heading without anything beneath it is bookkeeping."""
    table = tabulate_left_out(open_article(home.name))
    assert (len(table), say_left_out(table).sentences) == (0, [])
