"""A new seed's first lines: valid YAML, and one step from a valid seed."""

from __future__ import annotations

import re

import pytest
from homes import Home

from analysis.errors import ParameterError, SeedError
from analysis.ledger.document import parse
from analysis.ledger.model import Event
from analysis.ledger.reader import read_article, read_record
from analysis.ledger.skeleton import write_skeleton

NEW = "other-2021/2021-05-06-sample-post"

PLACE = """\
  fields:
    name: Fields
    kind: region
"""

FIGURE = """\
  - id: all-killed
    wording: "3"
    measure: deaths
    unit: persons
    group: people
    place: fields
    speaker: outlet
    status: stated
    paragraph: 1
    says: Three people were killed.
"""


def test_a_new_event_gets_both_files(home: Home) -> None:
    """The event's file comes first, then the article's."""
    assert [path.relative_to(home.folder).as_posix() for path in write_skeleton(NEW)] == [
        "seeds/other-2021/event.yaml",
        "seeds/other-2021/2021-05-06-sample-post.yaml",
    ]


def test_a_known_event_is_left_alone(home: Home) -> None:
    """A further article adds its own file and does not touch the event's."""
    before = home.event_file.read_bytes()
    written = write_skeleton("example-2020/2020-03-05-sample-post")

    assert [path.name for path in written] == ["2020-03-05-sample-post.yaml"]
    assert home.event_file.read_bytes() == before


def test_an_article_is_never_overwritten(home: Home) -> None:
    """A second skeleton of one name is refused, and the first stays as it was."""
    before = home.article_file.read_bytes()
    with pytest.raises(ParameterError) as caught:
        write_skeleton(home.name)

    assert str(caught.value) == (
        f"seeds/{home.name}.yaml already exists; nothing was written; "
        f"the next free name is '{home.name}-2'"
    )
    assert home.article_file.read_bytes() == before


@pytest.mark.parametrize("name", ["../2021-05-06-x", "/tmp/x", "a/../../2021-05-06-x", "a/x"])
def test_a_name_of_another_form_writes_nothing(home: Home, name: str) -> None:
    """A name that could leave the seeds folder is refused before a folder is made."""
    before = sorted(home.folder.rglob("*"))
    with pytest.raises(ParameterError, match="is not of the form"):
        write_skeleton(name)

    assert sorted(home.folder.rglob("*")) == before


def test_outlet_and_day_come_from_the_name(home: Home) -> None:
    """The skeleton has its outlet's name and its day filled in."""
    text = write_skeleton(NEW)[1].read_text("utf-8")

    assert "  outlet: Sample Post\n" in text
    assert "  published: 2021-05-06\n" in text


@pytest.mark.parametrize("index", [0, 1])
def test_a_skeleton_is_yaml(home: Home, index: int) -> None:
    """Both files parse as they are written."""
    path = write_skeleton(NEW)[index]

    assert parse(path, path.read_text("utf-8")).content


def test_an_untouched_skeleton_says_what_comes_next(home: Home) -> None:
    """Read as it is, the skeleton is refused at each thing that is to be filled in."""
    write_skeleton(NEW)
    with pytest.raises(SeedError) as caught:
        read_article(NEW)

    assert [fault.partition(": ")[2] for fault in caught.value.faults] == [
        "'places' is empty",
        "source: 'url' is empty",
        "source: 'paragraphs' is empty",
        "'figures' is empty",
    ]


def test_a_skeleton_becomes_a_seed_by_filling_it_in(home: Home) -> None:
    """One place, the address, the number of paragraphs and one figure make it whole."""
    event, article = write_skeleton(NEW)
    event.write_text(event.read_text("utf-8").replace("places:\n", f"places:\n{PLACE}"), "utf-8")
    text = article.read_text("utf-8")
    text = text.replace("  url:", "  url: https://post.example/").replace(
        "  paragraphs:", "  paragraphs: 1"
    )
    article.write_text(text.replace("figures:\n", f"figures:\n{FIGURE}"), "utf-8")

    assert [figure.id for figure in read_article(NEW).figures] == ["all-killed"]


def test_empty_sections_of_a_new_event_are_fine(home: Home) -> None:
    """No speakers and no periods yet are none, not a fault."""
    event = write_skeleton(NEW)[0]
    event.write_text(event.read_text("utf-8").replace("places:\n", f"places:\n{PLACE}"), "utf-8")

    assert read_record(event, Event)[1].speakers == {}


def uncomment(text: str) -> str:
    """The text with its commented fields as fields."""
    first, _, rest = text.partition("\n")
    return f"{first}\n" + re.sub(r"^( *)# ( *(- )?[a-z_-]+:( |$))", r"\1\2", rest, flags=re.M)


def test_a_skeleton_becomes_a_seed_by_uncommenting(home: Home) -> None:
    """All that the comments offer is read as it stands, once address and length are filled in."""
    for path in write_skeleton(NEW):
        text = uncomment(path.read_text("utf-8")).replace("url: #", "url: https://post.example/ #")
        path.write_text(text.replace("paragraphs: #", "paragraphs: 9 #"), "utf-8")
    article = read_article(NEW)
    [figure] = article.figures

    assert (figure.by, figure.how, figure.role) == ("militants", ("gunfire",), "toll")
    assert (article.source.language, article.source.agency) == ("en", "AFP")
    assert article.event.toll is not None
    assert article.event.speakers["police"].line == "state"
    assert "checkpoints-burned" in article.event.all_measures


@pytest.mark.parametrize("key", ["places", "speakers", "periods", "figures"])
def test_each_section_shows_an_example(home: Home, key: str) -> None:
    """Under the head of each section stands a commented example, unless it is filled."""
    text = "".join(path.read_text("utf-8") for path in write_skeleton(NEW))
    lines = text.splitlines()

    assert lines[lines.index(f"{key}:") + 1].strip().startswith("#")


@pytest.mark.parametrize("word", ["null", "no", "true", "2021", "y"])
def test_a_name_that_yaml_takes_for_something_else_stays_a_name(home: Home, word: str) -> None:
    """An outlet may be called No, and an event after a year."""
    files = write_skeleton(f"{word}/2021-05-06-{word}")
    event, article = (parse(path, path.read_text("utf-8")).content for path in files)

    assert isinstance(event, dict)
    assert isinstance(article, dict)
    assert isinstance(article["source"], dict)
    assert (event["name"], article["source"]["outlet"]) == (word, word.title())
