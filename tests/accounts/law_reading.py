"""What accounts found, in a form in which two of them can be compared."""

from law_events import World

from analysis.accounts.accounts import read_accounts
from analysis.accounts.record import Kind

RANK = {kind: rank for rank, kind in enumerate(Kind)}


def read(world, **parameters):
    """The accounts of a world, or of reports."""
    articles = world.build() if isinstance(world, World) else World(tuple(world)).build()
    return read_accounts(articles, **parameters)


def list_findings(accounts):
    """Every finding with all that it says, in its order."""
    return [
        (
            finding.kind.value,
            finding.topic.name,
            name_line(finding.line),
            finding.as_of,
            tuple(member.id for member in finding.members),
            finding.size,
            tuple(default.value for default in finding.rests_on),
            tuple(line.name for line in finding.others),
        )
        for finding in accounts.findings
    ]


def name_line(line):
    """The name of a line; None without one."""
    return None if line is None else line.name


def list_sayings(accounts):
    """Every saying with its carriers, in its order."""
    return [describe_saying(saying) for saying in accounts.sayings]


def describe_saying(saying):
    """All that a saying says."""
    return (
        saying.topic.name,
        saying.line.name,
        saying.as_of,
        saying.period,
        saying.low,
        saying.high,
        tuple(voice.id for voice in saying.voices),
        saying.witnesses,
        saying.is_claim,
    )


def list_latest(accounts):
    """The freshest saying of each line on each topic."""
    return {
        (topic.name, line.name, is_claim): describe_saying(saying)
        for (topic, line, is_claim), saying in accounts.latest.items()
    }


def describe(accounts):
    """All that accounts say, but for how many figures take no part."""
    return {
        "findings": list_findings(accounts),
        "sayings": list_sayings(accounts),
        "latest": list_latest(accounts),
        "voices": {name: describe_voice(voice) for name, voice in accounts.voices.items()},
        "changes": {name: describe_voice(voice) for name, voice in accounts.changes.items()},
        "states": {name: kinds for name, kinds in accounts.states.items() if kinds},
    }


def describe_voice(voice):
    """All that accounts add to a statement."""
    return (
        voice.topic.name,
        voice.line.name,
        voice.as_of,
        voice.published,
        voice.witness,
        voice.is_adopted,
    )


def find(accounts, *kinds):
    """The findings of these kinds."""
    return [finding for finding in accounts.findings if finding.kind in kinds]


def list_ids(findings):
    """The members of findings, each without its event and its day: r0#f1."""
    return {shorten(member.id) for finding in findings for member in finding.members}


def shorten(name):
    """example-1/2020-01-03-r0#f1 → r0#f1."""
    article, _, figure = name.partition("#")
    return f"{article.split('/')[1][11:]}#{figure}"
