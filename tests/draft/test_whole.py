"""From a text to a seed that the ledger reads: no fault but what was asked for."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.draft.audit.audit import audit_article
from analysis.draft.scan.scan import scan_text
from analysis.draft.seed.begin import begin_seed
from analysis.errors import SeedError
from analysis.ledger.document import parse
from analysis.ledger.reader import read_article

NEW = "other-2026/2026-01-31-sample-post"
HEADLINE = "Raid on Sampleton kills 12, officials say"
SENTENCES = (
    "Gunmen killed at least 12 people in a raid on the town of Sampleton on Friday, police said.",
    "More than 40 people were injured, a doctor at the local hospital said.",
    "Two buildings and 15 vehicles were burnt down during the fighting, which lasted five hours.",
    "The Red Side, an armed group, claimed to have killed 30 soldiers and captured 18 others.",
    "The army denied this and put its losses at seven.",
    "The death toll rose to 31 on Sunday, up from 22, the interior ministry said.",
    "Among the dead were five children and three women, according to the mayor of Testford.",
    "A car bomb exploded at 4 a.m. near a market in Testford, killing nine and wounding dozens.",
    "Nearly half of the dead were civilians, the aid group said in a statement.",
    "At least 3,000 families have fled since January 2024, the relief agency said on Tuesday.",
    "The attackers demanded a ransom of $2 million for the 48 hostages.",
    "Security forces killed 145 militants over the past 40 hours, Chief Minister Jan Doe said.",
    "Some 70 to 80 fighters took part, two security sources said.",
    "Six of the abducted students, aged between 9 and 14, were freed on Monday after three days.",
    "It was the third attack in the province in two weeks and the deadliest since 2019.",
    "About 25 km north of the capital, four roadside bombs wounded 11 police officers.",
    "An additional 22 bodies were recovered from the river, bringing the total to 58.",
    "One civilian was killed and another wounded by shelling in Oldham village.",
    "Ahmed Doe, 35, of 12 Mill Road, called +1 555-0100 and read out {x: [1]} # <b>7</b> & 'y'.",
)
TEXTS = st.lists(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join),
    min_size=1,
    max_size=5,
)


@settings(max_examples=30)
@given(paragraphs=TEXTS, has_headline=st.booleans(), gap=st.sampled_from(["\n", "\n\n"]))
def test_a_draft_has_no_fault_but_what_is_asked(
    paragraphs: list[str], has_headline: bool, gap: str
) -> None:
    """The link is given and all else left as drafted: each fault is a field that was asked for.

    Where there is none, the audit finds each number of the text in its place.
    """
    text = gap.join([*([HEADLINE] if has_headline else []), *paragraphs])
    with tempfile.TemporaryDirectory() as place, pytest.MonkeyPatch.context() as patch:
        home = Path(place)
        (home / "seeds").mkdir()
        (home / "text.txt").write_text(text, "utf-8")
        patch.setenv("TOLLBOOK_HOME", place)
        begun = begin_seed(NEW, str(home / "text.txt"))
        file = home / "seeds" / f"{NEW}.yaml"
        written = file.read_text("utf-8")
        file.write_text(written.replace("url: # https://…", "url: https://post.example/"), "utf-8")
        kept = (home / "texts" / f"{NEW}.txt").read_text("utf-8")
        faults: tuple[str, ...] = ()
        try:
            assert audit_article(read_article(NEW), kept).is_whole
        except SeedError as error:
            faults = error.faults

    asked = {(name, each) for name, lacking in begun.asked.items() for each in lacking}
    assert [fault for fault in faults if not _is_asked(fault, asked, {*begun.asked})] == []
    _check_spans(written, kept)


def _is_asked(fault: str, asked: set[tuple[str, str]], fields: set[str]) -> bool:
    """Whether a fault is that of a field that was asked for."""
    if fault.endswith("'places' is empty"):
        return "event.yaml: places" in fields
    found = re.search(r"figure '([^']+)': '(\w+)' is (?:empty|missing)", fault)
    if found is None:
        return False
    names = (found[2], f"event.yaml: {'toll' if found[2] == 'place' else found[2]}")
    return any((name, found[1]) in asked for name in names)


def _check_spans(written: str, kept: str) -> None:
    """Each number of the kept text has one entry, and its span has its words."""
    seed: Any = parse(Path("x.yaml"), written).content
    entries = [*seed["figures"], *seed.get("left_out", [])]
    spans = sorted(tuple(map(int, entry["span"])) for entry in entries if "span" in entry)

    assert spans == [(number.start, number.end) for number in scan_text(kept)]
    assert seed["source"]["numbers"] == str(len(spans))
