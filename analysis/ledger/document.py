"""YAML text as nested dicts, lists and text, with the line of each key path.

Every scalar stays text until the model gives it a type, so `no` stays a word and `1,500` keeps its
comma. Aliases, tags, deep nesting, invisible characters and endless lists are refused before
anything is built: attackers use them, seeds never need them.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.events import (
    Event as YamlEvent,
)

from analysis import paths
from analysis.errors import SeedError
from analysis.ledger.spelling import find_invisible, name_invisible, quote

MOST_DEPTH = 12
MOST_VALUES = 60_000
MOST_MARKS = 4
"""The most on one letter, as in Hebrew with vowels and cantillation. More cover other lines."""

Location = tuple[str | int, ...]
Node = str | None | list["Node"] | dict[str, "Node"]

_KINDS = {
    "figures": "figure",
    "relations": "relation",
    "assumptions": "assumption",
    "left_out": "left-out number",
    "corrections": "correction",
    "groups": "group",
    "places": "place",
    "speakers": "speaker",
    "periods": "period",
    "measures": "measure",
}

# The YAML library's message, whether the fault began on the line that the library calls the
# context, and the message in a transcriber's words.
_PROBLEMS = (
    (r"found character '\\t'", False, "a tab stands where only spaces may; indent with spaces"),
    (
        r"found character '(.)' that cannot start",
        False,
        "a value cannot begin with '{}'; put it in quotes",
    ),
    (
        r"mapping values are not allowed",
        False,
        "a ':' stands where none can; is the line indented like its neighbours, and is every text "
        "with ': ' in quotes?",
    ),
    (r"found unexpected end of stream", True, "a quote is opened and never closed"),
    (r"expected ',' or '\]'", True, "a '[' is opened and never closed"),
    (r"expected ',' or '\}'", True, "a '{{' is opened and never closed"),
    (r"could not find expected ':'", True, "a ':' is missing after the name of a field"),
    (
        r"expected <block end>",
        False,
        "the line does not fit those above; is it indented like its neighbours, and is every "
        "quote closed?",
    ),
)


@dataclass
class Document:
    """A parsed file: its bytes, content, the line of each key path, and the ids of its entries."""

    path: Path
    raw: bytes = b""
    content: Node = None
    lines: dict[Location, int] = field(default_factory=dict)
    ids: dict[Location, str] = field(default_factory=dict)

    @property
    def shown(self) -> str:
        """The file as a message names it; a link goes by its own name."""
        return Path(paths.show(self.path.parent), self.path.name).as_posix()

    def error(self, at: Location, sentence: str) -> SeedError:
        """The error at a key path: the nearest known line, the subject, the sentence."""
        return self.error_on_line(self.find_line(at), f"{self._subject(at)}{sentence}")

    def error_on_line(self, line: int, sentence: str) -> SeedError:
        """The error on a line of the file."""
        return SeedError(f"{self.shown}:{line}: {sentence}")

    def find_line(self, at: Location) -> int:
        """The line of a key path, or of the nearest one above it that the file has."""
        known = next(at[:n] for n in range(len(at), -1, -1) if at[:n] in self.lines or n == 0)
        return self.lines.get(known, 1)

    def look_up(self, at: Location) -> object:
        """The file's value at a key path; None without one."""
        node: object = self.content
        for part in at:
            if isinstance(node, dict):
                node = node.get(part)
            elif isinstance(node, list) and isinstance(part, int):
                node = node[part]
            else:
                return None
        return node

    def _subject(self, at: Location) -> str:
        if len(at) < 2:
            return ""
        if at[0] not in _KINDS:
            return f"{at[0]}: "
        kind, name = _KINDS[str(at[0])], self.ids.get(at[:2], at[1])
        return f"{kind} {quote(name)}: " if isinstance(name, str) else f"{kind} {name + 1}: "


class EmptyError(SeedError):
    """A file with nothing in it but comments: of a file of settings, none is made."""


def parse(path: Path, text: str) -> Document:
    """YAML text as a document.

    Raises
    ------
    EmptyError : the text has nothing but comments.
    SeedError : the text is not YAML, or is YAML of a kind that no seed needs.
    """
    document = Document(path)
    if found := find_invisible(text):
        line = text.count("\n", 0, found.start()) + 1
        raise document.error_on_line(line, f"is not plain text: {name_invisible(found)}")
    try:
        events = _guard(document, YAML(pure=True).parse(text))
        document.content = _build(document, next(events), events, ())
        # A second document shows only when everything is read.
        for _ in events:
            pass
    except MarkedYAMLError as error:
        raise document.error_on_line(*_explain(error)) from None
    except (YAMLError, ValueError) as error:
        raise document.error((), f"is not YAML: {str(error).splitlines()[0]}") from None
    except StopIteration:
        raise EmptyError(str(document.error((), "is empty"))) from None
    if document.content is None:
        raise EmptyError(str(document.error((), "is empty")))
    return document


def _explain(error: MarkedYAMLError) -> tuple[int, str]:
    """The line and the sentence for a YAML error."""
    problem = " ".join(str(error.problem).split())
    mark = error.problem_mark
    for pattern, is_in_context, sentence in _PROBLEMS:
        if found := re.search(pattern, problem):
            mark = error.context_mark if is_in_context and error.context_mark else mark
            problem = sentence.format(*found.groups())
            break
    return (mark.line + 1 if mark else 1), f"is not YAML: {problem}"


def _guard(document: Document, events: Iterator[YamlEvent]) -> Iterator[YamlEvent]:
    """The nodes among the events; refuses whatever no seed needs."""
    depth = documents = values = 0
    for event in events:
        line = event.start_mark.line + 1
        documents += isinstance(event, DocumentStartEvent)
        depth += isinstance(event, MappingStartEvent | SequenceStartEvent)
        depth -= isinstance(event, MappingEndEvent | SequenceEndEvent)
        values += isinstance(event, NodeEvent)
        if fault := _find_fault(event, depth, documents, values):
            raise document.error_on_line(line, fault)
        if isinstance(event, NodeEvent | MappingEndEvent | SequenceEndEvent):
            yield event


def _find_fault(event: YamlEvent, depth: int, documents: int, values: int) -> str | None:
    if isinstance(event, AliasEvent) or (isinstance(event, NodeEvent) and event.anchor):
        return "aliases and anchors (* and &) are not allowed; put the text in quotes"
    tag = str(getattr(event, "tag", None) or "!")
    if tag != "!":
        return f"tags are not allowed, found {quote(tag)}"
    if documents > 1:
        return "a seed is one document, found a second '---'"
    if depth > MOST_DEPTH:
        return f"is nested more than {MOST_DEPTH} levels deep"
    return f"holds more than {MOST_VALUES:,} values" if values > MOST_VALUES else None


def _build(document: Document, event: YamlEvent, rest: Iterator[YamlEvent], at: Location) -> Node:
    document.lines.setdefault(at, event.start_mark.line + 1)
    if isinstance(event, ScalarEvent):
        return _read_scalar(document, event, at)
    if isinstance(event, SequenceStartEvent):
        items: list[Node] = []
        for item in rest:
            if isinstance(item, SequenceEndEvent):
                break
            items.append(_build(document, item, rest, (*at, len(items))))
        return items
    return _build_mapping(document, rest, at)


def _build_mapping(document: Document, rest: Iterator[YamlEvent], at: Location) -> Node:
    mapping: dict[str, Node] = {}
    for key in rest:
        if isinstance(key, MappingEndEvent):
            break
        line = key.start_mark.line + 1
        if not isinstance(key, ScalarEvent):
            raise document.error_on_line(line, "the name of a field must be a plain word")
        name = str(key.value)
        here = (*at, name)
        if name in mapping:
            document.lines[here] = line
            raise document.error(here, f"field {quote(name)} is given twice")
        document.lines[here] = line
        _refuse_unplain(document, name, here)
        value = _build(document, next(rest), rest, here)
        if name == "id" and isinstance(value, str):
            document.ids[at] = value
        mapping[name] = value
    return mapping


def _read_scalar(document: Document, event: ScalarEvent, at: Location) -> str | None:
    text, is_plain = str(event.value), event.implicit[0]
    _refuse_unplain(document, text, at)
    return None if is_plain and text in ("", "~", "null") else text


def _refuse_unplain(document: Document, text: str, at: Location) -> None:
    """Refuse invisible characters from escapes in quotes, and marks piled on one letter."""
    if found := find_invisible(text):
        raise document.error(at, f"the text is not plain: {name_invisible(found)}")
    if _count_marks(text) > MOST_MARKS:
        raise document.error(
            at, f"the text is not plain: a letter carries more than {MOST_MARKS} marks"
        )


def _count_marks(text: str) -> int:
    """The largest number of marks on one letter."""
    if text.isascii():
        return 0
    runs = itertools.groupby(text, lambda char: unicodedata.category(char) in ("Mn", "Me"))
    return max((len(list(run)) for is_mark, run in runs if is_mark), default=0)
