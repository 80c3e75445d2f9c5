"""What the document on unattended runs says is so."""

import ast
import configparser
import importlib
import re
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest
import typer.main
from documents import find_commands, read_document, run_as_printed
from ruamel.yaml import YAML

from analysis import cli, paths
from analysis.errors import RunError, TollbookError
from analysis.run import history

TEXT = read_document("docs/scheduling.md")
README = read_document("README.md")
VERBS = typer.main.get_command(cli.app).commands  # type: ignore[attr-defined]
OPTION = r"(?<![\w-])--[a-z][a-z-]+"
OF_A_SCHEDULER = (
    *("--all", "--since-change", "--log", "--jobs", "--scheduler", "--wait"),
    *("--cell-timeout", "--notebook-timeout", "--retries"),
)


def find_blocks():
    """The indented blocks, without their indent."""
    blocks = re.findall(r"(?:^(?:    .*)?\n)+", TEXT, re.MULTILINE)
    return [re.sub(r"^    ", "", block, flags=re.MULTILINE).strip() for block in blocks]


def find_block(*words):
    """The one block that has all these words."""
    (block,) = (block for block in find_blocks() if all(word in block for word in words))
    return block


def list_options(verb):
    """The options that a verb has."""
    return [name for option in VERBS[verb].params for name in option.opts if name[:2] == "--"]


def read_table(heading):
    """The first table under a heading: first cell → the others, without its head."""
    section = TEXT.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    rows = [line.strip("|").split("|") for line in section.splitlines() if line[:1] == "|"]
    return {row[0].strip(): [cell.strip() for cell in row[1:]] for row in rows[2:]}


@pytest.mark.parametrize("command", find_commands(TEXT))
def test_every_command_in_the_document_runs(command, tmp_path, project_copy):
    """Each line is run as printed, in a copy of the project."""
    done = run_as_printed(command, project_copy, tmp_path)
    assert done.returncode == 0, done.stderr


def test_every_option_of_a_tollbook_command_exists():
    """Also in crontab lines, units, workflows and prose."""
    calls = re.findall(r"\btollbook (\w+)([^`|;>\n\"]*)", TEXT)
    found = [(verb, option) for verb, words in calls for option in re.findall(OPTION, words)]
    assert len(found) > len(OF_A_SCHEDULER)
    assert [each for each in found if each[1] not in list_options(each[0])] == []


@pytest.mark.parametrize("option", list_options("report"))
def test_every_option_of_report_is_in_the_readme(option):
    """A new option gets a row there."""
    assert re.search(rf"`{option}\b", README)


@pytest.mark.parametrize("option", OF_A_SCHEDULER)
def test_an_option_for_unattended_runs_exists_and_is_told(option):
    """What a scheduler needs is in its document."""
    assert option in list_options("report")
    assert option in re.findall(OPTION, TEXT)


def list_events():
    """Event → its facts, of every call in the source that tells of one."""
    files = [*(paths.home() / "analysis" / "run").glob("*.py"), Path(cli.__file__)]
    trees = [ast.parse(file.read_text("utf-8")) for file in files]
    told = {}
    for call in (node for tree in trees for node in ast.walk(tree)):
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
            continue
        if call.func.id in ("tell", "tell_json") and isinstance(call.args[0], ast.Constant):
            told.setdefault(call.args[0].value, set()).update(word.arg for word in call.keywords)
    return told


def test_the_table_of_events_is_that_of_the_source():
    """Whatever the log tells is in the table with its facts, and nothing else."""
    table = read_table("What the log says")
    rows = {event.strip("`"): set(re.findall(r"\w+", row[0])) for event, row in table.items()}
    assert rows == list_events()


def test_the_table_of_exit_codes_is_that_of_the_source():
    """No code is left out."""
    codes = {0, RunError.exit_code, TollbookError.exit_code, cli.CONFLICT, cli.STOPPED}
    assert set(map(int, read_table("What the exit code says"))) == codes


@pytest.mark.parametrize("place", [history.history_file, paths.failures, paths.reports])
def test_the_table_of_places_is_that_of_the_source(place):
    """A folder that moves, moves in the document."""
    assert f"`{paths.show(place())}" in "".join(read_table("What is left where"))


def test_warm_kernels_end_when_the_document_says():
    """The number and the variable are the source's."""
    parent = pytest.importorskip("analysis.kernels.parent")
    section = TEXT.partition("## Warm kernels")[2]
    assert f"in {parent.IDLE_SECONDS:.0f} seconds; `{parent.IDLE_VARIABLE}`" in section


def test_sockets_have_the_room_that_the_document_says():
    """A path has four bytes less on macOS."""
    sockets = pytest.importorskip("analysis.kernels.sockets")
    section = TEXT.partition("## Who can listen")[2]
    here, there = (107 - len(sockets.LONGEST_NAME), 103 - len(sockets.LONGEST_NAME))
    assert f"more than {here} bytes, on macOS {there}, is passed over for" in section
    assert f"`/tmp/{sockets.PREFIX}…`" in section


def test_the_units_are_ones(tmp_path):
    """By systemd's own checker; the program is put where it is looked for."""
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not installed")
    program = shutil.which("true")
    for kind, word in (("service", "[Service]"), ("timer", "[Timer]")):
        unit = find_block("[Unit]", word).replace("/srv/tollbook/.venv/bin/tollbook", program)
        (tmp_path / f"tollbook.{kind}").write_text(unit + "\n", "utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", tmp_path / "tollbook.service", tmp_path / "tollbook.timer"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_service_runs_the_command_that_was_tried():
    """Cron and systemd call what stands at the top of the document."""
    unit = configparser.ConfigParser()
    unit.read_string(find_block("[Unit]", "[Service]"))
    command = next(line for line in find_commands(TEXT) if line.startswith("tollbook report"))
    assert unit["Service"]["ExecStart"] == f"/srv/tollbook/.venv/bin/{command}"
    assert f"cd /srv/tollbook && .venv/bin/{command} 2>>" in find_block("MAILTO")


def test_the_workflow_is_yaml_and_its_make_target_exists():
    """What is behind `run:` can be called."""
    workflow = YAML(typ="safe").load(find_block("runs-on"))
    runs = [step["run"] for step in workflow["jobs"]["report"]["steps"] if "run" in step]
    assert [run.split()[0] for run in runs] == ["make", *[".venv/bin/tollbook"] * 2]
    makefile = (paths.home() / "Makefile").read_text("utf-8")
    assert "VENV := .venv\n" in makefile
    assert "READY := $(VENV)/.ready\n" in makefile


@pytest.mark.parametrize("operator", ["BashOperator", "PapermillOperator"])
def test_an_airflow_file_is_python(operator):
    """Airflow itself is not among what tests install."""
    assert ast.parse(find_block("airflow.sdk", f" {operator}("))


@pytest.mark.parametrize("part", ["scheduler", "worker"])
def test_every_option_of_dask_exists(part):
    """In the words of the version that is installed."""
    pytest.importorskip("distributed")
    command = importlib.import_module(f"distributed.cli.dask_{part}").main
    known = {name for option in command.params for name in option.opts}
    words = next(line for line in TEXT.splitlines() if f"/dask {part} " in line)
    assert set(re.findall(OPTION, words)) <= known


def test_the_history_can_be_cut_down(tmp_path, monkeypatch):
    """Old runs go, but not the one that tells which report is current."""
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path))
    history.prepare()
    told = [
        ("2001-01-01", history.PUBLISHED),
        ("2001-01-02", history.PUBLISHED),
        ("2001-01-03", history.FAILED),
        (history.now(), history.FAILED),
    ]
    for started, outcome in told:
        history.remember(history.Run(started, "event/article", "/out", outcome))
    script = re.search(r'history\.sqlite "([^"]+)"', TEXT)[1]
    with closing(sqlite3.connect(history.history_file())) as database:
        database.executescript(script)
    left = [(run.started, run.outcome) for run in history.list_runs(None, 10)]
    assert left == [told[3], told[1]]
