"""The house: each room imports only from those that it stands on, and every name is there."""

from __future__ import annotations

import ast
import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis import paths

HOME = paths.home()
PACKAGE = HOME / "analysis"
FACE = "__init__"
"""What notebooks import; no room does."""

LEDGER = {"errors", "paths", "ledger"}
RECONCILE = {*LEDGER, "reconcile"}
ACCOUNTS = {*RECONCILE, "accounts"}
TELLING = {*LEDGER, "telling"}
CHARTS = {*TELLING, "charts"}
READING = {*ACCOUNTS, *CHARTS, "reading"}
VIEWS = {*READING, "draft", "views"}
OUTPUT = {*VIEWS, "output"}
RENDER = {*OUTPUT, "render"} - {"draft"}
STANDS_ON = {
    "errors": {"errors"},
    "paths": {"paths"},
    "ledger": LEDGER,
    "draft": {*LEDGER, "draft"},
    "reconcile": RECONCILE,
    "accounts": ACCOUNTS,
    "telling": TELLING,
    "charts": CHARTS,
    "reading": READING,
    "views": VIEWS,
    "output": OUTPUT,
    "render": RENDER,
    "export": {*RENDER, "export"},
    "kernels": {"kernels"},
    "run": {*RENDER, "draft", "export", "kernels", "run"},
    "cli": {*RENDER, "draft", "export", "run", "cli"},
    FACE: OUTPUT,
}
"""Room → the rooms that it may import from, itself among them."""

FILES = sorted(PACKAGE.rglob("*.py"))
ROOMS = sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py"))
MODULE = re.compile(r"analysis(?:\.[a-z_]+)+")
CHART = (HOME / "docs" / "a-new-chart.md").read_text("utf-8")
TEXTS = ("Makefile", "pyproject.toml", "README.md", "docs/*.md", "analysis/*/*.md", ".ci/run")


def name_module(file: Path) -> str:
    """The name by which a file of the package is imported."""
    parts = file.relative_to(HOME).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == FACE else parts)


def find_room(module: str) -> str:
    """The room that a module is in; the face for the package itself."""
    return [*module.split("."), FACE][1]


def list_imports(module: str, source: str, *, is_package: bool = False) -> Iterator[str]:
    """All modules of ours that a module imports, also inside functions and by their names' text."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name.split(".")[0] == "analysis")
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = module.split(".")[: None if is_package else -1]
                above = above[: len(above) - node.level + 1]
                base = ".".join([*above, base]).rstrip(".")
            if base == "analysis":
                yield from (f"analysis.{name.name}" for name in node.names)
            elif base.startswith("analysis."):
                yield base
        elif isinstance(node, ast.Constant) and MODULE.fullmatch(str(node.value)):
            yield str(node.value)


def list_own_imports(file: Path) -> list[str]:
    """All modules of ours that a file of the package imports."""
    source = file.read_text("utf-8")
    return list(list_imports(name_module(file), source, is_package=file.stem == FACE))


@pytest.mark.parametrize("file", FILES, ids=[name_module(file) for file in FILES])
def test_a_file_imports_only_from_rooms_that_it_stands_on(file):
    """One way only: what comes later in the house never serves what comes before."""
    room = find_room(name_module(file))
    assert room in STANDS_ON, "a room that the house does not know"
    found = {module: find_room(module) for module in list_own_imports(file)}
    assert {module for module, other in found.items() if other not in STANDS_ON[room]} == set()


@pytest.mark.parametrize("file", sorted((PACKAGE / "kernels").rglob("*.py")), ids=lambda f: f.stem)
def test_the_kernels_name_each_other_by_their_place_alone(file):
    """So that their folder can be moved, and is a package of its own."""
    assert "analysis" not in file.read_text("utf-8")


def test_the_engine_knows_no_article():
    """It solves systems of whole numbers, and imports nothing but itself."""
    files = (PACKAGE / "reconcile" / "solve").glob("*.py")
    found = {module for file in files for module in list_own_imports(file)}
    own = {module for module in found if module.startswith("analysis.reconcile.solve.")}
    assert found == own


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import analysis.run.plan", ["analysis.run.plan"]),
        ("import analysis", ["analysis"]),
        ("from analysis import paths, errors", ["analysis.paths", "analysis.errors"]),
        ("def f():\n    from analysis.cli import run", ["analysis.cli"]),
        ("from .boxes import open_box", ["analysis.views.boxes"]),
        ("from . import boxes", ["analysis.views"]),
        ("from .. import run", ["analysis.run"]),
        ("from ..run import plan", ["analysis.run"]),
        ("from ..run.plan import Plan", ["analysis.run.plan"]),
        ("load('analysis.run.plan')", ["analysis.run.plan"]),
        ("import os, analysisx", []),
    ],
)
def test_an_import_is_found_however_it_is_written(source, found):
    """What a test does not see it cannot refuse."""
    assert list(list_imports("analysis.views.toll", source)) == found


def test_a_package_finds_its_own_modules():
    """In its `__init__`, one dot is the package itself."""
    found = list(list_imports("analysis.views", "from .toll import say", is_package=True))
    assert found == ["analysis.views.toll"]


def test_every_room_has_its_tests():
    """A folder of the same name."""
    assert {room for room in ROOMS if not (HOME / "tests" / room).is_dir()} == set()


def test_every_module_that_a_document_names_is_there():
    """Commands, entry points and prose follow where a file moves."""
    named = {
        (file.name, module)
        for pattern in TEXTS
        for file in HOME.glob(pattern)
        for module in re.findall(r"\banalysis(?:\.[a-z_]+)+", file.read_text("utf-8"))
    }
    assert named
    # What a reader is told to write is not there yet.
    told = re.findall(r"^## .*`(analysis/[a-z_/]+)\.py`$", CHART, re.MULTILINE)
    named -= {("a-new-chart.md", path.replace("/", ".")) for path in told}
    assert {each for each in named if importlib.util.find_spec(each[1]) is None} == set()


def test_every_folder_that_the_readme_names_is_there():
    """And the table has every room of the package."""
    readme = (HOME / "README.md").read_text("utf-8")
    told = set(re.findall(r"^\| `([a-z/]+/)` \|", readme, re.MULTILINE))
    assert {f"analysis/{room}/" for room in ROOMS} <= told
    made = {"screenshots/", "texts/"}  # where somebody has made them, on that machine alone
    assert {folder for folder in told - made if not (HOME / folder).is_dir()} == set()
