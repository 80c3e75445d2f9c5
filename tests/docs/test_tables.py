"""Tables of measures and conventions stand once in the code; documents and commands follow."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from homes import Home

from analysis import paths
from analysis.ledger.conventions import CONVENTIONS
from analysis.ledger.manual import list_documents
from analysis.ledger.measures import MEASURES

PACKAGE = paths.home() / "analysis"
NAMES = re.compile(rf"\b({'|'.join(CONVENTIONS)})\b")

ADD_CONVENTION = """
    from analysis.ledger import conventions

    conventions._BY_NAME["almanac"] = conventions.Convention(
        name="almanac",
        title="Example Almanac",
        source="Example Almanac, rules: dozens is coded 13.",
        url="https://almanac.example/rules",
        vague={"dozens": (13, 13, 13)},
    )
"""


ADD_MEASURE = """
    from analysis.ledger import measures

    measures._UNITS["trucks"] = measures.Unit("trucks", ("truck", "trucks"))
    measures._MEASURES["trucks-burnt"] = measures.Measure(
        "trucks burnt", "truck burnt", ("trucks",), adds_over=frozenset({"place", "time"})
    )
"""


def run_after(*scripts: str) -> str:
    """What scripts print, one after the other in a process of their own."""
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(map(textwrap.dedent, scripts))],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("path", list_documents(), ids=lambda path: path.name)
def test_a_table_in_a_document_is_current(path: Path) -> None:
    """`make tables` would write the same bytes."""
    assert path.read_text("utf-8") == list_documents()[path]


def test_one_file_alone_spells_the_conventions() -> None:
    """Nothing else of the package names two of them, so that a new one is a new row."""
    files = [file for file in PACKAGE.rglob("*") if file.suffix in (".py", ".md", ".j2", ".json")]
    found = {file.name for file in files if len(set(NAMES.findall(file.read_text("utf-8")))) > 1}
    assert found == {"conventions.py"}


DOCUMENTS = sorted(
    path.relative_to(paths.home()).as_posix()
    for pattern in ("README.md", "seeds/README.md", "docs/*.md", "notebooks/*.ipynb")
    for path in paths.home().glob(pattern)
    if path.name not in ("conventions.md", "columns.md")  # both are written from the table
)


@pytest.mark.parametrize("file", DOCUMENTS)
def test_no_document_lists_the_conventions(file: str) -> None:
    """A document leads to the table that is made from the code."""
    text = (paths.home() / file).read_text("utf-8")
    assert len(set(NAMES.findall(text))) <= 1


@pytest.mark.parametrize("verb", ["ledger", "check"])
def test_the_help_of_a_command_has_a_new_convention(verb: str) -> None:
    """The option's help is made from the table."""
    told = run_after(
        ADD_CONVENTION,
        f"""
        from analysis.cli import run

        run(["{verb}", "--help"])
    """,
    )
    assert "ccc, almanac" in " ".join(told.split())


def test_a_mistyped_name_is_answered_with_a_new_convention() -> None:
    """The allowed names are those of the table."""
    told = run_after(
        ADD_CONVENTION,
        """
        from analysis.errors import ParameterError

        try:
            conventions.find_convention("x")
        except ParameterError as error:
            print(error)
    """,
    )
    assert "'almanac'" in told
    assert all(f"'{name}'" in told for name in CONVENTIONS)


def test_the_comparison_has_a_new_convention(home: Home) -> None:
    """What "dozens" is under each convention is told for the new one."""
    home.tell({"wording": "dozens", "group": "people"})
    told = run_after(
        ADD_CONVENTION,
        f"""
        from analysis.reading.reading import open_article
        from analysis.reconcile.sensitivity import sensitivity
        from analysis.views.conventions import tabulate_conventions

        reading = open_article("{home.name}")
        print(tabulate_conventions(reading)["almanac"].tolist())
        rows = sensitivity([reading.article]).rows
        print([(row.low, row.high) for row in rows if row.convention == "almanac"])
    """,
    )
    assert told.splitlines() == ["['13']", "[(13, 13)]"]


def test_the_document_of_conventions_has_a_new_convention() -> None:
    """Its row has title, rule and link."""
    told = run_after(
        ADD_CONVENTION,
        """
        from analysis.ledger.manual import conventions_text

        print(conventions_text())
    """,
    )
    row = next(line for line in told.splitlines() if line.startswith("| `almanac` |"))
    assert "| Example Almanac | Example Almanac, rules: dozens is coded 13. [Source](https" in row


def burn_trucks(home: Home) -> None:
    """An article on nine trucks, of which three burnt in one town and five or more in another."""
    burnt = {
        "measure": "trucks-burnt",
        "unit": "trucks",
        "speaker": "outlet",
        "status": "stated",
        "paragraph": 1,
        "says": "So many trucks burnt.",
    }
    figures = [
        {"id": "all", "wording": "nine trucks", "place": "sample-county", **burnt},
        {"id": "one-town", "wording": "3", "place": "exampleton", **burnt},
        {"id": "other-town", "wording": "at least five trucks", "place": "testford", **burnt},
    ]
    source = {
        "outlet": "Example Gazette",
        "url": "https://gazette.example/",
        "published": "2020-03-04",
        "paragraphs": 9,
    }
    home.article_file.write_text(json.dumps({"source": source, "figures": figures}), "utf-8")


def test_a_new_measure_is_read_and_reconciled(home: Home) -> None:
    """Of nine trucks, three and five or more leave one at most."""
    burn_trucks(home)
    told = run_after(
        ADD_MEASURE,
        f"""
        from analysis.ledger.reader import read_article
        from analysis.reconcile.verdicts import check

        outcome = check([read_article("{home.name}")])
        print(outcome.verdict, [(rest.low, rest.high) for rest in outcome.rests])
    """,
    )
    assert told == "consistent [(0, 1)]\n"


@pytest.mark.parametrize("verb", ["ledger", "check"])
def test_a_new_measure_is_printed(verb: str, home: Home) -> None:
    """The command names it by its label and finds nothing wrong."""
    burn_trucks(home)
    told = run_after(
        ADD_MEASURE,
        f"""
        from analysis.cli import run

        assert run(["{verb}", "{home.name}"]) == 0
    """,
    )
    assert "trucks burnt" in told.lower()


def test_a_new_measure_is_written_into_schema_and_guide() -> None:
    """The two files that its row brings with it are made by the program."""
    told = run_after(
        ADD_MEASURE,
        """
        from analysis.ledger.manual import list_documents
        from analysis.ledger.schema import schema_text

        print(schema_text("article").count('"trucks-burnt"'))
        print(schema_text("article").count('"trucks"'))
        *_, guide = list_documents().values()
        print("| `trucks-burnt` | trucks burnt | `trucks` |" in guide.splitlines())
    """,
    )
    assert told.splitlines() == ["1", "1", "True"]


@pytest.mark.parametrize("measure", sorted(set(MEASURES) - {"deaths", "time", "duration"}))
def test_no_code_asks_for_a_measure_by_name(measure: str) -> None:
    """But for the toll, and for what is no number, the table alone tells measures apart."""
    rooms = (PACKAGE / "ledger", PACKAGE / "reconcile")
    files = [file for room in rooms for file in room.rglob("*.py") if file.stem != "measures"]
    named = [file.name for file in files if f'"{measure}"' in file.read_text("utf-8")]
    # A missing field is what the typed model calls one, too.
    assert named == (["complaints.py"] if measure == "missing" else [])
