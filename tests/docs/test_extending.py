"""What the document on extending says is so: its rows are rows, its seeds are seeds."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest
from documents import read_document, run_as_printed

from analysis import paths
from analysis.ledger import conventions, measures
from analysis.ledger.conventions import LITERAL, Convention
from analysis.ledger.measures import Measure, Unit
from analysis.ledger.reader import read_article
from analysis.reconcile.verdicts import check

TEXT = read_document("docs/extending.md")
ARTICLE = "example-2026/2026-03-01-example-news"


def find_block(begin: str) -> str:
    """The one indented block that begins so, without its indent."""
    blocks = re.findall(r"(?:^(?:        .*)?\n)+", TEXT, re.MULTILINE)
    (block,) = (
        text for each in blocks if (text := textwrap.dedent(each).strip()).startswith(begin)
    )
    return block


def read_rows(begin: str) -> dict[str, Unit | Measure]:
    """The rows of a block as the table's module reads them."""
    return eval(f"{{{find_block(begin)}}}", dict(vars(measures)))


def write_seeds(folder: Path) -> None:
    """The two seeds of the document."""
    event = folder / "seeds" / "example-2026"
    event.mkdir(parents=True, exist_ok=True)
    (event / "event.yaml").write_text(find_block("name: "), "utf-8")
    (folder / "seeds" / f"{ARTICLE}.yaml").write_text(find_block("source:"), "utf-8")


def test_the_convention_is_one() -> None:
    """It has a source, and defines only words that the grammar knows."""
    row = eval(find_block("Convention("), dict(vars(conventions)))
    assert isinstance(row, Convention)
    assert row.url.startswith("https://")
    assert set(row.vague) <= set(conventions.CONVENTIONS[LITERAL].vague)


def test_the_rule_to_test_is_that_of_the_convention() -> None:
    """What goes into the tests is what the row says."""
    row = eval(find_block("Convention("), dict(vars(conventions)))
    name, word, bounds = eval(find_block("("))
    assert (row.name, row.vague[word]) == (name, bounds)


def test_the_unit_is_one() -> None:
    """A number may stand before each of its words."""
    [unit] = read_rows('"trucks": ').values()
    assert isinstance(unit, Unit)
    assert "trucks" in unit.words


def test_the_measure_has_the_unit() -> None:
    """The two rows belong together."""
    [measure] = read_rows('"trucks-burnt": ').values()
    assert isinstance(measure, Measure)
    assert measure.units == tuple(read_rows('"trucks": '))


@pytest.mark.parametrize("field", Measure.__dataclass_fields__)
def test_the_document_tells_every_field_of_a_measure(field: str) -> None:
    """A new field gets a row."""
    assert re.search(rf"^\| .*`{field}`.* \|", TEXT, re.MULTILINE)


def test_the_seeds_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Event and article go through the reader and give a bound."""
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path))
    write_seeds(tmp_path)
    outcome = check([read_article(ARTICLE)])
    assert (9, None) in [(count.low, count.high) for count in outcome.counts]


def test_the_commands_run(tmp_path: Path, project_copy: Path) -> None:
    """One after the other, with the seeds filled in between; those that need a package are tried
    with a small one beside the program.
    """
    commands = re.findall(r"^ +\.venv/bin/(tollbook .+)$", TEXT, re.MULTILINE)
    assert len(commands) == 3
    for command in commands:
        done = run_as_printed(command, project_copy, tmp_path)
        assert done.returncode == 0, done.stderr
        write_seeds(project_copy)


@pytest.mark.parametrize("target", sorted(set(re.findall(r"`make ([a-z ]+)`", TEXT))))
def test_every_make_target_exists(target: str) -> None:
    """`make NAME` is a target of the Makefile."""
    makefile = (paths.home() / "Makefile").read_text("utf-8")
    assert all(f"\n{name}:" in makefile for name in target.split())


@pytest.mark.parametrize("name", re.findall(r"`(_[A-Z]+|CODED)` in `([^`]+)`", TEXT))
def test_every_table_is_where_the_document_says(name: tuple[str, str]) -> None:
    """A table that moves, moves in the document."""
    table, file = name
    assert f"\n{table} = " in (paths.home() / file).read_text("utf-8")
