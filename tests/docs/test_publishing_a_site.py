"""What the document on sites says is so: its workflow is one, and its commands exist."""

import re
import textwrap

import typer.main
from documents import read_document
from ruamel.yaml import YAML

from analysis.cli import app
from analysis.ledger.site import Site

DOCUMENT = read_document("docs/publishing-a-site.md")
BLOCKS = [
    textwrap.dedent(text) for text in re.findall(r"(?:^    .*\n|^\n(?=    ))+", DOCUMENT, re.M)
]


def read_block(key):
    """The YAML in the document that begins with a key."""
    (text,) = (block for block in BLOCKS if block.lstrip().startswith(f"{key}:"))
    return YAML(typ="safe").load(text)


def test_the_workflow_publishes_the_folder_that_it_makes():
    """GitHub Pages gets what the command wrote, with the rights and in the order it needs."""
    workflow = read_block("name")
    (job,) = workflow["jobs"].values()
    uses = [step["uses"].partition("@")[0] for step in job["steps"] if "uses" in step]
    runs = [step["run"] for step in job["steps"] if "run" in step]
    (upload,) = (step for step in job["steps"] if "upload-pages" in step.get("uses", ""))

    assert {"pages": "write", "id-token": "write"}.items() <= workflow["permissions"].items()
    assert uses[-2:] == ["actions/upload-pages-artifact", "actions/deploy-pages"]
    assert runs[-1] == f".venv/bin/tollbook site --out {upload['with']['path']}"
    assert job["environment"]["name"] == "github-pages"
    assert "push" in workflow["on"]


def test_every_command_of_the_document_is_one():
    """With options that the verbs have."""
    verbs = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    told = re.findall(r"\.venv/bin/tollbook (\w+)([^\n`]*)", DOCUMENT)
    assert {verb for verb, _ in told} == {"site", "report"}
    for verb, words in told:
        known = {name for option in verbs[verb].params for name in option.opts}
        assert set(re.findall(r"--\w+", words)) <= known


def test_the_settings_of_the_document_are_settings():
    """As `site.yaml` reads them."""
    assert Site.model_validate(read_block("publisher")).base_address
