"""Reading a seed: what comes in whole, and what is refused with one clear sentence."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from homes import Home
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.errors import ParameterError, SeedError
from analysis.ledger.document import parse
from analysis.ledger.model import Event, Transcript
from analysis.ledger.names import check_article_name, list_articles
from analysis.ledger.reader import MOST_BYTES, read_article, read_record

ARTICLE = "2020-03-04-gazette.yaml"
EVENT = "event.yaml"

YAML_FAULTS = [
    (
        "outlet: Example Gazette",
        "outlet: 'Example Gazette",
        ":3: is not YAML: a quote is opened and never closed",
    ),
    (
        "  outlet:",
        "\toutlet:",
        ":3: is not YAML: a tab stands where only spaces may; indent with spaces",
    ),
    ("source:", "source: [", ":2: is not YAML: a '[' is opened and never closed"),
    ("source:", "source: {", ":2: is not YAML: a '{' is opened and never closed"),
    (
        "outlet: Example Gazette",
        "outlet: Example: Gazette",
        ":3: is not YAML: a ':' stands where none can; is the line indented like its neighbours, "
        "and is every text with ': ' in quotes?",
    ),
    (
        "    measure: deaths",
        "   measure: deaths",
        ":11: is not YAML: the line does not fit those above; is it indented like its neighbours, "
        "and is every quote closed?",
    ),
    (
        "says: Twelve",
        "says: @twelve",
        ":19: is not YAML: a value cannot begin with '@'; put it in quotes",
    ),
    (
        "    unit: persons\n",
        "    unit\n",
        ":12: is not YAML: a ':' is missing after the name of a field",
    ),
    ("outlet: Example", 'outlet: "\\q"', ":3: is not YAML: found unknown escape character 'q'"),
]

UNNEEDED_YAML = [
    (
        "outlet: Example",
        "outlet: &a Example",
        ":3: aliases and anchors (* and &) are not allowed; put the text in quotes",
    ),
    (
        "outlet: Example",
        "outlet: *a #",
        ":3: aliases and anchors (* and &) are not allowed; put the text in quotes",
    ),
    (
        "outlet: Example",
        "outlet: !!python/name:os.system #",
        ":3: tags are not allowed, found 'tag:yaml.org,2002:python/name:os.system'",
    ),
    (
        "paragraphs: 9",
        "paragraphs: !!int 9",
        ":6: tags are not allowed, found 'tag:yaml.org,2002:int'",
    ),
    ("figures:", "---\nfigures:", ":8: a seed is one document, found a second '---'"),
    ("outlet: Example Gazette", f"outlet: {'[' * 13}", ":3: is nested more than 12 levels deep"),
    (
        "    unit: persons\n",
        "    unit: persons\n    unit: persons\n",
        ":13: figure 'all-killed': field 'unit' is given twice",
    ),
    ("  outlet:", "  ? [outlet]\n  :", ":3: the name of a field must be a plain word"),
    ("  outlet:", "  ? {outlet: 1}\n  :", ":3: the name of a field must be a plain word"),
]

INVISIBLE = [
    ("outlet: Ex\x07ample", ":3: is not plain text: it holds the invisible character U+0007"),
    ("outlet: Ex\x00ample", ":3: is not plain text: it holds the invisible character U+0000"),
    ("outlet: Ex\u202eample", ":3: is not plain text: it holds the invisible character U+202E"),
    ("outlet: Ex\u2028ample", ":3: is not plain text: it holds the invisible character U+2028"),
    (
        'outlet: "\\0" #',
        ":3: source: the text is not plain: it holds the invisible character U+0000",
    ),
    (
        'outlet: "\\ud800" #',
        ":3: source: the text is not plain: it holds the invisible character U+D800",
    ),
    (
        'outlet: "\\e[31m" #',
        ":3: source: the text is not plain: it holds the invisible character U+001B",
    ),
]

WRONG_VALUES = [
    ("outlet: Example Gazette", "outlet: [Example]", ":3: source: outlet must be text, not a list"),
    ("outlet: Example Gazette", "outlet: {a: b}", ":3: source: outlet must be text, not fields"),
    ("outlet: Example Gazette", "outlet:", ":3: source: 'outlet' is empty"),
    (
        "outlet: Example Gazette",
        "outlet: " + "x" * 100_000,
        f":3: source: outlet '{'x' * 59}…' has more than 500 characters",
    ),
    ("  outlet: Example Gazette\n", "", ":2: source: 'outlet' is missing"),
    (
        "https://gazette.example/2020/03/04/example",
        "javascript:alert(1)",
        ":4: source: url 'javascript:alert(1)' must be a link that begins with https:// or "
        "http:// and has no spaces or quotes",
    ),
    (
        "published: 2020-03-04",
        "published: 2020-02-30",
        ":5: source: published '2020-02-30' is not a day of the calendar",
    ),
    (
        "published: 2020-03-04",
        "published: yesterday",
        ":5: source: published 'yesterday' must be a day, such as 2026-01-31",
    ),
    (
        "published: 2020-03-04",
        "published: 1583280000",
        ":5: source: published '1583280000' must be a day, such as 2026-01-31",
    ),
    (
        "published: 2020-03-04",
        "published: 9999-12-31",
        ":5: source: published '9999-12-31' must lie in the years 1900 to 2100",
    ),
    ("paragraphs: 9", "paragraphs: 1001", ":6: source: paragraphs '1001' must be 1000 or less"),
    ("figures:", "figs:", ":8: field 'figs' is unknown; did you mean 'figures'?"),
    ("id: all-killed", "id: [1]", ":9: figure 1: id must be text, not a list"),
    ("id: all-killed", "id:", ":9: figure 1: 'id' is empty"),
    ("id: all-killed", "idd: x", ":9: figure 1: field 'idd' is unknown; did you mean 'id'?"),
    (
        "id: all-killed",
        "id: All Killed",
        ":9: figure 'All Killed': id 'All Killed' must be in lower-case letters, digits and "
        "single hyphens, such as security-killed",
    ),
    (
        "    speaker: county-office",
        "    speeker: county-office",
        ":16: figure 'all-killed': field 'speeker' is unknown; did you mean 'speaker'?",
    ),
    (
        "    speaker: county-office\n",
        "",
        ":9: figure 'all-killed': 'speaker' is missing",
    ),
    (
        "status: attributed",
        "status: atributed",
        ":17: figure 'all-killed': status 'atributed' is not allowed; did you mean 'attributed'?",
    ),
    (
        "status: attributed",
        "status: true",
        ":17: figure 'all-killed': status 'true' is not allowed; allowed: 'attributed', "
        "'claimed', 'stated'",
    ),
    ("status: attributed", "status:", ":17: figure 'all-killed': 'status' is empty"),
    (
        "status: attributed",
        "status: [x]",
        ":17: figure 'all-killed': status must be text, not a list",
    ),
    ("paragraph: 1", "paragraph: 0", ":18: figure 'all-killed': paragraph '0' must be 1 or more"),
    ("paragraph: 1", "paragraph: -1", ":18: figure 'all-killed': paragraph '-1' must be 1 or more"),
    (
        "paragraph: 1",
        "paragraph: one",
        ":18: figure 'all-killed': paragraph 'one' must be a whole number",
    ),
    (
        "paragraph: 1",
        "paragraph: 1_0",
        ":18: figure 'all-killed': paragraph '1_0' must be a whole number",
    ),
    (
        "paragraph: 1",
        "paragraph: " + "9" * 5_000,
        f":18: figure 'all-killed': paragraph '{'9' * 59}…' must be a whole number",
    ),
    (
        "named: [exampleton, testford]",
        "named: exampleton",
        ":69: figure 'burnt-towns': named 'exampleton' must be a list",
    ),
    (
        "named: [exampleton, testford]",
        "named: {exampleton: 1}",
        ":69: figure 'burnt-towns': named must be a list, not fields",
    ),
    (
        "named: [exampleton, testford]",
        "named: [[exampleton]]",
        ":69: figure 'burnt-towns': entry 1 of 'named' must be text, not a list",
    ),
    (
        "named: [exampleton, testford]",
        "named: [~]",
        ":69: figure 'burnt-towns': entry 1 of 'named' is empty",
    ),
    (
        "figures:",
        "figures:\n  - just words",
        ":9: figure 1: the entry 'just words' must hold fields, each with its value",
    ),
]

WRONG_EVENT_VALUES = [
    ("latitude: 10.5", "latitude: 91", ":25: place 'exampleton': latitude '91' must be 90 or less"),
    (
        "latitude: 10.5",
        "latitude: -90.1",
        ":25: place 'exampleton': latitude '-90.1' must be -90 or more",
    ),
    (
        "longitude: -20.25",
        "longitude: 181",
        ":26: place 'exampleton': longitude '181' must be 180 or less",
    ),
    ("latitude: 10.5", "latitude: nan", ":25: place 'exampleton': latitude 'nan' must be a number"),
    (
        "latitude: 10.5",
        "latitude: -inf",
        ":25: place 'exampleton': latitude '-inf' must be a number",
    ),
    (
        "latitude: 10.5",
        "latitude: 10,5",
        ":25: place 'exampleton': latitude '10,5' must be a number",
    ),
    (
        "latitude: 10.5",
        "latitude: [10.5]",
        ":25: place 'exampleton': latitude must be a number, not a list",
    ),
    (
        "kind: official",
        "kind: oficial",
        ":39: speaker 'county-office': kind 'oficial' is not allowed; did you mean 'official'?",
    ),
    (
        "  people:",
        "  All People:",
        ":6: group 'All People': the name must be in lower-case letters, digits and single "
        "hyphens, such as security-killed",
    ),
    (
        "  people:",
        f"  {'a' * 81}:",
        f":6: group '{'a' * 59}…': the name has more than 80 characters",
    ),
    (
        "start: 2020-03-01",
        "start: 2020-02-30",
        ":50: period 'sunday-to-tuesday': start '2020-02-30' is not a day of the calendar",
    ),
    (
        "start: 2020-03-01",
        "start: 2020-03-01T25",
        ":50: period 'sunday-to-tuesday': start '2020-03-01T25' is not an hour of the calendar",
    ),
    (
        "start: 2020-03-01",
        "start: Sunday",
        ":50: period 'sunday-to-tuesday': start 'Sunday' must be a day (2026-01-31), an hour "
        "(2026-01-31T04) or 2026-01-31T04:30",
    ),
    (
        "    label: people",
        "    label: people\n    colour: red",
        ":8: group 'people': field 'colour' is unknown; allowed: 'aliases', 'disjoint', 'part_of'",
    ),
    ("timezone: Etc/UTC\n", "", ":2: 'timezone' is missing"),
]

FILES = [
    (b"", ":1: is empty"),
    (b" \n \n", ":1: is empty"),
    (b"# only a comment\n", ":1: is empty"),
    (b"~", ":1: is empty"),
    (b"- a\n- b\n", ":1: the file must hold fields, each with its value, not a list"),
    (b"hello\n", ":1: the file 'hello' must hold fields, each with its value"),
    (b"a: b\n\xff\xfe", ":2: is not text in UTF-8"),
    (bytes(range(9, 256)), ":2: is not text in UTF-8"),
    (b"a: \xed\xa0\x80", ":1: is not text in UTF-8"),
    (b"a: b\0c", ":1: is not plain text: it holds the invisible character U+0000"),
    (b"a: b\nc: \x1b[2J\n", ":2: is not plain text: it holds the invisible character U+001B"),
    (b"x" * (MOST_BYTES + 1), ": is too large; a seed has 500,000 bytes at most"),
    (b"x" * 50_000_000, ": is too large; a seed has 500,000 bytes at most"),
    (
        b"a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n",
        ":1: aliases and anchors (* and &) are not allowed; put the text in quotes",
    ),
]

SLOW = {
    "open brackets": b"[" * 1_000_000,
    "open braces": b"{" * 1_000_000,
    "dashes": b"- " * 500_000,
    "question marks": b"? " * 500_000,
    "keys in keys": b"a: " * 300_000,
    "anchors": b"&a " * 300_000,
    "one long list": b"a: [" + b"a," * 400_000 + b"]",
    "many keys": b"".join(b"k%d: v\n" % n for n in range(80_000)),
    "many entries": b"-\n" * 400_000,
    "directives": b"%a\n" * 300_000,
    "colons": b":" * 1_000_000,
    "line ends": b"\n" * 1_000_000,
    "quotes": b'a: "' + b'\\"' * 400_000,
    "one block": b"a: |\n" + b" x\n" * 200_000,
}

NAMES = [
    "",
    "example-2020",
    "../example-2020/2020-03-04-gazette",
    "example-2020/../2020-03-04-gazette",
    "/etc/passwd",
    "example-2020/2020-03-04-gazette/..",
    "example-2020/2020-03-04-gazette.yaml",
    "example-2020/2020-03-04-gazette\n",
    "Example-2020/2020-03-04-gazette",
    "example-2020/2020-02-30-gazette",
    "example-2020/2020-03-04-",
    "example-2020\\2020-03-04-gazette",
    "a\0b",
    "\ud800",
    "a" * 300 + "/2020-03-04-gazette",
]


def complain(read: Callable[[], object]) -> str:
    """The message of the SeedError that reading ends in; empty where it ends well."""
    try:
        read()
    except SeedError as error:
        return str(error)
    return ""


def test_a_seed_is_read_whole(home: Home) -> None:
    """Every figure of the file comes back under its own id, in the file's order."""
    assert [figure.id for figure in home.read().figures] == [
        "all-killed",
        "residents-killed",
        "responders-killed",
        "drivers-claimed",
        "report-day",
        "burnt-towns",
        "distance-walked",
    ]


def test_an_article_knows_the_hash_of_its_two_files(home: Home) -> None:
    """SHA-256 of the event's file and the article's file, one behind the other."""
    both = home.event_file.read_bytes() + home.article_file.read_bytes()

    assert home.read().sha256 == hashlib.sha256(both).hexdigest()


@pytest.mark.parametrize(
    ("old", "new"),
    [("\n", "\r\n"), ("\n", "\r"), ("# yaml", "\ufeff# yaml"), ("source:", "---\nsource:")],
    ids=["CRLF", "CR", "byte order mark", "document start"],
)
def test_what_editors_add_is_no_fault(home: Home, old: str, new: str) -> None:
    """Line ends of any system, a byte order mark and a first '---' change nothing it says."""
    before = home.read()
    text = home.article_file.read_text("utf-8").replace(old, new)
    home.article_file.write_bytes(text.encode("utf-8"))

    after = home.read()
    assert (after.event, after.transcript) == (before.event, before.transcript)


def test_digits_keep_their_commas(home: Home) -> None:
    """A wording in bare digits is text as printed, not a number of YAML."""
    home.change("article", 'wording: "12"', "wording: 1,500")

    assert home.read().figures[0].wording == "1,500"


def test_text_over_several_lines_becomes_one_line(home: Home) -> None:
    """A block of several lines is one line in a report."""
    home.change("article", "says: Twelve people were", "says: |\n      Twelve\n      people were")

    assert home.read().figures[0].says == "Twelve people were killed in the county."


@pytest.mark.parametrize(("old", "new", "message"), YAML_FAULTS)
def test_malformed_yaml_is_told_in_a_transcribers_words(
    home: Home, old: str, new: str, message: str
) -> None:
    """What is not YAML is refused with its line and with what to do."""
    assert home.change("article", old, new).refuse() == f"{ARTICLE}{message}"


@pytest.mark.parametrize(("old", "new", "message"), UNNEEDED_YAML)
def test_yaml_that_no_seed_needs_is_refused(home: Home, old: str, new: str, message: str) -> None:
    """Aliases, tags, second documents, deep nesting, doubled and odd keys are refused."""
    assert home.change("article", old, new).refuse() == f"{ARTICLE}{message}"


@pytest.mark.parametrize(("new", "message"), INVISIBLE)
def test_invisible_characters_are_refused(home: Home, new: str, message: str) -> None:
    """What cannot be seen, raw or as an escape, is named by its code point and its line."""
    assert home.change("article", "outlet: Example", new).refuse() == f"{ARTICLE}{message}"


def test_marks_piled_on_a_letter_are_refused(home: Home) -> None:
    """More marks than a script has would be drawn over the lines above and below."""
    home.change("article", "outlet: Example", f"outlet: Exa{chr(0x301) * 5}mple")

    assert home.refuse() == (
        f"{ARTICLE}:3: source: the text is not plain: a letter carries more than 4 marks"
    )


def test_marks_that_a_script_has_are_kept(home: Home) -> None:
    """A Hebrew letter may carry a dot, a vowel and a chant sign, and so on to four."""
    home.change("article", "outlet: Example", "outlet: \u05e9\u05c1\u05bc\u05b8\u0591")

    assert home.read().source.outlet.startswith("\u05e9\u05c1\u05bc\u05b8\u0591")


@pytest.mark.parametrize(("old", "new", "message"), WRONG_VALUES)
def test_a_wrong_value_is_told_with_what_is_allowed(
    home: Home, old: str, new: str, message: str
) -> None:
    """An article's value that its field cannot hold: line, figure, found, allowed, nearest."""
    assert home.change("article", old, new).refuse() == f"{ARTICLE}{message}"


@pytest.mark.parametrize(("old", "new", "message"), WRONG_EVENT_VALUES)
def test_a_wrong_value_of_an_event_is_told_with_what_is_allowed(
    home: Home, old: str, new: str, message: str
) -> None:
    """An event's value that its field cannot hold: line, name, found, allowed, nearest."""
    assert home.change("event", old, new).refuse() == f"{EVENT}{message}"


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("[]", "'groups' must be names, each with its own fields, not a list"),
        ("police", "'groups' 'police' must be names, each with its own fields"),
        ("", "'groups' is empty"),
        ("{}", "'groups' is empty"),
    ],
)
def test_a_section_of_an_event_is_names_with_fields(home: Home, value: str, message: str) -> None:
    """A section that is a list, a word or nothing is refused on its own line."""
    home.event_file.write_text(
        f"name: x\ntimezone: UTC\ngroups: {value}\nplaces: {{a: {{name: a, kind: b}}}}\n", "utf-8"
    )

    assert home.refuse().splitlines()[0] == f"event.yaml:3: {message}"
    assert "group" not in home.refuse().partition("\n")[2]


@pytest.mark.parametrize(("content", "message"), FILES)
def test_a_file_that_is_no_seed_is_refused(home: Home, content: bytes, message: str) -> None:
    """Empty, binary, huge, ill-encoded and explosive files each get one sentence."""
    home.article_file.write_bytes(content)

    assert home.refuse() == f"{ARTICLE}{message}"


def test_a_missing_event_is_told(home: Home) -> None:
    """An article without its event.yaml is refused by that file's name."""
    home.event_file.unlink()

    assert home.refuse() == "event.yaml: the file is missing"


@pytest.mark.parametrize("kind", ["event", "article"])
def test_a_folder_in_place_of_a_file_is_told(home: Home, kind: str) -> None:
    """A folder of a seed's name is refused as one."""
    path = home.event_file if kind == "event" else home.article_file
    path.unlink()
    path.mkdir()

    assert home.refuse() == f"{path.name}: is a folder; a seed is a file"


@pytest.mark.parametrize("target", ["/dev/zero", "/dev/null"])
def test_a_device_is_not_read(home: Home, target: str) -> None:
    """A link to a device, which may never end, is refused before a byte is read."""
    home.article_file.unlink()
    home.article_file.symlink_to(target)

    assert home.refuse() == f"{ARTICLE}: is no file of text; a seed is a file"


def test_a_link_to_itself_is_told(home: Home) -> None:
    """A link that leads nowhere but to itself is refused, not followed."""
    home.event_file.unlink()
    home.event_file.symlink_to(home.event_file)

    assert home.refuse().startswith("event.yaml: cannot be read: ")


def test_a_file_without_permission_is_told(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that may not be read is refused with the system's reason."""

    def forbid(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", forbid)

    assert home.refuse().splitlines() == [
        "event.yaml: cannot be read: Permission denied",
        f"{ARTICLE}: cannot be read: Permission denied",
    ]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_the_system_guards_is_told(home: Home) -> None:
    """A file of mode 000 is refused with the system's reason."""
    home.article_file.chmod(0)

    assert home.refuse() == f"{ARTICLE}: cannot be read: Permission denied"


@pytest.mark.parametrize("name", NAMES)
def test_a_name_of_another_form_is_refused(home: Home, name: str) -> None:
    """Names that leave the seeds folder, or are no names at all, never reach the disk."""
    with pytest.raises(ParameterError, match=r"^article .* is not of the form EVENT/YYYY-MM-DD-"):
        read_article(name)
    assert home.read()


def test_a_refused_name_is_printed_safely() -> None:
    """A hostile name is shown escaped and cut, on one line."""
    with pytest.raises(ParameterError) as caught:
        check_article_name("\x1b[31m\ud800\n" * 100)

    message = str(caught.value)
    assert message.encode("utf-8").isascii()
    assert "\n" not in message


def test_an_unknown_article_gets_the_nearest_name(home: Home) -> None:
    """A mistyped article is answered with the one that is meant."""
    with pytest.raises(ParameterError) as caught:
        read_article("example-2020/2020-03-04-gazete")

    assert str(caught.value) == (
        f"article 'example-2020/2020-03-04-gazete' has no seed; did you mean '{home.name}'?"
    )


def test_only_seeds_are_listed(home: Home) -> None:
    """Files of other names, events and folders are not taken for articles."""
    folder = home.article_file.parent
    for name in ("notes.yaml", "2020-13-01-x.yaml", "2020-03-05-x.txt", "Big.yaml"):
        (folder / name).write_text("x", "utf-8")
    (folder / "2020-03-06-x.yaml").mkdir()

    assert list_articles() == [home.name]


@pytest.mark.parametrize("content", SLOW.values(), ids=SLOW.keys())
def test_no_megabyte_takes_long(content: bytes) -> None:
    """What would keep a parser busy takes no more than seconds."""
    begun = time.process_time()
    with contextlib.suppress(SeedError):
        parse(Path("x.yaml"), content[:MOST_BYTES].decode())

    assert time.process_time() - begun < 5


@pytest.mark.parametrize("kind", [Event, Transcript])
@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(content=st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_any_bytes_give_a_record_or_sentences(
    tmp_path: Path, kind: type[Event], content: bytes
) -> None:
    """No file content raises anything but a SeedError of one line a fault."""
    path = tmp_path / "x.yaml"
    path.write_bytes(content)

    told = complain(lambda: read_record(path, kind)).splitlines()
    assert all(line.startswith(f"{path}:") for line in told)


@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_a_damaged_seed_is_read_or_refused(home: Home, data: st.DataObject) -> None:
    """A seed with any stretch replaced by anything is an article still, or a SeedError."""
    original = home.article_file.read_bytes()
    start = data.draw(st.integers(0, len(original)))
    length = data.draw(st.integers(0, 60))
    pieces = ["- ", ": ", "\n    ", "[", "{", "'", '"', "~", "0", "&a", "!", "|", "id", "9e9"]
    damage = data.draw(
        st.one_of(
            st.binary(max_size=20),
            st.lists(st.sampled_from(pieces), max_size=6).map(lambda each: "".join(each).encode()),
        )
    )
    home.article_file.write_bytes(original[:start] + damage + original[start + length :])
    message = complain(home.read)
    home.article_file.write_bytes(original)

    assert all(re.match(rf"seeds/.*/{ARTICLE}:\d+: ", line) for line in message.splitlines())
