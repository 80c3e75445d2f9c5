"""What the tests of the documents draw on: the commands in a text, and one of them run."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

from printed import make_printer

from analysis import paths

ARTICLE = "Gunmen killed at least 12 people in Sampleton on Friday, the county office said."


def read_document(name: str) -> str:
    """A document of the project."""
    return (paths.home() / name).read_text("utf-8")


def find_commands(text: str) -> list[str]:
    """The lines of indented blocks that call what the project installs, without `.venv/bin/`."""
    return re.findall(r"^    \.venv/bin/(.+)$", text, re.MULTILINE)


def run_as_printed(command: str, project: Path, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    """Run a command in a copy of the project, with the variables that a scheduler has.

    `/tmp/` and `/srv/` in it are the test's own folder; an article of one sentence lies beside the
    project's README.
    """
    (project / "article.txt").write_text(ARTICLE, "utf-8")
    if "--pdf" in command:
        make_printer()
    program, *words = shlex.split(command)
    words = [re.sub(r"^/(tmp|srv)/", f"{tmp_path}/", word) for word in words]
    return subprocess.run(
        [str(Path(sys.executable).parent / program), *words],
        cwd=project,
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "TOLLBOOK_HOME": str(project)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
