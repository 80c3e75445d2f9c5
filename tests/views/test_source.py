"""Where the figures are from: outlet, day, convention, and what the statuses mean."""

from __future__ import annotations

import json
import re

import pytest
from homes import Home
from told_rows import deaths

from analysis.reading.reading import open_article
from analysis.telling.sentences import plain
from analysis.views.source import say_source


def test_the_source_names_outlet_convention_and_what_statuses_mean(home: Home) -> None:
    """Three sentences that every notebook carries, with the record of the run."""
    prose = say_source(home.tell(deaths("people", "12"), include_claims=False))
    where, how, voices = map(plain, prose.sentences)

    assert re.match(r"Source: Example Gazette, 4 March 2020, transcribed by hand\.", where)
    assert how.startswith("Vague words are read by the convention “literal”: ")
    assert how.endswith("One-sided claims are left out.")
    assert voices.startswith("Stated: Example Gazette says so and names no source.")
    assert prose.record["about"]["include_claims"] is False


def tell_source(home: Home, **parts: object) -> tuple[list[str], dict[str, object]]:
    """The lines of the method and what the record tells, of an article with these parts."""
    seed = json.loads(home.article_file.read_text("utf-8"))
    seed["source"] |= {"numbers": parts.pop("numbers", None)}
    home.article_file.write_text(json.dumps({**seed, **parts}), "utf-8")
    prose = say_source(open_article(home.name))
    return [plain(each) for each in prose.sentences], prose.record["about"]


def test_the_method_says_how_many_numbers_are_figures(home: Home) -> None:
    """From the seed alone; the record has the four numbers."""
    home.tell(deaths("people", "12"), deaths("residents", "8"))
    left_out = [{"wording": "2019", "paragraph": 3, "reason": "It is a year."}]
    lines, about = tell_source(home, numbers=5, left_out=left_out)

    assert lines[1] == (
        "2 of the 5 numbers in the text are figures here; 1 is left out, with its reason; 2 are "
        "missing."
    )
    assert about["numbers"] == {"numbers": 5, "told": 2, "left_out": 1, "missing": 2}


def test_the_method_names_the_reviewer(home: Home) -> None:
    """Behind how the figures came here, and in the record."""
    home.tell(deaths("people", "12"))
    lines, about = tell_source(home, review={"by": "Ada Example", "day": "2020-03-05"})

    assert lines[0] == (
        "Source: Example Gazette, 4 March 2020, transcribed by hand. Read beside the article by "
        "Ada Example on 5 March 2020."
    )
    assert about["review"] == {"by": "Ada Example", "day": "2020-03-05"}
    assert "numbers" not in about


@pytest.mark.parametrize("include_claims", [True, False])
def test_the_method_says_how_much_of_a_draft_is_unreviewed(
    home: Home, include_claims: bool
) -> None:
    """Of the whole article, also where its claims are left out: a draft stays one."""
    claim = {"speaker": "red-side", "status": "claimed", "reviewed": False}
    home.tell(deaths("people", "12"), deaths("drivers", "8", **claim))
    prose = say_source(open_article(home.name, include_claims=include_claims))

    assert plain(prose.sentences[0]).endswith(
        "drafted by a program; no person has confirmed 1 of its 2 figures."
    )
    assert (prose.record["about"]["unreviewed"], prose.record["about"]["figures"]) == (1, 2)
