"""A report whose seed is gone goes, with its entry in list and feed; the others stay."""

import pytest
from projects import ARTICLE, SHOW, add_article, read_tree, write_notebook

from analysis import paths
from analysis.cli import run
from analysis.render.site import list_entries
from analysis.run.history import list_runs
from analysis.run.staging import stage

EVENT, _, FIRST = ARTICLE.partition("/")
SECOND = f"{EVENT}/2020-02-05-example"
OTHER = "elsewhere-2020/2020-02-05-example"
TABLE = """
from analysis.charts.display import Table
fields = [{"name": "id", "type": "string", "description": "A name"}]
data = {"name": "tolls", "title": "Tolls", "schema": {"fields": fields}, "data": [{"id": "a"}]}
Table("tolls", "<table><tbody></tbody></table>", "", data)
"""


@pytest.fixture
def published(small_project, capsys):
    """Two articles on one event and one on another, all published; the folder of reports."""
    write_notebook(paths.notebooks() / "article-00-only.ipynb", SHOW, TABLE)
    add_article(small_project, SECOND)
    event = small_project / "seeds" / EVENT / "event.yaml"
    (small_project / "seeds" / "elsewhere-2020").mkdir()
    (small_project / "seeds" / "elsewhere-2020" / "event.yaml").write_bytes(event.read_bytes())
    add_article(small_project, OTHER)
    assert run(["report"]) == 0
    capsys.readouterr()
    return paths.reports()


def remove_seed(name):
    """Let the seed of an article go."""
    (paths.seeds() / f"{name}.yaml").unlink()


def list_names(out):
    """The reports that the list names."""
    return {entry.subject.name for entry in list_entries(out)}


def test_a_report_without_a_seed_goes_from_the_folder_the_list_and_the_feed(published, capsys):
    """And the command says so; what has a seed is not touched."""
    kept = {name: read_tree(published / name) for name in (ARTICLE, OTHER)}
    remove_seed(SECOND)
    assert run(["report"]) == 0
    assert f"withdrawn {SECOND}: it has no seed any more" in capsys.readouterr().out.splitlines()
    assert not (published / SECOND).exists()
    assert list_names(published) == {ARTICLE, OTHER}
    for file in ("index.html", "feed.xml"):
        assert SECOND not in (published / file).read_text("utf-8")
    assert {name: read_tree(published / name) for name in (ARTICLE, OTHER)} == kept


def test_it_is_told_once_and_remembered(published, capsys):
    """The history has it, and the next run has nothing to say of it."""
    remove_seed(SECOND)
    assert run(["report"]) == 0
    capsys.readouterr()
    assert run(["report"]) == 0
    assert "withdrawn" not in "".join(capsys.readouterr())
    assert [(each.subject, each.outcome) for each in list_runs(None, 1)] == [(SECOND, "withdrawn")]


def test_a_seed_that_comes_back_is_published_again(published):
    """Though it was published before with the same inputs."""
    seed = (paths.seeds() / f"{SECOND}.yaml").read_bytes()
    remove_seed(SECOND)
    assert run(["report"]) == 0
    (paths.seeds() / f"{SECOND}.yaml").write_bytes(seed)
    assert run(["report"]) == 0
    assert list_names(published) == {ARTICLE, SECOND, OTHER}


@pytest.mark.parametrize(("words", "goes"), [([EVENT], True), (["elsewhere-2020"], False)])
def test_an_event_by_name_withdraws_its_own_reports_alone(published, words, goes):
    """A run of one event does not touch those of others."""
    remove_seed(SECOND)
    assert run(["report", *words]) == 0
    assert (published / SECOND).exists() is not goes


def test_an_article_by_name_withdraws_nothing(published):
    """Whoever asks for one page gets that page."""
    remove_seed(SECOND)
    assert run(["report", ARTICLE]) == 0
    assert (published / SECOND).exists()


def test_the_last_article_goes_as_well(published, capsys):
    """Then nothing is left to run, and the list is empty."""
    for name in (ARTICLE, SECOND, OTHER):
        remove_seed(name)
    assert run(["report"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 3
    assert list_names(published) == set()
    assert not (published / EVENT).exists()
    assert run(["report"]) == 2
    assert "there is no article yet" in capsys.readouterr().err


def test_a_report_with_somebodys_file_stays_and_is_named(published, capsys):
    """Nothing of anybody else's is lost."""
    (published / SECOND / "notes.txt").write_text("mine")
    remove_seed(SECOND)
    assert run(["report"]) == 0
    assert "notes.txt" in capsys.readouterr().err
    assert (published / SECOND / "notes.txt").read_text() == "mine"
    assert (published / SECOND / "index.html").exists()


def test_a_mistyped_word_withdraws_nothing(published, capsys):
    """What stops a run stops it before anything goes."""
    remove_seed(SECOND)
    assert run(["report", "-p", "artcle=x"]) == 2
    assert (published / SECOND).exists()


def test_a_report_of_another_project_is_not_taken_away(published, tmp_path, capsys):
    """Two projects may publish into one folder."""
    shared = tmp_path / "shared"
    assert run(["report", ARTICLE, "--out", str(shared)]) == 0
    foreign = shared / "far-away-2020" / "2020-02-05-example"
    foreign.parent.mkdir()
    with stage(shared) as staging:
        (published / SECOND).rename(staging / "report")
        (staging / "report").rename(foreign)
    assert run(["report", "--out", str(shared)]) == 0
    assert foreign.exists()
    assert "withdrawn" not in capsys.readouterr().out


def test_a_report_that_came_with_the_project_goes_too(published):
    """A clone has reports and no history."""
    (paths.state() / "history.sqlite").unlink()
    remove_seed(SECOND)
    assert run(["report"]) == 0
    assert not (published / SECOND).exists()
