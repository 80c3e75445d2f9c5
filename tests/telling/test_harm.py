"""Counts of people in a sentence: what several share is told once, and nothing that they do not."""

from __future__ import annotations

from typing import Any

import pytest

from analysis.telling.harm import clip, say_harm, say_voice, shorten_names
from analysis.telling.sentences import plain


def toll(who: str, number: float, fate: str = "killed", **more: Any) -> dict[str, Any]:
    """A row of a toll, stated by the outlet."""
    row = {"who": who, "low": number, "high": number, "wording": str(number), "status": "stated"}
    usual = {"id": f"{who}-{fate}", "fate": fate, "speaker_name": "Gazette", "hedge": "exact"}
    return {**row, **usual, **more}


IN_ROME = {"where": "Rome"}
BY_RAIDERS = {"deed": "by raiders with gunfire", "doer": "raiders"}


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([toll("people", 12), toll("drivers", 3)], "12 people and 3 drivers killed"),
        (
            [toll("people", 12, **IN_ROME), toll("drivers", 3, **IN_ROME)],
            "12 people and 3 drivers killed in Rome",
        ),
        (
            [toll("people", 12, **IN_ROME), toll("drivers", 3)],
            "12 people killed in Rome and 3 drivers",
        ),
        ([toll("drivers", 9), toll("drivers", 4, "injured")], "9 drivers killed and 4 injured"),
        (
            [toll("drivers", 9, **IN_ROME), toll("drivers", 4, "injured", **IN_ROME)],
            "9 drivers killed and 4 injured in Rome",
        ),
        (
            [toll("people", 9), toll("drivers", 4), toll("drivers", 1, "missing")],
            "9 people and 4 drivers killed, and 1 person among drivers missing",
        ),
        ([toll("people", 1)], "1 person killed"),
        ([toll("people", 12, **BY_RAIDERS)], "12 people killed by raiders with gunfire"),
        (
            [toll("people", 12, **BY_RAIDERS), toll("drivers", 3)],
            "12 people killed by raiders with gunfire and 3 drivers killed",
        ),
        (
            [toll("people", 12, **BY_RAIDERS, speaker_name="raiders, via Wire")],
            "12 people killed with gunfire",
        ),
        (
            [toll("people", 2, "detained", deed="done by raiders", doer="raiders")],
            "2 people detained (done by raiders)",
        ),
        (
            [toll("people", 12, during="Monday"), toll("drivers", 3, as_of="4 March 2020")],
            "12 people killed (Monday) and 3 drivers killed as of 4 March 2020",
        ),
        ([toll("people", 12, during="Monday", ours="place period")], "12 people killed"),
    ],
)
def test_what_counts_share_is_told_once(rows: list[dict[str, Any]], told: str) -> None:
    """Whom, what befell them, by whom, where and when; a doer who speaks is not named again."""
    assert plain(say_harm(rows, times=("during", "as_of"))) == told


def test_what_another_speaker_has_just_told_goes_without_saying() -> None:
    """'36 civilians killed, X reports; 3 drivers, police say'; another fate is said."""
    before = toll("people", 12)

    assert plain(say_harm([toll("drivers", 3)], before=before)) == "3 drivers"
    assert plain(say_harm([toll("drivers", 3, "missing")], before=before)) == "3 drivers missing"
    assert plain(say_harm([toll("drivers", 3, **BY_RAIDERS)], before=before)).endswith("gunfire")


@pytest.mark.parametrize(
    ("status", "name", "told"),
    [
        ("stated", "Example News", "Example News reports"),
        ("attributed", "police", "police say"),
        ("attributed", "security officials", "security officials say"),
        ("attributed", "Press Office", "Press Office says"),
        ("attributed", "the Rights Office (RO)", "the Rights Office (RO) says"),
        ("attributed", "an official of the auxiliaries", "an official of the auxiliaries says"),
    ],
)
def test_a_voice_has_its_verb(status: str, name: str, told: str) -> None:
    """An outlet reports; others say, in singular or plural."""
    assert say_voice({"status": status, "speaker_name": name}) == told


def test_a_name_gets_shorter_and_keeps_its_beginning() -> None:
    """Without whom it is quoted through, without brackets, without title, cut."""
    name = "Ann Example (AE), spokeswoman of the northern province, via Wire"

    assert list(shorten_names(name)) == [
        "Ann Example (AE), spokeswoman of the northern province",
        "Ann Example, spokeswoman of the northern province",
        "Ann Example",
        "Ann Example",
    ]


@pytest.mark.parametrize("text", ["short", "many words that are far too long here", "x" * 80])
def test_what_is_cut_says_so(text: str) -> None:
    """By three dots; what is short enough stays."""
    cut = clip(text, 20)

    assert len(cut) <= 20
    assert (cut == text) == (not cut.endswith("…"))
    assert text.startswith(cut.removesuffix("…"))
