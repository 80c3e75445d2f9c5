"""The words that tell what a number counts: tables only.

A trigger stands before the number ("killed 12"), behind it ("12 dead") or on either side.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from analysis.draft.propose.tables import Phrases, index_phrases, word_set

Side = Literal["before", "behind", "either"]


@dataclass(frozen=True, slots=True)
class Trigger:
    """What a verb or a noun says of a number near it.

    Attributes
    ----------
    measure : what is counted then.
    side : where it may stand, seen from the number.
    is_verb : whether it takes a subject and an object, so that "five gunmen killed" counts gunmen.
    """

    measure: str
    side: Side
    is_verb: bool = False


_VERBS: Mapping[str, str] = {
    "deaths": "killed murdered slain slaughtered massacred martyred executed beheaded "
    "assassinated "
    "eliminated neutralised neutralized lynched electrocuted drowned decapitated shot-dead "
    "liquidated",
    "injuries": "wounded injured hurt hospitalised hospitalized maimed burned-alive",
    "abductions": "kidnapped abducted snatched taken-away",
    "freed": "freed released rescued liberated ransomed",
    "detentions": "arrested detained apprehended captured jailed imprisoned nabbed interrogated",
    "displacements": "displaced uprooted evacuated relocated",
}
_OBJECTS: Mapping[str, str] = {
    "deaths": "killing kill kills murdering murder murders slaying slaughtering massacring "
    "executing beheading assassinating eliminating neutralising neutralizing "
    "claiming-the-lives-of "
    "claimed-the-lives-of claims-the-lives-of claim-the-lives-of took-the-lives-of "
    "killings-of killing-of deaths-of death-of murder-of murders-of massacre-of "
    "slaying-of execution-of toll tolls death-toll gunned-down shot-dead mowed-down "
    "number-of-dead number-killed number-of-deaths cost-the-lives-of burial-of bodies-of loss-of "
    "lost losing mourned mourning buried burying losses-at losses-of losses",
    "injuries": "wounding injuring wound wounds injure injures hurting hurts number-of-wounded "
    "number-of-injured",
    "casualties": "casualty-toll casualties-at casualty-figure",
    "abductions": "kidnapping kidnap kidnaps abducting abduct abducts abduction-of kidnapping-of "
    "took taking take abductions-of kidnappings-of seizure-of seized seizing took taking "
    "whisked-away "
    "went-away-with made-away-with",
    "hostages": "remaining still-held still-holding still-hold still-holds "
    "held-hostage holding-hostage holding held-captive hold-hostage "
    "held-as-prisoner held-prisoner held-as-prisoners took-hostage taking-hostage",
    "freed": "freeing free frees received welcomed releasing release rescuing rescue release-of "
    "rescue-of "
    "liberating escape-of return-of",
    "detentions": "arresting arrest arrests detaining detain detains arrest-of detention-of "
    "capturing",
    "displacements": "displacing displace displaces displacement-of forcing forced evacuating "
    "evacuation-of",
    "missing": "search-for searching-for",
    "population": "manned-by housed housing housed-about staffed-by community-of town-of "
    "village-of city-of camp-of settlement-of hamlet-of home-to population-of population "
    "home-to-about inhabited-by",
}
_SUBJECTS: Mapping[str, str] = {
    "deaths": "not-alive no-longer-alive "
    "died dead deceased die dies dying perished lost-their-lives lost-his-life "
    "lost-her-life "
    "fatally fatalities fatality deaths death bodies corpses lives succumbed shot-dead "
    "gunned-down "
    "mowed-down were-shot-and-killed have-been-buried been-buried were-buried burned-to-death "
    "remains killings martyrs casualties-killed",
    "injuries": "injuries wounds gunshot-wounds bullet-wounds sustained sustained-injuries "
    "suffered-injuries with-injuries with-wounds in-critical-condition critical-condition "
    "hospital-treatment been-admitted were-admitted admitted-for being-treated were-treated "
    "were-hospitalised receiving-treatment undergoing-treatment treated",
    "casualties": "casualties casualty victims victim killed-or-injured killed-or-wounded "
    "killed-and-wounded killed-and-injured dead-and-wounded dead-or-wounded killed-or-hurt",
    "abductions": "kidnappings abductions abductees were-taken was-taken been-taken being-taken "
    "abducted-people whisked-away taken-from taken-prisoner were-taken-prisoner "
    "was-taken-prisoner",
    "hostages": "aboard onboard hostage hostages captives captive held-hostage in-captivity "
    "taken-hostage "
    "were-taken-hostage was-taken-hostage been-taken-hostage were-taken-captive taken-captive "
    "remain-captive remained-captive in-the-hands-of "
    "being-held were-held still-held are-held remain-held in-the-hands-of",
    "missing": "missing unaccounted disappeared went-missing gone-missing",
    "freed": "escaped escape escapes escaping free fled-captivity managed-to-flee got-away "
    "regained-their-freedom were-let-go",
    "detentions": "arrests detainees in-custody taken-into-custody were-taken-into-custody "
    "prisoners-taken surrendered",
    "displacements": "fled flee fleeing homeless displaced-people displaced-population "
    "refugees idps sought-shelter "
    "sought-refuge sheltering being-hosted are-hosted forced-to-flee from-their-homes "
    "left-their-homes have-left had-left were-uprooted have-left-their-homes fled-to",
    "population": "inhabitants residents-live live lived",
    "fighters": "took-part attackers-took-part were-involved opened-fire",
}
_VERBS_LINE = " ".join(_VERBS.values())
_OBJECTS_LINE = (
    "killing kill kills murdering wounding injuring injure injures kidnapping kidnap kidnaps "
    "abducting abduct abducts freeing frees releasing arresting arrest arrests detaining "
    "capturing "
    "displacing holding losing executing beheading slaughtering massacring"
)
_TABLES: tuple[tuple[Mapping[str, str], Side, bool], ...] = (
    (_VERBS, "either", True),
    (_OBJECTS, "before", False),
    (_SUBJECTS, "behind", False),
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
    "remains treated live lived lives captured being-held held lost losing claimed"
)
"""Words that often only name those to whom something else was done: "five hostages were freed"."""

OF_PEOPLE = word_set("seized seizing took taking holding lost losing freed freeing received")
"""Words that tell of people only where people are counted."""

TRIGGERS: Phrases = index_phrases(_list_triggers())
"""Words of a deed → what they make of a number near them."""

NOUNS: Mapping[str, str] = MappingProxyType(
    {
        word: measure
        for measure, words in {
            "deaths": "deaths fatalities dead bodies corpses fatality death martyrs killings "
            "executions murders corpse graves",
            "injuries": "injuries wounded injured",
            "casualties": "casualties casualty",
            "abductions": "kidnappings abductions",
            "detentions": "arrests detentions",
            "displacements": "displacements idps displaced",
            "population": "inhabitants",
            "fighters": "attackers assailants raiders",
            "attacks": "attack attacks incident incidents raid raids assault assaults ambush "
            "ambushes bombing bombings blast blasts explosion explosions strike strikes "
            "airstrike "
            "airstrikes air-strike air-strikes clash clashes shooting shootings massacre "
            "massacres "
            "offensive offensives bombardments attempts sorties shelling shellings "
            "stabbing stabbings assassination assassinations battle battles skirmish skirmishes "
            "firefight firefights robbery robberies hijacking hijackings encounter encounters",
            "buildings": "house houses home homes building buildings shop shops school schools "
            "hospital hospitals mosque mosques church churches market markets bank banks "
            "property "
            "properties structure structures dwelling dwellings hut huts apartment apartments "
            "warehouse warehouses stores store clinic clinics facilities stations station "
            "infrastructure temple temples shrine shrines hotel hotels restaurant restaurants "
            "kiosk kiosks stall stalls barn barns granary granaries silo silos factory factories "
            "plant plants library libraries classroom classrooms dormitory dormitories farm "
            "farms "
            "farmhouse farmhouses villa villas barracks shelter shelters tent tents bridge "
            "bridges "
            "pylon pylons substation substations courthouse courthouses headquarters office "
            "offices businesses business dispensary dispensaries pharmacy pharmacies bakery "
            "bakeries mill mills depot depots bungalow bungalows cottage cottages",
            "vehicles": "vehicle vehicles car cars truck trucks bus buses motorcycle motorcycles "
            "motorbike motorbikes lorry lorries tank tanks jeep jeeps ambulance ambulances "
            "pickup "
            "pickups tanker tankers minibus minibuses helicopter helicopters boat boats van vans "
            "taxi taxis lorry lorries tractor tractors trailer trailers coach coaches wagon "
            "wagons "
            "train trains locomotive locomotives tricycle tricycles bicycle bicycles rickshaw "
            "rickshaws scooter scooters ship ships vessel vessels ferry ferries barge barges "
            "freighter freighters trawler trawlers dinghy dinghies canoe canoes speedboat "
            "speedboats plane planes aircraft airplane airplanes aeroplane aeroplanes jet jets "
            "warplane warplanes warship warships bomber-planes gunship gunships airliner "
            "airliners "
            "bulldozer bulldozers excavator excavators humvee humvees apcs carriers automobile "
            "automobiles suv suvs",
            "weapons": "weapon weapons rifle rifles gun guns ak-47s grenade grenades missile "
            "missiles rocket rockets drone drones mortar mortars shell shells bomb bombs mine "
            "mines landmine landmines ied ieds explosives firearms firearm pistols pistol uav "
            "uavs "
            "munitions carbine carbines shotgun shotguns revolver revolvers handgun handguns "
            "submachine-guns submachineguns machineguns machinegun machine-guns machine-gun "
            "launcher launchers bazooka bazookas howitzer howitzers cannon cannons rpg rpgs aks "
            "kalashnikov kalashnikovs cartridge cartridges bullet bullets round rounds magazines "
            "magazine warhead warheads torpedo torpedoes detonator detonators vests sword swords "
            "knife knives machete machetes spear spears warheads projectile projectiles "
            "ammunition bombs bombshell dynamite muskets musket",
        }.items()
        for word in words.split()
    }
)
"""The counted noun → the measure that it is by itself."""

SITES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(
            word_set(
                "location locations place places site sites area areas point points position "
                "positions post posts checkpoint checkpoints base bases camp camps district "
                "districts spot spots province provinces region regions neighbourhood "
                "neighbourhoods neighborhood neighborhoods targets target settlement settlements "
                "communities community"
            ),
            "sites",
        ),
        **dict.fromkeys(
            word_set("town towns village villages city cities hamlet hamlets"), "towns"
        ),
        **dict.fromkeys(word_set("office offices"), "offices"),
    }
)
"""The counted noun → the unit of places that it is."""


def _list_site_deeds() -> Iterator[tuple[str, str]]:
    for measure, phrases in {
        "bombing-sites": "bombed bombings bombing bombs blasts explosions shelled shelling "
        "suicide-bombings air-strikes airstrikes air-raids",
        "raid-sites": "gun-attacks grenade-attacks gun-and-grenade-attacks gun-and-grenade "
        "gunmen-raided grenade gun-attack",
        "clash-sites": "gunfire clashes clashed clash fighting firefight firefights battles "
        "gunfights gunbattles exchange-of-fire exchanges-of-fire skirmishes battled",
        "seized-sites": "seized captured overran overrun took occupied controlled seizing "
        "capturing fell-to stormed control-of recaptured retook retaken hoisted",
        "attack-sites": "damaged destroyed attacked attacking attacks attack struck hit "
        "targeted targeting strikes raided raids raid raiding against "
        "assaults assault besieged",
    }.items():
        for phrase in phrases.split():
            yield phrase.replace("-", " "), measure


SITE_DEEDS: Phrases = index_phrases(_list_site_deeds())
"""Words of what was done at places → their measure."""

ASSAULTS = word_set(
    "attacked stormed raided ambushed opened entered fired invaded broke arrived blew detonated "
    "targeted overran surrounded launched assaulted burst rammed took involved participated "
    "crashed entered stopped seized carried came broke-into set surprised burned torched "
    "encircled "
    "committed staged mounted exchanged shot detonated focused overpowered barged forced "
    "attack storm raid ambush riding descended besieged hijacked seized"
)
"""What attackers are told to have done, so that their number is that of those who took part."""

DOERS = word_set(" ".join((_VERBS_LINE, _OBJECTS_LINE)))
"""Verbs whose subject did it."""

NEEDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        **dict.fromkeys(
            ("took", "taking", "take"),
            word_set(
                "hostage hostages captive prisoner prisoners school schools abducted "
                "kidnapped bush forest ransom"
            ),
        ),
        "remaining": word_set(
            "abducted kidnapped taken hostage hostages captive captives rescue captivity"
        ),
        **dict.fromkeys(
            ("aboard", "onboard"),
            word_set("hijacked seized hijackers pirates pirate hijack hijacking hijackings"),
        ),
    }
)
"""Words that tell something only with others near them → one of these."""

STRUCK = word_set(
    "attacked stormed raided ambushed invaded overran assaulted besieged detonated rammed hijacked"
)
"""Verbs of an attack whose subject took part, whatever people they are: "30 herders attacked"."""

ATTACKED = word_set("targeted targeting targets attacked attacking against stormed raided")
"""What makes buildings places attacked, whatever became of them."""

THING_DEEDS = word_set(
    "burned burnt burning torched torching destroyed destroying damaged damaging hit "
    "hitting struck "
    "seized seizing looted looting ablaze fire hijacked stolen stole recovered confiscated "
    "attacked "
    "razed demolished blew blown shelled bombed collapsed captured intercepted raided stormed "
    "ransacked vandalised vandalized gutted flattened levelled leveled lost stopped sunk sank "
    "derailed overturned crashed exploded "
    "commandeered downed shelling bombarded rammed riddled sprayed wrecked crushed set"
)
"""Words of what was done to buildings and vehicles."""
PASSIVES = word_set("was were been being is are be got")
LINKS = word_set("and or , as well & plus")
CLAUSES = word_set("while when after before but although though whereas because as")
PARTS = index_phrases(
    (words, True)
    for words in (
        "including", "include", "includes", "included", "among them", "among whom", "of them",
        "of whom", "of these", "of those", "them", "comprising", "consisting of", "made up of",
        "among the dead were", "among those killed were", "those killed were", "composed of",
        "identified as",
    )
)  # fmt: skip
"""Words before a number that make it a part of the number before."""
ATTACKERS = word_set(
    "attackers attacker assailants assailant gunmen gunman militants militant insurgents "
    "insurgent "
    "rebels rebel terrorists terrorist fighters fighter bandits bandit bombers bomber jihadists "
    "jihadist extremists extremist men raiders "
    "pirate pirates hijacker hijackers kidnappers abductors perpetrators robbers raider "
    "guerillas guerilla infiltrators guerrillas guerrilla militiamen mercenaries"
)
ANIMALS = word_set(
    "cattle cows cow sheep goats goat camels camel animals animal livestock horses dogs "
    "chickens donkeys birds"
)
