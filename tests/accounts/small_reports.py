"""Small reports of one invented event: a valley with two towns, a state, rebels, a hospital."""

import datetime as dt

from analysis.accounts.accounts import read_accounts
from analysis.accounts.record import Kind
from analysis.ledger.model import Article, Event, Transcript

FRIDAY, SATURDAY, SUNDAY, MONDAY, TUESDAY = (dt.date(2020, 1, day) for day in range(3, 8))

EVENT = Event.model_validate(
    {
        "name": "Attacks in Exampleland",
        "timezone": "UTC",
        "groups": {
            "people": {"label": "people", "parts": ("rebels", "others")},
            "others": {"label": "others", "parts": ("soldiers", "civilians")},
            "rebels": {"label": "rebels"},
            "soldiers": {"label": "soldiers"},
            "civilians": {"label": "civilians"},
            "recruits": {"label": "recruits", "part_of": "soldiers"},
        },
        "places": {
            "valley": {"name": "Valley", "kind": "province"},
            "northtown": {"name": "Northtown", "kind": "town", "part_of": "valley"},
            "southtown": {"name": "Southtown", "kind": "town", "part_of": "valley"},
        },
        "speakers": {
            "army": {"name": "the army", "kind": "official", "line": "state"},
            "ministry": {"name": "the ministry", "kind": "official", "line": "state"},
            "interior": {"name": "the interior ministry", "kind": "official", "line": "state"},
            "governor": {"name": "the governor", "kind": "official", "line": "state"},
            "ambulance": {"name": "the ambulance", "kind": "official", "line": "state"},
            "hospital": {"name": "the hospital", "kind": "official"},
            "rebel-front": {"name": "the Rebel Front", "kind": "party"},
        },
        "periods": {
            "since-friday": {"label": "since Friday", "start": "2020-01-03"},
            "since-saturday": {"label": "since Saturday", "start": "2020-01-04"},
            "friday": {"label": "Friday", "start": "2020-01-03", "end": "2020-01-03"},
            "saturday": {"label": "Saturday", "start": "2020-01-04", "end": "2020-01-04"},
            "sunday": {"label": "Sunday", "start": "2020-01-05", "end": "2020-01-05"},
            "past-day": {
                "label": "the day to Monday",
                "start": "2020-01-05",
                "end": "2020-01-06",
                "precision": "part-of-day",
            },
        },
        "toll": {"place": "valley", "period": "since-friday"},
    }
)


def tell(wording, speaker="army", group="civilians", **other):
    """A figure of deaths in the valley since Friday, attributed unless it is the outlet's."""
    return {
        "wording": wording,
        "measure": "deaths",
        "unit": "persons",
        "group": group,
        "place": "valley",
        "period": "since-friday",
        "speaker": speaker,
        "status": "stated" if speaker == "outlet" else "attributed",
        "paragraph": 1,
        "says": "so many were killed",
        **other,
    }


def claim(wording, group="soldiers", speaker="rebel-front", **other):
    """A claim of the rebels."""
    return tell(wording, speaker, group, status="claimed", **other)


def report(day, *figures, name="paper", event=EVENT, **source):
    """A report published on that day; its figures are called a, b, c … unless they have an id."""
    told = tuple({"id": letter, **each} for letter, each in zip("abcdefgh", figures, strict=False))
    about = {
        "outlet": name.title(),
        "url": f"https://{name}.example/{day}",
        "published": day,
        "paragraphs": 1,
        **source,
    }
    transcript = Transcript.model_validate({"source": about, "figures": told})
    return Article(name=f"example-2020/{day}-{name}", event=event, transcript=transcript)


def find(articles, kind=None, **options):
    """The findings of reports: of each (kind, group, wordings of its members), or of one kind."""
    accounts = read_accounts(articles, **options)
    found = [(each.kind.value, each.topic.group, list_wordings(each)) for each in accounts.findings]
    return found if kind is None else [each[1:] for each in found if each[0] == Kind(kind).value]


def list_wordings(finding):
    """The wordings of a finding's members, in its order."""
    return [member.statement.figure.wording for member in finding.members]
