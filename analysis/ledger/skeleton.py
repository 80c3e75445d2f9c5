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
  # balochistan:
  #   name: Balochistan
  #   kind: province
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
  #   kind: official # official, witness, party (to the fight), outlet, think-tank or aid
  #   line: state # left out: speaks for itself; speakers of one line speak for one side

periods:
  # day-of-attack:
  #   label: day of the attack
  #   start: {published}
  #   end: {published} # left out: until the figure was reported
  #   precision: part-of-day # only where it is told less exactly than written here

# Where and when a figure counts if the article says neither; printed as our reading.
# toll:
#   place: quetta
#   period: day-of-attack

# What this event counts beside the list of measures.
# measures:
#   checkpoints-burned:
#     label: checkpoints burned
#     singular: checkpoint burned
#     unit: checkpoints
"""

_ARTICLE = """\
# yaml-language-server: $schema=../article.schema.json
source:
  outlet: {outlet}
  url: # https://…
  published: {published}
  paragraphs: # how many paragraphs the text has; headline and captions left out
  # time: "17:30" # of publication, local time
  # language: en # of the text; wordings of another one need readings in English
  # agency: AFP # the agency that the outlet credits

figures:
  # One entry per statement: every number in digits or words, every day and hour.
  # - id: security-killed
  #   wording: more than 22 # as printed, in quotes where it is digits only: "58"
  #   measure: deaths
  #   unit: persons
  #   group: security-personnel
  #   place: quetta
  #   period: day-of-attack
  #   by: militants # a group or a speaker, only as reported
  #   how: gunfire # from the list of means, only as reported
  #   role: toll # or background, other-event; left out: toll
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
    published, outlet = article[:10], article[11:]
    written = []
    if not event_file.exists():
        text = _EVENT.format(name=event.replace("-", " "), published=published)
        event_file.write_text(text, encoding="utf-8")
        written.append(event_file)
    text = _ARTICLE.format(outlet=outlet.replace("-", " ").title(), published=published)
    article_file.write_text(text, encoding="utf-8")
    return [*written, article_file]
