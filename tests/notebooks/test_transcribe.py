"""The review of a transcription, in a real kernel: with a text, without one, with a rough draft."""

from __future__ import annotations

import nbformat
import pytest
from nbclient import NotebookClient

from analysis import paths
from analysis.draft.audit.texts import hash_text, name_file

NOTEBOOK = paths.notebooks() / "transcribe.ipynb"
TEXT = "A flood killed 12 people in Testford.\nIt sank more than 40 boats there, and 7 carts.\n"


@pytest.fixture
def article(home):
    """An article with a text, one number of which is missing."""
    home.tell({"id": "killed", "wording": "12"}, {"id": "boats", "wording": "more than 40",
              "paragraph": 2, "reviewed": False})  # fmt: skip
    home.change("article", '"paragraphs": 9', f'"paragraphs": 2, "sha256": "{hash_text(TEXT)}"')
    file = name_file(home.name)
    file.parent.mkdir(parents=True)
    file.write_text(TEXT, "utf-8")
    return home


def read(article, text="", folder=None):
    """What each cell shows as plain text and as HTML, the notebook run from top to end."""
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    parameters = next(cell for cell in notebook.cells if cell.cell_type == "code")
    parameters.source = f"article = {article!r}\ntext = {text!r}"
    client = NotebookClient(notebook, kernel_name="python3", allow_errors=True, timeout=300)
    client.execute(cwd=str(folder or paths.notebooks().parent))
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert {output.output_type for output in outputs} <= {"display_data", "execute_result"}, outputs
    plain = "\n".join(output.data["text/plain"] for output in outputs)
    return plain, "\n".join(output.data.get("text/html", "") for output in outputs)


def test_it_shows_the_text_the_proposals_what_is_asked_and_the_audit(article):
    """From top to end, as by hand in JupyterLab and under Papermill."""
    plain, html = read(article.name)
    assert f"{article.name} is beside its text." in plain
    assert 'href="#text-figure-killed">12' in html
    assert html.count('class="number ') == 3
    assert '<dt>paragraph</dt><dd dir="auto">1</dd>' in html
    assert "1 figure is not reviewed." in plain
    assert (
        "2 of the 3 numbers in the text are figures (1 not reviewed), none is left out with a "
        "reason, 1 is missing."
    ) in plain


def test_without_a_text_it_says_so_and_ends_well(article):
    """In a clone there is none."""
    name_file(article.name).unlink()
    plain, html = read(article.name)
    assert plain.count(f"{article.name}: its text is not on this machine; it is looked for") == 3
    assert "text-audit" not in html


def test_a_draft_that_cannot_be_read_yet_is_shown_with_each_fault(article):
    """The state in which every review begins."""
    article.change("article", '"measure": "deaths"', '"measure": null')
    article.change("article", '"says": "Figure 1 is told."', '"says": null')
    plain, html = read(article.name)
    assert "The seed cannot be read yet: 2 faults." in plain
    assert "figure 'killed': 'measure' is empty." in plain
    assert "“killed” lacks measure and says." in plain
    assert html.count("still asked") == 2
    assert 'href="#text-figure-killed">12' in html


def test_a_text_may_be_given_by_its_path(article, tmp_path):
    """From the folder of the kernel on, or from the project's."""
    (tmp_path / "new.txt").write_text(TEXT.replace("7 carts", "8 carts"), "utf-8")
    plain, html = read(article.name, "new.txt", folder=tmp_path)
    assert ">8<" in html
    assert "The text has changed: its sha256 is " in plain


def test_after_a_mistyped_article_nothing_of_the_former_one_is_shown(article):
    """Each further cell says that the set-up cell must run again."""
    cells = [cell.source for cell in nbformat.read(NOTEBOOK, as_version=4).cells[2:]]
    sources = [
        f"article, text = {article.name!r}, ''",
        *cells,
        "article = 'a/2020-01-01-b'",
        *cells,
    ]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(each) for each in sources])
    NotebookClient(notebook, kernel_name="python3", allow_errors=True, timeout=300).execute(
        cwd=str(paths.home())
    )
    good, bad = notebook.cells[: len(cells) + 1], notebook.cells[len(cells) + 2 :]
    assert not [o for cell in good for o in cell.outputs if o.output_type == "error"]
    for cell in bad:
        (output,) = cell.outputs
        assert output.output_type == "error"
        assert "has no seed" in output.evalue
