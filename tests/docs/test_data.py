"""The whole book as data: each line of docs/data.md runs as printed, and answers its question."""

import ast
import json
import re
import shlex
from concurrent.futures import ThreadPoolExecutor

import datasette.cli
import pytest
import typer.main
from books import EXPORTED, export_words
from click.testing import CliRunner
from documents import find_commands, read_document
from frictionless.console import console
from ruamel.yaml import YAML

from analysis import paths
from analysis.export.tables import TABLES

TEXT = read_document("docs/data.md")
BLOCKS = re.findall(r"^(\S[^\n]*)\n\n```python\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
COMMANDS = find_commands(TEXT)
READERS = [command for command in COMMANDS if not command.startswith("tollbook ")]
PROGRAMS = {"datasette": datasette.cli.cli, "frictionless": console}
SECURITY = "balochistan-2026/2026-02-04-press-tv#security-killed"

pytestmark = pytest.mark.xdist_group("book")


def list_figures():
    """Every figure of every seed, as the files have it: article, outlet, figure."""
    told = []
    for path in sorted(paths.seeds().glob("*/*.yaml")):
        if path.name != "event.yaml":
            seed = YAML(typ="safe").load(path)
            article = f"{path.parent.name}/{path.stem}"
            told += [(article, seed["source"]["outlet"], each) for each in seed["figures"]]
    return told


@pytest.fixture(scope="module")
def answers(exports):
    """The question before each block → what its last line gives."""
    names, found = {}, {}
    for question, source in BLOCKS:
        *body, last = ast.parse(source.replace("/tmp/", f"{exports}/")).body
        exec(compile(ast.Module(body, []), "data", "exec"), names)
        assert isinstance(last, ast.Expr)
        found[question] = eval(compile(ast.Expression(last.value), "data", "eval"), names)
    return found


def read(exports, command):
    """What a command prints; in this process, because each takes seconds to start, and in a thread
    of its own, because a command may want a loop of events for itself.
    """
    program, *words = shlex.split(command.replace("/tmp/", f"{exports}/"))
    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(CliRunner().invoke, to_command(PROGRAMS[program]), words).result()
    assert done.exit_code == 0, done.output
    return done.stdout


def to_command(program):
    """What click runs."""
    return typer.main.get_command(program) if isinstance(program, typer.Typer) else program


def find_command(*words):
    """The one command of the document with all these words."""
    (found,) = [command for command in READERS if all(word in command for word in words)]
    return found


def test_the_numbers_without_an_upper_bound(answers):
    """Those that the ledger has so: each article's, none else."""
    found = answers["Which numbers have no upper bound?"]
    told = {f"{article}#{each['id']}" for article, _, each in list_figures()}
    assert set(found["statement"]) <= told
    assert SECURITY in set(found["statement"])
    assert found["wording"].str.contains("least|more|over|nearly", case=False).sum() > 10


def test_the_claims_of_a_party(answers):
    """As the seeds have them, by hand."""
    found = answers["What does a party claim?"]
    told = [
        f"{article}#{each['id']}"
        for article, _, each in list_figures()
        if each["speaker"] == "bla" and each["status"] == "claimed"
    ]
    assert sorted(told) == found["statement"].tolist()
    assert told


def test_the_attributed_deaths_by_outlet(answers):
    """Counted from the seeds, by hand."""
    found = answers["How many figures of deaths does each outlet attribute to somebody?"]
    told = [
        outlet
        for _, outlet, each in list_figures()
        if each["measure"] == "deaths"
        and each["status"] == "attributed"
        and each.get("role", "toll") == "toll"
    ]
    counted = dict(zip(found["outlet"], found["attributed"], strict=True))
    assert counted == {outlet: told.count(outlet) for outlet in told}


def test_the_findings_that_name_a_statement(answers, exports):
    """DuckDB and Datasette name the same ones."""
    found = answers["Which findings name a given statement?"]
    command = find_command("datasette", "finding_statements")
    rows = json.loads(read(exports, command))
    assert len(found) == len(rows) > 0
    assert {row["statement"] for row in rows} == {SECURITY}


def test_datasette_tells_the_claims_and_the_open_bounds_as_the_others_do(answers, exports):
    """One question, one answer."""
    claims = json.loads(read(exports, find_command("datasette", "status=claimed")))
    told = answers["What does a party claim?"]["statement"]
    assert [row["statement"] for row in claims] == told.tolist()
    opened = json.loads(read(exports, find_command("datasette", "high__isnull")))
    told = answers["Which numbers have no upper bound?"]["statement"]
    assert {row["statement"] for row in opened} == set(told)


def test_datasette_counts_the_rows(exports):
    """Every table is there."""
    told = json.loads(read(exports, find_command("datasette", "inspect")))
    assert list(told["tollbook"]["tables"]) == [table.name for table in TABLES]


def test_the_validator_finds_the_package_valid(exports):
    """As printed, without an option."""
    assert "INVALID" not in read(exports, find_command("frictionless"))


def test_every_command_and_block_is_tried():
    """None in the document that no test above runs."""
    made = [command for command in COMMANDS if command not in READERS]
    assert [command.split()[1:] for command in made] == [*map(export_words, EXPORTED)]
    assert len(READERS) == 5
    assert len(BLOCKS) == 5


def test_every_table_is_told():
    """With its key."""
    named = re.findall(r"`(\w+)`", "\n".join(re.findall(r"^\| (`.*?) \|", TEXT, re.MULTILINE)))
    assert named == [table.name for table in TABLES]


def test_links_lead_somewhere():
    """Every relative link is a file of the project."""
    links = re.findall(r"\]\((?!https)([^)#]+)\)", TEXT)
    assert [link for link in links if not (paths.home() / "docs" / link).exists()] == []
