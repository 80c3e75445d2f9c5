"""Who publishes the reports: `site.yaml` beside `seeds/`; without it nobody is named."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from analysis import paths
from analysis.ledger.model import URL, Language, Strict, Text
from analysis.ledger.reader import read_record


def _end_with_slash(address: str) -> str:
    """The address of a folder, to which the path of a page is added."""
    return address.rstrip("/") + "/"


Address = Annotated[
    str,
    StringConstraints(pattern=f"^{URL}$", max_length=500),
    AfterValidator(_end_with_slash),
]


class Site(Strict):
    """What all reports of a project say of those who publish them; every field may be missing."""

    publisher: Text | None = Field(None, description="who publishes the reports")
    contact: Text | None = Field(
        None, description="where readers write: an e-mail address or a link"
    )
    licence: Text | None = Field(
        None, description="of tables, charts and words: an SPDX name, such as CC-BY-4.0"
    )
    base_address: Address | None = Field(
        None, description="where the folder of reports is on the web: https://example.org/tolls/"
    )
    language: Language = Field("en", description="of the page's own words; English ships")
    logo: Text | None = Field(
        None, description="an SVG or PNG file beside site.yaml, which each page embeds"
    )
    corrections_note: Text | None = Field(
        None, description="how corrections are asked for and made known"
    )


_NOBODY = Site.model_validate({})


def read_site() -> Site:
    """The settings of the project; those of nobody where it has no `site.yaml`.

    Raises
    ------
    SeedError : the file has faults, each with line, found and allowed.
    """
    path = paths.site()
    return read_record(path, Site)[1] if path.exists() or path.is_symlink() else _NOBODY
