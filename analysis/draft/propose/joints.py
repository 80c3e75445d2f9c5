"""Words that join or part the clauses and the numbers of a sentence: tables only."""

from __future__ import annotations

from analysis.draft.propose.tables import index_phrases, word_set

PASSIVES = word_set("was were been being is are be got")


LINKS = word_set("and or , as well & plus")


CLAUSES = word_set("while when after before but although though whereas because as")


PARTS = index_phrases(
    (words, True)
    for words in (
        "including", "include", "includes", "included", "among them", "among whom", "of them",
        "of whom", "of which",
        "of these", "of those", "them", "comprising", "consisting of", "made up of",
        "among the dead were", "among those killed were", "those killed were", "composed of",
        "identified as",
    )
)  # fmt: skip
"""Words before a number that make it a part of the number before."""


UNREAL = word_set(
    "failed failing without demanded demanding demand demands threatened threatening threaten "
    "threatens vowed unable tried trying attempted attempting wants wanted planned planning "
    "plotting plotted refused refusing seeking sought negotiate negotiating negotiated"
)
"""Words before a deed that was not done, or is only asked for: "demanded the release of 30"."""
