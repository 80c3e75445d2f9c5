"""The rooms: the files of `views` that answer a question, each found by what it declares.

A room says in `__all__` what notebooks may call and in `CAPTIONS` what it publishes. So a new
question is a new file, and no list elsewhere names it.
"""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.ledger.subject import Kind
    from analysis.reading.captions import Caption

FOLDERS = tuple(Path(__file__).parents[1] / room for room in ("reading", "views"))
"""Folders of the package whose files offer names to notebooks."""

_OFFER = re.compile(r"^__all__ = (\[.*?\])$", re.MULTILINE | re.DOTALL)


@cache
def find_homes() -> Mapping[str, str]:
    """Name that notebooks may use → the module that has it.

    It is read from the files' text: nothing is imported, so that the command line starts without
    pandas.

    Raises
    ------
    ValueError : two rooms offer one name.
    """
    homes: dict[str, str] = {}
    for file in (file for folder in FOLDERS for file in sorted(folder.glob("*.py"))):
        offer = _OFFER.search(file.read_text("utf-8"))
        for name in ast.literal_eval(offer[1]) if offer else ():
            _refuse_twins(homes, name, file.stem)
            homes[name] = f"analysis.{file.parent.name}.{file.stem}"
    return MappingProxyType(homes)


@cache
def find_captions(kind: Kind | None = None) -> Mapping[str, Caption]:
    """Name → what is published under it, of all rooms; of one kind of subject if it is named.

    Raises
    ------
    ValueError : two rooms publish under one name.
    """
    if kind is not None:
        told_of = {n: each for n, each in find_captions().items() if each.kind is kind}
        return MappingProxyType(told_of)
    captions: dict[str, Caption] = {}
    told: dict[str, str] = {}
    for home in dict.fromkeys(find_homes().values()):
        module = importlib.import_module(home)
        for name, caption in getattr(module, "CAPTIONS", {}).items():
            _refuse_twins(told, name, home)
            told[name] = home
            captions[name] = caption
    return MappingProxyType(captions)


def _refuse_twins(homes: Mapping[str, str], name: str, home: str) -> None:
    if name in homes:
        raise ValueError(f"'{name}' is in {homes[name].rpartition('.')[2]} and in {home}")
