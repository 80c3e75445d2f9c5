"""A drafted seed says what was drafted, and asks for the rest."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from drafts import make_draft, make_seedling, make_skip
from hypothesis import given
from hypothesis import strategies as st

from analysis.draft.propose.proposal import NewName
from analysis.draft.seed.new_names import find_widest, list_new, write_section
from analysis.draft.seed.seed import Entry, collect_asked, compose_seed
from analysis.draft.source.cleaning import clean_text
from analysis.ledger.document import parse
from analysis.ledger.model import Figure

LINES = (
    st.text(
        st.one_of(st.sampled_from(": #\"'-{}[],&*!|>%@`\\?\n\t0Aé"), st.characters()), max_size=40
    )
    .map(lambda text: " ".join(clean_text(text)[0].split()))
    .filter(bool)
)
TEXT_FIELDS = ("id", "wording", "measure", "label", "unit", "place", "speaker", "says", "reported")


def read(seed: str) -> Any:
    """The seed as the ledger's reader has it."""
    return parse(Path("x.yaml"), seed).content


def read_figure(seed: str) -> Any:
    """Its only figure."""
    [figure] = read(seed)["figures"]
    return figure


@given(st.dictionaries(st.sampled_from(TEXT_FIELDS), LINES), LINES, st.lists(LINES, max_size=3))
def test_every_field_comes_back_as_it_was_proposed(
    fields: dict[str, str], words: str, readings: list[str]
) -> None:
    """Whatever a text holds: markup, YAML, quotes; and whatever words suggested it."""
    evidence = dict.fromkeys(TEXT_FIELDS, words)
    draft = make_draft(**{**fields, "readings": tuple(readings), "evidence": evidence})
    figure = read_figure(compose_seed(make_seedling(draft)))

    assert {name: figure[name] for name in fields} == fields
    assert figure.get("readings", []) == readings


@given(LINES, LINES, LINES)
def test_source_and_left_out_come_back_as_they_were(headline: str, text: str, skip: str) -> None:
    """In one line each; a phrase is cut after six words."""
    source = {**make_seedling().source, "headline": headline}
    seed = read(
        compose_seed(make_seedling(make_draft(), make_skip(text, skip=skip), source=source))
    )

    assert seed["source"] == source
    [left_out] = seed["left_out"]
    assert left_out["reason"] == skip
    assert text.startswith(left_out["wording"])
    assert left_out["span"] == ["90", str(90 + len(text))]


@given(LINES, LINES, LINES)
def test_new_names_come_back_when_they_are_pasted(label: str, words: str, name: str) -> None:
    """Without the marks of comments they are entries of their sections."""
    new = NewName("groups", "bakers", {"label": label, "part_of": name})
    draft = make_draft(group="bakers", evidence={"group": words}, new=(new,))
    seed = compose_seed(make_seedling(draft, new=tuple(list_new([draft]))))
    pasted = seed[seed.index("# groups:") :].replace("\n# ", "\n").removeprefix("# ")

    assert read(pasted) == {"groups": {"bakers": {"label": label, "part_of": name}}}


def test_a_figure_is_written_in_the_order_of_the_model_with_what_suggested_it() -> None:
    """As the examples of the guide are."""
    seed = compose_seed(make_seedling(make_draft(how=("gunfire",), change="increment")))
    figure = seed[seed.index("figures:") :]

    assert figure == (
        "figures:\n"
        "  - id: all-killed\n"
        '    wording: "12 people"\n'
        '    measure: deaths # "killed 12 people"\n'
        "    unit: persons\n"
        "    change: increment\n"
        "    group: people\n"
        "    place: sampleton\n"
        "    how: [gunfire]\n"
        '    speaker: county-office # "the county office said"\n'
        "    status: attributed\n"
        "    paragraph: 1\n"
        "    span: [7, 16]\n"
        "    says: Twelve people were killed.\n"
        "    reviewed: false\n"
    )
    names = [name for name in Figure.model_fields if f" {name}:" in figure]
    assert sorted(names, key=lambda name: figure.index(f" {name}:")) == names


def test_a_number_that_is_left_out_has_a_line_with_its_reason() -> None:
    """So that the whole list can be read at once."""
    seed = compose_seed(make_seedling(make_draft(), make_skip()))

    assert seed.endswith(
        '\nleft_out:\n  - {wording: "2020", paragraph: 1, span: [90, 94], reason: year}\n'
    )


def test_without_numbers_left_out_there_is_no_such_section() -> None:
    """An empty section would be asked about."""
    assert "left_out" not in read(compose_seed(make_seedling(make_draft())))


def test_a_number_of_the_headline_has_neither_paragraph_nor_span() -> None:
    """Since the kept text is the body."""
    entry = Entry(make_draft(part="headline"), None)
    figure = read_figure(compose_seed(make_seedling(entries=(entry,))))

    assert figure["part"] == "headline"
    assert not {"paragraph", "span"} & set(figure)


@pytest.mark.parametrize(
    ("fields", "asked"),
    [
        ({}, []),
        ({"speaker": None, "status": None}, ["speaker", "status"]),
        ({"measure": None, "unit": None, "says": None}, ["measure", "unit", "says"]),
        ({"group": None}, ["group"]),
        ({"group": None, "measure": "buildings", "unit": "buildings"}, []),
        ({"measure": "other", "unit": "targets", "group": None}, ["label"]),
        ({"measure": "time", "unit": "date", "group": None}, ["period"]),
        ({"place": None}, []),
        ({"place": None, "role": "background"}, ["place"]),
    ],
)
def test_what_nothing_suggests_is_asked_for(fields: dict[str, Any], asked: list[str]) -> None:
    """What any figure needs, and what its measure needs; each once, and empty in the entry."""
    seedling = make_seedling(make_draft(**fields))
    seed = compose_seed(seedling)

    assert collect_asked(seedling) == {name: ["all-killed"] for name in asked}
    assert [name for name in asked if f"\n    {name}:\n" not in seed] == []
    head = seed.partition("\nsource:")[0]
    assert [name for name in asked if f"- {name}: all-killed" not in head] == []
    assert ("Still asked" in head) == bool(asked)


def test_without_a_toll_every_figure_needs_a_place() -> None:
    """The reader would refuse it else."""
    seedling = make_seedling(make_draft(place=None), has_toll=False)

    assert collect_asked(seedling) == {"place": ["all-killed"]}


def test_the_head_tells_all_that_is_asked_in_one_list() -> None:
    """Of the source, of the event and of the figures; a field that all lack is told of them all."""
    drafts = [make_draft(id=f"n-{n}", speaker=None) for n in range(5)]
    source = {**make_seedling().source, "url": None}
    lacking = {"event.yaml: kind": ["a", "b", "c", "d", "e"]}
    seed = compose_seed(make_seedling(*drafts, source=source, of_event=lacking))
    lines = [line[4:] for line in seed.splitlines() if line.startswith("#   - ")]

    assert lines == [
        "- source: url",
        "- event.yaml: kind: a, b, c, d, e",
        "- speaker: every figure",
    ]
    assert "  url: # https://…\n" in seed


def test_no_line_of_the_head_is_too_long_to_read() -> None:
    """However many figures lack something."""
    drafts = [make_draft(id=f"number-{n}", speaker=None if n % 2 else "x") for n in range(99)]
    head = compose_seed(make_seedling(*drafts)).partition("\nsource:")[0]

    assert max(map(len, head.splitlines())) <= 100


def test_of_another_language_readings_are_asked_where_digits_alone_do_not_tell() -> None:
    """A point may part or group digits, and a word behind them is not read."""
    drafts = [
        make_draft(id=f"n-{n}", wording=words)
        for n, words in enumerate(["39", "1.500", "39 morts"])
    ]
    source = {**make_seedling().source, "language": "fr"}
    seedling = make_seedling(*drafts, source=source)

    assert collect_asked(seedling) == {"readings": ["n-1", "n-2"]}
    assert "not in English, so only its digits were read" in compose_seed(seedling).replace(
        "\n# ", " "
    )


def test_a_new_name_stands_once_with_the_first_words_that_suggested_it() -> None:
    """However many figures have it; a name of the event is not new."""
    first = make_draft(evidence={})
    second = make_draft(evidence={"place": "the town of Sampleton"})
    third = make_draft(evidence={"place": "in Sampleton"})
    new = list_new(
        [first, second, third], known=[("speakers", "county-office"), ("groups", "sampleton")]
    )

    assert [(each.name.name, each.words) for each in new] == [
        ("sampleton", "the town of Sampleton")
    ]
    assert write_section(new, "places") == (
        '  sampleton: # "the town of Sampleton"\n    name: Sampleton\n    kind: town\n'
    )


def test_what_an_entry_of_the_event_lacks_is_left_empty() -> None:
    """With what is allowed there."""
    draft = make_draft(new=(NewName("places", "sampleton", {"name": "Sampleton"}),))
    [new] = list_new([draft])

    assert new.list_missing() == ("kind",)
    assert "    kind: # province, city, town, building …\n" in write_section([new], "places")


@pytest.mark.parametrize(
    ("places", "widest"),
    [
        ({"sampleton": {}}, "sampleton"),
        ({"sampleton": {"part_of": "county"}, "county": {}}, "county"),
        ({"sampleton": {}, "testford": {}}, None),
        ({}, None),
    ],
)
def test_the_toll_of_a_new_event_is_where_all_its_places_lie(
    places: dict[str, dict[str, str]], widest: str | None
) -> None:
    """Where no place holds all others, none is taken."""
    new = tuple(NewName("places", name, entry) for name, entry in places.items())

    assert find_widest(list_new([make_draft(new=new)])) == widest


def test_a_hedge_that_may_reach_further_is_a_comment_behind_the_wording() -> None:
    """The phrase is quoted, and what it may mean is said."""
    draft = make_draft(wording="36", evidence={"wording": "more than 22"})
    seed = compose_seed(make_seedling(draft))

    [line] = [line for line in seed.splitlines() if "wording:" in line]
    assert line.endswith(' # "more than 22": its hedge may hold here too')
    assert read_figure(seed)["wording"] == "36"
