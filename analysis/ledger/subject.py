"""What a reading, a run, a page and a row of the history are about: one article or one event.

A subject knows its seeds, its notebooks and its folder, so that no other code asks which of the
two it is.
"""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from pathlib import Path

from analysis import paths
from analysis.errors import ParameterError, suggest
from analysis.ledger.names import (
    EVENT_FILE,
    EVENT_FOLDER,
    LONGEST_NAME,
    SLUG,
    check_article_name,
    check_home,
    list_articles,
    seed_files,
)


class Kind(enum.StrEnum):
    """One article, or one event with all its articles."""

    ARTICLE = "article"
    EVENT = "event"

    @property
    def prefix(self) -> str:
        """How the file names of its notebooks begin."""
        return f"{self}-"

    @property
    def parameter(self) -> str:
        """The parameter that tells its notebooks which subject they are about."""
        return str(self)


@dataclass(frozen=True, order=True)
class Subject:
    """One article, or one event with all its articles.

    Attributes
    ----------
    event : the event's name, a folder in `seeds/`.
    article : the article's name in that folder; empty for the event itself.
    """

    event: str
    article: str = ""

    def __str__(self) -> str:
        return self.name

    @property
    def kind(self) -> Kind:
        """Which of the two it is."""
        return Kind.ARTICLE if self.article else Kind.EVENT

    @property
    def name(self) -> str:
        """EVENT/ARTICLE, or EVENT alone."""
        return f"{self.event}/{self.article}" if self.article else self.event

    @property
    def folder(self) -> str:
        """Its report's folder, relative to the folder of all reports."""
        return f"{self.event}/{self.article or EVENT_FOLDER}"

    @property
    def articles(self) -> list[str]:
        """The names of the articles that it rests on, sorted."""
        if self.article:
            return [self.name]
        return [name for name in list_articles() if name.partition("/")[0] == self.event]

    def find_seeds(self) -> tuple[Path, ...]:
        """The event's file and those of its articles.

        Raises
        ------
        ParameterError : there is no project, or no such seed.
        """
        if self.article:
            return seed_files(self.name)
        check_home()
        if not self.articles or not (paths.seeds() / self.event / EVENT_FILE).exists():
            events = [subject.name for subject in list_events()]
            raise ParameterError(f"event '{self.event}' has no seed{suggest(self.event, events)}")
        files = dict.fromkeys(file for name in self.articles for file in seed_files(name))
        return tuple(files)


def find_subject(name: str) -> Subject:
    """The subject of that name, EVENT/ARTICLE or EVENT; it need not have a seed.

    Raises
    ------
    ParameterError : any other form.
    """
    if len(name) <= LONGEST_NAME and re.fullmatch(SLUG, name, re.ASCII):
        return Subject(name)
    return Subject(*check_article_name(name).split("/"))


def find_subject_of(folder: str) -> Subject:
    """The subject whose report has that folder.

    Raises
    ------
    ParameterError : no subject's has.
    """
    event, _, report = folder.partition("/")
    if report == EVENT_FOLDER:
        return find_subject(event)
    return Subject(*check_article_name(folder).split("/"))


def list_events() -> list[Subject]:
    """All events that have a seed and an article, sorted.

    Raises
    ------
    ParameterError : there is no project.
    """
    names = {name.partition("/")[0] for name in list_articles()}
    return [Subject(name) for name in sorted(names) if (paths.seeds() / name / EVENT_FILE).exists()]
