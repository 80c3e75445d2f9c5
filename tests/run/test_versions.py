"""Earlier versions over whole runs: kept, refused, withdrawn and put in place with their report."""

import os
import shutil

import nbformat
import pytest
from projects import ARTICLE, read_tree, write_notebook
from versioned import NAME, execute

from analysis import paths
from analysis.cli import run
from analysis.errors import ParameterError
from analysis.ledger.subject import find_subject
from analysis.run import staging
from analysis.run.history import list_runs
from analysis.run.plan import digest_folder
from analysis.run.publish import check_target, publish_subject
from analysis.run.withdraw import withdraw_reports

SUBJECT = find_subject(NAME)
NOTEBOOK = """
import hashlib, os
from pathlib import Path
from analysis.charts.display import Prose, Table
text = Path(os.environ["TOLLBOOK_HOME"], "seeds", article + ".yaml").read_bytes()
about = {
    "subject": article, "event": "The event", "timezone": "UTC", "outlet": "One",
    "url": "https://one.example/", "published": "2026-02-04",
    "seed": hashlib.sha256(text).hexdigest(),
    "convention": "literal", "include_claims": True, "versions": [["tollbook", "0"]],
}
display(Prose([(article,)], role="source", record={"about": about, "notes": {}, "claims": {}}))
fields = [{"name": "bytes", "type": "integer", "description": "A number"}]
data = [{"bytes": len(text)}]
resource = {"name": "tolls", "title": "Tolls", "schema": {"fields": fields}, "data": data}
Table("tolls", "<table><tbody></tbody></table>", "", resource)
"""


def make_again(*given):
    """Publish the report of an executed notebook that lies there; without a kernel."""
    path = paths.reports() / NAME / "notebooks" / "article-00-report.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(execute(*given), path)
    return publish_subject(SUBJECT, {}, paths.reports()).folder


@pytest.fixture
def report(home):
    """The folder of a report that was published twice, the second time with other figures."""
    paths.notebooks().mkdir()
    write_notebook(paths.notebooks() / "article-00-report.ipynb", "1")
    make_again("a", 5)
    return make_again("b", 6)


def list_kept(report):
    """The versions that lie there."""
    return sorted(path.name for path in (report / "versions").glob("*/"))


def test_a_run_keeps_as_many_versions_as_it_is_told(small_project):
    """What lies among them is current with the report; with 0 nothing tells of one."""
    write_notebook(paths.notebooks() / "article-00-only.ipynb", NOTEBOOK)
    report, seed = paths.reports() / ARTICLE, paths.seeds() / f"{ARTICLE}.yaml"
    for options, count in ([], 0), ([], 1), (["--keep", "0"], 0):
        seed.write_text(seed.read_text("utf-8") + "# more\n", "utf-8")
        for _ in range(2):
            assert run(["report", ARTICLE, *options]) == 0
            assert len(list_kept(report)) == count
        told = (report / "index.html").read_text("utf-8").count('href="versions/')
        assert told == count
        for name in ("index.html", "feed.xml"):
            assert "versions/" not in (paths.reports() / name).read_text("utf-8")
    assert len(list_runs(None, 20)) == 3, "what is current does not run again"


def test_a_version_that_somebody_removed_is_no_longer_told(report):
    """The report is no longer as it was published; the next run tells of what is there."""
    before = digest_folder(report)
    shutil.rmtree(report / "versions" / "aaaaaaaaaa")
    assert digest_folder(report) != before
    front = (make_again("b", 6) / "index.html").read_text("utf-8")
    assert "aaaaaaaaaa" not in front


def test_a_change_within_a_version_makes_no_report_run_again(report):
    """No run can make it what it was."""
    before = digest_folder(report)
    (report / "versions" / "aaaaaaaaaa" / "index.html").write_text("changed")
    assert digest_folder(report) == before
    (report / "index.html").write_text("changed")
    assert digest_folder(report) != before


def test_a_withdrawn_report_takes_its_versions_along(report):
    """Nothing of it is left."""
    assert list_kept(report) == ["aaaaaaaaaa"]
    (paths.seeds() / f"{NAME}.yaml").unlink()
    assert list(withdraw_reports(paths.reports(), None)) == [(SUBJECT, "")]
    assert not report.exists()


def test_a_file_of_somebody_among_the_versions_is_not_lost(report):
    """The run is refused with one sentence."""
    check_target(paths.reports(), SUBJECT)
    (report / "versions" / "notes.txt").write_text("mine")
    with pytest.raises(ParameterError, match=r"holds 'versions/notes\.txt', which is not part of"):
        check_target(paths.reports(), SUBJECT)


@pytest.mark.parametrize("name", ["versions", "versions/cccccccccc"])
def test_a_link_to_versions_is_not_followed(report, tmp_path, name):
    """What lies behind it is somebody's, and would be published."""
    path = report / name
    if path.exists():
        path.rename(tmp_path / "moved")
    path.symlink_to(tmp_path)
    with pytest.raises(ParameterError, match=f"holds '{name}'"):
        check_target(paths.reports(), SUBJECT)


def test_a_run_that_is_stopped_leaves_report_and_versions_as_they_were(report, monkeypatch):
    """The new report, its versions in it, comes by one rename or not at all."""
    before = read_tree(report / "versions")
    front = (report / "index.html").read_bytes()

    def stop(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(staging, "exchange", stop)
        patch.setattr(os, "rename", stop)
        with pytest.raises(KeyboardInterrupt):
            make_again("c", 7)
    assert read_tree(report / "versions") == before
    assert (report / "index.html").read_bytes() == front
    assert list_kept(make_again("c", 7)) == ["aaaaaaaaaa", "bbbbbbbbbb"]
