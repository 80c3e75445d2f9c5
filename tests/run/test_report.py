"""A call of `tollbook report`: what runs, what is skipped, what is remembered, what is kept."""

import json
import logging
import random
import re
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from pathlib import Path

import nbformat
import pytest
from printed import make_printer
from projects import (
    ARTICLE,
    PARAMETERS,
    PATIENCE,
    SUBJECT,
    add_article,
    can_mount,
    find_processes,
    mount_small,
    read_tree,
    run_command,
    send_to_group,
    start_command,
    wait_until,
    write_notebook,
)

from analysis import paths
from analysis.errors import ParameterError, RunError, SeedError
from analysis.ledger.subject import find_subject
from analysis.run import publish as publish_module
from analysis.run import report as report_module
from analysis.run.execute import normalise
from analysis.run.history import find_last, history_file, list_runs
from analysis.run.parameters import list_notebooks
from analysis.run.plan import digest_folder
from analysis.run.publish import plan_runs
from analysis.run.report import Options, report

# Tests fork from a process that may have threads of other tests.
pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")

ALL_NOTEBOOKS = ["article-00-only", "article-01-other"]
SECOND = "balochistan-2026/2026-02-05-example"
BOTH = [ARTICLE, SECOND]


@pytest.fixture
def project(small_project, monkeypatch):
    """Two notebooks and two articles; a notebook is published as it is, without a kernel."""
    write_notebook(paths.notebooks() / "article-01-other.ipynb", "print(2)")
    add_article(small_project, SECOND)

    def execute(notebook, parameters, *_):
        node = normalise(nbformat.read(notebook, as_version=4), parameters)
        if "fails" in str(node.cells) and parameters["article"] == ARTICLE:
            raise RunError(f"notebook {notebook.stem}: it fails")
        return node

    monkeypatch.setattr(publish_module, "execute", execute)
    return small_project


def publish(*articles, notebooks=None, given=None, **options):
    """What happened: the events of one call, and its summary."""
    events = []
    subjects = map(find_subject, articles or [ARTICLE])
    summary = report(
        {
            subject: plan_runs(subject, notebooks or list_notebooks(), given or {})
            for subject in subjects
        },
        paths.reports(),
        Options(**options),
        lambda event, **facts: events.append((event, facts)),
    )
    return events, summary


def list_run(events):
    """The notebooks that ran."""
    return sorted(facts["notebook"] for event, facts in events if event == "notebook")


def find_page(article=ARTICLE):
    return paths.reports() / article / "index.html"


def test_what_is_current_is_not_run_again(project):
    """Nothing changed, so nothing is done, and it is said."""
    publish()
    events, summary = publish()
    assert events == [("planned", {"notebooks": 0}), ("current", {"subject": ARTICLE})]
    assert summary.current == [ARTICLE]


def test_force_runs_all(project):
    """What is current, too."""
    publish()
    events, _ = publish(is_forced=True)
    assert list_run(events) == ALL_NOTEBOOKS


def test_a_notebook_that_was_edited_is_run_alone(project):
    """The other stays as it was executed."""
    publish()
    write_notebook(paths.notebooks() / "article-01-other.ipynb", "print(3)")
    events, _ = publish()
    assert list_run(events) == ["article-01-other"]


def test_a_seed_that_was_edited_runs_its_article_alone(project):
    """The other article is current."""
    publish(*BOTH)
    seed = paths.seeds() / f"{SECOND}.yaml"
    seed.write_text(seed.read_text("utf-8") + "\n# more\n", "utf-8")
    _, summary = publish(*BOTH)
    assert (summary.current, summary.published) == ([ARTICLE], [SECOND])


def test_a_page_that_was_changed_is_made_anew(project):
    """Nobody's edit of a published page stays."""
    publish()
    before = find_page().read_bytes()
    find_page().write_bytes(before + b"more")
    publish()
    assert find_page().read_bytes() == before


def test_a_page_that_was_removed_is_made_anew(project):
    """A report is whole again after the next run."""
    publish()
    before = read_tree(paths.reports())
    (paths.reports() / ARTICLE / "01-other.html").unlink()
    publish()
    assert read_tree(paths.reports()) == before


def test_a_list_that_was_removed_is_made_anew(project):
    """Also where every report is current."""
    publish()
    (paths.reports() / "feed.xml").unlink()
    publish()
    assert (paths.reports() / "feed.xml").is_file()


@pytest.mark.parametrize("name", ["index.html", "feed.xml"])
def test_a_list_that_was_changed_is_made_anew(project, name):
    """Also where every report is current."""
    publish()
    listed = paths.reports() / name
    before = listed.read_bytes()
    listed.write_bytes(before + b"<!-- more -->")
    publish()
    assert listed.read_bytes() == before


def test_a_list_that_was_removed_is_made_anew_where_all_that_runs_fails(project):
    """What was published before is still there to be listed."""
    publish(*BOTH)
    (paths.reports() / "feed.xml").unlink()
    write_notebook(paths.notebooks() / "article-01-other.ipynb", "# fails")
    _, summary = publish()
    assert list(summary.failures) == [ARTICLE]
    assert (paths.reports() / "feed.xml").is_file()


def test_a_list_that_is_as_it_was_written_is_not_written_again(project):
    """What is current is left alone."""
    publish()
    listed = paths.reports() / "index.html"
    before = listed.stat()
    publish()
    assert (listed.stat().st_ino, listed.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_what_is_logged_is_told_once(project, monkeypatch):
    """However many articles it was logged for."""

    def execute(notebook, *_):
        logging.getLogger("analysis.anywhere").warning("kernels start cold")
        return nbformat.read(notebook, as_version=4)

    monkeypatch.setattr(publish_module, "execute", execute)
    events, _ = publish(*BOTH)
    assert [facts for event, facts in events if event == "warning"] == [
        {"why": "kernels start cold"}
    ]


def test_a_notebook_that_was_changed_in_place_is_not_trusted_later(project):
    """Another notebook's run must not make a changed page pass for current."""
    publish()
    published = paths.reports() / ARTICLE / "notebooks" / "article-00-only.ipynb"
    published.write_text(published.read_text("utf-8").replace("print(article)", "forged"), "utf-8")
    publish(notebooks=[paths.notebooks() / "article-01-other.ipynb"])
    events, _ = publish()
    assert list_run(events) == ["article-00-only"]
    assert "forged" not in published.read_text("utf-8")


def test_the_page_of_a_notebook_that_is_gone_goes(project):
    """Nothing else changed, and nothing is run."""
    publish()
    (paths.notebooks() / "article-01-other.ipynb").unlink()
    events, _ = publish()
    assert list_run(events) == []
    assert not (paths.reports() / ARTICLE / "01-other.html").exists()
    assert publish()[1].current == [ARTICLE]


def test_a_parameter_makes_another_report(project):
    """And the default makes the first one again."""
    for notebook in list_notebooks():
        write_notebook(notebook, parameters='article = "x"\nconvention = "literal"')
    publish()
    assert list_run(publish(given={"convention": "gtd"})[0]) == ALL_NOTEBOOKS
    assert list_run(publish()[0]) == ALL_NOTEBOOKS


def test_a_pdf_where_there_was_none_runs_no_notebook(project):
    """The pages are made anew of what was executed."""
    make_printer()
    publish()
    events, summary = publish(has_pdf=True)
    assert (list_run(events), summary.published) == ([], [ARTICLE])
    assert (paths.reports() / ARTICLE / "report.pdf").is_file()


def test_one_articles_failure_does_not_stop_the_other(project):
    """The summary names what failed and why."""
    write_notebook(paths.notebooks() / "article-01-other.ipynb", "# fails")
    _, summary = publish(*BOTH)
    assert summary.failures == {ARTICLE: "notebook article-01-other: it fails"}
    assert summary.published == [SECOND]


def test_a_failed_run_is_remembered_and_what_was_published_stays_current(project):
    """Mended back, the notebook needs no run."""
    publish()
    good = (paths.notebooks() / "article-01-other.ipynb").read_bytes()
    write_notebook(paths.notebooks() / "article-01-other.ipynb", "# fails")
    publish()
    assert list_runs(SUBJECT, 1)[0].why == "notebook article-01-other: it fails"
    (paths.notebooks() / "article-01-other.ipynb").write_bytes(good)
    assert publish()[1].current == [ARTICLE]


def test_an_article_without_its_events_seed_does_not_stop_the_others(project):
    """It is unfinished, as one whose seed cannot be read."""
    name = "other-2026/2026-02-05-example"
    (paths.seeds() / "other-2026").mkdir()
    add_article(project, name)
    (paths.seeds() / "other-2026" / "2026-02-05-example.yaml").write_text("source: {}\n")
    _, summary = publish(ARTICLE, name, skips_unfinished=True)
    assert summary.published == [ARTICLE]
    assert summary.unfinished[name].summary.startswith("seeds/other-2026/event.yaml")


def test_a_seed_that_cannot_be_read_stops_a_run_that_names_it(project):
    """And leaves nothing behind."""
    (paths.seeds() / f"{ARTICLE}.yaml").write_text("nothing")
    with pytest.raises(SeedError):
        publish()
    assert not paths.reports().exists()
    assert not paths.state().exists()


def test_a_killed_run_does_not_leave_a_report_out_of_the_list(project, monkeypatch):
    """What is remembered as published is in the list already."""

    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(report_module.history, "remember", stop)
    with pytest.raises(KeyboardInterrupt):
        publish()
    assert (paths.reports() / "index.html").is_file()


def test_a_history_that_cannot_be_used_stops_a_run_before_it_begins(project):
    """A run that nobody remembers would be run for ever."""
    history_file().parent.mkdir(0o700)
    history_file().write_text("this is no database" * 99)
    with pytest.raises(RunError, match="is damaged"):
        publish()
    assert not paths.reports().exists()


def test_the_history_tells_what_changed_in_the_figures(project, monkeypatch):
    """Compared with the run before; nothing for the first one."""
    shown = iter(["12", "13"])
    work = report_module.run_tasks

    def run_tasks(*words):
        for result in work(*words):
            figures = {"toll": {"shown": next(shown)}}
            yield type(result)(result.subject, result.seconds, figures)

    monkeypatch.setattr(report_module, "run_tasks", run_tasks)
    publish()
    events, _ = publish(is_forced=True)
    assert [run.changes for run in list_runs(SUBJECT, 9)] == [["toll: shown 12 is now 13"], []]
    told = [facts["changes"] for name, facts in events if name == "changed"]
    assert told == [["toll: shown 12 is now 13"]]


def test_a_run_is_remembered_with_its_beginning(project):
    """All articles of one call have the same moment."""
    publish(*BOTH)
    assert len({run.started for run in list_runs(None, 9)}) == 1


def test_a_secret_is_not_in_the_history(project):
    """The name is, and that it was a secret."""
    for notebook in list_notebooks():
        write_notebook(notebook, parameters='article = "x"\napi_key = ""')
    publish(given={"api_key": "s3cr3t-value"})
    assert list_runs(SUBJECT, 1)[0].parameters["article-00-only"]["api_key"] == "***"
    assert b"s3cr3t-value" not in history_file().read_bytes()


def test_what_has_a_secret_and_did_not_change_is_not_run_again(project):
    """And another secret runs it."""
    for notebook in list_notebooks():
        write_notebook(notebook, parameters='article = "x"\napi_key = ""')
    publish(given={"api_key": "s3cr3t-value"})
    assert publish(given={"api_key": "s3cr3t-value"})[1].current == [ARTICLE]
    assert list_run(publish(given={"api_key": "other"})[0]) == ALL_NOTEBOOKS


def test_no_salt_is_made_where_no_parameter_is_secret(project):
    """What is current is found without writing anything."""
    publish()
    with closing(sqlite3.connect(history_file())) as database:
        assert database.execute("SELECT count(*) FROM salts").fetchone() == (0,)


def test_nothing_but_reports_is_in_the_published_folder(project):
    """No lock, no staging, no stray file."""
    publish()
    found = sorted(path.name for path in paths.reports().iterdir())
    assert found == ["balochistan-2026", "feed.xml", "index.html"]


def test_a_foreign_file_is_found_before_anything_runs(project):
    """It would be lost."""
    (paths.reports() / ARTICLE).mkdir(parents=True)
    (paths.reports() / ARTICLE / "notes.txt").write_text("mine")
    with pytest.raises(ParameterError, match=r"notes\.txt"):
        publish()


# From here on with the real command, its processes and its kernels.


@pytest.fixture
def published(small_project):
    """A small project whose report is published, by the real command."""
    code, out, err = run_command(small_project, "report", ARTICLE)
    assert (code, out) == (0, f"published reports/{ARTICLE}/index.html\n"), err
    return small_project


def begin(home, *words, seconds=PATIENCE, parameters=PARAMETERS):
    """The real command with a notebook that takes its time, when it is in its cell."""
    mark = home / "begun"
    write_notebook(
        home / "notebooks" / "article-00-only.ipynb",
        f"import os, time\nfrom pathlib import Path\n"
        f"Path({str(mark)!r}).write_text(f'{{os.getpid()}} ')\ntime.sleep({seconds})",
        parameters=parameters,
    )
    process = start_command(home, "report", *words)
    wait_until(lambda: mark.exists() and mark.read_text().endswith(" "))
    return process


SECRET = "s3cr3t-value"
WITH_SECRET = f'{PARAMETERS}\napi_key = ""  # a word'


def find_secret(home):
    """The files that tell it."""
    files = [path for path in home.rglob("*") if path.is_file()]
    return [path for path in files if SECRET.encode() in path.read_bytes()]


def list_aside(home):
    return [path for path in (home / ".tollbook" / "staging").rglob("*") if path.is_file()]


@pytest.mark.xdist_group("commands")
@pytest.mark.parametrize("send", [send_to_group, subprocess.Popen.send_signal])
def test_ctrl_c_stops_with_130_and_leaves_nothing_behind(published, send):
    """A terminal sends it to the whole group, a scheduler to the command alone."""
    before = read_tree(published / "reports")
    process = begin(published)
    send(process, signal.SIGINT)
    out, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out) == (130, "")
    assert err == "stopped; what was published until now stays\n"
    kernel = Path("/proc") / (published / "begun").read_text().strip()
    wait_until(lambda: not kernel.exists() and not find_processes(str(published)))
    assert read_tree(published / "reports") == before
    assert list_aside(published) == []


@pytest.mark.xdist_group("commands")
def test_ctrl_c_keeps_what_is_done(small_project):
    """One article is published, the other is stopped; only the other runs again."""
    add_article(small_project, SECOND)
    mark = small_project / "begun"
    source = f"import time\nif article == {SECOND!r}:\n    open({str(mark)!r}, 'w').close()\n"
    write_notebook(
        small_project / "notebooks" / "article-00-only.ipynb", f"{source}    time.sleep({PATIENCE})"
    )
    process = start_command(small_project, "report", "--jobs", "1")
    wait_until(mark.exists)
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate(timeout=PATIENCE)
    assert out == f"published reports/{ARTICLE}/index.html\n"
    assert list(find_last(paths.reports(), map(find_subject, BOTH))) == [SUBJECT]


@pytest.mark.xdist_group("commands")
def test_a_killed_run_leaves_the_last_good_report_whole(small_project):
    """Killed at any moment, alone or with its processes: the old report or the new one."""
    moments = random.Random(4)
    notebook = small_project / "notebooks" / "article-00-only.ipynb"
    texts, digests = ["print('one')", "print('two')"], []
    for text in texts:
        write_notebook(notebook, text)
        start = time.monotonic()
        assert run_command(small_project, "report", ARTICLE)[0] == 0
        took = time.monotonic() - start
        digests.append(digest_folder(paths.reports() / ARTICLE))
    shape = sorted(read_tree(paths.reports()))
    for send in [send_to_group, subprocess.Popen.send_signal] * 5:
        there = digests.index(digest_folder(paths.reports() / ARTICLE))
        write_notebook(notebook, texts[1 - there])
        process = start_command(small_project, "report", ARTICLE)
        time.sleep(moments.uniform(0.2, 1.05) * took)
        send(process, signal.SIGKILL)
        process.communicate(timeout=PATIENCE)
        wait_until(lambda: not find_processes(str(small_project)))
        assert digest_folder(paths.reports() / ARTICLE) in digests
        assert sorted(read_tree(paths.reports())) == shape
    assert run_command(small_project, "report", ARTICLE)[0] == 0
    assert digest_folder(paths.reports() / ARTICLE) == digests[1 - there]
    assert list_aside(small_project) == []


@pytest.mark.xdist_group("commands")
def test_a_second_run_waits_for_the_first_and_finds_all_current(published):
    """It says that it waits, and does not do the work twice."""
    first = begin(published, seconds=1)
    code, out, err = run_command(published, "report")
    assert first.wait(PATIENCE) == 0
    first.communicate()
    assert (code, out) == (0, f"current reports/{ARTICLE}/index.html\n")
    assert err == "another run publishes into reports; waiting 600 s at most\n"


@pytest.mark.xdist_group("commands")
def test_a_second_run_that_may_not_wait_gives_one_sentence(published):
    """And the first one is not disturbed."""
    first = begin(published, seconds=5)
    code, out, err = run_command(published, "report", "--wait", "0.5", "--since-change")
    assert first.wait(PATIENCE) == 0
    first.communicate()
    assert (code, out) == (1, "")
    assert err == (
        "reports was still in use by another run after 0.5 s; try again later or wait longer with "
        "--wait SECONDS\n"
    )


@pytest.mark.xdist_group("commands")
def test_a_process_that_is_killed_is_tried_again(small_project):
    """The article is published all the same."""
    mark = small_project / "begun"
    write_notebook(
        small_project / "notebooks" / "article-00-only.ipynb",
        f"import os, time\nfrom pathlib import Path\nmark = Path({str(mark)!r})\n"
        f"if not mark.exists():\n    mark.touch()\n\n"
        # Who runs the notebook; the kernel's own parent may be another process.
        f"    os.kill(int(os.environ['JPY_PARENT_PID']), 9)\n"
        f"    time.sleep({PATIENCE})",
    )
    assert run_command(small_project, "report", ARTICLE)[:2] == (
        0,
        f"published reports/{ARTICLE}/index.html\n",
    )


@pytest.mark.xdist_group("commands")
def test_a_notebook_that_is_deleted_while_others_run_is_one_sentence(published):
    """Nothing that was published is lost."""
    before = read_tree(published / "reports")
    write_notebook(published / "notebooks" / "article-01-other.ipynb", "print(2)")
    other = published / "notebooks" / "article-01-other.ipynb"
    write_notebook(
        published / "notebooks" / "article-00-only.ipynb", f"import os\nos.unlink({str(other)!r})"
    )
    code, out, err = run_command(published, "report", "--jobs", "1")
    assert (code, out) == (1, "")
    assert err.splitlines()[1:] == [
        f"{ARTICLE}: notebook article-01-other: could not run: notebooks/article-01-other.ipynb: "
        "No such file or directory"
    ]
    assert read_tree(published / "reports") == before


@pytest.mark.xdist_group("commands")
@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("import time\nprint('begun')\ntime.sleep(60)", "a cell took more than 1 s"),
        ("import os\nprint('begun', flush=True)\nos._exit(3)", "its kernel died"),
    ],
)
def test_a_notebook_that_hangs_or_dies_is_told_in_json_and_kept(small_project, source, why):
    """As far as it came: that is where one looks for the cause."""
    write_notebook(small_project / "notebooks" / "article-00-only.ipynb", "print('first')", source)
    words = ("--cell-timeout", "1", "--retries", "0", "--log", "json")
    code, _, err = run_command(small_project, "report", *words)
    told = [json.loads(line) for line in err.splitlines()]
    kept = paths.failures() / ARTICLE / "article-00-only.ipynb"
    assert (code, told[-1]["event"]) == (1, "error")
    assert told[-1]["why"] == (
        f"{ARTICLE}: notebook article-00-only: {why}; kept for reading: {paths.show(kept)}"
    )
    assert "first" in str(nbformat.read(kept, as_version=4).cells[-2].outputs)


@pytest.mark.xdist_group("commands")
def test_no_file_tells_a_secret_after_success_or_failure(small_project):
    """Published or kept for reading, remembered, logged or complained of."""
    notebook = small_project / "notebooks" / "article-00-only.ipynb"
    words = ("report", ARTICLE, "-p", f"api_key={SECRET}", "--log", "json")
    for source, code in (("print(api_key)", 0), ("raise ValueError(api_key)", 1)):
        write_notebook(notebook, source, parameters=WITH_SECRET)
        told = run_command(small_project, *words)
        assert (told[0], SECRET in told[1] + told[2]) == (code, False), told
        assert find_secret(small_project) == []
    assert "***" in (paths.failures() / ARTICLE / "article-00-only.ipynb").read_text("utf-8")


@pytest.mark.xdist_group("commands")
def test_no_file_tells_a_secret_after_a_kill(small_project):
    """Not even what the killed run left aside."""
    words = ("-p", f"api_key={SECRET}")
    process = begin(small_project, ARTICLE, *words, parameters=WITH_SECRET)
    send_to_group(process, signal.SIGKILL)
    process.communicate(timeout=PATIENCE)
    assert find_secret(small_project) == []


@pytest.mark.xdist_group("commands")
@pytest.mark.skipif(not can_mount(), reason="no file system can be mounted here")
def test_a_full_disk_is_one_sentence_and_loses_nothing(small_project, tmp_path):
    """The report that was there is whole."""
    small = tmp_path / "small"
    with mount_small(small, "400k"):
        words = ("report", ARTICLE, "--out", str(small))
        assert run_command(small_project, *words)[0] == 0
        before = read_tree(small)
        write_notebook(
            small_project / "notebooks" / "article-00-only.ipynb", "print('x' * 900_000)"
        )
        code, out, err = run_command(small_project, *words)
        assert (code, out) == (1, "")
        assert "No space left on device" in err.splitlines()[-1]
        assert "Traceback" not in err
        assert read_tree(small) == before


@pytest.mark.xdist_group("commands")
@pytest.mark.skipif(not can_mount(), reason="no file system can be mounted here")
def test_a_folder_that_cannot_be_written_is_one_sentence(published, tmp_path):
    """It is found before anything runs."""
    fixed = tmp_path / "fixed"
    with mount_small(fixed):
        subprocess.run(["mount", "-o", "remount,ro", str(fixed)], check=True)
        told = run_command(published, "report", ARTICLE, "--out", str(fixed))
    assert told == (2, "", f"{fixed} cannot be written\n")


@contextmanager
def start_cluster(folder):
    """The address of a Dask scheduler on this machine alone, and its process; it has one worker."""
    pytest.importorskip("distributed")
    told = folder / "scheduler.json"
    dask = Path(sys.executable).parent / "dask"
    common = ["--scheduler-file", told, "--no-dashboard"]
    scheduler = [dask, "scheduler", "--host", "127.0.0.1", "--port", "0", *common]
    worker = [dask, "worker", *common, "--no-nanny", "--nthreads", "2"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder}
    started = [subprocess.Popen(scheduler, **quiet)]
    wait_until(told.exists)
    wait_until(lambda: told.read_text().endswith("}"))
    started.append(subprocess.Popen([*worker, "--local-directory", folder], **quiet))
    yield json.loads(told.read_text())["address"], started[0]
    for process in started:
        process.kill()
        process.wait()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    """The address of a cluster that most tests share."""
    with start_cluster(tmp_path_factory.mktemp("cluster")) as (address, _):
        yield address


@pytest.mark.xdist_group("commands")
def test_a_cluster_publishes_what_this_machine_publishes(small_project, cluster, tmp_path):
    """The same bytes, and the same is said."""
    add_article(small_project, SECOND)
    here = run_command(small_project, "report", "--out", str(tmp_path / "here"))
    there = run_command(
        small_project, "report", "--out", str(tmp_path / "there"), "--scheduler", cluster
    )
    assert (here[0], there[0]) == (0, 0), there
    assert read_tree(tmp_path / "there") == read_tree(tmp_path / "here")
    assert sorted(re.findall(r"(\S+) article-00-only", there[2])) == BOTH


LOOK_FOR_PORTS = """
from pathlib import Path
lines = [line for n in ("tcp", "tcp6") for line in Path(f"/proc/net/{n}").read_text().splitlines()]
ports = {f"socket:[{line.split()[9]}]" for line in lines}
own = {str(path.readlink()) for path in Path("/proc/self/fd").iterdir() if path.is_symlink()}
assert any(name[:7] == "socket:" for name in own) and not own & ports
"""


@pytest.mark.xdist_group("commands")
@pytest.mark.skipif(sys.platform != "linux", reason="sockets are looked up as Linux has them")
def test_a_kernel_on_a_cluster_has_no_tcp_port(small_project, cluster):
    """The cluster has some, and their users are told; what a notebook prints is not heard there."""
    write_notebook(small_project / "notebooks" / "article-00-only.ipynb", LOOK_FOR_PORTS)
    code, _, err = run_command(small_project, "report", "--scheduler", cluster)
    assert code == 0, err


@pytest.mark.xdist_group("commands")
def test_a_failure_on_a_cluster_is_told_as_one_on_this_machine(small_project, cluster):
    """One article fails, the other is published."""
    add_article(small_project, SECOND)
    write_notebook(
        small_project / "notebooks" / "article-00-only.ipynb", f"assert article == {SECOND!r}"
    )
    code, out, err = run_command(small_project, "report", "--scheduler", cluster)
    assert (code, out) == (1, f"published reports/{SECOND}/index.html\n")
    assert err.splitlines()[-1].startswith(f"{ARTICLE}: notebook article-00-only: cell 3 (assert")


@pytest.mark.xdist_group("commands")
def test_a_scheduler_that_goes_is_told_in_the_log_and_nothing_else_is(small_project, tmp_path):
    """Every line stays JSON."""
    with start_cluster(tmp_path) as (address, scheduler):
        process = begin(small_project, "--scheduler", address, "--log", "json")
        scheduler.kill()
        _, err = process.communicate(timeout=PATIENCE)
    told = [json.loads(line) for line in err.splitlines()]
    assert [line["event"] for line in told] == ["planned", "failed", "error"]
    assert (process.returncode, told[1]["why"]) == (1, "the Dask scheduler is gone")
