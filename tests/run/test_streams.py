"""A command whose standard streams are closed does what it does with them open."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from projects import ARTICLE, PATIENCE

TOLLBOOK = Path(sys.executable).parent / "tollbook"


def run_with(redirections, home, *words):
    """The real command, started by a shell that closes its streams."""
    return subprocess.run(
        ["sh", "-c", f'exec "$@" {redirections}', "sh", TOLLBOOK, *words],
        env={**os.environ, "TOLLBOOK_HOME": str(home)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )


@pytest.mark.parametrize("log", ["text", "json"])
def test_a_report_is_published_without_anybody_to_tell(small_project, log):
    """No line of the log ends in a file or in a kernel's pipe."""
    done = run_with("0<&- 2>&-", small_project, "report", "--log", log)
    assert (done.returncode, done.stderr) == (0, "")
    told = f"published reports/{ARTICLE}/index.html\n" if log == "text" else ""
    assert done.stdout == told
    assert (small_project / "reports" / ARTICLE / "index.html").is_file()


def test_the_exit_code_is_told_where_nothing_else_can_be(small_project):
    """Good input gives 0 and bad input 2."""
    closed = "0<&- 1>&- 2>&-"
    assert run_with(closed, small_project, "list").returncode == 0
    assert run_with(closed, small_project, "check", "no-such-2020/x").returncode == 2
