"""What programs are told of a report, expanded by a reader of linked data that asks no network."""

import json
import re

import html5lib
import pytest
from executed import make_notebook
from homes import Home
from pyld import jsonld

import analysis as tb
from analysis import paths
from analysis.output.show import make_table
from analysis.render.folder import write_folder
from analysis.render.linked import _name_licence
from analysis.run.edition import read_edition

SCHEMA = "https://schema.org/"
BASE = "https://example.org/tolls/"
TERMS = {
    *("about", "appearance", "author", "contentUrl", "creator", "datePublished", "description"),
    *(
        "distribution",
        "encodingFormat",
        "headline",
        "identifier",
        "inLanguage",
        "interpretedAsClaim",
    ),
    *("isAccessibleForFree", "isBasedOn", "keywords", "license", "name", "publisher"),
    *("sourceOrganization", "subjectOf", "text", "unitText", "url", "variableMeasured"),
}
"""Properties of schema.org, version 29, that a report may use."""
TYPES = {
    *("Claim", "DataDownload", "Dataset", "Event", "NewsArticle", "Organization", "Person"),
    "PropertyValue",
}


def load(url, _):
    """The one context, as schema.org has it of what we use: every term is of its vocabulary."""
    assert url == "https://schema.org"
    links = {name: {"@type": "@id"} for name in ("url", "license", "contentUrl", "isBasedOn")}
    context = {"@vocab": SCHEMA, **links}
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url,
            "document": {"@context": context}}  # fmt: skip


def publish(folder, *pieces, ledger=None, base=BASE):
    """What the front page of a report tells programs, expanded: by type, then name."""
    if base:
        site = f"base_address: {base}\npublisher: Example Desk\nlicence: CC-BY-4.0\n"
        paths.site().write_text(site)
    kind = "event" if ledger is None else "article"
    notebooks = {f"{kind}-00-report": make_notebook("# Who?", *pieces)}
    if ledger is not None:
        notebooks["article-02-ledger"] = make_notebook("# All?", pieces[-1], ledger)
    folder.mkdir(exist_ok=True)
    write_folder(folder, notebooks, edition=read_edition())
    return read(folder / "index.html")


def read(page):
    text = page.read_text("utf-8")
    html5lib.HTMLParser(strict=True).parse(text)
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    expanded = jsonld.expand(json.loads(script), {"documentLoader": load, "base": BASE})
    return json.loads(script), expanded


def walk(node):
    """Every object of an expanded description."""
    if isinstance(node, list):
        for each in node:
            yield from walk(each)
    elif isinstance(node, dict):
        yield node
        yield from walk(list(node.values()))


def find(expanded, kind):
    return [node for node in walk(expanded) if f"{SCHEMA}{kind}" in node.get("@type", [])]


def value(node, name):
    (found,) = node[f"{SCHEMA}{name}"]
    return found.get("@value", found.get("@id"))


@pytest.fixture
def article(home: Home, tmp_path):
    reading = tb.open_article(home.name)
    ledger = make_table(tb.tabulate_figures(reading), name="ledger")
    return reading, publish(
        tmp_path / "out", tb.say_briefing(reading), tb.say_source(reading), ledger=ledger
    )


def test_every_word_is_of_the_vocabulary_and_none_is_lost(article):
    """What a reader of linked data does not know, it drops."""
    told, expanded = article[1]
    used = {key for node in walk(expanded) for key in node if not key.startswith("@")}
    types = {
        kind for node in walk(expanded) for kind in node.get("@type", []) if "@value" not in node
    }

    assert {key.removeprefix(SCHEMA) for key in used} <= TERMS
    assert {kind.removeprefix(SCHEMA) for kind in types} <= TYPES
    assert len(find(expanded, "Claim")) == json.dumps(told).count('"Claim"')


def test_each_statement_has_speaker_status_and_wording(article):
    """A party's claim among the reports, and never without saying that it is one."""
    reading, (_, expanded) = article
    rows = {row.id: row for row in reading.figures.itertuples()}
    claims = {value(node, "text"): node for node in find(expanded, "Claim")}

    assert {row.wording for row in rows.values()} == claims.keys()
    for row in rows.values():
        node = claims[row.wording]
        (author,) = node[f"{SCHEMA}author"]
        assert value(author, "name") == row.speaker_name
        assert value(node, "keywords") == row.status
    assert {"claimed"} < {value(node, "keywords") for node in claims.values()}


def test_the_tables_are_a_data_set_with_licence_creator_and_files(article, tmp_path):
    """Each file is there, at a whole address."""
    _, (_, expanded) = article
    (data,) = find(expanded, "Dataset")
    folder = value(data, "url")

    assert value(data, "license") == "https://spdx.org/licenses/CC-BY-4.0"
    assert value(data[f"{SCHEMA}creator"][0], "name") == "Example Desk"
    assert value(data[f"{SCHEMA}publisher"][0], "name") == "Example Desk"
    assert folder.startswith(BASE)
    measured = {value(node, "name") for node in find(expanded, "PropertyValue")}
    assert "people killed" in measured
    files = find(expanded, "DataDownload")
    assert len(files) == 3
    for file in files:
        where = value(file, "contentUrl")
        assert (tmp_path / "out" / where.removeprefix(folder)).is_file()


def test_names_are_addresses_where_the_site_has_one(article):
    """So that what two pages tell of one event is of one event."""
    names = {node["@id"] for node in walk(article[1][1]) if "@id" in node and len(node) > 1}
    assert names
    assert all(name.startswith(BASE) for name in names)


def test_an_event_tells_its_articles_and_what_each_side_says_last():
    """Reports and claims alike, each in an article that is told."""
    reading = tb.open_event("balochistan-2026")
    told = dict(tb.say_event_source(reading).record)["described"]
    expanded = jsonld.expand(
        told, {"documentLoader": load, "base": f"{BASE}balochistan-2026/event/"}
    )
    articles = {node["@id"] for node in find(expanded, "NewsArticle")}
    claims = find(expanded, "Claim")

    assert len(articles) == len(reading.articles)
    assert len(claims) == len(reading.accounts.latest)
    for node in claims:
        assert {each["@id"] for each in node[f"{SCHEMA}appearance"]} <= articles
        assert value(node, "keywords") in ("stated", "attributed", "claimed")
        assert node[f"{SCHEMA}author"]
    shown = {value(node, "keywords") for node in claims}
    assert "claimed" in shown
    assert shown != {"claimed"}


def test_an_event_without_its_claims_tells_programs_nothing():
    """All statements or none."""
    reading = tb.open_event("balochistan-2026", include_claims=False)
    assert "described" not in tb.say_event_source(reading).record


@pytest.mark.parametrize(
    ("licence", "told"),
    [
        ("ODbL-1.0", "https://spdx.org/licenses/ODbL-1.0"),
        ("https://example.org/terms", "https://example.org/terms"),
        ("all rights kept", {"@type": "CreativeWork", "name": "all rights kept"}),
        ("https:// is no link", {"@type": "CreativeWork", "name": "https:// is no link"}),
    ],
)
def test_a_licence_has_an_address_only_where_there_is_one(licence, told):
    """Other words are no page of SPDX's."""
    assert _name_licence(licence) == told
