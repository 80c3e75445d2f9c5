"""A question is three files: those that the document prints, put into a copy of the package."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile

import nbformat
import pytest
from documents import read_document
from homes import EXAMPLE, NAME

from analysis import paths

ROOM, *CELLS, TEST = re.findall(
    r"^```python\n(.*?)^```$", read_document("docs/a-new-chart.md"), re.MULTILINE | re.DOTALL
)
ABDUCTED = [
    ("more than 8", "stated", "outlet"),
    ("12", "claimed", "red-side"),
]

COMMAND = "from analysis.cli import main; main()"


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A copy of the package with the room, the notebook and the test of the document."""
    home = tmp_path_factory.mktemp("home")
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(paths.home() / "analysis", home / "analysis", ignore=ignored)
    shutil.copytree(paths.home() / "tests", home / "tests", ignore=ignored)
    shutil.copytree(EXAMPLE, home / "seeds")
    shutil.copy(paths.home() / "pyproject.toml", home)
    (home / "analysis" / "views" / "abducted.py").write_text(ROOM, "utf-8")
    (home / "tests" / "views" / "test_abducted.py").write_text(TEST, "utf-8")
    (home / "notebooks").mkdir()
    notebook = nbformat.read(paths.notebooks() / "article-00-report.ipynb", as_version=4)
    title, parameters, set_up = notebook.cells[:3]
    title.source = "# Who was abducted, and by whose account?\n"
    parameters.source = re.sub('"[^"]+"', f'"{NAME}"', parameters.source, count=1)
    shown = [nbformat.v4.new_code_cell(source.strip()) for source in CELLS]
    limits = notebook.cells[-2]
    notebook.cells = [title, parameters, set_up, *shown[:-1], limits, shown[-1]]
    nbformat.write(notebook, home / "notebooks" / "article-03-abducted.ipynb")
    add_figures(home / "seeds" / f"{NAME}.yaml")
    return home


def add_figures(seed):
    """Let the example's article tell of people abducted."""
    figures = "".join(
        f'  - id: abducted-{number}\n    wording: "{wording}"\n    measure: abductions\n'
        f"    unit: persons\n    place: sample-county\n    speaker: {speaker}\n"
        f"    status: {status}\n    paragraph: 1\n    says: People were abducted.\n"
        for number, (wording, status, speaker) in enumerate(ABDUCTED)
    )
    text = seed.read_text("utf-8")
    assert text.count("figures:\n") == 1
    seed.write_text(text.replace("figures:\n", f"figures:\n{figures}"), "utf-8")


def run(home, *words):
    """Run Python on the copy; what it prints."""
    done = subprocess.run(
        [sys.executable, *words],
        cwd=home,
        env={**os.environ, "PYTHONPATH": str(home), "TOLLBOOK_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_face_offers_what_the_room_offers(home):
    """Without a line in any list, and without pandas before it is called."""
    code = (
        "import sys, json, analysis as tb; names = [n for n in dir(tb) if 'abducted' in n]; "
        "print(json.dumps([tb.__file__, names, 'pandas' in sys.modules]))"
    )
    file, names, has_pandas = json.loads(run(home, "-c", code))
    assert file.startswith(str(home))
    assert names == ["plot_abducted", "say_abducted", "tabulate_abducted"]
    assert not has_pandas


def test_the_question_is_published(home):
    """Chart, table, sentence and download of the new question are in the report."""
    out = home / "out"
    run(home, "-c", COMMAND, "report", NAME, "--out", str(out))
    text = (out / NAME / "03-abducted.html").read_text("utf-8")
    assert "2 counts of people abducted" in text
    assert text.count("<figure") == 1
    assert "<caption>People abducted</caption>" in text
    for said in ("stated by Example Gazette", "claimed by Red Side"):
        assert said in re.sub(r"\s+", " ", text)
    (table,) = out.rglob("tables/abducted.csv")
    assert len(table.read_text("utf-8-sig").splitlines()) == 1 + len(ABDUCTED)
    (book,) = out.rglob("tables.xlsx")
    assert "abducted" in zipfile.ZipFile(book).read("xl/workbook.xml").decode()


def test_its_test_passes(home):
    """As the document prints it."""
    run(home, "-m", "pytest", "-p", "no:cacheprovider", "tests/views/test_abducted.py")


def test_its_notebook_is_written_as_all_others(home):
    """By the tests that read the syntax tree of every notebook."""
    told = run(
        *(home, "-m", "pytest", "-p", "no:cacheprovider", "tests/notebooks/test_cells.py"),
        *("-k", "abducted"),
    )
    assert "failed" not in told
