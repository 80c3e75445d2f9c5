"""Who publishes the reports: `site.yaml` beside `seeds/`; without it nobody is named."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    Field,
    StringConstraints,
    WithJsonSchema,
)

from analysis import paths
from analysis.errors import SeedError
from analysis.ledger.faults import Fault, UnreadError
from analysis.ledger.licences import COMMON, find_licence, find_meant
from analysis.ledger.logo import TYPES, read_logo
from analysis.ledger.model import URL, Language, Strict, Text
from analysis.ledger.reader import read_file

LANGUAGES = ("en",)
"""Those in which the page's own words ship."""

# As browsers check a field for addresses (HTML, "valid e-mail address"), with a full stop in the
# domain: what is published is read from anywhere.
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
EMAIL = rf"[A-Za-z0-9.!#$%&'*+/=?^_`{{|}}~-]+@{_LABEL}(?:\.{_LABEL})+"
_HOST = rf"{_LABEL}(?:\.{_LABEL})+"


def _check_contact(words: str) -> str:
    """An e-mail address or a link; near misses are named."""
    if re.fullmatch(EMAIL, words) or (_is_link(words) and urlsplit(words).hostname):
        return words
    meant = ""
    if re.fullmatch(EMAIL, bare := re.sub(r"^mailto:|\s*<|>$|\s", "", words)):
        meant = bare
    elif re.fullmatch(rf"{_HOST}(?:/\S*)?", words):
        meant = f"https://{words}"
    hint = f"; did you mean '{meant}'?" if meant else ""
    raise ValueError(f"must be an e-mail address or a link that begins with https://{hint}")


def _is_link(words: str) -> bool:
    """Whether it is a link as seeds have them, to a host and a port that can be."""
    if not re.fullmatch(URL, words):
        return False
    try:
        found = urlsplit(words)
        # Nobody publishes a password; a host has no empty label, and a port no empty number.
        return bool(
            found.port != 0
            and found.hostname
            and "@" not in found.netloc
            and not found.netloc.endswith(":")
            and all(0 < len(label) < 64 for label in found.hostname.split("."))
        )
    except ValueError:
        return False


def _check_licence(words: str) -> str:
    """An SPDX name in SPDX's own spelling, or other words that are none by mistake."""
    if name := find_licence(words):
        return name
    if meant := find_meant(words):
        raise ValueError(f"is not a name of the SPDX list; did you mean '{meant}'?")
    return words


def _check_address(words: str) -> str:
    """The address of a folder, to which the path of a page is added."""
    if not _is_link(words):
        host = re.fullmatch(rf"{_HOST}(?:/\S*)?", words)
        hint = f"; did you mean 'https://{words}'?" if host else ""
        raise ValueError(f"must be a link that begins with https:// or http://{hint}")
    found = urlsplit(words)
    if found.query or found.fragment or words.endswith(("?", "#")):
        raise ValueError("must be the address of a folder, without '?' and '#'")
    return words.rstrip("/") + "/"


def _check_language(code: str) -> str:
    """One in which the page's own words ship."""
    if code not in LANGUAGES:
        ships = " and ".join(f"'{each}'" for each in LANGUAGES)
        raise ValueError(f"has no catalogue of the page's own words; only {ships} ships")
    return code


def _check_file(name: str) -> str:
    """The name of a picture beside `site.yaml`."""
    if "/" in name or "\\" in name or not name.lower().endswith(tuple(TYPES)):
        raise ValueError("must be the name of an SVG or PNG file beside site.yaml: logo.svg")
    return name


def _shaped(**schema: Any) -> WithJsonSchema:
    """What an editor checks of a text that a function checks here."""
    return WithJsonSchema({"type": "string", "minLength": 1, "maxLength": 500, **schema})


Contact = Annotated[Text, AfterValidator(_check_contact), _shaped(pattern=rf"^(?:{EMAIL}|{URL})$")]
Licence = Annotated[
    Text,
    AfterValidator(_check_licence),
    WithJsonSchema(
        {"anyOf": [{"enum": list(COMMON)}, {"type": "string", "minLength": 1, "maxLength": 500}]}
    ),
]
Address = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=500),
    AfterValidator(_check_address),
    _shaped(pattern=r"^https?://[^\s\"'<>\\^`{|}?#]+$"),
]
PageLanguage = Annotated[
    Language, AfterValidator(_check_language), WithJsonSchema({"enum": list(LANGUAGES)})
]
Picture = Annotated[
    Text, AfterValidator(_check_file), _shaped(pattern=r"^[^/\\]+\.([Ss][Vv][Gg]|[Pp][Nn][Gg])$")
]


class Site(Strict):
    """What all reports of a project say of those who publish them; every field may be missing."""

    publisher: Text | None = Field(None, description="who publishes the reports")
    contact: Contact | None = Field(
        None, description="where readers write: an e-mail address or a link"
    )
    licence: Licence | None = Field(
        None,
        description="of tables, charts and words: an SPDX name, such as CC-BY-4.0, or other words",
    )
    base_address: Address | None = Field(
        None, description="where the folder of reports is on the web: https://example.org/tolls/"
    )
    language: PageLanguage = Field("en", description="of the page's own words; English ships")
    logo: Picture | None = Field(
        None, description="an SVG or PNG file beside site.yaml, which each page embeds"
    )
    corrections_note: Text | None = Field(
        None, description="how corrections are asked for and made known"
    )


NOBODY = Site.model_validate({})
"""The settings of a project that has none."""


def read_site() -> Site:
    """The settings of the project; those of nobody where it has no `site.yaml`, or an empty one.

    Raises
    ------
    SeedError : the file has faults, each with line, found and allowed.
    """
    return open_site()[0]


def open_site() -> tuple[Site, str]:
    """The settings of the project, and its logo as the address of an image; empty without one.

    Raises
    ------
    SeedError : the file has faults, that of its logo among them.
    """
    path = paths.site()
    if not (path.exists() or path.is_symlink()):
        return NOBODY, ""
    file, logo, faults = read_file(path, Site), "", []
    if file.is_empty:  # every field may be missing, so all of them may
        return NOBODY, ""
    with suppress(UnreadError):
        if name := file.record.logo:
            try:
                logo = read_logo(path.parent / name)
            except ValueError as error:
                faults = [Fault(("logo",), f"'logo' '{name}' {error}")]
    if told := file.tell(faults):
        raise SeedError(*told)
    return file.record, logo
