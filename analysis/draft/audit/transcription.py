"""A text and its seed side by side, whatever state the seed is in."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from analysis import paths
from analysis.draft.audit.audit import Audit, audit_article
from analysis.draft.audit.entries import read_field
from analysis.draft.audit.texts import find_text, read_text
from analysis.ledger.model import Article
from analysis.ledger.reader import salvage_article


@dataclass(frozen=True)
class Transcription:
    """A text and its seed side by side; the seed may be one that cannot be read yet.

    Attributes
    ----------
    article : as far as it can be read.
    faults : of the seed, one sentence each; none where it is whole.
    text : of the article; None where it is not on this machine.
    audit : where each number of the text went; None without a text.
    """

    article: Article
    faults: tuple[str, ...] = ()
    text: str | None = None
    audit: Audit | None = None

    @property
    def language(self) -> str:
        """Of the article."""
        return str(read_field(read_field(self.article.transcript, "source"), "language", "en"))

    @property
    def headline(self) -> str:
        """Of the article, as printed; empty where the seed has none."""
        source = read_field(self.article.transcript, "source")
        return str(read_field(source, "headline", "") or "")


def read_transcription(article: str, text: str = "") -> Transcription:
    """A text beside its seed, as far as that can be read.

    Parameters
    ----------
    article : EVENT/ARTICLE, a file in the seeds folder.
    text : path of the text; empty for the one that is kept in `texts/`.

    Raises
    ------
    ParameterError : an unknown article, or a path at which there is no text.
    """
    read, faults = salvage_article(article)
    return lay_beside(read, tuple(faults), read_text(_find_path(text)) if text else None)


def _find_path(text: str) -> Path:
    """A path as given, else from the project's folder on: a kernel may have any folder."""
    near, home = Path(text), paths.home() / text
    with suppress(OSError):  # a name too long is told where it is read
        return home if home.exists() and not near.exists() else near
    return near


def lay_beside(
    article: Article, faults: tuple[str, ...] = (), text: str | None = None
) -> Transcription:
    """An article beside its text: the one that is given, else the one that is kept."""
    if text is None:
        sha256 = read_field(read_field(article.transcript, "source"), "sha256")
        text = find_text(article.name, str(sha256) if sha256 else None)
    audit = None if text is None else audit_article(article, text)
    return Transcription(article, faults, text, audit)
