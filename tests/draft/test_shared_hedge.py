"""A hedge before the first of two numbers is shown to whoever reviews the second."""

from __future__ import annotations

import pytest

from analysis.draft import draft_text

DAY = "2026-02-04"

SHARED = [
    ("More than 22 soldiers and 36 civilians were killed.", {"36": "More than 22"}),
    ("At least 12 people died and 30 were hurt.", {"30": "At least 12"}),
    ("Fewer than 40 rebels or 15 soldiers were killed.", {"15": "Fewer than 40"}),
    ("Some 40 men, 12 women and nine children fled.", {"12": "Some 40", "nine": "Some 40"}),
    ("At least 12 soldiers and some 30 rebels died.", {}),
    ("The raid killed 22 soldiers and 36 civilians.", {}),
    ("More than 22 soldiers died. Then 36 civilians fled.", {}),
    ("More than 22 soldiers died and, as the mayor of Orvale told us, 36 fled.", {}),
    ("They held the town for more than 22 hours and killed 36 civilians.", {}),
]


@pytest.mark.parametrize(("sentence", "shared"), SHARED)
def test_the_phrase_whose_hedge_may_reach_further_is_told(sentence, shared):
    """And the second number keeps the bounds that its own words give it."""
    drafts = draft_text(sentence, None, DAY)
    told = {each.text: each.evidence["wording"] for each in drafts if "wording" in each.evidence}
    assert told == shared
    assert all(each.low == each.high == each.nominal for each in drafts if each.text in shared)
