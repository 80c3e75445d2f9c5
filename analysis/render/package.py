"""All tables of a report described for programs: a Data Package (datapackage.org, version 2)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from analysis.ledger.site import Site
from analysis.output.resource import Resource
from analysis.render.about import About, Source
from analysis.render.imprint import find_licence_page, is_email

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"

FORMATS: Mapping[str, Mapping[str, object]] = {
    # An encoding and a dialect are for text files only.
    "csv": {"mediatype": "text/csv", "encoding": "utf-8", "dialect": {"lineTerminator": "\n"}},
    "parquet": {"mediatype": "application/vnd.apache.parquet"},
}
"""Form of a file -> what its resource says of it."""

_OWN_LICENCE = "LicenseRef-publisher"

_FIELD = ("name", "type", "description", "unit")
"""A field's properties in their order; `unit` is our own."""

_READ_ME = (
    "An empty cell has no value: it is not reported, not none. Moments are local time in the time "
    "zone {timezone}. In the CSV files an apostrophe stands before a text that a spreadsheet "
    "would take for a formula; the Parquet files have every text as it is."
)


def to_datapackage(tables: Mapping[str, Resource], files: Mapping[str, bytes], about: About) -> str:
    """The descriptor of a report's tables, as JSON.

    Parameters
    ----------
    tables : name → data resource; at least one.
    files : path beside the descriptor → content, with tables/NAME.csv and tables/NAME.parquet.
    about : what the report is about; the property `tollbook` has it for an index of reports.
    """
    resources = [
        _describe_file(resource, form, files) for resource in tables.values() for form in FORMATS
    ]
    descriptor = {
        "$schema": PROFILE,
        "name": about.subject.name.replace("/", "."),
        "title": about.title,
        "description": " ".join(
            [*filter(None, [about.abstract]), _READ_ME.format(timezone=about.timezone)]
        ),
        "version": about.version,
        "sources": [describe_source(source) for source in about.sources],
        **describe_publisher(about.site),
        "resources": resources,
        "tollbook": {
            "subject": about.subject.name,
            "event": about.event,
            "outlet": about.outlet,
            "published": about.published,
            "timezone": about.timezone,
            "verdict": about.verdict,
            "outcome": about.outcome,
            **({"headline": about.headline} if about.headline else {}),
            **({"changed": list(about.changed)} if about.changed else {}),
            "seed": about.seed,
            "version": about.figures_version,
            "last_change": about.last_change.isoformat(),
            **_describe_draft(about),
            **_describe_correction(about),
        },
    }
    return json.dumps(descriptor, indent=2, ensure_ascii=False) + "\n"


def _describe_draft(about: About) -> dict[str, int]:
    """Of a draft, how many of its figures no person has confirmed; nothing of another report."""
    if not about.unreviewed:
        return {}
    return {"unreviewed": about.unreviewed, "figures": about.figures}


def describe_publisher(site: Site) -> dict[str, Any]:
    """Publisher, contact and licence, as the standard has them; nothing of what is not given."""
    told: dict[str, Any] = {}
    if site.publisher or site.contact:
        contact = site.contact or ""
        key = "email" if is_email(contact) else "path"
        publisher = {"title": site.publisher or contact, "roles": ["publisher"]}
        told["contributors"] = [{**publisher, **({key: contact} if contact else {})}]
    if site.licence:
        told["licenses"] = [_describe_licence(site.licence)]
    return told


def _describe_licence(licence: str) -> dict[str, str]:
    page = find_licence_page(licence)
    # The standard asks for a name, and SPDX has one for licences that it does not list.
    return {"name": licence, "path": page} if page else {"name": _OWN_LICENCE, "title": licence}


def _describe_correction(about: About) -> dict[str, Any]:
    """The last correction, for an index of reports; the table `corrections` has all."""
    if not about.corrections:
        return {}
    return {"corrected": {"day": about.corrections[0].day, "says": about.corrected}}


def describe_source(source: Source) -> dict[str, Any]:
    """An article; time, language, agency, headline, archive, excerpt, review and numbers, our own
    properties, if told.
    """
    more = {
        "time": source.time,
        "language": source.language if source.language != "en" else "",
        "agency": source.agency,
        "headline": source.headline,
        "archive": source.archive,
        "excerpt": source.is_excerpt,
        "review": {"by": source.reviewed_by, "day": source.reviewed_on} if source.review else {},
        "numbers": asdict(source.numbers) if source.numbers else {},
    }
    told = {name: value for name, value in more.items() if value}
    return {"title": source.title, "path": source.url, **told}


def _describe_file(resource: Resource, form: str, files: Mapping[str, bytes]) -> dict[str, Any]:
    name = resource["name"]
    path = f"tables/{name}.{form}"
    return {
        # A table's own name has no full stop, so the two never meet.
        "name": name if form == "csv" else f"{name}.{form}",
        "type": "table",
        "title": resource["title"],
        "path": path,
        "format": form,
        **FORMATS[form],
        **describe_bytes(files[path], form),
        "schema": _describe_rows(resource, form),
    }


def describe_bytes(content: bytes, form: str) -> dict[str, Any]:
    """How many bytes a file has, and their SHA-256.

    The usual validator counts no bytes of Parquet, and so would find any number of them wrong.
    """
    told = {} if form == "parquet" else {"bytes": len(content)}
    return {**told, "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}


def _describe_rows(resource: Resource, form: str) -> dict[str, Any]:
    schema = describe_fields(resource, form)
    return {**schema, "primaryKey": ["id"]} if _has_key(resource) else schema


def describe_fields(resource: Resource, form: str) -> dict[str, Any]:
    """The columns of a table, as Table Schema has them, as whoever reads that form finds them.

    The usual validator reads Parquet by pandas, which has no whole number beside an empty cell.
    """
    gaps = {name for row in resource["data"] for name, value in row.items() if value is None}
    fields = [
        {key: field[key] for key in _FIELD if key in field}
        for field in resource["schema"]["fields"]
    ]
    if form == "parquet":
        fields = [_widen(field) if field["name"] in gaps else field for field in fields]
    return {"fields": fields, "missingValues": [""]}


def _widen(field: dict[str, Any]) -> dict[str, Any]:
    return {**field, "type": "number"} if field["type"] == "integer" else field


def _has_key(resource: Resource) -> bool:
    """Whether each row has an id of its own."""
    ids = [row.get("id") for row in resource["data"]]
    return bool(ids) and all(ids) and len(set(ids)) == len(ids)
