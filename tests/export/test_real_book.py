"""The export of the project's articles beside their seeds, read as plain YAML and plain SQLite."""

import csv
import json
import sqlite3
from collections import Counter
from contextlib import closing

import frictionless
import openpyxl
import pyarrow.parquet as pq
import pytest
from ruamel.yaml import YAML

from analysis import paths
from analysis.export.tables import TABLES
from analysis.reading.frames import DICTIONARY

pytestmark = pytest.mark.xdist_group("book")

TYPES = {
    "string": {"text"},
    "date": {"text"},
    "datetime": {"text"},
    "integer": {"integer"},
    "boolean": {"integer"},
    "number": {"real"},
}
"""Kind of a column → the types that SQLite may tell of its values."""
NUMBERS = {"nominal", "low", "high", "parts_low", "parts_high", "size"}
"""Columns with what somebody said, or with what is made of it."""


def load(path):
    return YAML(typ="safe").load(path)


EVENTS = {path.parent.name: load(path) for path in sorted(paths.seeds().glob("*/event.yaml"))}
SEEDS = {
    f"{path.parent.name}/{path.stem}": load(path)
    for path in sorted(paths.seeds().glob("*/*.yaml"))
    if path.name != "event.yaml"
}
FIGURES = {f"{name}#{each['id']}": each for name, seed in SEEDS.items() for each in seed["figures"]}


@pytest.fixture(scope="module")
def base(exports):
    """The database, by plain SQLite."""
    with closing(sqlite3.connect(exports / "tollbook-sqlite" / "tollbook.sqlite")) as base:
        base.row_factory = sqlite3.Row
        yield base


def ask(base, question, *values):
    return [dict(row) for row in base.execute(question, values)]


def count(base, table):
    return base.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]


def list_of(field):
    return [each for seed in SEEDS.values() for each in seed.get(field) or ()]


def list_named(field):
    return [each for event in EVENTS.values() for each in (event.get(field) or {}).values()]


def as_list(value):
    return [value] if isinstance(value, str) else list(value or ())


EXPECTED = {
    "events": len(EVENTS),
    "articles": len(SEEDS),
    "statements": len(FIGURES),
    "groups": len(list_named("groups")),
    "group_parts": sum(
        len(as_list(each.get(field)))
        for each in list_named("groups")
        for field in ("parts", "disjoint", "part_of")
    ),
    "places": len(list_named("places")),
    "periods": len(list_named("periods")),
    # And in each event the outlet itself.
    "speakers": len(list_named("speakers")) + len(EVENTS),
    "aliases": sum(
        len(as_list(each.get("aliases")))
        for field in ("groups", "places", "speakers")
        for each in list_named(field)
    ),
    "left_out": len(list_of("left_out")),
    "assumptions": len(list_of("assumptions")),
    "relations": len(list_of("relations")),
    "relation_parts": sum(len(each["parts"]) for each in list_of("relations")),
    "named_places": sum(len(each.get("named", ())) for each in FIGURES.values()),
    "dictionary": sum(len(table.columns) for table in TABLES),
}
"""Table → how many rows the seeds have for it, counted by hand."""


@pytest.mark.parametrize("table", EXPECTED)
def test_nothing_of_the_seeds_is_lost(base, table):
    """As many rows as the files have entries."""
    assert count(base, table) == EXPECTED[table]


def test_every_statement_is_as_its_seed_has_it(base):
    """Word for word: wording, who says it, how firmly, where."""
    told = {row["statement"]: row for row in ask(base, "SELECT * FROM statements")}
    assert told.keys() == FIGURES.keys()
    for name, figure in FIGURES.items():
        row = told[name]
        article, _, entry = name.partition("#")
        event = article.partition("/")[0]
        assert (row["article"], row["event"], row["figure"]) == (article, event, entry)
        assert row["speaker_id"] == f"{event}/{figure['speaker']}"
        for field in ("measure", "unit", "status", "speaker"):
            assert row[field] == figure[field]
        if "wording" in figure:
            assert row["wording"] == " ".join(str(figure["wording"]).split())
        assert row["says"] == " ".join(figure["says"].split())
        assert row["group"] == figure.get("group")
        assert row["paragraph"] == figure.get("paragraph", 0)
        assert row["role"] == figure.get("role", "toll")
        assert row["reviewed"] == figure.get("reviewed", True)
        # An assumption of ours changes neither; the event's scope stands where print has none.
        assert row["place"] == figure.get("place", EVENTS[event].get("toll", {}).get("place"))


def test_every_article_is_as_its_seed_has_it(base):
    """Outlet, address, day."""
    for row in ask(base, "SELECT * FROM articles"):
        source = SEEDS[row["article"]]["source"]
        assert (row["outlet"], row["url"]) == (source["outlet"], source["url"])
        assert row["published"] == str(source["published"])
        assert row["statements"] == len(SEEDS[row["article"]]["figures"])


def test_every_speaker_has_the_line_of_the_event(base):
    """A side is what the event says it is."""
    for row in ask(base, "SELECT * FROM speakers WHERE speaker_id NOT LIKE '%/outlet'"):
        event, _, name = row["speaker_id"].partition("/")
        told = EVENTS[event]["speakers"][name]
        assert (row["speaker_name"], row["speaker_kind"]) == (told["name"], told["kind"])
        assert row["line"] == told.get("line")


def test_every_assumption_has_its_reason(base):
    """And leads to the statement that it is about."""
    told = {row["assumption_id"]: row for row in ask(base, "SELECT * FROM assumptions")}
    for name, seed in SEEDS.items():
        for each in seed.get("assumptions") or ():
            row = told[f"{name}#{each['id']}"]
            assert row["because"] == " ".join(each["because"].split())
            assert row["statement"] == f"{name}#{each['figure']}"


def test_every_key_leads_somewhere(base):
    """SQLite itself finds no broken key, and no fault in the file."""
    assert ask(base, "PRAGMA foreign_key_check") == []
    assert base.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_database_has_the_keys(base, table):
    """Each table's own, and those to others, as SQLite tells them."""
    columns = ask(base, f'PRAGMA table_info("{table.name}")')
    assert [row["name"] for row in columns] == [*table.columns]
    keys = sorted((row["pk"], row["name"]) for row in columns if row["pk"])
    assert [name for _, name in keys] == [*table.key]
    links = ask(base, f'PRAGMA foreign_key_list("{table.name}")')
    told = Counter((row["table"], row["from"]) for row in links)
    assert told == Counter((link.table, name) for link in table.links for name in link.columns)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_value_is_of_the_type_of_its_column(base, table):
    """A number is a number, and what is not there is NULL and no word for it."""
    for name in table.columns:
        found = {
            row["kind"]
            for row in ask(base, f'SELECT DISTINCT typeof("{name}") AS kind FROM "{table.name}"')
        }
        assert found - {"null"} <= TYPES[DICTIONARY[name].kind], name
        odd = f"SELECT 1 FROM \"{table.name}\" WHERE \"{name}\" IN ('', 'nan', 'NaN', 'None')"
        assert ask(base, odd) == [], name


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_number_stands_beside_whose_word_it_is(table):
    """Status and speaker; of what rests on several statements, the least firm and all names."""
    if NUMBERS & {*table.columns}:
        one, several = {"status", "speaker_id"}, {"weakest_status", "speakers_told"}
        assert one <= {*table.columns} or several <= {*table.columns}


def test_no_number_stands_without_its_status(base):
    """In no row of any such table."""
    for table in TABLES:
        for status in {"status", "weakest_status"} & {*table.columns}:
            missing = f'SELECT 1 FROM "{table.name}" WHERE "{status}" IS NULL'
            assert ask(base, missing) == [], table.name


def test_a_claim_is_a_claim_in_every_table(base):
    """Wherever a statement is repeated, its status and its speaker are the ledger's."""
    for table in TABLES:
        if {"statement", "status", "speaker_id"} <= {*table.columns}:
            told = ask(base, f'SELECT statement, status, speaker_id FROM "{table.name}"')
            for row in told:
                figure = FIGURES[row["statement"]]
                assert row["status"] == figure["status"]
                assert row["speaker_id"].endswith(f"/{figure['speaker']}")


def test_a_sum_with_a_claim_in_it_says_so(base):
    """And no tie among the reports has one."""
    question = """
        SELECT ties.weakest_status, ties.party_id, max(members.status = 'claimed') AS has_claim
        FROM ties JOIN tie_statements AS members USING (tie_id) GROUP BY tie_id
    """
    for row in ask(base, question):
        assert (row["weakest_status"] == "claimed") == row["has_claim"]
        assert (row["party_id"] is not None) == row["has_claim"]


def test_each_statement_is_in_one_saying_and_each_saying_begins_with_its_own(base):
    """The first that carries it gives it its name."""
    firsts = ask(base, "SELECT saying, statement FROM saying_statements WHERE position = 1")
    assert {row["saying"] for row in firsts} == {row["statement"] for row in firsts}
    assert len(firsts) == count(base, "sayings")


def test_all_forms_have_the_same_rows(exports, base):
    """Read by four other readers: the csv module, Arrow, SQLite and openpyxl."""
    book = openpyxl.load_workbook(exports / "tollbook-xlsx" / "tollbook.xlsx", read_only=True)
    for table in TABLES:
        with (exports / "tollbook-csv" / f"{table.name}.csv").open(newline="") as file:
            rows = list(csv.reader(file))
        arrow = pq.read_table(exports / "tollbook-parquet" / f"{table.name}.parquet")
        sheet = list(book[table.name].values)
        assert rows[0] == [*table.columns] == arrow.column_names == list(sheet[0])
        keys = {count(base, table.name), len(rows) - 1, arrow.num_rows, len(sheet) - 1}
        assert len(keys) == 1, table.name


def test_the_validator_finds_a_key_that_leads_nowhere(exports, tmp_path):
    """So that finding nothing says something."""
    for file in (exports / "tollbook-csv").iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    descriptor = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    kept = ("periods", "events", "places")
    descriptor["resources"] = [each for each in descriptor["resources"] if each["name"] in kept]
    for each in descriptor["resources"]:
        del each["hash"], each["bytes"]
    (tmp_path / "datapackage.json").write_text(json.dumps(descriptor))
    assert frictionless.validate(tmp_path / "datapackage.json").valid
    periods = (tmp_path / "periods.csv").read_text("utf-8")
    event = next(iter(EVENTS))
    (tmp_path / "periods.csv").write_text(periods.replace(f",{event},", ",nowhere,", 1), "utf-8")
    found = frictionless.validate(tmp_path / "datapackage.json").flatten(["type"])
    assert found == [["foreign-key"]]


def test_the_descriptor_tells_every_column(exports):
    """Meaning and, where the dictionary has one, unit."""
    for form in ("csv", "parquet", "xlsx"):
        told = json.loads((exports / f"tollbook-{form}" / "datapackage.json").read_text("utf-8"))
        for table, resource in zip(TABLES, told["resources"], strict=True):
            for name, field in zip(table.columns, resource["schema"]["fields"], strict=True):
                assert field["description"] == DICTIONARY[name].description
                assert field.get("unit", "") == DICTIONARY[name].unit


def test_the_dictionary_travels_with_the_tables(base):
    """Each column with what it holds, its key and where it leads."""
    told = {(row["table"], row["column"]): row for row in ask(base, "SELECT * FROM dictionary")}
    assert told["statements", "speaker_id"]["leads_to"] == "speakers"
    assert told["places", "latitude"]["column_unit"] == "degrees"
    assert all(row["description"] for row in told.values())


def test_no_table_tells_when_or_where_it_was_made(exports):
    """No path of the machine, and no day of writing."""
    for path in exports.glob("*/datapackage.json"):
        told = path.read_text("utf-8")
        assert str(paths.home()) not in told
        assert "created" not in json.loads(told)
