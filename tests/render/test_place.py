"""Nothing that a user names is made among what a project keeps or published."""

import os

import pytest
from projects import can_mount, mount_small

from analysis import paths
from analysis.cli import run
from analysis.errors import ParameterError
from analysis.render.place import check_place, check_replaceable, is_published

KEPT = ["reports", "seeds", "notebooks", "texts", ".tollbook"]


@pytest.mark.parametrize("kept", KEPT)
@pytest.mark.parametrize("inner", ["", "x", "x/y"])
def test_a_folder_that_the_project_keeps_is_no_place(home, kept, inner):
    """Whether or not it is there yet; a folder beside them is one."""
    for name in ("reports", "seeds", "x"):
        (paths.home() / name).mkdir(exist_ok=True)
    with pytest.raises(ParameterError, match=r"among published reports|in the project"):
        check_place(paths.home() / kept / inner)
    check_place(paths.home() / "public" / inner)
    (paths.home() / "way").symlink_to(paths.home() / kept)
    with pytest.raises(ParameterError):
        check_place(paths.home() / "way" / "x")


def test_reports_of_any_project_are_known_by_their_feed(home, tmp_path):
    """The folder itself is not: a site may be made anew in its place."""
    out = tmp_path / "elsewhere"
    out.mkdir()
    assert not is_published(out / "x")
    (out / "feed.xml").write_text("<feed>somebody's</feed>")
    assert not is_published(out / "x")
    (out / "feed.xml").write_text("<feed><generator>Tollbook</generator></feed>")
    assert is_published(out / "x")
    assert is_published(out / "x" / "y")
    assert not is_published(out)


@pytest.mark.parametrize("words", [["site", "--out"], ["export", "--out"], ["init"]])
@pytest.mark.parametrize("where", ["reports/x", "seeds/x", "texts/x", "file/x", "pipe/x"])
def test_each_command_that_makes_a_folder_asks(home, capsys, words, where):
    """One sentence, exit code 2, and nothing is made."""
    (paths.home() / "file").write_text("mine")
    os.mkfifo(paths.home() / "pipe")
    (paths.reports() / "a").mkdir(parents=True)
    before = sorted(paths.home().rglob("*"))
    assert run([*words, str(paths.home() / where)]) == 2
    told = capsys.readouterr()
    assert (told.out, told.err.count("\n")) == ("", 1)
    assert sorted(paths.home().rglob("*")) == before


@pytest.mark.skipif(not can_mount(), reason="only the superuser mounts")
@pytest.mark.parametrize("words", [["site", "--out"], ["export", "--out"]])
def test_a_mounted_drive_is_not_replaced_but_a_folder_in_it_can_be_made(home, capsys, words):
    """Nothing can take its place in one step; the sentence says what to name."""
    drive = paths.home() / "drive"
    with mount_small(drive):
        assert run([*words, str(drive)]) == 2
        assert "name a folder in it" in capsys.readouterr().err
        assert list(drive.iterdir()) == []
        check_place(drive / "x")
        check_replaceable(drive / "x")
