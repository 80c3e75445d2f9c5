"""The data package of a report, checked by the validator of the standard's own makers."""

import hashlib
import json
import re
from dataclasses import replace

import frictionless
import pandas as pd
import pyarrow.parquet as pq
import pytest
from small_tables import ABOUT, HOSTILE, PLACES, TABLES, field, make_table

from analysis.render.downloads import write_downloads
from analysis.render.package import to_datapackage

ARROW = {
    "string": "string",
    "integer": "int64",
    "number": "double",
    "boolean": "bool",
    "date": "date32[day]",
    "datetime": "timestamp[ms]",
}
"""Table Schema type → Arrow type, as Arrow prints it."""


@pytest.fixture
def folder(tmp_path):
    """A folder with all downloads of the small tables."""
    write_downloads(tmp_path, TABLES, ABOUT)
    return tmp_path


def read(folder):
    """The descriptor."""
    return json.loads((folder / "datapackage.json").read_text("utf-8"))


def validate(folder):
    """What the validator finds wrong with the files, data and all."""
    return frictionless.validate(folder / "datapackage.json").flatten(["type", "message"])


def describe(*rows, names=("id",)):
    """The descriptor's resource of a table with these rows of text."""
    table = make_table("t", [field(name, "string") for name in names], *rows)
    files = {"tables/t.csv": b"", "tables/t.parquet": b""}
    return json.loads(to_datapackage({"t": table}, files, ABOUT))["resources"][0]


def test_the_files_are_as_the_package_says(folder):
    """Columns, types, keys, size and hash of every file are as described."""
    assert validate(folder) == []


def test_the_descriptor_is_valid(folder):
    """The standard's profiles of package, resource, schema and dialect are met."""
    package = frictionless.Package.from_descriptor(read(folder), basepath=str(folder))
    assert package.resource_names == ["places", "places.parquet", "texts", "texts.parquet"]


def test_the_validator_finds_a_descriptor_wrong(folder):
    """A size that is no number is refused, so that finding nothing says something."""
    descriptor = read(folder)
    descriptor["resources"][1]["bytes"] = "many"
    with pytest.raises(frictionless.FrictionlessException, match="not valid"):
        frictionless.Package.from_descriptor(descriptor, basepath=str(folder))


def test_the_parquet_files_are_as_the_package_says(folder):
    """Each column of a Parquet file has the type that the CSV file's field tells."""
    told = read(folder)["resources"][0]["schema"]["fields"]
    arrow = pq.read_schema(folder / "tables" / "places.parquet")
    assert [(column.name, str(column.type)) for column in arrow] == [
        (field["name"], ARROW[field["type"]]) for field in told
    ]


def test_a_changed_file_is_found_out(folder):
    """The hash tells when a table is not the one that was published."""
    path = folder / "tables" / "places.csv"
    path.write_bytes(path.read_bytes().replace(b"north", b"worth"))
    assert [kind for kind, _ in validate(folder)] == ["hash-count"]


def test_size_and_hash_are_the_files(folder):
    """Every file is described by what is on disk; of Parquet the validator counts no bytes."""
    for resource in read(folder)["resources"]:
        content = (folder / resource["path"]).read_bytes()
        is_counted = resource["format"] == "csv"
        assert resource.get("bytes") == (len(content) if is_counted else None)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_the_package_follows_version_two_of_the_standard(folder):
    """The profile is named at the root, where the standard asks for it."""
    assert read(folder)["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"


def test_each_table_is_there_as_csv_and_as_parquet(folder):
    """Names differ, and each says its format and its media type."""
    told = [(r["name"], r["path"], r["mediatype"]) for r in read(folder)["resources"]]
    parquet = "application/vnd.apache.parquet"
    assert told == [
        ("places", "tables/places.csv", "text/csv"),
        ("places.parquet", "tables/places.parquet", parquet),
        ("texts", "tables/texts.csv", "text/csv"),
        ("texts.parquet", "tables/texts.parquet", parquet),
    ]


def test_names_are_plain(folder):
    """Lower case, digits, full stop, hyphen and underscore, as the standard asks."""
    descriptor = read(folder)
    names = [descriptor["name"], *(resource["name"] for resource in descriptor["resources"])]
    assert [name for name in names if not re.fullmatch(r"[a-z0-9._-]+", name)] == []


def test_each_field_has_its_type_meaning_and_unit(folder):
    """Our own property is the unit, where a column has one."""
    fields = read(folder)["resources"][0]["schema"]["fields"]
    assert fields[1:3] == [
        {
            "name": "longitude",
            "type": "number",
            "description": "what longitude means",
            "unit": "degrees",
        },
        {"name": "figures", "type": "integer", "description": "what figures means"},
    ]


def test_the_source_is_the_article(folder):
    """Outlet, day and address; the article itself is not included."""
    expected = [{"title": "Example Gazette, 4 March 2020", "path": "https://gazette.example/1"}]
    assert read(folder)["sources"] == expected


def test_a_source_tells_of_itself_what_the_seed_has(tmp_path):
    """In properties of our own, which the standard allows; a usual one has none of them."""
    told = {"time": "18:30", "language": "fr", "agency": "Example Wire", "headline": "A headline"}
    about = replace(ABOUT, sources=[replace(ABOUT.sources[0], **told, is_excerpt=True)])
    write_downloads(tmp_path, TABLES, about)
    (source,) = read(tmp_path)["sources"]

    assert source == {
        "title": ABOUT.sources[0].title,
        "path": ABOUT.sources[0].url,
        **told,
        "excerpt": True,
    }
    assert validate(tmp_path) == []


def test_the_package_has_what_an_index_needs(folder):
    """Which article, when, where, and how its figures stand."""
    assert read(folder)["tollbook"] == {
        "subject": "example-2020/2020-03-04-gazette",
        "event": "Attack in Sample County",
        "outlet": "Example Gazette",
        "published": "2020-03-04",
        "timezone": "Asia/Karachi",
        "verdict": "conflict",
        "outcome": "The figures cannot all be true.",
        "seed": ABOUT.seed,
        "version": "0123456789",
        "last_change": "2020-03-04",
    }


def test_the_package_tells_no_time_of_making(folder):
    """The same figures give the same package on any day."""
    assert "created" not in read(folder)


def test_an_id_of_each_row_is_the_key():
    """Rows can be told apart and joined by it."""
    assert describe(("a",), ("b",))["schema"]["primaryKey"] == ["id"]


@pytest.mark.parametrize(
    "rows", [[("a",), ("a",)], [("a",), (None,)], [("a",), ("",)], []], ids=str
)
def test_an_id_that_is_twice_or_missing_is_no_key(rows):
    """A key that does not hold would be worse than none."""
    assert "primaryKey" not in describe(*rows)["schema"]


def test_a_table_without_ids_has_no_key():
    """No other column is taken for one."""
    assert "primaryKey" not in describe(("a",), names=("name",))["schema"]


def test_pandas_reads_the_texts_of_the_csv_file(folder):
    """One row a text; those like a formula have an apostrophe, as the package says."""
    path = folder / "tables" / "texts.csv"
    frame = pd.read_csv(path, keep_default_na=False, lineterminator="\n")
    guarded = [f"'{text}" if text[0] in "=+-@\t\r" else text for text in HOSTILE]
    assert frame["note"].tolist() == guarded
    assert "an apostrophe stands before a text" in read(folder)["description"]


def test_pandas_reads_the_numbers_of_the_csv_file(folder):
    """A negative number is a number."""
    frame = pd.read_csv(folder / "tables" / "places.csv")
    assert frame["longitude"].tolist()[::2] == [-66.5, 7.0]
    assert len(frame) == len(PLACES["data"])
