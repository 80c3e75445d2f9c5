"""The words for people: who they are, and under which name a seed counts them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from analysis.draft.propose.tables import word_set
from analysis.draft.scan.words import PEOPLE

_GROUPS: Mapping[str, tuple[str, str]] = {
    "police-officers": (
        "police officers",
        "policeman policemen police cop cops constable constables police-officer policewoman "
        "policewomen gendarme gendarmes officer officers",
    ),
    "soldiers": (
        "soldiers",
        "soldier soldiers troop troops trooper troopers serviceman servicemen "
        "conscript conscripts jawan jawans infantrymen",
    ),
    "security-personnel": (
        "security personnel",
        "personnel guard guards paramilitary paramilitaries security-forces forces rangers levies "
        "peacekeeper peacekeepers operatives",
    ),
    "civilians": (
        "civilians",
        "civilian civilians noncombatant noncombatants non-combatants local locals",
    ),
    "children": (
        "children",
        "child children kid kids boy boys girl girls minor minors baby babies toddler toddlers "
        "youngster youngsters",
    ),
    "women": ("women", "woman women females"),
    "men": ("men", "man men"),
    "militants": (
        "militants",
        "militant militants insurgent insurgents rebel rebels gunman gunmen terrorist terrorists "
        "fighter fighters bandit bandits extremist extremists jihadist jihadists islamist "
        "islamists guerrilla guerrillas militiaman militiamen attacker attackers assailant "
        "assailants mujahideen mujahedin mujahidin "
        "mujahid combatant combatants mercenary mercenaries separatist "
        "separatists hijacker hijackers hitmen raiders",
    ),
    "suicide-bombers": ("suicide bombers", "bomber bombers"),
    "students": ("students", "student students pupil pupils schoolchild schoolchildren "
                 "schoolgirl schoolgirls schoolboy schoolboys"),
    "passengers": ("passengers", "passenger passengers traveller travellers traveler travelers "
                   "commuter commuters"),
    "civil-officials": ("civil officials", "official officials mayor mayors councillor "
                        "councillors"),
    "journalists": ("journalists", "journalist journalists reporter reporters photographer "
                    "photographers cameraman cameramen"),
    "marines": ("marines", "marine marines"),
    "paratroopers": ("paratroopers", "paratrooper paratroopers"),
    "bystanders": ("bystanders", "bystander bystanders passerby passersby passers-by"),
    "staff": ("staff", "staff staffer staffers"),
    "doctors": ("doctors", "doctor doctors physician physicians surgeon surgeons"),
    "medics": ("medics", "medic medics paramedic paramedics"),
    "nurses": ("nurses", "nurse nurses"),
    "villagers": ("villagers", "villager villagers"),
    "people": ("people", "people person persons others victims victim human humans lives souls "
               "members member abductees casualties casualty fatality fatalities individual "
               "individuals"),
    "hostages": ("hostages", "hostage hostages captive captives"),
}  # fmt: skip

GROUP_LABELS: Mapping[str, str] = MappingProxyType(
    {name: label for name, (label, _) in _GROUPS.items()}
)
"""Group → how a chart names it."""

GROUP_OF: Mapping[str, str] = MappingProxyType(
    {word: name for name, (_, words) in _GROUPS.items() for word in words.split()}
)
"""A word for people → the group that it names."""

_ROLES = word_set(
    "worker workers farmer farmers herder herders worshipper worshippers worshiper worshipers "
    "resident residents peasant peasants teacher teachers driver drivers tourist tourists refugee "
    "refugees migrant migrants labourer labourers laborer laborers miner miners priest priests "
    "pilgrim pilgrims prisoner prisoners inmate inmates hostage hostages captive captives victim "
    "victims relative relatives member members engineer engineers staff employee employees "
    "trader traders shopper shoppers mourner mourners guest guests nun nuns monk monks lawyer "
    "lawyers judge judges volunteer volunteers colleague colleagues citizen citizens national "
    "nationals foreigner foreigners hunter hunters leader leaders commander commanders suspect "
    "suspects clerk clerks vigilante vigilantes cleric clerics imam imams pastor pastors "
    "aid-workers crew crewmen sailors sailor fisherman fishermen shopkeepers traders nomads "
    "parishioners believers faithful infidels spectators fans partygoers concertgoers revellers "
    "ministers lawmakers deputies youths youth elders elder family families adult adults "
    "survivors survivor patients patient bodyguards bodyguard rescuers firefighters brother "
    "brothers sister sisters son sons daughter daughters wife wives mother father parents "
    "defenders reservists cadets recruits agents agent infant infants teenager teenagers "
    "grandchild grandchildren niece nieces nephew nephews twin twins husband husbands grandson "
    "grandsons granddaughter granddaughters grandmother grandmothers grandfather grandfathers "
    "sibling siblings comrade comrades pirate pirates kidnapper kidnappers killer killers "
    "perpetrator perpetrators abductor abductors soldiers followers follower partners partner "
    "advisers adviser advisors advisor trainees trainee mayor mayors enemy enemies occupant "
    "occupants cadre cadres butcher butchers chef chefs cook cooks barber barbers tailor tailors "
    "element elements regular regulars irregulars shepherd shepherds goatherd goatherds "
    "guide guides porter porters ally allies orphan orphans newborn newborns "
    "foe foes clan herdsman neighbour neighbours neighbor neighbors dissident dissidents "
    "deserter deserters defector defectors exile exiles escapee escapees returnee returnees"
)
_NO_PERSONS = word_set("dead wounded injured killed missing")
_AGENT = re.compile(r"[a-z]{3,}(?:men|women|ers|ors|eers|ees|ists|ians|ants|crats|naries|mates)")
"""What ends as words for many people do; what ends so and is none stands in `_NO_AGENTS`."""
_NO_AGENTS = word_set(
    "abdomens adapters airliners altars amplifiers anchors answers ashes banners barriers "
    "bandoleers bandoliers batteries beepers bees binaries boilers boosters borders boundaries "
    "breakers browsers bulldozers bunkers "
    "burners campers canaries carriers ceasefires cellars centers centimeters chambers chargers "
    "chapters characters choppers clippers coffees colors colours committees computers "
    "consonants containers cookers corners corridors counters covers crackers craters "
    "cruisers cylinders daggers degrees destroyers detectors detonators diameters diggers "
    "dinners disasters dispensers dollars doors drawers dumpers elephants elevators embers "
    "encounters errors escalators excavators exteriors factors feathers fees filters fingers "
    "firecrackers fires fists floors flowers folders freighters generators gliders grants "
    "guarantees gutters hammers hangars harbors harbours headquarters helicopters holsters hovers "
    "igniters jammers primers repeaters silencers suppressors transceivers blasters starters "
    "actuators converters compressors reloaders strippers "
    "hydrants icebreakers incubators interceptors interiors kilometers knees ladders lasers "
    "launchers layers leathers letters lighters liners lists liters loaders lockers maneuvers "
    "manoeuvres matters meters millimeters minesweepers mirrors mists monitors mortars motors "
    "murders newspapers numbers offers omens orders others panthers pants papers pennants "
    "pillars planters plants pollutants posters powers printers processors projectors "
    "quadrants quarters radiators rafters reactors receivers refineries regimens remnants "
    "restaurants revolvers rivers rollers routers scooters sectors semesters seminars sensors "
    "servers shelters shoulders showers shutters skyscrapers specimens speedsters steamers "
    "stickers streamers stretchers summers surrenders sweepers tankers tenders thrusters "
    "tigers timbers towers trackers tractors trailers transfers transformers transmitters "
    "trawlers trees trenchers trimesters trucks tumors twists variants vectors ventilators "
    "wafers wants warrants waters winters wrists"
)


def is_person(word: str) -> bool:
    """Whether a word is one for people."""
    return (
        word in GROUP_OF
        or word in _ROLES
        or (word in PEOPLE and word not in _NO_PERSONS)
        or (word not in _NO_AGENTS and _AGENT.fullmatch(word) is not None)
    )


_NATIONS = re.compile(
    r"[a-z]*(?:ans|ese|lis|nis|qis|shis|inos|ards|ots|ics|ims|kurds|tes|ques|turks|greeks|swedes|danes|finns|"
    r"poles|thais|croats|serbs|slovaks|arabs|moros|druze|houthis|britons|tutsis|hutus|jews|sikhs|"
    r"hindus|dinkas|nuers|pashtuns|hazaras|uzbeks|tajiks|czechs|dutch|french|british|irish)"
)


def is_nation(printed: str) -> bool:
    """Whether a word in the middle of a sentence names people by nation, tribe or faith."""
    return printed[:1].isupper() and _NATIONS.fullmatch(printed.casefold()) is not None


WHOLES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(
            ("soldiers", "police-officers", "marines", "paratroopers"), "security-personnel"
        ),
        **dict.fromkeys(
            (
                "civil-officials",
                "journalists",
                "doctors",
                "medics",
                "nurses",
                "bystanders",
                "students",
                "passengers",
                "villagers",
            ),
            "civilians",
        ),
        **dict.fromkeys(("children", "women", "men"), "people"),
    }
)
"""A group that a new event does not have → the one of its own in which it lies."""
