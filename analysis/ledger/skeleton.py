"""The first lines of a new seed: valid as far as they go, with comments on what comes next."""

from __future__ import annotations

from pathlib import Path

from analysis import paths
from analysis.errors import ParameterError
from analysis.ledger.names import EVENT_FILE, check_article_name, check_home

_EVENT = """\
# yaml-language-server: $schema=../event.schema.json
name: {name}
timezone: UTC # an IANA name, such as Asia/Karachi

groups:
  people:
    label: people
    parts: [non-militants, militants]
  non-militants:
    label: security personnel and civilians
    parts: [security-personnel, civilians]
  security-personnel:
    label: security personnel
  civilians:
    label: civilians
  militants:
    label: militants

places:
  # One entry per place that the article names; the widest first.
  # quetta:
  #   name: Quetta
  #   kind: provincial capital
  #   part_of: balochistan
  #   latitude: 30.1841
  #   longitude: 67.0014
  #   coordinates_from: GeoNames (CC BY 4.0)

speakers:
  # police:
  #   name: police
  #   kind: official # official, witness, or party (a party to the fight)

periods:
  # weekend:
  #   label: weekend of 31 January and 1 February 2026
  #   start: 2026-01-31
  #   end: 2026-02-01 # left out: until the figure was reported
  #   precision: weekend
"""

_ARTICLE = """\
# yaml-language-server: $schema=../article.schema.json
source:
  outlet: {outlet}
  url: # https://…
  published: {published}
  paragraphs: # how many paragraphs the text has; headline and captions left out

figures:
  # One entry per statement: every number in digits or words, every day and hour.
  # - id: security-killed
  #   wording: more than 22 # as printed, in quotes where it is digits only: "58"
  #   measure: deaths
  #   unit: persons
  #   group: security-personnel
  #   place: quetta
  #   period: weekend
  #   speaker: outlet # or a name from event.yaml
  #   status: stated # stated, attributed or claimed
  #   paragraph: 5
  #   says: The statement in your own words, one line.
"""


def write_skeleton(name: str) -> list[Path]:
    """Write an article's seed, and its event's if that is new; return the files written.

    Raises
    ------
    ParameterError : there is no project, the name is malformed, or the article already has a seed.
    """
    check_home()
    event, _, article = check_article_name(name).partition("/")
    folder = paths.seeds() / event
    article_file, event_file = folder / f"{article}.yaml", folder / EVENT_FILE
    if article_file.exists():
        raise ParameterError(f"{paths.show(article_file)} already exists; nothing was written")
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    if not event_file.exists():
        event_file.write_text(_EVENT.format(name=event.replace("-", " ")), encoding="utf-8")
        written.append(event_file)
    outlet = article[11:].replace("-", " ").title()
    text = _ARTICLE.format(outlet=outlet, published=article[:10])
    article_file.write_text(text, encoding="utf-8")
    return [*written, article_file]
