"""A table as Parquet, read back by pyarrow and pandas."""

import io

import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_tables import PLACES, TEXTS, TYPED_PLACES, field, make_table, table_of

from analysis.reading.frames import DTYPES
from analysis.render.parquet import to_parquet


def read(resource):
    """The Arrow table in the file."""
    return pq.read_table(io.BytesIO(to_parquet(resource)))


def test_parquet_gives_every_value_back():
    """Numbers, truth, days, moments and texts are as such; what is open is null."""
    assert read(PLACES).to_pylist() == TYPED_PLACES


def test_parquet_has_no_column_but_the_tables():
    """No index is added."""
    assert read(PLACES).column_names == [told["name"] for told in PLACES["schema"]["fields"]]


@pytest.mark.parametrize("rows", [PLACES["data"], []])
def test_each_column_has_the_type_that_the_views_give_it(rows):
    """As `DTYPES` tells, but that Parquet has no seconds; also where a table is empty."""
    data = to_parquet({**PLACES, "data": rows})
    frame = pd.read_parquet(io.BytesIO(data), dtype_backend="numpy_nullable")
    # The reader is asked for types that have a value for none.
    own = {"number": "Float64", "integer": "Int64", "boolean": "boolean", "string": "string"}
    types = {**DTYPES, **own, "datetime": "datetime64[ms]"}
    expected = [types[told["type"]] for told in PLACES["schema"]["fields"]]
    assert [str(kind) for kind in frame.dtypes] == expected


def test_moments_have_no_time_zone():
    """They are local time; the data package names the zone."""
    assert read(PLACES).schema.field("start").type.tz is None


def test_each_field_has_its_meaning_and_unit():
    """Description and unit are in the field's metadata; no unit where there is none."""
    schema = read(PLACES).schema
    assert schema.field("longitude").metadata[b"description"] == b"what longitude means"
    assert schema.field("longitude").metadata[b"unit"] == b"degrees"
    assert b"unit" not in schema.field("figures").metadata


def test_the_file_has_the_tables_title():
    """Name and title are in the schema's metadata."""
    metadata = read(PLACES).schema.metadata
    assert (metadata[b"name"], metadata[b"title"]) == (b"places", b"All places")


def test_the_bytes_are_not_compressed():
    """Compressed bytes would differ from one kind of processor to the next."""
    group = pq.ParquetFile(io.BytesIO(to_parquet(TEXTS))).metadata.row_group(0)
    assert group.column(0).compression == "UNCOMPRESSED"


@settings(deadline=None)
@given(st.lists(st.none() | st.text(st.characters(exclude_categories=["Cs"])), max_size=5))
def test_parquet_gives_any_text_back(notes):
    """A text is stored as it is, also one like a formula; an empty text is not null."""
    assert read(table_of(notes)).column("note").to_pylist() == notes


def test_an_unknown_kind_is_refused():
    """A column of a kind that the dictionary does not know is an error, not a guess."""
    with pytest.raises(KeyError, match="guess"):
        to_parquet(make_table("t", [field("x", "guess")]))
