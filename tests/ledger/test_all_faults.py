"""All faults of a seed in one run: each told once, in the order of the lines, none that follows."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from homes import Home
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from analysis.cli import run
from analysis.errors import MOST_FAULTS, SeedError, join_errors
from analysis.ledger.document import parse

TIES = """\
relations:
  - id: all-of-them
    kind: sum
    parts: [residents-killed, responders-killed]
    whole: all-killed
    paragraph: 1
    says: The two make the whole.

assumptions:
  - id: our-reading
    figure: drivers-claimed
    reads: {group: residents}
    because: It is an example.

figures:"""

TEN = [
    ("    measure: deaths", "    mesure: deaths", "figure 'all-killed': field 'mesure' is unknown"),
    ("    status: attributed\n", "", "figure 'all-killed': 'status' is missing"),
    (
        "paragraph: 2",
        "paragraph: two",
        "figure 'residents-killed': paragraph 'two' must be",
    ),
    ("speaker: red-side", "speaker: red", "figure 'drivers-claimed': speaker 'red' is not in"),
    ("at least three", "a good deal", "figure 'responders-killed': wording 'a good deal'"),
    ("unit: sites", "unit: km", "figure 'burnt-towns': unit 'km' is not a unit of attack-sites"),
    ("paragraph: 7", "paragraph: 70", "figure 'distance-walked': paragraph 70 is beyond"),
    ("id: report-day", "id: all-killed", "the id 'all-killed' is used twice"),
    ("whole: all-killed", "whole: some-killed", "figure 'some-killed' is not in the article's"),
    ("{group: residents}", "{group: drivers}", "'reads' repeats what the figure says as printed"),
]

EVENT_FAULTS = [
    ("    label: drivers\n", "", "group 'drivers': 'label' is missing"),
    ("kind: county", "knd: county", "place 'sample-county': field 'knd' is unknown"),
    ("kind: witness", "kind: passer-by", "speaker 'passer-by': kind 'passer-by' is not allowed"),
    ("end: 2020-03-03", "end: 2020-02-03", "the end, 2020-02-03, is before the start"),
]


@pytest.fixture
def tied(home: Home) -> Home:
    """A home whose article has a relation and an assumption."""
    return home.change("article", "figures:", TIES)


def list_lines(told: str) -> list[tuple[bool, int]]:
    """File and line of each fault; the event's file comes first."""
    found = re.findall(r"^([\w.-]+\.yaml):(\d+): ", told, re.MULTILINE)
    assert len(found) == len(told.splitlines())
    return [(file != "event.yaml", int(line)) for file, line in found]


def test_ten_faults_are_told_in_one_run(tied: Home) -> None:
    """Shapes, names, wordings, ids, ties and readings: each once, in the order of the file."""
    for old, new, _ in TEN:
        tied.change("article", old, new)
    told = tied.refuse()

    assert len(told.splitlines()) == len(TEN)
    assert [sentence for *_, sentence in TEN if sentence not in told] == []
    assert list_lines(told) == sorted(list_lines(told))


def test_both_files_are_told_in_one_run_the_events_first(tied: Home) -> None:
    """A fault of the event hides none of the article's."""
    for old, new, _ in TEN:
        tied.change("article", old, new)
    for old, new, _ in EVENT_FAULTS:
        tied.change("event", old, new)
    told = tied.refuse()

    assert len(told.splitlines()) == len(TEN) + len(EVENT_FAULTS)
    assert [sentence for *_, sentence in (*TEN, *EVENT_FAULTS) if sentence not in told] == []
    assert list_lines(told) == sorted(list_lines(told))


@pytest.mark.parametrize(("old", "new", "sentence"), EVENT_FAULTS)
def test_a_broken_entry_of_the_event_is_still_a_name(
    tied: Home, old: str, new: str, sentence: str
) -> None:
    """No figure is blamed for naming a group, place, speaker or period that has a fault."""
    [told] = tied.change("event", old, new).refuse().splitlines()
    assert sentence in told


@pytest.mark.parametrize("section", ["groups", "places", "speakers", "periods"])
@pytest.mark.parametrize("value", ["[]", "word", "{Bad Name: {label: x, name: x}}"])
def test_what_an_unreadable_section_holds_is_nobodys_fault(
    tied: Home, section: str, value: str
) -> None:
    """Names that may be in a section that cannot be read are not called unknown."""
    text = tied.event_file.read_text("utf-8")
    tied.event_file.write_text(
        re.sub(rf"^{section}:\n(?:  .*\n|\n)+", f"{section}: {value}\n", text, flags=re.MULTILINE),
        "utf-8",
    )
    assert "event.yaml:" in tied.refuse()
    assert "is not in event.yaml" not in tied.refuse()


@pytest.mark.parametrize(
    "new", ["name: x: y", "name: 'x", "\tname: x", "name: &a x", "- name: x", "name: \x07"]
)
def test_an_event_that_is_not_yaml_is_told_alone(tied: Home, new: str) -> None:
    """Nothing is known of such an event, so only what needs none is told of its article."""
    tied.change("event", "name: Example", f"{new} #")
    assert len(tied.refuse().splitlines()) == 1

    tied.change("article", "paragraph: 7", "paragraph: 70")
    tied.change("article", "speaker: red-side", "speaker: nobody")
    assert [line.split(":")[0] for line in tied.refuse().splitlines()] == [
        "event.yaml",
        "2020-03-04-gazette.yaml",
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    says: Eight residents were killed.\n", ""),
        ("id: residents-killed", "id: Residents Killed"),
        ("  - id: residents-killed\n    wording", "  - wording"),
        ("id: residents-killed", "idd: residents-killed"),
        ("  - id: residents-killed", "  - just words\n  - id: residents-killed"),
    ],
)
def test_a_tie_to_a_broken_figure_is_no_fault(tied: Home, old: str, new: str) -> None:
    """Whatever is wrong with a figure is told once, and no relation is blamed."""
    [told] = tied.change("article", old, new).refuse().splitlines()
    assert "figure" in told


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    wording: about 2.5 km", "    wordin: about 2.5 km"),
        ("    place: exampleton\n", "    plase: exampleton\n"),
        ("    period: monday", "    perod: monday"),
        ("    named: [", "    namd: ["),
        ("    unit: km", "    unti: km"),
        ("    unit: date", "    unit: dates"),
        ("    measure: distance", "    measure: distances"),
    ],
)
def test_what_follows_from_a_fault_is_not_told(tied: Home, old: str, new: str) -> None:
    """A mistyped field is not missing as well, and nothing is measured by an unknown unit."""
    assert len(tied.change("article", old, new).refuse().splitlines()) == 1


@pytest.mark.parametrize(
    "field",
    [
        *("outlet", "url", "published", "time", "language", "agency", "headline"),
        *("excerpt", "paragraphs", "sha256", "note"),
    ],
)
def test_a_broken_field_of_the_source_is_told_alone(home: Home, field: str) -> None:
    """What rests on it is nobody's fault, and nothing but the seed is to blame."""
    content = load(home.article_file)
    content["source"][field] = [["x"]]
    content["figures"][1] |= {"corrects": content["figures"][0]["id"]}
    with home.article_file.open("w", encoding="utf-8") as written:
        YAML().dump(content, written)
    [told] = home.refuse().splitlines()
    assert field in told


@pytest.mark.parametrize("new", ["sourc:", "sources:"])
def test_an_article_without_a_source_is_no_other_fault(home: Home, new: str) -> None:
    """Only what the file lacks, and the word that it has instead, are told."""
    for told in home.change("article", "source:", new).refuse().splitlines():
        assert "sourc" in told


def test_a_wording_is_at_fault_whatever_the_unit(home: Home) -> None:
    """A wrong unit does not hide a wording that no unit makes readable."""
    home.change("article", 'wording: "12"', "wording: a good deal").change(
        "article", "persons", "km"
    )
    assert len(home.refuse().splitlines()) == 2


def test_fifty_faults_are_told_and_the_rest_counted(home: Home) -> None:
    """The message ends with how many more there are; the error has them all."""
    figures = [{"id": f"f-{n}", "wording": "7", "group": "nobody"} for n in range(70)]
    with pytest.raises(SeedError) as caught:
        home.tell(*figures)
    lines = str(caught.value).splitlines()

    assert (len(lines), lines[-1]) == (MOST_FAULTS + 1, "and 20 more")
    assert len(caught.value.faults) == 70
    assert caught.value.summary == f"{lines[0]} (and 69 more)"


def test_one_fault_is_its_own_summary() -> None:
    """Nothing is added where there is nothing to add."""
    assert SeedError("x.yaml:1: so").summary == str(SeedError("x.yaml:1: so")) == "x.yaml:1: so"


def test_a_fault_of_a_shared_event_is_told_once() -> None:
    """Two articles on one event have its faults in common."""
    errors = [SeedError("event", "a"), SeedError("event", "b")]
    assert join_errors(errors).faults == ("event", "a", "b")


def test_the_command_prints_one_line_a_fault(
    tied: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2, every fault on standard error, and a list that stays a list."""
    for old, new, _ in TEN:
        tied.change("article", old, new)

    assert run(["ledger", tied.name]) == run(["check", tied.name]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 2 * len(TEN)
    assert run(["list"]) == 0
    _, line = capsys.readouterr().out.splitlines()
    assert line.endswith(f"(and {len(TEN) - 1} more)")


def test_a_notebook_shows_every_fault(tied: Home) -> None:
    """IPython prints one line a fault, under the error's name."""
    for old, new, _ in TEN:
        tied.change("article", old, new)
    with pytest.raises(SeedError) as caught:
        tied.read()
    [shown] = caught.value._render_traceback_()

    assert shown.startswith("SeedError: seeds/")
    assert len(shown.splitlines()) == len(TEN)


NEEDED = {
    "source": ("outlet", "url", "published", "paragraphs"),
    "figures": ("id", "measure", "unit", "speaker", "status", "says"),
    "relations": ("id", "kind", "parts", "whole", "paragraph", "says"),
    "assumptions": ("id", "figure", "reads", "because"),
    "groups": ("label",),
    "places": ("name", "kind"),
    "speakers": ("name", "kind"),
    "periods": ("label", "start"),
}
"""Section → the fields of its entries that cannot be left out."""

NAMES = {
    "figures": ("group", "place", "period", "speaker"),
    "relations": ("whole",),
    "assumptions": ("figure",),
    "groups": ("part_of",),
    "places": ("part_of",),
}
"""Section → the fields of its entries that hold one name."""

NOBODY = "qwxyz"
Slot = tuple[str, Any, str]
"""Section, entry and field; an entry of an article is numbered, one of an event has a name."""

Mutation = Callable[[dict[str, Any], str], None]


def drop(entry: dict[str, Any], key: str) -> None:
    """Leave a field out."""
    del entry[key]


def misspell(entry: dict[str, Any], key: str) -> None:
    """Write a field's name with a letter too many."""
    entry[f"{key}x"] = entry.pop(key)


def retype(entry: dict[str, Any], key: str) -> None:
    """Give a field what none can hold."""
    entry[key] = [["x"]]


def rename(entry: dict[str, Any], key: str) -> None:
    """Give a field a name that neither file has."""
    entry[key] = NOBODY


def load(file: Path) -> Any:
    """A file of a seed, every scalar text."""
    return parse(file, file.read_text("utf-8")).content


def list_slots(content: Any) -> list[Slot]:
    """Every field of the entries of a file."""
    return [
        (section, name, key)
        for section, entries in content.items()
        if section in NEEDED
        for name, entry in list_entries(section, entries)
        for key in entry
    ]


def list_entries(section: str, entries: Any) -> list[tuple[Any, Any]]:
    """The entries of a section by number or name; a section without any is one itself."""
    if section == "source":
        return [(None, entries)]
    return list(enumerate(entries) if isinstance(entries, list) else entries.items())


@st.composite
def mutations(draw: st.DrawFn, slots: list[Slot]) -> list[tuple[Slot, Mutation]]:
    """What is done to which fields, at most one thing to each."""
    chosen = draw(st.lists(st.sampled_from(slots), min_size=1, max_size=9, unique=True))
    done = []
    for slot in chosen:
        section, _, key = slot
        ways: list[Mutation] = [misspell, retype]
        ways += [drop] if key in NEEDED[section] else []
        ways += [rename] if key in NAMES.get(section, ()) else []
        done.append((slot, draw(st.sampled_from(ways))))
    return done


def is_independent(done: list[tuple[Slot, Mutation]]) -> bool:
    """Whether no mutation hides another: a lost id may be the unknown one of a tie."""
    has_lost = any(section == "figures" and key == "id" for (section, _, key), _ in done)
    ties = ("relations", "assumptions")
    return not (has_lost and any(slot[0] in ties and way is rename for slot, way in done))


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_every_fault_of_a_broken_seed_is_told(home: Home, data: st.DataObject) -> None:
    """Each mutation has a fault of its own and there is no other; no message makes a name up."""
    files = (home.event_file, home.article_file)
    originals = [file.read_text("utf-8") for file in files]
    if "relations:" not in originals[1]:
        home.change("article", "figures:", TIES)
        originals[1] = home.article_file.read_text("utf-8")
    contents = [load(file) for file in files]
    slots = [slot for content in contents for slot in list_slots(content)]
    done = data.draw(mutations(slots))
    assume(is_independent(done))
    for (section, name, key), mutate in done:
        [entries] = [content[section] for content in contents if section in content]
        mutate(dict(list_entries(section, entries))[name], key)
    for file, content in zip(files, contents, strict=True):
        with file.open("w", encoding="utf-8") as written:
            YAML().dump(content, written)
    try:
        with pytest.raises(SeedError) as caught:
            home.read()
        text = "".join(file.read_text("utf-8") for file in files)
    finally:
        for file, original in zip(files, originals, strict=True):
            file.write_text(original, "utf-8")
    check_told(caught.value.faults, done, text)


def check_told(told: tuple[str, ...], done: list[tuple[Slot, Mutation]], text: str) -> None:
    """One fault a mutation, in the order of the lines, with names that are in the files."""
    lines = list_lines("\n".join(told).replace("seeds/example-2020/", ""))
    assert lines == sorted(lines)
    for (_, _, key), mutate in done:
        words = {drop: f"'{key}' is missing", misspell: f"'{key}x'", rename: f"'{NOBODY}'"}
        assert any(words.get(mutate, key) in fault for fault in told), (key, mutate, told)
    subject = r"(?:figure|relation|assumption|group|place|speaker|period) '([^']+)'"
    assert {
        name for each in told for name in re.findall(subject, each) if name not in text
    } == set()
    assert len(told) == len(done), told
