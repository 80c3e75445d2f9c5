"""Licences by their SPDX names: where each is told, and which one other words mean.

Names are those of the SPDX list (spdx.org/licenses), as `packaging` has it.
"""

from __future__ import annotations

import difflib
import re

COMMON = (
    *("CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0", "CC-BY-NC-4.0", "CC-BY-ND-4.0"),
    *("CC-BY-NC-SA-4.0", "CC-BY-NC-ND-4.0", "CC-BY-3.0", "CC-BY-SA-3.0", "CC-BY-2.0"),
    *("ODbL-1.0", "ODC-By-1.0", "PDDL-1.0", "OGL-UK-3.0", "DL-DE-BY-2.0", "etalab-2.0"),
    *("MIT", "Apache-2.0", "BSD-3-Clause", "GFDL-1.3-or-later"),
)
"""What data and texts are usually given away under, the newest version of each first."""

_WORDS = {
    **{"creative": "c", "commons": "c", "attribution": "by", "sharealike": "sa"},
    **{"noncommercial": "nc", "noderivatives": "nd", "noderivs": "nd"},
    **{"licence": "", "license": "", "version": "", "v": "", "the": "", "international": ""},
    **{"unported": "", "zero": "0", "database": "db", "open": "o", "data": "d"},
}
"""Word of a licence's long name → what its SPDX name has for it."""

_PLAIN_NAME = re.compile(r"[A-Za-z0-9.+-]+")
_VERSION = re.compile(r"(?:-?\d+(?:\.\d+)*)(?:-or-later|-only)?$")
_CREATIVE = re.compile(r"CC-(BY(?:-NC)?(?:-SA|-ND)?)-(\d\.\d)")
_CLOSE = 0.75


def find_licence(words: str) -> str:
    """The SPDX name that words are, in SPDX's own spelling; empty where they are none."""
    from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

    if not _PLAIN_NAME.fullmatch(words):
        return ""
    try:
        name = str(canonicalize_license_expression(words))
    except InvalidLicenseExpression:
        return ""
    return "" if name.startswith("LicenseRef-") else name


def find_meant(words: str) -> str:
    """The common licence that words mean without being its name; empty where they mean none.

    >>> find_meant("CC BY 4.0")
    'CC-BY-4.0'
    >>> find_meant("Creative Commons Attribution-ShareAlike 4.0 International")
    'CC-BY-SA-4.0'
    >>> find_meant("all rights reserved")
    ''
    """
    form = _find_form(words)
    for shorten in (str, _drop_nought, _drop_version):
        for name in COMMON:
            if form and form == _find_form(shorten(name)):
                return name
    if not _PLAIN_NAME.fullmatch(words):
        return ""
    forms = {name.casefold(): name for name in COMMON}
    near = difflib.get_close_matches(words.casefold(), forms, n=1, cutoff=_CLOSE)
    return forms[near[0]] if near else ""


def find_page(name: str) -> str:
    """The address of the page that tells a licence, by its SPDX name."""
    if name == "CC0-1.0":
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    if found := _CREATIVE.fullmatch(name):
        return f"https://creativecommons.org/licenses/{found[1].lower()}/{found[2]}/"
    return f"https://spdx.org/licenses/{name}.html"


def _drop_nought(name: str) -> str:
    return name.removesuffix(".0")


def _drop_version(name: str) -> str:
    return _VERSION.sub("", name)


def _find_form(words: str) -> str:
    """Letters and digits alone, with long names of what a licence asks as SPDX shortens them."""
    whole = re.sub(r"\b(non|no|share)[- ](?=[acd])", r"\1", words.casefold())
    pieces = re.findall(r"[a-z]+|[0-9]+", whole)
    return "".join(_WORDS.get(piece, piece) for piece in pieces)
