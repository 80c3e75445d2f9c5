"""Who brings a statement: an agency is one witness, whatever a report calls it."""

import pytest
from small_reports import EVENT, SATURDAY, SUNDAY, find, report, tell

from analysis.accounts.accounts import read_accounts
from analysis.ledger.model import Speaker

WIRES = {
    "wire": {"name": "Valley Wire", "kind": "outlet", "aliases": ("VW",)},
    "courier": {"name": "The Courier", "kind": "outlet"},
}
WIRED = EVENT.model_copy(
    update={
        "speakers": {
            **EVENT.speakers,
            **{name: Speaker.model_validate(each) for name, each in WIRES.items()},
        }
    }
)


def list_witnesses(*articles):
    """The witnesses of the one saying of these reports."""
    (saying,) = read_accounts(articles).sayings
    return saying.witnesses


@pytest.mark.parametrize(
    ("names", "witness"),
    [
        (("AFP", "afp", "Agence France-Presse"), "AFP"),
        (("The Associated Press", "AP"), "AP"),
        (("valley wire", "VW", "Valley Wire"), "Valley Wire"),
        (("Some Wire", "some wire"), "Some Wire"),
    ],
)
def test_an_agency_is_one_witness_under_each_of_its_names(names, witness):
    """In any case of letters, by its own other names, and by those that the event gives it."""
    articles = [
        report(SATURDAY, tell("10"), name=f"paper-{number}", event=WIRED, agency=name)
        for number, name in enumerate(names)
    ]
    assert list_witnesses(*articles) == (witness,)


def test_two_agencies_are_two_witnesses():
    """AP of New York and APP of Islamabad, whose names are alike."""
    articles = [
        report(SATURDAY, tell("10"), name=f"paper-{number}", agency=name)
        for number, name in enumerate(("Associated Press", "Associated Press of Pakistan"))
    ]
    assert set(list_witnesses(*articles)) == {"AP", "APP"}


def test_whom_a_report_quotes_for_a_number_brings_it():
    """Told to the wire, printed by a paper that has the rest from nobody."""
    articles = [
        report(SATURDAY, tell("10", via="wire"), event=WIRED),
        report(SATURDAY, tell("10"), name="daily", event=WIRED, agency="VW"),
    ]
    assert list_witnesses(*articles) == ("Valley Wire",)


@pytest.mark.parametrize(("quoted", "agency"), [("wire", "VW"), ("courier", None)])
def test_an_agency_that_is_quoted_and_its_own_report_speak_with_one_voice(quoted, agency):
    """Ten, then fifteen of it: its number rose, and parts from nobody's."""
    outlet = {"agency": agency} if agency else {}
    articles = [
        report(SATURDAY, tell("10", quoted), event=WIRED),
        report(
            SUNDAY,
            tell("15", "outlet"),
            name="the-courier",
            event=WIRED,
            **{**outlet, "outlet": "The Courier"},
        ),
    ]
    assert find(articles) == [("revision", "civilians", ["10", "15"])]
