"""What the document on publishing says of `site.yaml` is so."""

import re

import pytest
from documents import read_document

from analysis.errors import SeedError
from analysis.ledger.logo import MOST_BYTES
from analysis.ledger.site import Site, read_site

TEXT = read_document("docs/publishing.md")
(EXAMPLE,) = re.findall(r"(?:^    (?!site\.yaml:).*\n)+", TEXT, re.MULTILINE)
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"/>'


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path))
    (tmp_path / "logo.svg").write_text(DRAWING)
    return tmp_path


def test_the_example_is_read(folder):
    (folder / "site.yaml").write_text(re.sub(r"^    ", "", EXAMPLE, flags=re.MULTILINE))
    told = read_site().model_dump(exclude={"language"})
    assert all(told.values())


def test_every_field_is_told():
    assert re.findall(r"^\| `(\w+)` \|", TEXT, re.MULTILINE) == list(Site.model_fields)


def test_the_message_is_the_one_that_is_given(folder):
    (message,) = re.findall(r"^    (site\.yaml:.*)$", TEXT, re.MULTILINE)
    wrong = re.sub(r"^    ", "", EXAMPLE, flags=re.MULTILINE).replace("CC-BY-4.0", "CC BY 4.0")
    (folder / "site.yaml").write_text(wrong)
    with pytest.raises(SeedError) as caught:
        read_site()
    assert re.sub(r":\d+:", ":", str(caught.value)) == re.sub(r":\d+:", ":", message)


def test_the_size_of_a_logo_is_told():
    assert f"{MOST_BYTES:,} bytes" in TEXT
