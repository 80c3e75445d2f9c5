"""The words that tell what a number of people counts: tables only.

A trigger stands before the number ("killed 12"), behind it ("12 dead") or on either side.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from analysis.draft.propose import army_words
from analysis.draft.propose.deed_verbs import BASES, PASTS
from analysis.draft.propose.tables import Phrases, index_phrases, word_set

Side = Literal["before", "behind", "either"]


@dataclass(frozen=True, slots=True)
class Trigger:
    """What a verb or a noun says of a number near it.

    Attributes
    ----------
    measure : what is counted then.
    side : where it may stand, seen from the number.
    is_verb : whether it takes a subject and an object, so that "five gunmen killed" counts "
    "gunmen.
    """

    measure: str
    side: Side
    is_verb: bool = False


_OBJECTS: Mapping[str, str] = {
    "deaths": "claiming-the-lives-of claimed-the-lives-of claims-the-lives-of "
    "claim-the-lives-of took-the-lives-of taking-the-lives-of killings-of killing-of deaths-of "
    "death-of murder-of murders-of massacre-of slaying-of slayings-of execution-of executions-of "
    "beheading-of toll tolls death-toll number-of-dead number-killed number-of-deaths "
    "cost-the-lives-of burial-of bodies-of corpses-of remains-of loss-of lost losing mourned "
    "mourning buried burying "
    "losses-at losses-of losses claimed-at-least funerals-of funeral-of remains-of",
    "injuries": "number-of-wounded number-of-injured number-of-injuries injuries-to "
    "injury-to "
    "wounding-of injuring-of",
    "casualties": "casualty-toll casualties-at casualty-figure casualties-of",
    "abductions": "abduction-of kidnapping-of took taking take abductions-of kidnappings-of "
    "seizure-of seized seizing seize seizes went-away-with made-away-with made-off-with",
    "hostages": "remaining hold still-held still-holding still-hold still-holds held-hostage "
    "holding-hostage holding held-captive hold-hostage held-as-prisoner held-prisoner "
    "held-as-prisoners took-hostage taking-hostage take-hostage takes-hostage hostage-taking-of",
    "freed": "received welcomed release-of rescue-of escape-of return-of liberation-of",
    "detentions": "arrest-of arrests-of detention-of capture-of imprisonment-of",
    "displacements": "displacement-of deportation-of expulsion-of deportations-of "
    "expulsions-of forcing forced evacuation-of exodus-of",
    "missing": "search-for searching-for disappearance-of",
    "fighters": "manned-by guarded-by defended-by garrison-of garrisoned-by",
    "population": "housed housing staffed-by community-of town-of "
    "village-of city-of camp-of settlement-of hamlet-of home-to population-of population "
    "inhabited-by",
}
_SUBJECTS: Mapping[str, str] = {
    "deaths": "not-alive no-longer-alive died dead deceased die dies dying perished perish "
    "perishes perishing lost-their-lives lost-his-life lost-her-life losing-their-lives "
    "lose-their-lives fatally fatalities fatality deaths death bodies corpses lives succumbed "
    "succumbing were-shot-and-killed have-been-buried been-buried were-buried remains killings "
    "martyrs casualties-killed feared-dead presumed-dead were-burned-to-death were-burned-alive "
    "homicides slayings "
    "",
    "injuries": "injuries wounds gunshot-wounds bullet-wounds sustained sustained-injuries "
    "suffered-injuries suffered-burns suffered-wounds with-injuries with-wounds with-burns "
    "in-a-serious-condition in-a-critical-condition in-a-stable-condition lost-limbs lost-a-limb "
    "lost-their-legs lost-an-eye in-critical-condition critical-condition in-serious-condition "
    "in-stable-condition "
    "were-burned been-burned were-scalded "
    "hospital-treatment been-admitted were-admitted admitted-for admitted-to being-treated "
    "were-treated receiving-treatment received-treatment undergoing-treatment treated "
    "in-hospital in-the-hospital in-hospitals to-hospital to-the-hospital to-a-hospital "
    "to-hospitals into-hospital into-hospitals to-area-hospitals to-local-hospitals "
    "to-a-local-hospital to-a-nearby-hospital recovering in-intensive-care were-hit-by "
    "were-struck-by been-hit-by inhalation",
    "casualties": "casualties casualty victims victim",
    "abductions": "kidnappings abductions abductees were-taken was-taken been-taken being-taken "
    "abducted-people were-marched been-marched taken-from taken-prisoner were-taken-prisoner "
    "was-taken-prisoner "
    "been-taken-prisoner were-seized was-seized been-seized being-seized seized-by",
    "hostages": "remain-with remained-with still-with aboard onboard hostage hostages captives "
    "captive held-hostage in-captivity "
    "taken-hostage were-taken-hostage was-taken-hostage been-taken-hostage were-taken-captive "
    "taken-captive remain-captive remained-captive in-the-hands-of being-held were-held "
    "still-held are-held remain-held held-captive held-against-their-will",
    "missing": "missing "
    "missing-and-were-presumed-dead missing-and-are-presumed-dead missing-and-are-feared-dead "
    "unaccounted disappeared disappear went-missing gone-missing vanished "
    "whereabouts-unknown",
    "freed": "escaped escape escapes escaping free fled-captivity managed-to-flee got-away "
    "regained-their-freedom were-let-go alive-from broke-free broke-out walked-free "
    "were-reunited "
    "returned-safely reunited-with",
    "detentions": "arrests detainees detainee prisoners prisoner inmates inmate in-custody "
    "taken-into-custody were-taken-into-custody been-taken-into-custody prisoners-taken "
    "surrendered laid-down-their-arms laid-down-arms gave-themselves-up "
    "behind-bars in-detention in-jail in-prison charged charged-with convicted "
    "indicted sentenced",
    "displacements": "fled flee fleeing flees homeless displaced-people displaced-population "
    "refugees idps deportees deportee evacuees evacuee expellees deportations expulsions "
    "were-driven-into were-pushed-into "
    "sought-shelter sought-refuge seeking-shelter seeking-refuge took-refuge "
    "taken-refuge taking-refuge found-refuge took-shelter taken-shelter sheltering being-hosted "
    "are-hosted forced-to-flee forced-to-leave forced-from from-their-homes left-their-homes "
    "have-left left-the-area left-the-town left-the-village left-the-country left-the-city "
    "left-their-villages have-left-their-homes fled-to crossed-the-border crossed-into "
    "crossing-into crossed-over returnees asylum-seekers were-moved-to-safety",
    "population": "inhabitants residents-live live lived trapped stranded remain-trapped "
    "unable-to-flee unable-to-leave unable-to-escape were-stationed were-inside",
    "fighters": "took-part taken-part taking-part attackers-took-part were-involved opened-fire "
    "participated",
}


def _list_hospital_phrases() -> Iterator[str]:
    """The ways in which wounded people come to a hospital: "were rushed to the hospital"."""
    for verb in ("taken", "rushed", "brought", "transported", "airlifted", "wheeled", "flown"):
        for place in ("to-hospital", "to-the-hospital", "to-a-hospital", "to-hospitals",
                      "into-hospital", "into-hospitals", "for-treatment",
                      "to-local-hospitals", "to-area-hospitals"):  # fmt: skip
            for opening in ("", "were-", "was-", "been-", "being-"):
                yield f"{opening}{verb}-{place}"


_VERBS_LINE = " ".join(PASTS.values()).replace("-", " ")
_OBJECTS_LINE = " ".join(BASES.values()).replace("-", " ")
_TABLES: tuple[tuple[Mapping[str, str], Side, bool], ...] = (
    (PASTS, "either", True),
    (BASES, "before", False),
    (_OBJECTS, "before", False),
    (_SUBJECTS, "behind", False),
    (army_words.OBJECTS, "before", False),
    (army_words.SUBJECTS, "behind", False),
    ({"injuries": " ".join(_list_hospital_phrases())}, "behind", False),
)


def _list_triggers() -> Iterator[tuple[str, Trigger]]:
    sides: dict[str, Trigger] = {}
    for table, side, is_verb in _TABLES:
        for measure, phrases in table.items():
            for phrase in phrases.split():
                words = phrase.replace("-", " ")
                other = sides.get(words)
                place: Side = side if other is None else "either"
                sides[words] = Trigger(measure, place, is_verb)
    for word, measure in army_words.LOST_IN_ACTION.items():
        sides[word] = Trigger(measure, "behind")
    # These are nouns before a number, too: "casualties rose to 12", "the dead include five".
    for words in (
        "dead",
        "deceased",
        "deaths",
        "fatalities",
        "casualties",
        "hostages",
        "victims",
        "missing",
        "killings",
        "displaced people",
        "displaced population",
    ):
        sides[words] = Trigger(sides[words].measure, "either")
    yield from sides.items()


SOFT = word_set(
    "hostage hostages captive captives victim victims missing refugees detainees abductees idps "
    "remains treated prisoners prisoner inmates inmate detainee returnees recovering live lived "
    "lives captured being-held held lost losing claimed"
)
"""Words that often only name those to whom something else was done: "five hostages were "
"freed"."""


OF_PEOPLE = word_set("hold seized seizing took taking holding lost losing freed freeing received")
"""Words that tell of people only where people are counted."""


TRIGGERS: Phrases = index_phrases(_list_triggers())
"""Words of a deed → what they make of a number near them."""


VERBS: Mapping[str, str] = MappingProxyType(
    {word: measure for measure, words in PASTS.items() for word in words.split()}
)
"""Participles of a deed → what they tell of those to whom it was done."""


DOERS = word_set(" ".join((_VERBS_LINE, _OBJECTS_LINE))) - word_set(
    "to death away off down up out go"
)
"""Verbs whose subject did it."""


NEEDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        **dict.fromkeys(
            ("took", "taking", "take"),
            word_set(
                "hostage hostages captive prisoner prisoners school schools abducted "
                "kidnapped bush forest ransom gunmen gang gangs bandits militants rebels raiders "
                "kidnappers attackers insurgents"
            ),
        ),
        "forced": word_set(
            "flee leave home homes abandon village villages out move camps families shelter"
        ),
        "received": word_set("freed released hostages captives"),
        "remaining": word_set(
            "abducted kidnapped taken hostage hostages captive captives rescue captivity release"
        ),
        **dict.fromkeys(
            ("aboard", "onboard"),
            word_set("hijacked seized hijackers pirates pirate hijack hijacking hijackings"),
        ),
    }
)
"""Words that tell something only with others near them → one of these."""
