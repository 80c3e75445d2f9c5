"""What holds of every draft, on generated reports and on any text at all."""

from __future__ import annotations

import dataclasses
import re
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analysis.draft import draft_text, scan_text
from analysis.draft.propose.proposal import Draft
from analysis.ledger.check_event import check_event
from analysis.ledger.check_figure import check_figure
from analysis.ledger.means import MEANS
from analysis.ledger.model import Event, Figure, Source, Transcript

PUBLISHED = "2026-02-04"

_NUMBERS = st.sampled_from(
    ["12", "seven", "more than 22", "at least a dozen", "dozens", "about 1,500", "some 70 to 80",
     "nearly 200", "two or three dozen", "one", "between one and three hundred", "22 more",
     "another nine", "up to 40", "12,000", "a few", "several"]
)  # fmt: skip
_NOUNS = st.sampled_from(
    ["people", "soldiers", "civilians", "policemen", "children", "rebels", "worshippers",
     "of its own fighters", "", "women and children", "security personnel", "bus passengers"]
)  # fmt: skip
_DEEDS = st.sampled_from(
    ["{} were killed", "gunmen killed {}", "a blast wounded {}", "rebels abducted {}",
     "troops freed {}", "police arrested {}", "{} fled their homes", "{} are missing",
     "a raid left {} dead", "the toll rose to {}", "the militants still hold {}",
     "an air strike killed {}, including five children"]
)  # fmt: skip
_THINGS = st.sampled_from(
    ["{} houses were burned", "rebels seized {} towns", "planes bombed {} villages",
     "the siege lasted {} hours", "a ransom of $3 million was paid", "{} trucks were torched",
     "attacks rose by 30 percent", "a third of the dead were women", "the camp is 12 km away",
     "the valley is home to {} people", "troops found {} rifles", "a 12-year-old boy died",
     "there were {} attacks", "the camp had {} generators", "clashes broke out at 4 a.m."]
)  # fmt: skip
_VOICES = st.sampled_from(
    ["{}", "police said {}", "{}, the army said", "{}, according to a hospital official",
     "the Lestria Front claimed that {}", "a resident told Reuters that {}",
     "on Monday the interior ministry said {}", "“{},” said Ada Noll, a police officer"]
)  # fmt: skip
_WHERE = st.sampled_from(
    ["", " in Orvale", " on Saturday", " in the town of Orvale on Friday", " since Friday",
     " over the weekend", " near Orvale, 30 km north of Tessin", " in 2021", " last year"]
)  # fmt: skip


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """A sentence of a report, with one number or several."""
    deed = draw(st.one_of(_DEEDS, _THINGS))
    counted = (
        f"{draw(_NUMBERS)} {draw(_NOUNS)}".strip() if deed in _DEEDS.elements else draw(_NUMBERS)
    )
    told = draw(_VOICES).format(deed.format(counted) + draw(_WHERE))
    return told[:1].upper() + told[1:] + "."


REPORTS = st.lists(st.lists(sentences(), min_size=1, max_size=3), min_size=1, max_size=4).map(
    lambda paragraphs: "\n\n".join(" ".join(each) for each in paragraphs)
)


def grow_event(drafts: Iterable[Draft]) -> Event:
    """An event of nothing but the names that drafts propose."""
    sections: dict[str, dict[str, Mapping[str, str]]] = {
        "groups": {name: {"label": name} for name in ("people", "civilians", "security-personnel")},
        "places": {"somewhere": {"name": "Somewhere", "kind": "country"}},
        "speakers": {},
        "periods": {},
    }
    for draft in drafts:
        for new in draft.new:
            sections[new.section].setdefault(new.name, dict(new.entry))
    return Event.model_validate({"name": "any", "timezone": "UTC", **sections})


def make_figure(draft: Draft, event: Event) -> Figure:
    """A draft as a figure of a seed; a place or a period that it leaves open is the toll's."""
    shared = {name for name in Figure.model_fields if hasattr(draft, name)}
    values = {
        name: getattr(draft, name) for name in shared if getattr(draft, name) not in (None, ())
    }
    values["place"] = draft.place or "somewhere"
    return Figure.model_validate(values | {"reviewed": False})


def list_faults(text: str) -> list[str]:
    """All that the ledger has to say against the drafts of a text."""
    drafts = [each for each in draft_text(text, None, PUBLISHED) if each.wording and each.unit]
    event = grow_event(drafts)
    of_event = [fault.sentence for fault in check_event(event)]
    source = Source(outlet="any", url="https://example.org/", published=PUBLISHED, paragraphs=1000)
    figures = tuple(make_figure(each, event) for each in drafts)
    transcript = Transcript.model_construct(source=source, figures=figures)
    return of_event + [
        f"{figure.id}, {figure.wording!r}: {key}: {fault}"
        for figure in figures
        for key, fault in check_figure(figure, transcript, event)
    ]


@given(REPORTS)
def test_the_ledger_accepts_every_draft_that_has_a_wording(text: str) -> None:
    """Wording, readings, unit, change, status and all the rest, as a seed is checked."""
    assert list_faults(text) == []


@given(REPORTS)
def test_every_figure_of_a_report_gets_a_wording(text: str) -> None:
    """What has a measure can be read as that."""
    assert [each.text for each in draft_text(text) if each.measure and not each.wording] == []


def list_copied(text: str) -> list[str]:
    """Every run of more than six words of a text that a draft of it says."""
    words = " ".join(re.findall(r"[^\W_]+", text.casefold()))
    copied = []
    for draft in draft_text(text, None, PUBLISHED):
        said = re.findall(r"[^\W_]+", (draft.says or "").casefold())
        runs = (" ".join(said[at : at + 7]) for at in range(len(said) - 6))
        copied += [run for run in runs if f" {run} " in f" {words} "]
    return copied


@given(REPORTS)
def test_no_sentence_of_ours_is_one_of_the_text(text: str) -> None:
    """At most six words in a row carry over."""
    assert list_copied(text) == []


@given(sentences())
def test_not_even_where_the_text_says_it_as_we_would(sentence: str) -> None:
    """A text that is made of our own sentences gets others, or none."""
    ours = " ".join(each.says or "" for each in draft_text(sentence, None, PUBLISHED))
    assert list_copied(f"{sentence} {ours}") == []


@given(REPORTS)
def test_ids_are_unique_in_a_text(text: str) -> None:
    """An id names one figure."""
    ids = [each.id for each in draft_text(text, None, PUBLISHED) if each.id]
    assert len(ids) == len({*ids})


@given(REPORTS)
def test_evidence_is_printed_in_the_text(text: str) -> None:
    """Each word that is said to suggest a field stands there, and the field is proposed."""
    printed = " ".join(text.split())
    for draft in draft_text(text, None, PUBLISHED):
        for name, words in draft.evidence.items():
            assert getattr(draft, name) not in (None, ())
            assert all(part in printed for part in words.split(", "))
            assert len(words.split()) <= 6


@given(st.one_of(REPORTS, st.text(max_size=300)))
def test_a_draft_has_the_number_as_scanned(text: str) -> None:
    """Same phrases, same spans, same bounds; only the unit may become that of the measure."""
    names = [each.name for each in dataclasses.fields(scan_text("12")[0]) if each.name != "unit"]
    drafted = [[each[name] for name in names] for each in draft_text(text, None, PUBLISHED)]
    assert drafted == [[each[name] for name in names] for each in scan_text(text)]


@given(REPORTS)
def test_what_is_skipped_is_no_figure_but_may_be_a_time(text: str) -> None:
    """A date may be asked for as a time; every other skip has no field at all."""
    for draft in draft_text(text, None, PUBLISHED):
        if draft.skip is not None:
            assert draft.measure in (None, "time")
        assert {*draft.how} <= {*MEANS}


@given(REPORTS)
def test_a_draft_names_only_what_the_event_has_or_gets(text: str) -> None:
    """With no event, each name is among the new ones."""
    for draft in draft_text(text, None, PUBLISHED):
        new = {(each.section, each.name) for each in draft.new}
        named = [("groups", draft.group), ("places", draft.place), ("places", draft.to),
                 ("periods", draft.period), ("speakers", draft.via)]  # fmt: skip
        assert {each for each in named if each[1]} <= new
        assert draft.speaker in (None, "outlet") or ("speakers", draft.speaker) in new


@given(st.text(max_size=400))
def test_any_text_can_be_drafted(text: str) -> None:
    """Whatever is pasted: a draft, and never a failure."""
    for draft in draft_text(text, None, PUBLISHED):
        assert draft.status in (None, "stated", "attributed", "claimed")


_PIECES = st.sampled_from(
    ["12", "five of them", "others", "one", "14%", "(238)", "0–5", "including", "of whom", "by",
     "killed", "killing", "wounded", "said", "told", "according to", "claimed", "quoted", "police",
     "the army", "gunmen", "rebels", "attacked", "fled", "aged", "years old", "hostage", "villages",
     "rifles", "cars", ",", ".", ";", ":", "-", "—", "–", "“", "”", '"', "‘", "’", "'", "(", ")",
     "\n", "\n\n", "Ada Noll", "UN", "he", "they", "and", "but", "while", "who", "that", "as",
     "our fighters", "the enemy", "we killed", "Press Release", "Communique", "own troops", "radio",
     "the Seld Front", "which said", "quoted", "as saying", "]", "[", "the group", "accused", "our",
     "dollars", "$3m", "MEN", "•", "…", "Mr.", "No."]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=160).map(" ".join), st.booleans())
def test_any_pieces_of_reports_can_be_drafted(text: str, is_capitals: bool) -> None:
    """In any order, over any number of sentences and marks: spans of the text, and no failure."""
    text = text.upper() if is_capitals else text
    for draft in draft_text(text, None, PUBLISHED):
        assert text[draft.start : draft.end] == draft.text


@given(
    st.integers(0, 60),
    sentences(),
    st.sampled_from(
        [
            "Five of them were children.",
            "Five were women.",
            "Among them were five nuns.",
            "They included five men.",
            "Five.",
        ]
    ),
)
def test_what_a_short_sentence_adds_to_a_long_one_can_be_drafted(
    length: int, told: str, added: str
) -> None:
    """What is told of before stands in another sentence, of any length."""
    long = f"In a valley {'far away ' * length}rebels killed 12 people"
    for text in (f"{long}. {added}", f"{told} {long}. {added} {told}"):
        drafts = draft_text(text, None, PUBLISHED)
        assert all(each.measure for each in drafts if each.text == "12")


@given(st.lists(_PIECES, max_size=60).map(" ".join))
def test_the_ledger_accepts_the_drafts_of_any_pieces(text: str) -> None:
    """Odd text gets odd figures, but none that a seed could not hold."""
    assert list_faults(text) == []


@given(st.lists(_PIECES, max_size=120).map(" ".join))
@example(
    "Police said 12 people died, Radio Seld reported. Radio Seld said our fighters killed 13 men."
)
def test_a_speaker_is_of_one_kind_in_a_text(text: str) -> None:
    """A radio that is a party's in one sentence is no outlet in the next."""
    drafts = draft_text(text, None, PUBLISHED)
    new = [each for draft in drafts for each in draft.new if each.section == "speakers"]
    kinds = {(each.name, each.entry["kind"]) for each in new}
    assert len(kinds) == len({each.name for each in new})


HEAVY = ("pandas", "seaborn", "matplotlib", "trafilatura")


def test_a_draft_loads_no_heavy_library() -> None:
    """Importing the package stays quick: no tables, plots or page readers."""
    code = (
        "import sys, analysis.draft as d; d.draft_text('12 people died.'); "
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


_STORY = (
    "Police said 12 soldiers and 36 civilians were killed in Orvale on Saturday. The army, which "
    "sent two helicopters, claimed to have killed 45 militants. "
)


@pytest.mark.parametrize("joint", ["", "\n", "\n\n"])
def test_ten_times_the_text_takes_about_ten_times_as_long(joint: str) -> None:
    """Linear, in one line and in many; the least of three runs is taken."""
    short, long = (_STORY + joint) * 40, (_STORY + joint) * 400
    times = []
    for text in (short, long):
        runs = []
        for _ in range(3):
            start = time.process_time()
            draft_text(text, None, PUBLISHED)
            runs.append(time.process_time() - start)
        times.append(min(runs))
    assert times[1] < 25 * times[0]
