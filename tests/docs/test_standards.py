"""The standards of the field: what is said to meet a point is there."""

import re
import shlex

import pytest
import typer

from analysis import paths
from analysis.cli import app
from analysis.ledger.measures import MEASURES
from analysis.ledger.model import STATUSES, Figure, Source, Speaker, Transcript
from analysis.ledger.site import Site
from analysis.render.naming import page_name
from analysis.render.site import FILES
from analysis.run.parameters import list_notebooks
from analysis.run.publish import CONTENTS

TEXT = (paths.home() / "docs" / "standards.md").read_text("utf-8")
FOUND = ("met", "in part", "not met", "not ours")


def list_rows(name):
    """The rows of one table: where, point, found, by what."""
    table = re.search(rf"<!-- {name} -->\n(.*?)<!-- end of {name} -->", TEXT, re.DOTALL)[1]
    lines = table.strip().splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


ROWS = [*list_rows("standards"), *list_rows("guidance")]
NAMED = sorted({name for row in ROWS for name in re.findall(r"`([^`]+)`", row[3])})


def list_words():
    """Fields of seeds and settings, measures, statuses, and files of a report."""
    models = (Figure, Source, Speaker, Transcript, Site)
    yield from (field for model in models for field in model.model_fields)
    yield from MEASURES
    yield from STATUSES
    yield from (page_name(notebook.stem) for notebook in list_notebooks())
    yield from (*FILES, *CONTENTS, paths.site().name)
    tables = (paths.reports()).glob("*/*/tables/*.csv")
    yield from (table.name for table in tables)


def has_command(words):
    """Whether the command line has this verb, with these options."""
    _, verb, *options = shlex.split(words)
    command = typer.main.get_command(app).commands.get(verb)
    known = {name for each in command.params for name in each.opts} if command else set()
    return command is not None and set(options) <= known


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[1][:40])
def test_each_point_says_whether_it_is_met_and_by_what(row):
    """What is met names what meets it; what is not says why."""
    where, point, found, reason = row
    assert re.fullmatch(r"[SGB]\??( \d+(–\d+)?)?", where)
    assert found in FOUND
    assert point
    assert reason
    assert found in ("not met", "not ours") or "`" in reason


@pytest.mark.parametrize("name", NAMED)
def test_what_is_named_is_there(name):
    """A file of the project, a command with its options, a field, or a file of a report."""
    if name.startswith("tollbook "):
        assert has_command(name)
    else:
        assert (paths.home() / name).exists() or name in set(list_words())


def test_every_kind_of_finding_is_explained():
    """In the table above, in the same words."""
    assert re.findall(r"^\| (met|in part|not met|not ours) \| ", TEXT, re.MULTILINE) == [*FOUND]


def test_the_text_says_what_could_not_be_read():
    """A row about what was not at hand has a mark, and the mark is explained."""
    assert any(row[0].endswith("?") for row in ROWS)
    assert "“G?”" in TEXT
