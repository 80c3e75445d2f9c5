"""What the transcriber's guide shows is what the reader takes: each of its snippets is read."""

from __future__ import annotations

import json
import re
import textwrap
from pathlib import Path
from typing import Any

import pytest
from documents import read_document
from ruamel.yaml import YAML

from analysis import paths
from analysis.ledger.means import MEANS
from analysis.ledger.model import Article, Event, LeftOut, Review, Source, Transcript
from analysis.ledger.reader import read_article

GUIDE = read_document("seeds/README.md")
SNIPPETS = [
    textwrap.dedent(block).strip()
    for block in re.findall(r"(?:^    .*\n|^\n(?=    ))+", GUIDE, re.MULTILINE)
]
SEEDS = paths.seeds()
NAME = "balochistan-2026/2026-02-04-press-tv"
EVENT_FILE = "balochistan-2026/event.yaml"


def load(text: str) -> Any:
    """YAML as plain values, dates as text."""
    yaml = YAML(typ="safe", pure=True)
    yaml.constructor.add_constructor("tag:yaml.org,2002:timestamp", lambda _, node: str(node.value))
    return yaml.load(text)


def put_into(seed: dict[str, Any], snippet: dict[str, Any]) -> None:
    """Let what a snippet says stand in a seed, in place of entries of the same name."""
    for key, value in snippet.items():
        if isinstance(value, list):
            told = {entry.get("id") for entry in value}
            kept = [entry for entry in seed.get(key, []) if entry.get("id") not in told]
            seed[key] = [*kept, *value]
        else:
            seed[key] = {**seed.get(key, {}), **value}


def read_with(snippet: dict[str, Any], home: Path) -> Article:
    """The first article and its event, in a home of their own, with a snippet put in."""
    of_article = ("figures", "relations", "assumptions", "left_out", "review")
    for file, fields in ((EVENT_FILE, tuple(Event.model_fields)), (f"{NAME}.yaml", of_article)):
        seed = load((SEEDS / file).read_text("utf-8"))
        # The text of the first article has no number of a snippet.
        seed.get("source", {}).pop("numbers", None)
        put_into(seed, {key: value for key, value in snippet.items() if key in fields})
        copy = home / "seeds" / file
        copy.parent.mkdir(parents=True, exist_ok=True)
        # JSON is YAML.
        copy.write_text(json.dumps(seed), "utf-8")
    return read_article(NAME)


@pytest.mark.parametrize("text", SNIPPETS, ids=lambda text: text.splitlines()[0])
def test_a_snippet_of_the_guide_is_read(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Put into the first article or its event, it is taken as it stands."""
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path))
    snippet = load(text)
    article = read_with(snippet, tmp_path)
    for key in ("figures", "relations", "assumptions"):
        told = {entry.id for entry in getattr(article.transcript, key)}
        assert {entry["id"] for entry in snippet.get(key, [])} <= told
    left_out = [(each.wording, each.paragraph) for each in article.transcript.left_out]
    for entry in snippet.get("left_out", []):
        assert (entry["wording"], entry["paragraph"]) in left_out
    for key in ("speakers", "measures"):
        assert {*snippet.get(key, {})} <= {*getattr(article.event, key)}


def test_the_guide_has_snippets_of_both_files() -> None:
    """The pattern that finds them finds them."""
    keys = {key for text in SNIPPETS for key in load(text)}
    ties = {"figures", "relations", "assumptions", "left_out", "review"}
    assert ties | {"measures", "toll", "speakers", "groups"} <= keys


def test_the_guide_tells_every_field_of_the_source_and_the_event() -> None:
    """A transcriber finds each of them."""
    own = (Source, Event, Transcript, LeftOut, Review)
    no_fields = {"name", "source", "figures"}
    fields = {name for record in own for name in record.model_fields} - no_fields
    assert [field for field in fields if f"`{field}`" not in GUIDE] == []


def test_the_guide_tells_every_means() -> None:
    """The list that `how` chooses from is whole."""
    assert [means for means in MEANS if f"`{means}`" not in GUIDE] == []
