"""What a report tells programs that read pages: its article or event, and its tables as a data set.

The words are schema.org's, written as JSON-LD. Where the site has an address, every name is one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin

from analysis.ledger.licences import find_licence
from analysis.ledger.measures import MEASURES
from analysis.ledger.model import URL
from analysis.output.resource import Resource
from analysis.render.about import About
from analysis.render.link import say_finding

Linked = dict[str, Any]

_FORMATS: Mapping[str, str] = {
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""How a download's name ends → its media type."""


def link_data(
    described: Linked,
    about: About,
    tables: Mapping[str, Resource],
    downloads: Mapping[str, str],
    ledgers: tuple[str, str] = ("", ""),
) -> Linked:
    """The whole description of a report: what its notebook tells, and the data set of its tables.

    Parameters
    ----------
    described : as `views.described` has it; of nothing there is nothing to tell.
    tables : name → data resource.
    downloads : path beside the page → what it holds.
    ledgers : file of the page that lists every figure: of this report, and of an article's report
        in a folder beside it; empty where there is none.
    """
    if not described:
        return {}
    context, subject = described["@context"], dict(described)
    del subject["@context"]
    graph = [subject, _describe_data(subject, about, tables, downloads)]
    base = about.address
    placed: Linked = _place({"@context": context, "@graph": graph}, base, ledgers)
    return placed


def _describe_data(
    subject: Linked,
    about: About,
    tables: Mapping[str, Resource],
    downloads: Mapping[str, str],
) -> Linked:
    site = about.site
    publisher = {"@type": "Organization", "name": site.publisher} if site.publisher else None
    base = about.address
    told = {
        "@type": "Dataset",
        "@id": "#data",
        "name": about.title,
        "description": say_finding(about),
        "url": base or None,
        "license": _name_licence(site.licence) if site.licence else None,
        "creator": publisher or {"@type": "Organization", "name": "Tollbook"},
        "publisher": publisher,
        "inLanguage": site.language,
        "isAccessibleForFree": True,
        "isBasedOn": [source.url for source in about.sources],
        "about": {"@id": subject["@id"]},
        "identifier": f"sha256:{about.seed}",
        "variableMeasured": [
            {"@type": "PropertyValue", "name": name, "unitText": unit}
            for name, unit in _list_measured(tables)
        ],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": name,
                "encodingFormat": _FORMATS[path.rpartition(".")[2]],
                "contentUrl": urljoin(base, path),
            }
            for path, name in downloads.items()
            if path.rpartition(".")[2] in _FORMATS
        ],
    }
    return {name: value for name, value in told.items() if value not in (None, [])}


def _list_measured(tables: Mapping[str, Resource]) -> list[tuple[str, str]]:
    """What the tables measure, in words, and in which unit; each once."""
    found: dict[tuple[str, str], None] = {}
    for resource in tables.values():
        for row in resource["data"]:
            name, unit = row.get("measure"), row.get("unit")
            if name and unit:
                label = MEASURES[name].label if name in MEASURES else name.replace("-", " ")
                found[label, unit] = None
    return list(found)


def _name_licence(licence: str) -> str | Linked:
    """Its address: that of its name in the list of SPDX, or a link; of other words no address."""
    if find_licence(licence):
        return f"https://spdx.org/licenses/{licence}"
    is_link = re.fullmatch(URL, licence) is not None
    return licence if is_link else {"@type": "CreativeWork", "name": licence}


def _place(told: Any, base: str, ledgers: tuple[str, str]) -> Any:
    """The same, with every name on the page where a reader finds what it names."""
    if isinstance(told, list):
        return [_place(each, base, ledgers) for each in told]
    if not isinstance(told, dict):
        return told
    placed = {key: _place(value, base, ledgers) for key, value in told.items()}
    if "@id" in placed:
        folder, mark, own = placed["@id"].partition("#figure-")
        page = ledgers[1 if folder else 0] if mark else ""
        placed["@id"] = urljoin(base, f"{folder}{page}{mark}{own}")
    return placed
