"""What another user of the machine may have planted costs nobody a file, and is one sentence."""

import hashlib
import os
import shutil
from contextlib import suppress

import pytest
from projects import ARTICLE, can_mount, mount_small, read_tree, run_command, write_notebook

from analysis import paths
from analysis.errors import ParameterError
from analysis.ledger.subject import find_subject
from analysis.run import staging
from analysis.run.history import history_file, list_runs, prepare
from analysis.run.private import NotOursError, follow_links
from analysis.run.publish import check_target
from analysis.run.staging import clear, put_file_in_place, put_in_place, stage

NAME = "event/2020-03-04-x"
OTHER = 65534
"""Another user."""

# Tests fork from a process that may have threads of other tests.
pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")


@pytest.fixture
def victim(tmp_path):
    """A folder of the runner's that no run has to do with."""
    (tmp_path / "victim" / "deep").mkdir(parents=True)
    (tmp_path / "victim" / "deep" / "letter.txt").write_text("mine")
    return tmp_path / "victim"


@pytest.fixture
def out(tmp_path, monkeypatch):
    """A published folder and a project, both in a folder that all may write."""
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o1777)
    (shared / "project").mkdir()
    monkeypatch.setenv("TOLLBOOK_HOME", str(shared / "project"))
    (shared / "out" / NAME).mkdir(parents=True)
    (shared / "out" / NAME / "index.html").write_text("old")
    return shared / "out"


def give_away(folder, user=OTHER):
    """Let another user own a folder and all in it; links themselves, not what they lead to."""
    if os.geteuid():
        pytest.skip("only root can make another user's files")
    for path in (folder, *folder.rglob("*")):
        os.chown(path, user, user, follow_symlinks=False)


def find_key(out):
    return hashlib.sha256(os.fsencode(out)).hexdigest()[:16]


def find_places(out):
    """Where something of a predictable name might be looked for."""
    return [out.parent / "project" / ".tollbook", out.parent / ".tollbook", out / ".tollbook"]


@pytest.mark.parametrize("place", range(3))
@pytest.mark.parametrize("mark", ["../../victim", "{victim}", "../out/../../victim", NAME])
def test_a_planted_mark_removes_no_folder(out, victim, place, mark):
    """In the project, beside what is published or inside it."""
    hidden = find_places(out)[place]
    for inner in ("tmpkilled", ".tollbook-1/aside-1"):
        (hidden / "staging" / find_key(out) / inner / "before").mkdir(parents=True)
        mark_file = hidden / "staging" / find_key(out) / inner / "target"
        mark_file.write_text(mark.format(victim=victim))
    give_away(hidden)
    before = read_tree(victim) | read_tree(out / NAME)
    with suppress(ParameterError):
        clear(out)
    assert read_tree(victim) | read_tree(out / NAME) == before


@pytest.mark.parametrize("place", range(3))
@pytest.mark.parametrize("depth", range(3))
def test_a_planted_link_removes_no_folder(out, victim, place, depth):
    """At any level of what is cleared, also where the victim's folders have names of ours."""
    link = find_places(out)[place].joinpath(*("staging", find_key(out))[:depth])
    link.parent.mkdir(parents=True, exist_ok=True)
    for inner in ("staging", f"staging/{find_key(out)}", find_key(out), ".tollbook-1/aside-1"):
        (victim / inner).mkdir(parents=True)
        (victim / inner / "letter.txt").write_text("mine")
    link.symlink_to(victim)
    before = read_tree(victim)
    with suppress(ParameterError):
        clear(out)
    assert read_tree(victim) == before


@pytest.mark.parametrize("level", [".tollbook", ".tollbook/staging", ".tollbook/staging/{key}"])
@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (give_away, "belongs to another user; move it away"),
        (lambda folder: folder.chmod(0o770), "can be written by others, who may have put"),
        (lambda folder: folder.chmod(0o707), "can be written by others, who may have put"),
        (lambda folder: folder.rename(folder.with_name("x")), "is a link or not a folder; move it"),
    ],
)
def test_staging_that_is_not_private_is_refused(out, level, spoil, why):
    """Whose it is, who may write it, and whether it is a link: told before anything runs."""
    level = level.format(key=find_key(out))
    folder = paths.home()
    for name in level.split("/"):
        folder /= name
        folder.mkdir(0o700)
    spoil(folder)
    if not folder.exists():
        folder.symlink_to(folder.with_name("x"))
    with pytest.raises(NotOursError, match=why) as error, stage(out):
        pass
    assert str(error.value).startswith(level)


def plant_link(folder, victim):
    folder.symlink_to(victim)


def plant_others(folder, victim):
    shutil.copytree(victim, folder)
    give_away(folder)


def plant_open(folder, victim):
    shutil.copytree(victim, folder)
    folder.chmod(0o775)


def plant_readable(folder, victim):
    shutil.copytree(victim, folder)
    folder.chmod(0o755)


@pytest.mark.parametrize("plant", [plant_link, plant_others, plant_open, plant_readable])
def test_a_room_that_is_not_private_is_passed_over(out, victim, plant):
    """A name says nothing: what others own, may look into or made a link of is never cleared."""
    (victim / "aside-1").mkdir()
    (victim / "aside-1" / "letter.txt").write_text("mine")
    (victim / "aside-1" / "target").write_text(NAME)
    (victim / "aside-1" / "before").mkdir()
    plant(out / ".tollbook-1", victim)
    before = read_tree(victim) | read_tree(out)
    clear(out)
    assert read_tree(victim) | read_tree(out) == before


def test_what_is_staged_is_not_put_in_place_through_a_link(out, victim):
    """An event's folder that became a link meanwhile leads to what is not ours to replace."""
    shutil.copytree(out / "event", victim / "event")
    before = read_tree(victim)
    with stage(out) as room:
        (room / "report").mkdir()
        shutil.rmtree(out / "event")
        (out / "event").symlink_to(victim / "event")
        with pytest.raises(NotOursError, match="event is a link or not a folder"):
            put_in_place(room / "report", out / NAME, room)
    assert read_tree(victim) == before


def test_what_is_published_is_not_followed_to_another_folder(out, victim):
    """A published folder that became a link meanwhile is not written."""
    (victim / "index.html").write_text("mine")
    with stage(out) as room:
        (room / "index.html").write_text("list")
        out.rename(out.with_name("moved"))
        out.symlink_to(victim)
        with pytest.raises(NotOursError, match="out is a link or not a folder"):
            put_file_in_place(room / "index.html", out)
    assert (victim / "index.html").read_text() == "mine"


@pytest.mark.parametrize("level", ["room", "aside"])
def test_staging_that_was_exchanged_meanwhile_is_not_cleared(out, victim, level):
    """What was looked at when it was made is what is removed at the end."""
    (victim / "aside-1").mkdir()
    (victim / "aside-1" / "letter.txt").write_text("mine")
    before = read_tree(victim)
    with stage(out) as aside:
        folder = aside.parent if level == "room" else aside
        folder.rename(folder.with_name("moved"))
        folder.symlink_to(victim)
        with pytest.raises(NotOursError, match="is a link or not a folder"):
            put_in_place(aside / "report", out / NAME, aside)
    assert read_tree(victim) == before


def test_a_link_in_the_place_of_a_report_is_not_followed_by_what_is_brought_back(out, victim):
    """The report that was aside stays aside until somebody has looked."""
    process = os.fork()
    if not process:
        with stage(out) as room:
            (room / "target").write_text(NAME)
            (out / NAME).rename(room / "before")
            (out / NAME).symlink_to(victim)
            os._exit(0)
    os.waitpid(process, 0)
    before = read_tree(victim)
    with pytest.raises(NotOursError, match=f"out/{NAME} is a link or not a folder; move it away"):
        clear(out)
    assert read_tree(victim) == before
    (out / NAME).unlink()
    clear(out)
    assert (out / NAME / "index.html").read_text() == "old"


def test_a_link_that_takes_a_reports_place_meanwhile_costs_no_report(out, victim, monkeypatch):
    """Between the two steps of a file system that cannot exchange folders."""
    monkeypatch.setattr(staging, "exchange", lambda *_: False)
    rename = os.rename

    def plant(source, target, **folders):
        if source == "report":
            (out / NAME).symlink_to(victim)
        rename(source, target, **folders)

    monkeypatch.setattr(os, "rename", plant)
    before = read_tree(victim)
    with stage(out) as room:
        (room / "report").mkdir()
        with pytest.raises(NotOursError, match="is a link or not a folder"):
            put_in_place(room / "report", out / NAME, room)
    (out / NAME).unlink()
    clear(out)
    assert (out / NAME / "index.html").read_text() == "old"
    assert read_tree(victim) == before


@pytest.mark.parametrize("level", ["event", NAME])
def test_a_link_where_a_report_belongs_is_found_before_anything_runs(out, victim, level):
    """What is behind it would be replaced."""
    (out / level).rename(out / "moved")
    (out / level).symlink_to(out / "moved")
    with pytest.raises(ParameterError, match=f"out/{level} is a link, and the folder behind it"):
        check_target(out, find_subject(NAME))


def test_a_link_of_another_in_a_folder_that_all_may_write_is_not_followed(out, victim):
    """As Linux has it where the rule is switched on."""
    link = out.parent / "link"
    link.symlink_to(victim)
    give_away(link)
    with pytest.raises(NotOursError, match="link is another user's link and is not followed"):
        follow_links(link / "deep")


def test_a_link_of_the_runners_is_followed(out, victim):
    """Also by way of a second one, up and down again."""
    (out.parent / "one").symlink_to("out/../two")
    (out.parent / "two").symlink_to(victim)
    found = follow_links(out.parent / "one" / "deep" / ".." / "deep" / "none")
    assert found == victim / "deep" / "none"


def test_a_link_of_another_in_a_folder_of_the_others_own_is_followed(out, victim):
    """Who names a folder of another's trusts its owner."""
    theirs = out.parent / "theirs"
    theirs.mkdir()
    (theirs / "link").symlink_to(victim)
    give_away(theirs)
    assert follow_links(theirs / "link") == victim


def test_links_in_a_circle_come_to_an_end(out):
    """With the system's own error."""
    (out / "a").symlink_to("b")
    (out / "b").symlink_to("a")
    with pytest.raises(OSError, match="symbolic links"):
        follow_links(out / "a")


@pytest.mark.skipif(not can_mount(), reason="no file system can be mounted here")
def test_on_a_file_system_of_its_own_nothing_of_a_predictable_name_is_used(
    out, victim, monkeypatch
):
    """What is published is there, the project is not; beside it all may write."""
    shared = out.parent / "shared"
    with mount_small(shared):
        shared.chmod(0o1777)
        published = shared / "out"
        aside = shared / ".tollbook" / "staging" / find_key(published) / "tmpkilled"
        (aside / "before").mkdir(parents=True)
        (aside / "target").write_text("../../victim")
        give_away(shared / ".tollbook")
        shutil.copytree(victim, shared / "victim")
        published.mkdir()
        before = read_tree(shared)
        clear(published)
        with stage(published) as room:
            assert room.parents[1] == published
        assert read_tree(shared) == before


@pytest.mark.parametrize("end", ["", "-journal", "-wal", "-shm"])
@pytest.mark.parametrize(
    ("plant", "why"),
    [
        (lambda file, mine: file.symlink_to(mine), "is a link or not a file; move it away"),
        (lambda file, mine: file.hardlink_to(mine), "has a second name elsewhere; move it away"),
        (lambda file, _: os.mkfifo(file), "is a link or not a file; move it away"),
        (lambda file, _: (file.touch(), give_away(file)), "belongs to another user; move it away"),
    ],
)
def test_a_planted_history_is_refused(out, victim, end, plant, why):
    """Be it the file itself or one of those that SQLite has beside it; no file is touched."""
    paths.state().mkdir(0o700)
    file = history_file().with_name(history_file().name + end)
    plant(file, victim / "deep" / "letter.txt")
    for ask in (prepare, lambda: list_runs(None, 9)):
        with pytest.raises(NotOursError) as error:
            ask()
        assert str(error.value) == f".tollbook/history.sqlite{end} {why}"
    assert (victim / "deep" / "letter.txt").read_text() == "mine"


def test_a_runner_without_roots_rights_loses_nothing_to_another(out, victim):
    """Another user plants what that user can in a folder that all may write; the runner clears."""
    runner = OTHER - 1
    for folder in out.parents[:-2]:
        folder.chmod(folder.stat().st_mode | 0o011)
    for folder in (victim, out, paths.home()):
        give_away(folder, runner)
    out.chmod(0o777)
    before = read_tree(victim)

    def plant():
        (out / ".tollbook-1" / "aside-1" / "before").mkdir(parents=True)
        (out / ".tollbook-1" / "aside-1" / "target").write_text("../../victim")
        (out / ".tollbook-2").symlink_to(victim)

    assert do_as(OTHER, plant) == 0
    assert do_as(runner, lambda: clear(out)) == 0
    assert sorted(path.name for path in out.iterdir()) == [".tollbook-1", ".tollbook-2", "event"]
    assert read_tree(victim) == before


def do_as(user, do):
    """The exit code of a process that does something as a user without rights."""
    process = os.fork()
    if not process:
        os.setgroups([])
        os.setgid(user)
        os.setuid(user)
        with suppress(BaseException):
            do()
            os._exit(0)
        os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


# From here on with the real command.


@pytest.mark.xdist_group("commands")
@pytest.mark.parametrize("plant", [plant_link, plant_others, plant_open])
def test_a_planted_hidden_folder_stops_the_command_with_one_sentence(small_project, victim, plant):
    """Nothing runs, and every file is where it was."""
    plant(small_project / ".tollbook", victim)
    before = read_tree(small_project) | read_tree(victim)
    code, told, err = run_command(small_project, "report", ARTICLE)
    assert (code, told, err.count("\n")) == (2, "", 1), err
    assert err.startswith(".tollbook ")
    assert read_tree(small_project) | read_tree(victim) == before
    assert not (small_project / "reports").exists()


@pytest.mark.xdist_group("commands")
def test_a_notebook_that_failed_is_not_kept_through_a_link(small_project, victim):
    """It is told why it failed, and no file of the victim's is replaced."""
    kept = victim / ARTICLE / "article-00-only.ipynb"
    kept.parent.mkdir(parents=True)
    kept.write_text("mine")
    (small_project / ".tollbook").mkdir(0o700)
    (small_project / ".tollbook" / "failed").symlink_to(victim)
    write_notebook(small_project / "notebooks" / "article-00-only.ipynb", "raise ValueError('no')")
    code, _, err = run_command(small_project, "report", ARTICLE)
    assert (code, err.splitlines()[-1].endswith("failed: ValueError: no")) == (1, True), err
    assert kept.read_text() == "mine"


@pytest.mark.xdist_group("commands")
def test_a_planted_link_to_publish_into_stops_the_command_with_one_sentence(
    small_project, out, victim
):
    """In a folder that all may write, a name may be another user's."""
    link = out.parent / "link"
    link.symlink_to(victim)
    give_away(link)
    told = run_command(small_project, "report", ARTICLE, "--out", str(link))
    assert told == (2, "", f"{link} is another user's link and is not followed\n")
    assert list(read_tree(victim)) == ["deep/letter.txt"]
