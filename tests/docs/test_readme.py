"""What the documents say is so: every command runs, every verb and parameter is told."""

import re

import pytest
import typer.main
from documents import find_commands, read_document, run_as_printed

from analysis import paths
from analysis.cli import app
from analysis.ledger.currencies import CURRENCIES
from analysis.ledger.measures import MEASURES
from analysis.ledger.model import Figure
from analysis.run.parameters import list_notebooks, read_parameters

README = read_document("README.md")
GUIDE = read_document("seeds/README.md")
COMMANDS = find_commands(README)
MAKE = re.findall(r"^    make (\w+)|`make (\w+)`", README, re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_in_the_readme_runs(command, tmp_path, project_copy):
    """Each line is run as printed, in a copy of the project."""
    done = run_as_printed(command, project_copy, tmp_path)
    assert done.returncode == 0, done.stderr


def test_every_verb_of_the_command_is_in_the_readme():
    """A verb that the README does not mention fails here."""
    verbs = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    assert [verb for verb in verbs if f"`tollbook {verb}" not in README] == []


def test_every_verb_in_the_readme_exists():
    """The README tells of no verb that the command has not."""
    verbs = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    told = re.findall(r"`tollbook (\w+)", README)
    assert [verb for verb in told if verb not in verbs] == []


@pytest.mark.parametrize("target", sorted({"".join(pair) for pair in MAKE}))
def test_every_make_target_in_the_readme_exists(target):
    """`make NAME` in prose is a target of the Makefile."""
    makefile = (paths.home() / "Makefile").read_text("utf-8")
    assert re.search(rf"^{target}:", makefile, re.MULTILINE)


def test_every_parameter_of_the_notebooks_is_in_the_readme():
    """The parameters table is complete."""
    names = {name for notebook in list_notebooks() for name in read_parameters(notebook)}
    assert [name for name in names if f"| `{name}` |" not in README] == []


def test_the_guide_tells_every_field_of_a_figure():
    """A transcriber finds each field of the model in the guide."""
    assert [name for name in Figure.model_fields if f"`{name}`" not in GUIDE] == []


def test_the_guide_tells_every_measure_and_unit():
    """The list of measures in the guide is the model's."""
    words = [w for name, measure in MEASURES.items() for w in (name, *measure.units)]
    assert all(code in GUIDE for code in ("`usd`", "ISO 4217"))
    words = [word for word in words if word not in CURRENCIES]
    assert [word for word in words if f"`{word}`" not in GUIDE] == []


def test_every_dependency_has_a_row_in_the_readme():
    """A new dependency gets a row that says what it is for."""
    import tomllib

    project = tomllib.loads((paths.home() / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    declared = [*project["dependencies"], *(name for extra in extras for name in extra)]
    names = [re.split(r"[><=\[]", name)[0] for name in declared]
    assert [name for name in names if name not in README.partition("## Dependencies")[2]] == []


def test_links_in_the_readme_lead_somewhere():
    """Every relative link is a file of the project."""
    links = re.findall(r"\]\(([^)#]+)\)", README)
    assert [link for link in links if not (paths.home() / link).exists()] == []
