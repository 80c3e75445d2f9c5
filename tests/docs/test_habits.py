"""What must never be in the project: machine paths, registry hosts, loose pins, long functions."""

import ast
import re
import subprocess
from importlib import metadata

import pytest
from packaging.specifiers import SpecifierSet

from analysis import paths

LONGEST = 60
"""Lines of a function, from `def` to its end."""

PINS = (paths.home() / "requirements.txt").read_text("utf-8")


def tracked_files():
    done = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=paths.home(),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.skip("not a git checkout")
    return [paths.home() / name for name in done.stdout.splitlines()]


def test_every_pin_is_exact():
    """The same versions on every machine: name==version and nothing else."""
    lines = [line for line in PINS.splitlines() if line and not line.lstrip().startswith("#")]
    assert [line for line in lines if not re.match(r"^[a-z0-9._-]+==[\w.]+$", line)] == []


@pytest.mark.parametrize("version", ["3.11.0", "3.12.0", "3.13.0"])
def test_every_pin_installs_on_every_python_that_the_readme_promises(version):
    """Systems that stay on the first release of a Python for years are common."""
    names = re.findall(r"^([a-z0-9._-]+)==", PINS, re.MULTILINE)
    wanted = {name: metadata.metadata(name).get("Requires-Python") or "" for name in names}
    assert {n: want for n, want in wanted.items() if version not in SpecifierSet(want)} == {}


def test_the_pins_name_no_host_and_no_path():
    """A lock file is easily made with the maker's own index in it."""
    assert re.findall(r"https?:|file:/|--index|--find-links", PINS) == []


def test_no_file_names_a_folder_of_this_machine():
    """Reports and notebooks are shared; where they were made is nobody's concern."""
    home = str(paths.home())
    if home == "/srv/tollbook":
        pytest.skip("the project lies where its documents have it for an example")
    found = []
    for path in tracked_files():
        if path.is_file() and home.encode() in path.read_bytes():
            found.append(path.name)
    assert found == []


def test_no_function_is_too_long_to_be_read_at_once():
    """What does not fit on a screen does more than one thing."""
    found = []
    for file in sorted((paths.home() / "analysis").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > LONGEST:
                    found.append(f"{file.name}:{node.lineno}: {node.name} has {lines} lines")
    assert found == []
