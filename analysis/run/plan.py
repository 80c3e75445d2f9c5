"""What must run again, by content: a page is current while everything that made it is unchanged.

The key of a notebook is a hash of its subject's seeds, the notebook, `analysis`, the parameters and
the versions of what it depends on. A report's folder has a digest,
so that a page is made again after somebody changed or removed it.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import platform
import re
from collections.abc import Mapping
from functools import cache
from importlib import metadata
from pathlib import Path

from analysis.ledger.subject import Subject
from analysis.render.masking import is_secret
from analysis.render.versions import FOLDER
from analysis.run.parameters import Value

SOURCES = (".py", ".css", ".j2", ".json")
"""Files of `analysis` that shape what a notebook shows or how a page looks."""


def hash_inputs(
    subject: Subject, notebook: Path, parameters: Mapping[str, Value], salt: str = ""
) -> str:
    """The key of one notebook on one subject: SHA-256 of everything its page rests on.

    Parameters
    ----------
    salt : mixed into the values of secrets, so that nobody finds one by hashing guesses; needed
        where a parameter is secret.

    Raises
    ------
    ParameterError : the subject has no seed.
    ValueError : a parameter is secret and there is no salt.
    """
    inputs = {
        "seeds": hash_seeds(subject),
        "notebook": _hash_file(notebook),
        "parameters": {name: _salt(name, value, salt) for name, value in parameters.items()},
        "analysis": hash_sources(),
        "versions": list_versions(),
    }
    return hashlib.sha256(json.dumps(inputs, sort_keys=True).encode()).hexdigest()


def hash_seeds(subject: Subject) -> dict[str, str]:
    """File name of each seed of a subject → SHA-256.

    Raises
    ------
    ParameterError : the subject has no seed.
    """
    # Whoever reads the seeds complains of one that cannot be read.
    return {file.name: _hash_file(file) if file.is_file() else "" for file in subject.find_seeds()}


def digest_folder(folder: Path) -> str:
    """SHA-256 of a folder's files, names and contents; empty where there is no folder.

    Of earlier versions it has the names alone: no run can make one again, and they are many.
    """
    if not folder.is_dir():
        return ""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            place = path.relative_to(folder)
            content = "" if len(place.parts) > 2 and place.parts[0] == FOLDER else _hash_file(path)
            digest.update(f"{place.as_posix()}\0{content}\n".encode())
    return digest.hexdigest()


@cache
def hash_sources() -> str:
    """SHA-256 of the package's own files."""
    package = Path(__file__).parents[1]
    files = (path for path in package.rglob("*") if path.suffix in SOURCES)
    lines = (f"{path.relative_to(package).as_posix()}\0{_hash_file(path)}" for path in files)
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


@cache
def list_versions() -> Mapping[str, str]:
    """Python and the libraries the project names → version; missing ones are left out."""
    versions = {"python": platform.python_version()}
    for requirement in metadata.requires("tollbook") or ():
        if re.search(r"extra == .(dev|cluster)\b", requirement):
            continue  # neither shapes a page
        name = re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0]
        try:
            versions[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return versions


def _salt(name: str, value: Value, salt: str) -> Value:
    if not is_secret(name):
        return value
    if not salt:
        raise ValueError(f"parameter '{name}' is secret, and there is no salt")
    return hmac.new(salt.encode(), json.dumps(value).encode(), hashlib.sha256).hexdigest()


def _hash_file(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
