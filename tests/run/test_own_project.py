"""A project of one's own: written whole or not at all, and complete with the wheel alone."""

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from projects import ARTICLE
from ruamel.yaml import YAML

from analysis import paths
from analysis.cli import run
from analysis.ledger import new_files
from analysis.ledger.reader import read_article
from analysis.ledger.site import read_site
from analysis.run.own_project import compose_project

CHECKOUT = paths.checkout()
YAML_SCHEMA = re.compile(r"# yaml-language-server: \$schema=(\S+)")


@pytest.fixture
def begun(tmp_path, monkeypatch, capsys):
    """A fresh project, found from the folder one stands in."""
    monkeypatch.delenv(paths.HOME_VARIABLE, raising=False)
    folder = tmp_path / "a newsroom" / "tolls"
    assert run(["init", str(folder)]) == 0
    assert str(folder) in capsys.readouterr().out
    monkeypatch.chdir(folder)
    return folder


def list_files(folder):
    """Every file below a folder."""
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_a_new_project_has_all_that_a_newsroom_needs(begun):
    """Every notebook, one real article, settings, what git leaves out, CI and a guide."""
    notebooks = [f"notebooks/{path.name}" for path in (CHECKOUT / "notebooks").glob("*.ipynb")]
    assert list_files(begun) == sorted(
        [
            *notebooks,
            *(f"seeds/{kind}.schema.json" for kind in ("article", "event", "site")),
            *(f"seeds/{ARTICLE}.yaml", f"seeds/{ARTICLE.partition('/')[0]}/event.yaml"),
            *("README.md", "site.yaml", ".gitignore", ".github/workflows/reports.yml"),
        ]
    )
    for name in (*notebooks, f"seeds/{ARTICLE}.yaml"):
        assert (begun / name).read_bytes() == (CHECKOUT / name).read_bytes()


def test_a_new_project_is_found_read_and_sound(begun, capsys):
    """Nothing in it is refused, and its settings name nobody yet."""
    assert paths.home() == begun
    assert read_article(ARTICLE).figures
    assert set(read_site().model_dump(exclude={"language"}).values()) == {None}
    assert run(["check"]) == 0
    assert run(["list"]) == 0
    assert ARTICLE in capsys.readouterr().out


def test_every_yaml_file_names_a_schema_that_is_there_and_admits_it(begun):
    """So that an editor completes it, and underlines nothing that is right."""
    for file in (begun / "site.yaml", *(begun / "seeds").glob("*/*.yaml")):
        text = file.read_text("utf-8")
        named = YAML_SCHEMA.match(text)
        schema = json.loads((file.parent / named[1]).read_text("utf-8"))
        yaml = YAML(typ="safe", pure=True)
        yaml.constructor.add_constructor(
            "tag:yaml.org,2002:timestamp", lambda _, node: str(node.value)
        )
        assert list(Draft202012Validator(schema).iter_errors(yaml.load(text) or {})) == []


def test_the_settings_that_wait_to_be_filled_in_are_all_and_are_right(begun):
    """Each with its comment taken out."""
    text = re.sub(r"(?m)^# (?=\w+: )", "", (begun / "site.yaml").read_text("utf-8"))
    schema = json.loads((begun / "seeds" / "site.schema.json").read_text("utf-8"))
    told = YAML(typ="safe", pure=True).load(text)
    assert told.keys() == schema["properties"].keys()
    assert list(Draft202012Validator(schema).iter_errors(told)) == []


def test_git_leaves_texts_and_state_out(begun):
    """The texts of articles are others' property."""
    lines = (begun / ".gitignore").read_text("utf-8").splitlines()
    assert {"texts/", ".tollbook/"} <= set(lines)


def test_the_workflow_is_one_and_takes_the_package_from_no_index(begun):
    """A name on an index may be anybody's; the rest of its lines are commands that there are."""
    told = YAML(typ="safe", pure=True).load(begun / ".github/workflows/reports.yml")
    runs = [step["run"] for step in told["jobs"]["report"]["steps"] if "run" in step]
    assert [line for line in runs if "pip install" in line] == [
        "pip install ./wheels/tollbook-*.whl"
    ]
    assert any(line.startswith("tollbook report --all") for line in runs)
    assert any(line.startswith("tollbook check --strict") for line in runs)


@pytest.mark.parametrize("code", [0, 1, 2, 3])
def test_a_contradiction_in_an_article_is_a_warning_of_the_workflow(begun, tmp_path, code):
    """A faulty seed fails it."""
    told = YAML(typ="safe", pure=True).load(begun / ".github/workflows/reports.yml")
    runs = [step.get("run", "") for step in told["jobs"]["report"]["steps"]]
    (line,) = [line for line in runs if line.startswith("tollbook check")]
    (tmp_path / "tollbook").write_text(f"#!/bin/sh\nexit {code}\n")
    (tmp_path / "tollbook").chmod(0o755)
    env = {"PATH": f"{tmp_path}:/usr/bin:/bin"}
    done = subprocess.run(["bash", "-e", "-c", line], env=env, capture_output=True, text=True)
    assert (done.returncode == 0) is (code in (0, 3))
    assert ("::warning::" in done.stdout) is (code == 3)


@pytest.mark.parametrize("holds", ["notes.txt", ".hidden", "seeds/x.yaml"])
def test_a_folder_with_anything_in_it_is_left_as_it_is(tmp_path, capsys, holds):
    """One sentence, and nothing is overwritten or added."""
    (tmp_path / "own" / holds).parent.mkdir(parents=True)
    (tmp_path / "own" / holds).write_text("mine")
    assert run(["init", str(tmp_path / "own")]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "already; nothing was written" in err
    assert list_files(tmp_path / "own") == [holds]


@pytest.mark.parametrize("name", ["", "file", "file/below", "loop", "x" * 300])
def test_what_cannot_be_a_folder_is_one_sentence(tmp_path, monkeypatch, capsys, name):
    """A file, a link to itself, a name too long, or none."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("mine")
    (tmp_path / "loop").symlink_to("loop")
    assert run(["init", name]) in (1, 2)
    assert capsys.readouterr().err.count("\n") == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "loop"]


def test_an_empty_folder_will_do(tmp_path, monkeypatch, capsys):
    """Also the one that one stands in."""
    monkeypatch.chdir(tmp_path)
    assert run(["init", "."]) == 0
    assert (tmp_path / "seeds").is_dir()


@pytest.mark.parametrize("nth", [1, 7, 15])
def test_what_fails_halfway_leaves_nothing(tmp_path, monkeypatch, nth):
    """A full disk, at any file."""
    put, count = new_files._put, iter(range(1, 99))

    def fail(draft, path):
        if next(count) == nth:
            raise OSError(28, "No space left on device", str(path))
        put(draft, path)

    monkeypatch.setattr(new_files, "_put", fail)
    assert run(["init", str(tmp_path / "own")]) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built from a copy so that nothing is left in the checkout."""
    source = tmp_path_factory.mktemp("source")
    skip = shutil.ignore_patterns("__pycache__", "*.egg-info")
    for name in ("analysis", "notebooks", "seeds"):
        shutil.copytree(CHECKOUT / name, source / name, ignore=skip)
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(CHECKOUT / name, source)
    code = "import sys; from setuptools.build_meta import build_wheel; build_wheel(sys.argv[1])"
    out = tmp_path_factory.mktemp("wheel")
    env = {**os.environ, "SETUPTOOLS_USE_DISTUTILS": "local", "PYTHONPATH": find_setuptools()}
    command = [sys.executable, "-W", "ignore", "-c", code, str(out)]
    subprocess.run(command, cwd=source, env=env, check=True, capture_output=True)
    return next(out.glob("*.whl"))


def find_setuptools():
    """Where the setuptools is that builds, which may not be the first one on the path."""
    found = [path for path in sys.path if list(Path(path or ".").glob("setuptools-[89]*"))]
    return found[0] if found else ""


def test_the_wheel_has_all_that_a_run_needs_and_no_test(wheel):
    """Every file of the package, the kernel, every notebook; and the example alone of the seeds."""
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    package = {
        path.relative_to(CHECKOUT).as_posix()
        for path in (CHECKOUT / "analysis").rglob("*")
        if path.is_file() and path.suffix not in (".pyc", ".md")
    }
    assert package <= names
    shared = {name.partition(".data/data/")[2] for name in names} - {""}
    notebooks = {f"share/tollbook/notebooks/{p.name}" for p in CHECKOUT.glob("notebooks/*.ipynb")}
    asked = (name for name in compose_project() if re.fullmatch(r"seeds/.*[.]yaml", name))
    seeds = {f"share/tollbook/{name}" for name in asked}
    assert shared == {"share/jupyter/kernels/tollbook/kernel.json", *notebooks, *seeds}
    assert not any("test" in name.split("/")[0] for name in names)


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """An environment with the wheel alone: its libraries are the shared ones, no checkout is."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False)
    site = Path(sysconfig.get_path("purelib", "venv", vars={"base": str(folder)}))
    with zipfile.ZipFile(wheel) as file:
        for name in file.namelist():
            shared = name.partition(".data/data/")[2]
            (target := folder / shared if shared else site / name).parent.mkdir(
                parents=True, exist_ok=True
            )
            target.write_bytes(file.read(name))
    # As an installer does, the record tells where each file went.
    record = next(site.glob("tollbook-*.dist-info")) / "RECORD"
    up = "../" * len(site.relative_to(folder).parts)
    record.write_text(re.sub(r"(?m)^tollbook-[^/]+\.data/data/", up, record.read_text()))
    shared = dict.fromkeys(path for path in sys.path if path.endswith("site-packages"))
    (site / "shared.pth").write_text("".join(f"{path}\n" for path in shared))
    return folder


def test_with_the_wheel_alone_a_newsroom_has_its_report(installed, tmp_path):
    """Begun, checked and published where there is neither a checkout nor a variable."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("TOLLBOOK", "PYTHONPATH"))}

    def call(*words, cwd):
        code = "import sys; from analysis.cli import main; main(sys.argv[1:])"
        command = [installed / "bin" / "python", "-c", code, *words]
        done = subprocess.run(command, cwd=cwd, env=kept, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout + done.stderr

    call("init", "own", cwd=tmp_path)
    told = call("report", ARTICLE, "-n", "article-02-ledger", cwd=tmp_path / "own" / "notebooks")
    assert f"published reports/{ARTICLE}" in told
    assert "cold" not in told
    assert (tmp_path / "own" / "reports" / ARTICLE / "02-ledger.html").is_file()
