"""What the rooms offer to notebooks and publish, gathered from the rooms themselves."""

import importlib
import inspect
import subprocess
import sys

import pytest

import analysis as tb
from analysis.reading import rooms

FILES = sorted(file for folder in rooms.FOLDERS for file in folder.glob("*.py"))


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_every_frame_and_plot_of_a_room_is_offered(file):
    """What is forgotten in `__all__` is found here."""
    module = importlib.import_module(f"analysis.{file.parent.name}.{file.stem}")
    own = {
        name
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if name.startswith(("tabulate_", "plot_")) and function.__module__ == module.__name__
    }
    offered = set(getattr(module, "__all__", ()))
    assert own <= offered
    assert {name for name in offered if not hasattr(module, name)} == set()


def test_each_name_comes_from_the_room_that_has_it():
    """Not from one that only imports it."""
    for name, home in rooms.find_homes().items():
        assert getattr(tb, name).__module__ == home


def test_the_face_offers_its_names_without_pandas():
    """The command line starts at once."""
    code = "import sys, analysis; dir(analysis); print('pandas' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_a_name_that_no_room_has_is_no_attribute():
    """As of any module."""
    with pytest.raises(AttributeError, match="no attribute 'tabulate_tolls'"):
        _ = tb.tabulate_tolls


def test_one_name_in_two_rooms_is_refused(tmp_path, monkeypatch):
    """Both are named."""
    for stem in ("first", "second"):
        (tmp_path / f"{stem}.py").write_text('__all__ = ["plot_x"]\n', "utf-8")
    monkeypatch.setattr(rooms, "FOLDERS", (tmp_path,))
    with pytest.raises(ValueError, match="'plot_x' is in first and in second"):
        rooms.find_homes.__wrapped__()


def test_every_frame_that_is_published_is_among_the_tables():
    """By the name of its download."""
    published = {name for name, each in rooms.find_captions().items() if each.tabulate}
    assert {name for name, each in rooms.find_captions().items() if each.headings} == published


@pytest.mark.parametrize("name", rooms.find_captions())
def test_a_chart_told_by_another_table_names_one_that_is_there(name):
    """A link under a chart leads somewhere."""
    told_by = rooms.find_captions()[name].told_by
    assert not told_by or told_by in rooms.find_captions()
