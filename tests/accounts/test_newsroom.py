"""Small histories as a newsroom meets them, and what a careful editor would say of each."""

import pytest
from small_reports import EVENT, FRIDAY, MONDAY, SATURDAY, SUNDAY, claim, find, report, tell

from analysis.accounts.accounts import read_accounts
from analysis.ledger.model import Group, Speaker
from analysis.reading.accounts import say_finding
from analysis.telling.sentences import plain

FOREIGN = EVENT.model_copy(
    update={
        "groups": {
            **EVENT.groups,
            "foreigners": Group(label="foreign nationals", part_of=("civilians",)),
            "farlanders": Group(label="Farlanders", part_of=("foreigners",)),
        }
    }
)
SIDELESS = EVENT.model_copy(
    update={
        "speakers": {
            "mayor": Speaker(name="the mayor", kind="official"),
            "consul": Speaker(name="the consul of Farland", kind="official"),
        }
    }
)
NAMED = EVENT.model_copy(
    update={
        "speakers": {
            **EVENT.speakers,
            "spokesman": Speaker(name="the Rebels", kind="party"),
        }
    }
)


def harm(wording, speaker="hospital", **other):
    """So many injured."""
    return tell(wording, speaker, measure="injuries", **other)


def more(wording, **other):
    """So many more than before."""
    return tell(wording, change="increment", **other)


NORTH, SOUTH = {"place": "northtown"}, {"place": "southtown"}

HISTORIES = {
    "the hospital counts again after names were found twice": (
        [report(FRIDAY, tell("40", "hospital")), report(SUNDAY, tell("37", "hospital"))],
        [("correction", "civilians", ["40", "37"])],
    ),
    "police and hospital count apart on one day": (
        [report(SATURDAY, tell("12"), tell("17", "hospital"))],
        [("parting", "civilians", ["17", "12"])],
    ),
    "both sides claim the other's losses and tell of their own": (
        [
            report(
                SATURDAY,
                claim("60"),
                claim("4", "rebels"),
                tell("9", group="soldiers"),
                claim("30", "rebels", "army"),
            )
        ],
        [("parting", "soldiers", ["60", "9"]), ("parting", "rebels", ["30", "4"])],
    ),
    "three papers print one agency's report": (
        [
            report(SATURDAY, tell("12"), name=name, agency=agency)
            for name, agency in (("one", "AFP"), ("two", "afp"), ("three", "Agence France-Presse"))
        ],
        [],
    ),
    "a caption has the number of two days before": (
        [report(FRIDAY, tell("12")), report(SUNDAY, tell("20"), tell("12", "outlet"))],
        [("overtaken", "civilians", ["12"]), ("revision", "civilians", ["12", "20"])],
    ),
    "one total counts the attackers, another leaves them out": (
        [
            report(SATURDAY, tell("23", group="people"), name="with"),
            report(SATURDAY, tell("18", group="others"), tell("5", group="rebels"), name="without"),
        ],
        [],
    ),
    "missing people are found alive": (
        [
            report(FRIDAY, tell("30", measure="missing")),
            report(SATURDAY, tell("4", measure="missing")),
        ],
        [],
    ),
    "foreign nationals are among the dead": (
        [
            report(
                SATURDAY,
                tell("22"),
                tell("3", group="foreigners"),
                tell("2", group="farlanders"),
                event=FOREIGN,
            )
        ],
        [],
    ),
    "more of one foreign country than of all": (
        [
            report(
                SATURDAY,
                tell("3", group="foreigners"),
                tell("4", "ministry", group="farlanders"),
                event=FOREIGN,
            )
        ],
        [("contradiction", "foreigners", ["3", "4"])],
    ),
    "one day's dead beside those of two": (
        [report(SUNDAY, tell("9", period="since-saturday"), tell("14"))],
        [],
    ),
    "some of the injured have died": (
        [
            report(FRIDAY, tell("10", "hospital"), harm("40")),
            report(SATURDAY, tell("15", "hospital"), harm("35")),
        ],
        [("unclear", "civilians", ["40", "35"]), ("revision", "civilians", ["10", "15"])],
    ),
    "fewer injured, and nobody has died since": (
        [
            report(FRIDAY, tell("10", "hospital"), harm("40")),
            report(SATURDAY, tell("10", "hospital"), harm("35")),
        ],
        [("correction", "civilians", ["40", "35"])],
    ),
    "five more in a town, and two more in its province": (
        [report(FRIDAY, tell("20")), report(SATURDAY, more("5 more", **NORTH), tell("22"))],
        [
            ("contradiction", "civilians", ["20", "5 more", "22"]),
            ("revision", "civilians", ["20", "22"]),
        ],
    ),
    "five more in a town since a day before the province's last number": (
        [
            report(FRIDAY, tell("9", **NORTH), tell("20")),
            report(SATURDAY, tell("24")),
            report(SUNDAY, more("5 more", **NORTH), tell("26")),
        ],
        [("revision", "civilians", ["20", "24", "26"])],
    ),
    "five more in a town, and the province rises by more": (
        [report(FRIDAY, tell("20")), report(SATURDAY, more("5 more", **NORTH), tell("31"))],
        [("revision", "civilians", ["20", "31"])],
    ),
    "a province has fewer than its town had the day before": (
        [report(FRIDAY, tell("9", **NORTH)), report(SATURDAY, tell("7"))],
        [("unclear", "civilians", ["9", "7"])],
    ),
    "the town's number was taken back before the province's was told": (
        [
            report(FRIDAY, tell("9", **NORTH)),
            report(SATURDAY, tell("5", **NORTH, corrects="2020-01-03-paper#a")),
            report(SUNDAY, tell("7")),
        ],
        [("correction", "civilians", ["9", "5"])],
    ),
    "two towns have more than their valley": (
        [report(SATURDAY, tell("10", **NORTH), tell("9", **SOUTH), tell("15"))],
        [("contradiction", "civilians", ["15", "10", "9"])],
    ),
    "officials of two states in one report": (
        [report(SATURDAY, tell("12", "mayor"), tell("40", "consul"), event=SIDELESS)],
        [("parting", "civilians", ["12", "40"])],
    ),
    "officials of no told side, day after day": (
        [
            report(SATURDAY, tell("12", "mayor"), event=SIDELESS),
            report(SUNDAY, tell("14", "consul"), event=SIDELESS),
        ],
        [("revision", "civilians", ["12", "14"])],
    ),
    "rebels by name, and soldiers, are said to have done it": (
        [
            report(SATURDAY, tell("12", by="spokesman"), event=NAMED),
            report(SATURDAY, tell("12", "hospital", by="soldiers"), name="daily", event=NAMED),
        ],
        [("parting", "civilians", ["12", "12"])],
    ),
    "rebels, and their spokesman, are said to have done it": (
        [
            report(SATURDAY, tell("12", by="spokesman"), event=NAMED),
            report(SATURDAY, tell("12", "hospital", by="rebels"), name="daily", event=NAMED),
        ],
        [],
    ),
    "whoever killed soldiers is none, whatever the name": (
        [
            report(SATURDAY, tell("12", by="rebel-front"), claim("9", by="rebel-front")),
            report(SATURDAY, tell("12", "hospital", by="soldiers"), name="daily"),
        ],
        [("parting", "civilians", ["12", "12"])],
    ),
    "an official says no one was killed, then five": (
        [report(FRIDAY, tell("no")), report(SATURDAY, tell("5"))],
        [("revision", "civilians", ["no", "5"])],
    ),
    "the missing are found dead": (
        [
            report(FRIDAY, tell("20"), tell("8", measure="missing")),
            report(SATURDAY, tell("28"), tell("no", measure="missing")),
        ],
        [("revision", "civilians", ["20", "28"])],
    ),
    "dozens, and then their number": (
        [report(SATURDAY, tell("dozens", "outlet")), report(SUNDAY, tell("31"))],
        [],
    ),
    "dead and injured are more than both together": (
        [report(SATURDAY, tell("10"), harm("20", "army"), tell("25", measure="casualties"))],
        [("contradiction", "civilians", ["25", "10", "20"])],
    ),
    "a withdrawn number is printed once more": (
        [
            report(FRIDAY, tell("103")),
            report(SATURDAY, tell("84", "ministry", corrects="2020-01-03-paper#a")),
            report(SUNDAY, tell("103", "outlet"), name="late"),
        ],
        [("correction", "civilians", ["103", "84"]), ("overtaken", "civilians", ["103"])],
    ),
    "two lines count a day that is over": (
        [
            report(SATURDAY, tell("41", period="friday")),
            report(MONDAY, tell("51", "hospital", period="friday")),
        ],
        [("period-mismatch", "civilians", ["41", "51"])],
    ),
}


@pytest.mark.parametrize("name", HISTORIES)
def test_what_an_editor_would_say(name):
    """Each finding, and no other."""
    articles, expected = HISTORIES[name]
    assert find(articles) == expected


def say(name, kind):
    """The sentence of a history's one finding of a kind, without what it rests on."""
    accounts = read_accounts(HISTORIES[name][0])
    (finding,) = [each for each in accounts.findings if each.kind == kind]
    return plain(say_finding(accounts, finding, has_grounds=False))


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        (
            "the hospital counts again after names were found twice",
            "correction",
            "The number of civilians killed in Valley that the hospital gives was lowered from 40 "
            "(Paper, 3 January) to 37 (Paper, 5 January).",
        ),
        (
            "a withdrawn number is printed once more",
            "correction",
            "The number of civilians killed in Valley that the state gives was corrected from 103 "
            "(Paper, 3 January) to 84 (Paper, 4 January).",
        ),
        (
            "some of the injured have died",
            "unclear",
            "The number of civilians injured in Valley that the hospital gives went down from 40 "
            "(Paper, 3 January) to 35 (Paper, 4 January), and neither a withdrawal nor a reprint "
            "explains it; whether the later number still counts those who have died since would "
            "decide it.",
        ),
        (
            "five more in a town, and two more in its province",
            "contradiction",
            "In what the state says, 20 civilians killed in Valley as of 3 January (Paper) and 5 "
            "more civilians killed in Northtown make 3 more than the 22 of 4 January (Paper).",
        ),
        (
            "a province has fewer than its town had the day before",
            "unclear",
            "The state says 7 civilians killed in Valley (Paper, 4 January) after 9 civilians "
            "killed in Northtown (Paper, 3 January), though the wider count holds the narrower "
            "one, and neither a withdrawal nor a reprint explains it; a word of that side on the "
            "earlier number, or the hour of each, would decide it.",
        ),
        (
            "rebels by name, and soldiers, are said to have done it",
            "parting",
            "Accounts of civilians killed in Valley part as of 4 January 2020: the hospital says "
            "12 by soldiers (Daily, 4 January) and the state says 12 by the Rebels (Paper, "
            "4 January).",
        ),
        (
            "officials of two states in one report",
            "parting",
            "Accounts of civilians killed in Valley part as of 4 January 2020: the mayor says 12 "
            "(Paper, 4 January) and the consul of Farland says 40 (Paper, 4 January).",
        ),
    ],
)
def test_the_sentence_is_one_that_an_editor_may_print(name, kind, expected):
    """It says who, what, where, when, and what would decide it."""
    assert say(name, kind) == expected
