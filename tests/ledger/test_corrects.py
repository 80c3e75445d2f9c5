"""What a figure may withdraw, and what an event may say of parts that do not overlap."""

from __future__ import annotations

import pytest
from homes import Home

ARTICLE = "2020-03-04-gazette.yaml"
TOLL, RESIDENTS, RESPONDERS = "says: Twelve", "says: Eight", "says: Three"


def add(home: Home, says: str, *fields: str) -> Home:
    """Write fields above what a figure says."""
    return home.change("article", says, "\n    ".join((*fields, says)))


def test_a_figure_cannot_withdraw_itself(home: Home) -> None:
    """Who takes back what he says says nothing."""
    assert add(home, TOLL, "corrects: all-killed").refuse() == (
        f"{ARTICLE}:19: figure 'all-killed': figure 'all-killed' cannot withdraw itself"
    )


def test_a_figure_that_is_not_there_cannot_be_withdrawn(home: Home) -> None:
    """An unknown id is told with the nearest one."""
    assert add(home, TOLL, "corrects: residents-kiled").refuse() == (
        f"{ARTICLE}:19: figure 'all-killed': figure 'residents-kiled' is not in the article's "
        "figures; did you mean 'residents-killed'?"
    )


def test_a_later_figure_cannot_be_withdrawn(home: Home) -> None:
    """Nobody takes back what is said the day after."""
    add(home, TOLL, "corrects: residents-killed", "reported: 2020-03-03")
    assert home.refuse() == (
        f"{ARTICLE}:19: figure 'all-killed': figure 'residents-killed' was said on 2020-03-04, "
        "after the one that withdraws it, said on 2020-03-03"
    )


@pytest.mark.parametrize("day", ["2020-03-03", "2020-03-04"])
def test_an_earlier_figure_or_one_of_the_day_can_be_withdrawn(home: Home, day: str) -> None:
    """Wherever it stands in the file, what was said before or on that day can be taken back."""
    add(home, TOLL, "corrects: residents-killed")
    add(home, RESIDENTS, f"reported: {day}")
    assert home.read().figures[0].corrects == ("residents-killed",)


def test_two_figures_cannot_withdraw_each_other(home: Home) -> None:
    """Of two that take each other back neither would be heard."""
    add(home, TOLL, "corrects: residents-killed")
    add(home, RESIDENTS, "corrects: all-killed")
    assert home.refuse() == (
        f"{ARTICLE}:19: figure 'all-killed': the figures withdraw each other: all-killed "
        "withdraws residents-killed withdraws all-killed"
    )


def test_a_loop_of_three_is_told_from_its_first_name_on(home: Home) -> None:
    """Three figures that take each other back are named in the order in which they do."""
    add(home, TOLL, "corrects: responders-killed")
    add(home, RESIDENTS, "corrects: all-killed")
    add(home, RESPONDERS, "corrects: residents-killed")
    assert home.refuse() == (
        f"{ARTICLE}:19: figure 'all-killed': the figures withdraw each other: all-killed "
        "withdraws responders-killed withdraws residents-killed withdraws all-killed"
    )


def test_a_loop_that_others_lead_into_is_told_at_the_loop(home: Home) -> None:
    """The fault is that of the two figures, and not of the third that withdraws one of them."""
    add(home, TOLL, "corrects: residents-killed")
    add(home, RESIDENTS, "corrects: responders-killed")
    add(home, RESPONDERS, "corrects: residents-killed")
    assert home.refuse() == (
        f"{ARTICLE}:32: figure 'residents-killed': the figures withdraw each other: "
        "residents-killed withdraws responders-killed withdraws residents-killed"
    )


def test_a_chain_of_corrections_is_read(home: Home) -> None:
    """A correction may be corrected itself."""
    add(home, TOLL, "corrects: residents-killed")
    add(home, RESIDENTS, "corrects: responders-killed")
    assert [figure.corrects for figure in home.read().figures[:3]] == [
        ("residents-killed",),
        ("responders-killed",),
        (),
    ]


def test_one_figure_may_withdraw_several(home: Home) -> None:
    """A new toll takes back the old one with its parts."""
    add(home, TOLL, "corrects: [residents-killed, responders-killed]")
    assert home.read().figures[0].corrects == ("residents-killed", "responders-killed")


def add_herald(home: Home, day: str) -> None:
    """Let another paper say the same on a day."""
    text = home.article_file.read_text("utf-8").replace("2020-03-04", day)
    home.article_file.with_name(f"{day}-herald.yaml").write_text(text, "utf-8")


@pytest.mark.parametrize("event", ["", "example-2020/"])
@pytest.mark.parametrize("day", ["2020-03-03", "2020-03-04"])
def test_a_figure_of_another_article_is_named_with_its_article(
    home: Home, event: str, day: str
) -> None:
    """ARTICLE#id is read, with the event or without it, where that was said by then."""
    add_herald(home, day)
    name = f"{event}{day}-herald#all-killed"
    add(home, TOLL, f"corrects: {name}")
    assert home.read().figures[0].corrects == (name,)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "2020-03-03-herald#all-kiled",
            "figure 'all-kiled' is not in article 'example-2020/2020-03-03-herald'; did you mean "
            "'all-killed'?",
        ),
        (
            "2020-03-05-herald#all-killed",
            "figure 'all-killed' of 'example-2020/2020-03-05-herald' was said on 2020-03-05, after "
            "the one that withdraws it, said on 2020-03-04",
        ),
        (
            "2020-03-03-heralt#all-killed",
            "article 'example-2020/2020-03-03-heralt' has no seed; did you mean "
            "'example-2020/2020-03-03-herald'?",
        ),
        (
            "2020-03-04-gazette#residents-killed",
            "'example-2020/2020-03-04-gazette' must be another article on the same event",
        ),
        (
            "example-2020/2020-03-04-gazette#all-killed",
            "'example-2020/2020-03-04-gazette' must be another article on the same event",
        ),
        (
            "other-2020/2020-03-03-herald#all-killed",
            "'other-2020/2020-03-03-herald' must be another article on the same event",
        ),
    ],
)
def test_what_another_article_did_not_say_before_cannot_be_withdrawn(
    home: Home, name: str, message: str
) -> None:
    """Unknown articles and ids, later days, other events and the article itself are refused."""
    for day in ("2020-03-03", "2020-03-05"):
        add_herald(home, day)
    add(home, TOLL, f"corrects: {name}")
    assert home.refuse() == f"{ARTICLE}:19: figure 'all-killed': {message}"


@pytest.mark.parametrize("name", ["a b", "herald#", "#toll", "a#b#c", "x/y/herald#toll", "Toll"])
def test_what_is_no_id_is_refused(home: Home, name: str) -> None:
    """Anything else than an id or ARTICLE#id is told with what is allowed."""
    assert add(home, TOLL, f"corrects: '{name}'").refuse() == (
        f"{ARTICLE}:19: figure 'all-killed': entry 1 of 'corrects' '{name}' must be the id of a "
        "figure, or ARTICLE#id for one of another article"
    )


@pytest.mark.parametrize("empty", ["", " ~", " null"])
def test_nothing_is_withdrawn_where_nothing_is_named(home: Home, empty: str) -> None:
    """A field without a value is as good as left out."""
    assert add(home, TOLL, f"corrects:{empty}").read().figures[0].corrects == ()


DRIVERS = "part_of: responders"


@pytest.mark.parametrize(
    ("written", "wholes"),
    [
        ("responders", ("responders",)),
        ("[responders]", ("responders",)),
        ("[]", ()),
        ("[responders, people]", ("responders", "people")),
        ("\n      - people\n      - responders", ("people", "responders")),
    ],
)
def test_a_group_lies_in_one_group_or_in_several(
    home: Home, written: str, wholes: tuple[str, ...]
) -> None:
    """One name is as good as a list of one, and a list keeps its order."""
    event = home.change("event", DRIVERS, f"part_of: {written}").read().event
    assert event.groups["drivers"].part_of == wholes
    assert event.group_tree["drivers"] == wholes


def test_what_makes_a_group_up_and_what_contains_it_are_its_wholes_once_each(home: Home) -> None:
    """A group named as a part, as disjoint and by itself lies in that whole once."""
    home.change("event", "label: residents", "label: residents\n    part_of: people")
    home.change("event", "label: responders", "label: responders\n    disjoint: [drivers]")
    tree = home.read().event.group_tree
    assert (tree["residents"], tree["drivers"]) == (("people",), ("responders",))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            DRIVERS,
            "part_of: [responders, pepole]",
            "15: group 'drivers': group 'pepole' is not in event.yaml; did you mean 'people'?",
        ),
        (
            DRIVERS,
            "part_of: [responders, drivers]",
            "13: group 'drivers': the groups form a loop: drivers in drivers",
        ),
        (
            "label: residents",
            "label: residents\n    disjoint: [people]",
            "6: group 'people': the groups form a loop: people in residents in people",
        ),
        (
            "label: responders",
            "label: responders\n    disjoint: [drivers, drivers]",
            "13: group 'responders': group 'drivers' is named twice",
        ),
        (
            "label: people",
            "label: people\n    disjoint: [drivers, responders]",
            "8: group 'people': 'drivers' lies in 'responders', and the two must not overlap",
        ),
        (
            "kind: county",
            "kind: county\n    overlaps: [testford, exampelton]",
            "21: place 'sample-county': place 'exampelton' is not in event.yaml; did you mean "
            "'exampleton'?",
        ),
    ],
)
def test_what_an_event_says_of_parts_is_checked(
    home: Home, old: str, new: str, message: str
) -> None:
    """Unknown and doubled names, loops and parts in parts are refused wherever they are named."""
    assert home.change("event", old, new).refuse() == f"event.yaml:{message}"


@pytest.mark.parametrize("written", ["testford", "[testford]"])
def test_a_place_overlaps_one_place_or_several(home: Home, written: str) -> None:
    """One name is as good as a list of one."""
    home.change("event", "kind: town", f"kind: town\n    overlaps: {written}")
    assert home.read().event.places["exampleton"].overlaps == ("testford",)


def test_groups_in_two_splits_are_read(home: Home) -> None:
    """A group may lie in one part of each of two splits: women drivers, say."""
    home.change(
        "event",
        "label: drivers\n    part_of: responders",
        "label: drivers\n    part_of: [responders, women]\n"
        "  women:\n    label: women\n    part_of: people\n"
        "  men:\n    label: men\n    part_of: people",
    )
    home.change("event", "label: people", "label: people\n    disjoint: [women, men]")
    assert home.read().event.group_tree["drivers"] == ("responders", "women")


def test_a_group_in_a_disjoint_one_is_told_whichever_is_named_first(home: Home) -> None:
    """Drivers are among the responders, in whatever order the two are called disjoint."""
    home.change("event", "label: people", "label: people\n    disjoint: [responders, drivers]")
    assert home.refuse() == (
        "event.yaml:8: group 'people': 'drivers' lies in 'responders', and the two must not overlap"
    )


def test_a_place_does_not_overlap_itself(home: Home) -> None:
    """A place beside itself is a slip of the hand, and is refused as other doubled names are."""
    home.change("event", "kind: village", "kind: village\n    overlaps: testford")
    assert "testford" in home.refuse()


CLAIM = "says: The Red Side"


def test_a_party_takes_back_no_report(home: Home) -> None:
    """What others say is heard, whatever a party to the fight withdraws."""
    assert add(home, CLAIM, "corrects: all-killed").refuse() == (
        f"{ARTICLE}:55: figure 'drivers-claimed': figure 'all-killed' is said by 'county-office'; "
        "a claim can withdraw only a claim of the same party, and nothing else can withdraw a claim"
    )


def test_nobody_takes_back_a_claim_but_its_party(home: Home) -> None:
    """A county office that corrects a party's claim says something else, and withdraws nothing."""
    assert "said by 'red-side'" in add(home, TOLL, "corrects: drivers-claimed").refuse()
