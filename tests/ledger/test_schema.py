"""The JSON Schemas that an editor completes from."""

from __future__ import annotations

import json
from typing import Any

import pytest
from homes import EXAMPLE, Home
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from analysis import paths
from analysis.ledger.measures import MEASURES
from analysis.ledger.schema import KINDS, schema_text

HERE = paths.seeds()
FILES = [
    (file, "event" if file.name == "event.yaml" else "article")
    for folder in (HERE, EXAMPLE)
    for file in sorted(folder.glob("*/*.yaml"))
]


def load(path: Any) -> Any:
    """A seed as an editor sees it: dates as text, numbers as numbers."""
    yaml = YAML(typ="safe", pure=True)
    yaml.constructor.add_constructor("tag:yaml.org,2002:timestamp", lambda _, node: str(node.value))
    return yaml.load(path)


def find_faults(seed: Any, kind: str) -> list[str]:
    """What an editor underlines."""
    return [
        fault.message
        for fault in Draft202012Validator(json.loads(schema_text(kind))).iter_errors(seed)
    ]


@pytest.mark.parametrize("kind", ["event", "article"])
def test_the_committed_schema_is_current(kind: str) -> None:
    """The file in seeds/ is what the model gives now, byte for byte."""
    assert (HERE / f"{kind}.schema.json").read_text("utf-8") == schema_text(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_is_itself_valid(kind: str) -> None:
    """Each schema keeps to the dialect that it names."""
    Draft202012Validator.check_schema(json.loads(schema_text(kind)))


@pytest.mark.parametrize(("file", "kind"), FILES, ids=lambda value: getattr(value, "name", value))
def test_a_seed_validates(file: Any, kind: str) -> None:
    """A seed that the reader takes is one that an editor takes."""
    assert find_faults(load(file), kind) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("speaker: county-office", "speeker: county-office"),
        ("status: attributed", "status: attested"),
        ("paragraph: 1", "paragraph: 0"),
        ("measure: deaths", "measure: All Deaths"),
        ("unit: persons", "unit: [persons]"),
        ("    unit: persons\n", ""),
        ("unit: persons", "unit: Some Targets"),
        ("https://", "javascript:"),
    ],
)
def test_an_editor_underlines_what_the_reader_refuses(old: str, new: str) -> None:
    """A mistyped field or value is a fault by the schema as well."""
    text = (EXAMPLE / "example-2020" / "2020-03-04-gazette.yaml").read_text("utf-8")

    assert find_faults(load(text.replace(old, new, 1)), "article")


def test_an_editor_offers_every_measure() -> None:
    """The measures that complete are those that the program knows."""
    schema = json.loads(schema_text("article"))

    assert schema["$defs"]["Figure"]["properties"]["measure"]["$ref"] == "#/$defs/Measure"
    assert schema["$defs"]["Measure"]["anyOf"][0]["enum"] == list(MEASURES)


def test_an_editor_takes_measures_and_units_of_an_event(home: Home) -> None:
    """What an event defines itself is no fault, in figures, relations and assumptions."""
    home.change(
        "article", "measure: deaths\n    unit: persons", "measure: drills\n    unit: drill-days"
    )
    seed = load(home.article_file.read_text("utf-8"))
    seed["relations"] = [
        {
            "id": "tie",
            "kind": "part",
            "parts": ["all-killed"],
            "whole": {"measure": "drills", "place": "testford"},
            "paragraph": 1,
            "says": "So.",
        }
    ]
    reads = {"measure": "drills"}
    seed["assumptions"] = [{"id": "ours", "figure": "all-killed", "reads": reads, "because": "So."}]

    assert find_faults(seed, "article") == []


@pytest.mark.parametrize(("file", "kind"), FILES, ids=lambda value: getattr(value, "name", value))
def test_a_seed_names_its_schema(file: Any, kind: str) -> None:
    """The first line of a seed leads an editor to the schema's file."""
    _, _, address = file.read_text("utf-8").splitlines()[0].partition("$schema=")

    assert (file.parent / address).resolve() == HERE / f"{kind}.schema.json"
