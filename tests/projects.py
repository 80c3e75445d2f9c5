"""Small projects for tests: notebooks that need no library, so that a run takes a second."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat

from analysis import paths
from analysis.ledger.subject import find_subject

ARTICLE = "balochistan-2026/2026-02-04-press-tv"
SUBJECT = find_subject(ARTICLE)
PARAMETERS = 'article = "x"  # EVENT/ARTICLE'
LATER = f"{ARTICLE.partition('/')[0]}/2026-02-06-example"
SHOW = """
from analysis.charts.display import Prose
about = {
    "subject": article, "event": "The event", "timezone": "UTC", "outlet": "One",
    "url": "https://one.example/", "published": "2026-02-04", "seed": "0" * 64,
    "convention": "literal", "include_claims": True, "versions": [["tollbook", "0"]],
}
Prose([(article,)], role="source", record={"about": about, "notes": {}, "claims": {}})
"""
"""A cell that tells what its report is about, so that lists and later reports find it."""

PATIENCE = 120
"""Seconds after which a test gives up; never what a test measures."""


def write_notebook(path: Path, *sources: str, parameters: str = PARAMETERS) -> None:
    """A notebook with a parameters cell, then these code cells."""
    notebook = nbformat.v4.new_notebook()
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook.metadata.kernelspec = kernel
    notebook.cells = [nbformat.v4.new_markdown_cell("# Does it run?\n", id="title")]
    for index, source in enumerate([parameters, *sources]):
        cell = nbformat.v4.new_code_cell(source, id=f"cell-{index}")
        cell.metadata.tags = ["parameters"] if index == 0 else []
        notebook.cells.append(cell)
    nbformat.write(notebook, path)


def add_article(home: Path, name: str) -> str:
    """A second seed like the first, of the same event; its name."""
    event, _, article = name.partition("/")
    first = home / "seeds" / f"{ARTICLE}.yaml"
    (home / "seeds" / event / f"{article}.yaml").write_bytes(first.read_bytes())
    return name


def add_later(militants: int) -> None:
    """A report of two days later, with another number of militants killed."""
    text = (paths.seeds() / f"{ARTICLE}.yaml").read_text("utf-8")
    text = text.replace("published: 2026-02-04", "published: 2026-02-06")
    text = text.replace('wording: "197"', f'wording: "{militants}"')
    assert f'wording: "{militants}"' in text
    (paths.seeds() / f"{LATER}.yaml").write_text(text, "utf-8")


def read_tree(folder: Path) -> dict[str, str]:
    """Relative path → SHA-256 of every file below a folder."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {str(f.relative_to(folder)): hashlib.sha256(f.read_bytes()).hexdigest() for f in files}


def start_command(home: Path, *words: str) -> subprocess.Popen[str]:
    """The real `tollbook` on a project, in a process group of its own."""
    return subprocess.Popen(
        [Path(sys.executable).parent / "tollbook", *words],
        env={**os.environ, "TOLLBOOK_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def run_command(home: Path, *words: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of the real `tollbook`."""
    process = start_command(home, *words)
    out, err = process.communicate(timeout=PATIENCE)
    return process.returncode, out, err


def send_to_group(process: subprocess.Popen[str], signum: int) -> None:
    """Send a signal to a command of ours and all that it started, but for kernels."""
    assert process.pid > 1
    if process.poll() is None:
        assert os.getpgid(process.pid) == process.pid
        os.killpg(process.pid, signum)


def wait_until(is_so: Callable[[], object]) -> None:
    """Wait for something to be so, with patience."""
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, "it never came to be so"
        time.sleep(0.02)


def find_processes(word: str) -> list[int]:
    """The processes with a word in their command line or in their environment."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            told = (folder / "cmdline").read_bytes() + (folder / "environ").read_bytes()
        except OSError:  # it has ended
            continue
        if word.encode() in told and int(folder.name) != os.getpid():
            found.append(int(folder.name))
    return found


def can_mount() -> bool:
    """Whether a test may mount a file system."""
    try:
        with tempfile.TemporaryDirectory() as folder, mount_small(Path(folder) / "x"):
            return True
    except (OSError, subprocess.CalledProcessError):
        return False


@contextmanager
def mount_small(folder: Path, size: str = "1m") -> Iterator[None]:
    """A file system of its own in a new folder."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    subprocess.run(mount, check=True, capture_output=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
