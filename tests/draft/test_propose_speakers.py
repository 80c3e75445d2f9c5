"""Who says each number of several sentences, and how firmly; all names and places are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.draft import draft_text, scan_text
from analysis.draft.propose.sentences import split_sentences


def tell(text: str) -> list[tuple[str | None, str | None]]:
    """The speaker and the status of each number of a text."""
    drafts = draft_text(text, None, "2026-02-04")
    return [(each.speaker, each.status) for each in drafts if each.skip is None]


def read(told: str) -> list[tuple[str, str]]:
    """Expected speakers and statuses: "police/attributed outlet/stated"."""
    pairs = (each.split("/") for each in told.split())
    return [(speaker, status) for speaker, status in pairs]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Police said 12 people were killed. They said 14 were hurt.",
            "police/attributed police/attributed",
        ),
        (
            "A police spokesman said 12 people were killed. The spokesman said 14 were hurt.",
            "police/attributed police/attributed",
        ),
        (
            "The interior ministry said 12 people died. The ministry said 14 were missing.",
            "interior-ministry/attributed interior-ministry/attributed",
        ),
        (
            "The interior ministry issued a statement. The statement said 12 people died.",
            "interior-ministry/attributed",
        ),
        (
            "Security sources said 12 people died. According to the same sources, 14 were hurt.",
            "security-sources/attributed security-sources/attributed",
        ),
        (
            "THE ARMY SAID 12 REBELS WERE KILLED. THE COMMUNIQUE ADDS THAT FOUR SOLDIERS DIED.",
            "army/claimed army/attributed",
        ),
        (
            "Police put the toll at 12. The army said 14 died. The police said 16 were hurt.",
            "police/attributed army/attributed police/attributed",
        ),
        (
            "Mayor Ada Noll said 12 people died. Noll added that 14 houses burned.",
            "mayor-ada-noll/attributed mayor-ada-noll/attributed",
        ),
        (
            "Mayor Ada Noll said 12 people died. The mayor said 14 houses burned.",
            "mayor-ada-noll/attributed mayor-ada-noll/attributed",
        ),
        (
            "“We buried 12 people,” said Ada Noll. “There were 14 in the school.”",
            "ada-noll/attributed ada-noll/attributed",
        ),
        (
            "“We buried 12 people,” said Ada Noll.\n\n“There were 14 in the school.”",
            "ada-noll/attributed ada-noll/attributed",
        ),
        (
            "The Doctors Network said 12 people died. The group said 14 were hurt.",
            "doctors-network/attributed doctors-network/attributed",
        ),
        (
            "The Taliban said 12 soldiers died. A spokesman for the group, Ada Noll, said 14 "
            "soldiers were captured.",
            "taliban/claimed taliban/claimed",
        ),
        (
            "Al Shabaab fled the town. The group said it had killed 12 soldiers.",
            "al-shabaab/claimed",
        ),
    ],
)
def test_who_spoke_before_goes_on(text: str, told: str) -> None:
    """Pronouns, offices, papers and open quotations point back to who spoke."""
    assert tell(text) == read(told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "A bomb killed 12 people. Police said 14 were hurt. The town has 3,000 people.",
            "outlet/stated police/attributed outlet/stated",
        ),
        (
            "“We buried 12 people,” said Ada Noll, who has farmed there for 25 years.",
            "ada-noll/attributed outlet/stated",
        ),
        (
            "“We buried 12 people,” Ada Noll said at the clinic, where 40 people waited.",
            "ada-noll/attributed outlet/stated",
        ),
        (
            "“We buried 12 people,” Ada Noll said, adding that 40 were missing.",
            "ada-noll/attributed ada-noll/attributed",
        ),
        (
            "“They killed 12 of us,” the radio quoted a survivor as saying.",
            "survivors/attributed",
        ),
        (
            "Authorities in the hill states shut schools after 12 pupils were taken.",
            "outlet/stated",
        ),
        ("The president announced three days of mourning.", "outlet/stated"),
        ("The quake claimed 12 lives.", "outlet/stated"),
        ("What the army said was a base lies 12 miles from Orvale.", "outlet/stated"),
        ("He was accused of killing 12 people.", "outlet/stated"),
        ("Two blasts blamed on the Front shook Orvale.", "outlet/stated"),
        ("It was reported that 12 people were killed.", "outlet/stated"),
        ("Our reporters counted 12 bodies.", "outlet/stated"),
        ("No group has claimed the attack, which killed 12 people.", "outlet/stated"),
        (
            "Eight people died, police said, in the worst attack since 14 people died in May.",
            "police/attributed outlet/stated",
        ),
        (
            'A raid on the village killed 12 people. "It was 14," said a policeman.',
            "outlet/stated police/attributed",
        ),
        ("The army is fighting rebels who took 12 men, and says it will go on.", "outlet/stated"),
    ],
)
def test_what_nobody_else_says_is_the_outlets(text: str, told: str) -> None:
    """Words of saying that say nothing, and what stands beside a quotation."""
    assert tell(text) == read(told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mr Noll said 12 people died.", "noll/attributed"),
        ("Colonel Noll said 12 people died.", "colonel-noll/attributed"),
        ("A doctor at the Orvale clinic said 12 bodies were brought in.", "doctors/attributed"),
        ("A shop owner said 12 people died in the blast.", "shop-owner/attributed"),
        ("The Veldt Palace said 12 people died in the blast.", "veldt-palace/attributed"),
        ("Initial estimates put the number of dead at 12.", "initial-estimates/attributed"),
        ("Police figures show that 12 people died.", "police/attributed"),
        ("Local media claims that 12 people died.", "local-media/attributed"),
        ("Residents report 12 deaths.", "residents/attributed"),
        ("A rights group accused the army of killing 12 villagers.", "rights-group/attributed"),
        ("The Front was blamed by authorities for 12 bombings.", "authorities/attributed"),
        ("Rebel sources and officials said 12 men died.", "rebel-sources-and-officials/attributed"),
        ("The mine is run by the charity Red Cross, which said 12 died.", "red-cross/attributed"),
        ("Bomb kills 12 in Orvale, police say", "police/attributed"),
        ("Bomb kills 12 in Orvale: police", "police/attributed"),
        (
            "THE POLICE OFFICIAL, WHO GAVE NO NAME, SAID THE REBELS KILLED 12 PEOPLE.",
            "police/attributed",
        ),
        (
            "Islamic State claimed the attack, saying it killed 12 soldiers.",
            "islamic-state/claimed",
        ),
        (
            "Al Shabaab claimed responsibility for the blast and said it killed 12 officers.",
            "al-shabaab/claimed",
        ),
    ],
)
def test_whom_words_name(text: str, told: str) -> None:
    """A name as the text has it, in whatever grammar it speaks."""
    assert tell(text) == read(told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The Lestria Front said 12 of its fighters died.", "lestria-front/attributed"),
        ("The Lestria Front said its fighters killed 12 soldiers.", "lestria-front/claimed"),
        ("The army said its soldiers killed 12 Tigers.", "army/claimed"),
        ("The army said its soldiers killed 12 civilians by mistake.", "army/attributed"),
        ("The army said 12 missiles hit a school.", "army/attributed"),
        ("The army said it seized 12 rifles.", "army/claimed"),
        ("Police said they arrested 12 people.", "police/attributed"),
    ],
)
def test_a_side_claims_its_deeds_and_not_its_losses(text: str, told: str) -> None:
    """Own dead and civilians are attributed, whoever tells of them."""
    assert tell(text) == read(told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "ORVALE, 4 FEB (RADIO) -- OUR GLORIOUS ARMED FORCES KILLED 12 TERRORISTS AND SEIZED "
            "14 RIFLES.",
            "armed-forces/claimed armed-forces/claimed",
        ),
        (
            "COMMUNIQUE NO. 4 OF THE LESTRIA FRONT. OUR FIGHTERS AMBUSHED A CONVOY, KILLING 12 "
            "SOLDIERS. WE SEIZED 14 RIFLES.",
            "lestria-front/claimed lestria-front/claimed",
        ),
        (
            "Statement by the Lestria Front: Our fighters attacked a post and killed 12 soldiers. "
            "Three of our fighters died.",
            "lestria-front/claimed lestria-front/attributed",
        ),
        (
            "The Hill Brigade attacked an enemy convoy on Friday. We killed 12 soldiers. Two "
            "vehicles were destroyed.",
            "hill-brigade/claimed hill-brigade/claimed",
        ),
        (
            "PRESS RELEASE OF THE ARMED FORCES. Our troops killed 12 terrorists in Orvale. Three "
            "soldiers died.",
            "armed-forces/claimed armed-forces/attributed",
        ),
        (
            'The radio said: "Our fighters attacked the post. The enemy lost 12 men and 14 were '
            'wounded."',
            "radio/claimed radio/claimed",
        ),
        (
            'The announcer said 12 soldiers died. The announcer then said: "We ambushed a patrol '
            'and killed 14 soldiers."',
            "announcer/claimed announcer/claimed",
        ),
        ('"We killed 12 soldiers," said Commander Noll.', "commander-noll/claimed"),
        (
            "Press Release\n\nTroops raided a camp and killed 12 terrorists. Two soldiers "
            "died.\n\nCol Ada Noll\nDirector, Army Public Relations",
            "army/claimed army/attributed",
        ),
        (
            "Security forces searched a valley. Own troops engaged the intruders, and 12 militants "
            "were killed.",
            "security-forces/claimed",
        ),
        (
            "(CLANDESTINE) RADIO VENTURA -- [TEXT] OUR FORCES AMBUSHED A PATROL. WE CAUSED 12 "
            "CASUALTIES. OUR FORCES SUFFERED TWO WOUNDED.",
            "radio-ventura/claimed radio-ventura/attributed",
        ),
        (
            "Press Release\n\nThe fair in Orvale drew 1,200 people.",
            "outlet/stated",
        ),
        (
            "The army opened its campaign against the enemy in spring, and 12 people died.",
            "outlet/stated",
        ),
    ],
)
def test_a_side_that_speaks_in_its_own_words(text: str, told: str) -> None:
    """A statement is its issuer's as a whole; who says "we ambushed" is a side."""
    drafts = draft_text(text, None, "2026-02-04")
    figures = [(each.speaker, each.status) for each in drafts if each.measure and not each.skip]
    assert figures[: len(read(told))] == read(told)


@pytest.mark.parametrize(
    ("text", "speaker", "via"),
    [
        ("Police said 12 people died, Reuters reported.", "police", "reuters"),
        ("The army said 12 people died, reported Xinhua.", "army", "xinhua"),
        ("Police said 12 people died, local media reported.", "police", None),
        ("12 people died, Reuters reported.", "reuters", None),
    ],
)
def test_an_agency_that_reports_what_another_says_is_the_via(
    text: str, speaker: str, via: str | None
) -> None:
    """An outlet at the end is the speaker only where nobody else is."""
    [drafted] = draft_text(text, None, "2026-02-04")
    assert (drafted.speaker, drafted.via) == (speaker, via)


VOICES = st.sampled_from(
    ["police", "the army", "the interior ministry", "a hospital official", "residents", "the UN",
     "witnesses", "security sources", "the rebels", "a police spokesman", "the Red Cross",
     "a military spokesman", "officials", "investigators", "the coast guard", "local media"]
)  # fmt: skip
CLAUSES = st.sampled_from(
    ["12 people were killed in Orvale", "at least 12 villagers died on Friday",
     "a blast wounded 12 policemen", "12 rebels were killed near the river",
     "gunmen killed 12 soldiers", "12 men were arrested", "some 12 houses were burned"]
)  # fmt: skip
FRAMES = ("{voice} said {clause}.", "{clause}, {voice} said.", "according to {voice}, {clause}.",
          "{clause}, according to {voice}.", "on Monday, {voice} said that {clause}.",
          "{voice} reported that {clause}.")  # fmt: skip


def fill(frame: str, voice: str, clause: str) -> str:
    """A sentence that begins with a capital."""
    told = frame.format(voice=voice, clause=clause)
    return told[:1].upper() + told[1:]


@given(VOICES, CLAUSES)
def test_it_does_not_matter_where_a_speaker_stands(voice: str, clause: str) -> None:
    """Before, behind, with "said" or with "according to": the same speaker, as firmly."""
    told = {tuple(tell(fill(frame, voice, clause))) for frame in FRAMES}
    assert len(told) == 1
    assert told != {(("outlet", "stated"),)}


@given(VOICES, CLAUSES, st.sampled_from(FRAMES))
def test_capitals_change_no_speaker(voice: str, clause: str, frame: str) -> None:
    """An old wire's capitals say the same."""
    text = fill(frame, voice, clause)
    assert tell(text.upper()) == tell(text)


@given(VOICES, CLAUSES, st.sampled_from(FRAMES))
def test_another_paragraph_of_the_outlet_stays_its_own(voice: str, clause: str, frame: str) -> None:
    """Nobody's words are carried into a paragraph that names nobody."""
    text = fill(frame, voice, clause)
    assert tell(f"{text}\n\nThe valley has 3,000 people.") == [*tell(text), ("outlet", "stated")]


@given(st.text(max_size=200) | st.lists(VOICES | CLAUSES, max_size=6).map("-- “x” 's ".join))
def test_the_words_of_all_sentences_are_the_text(text: str) -> None:
    """Each mark and each letter stands in one word, in order, as printed."""
    words = [word for each in split_sentences(text, scan_text(text)) for word in each.words]
    assert "".join(text.split()) == "".join("".join(word.printed.split()) for word in words)
    assert all(text[word.start : word.end] == word.printed for word in words)


LETTERS = st.text("BDGKLMRTVZ", min_size=3, max_size=6).map(lambda word: f"QA{word}")
"""Bodies that have no name but their letters, and none of which a table holds."""


@pytest.mark.parametrize(
    "opening",
    [
        "{0} sources have just reported that",
        "The {0} has just said that",
        "The {0} has now documented that",
        "{0} sources said",
        "According to figures released today by {0},",
        "According to information obtained by {0} from a committee of doctors,",
        "According to casualty data compiled by the {0},",
        "A report published by {0} said",
    ],
)
@given(body=LETTERS)
def test_a_phrase_about_a_paper_is_no_name_and_whose_it_is_speaks(opening: str, body: str) -> None:
    """The name is the body's alone, without its sources and without what it released."""
    assert tell(f"{opening.format(body)} 12 people were killed.") == [(body.lower(), "attributed")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Text by the Ministry of Defence, Ports, Law and Order website The reports say 12 "
            "villagers were killed.",
            "defence-ministry/attributed",
        ),
        (
            "In May, the Ministry of Trade, Ports and Mines said 12 people died.",
            "ministry-of-trade/attributed",
        ),
        ("Initial investigation found a 25kg bomb.", "initial-investigation/attributed"),
        ("Another team showed up to plant a 25kg bomb.", "outlet/stated"),
        ("In Orvale, the Trade Board said 12 people died.", "trade-board/attributed"),
    ],
)
def test_a_long_name_is_not_cut_at_its_commas(text: str, told: str) -> None:
    """Nor does somebody who only shows up speak, or an investigation fight."""
    assert tell(text) == read(told)


@given(enemy=st.integers(2, 90), own=st.integers(2, 90))
@pytest.mark.parametrize(
    "head",
    [
        "Text of report by the Lestrian Ministry of Defence website on 3 March",
        "Text of report by Lestrian Ministry of Defence, Ports, Law and Order website on 3 March",
        "Full text of statement by the army",
    ],
)
def test_a_ministrys_own_text_claims_what_it_did_to_its_enemy(
    head: str, enemy: int, own: int
) -> None:
    """Though it only speaks of reports; its own losses are attributed to it."""
    text = (
        f"{head}\n\nAccording to reports, {enemy} terrorists were killed.\n\n"
        f"The reports said {own} soldiers were killed."
    )
    assert [status for _, status in tell(text)] == ["claimed", "attributed"]
    assert [status for _, status in tell(text.partition("\n")[2])] == ["attributed", "attributed"]


@given(body=LETTERS, count=st.integers(11, 90))
@pytest.mark.parametrize("kind", ["statement", "propaganda statement", "press communique"])
def test_an_armed_groups_own_statement_claims(kind: str, body: str, count: int) -> None:
    """A group that no table has, where the text tells of its fighters; other bodies do not."""
    head = f"{body}-Orvale {kind} posted to a website: {count} troops killed in an ambush"
    text = (
        f"{head}\n\nA {body} {{0}} stopped the column. On our way back, 12 soldiers were wounded."
    )
    assert tell(text.format("platoon")) == [(body.lower(), "claimed")] * 2
    assert ("claimed" in {status for _, status in tell(text.format("delegate"))}) is False


@pytest.mark.parametrize(
    "head",
    [
        "According to a report by the army, 12 rebels were killed.",
        "Report by the army says 12 rebels were killed.",
        "Text of report by the army radio on 3 March",
        "Text of report by the newspaper Veldt on 3 March",
    ],
)
def test_who_is_only_quoted_first_issued_no_text(head: str) -> None:
    """What the outlet adds stays its own."""
    assert tell(f"{head}\n\nIn Selm, 14 rebels were killed.")[-1] == ("outlet", "stated")
