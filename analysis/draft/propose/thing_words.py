"""Words for what is counted that is no person, and for what was done to it: tables only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from analysis.draft.propose.tables import Phrases, index_phrases, word_set

NOUNS: Mapping[str, str] = MappingProxyType(
    {
        word: measure
        for measure, words in {
            "deaths": "deaths deceased fatalities dead bodies corpses fatality death martyrs "
            "killings "
            "body remains executions murders corpse graves homicides slayings beheadings "
            "lynchings",
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
            "firefight firefights operation operations "
            "robbery robberies hijacking hijackings encounter encounters incursion "
            "incursions gunfight gunfights gunbattle gunbattles shootout shootouts blackout "
            "blackouts sabotages",
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
            "bakeries mill mills branch branches refinery refineries airport airports dam dams "
            "airfield "
            "airfields seminary seminaries monastery monasteries convent convents embassy "
            "embassies "
            "consulate consulates court courts prison prisons college colleges university "
            "universities cafe cafes bar bars nightclub nightclubs mall malls garage garages "
            "depot depots outbuilding outbuildings residence residences chapel chapels shack "
            "shacks shed sheds bunker bunkers tower towers trench trenches mast masts "
            "antenna antennas watchtower watchtowers gate gates pipeline pipelines "
            "compound compounds bungalow bungalows cottage cottages",
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
            "automobiles suv suvs craft truckload truckloads busload busloads boatload "
            "boatloads "
            "landcruiser landcruisers hovercraft gunboat gunboats submarine submarines frigate "
            "frigates destroyer destroyers",
            "weapons": "weapon weapons rifle rifles gun guns ak-47s grenade grenades missile "
            "missiles rocket rockets drone drones mortar mortars shell shells bomb bombs mine "
            "mines landmine landmines ied ieds explosives firearms firearm pistols pistol uav "
            "uavs "
            "munitions carbine carbines shotgun shotguns revolver revolvers handgun handguns "
            "submachine-guns submachineguns machineguns machinegun machine-guns machine-gun "
            "launcher launchers bazooka bazookas howitzer howitzers cannon cannons rpg rpgs aks "
            "kalashnikov kalashnikovs "
            "warhead warheads torpedo torpedoes detonator detonators vests sword swords "
            "knife knives machete machetes spear spears warheads projectile projectiles "
            "traps trap booby-trap booby-traps "
            "bombs bombshell dynamite muskets musket",
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
                "stronghold strongholds hideout hideouts outpost outposts garrison garrisons "
                "roadblock roadblocks front fronts sectors sector zone zones county counties "
                "state states island islands facility installations installation "
                "communities community locality localities suburb suburbs township townships"
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
        "bombing-sites": "bombed bombings bombing bombs blasts explosions "
        "suicide-bombings air-strikes airstrikes air-raids",
        "raid-sites": "gun-attacks grenade-attacks gun-and-grenade-attacks gun-and-grenade "
        "grenade gun-attack",
        "clash-sites": "gunfire clashes clashed clash fighting firefight firefights battles "
        "gunfights gunbattles exchange-of-fire exchanges-of-fire skirmishes battled",
        "seized-sites": "seized captured overran overrun took occupied controlled seizing "
        "capturing fell-to stormed control-of recaptured retook retaken hoisted",
        "attack-sites": "damaged destroyed landed attacked attacking attacks attack struck hit "
        "hits "
        "strike strikes-on storm raid ambushed "
        "targeted targeting strikes raided raids raid raiding against "
        "assaults assault besieged shelled shelling pounded pounding bombarded",
    }.items():
        for phrase in phrases.split():
            yield phrase.replace("-", " "), measure


SITE_DEEDS: Phrases = index_phrases(_list_site_deeds())
"""Words of what was done at places → their measure."""


ATTACKED = word_set("targeted targeting targets attacked attacking against stormed raided")
"""What makes buildings places attacked, whatever became of them."""


THING_DEEDS = word_set(
    "destruction demolition leveling levelling burn burns torch torches raze razes razing "
    "destroy destroys damage damages demolish loot "
    "loots "
    "wreck wrecks flatten flattens shell shells bomb bombs strike strikes demolishing flattening "
    "burned burnt burning torched torching destroyed destroying damaged damaging hit "
    "hitting struck "
    "seized seizing looted looting ablaze fire hijacked stolen stole recovered confiscated "
    "attacked "
    "razed demolished sealed blew blown shelled bombed collapsed captured intercepted raided "
    "stormed "
    "bulldozed bulldozing bulldoze dismantled flames inferno ashes rubble ruins "
    "ransacked vandalised vandalized gutted flattened levelled leveled lost stopped sunk sank "
    "derailed overturned crashed exploded "
    "commandeered downed tore torn tearing dynamited dynamiting dynamite "
    "sabotaged sabotaging sabotage toppled toppling felled "
    "knocked pulled shelling bombarded rammed riddled sprayed wrecked crushed set"
)
"""Words of what was done to buildings and vehicles."""


FELLED = word_set("dynamited dynamiting sabotaged sabotaging toppled toppling felled felling")
"""What is done to poles and towers, which stand for no place then."""


ANIMALS = word_set(
    "cattle cows cow sheep goats goat camels camel animals animal livestock horses dogs "
    "chickens donkeys birds"
)


_THINGS = ("attacks", "buildings", "vehicles", "weapons")


def is_thing(word: str) -> bool:
    """Whether a word names an attack, a thing or a place."""
    return NOUNS.get(word) in _THINGS or word in SITES
