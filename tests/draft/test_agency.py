"""The agency that a text credits."""

from __future__ import annotations

import pytest

from analysis.draft.source.agency import find_agency

BODY = "Gunmen killed 12 people in Sampleton, police said."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"SAMPLETON, March 4 (Reuters) - {BODY}", ("Reuters", "(Reuters)")),
        (f"Sampleton [Agence France-Presse]: {BODY}", ("AFP", "[Agence France-Presse]")),
        (f"{BODY}\n\nAFP", ("AFP", "AFP")),
        (f"{BODY}\n\n– PTI\n", ("PTI", "– PTI")),
        (f"{BODY} (ANI)", ("ANI", "(ANI)")),
    ],
)
def test_a_dateline_or_the_last_word_credits_an_agency(text: str, found: tuple[str, str]) -> None:
    """With the words that tell it."""
    assert find_agency(text) == found


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"{BODY} An official told Reuters so.",
        f"{BODY * 3} A man whom AP (AP) met saw it. {BODY}",
        f"SAMPLETON (BLA) - {BODY}",
        "",
    ],
)
def test_whom_somebody_told_is_no_credit(text: str) -> None:
    """An agency that the text quotes is a figure's `via`."""
    assert find_agency(text) is None
