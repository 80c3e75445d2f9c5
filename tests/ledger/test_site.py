"""`site.yaml`: each field checked, each fault one sentence with its line."""

from __future__ import annotations

import base64
import json
import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from packaging.licenses import canonicalize_license_expression

from analysis import paths
from analysis.errors import SeedError
from analysis.ledger.licences import COMMON, find_licence, find_meant, find_page
from analysis.ledger.logo import MOST_BYTES, read_logo
from analysis.ledger.schema import schema_text
from analysis.ledger.site import NOBODY, read_site

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><path d="M0 0h40"/></svg>'
WHOLE = """\
publisher: The Example Desk
contact: desk@example.org
licence: CC-BY-4.0
base_address: https://example.org/tolls
language: en
logo: logo.svg
corrections_note: Write to the desk.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path))
    return tmp_path


def write(folder: Path, text: str, logo: str | bytes = SVG, name: str = "logo.svg") -> None:
    (folder / "site.yaml").write_text(text, "utf-8")
    (folder / name).write_bytes(logo.encode() if isinstance(logo, str) else logo)


def refuse(folder: Path, text: str, **logo: str | bytes) -> list[str]:
    """The faults of a file, each cut to what follows its name."""
    write(folder, text, **logo)  # type: ignore[arg-type]
    with pytest.raises(SeedError) as caught:
        read_site()
    return [fault.partition("site.yaml:")[2] for fault in caught.value.faults]


def make_png(width: int, height: int) -> bytes:
    """A picture that says it is of that size."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(1 + width) * height)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )


@pytest.mark.parametrize("text", ["", "\n\n", "# publisher: A desk\n", "---\n# later\n", "\ufeff"])
def test_a_file_without_any_setting_names_nobody(folder: Path, text: str) -> None:
    """Each field may be missing, and so may all: what `init` writes may be commented out."""
    write(folder, text)
    assert read_site() == NOBODY


def test_without_a_file_nobody_is_named(folder: Path) -> None:
    assert read_site() == NOBODY
    assert NOBODY.model_dump(exclude={"language"}, exclude_none=True) == {}


def test_every_field_is_read(folder: Path) -> None:
    """As written; the address ends with a slash, so that a page's path can be added."""
    write(folder, WHOLE)
    site = read_site()
    assert site.publisher == "The Example Desk"
    assert site.base_address == "https://example.org/tolls/"
    assert (site.contact, site.licence, site.logo) == ("desk@example.org", "CC-BY-4.0", "logo.svg")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("contct: a@example.org", "1: field 'contct' is unknown; did you mean 'contact'?"),
        ("license: MIT", "1: field 'license' is unknown; did you mean 'licence'?"),
        (
            "contact: mailto:a@example.org",
            "1: 'contact' 'mailto:a@example.org' must be an e-mail address or a link that begins "
            "with https://; did you mean 'a@example.org'?",
        ),
        (
            "contact: example.org/write",
            "1: 'contact' 'example.org/write' must be an e-mail address or a link that begins "
            "with https://; did you mean 'https://example.org/write'?",
        ),
        (
            "licence: CC BY 4.0",
            "1: 'licence' 'CC BY 4.0' is not a name of the SPDX list; did you mean 'CC-BY-4.0'?",
        ),
        (
            "base_address: https://example.org/?page=1",
            "1: 'base_address' 'https://example.org/?page=1' must be the address of a folder, "
            "without '?' and '#'",
        ),
        (
            "language: fr",
            "1: 'language' 'fr' has no catalogue of the page's own words; only 'en' ships",
        ),
        ("logo: other.svg", "1: 'logo' 'other.svg' is not beside site.yaml"),
        (
            "logo: ../logo.svg",
            "1: 'logo' '../logo.svg' must be the name of an SVG or PNG file beside site.yaml: "
            "logo.svg",
        ),
    ],
)
def test_a_fault_is_one_sentence_with_its_line(folder: Path, text: str, fault: str) -> None:
    assert refuse(folder, text) == [fault]


@pytest.mark.parametrize("field", ["contact", "base_address"])
@pytest.mark.parametrize(
    "link",
    [
        *("https://reader:secret@example.org/", "https://@example.org/", "https://example.org:/"),
        *("https://./", "https://../x", "https://a..example.org/", "https://example.org:0/"),
        f"https://{'a' * 64}.example.org/",
    ],
)
def test_an_address_that_leads_nowhere_or_tells_a_password_is_refused(
    folder: Path, field: str, link: str
) -> None:
    """No browser comes to such a host; what is published is read by anybody."""
    (fault,) = refuse(folder, f"{field}: {link}")
    assert fault.startswith(f"1: '{field}' ")
    write(folder, f"{field}: https://example.org:8443/@desk/tolls/")
    assert read_site()


def test_all_faults_are_told_in_one_run(folder: Path) -> None:
    """That of the picture among them, in the order of the lines."""
    text = "logo: gone.png\npublisher: [a]\nlanguage: xx\nlicence: Apache 2\n"
    assert [fault[:2] for fault in refuse(folder, text)] == ["1:", "2:", "3:", "4:"]


ATTACKS = {
    "script": "<script>alert(1)</script>",
    "handler": '<path onload="alert(1)" d=""/>',
    "foreign": "<foreignObject><p>x</p></foreignObject>",
    "image": '<image href="https://example.org/x.png"/>',
    "old link": '<image xlink:href="//example.org/x" xmlns:xlink="http://www.w3.org/1999/xlink"/>',
    "file": '<use href="file:///etc/passwd"/>',
    "style": "<style>@import 'x.css';</style>",
    "fill": '<path fill="url(https://example.org/#a)" d=""/>',
    "quoted": '<path style="fill: url( \'x.svg#a\')" d=""/>',
    "set": '<set attributeName="href" to="javascript:alert(1)"/>',
}


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_a_drawing_that_runs_or_loads_is_refused(folder: Path, attack: str) -> None:
    """In one sentence; nothing of it reaches a page."""
    (fault,) = refuse(folder, "logo: logo.svg", logo=SVG.replace("<path", f"{attack}<path", 1))
    assert fault.startswith("1: 'logo' 'logo.svg' ")


@pytest.mark.parametrize(
    "logo",
    [
        '<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG,
        (b"\xff\xfe" + ('<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG).encode("utf-16-le")),
        "<svg>",
        "<html/>",
        "<svg/>",
        "",
        SVG + " " * MOST_BYTES,
    ],
    ids=["entities", "entities in UTF-16", "open", "no drawing", "no namespace", "empty", "large"],
)
def test_what_is_no_plain_drawing_is_refused(folder: Path, logo: str | bytes) -> None:
    assert len(refuse(folder, "logo: logo.svg", logo=logo)) == 1


def test_a_logo_is_embedded_as_it_is(folder: Path) -> None:
    """A drawing that keeps to itself, gradients and all."""
    drawing = SVG.replace("<path", '<defs><linearGradient id="a"/></defs><path fill="url(#a)"', 1)
    write(folder, "logo: logo.svg", drawing)
    address = read_logo(folder / "logo.svg")
    assert address.startswith("data:image/svg+xml;base64,")
    assert base64.b64decode(address.partition(",")[2]).decode() == drawing


@pytest.mark.parametrize(
    ("size", "is_good"), [((40, 10), True), ((0, 9), False), ((9, 9999), False)]
)
def test_a_picture_has_a_size_that_can_be(
    folder: Path, size: tuple[int, int], is_good: bool
) -> None:
    (folder / "logo.png").write_bytes(make_png(*size))
    if is_good:
        assert read_logo(folder / "logo.png").startswith("data:image/png;base64,")
    else:
        with pytest.raises(ValueError, match="pixels"):
            read_logo(folder / "logo.png")


@given(st.integers(8, 10_000), st.integers(0, 7))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_picture_of_which_anything_is_lost_is_refused(folder: Path, at: int, bit: int) -> None:
    """One bit turned anywhere, or cut off anywhere."""
    whole = make_png(40, 10)
    at = 8 + at % (len(whole) - 8)
    turned = whole[:at] + bytes([whole[at] ^ 1 << bit]) + whole[at + 1 :]
    for damaged in (turned, whole[:at]):
        (folder / "logo.png").write_bytes(damaged)
        with pytest.raises(ValueError, match=r"PNG|pixels"):
            read_logo(folder / "logo.png")


@pytest.mark.parametrize(
    "part",
    [
        "<g>" * 8000 + "</g>" * 8000,
        "<g>" * 40 + "</g>" * 40,
        "".join(f"<g id='a{n}'>" + f"<use href='#a{n + 1}'/>" * 10 + "</g>" for n in range(9)),
        "<style>@\\69mport 'https://a.example'</style>",
        "<style>a{fill:u\\72l(https://a.example)}</style>",
        "<style>a{fill:image-set('https://a.example' 1x)}</style>",
        "<style>a{}<g/>@import url(https://a.example)</style>",
        "<style>@font-face{src: src('https://a.example')}</style>",
    ],
)
def test_a_drawing_that_hides_what_it_loads_or_never_ends_is_refused(
    folder: Path, part: str
) -> None:
    """In escapes, in other words for a link, behind an element; or by parts that repeat parts."""
    assert len(refuse(folder, "logo: logo.svg", logo=SVG.replace("<path", f"{part}<path"))) == 1


def test_what_only_looks_like_a_link_is_left_in_peace(folder: Path) -> None:
    """Quoted names of gradients, and elements that begin like others."""
    part = """<settings/><use href="#a"/><g fill="url( '#a' )"/><style>a{fill:url( #a)}</style>"""
    write(folder, "logo: logo.svg", SVG.replace("<path", f"{part}<path"))
    assert read_logo(folder / "logo.svg")


@pytest.mark.parametrize("name", COMMON)
def test_each_common_licence_is_on_the_list(name: str) -> None:
    """Spelt as SPDX spells it, whatever the case."""
    assert str(canonicalize_license_expression(name)) == name
    assert find_licence(name.lower()) == name
    assert find_page(name).startswith("https://")


@given(st.sampled_from(COMMON), st.sampled_from([" ", "_", ""]), st.booleans())
def test_a_common_licence_is_known_by_its_letters(name: str, between: str, is_lower: bool) -> None:
    """However it is spaced; whoever leaves hyphens out is told the name."""
    words = name.replace("-", between)
    words = words.lower() if is_lower else words
    if not find_licence(words):
        assert find_meant(words) == name


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Creative Commons Attribution 4.0 International", "CC-BY-4.0"),
        ("Creative Commons Attribution-NonCommercial-ShareAlike 4.0", "CC-BY-NC-SA-4.0"),
        ("cc-by", "CC-BY-4.0"),
        ("CC-BY 4", "CC-BY-4.0"),
        ("ODbL", "ODbL-1.0"),
        ("MIT License", "MIT"),
        ("CC-BY-9.9", "CC-BY-4.0"),
        ("All rights reserved", ""),
        ("Ask the desk first", ""),
        ("MIT OR Apache-2.0", ""),
    ],
)
def test_other_words_stand_unless_they_mean_a_licence(words: str, meant: str) -> None:
    assert find_meant(words) == meant


def test_a_creative_licence_leads_to_its_own_page() -> None:
    assert find_page("CC-BY-NC-4.0") == "https://creativecommons.org/licenses/by-nc/4.0/"
    assert find_page("CC0-1.0") == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert find_page("ODbL-1.0") == "https://spdx.org/licenses/ODbL-1.0.html"


LINES = st.text(
    st.characters(codec="utf-8", exclude_characters="\n\r\x85\u2028\u2029"), max_size=40
)
FIELDS = ["publisher", "contact", "licence", "base_address", "language", "logo", "corrections_note"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(FIELDS), LINES))
def test_whatever_is_written_is_read_or_told(folder: Path, fields: dict[str, str]) -> None:
    """No text of a field brings anything but a reading or sentences; JSON is YAML."""
    (folder / "site.yaml").write_text(json.dumps(fields), "utf-8")
    faults = find_faults()
    assert all(":" in fault and "\n" not in fault for fault in faults)
    if not faults:
        given_ = {name: value for name, value in fields.items() if value}
        schema = Draft202012Validator(json.loads(schema_text("site")))
        assert not list(schema.iter_errors(given_))


def find_faults() -> tuple[str, ...]:
    """What is wrong with the file as it stands."""
    try:
        read_site()
    except SeedError as error:
        return error.faults
    return ()


def test_the_committed_schema_is_current() -> None:
    """The file in seeds/ is what the model gives now, byte for byte."""
    committed = Path(__file__).parents[2] / "seeds" / "site.schema.json"
    assert committed.read_text("utf-8") == schema_text("site")
    assert paths.site().name == "site.yaml"
