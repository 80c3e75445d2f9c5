"""The citation in the formats of reference managers, read back by other programs than ours."""

import json
import re
from dataclasses import replace

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from hypothesis import example, given, settings
from hypothesis import strategies as st
from small_tables import ABOUT
from versioned import NAME, execute

from analysis.ledger.site import Site
from analysis.render.about import Source
from analysis.render.citation import FORMATS, write_citations
from analysis.render.citation.bibtex import to_bibtex
from analysis.render.citation.record import list_cited
from analysis.render.citation.ris import to_ris
from analysis.render.folder import write_folder
from analysis.run.edition import read_edition

SITE = Site.model_validate({"publisher": "Example Trust", "base_address": "https://tolls.example/"})
LINE = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1)
"""One line of any script; a seed's text has no line breaks."""
KEY = "tollbook-example-2020-2020-03-04-gazette"
NAMES = ("جنگ اخبار", "Новая газета", "प्रभात", "L’Écho & Cie", "50% #1_a & 2$")

OTHERS = (
    Source(NAMES[0], "https://jang.example/a_b?x=1&y=%20", "2020-03-05", language="ur"),
    Source(NAMES[1], "https://novaya.example/#~1", "2020-03-06", headline=NAMES[4]),
)
EVENT = replace(
    ABOUT, sources=[*ABOUT.sources, *OTHERS], site=Site.model_validate({"publisher": NAMES[3]})
)


def read_bibtex(about, *middleware):
    """Entries as a parser has them."""
    library = bibtexparser.parse_string(
        to_bibtex(list_cited(about)), append_middleware=list(middleware)
    )
    assert library.failed_blocks == []
    return [
        {field.key: field.value for field in entry.fields} | {"type": entry.entry_type}
        for entry in library.entries
    ]


def read_ris(about):
    return rispy.loads(to_ris(list_cited(about)))


def read_csl(about):
    return json.loads(write_citations(about)["citation.csl.json"])


def read_titles(about):
    """Format → title and author of each thing cited, in order."""
    return {
        "bibtex": [
            (each["title"].strip("{}"), each["author"].strip("{}"))
            for each in read_bibtex(about, LatexDecodingMiddleware())
        ],
        "ris": [(each["title"], each["authors"][0]) for each in read_ris(about)],
        "csl": [(each["title"], each["author"][0]["literal"]) for each in read_csl(about)],
    }


def test_every_format_names_the_report_and_each_of_its_articles():
    """The same in all, in whatever script a name is written."""
    bodies = [NAMES[3], "Example Gazette", NAMES[0], NAMES[1]]
    found = read_titles(EVENT)
    assert {name: [author for _, author in told] for name, told in found.items()} == dict.fromkeys(
        ("bibtex", "ris", "csl"), bodies
    )
    assert {told[0][0] for told in found.values()} == {EVENT.title}
    assert {told[3][0] for told in found.values()} == {NAMES[4]}


@settings(deadline=None, max_examples=60)
@given(LINE, LINE)
@example("{", "}")
@example("\\", "a, b and c")
@example("--", "``x''")
def test_any_name_comes_back_from_every_format(event, outlet):
    """Whatever means something to TeX, to RIS or to JSON is only a letter here."""
    source = replace(ABOUT.sources[0], outlet=outlet, headline=event)
    (_, bib), (_, ris), (_, csl) = (
        read_bibtex(replace(ABOUT, sources=[source])),
        read_ris(replace(ABOUT, sources=[source])),
        read_csl(replace(ABOUT, sources=[source])),
    )
    assert (ris["title"], ris["authors"]) == (event, [outlet])
    assert (csl["title"], csl["author"]) == (event, [{"literal": outlet}])
    assert undo(bib["title"]) == event
    assert undo(bib["author"]) == outlet


def undo(value):
    """Words from a field of BibTeX, its escapes undone by hand."""
    assert (value[0], value[-1]) == ("{", "}")
    names = {"backslash": "\\", "braceleft": "{", "braceright": "}"}
    names |= {"asciitilde": "~", "asciicircum": "^"}
    words, rest = "", value[1:-1]
    while rest:
        if rest[0] != "\\":
            assert rest[0] not in "{}#$%&_~^"
            words, rest = words + rest[0], rest[1:]
        elif rest.startswith("\\text"):
            name, _, rest = rest.removeprefix("\\text").partition("{}")
            words += names[name]
        else:
            words, rest = words + rest[1], rest[2:]
    return words


def test_addresses_are_written_letter_by_letter():
    """A program follows them; nothing in them is escaped."""
    urls = [source.url for source in EVENT.sources]
    assert [each["url"] for each in read_bibtex(EVENT)[1:]] == urls
    assert [each["urls"] for each in read_ris(EVENT)[1:]] == [[url] for url in urls]
    assert [each["URL"] for each in read_csl(EVENT)[1:]] == urls


def test_every_format_has_the_version_and_the_hash_of_the_seed():
    """Two states of the figures are told apart."""
    texts = write_citations(ABOUT)
    assert {name for name, text in texts.items() if ABOUT.figures_version in text} == set(FORMATS)
    assert {name for name, text in texts.items() if ABOUT.seed in text} == set(FORMATS)
    assert read_bibtex(ABOUT)[0]["version"] == read_csl(ABOUT)[0]["version"] == "0123456789"
    assert read_ris(ABOUT)[0]["edition"] == "0123456789"


@pytest.mark.parametrize(
    ("reading", "version"), [("", "0123456789"), ("gtd-no-claims", "0123456789-gtd-no-claims")]
)
def test_another_reading_of_the_same_seed_is_another_version(reading, version):
    """Its bounds are others."""
    assert replace(ABOUT, reading=reading).figures_version == version


def test_the_day_of_an_article_is_told_and_none_of_the_report():
    """When a report was made, or looked at, is not known without a clock."""
    report, article = read_csl(ABOUT)
    assert "issued" not in report
    assert article["issued"] == {"date-parts": [[2020, 3, 4]]}
    assert [each.get("date") for each in read_bibtex(ABOUT)] == [None, "2020-03-04"]
    assert [each.get("date") for each in read_ris(ABOUT)] == [None, "2020/03/04"]
    assert not {"accessed", "urldate", "Y2"} & set(
        " ".join(write_citations(ABOUT).values()).split()
    )


def test_publisher_and_address_are_told_where_the_project_has_them():
    """The address is that of the report, not of the list."""
    about = replace(ABOUT, site=SITE)
    report, _ = read_csl(about)
    assert report["publisher"] == report["author"][0]["literal"] == "Example Trust"
    assert report["URL"] == "https://tolls.example/example-2020/2020-03-04-gazette/"
    assert "publisher" not in read_csl(ABOUT)[0]
    assert "URL" not in read_csl(ABOUT)[0]


def test_a_processor_of_citation_styles_prints_it():
    """The report and the article with its day, in a style of somebody else's."""
    source = CiteProcJSON(read_csl(ABOUT))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    for key in (KEY, f"{KEY}-source-1"):
        bibliography.register(Citation([CitationItem(key)]))
    printed = " ".join(map(str, bibliography.bibliography()))
    assert "Tollbook" in printed
    assert ABOUT.event in printed
    assert "Example Gazette" in printed
    assert "2020" in printed


def test_a_processor_warns_of_no_field(capsys, recwarn):
    """Every name of a field is one of the standard's."""
    CiteProcJSON(read_csl(EVENT))
    assert [str(each.message) for each in recwarn] == []


def test_the_keys_of_a_citation_are_its_own():
    """So that the citations of many reports can stand in one file."""
    keys = [each.key for each in list_cited(EVENT)]
    assert len(set(keys)) == len(keys) == 4
    assert keys[0] == KEY


def test_the_front_page_tells_how_to_cite_and_links_to_every_format(home):
    """By version, with whoever publishes it, as the settings of the project say."""
    settings_of_it = "publisher: Example Trust\nbase_address: https://tolls.example\n"
    (home.folder / "site.yaml").write_text(settings_of_it)
    report = home.folder / "reports" / NAME
    write_folder(report, {"article-00-report": execute("a", 5)}, edition=read_edition())
    front = (report / "index.html").read_text("utf-8")
    (block,) = re.findall(r'<section class="cite".*?</section>', front, re.DOTALL)
    assert "To cite: Example Trust, with Tollbook 0.1.0: Attack in Sample County" in block
    assert f"Version aaaaaaaaaa. https://tolls.example/{NAME}/ Article: " in block
    links = set(re.findall(r'href="([^"]+)"', block))
    assert links == set(FORMATS)
    assert all((report / link).stat().st_size for link in links)
