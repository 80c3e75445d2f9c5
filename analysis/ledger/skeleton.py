"""The first lines of a new seed: valid as far as they go, with comments on what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from analysis import paths
from analysis.errors import ParameterError
from analysis.ledger.names import EVENT_FILE, check_article_name, check_home
from analysis.ledger.new_files import refuse_taken, write_new
from analysis.ledger.scalars import write_scalar

GROUPS = ("people", "non-militants", "security-personnel", "civilians", "militants")
"""The groups of every new event."""

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
{groups}
places:
{places}
speakers:
{speakers}
periods:
{periods}
# Where and when a figure counts if the article says neither; printed as our reading.
{toll}
# What this event counts beside the list of measures.
# measures:
#   checkpoints-burned:
#     label: checkpoints burned
#     singular: checkpoint burned
#     unit: checkpoints
"""

_EXAMPLES = {
    "groups": "",
    "places": """\
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
""",
    "speakers": """\
  # police:
  #   name: police
  #   kind: official # official, witness, party (to the fight), outlet, think-tank or aid
  #   line: state # left out: speaks for itself; speakers of one line speak for one side
""",
    "periods": """\
  # day-of-attack:
  #   label: day of the attack
  #   start: {published}
  #   end: {published} # left out: until the figure was reported
  #   precision: part-of-day # only where it is told less exactly than written here
""",
    "toll": """\
# toll:
#   place: quetta
#   period: day-of-attack
""",
}
"""Section of an event → what stands in it until there is an entry."""

_NONE: Mapping[str, str] = MappingProxyType({})

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
    event_file, article_file = find_places(name)
    _, published, outlet = split_name(name)
    files = {} if event_file.exists() else {event_file: compose_event(name)}
    files[article_file] = _ARTICLE.format(outlet=write_scalar(outlet), published=published)
    write_new(files)
    return list(files)


def find_places(name: str) -> tuple[Path, Path]:
    """Where the event's and the article's file of a new seed belong.

    Raises
    ------
    ParameterError : there is no project, the name is malformed, or the article already has a
        seed; the next free name is told.
    """
    check_home()
    event, _, article = check_article_name(name).partition("/")
    folder = paths.seeds() / event
    article_file = folder / f"{article}.yaml"
    if article_file.exists():
        raise ParameterError(f"{refuse_taken(article_file)}; {_suggest_free(name)}")
    return folder / EVENT_FILE, article_file


def _suggest_free(name: str) -> str:
    number = 2
    while any((at / f"{name}-{number}{end}").exists() for at, end in _list_kept()):
        number += 1
    return f"the next free name is '{name}-{number}'"


def _list_kept() -> tuple[tuple[Path, str], ...]:
    """Where something may be kept under an article's name, and with which ending."""
    return ((paths.seeds(), ".yaml"), (paths.texts(), ".txt"))


def split_name(name: str) -> tuple[str, str, str]:
    """The event, the day and the outlet that an article's name tells, as words."""
    event, _, article = name.partition("/")
    return event.replace("-", " "), article[:10], article[11:].replace("-", " ").title()


def compose_event(name: str, entries: Mapping[str, str] = _NONE) -> str:
    """The text of a new event's file.

    Parameters
    ----------
    name : of its first article.
    entries : section -> the lines of its entries, as YAML; examples stand where there are none.
    """
    event, published, _ = split_name(name)
    examples = {key: text.format(published=published) for key, text in _EXAMPLES.items()}
    return _EVENT.format(name=write_scalar(event), **{**examples, **entries})
