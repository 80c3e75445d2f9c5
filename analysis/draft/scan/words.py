"""Words that tell what a number of a text is: people, harm, speech, months, and where a noun ends.

Tables only, in lower case.
"""

from __future__ import annotations

from analysis.ledger.measures import MEASURES


def as_set(words: str) -> frozenset[str]:
    """The words of a line, as a table to look them up in."""
    return frozenset(words.split())


_PEOPLE = (
    "people person persons man men woman women child children boy boys girl girls baby babies "
    "infant infants toddler toddlers teenager teenagers youth youths adult adults student "
    "students pupil pupils teacher teachers worker workers labourer labourers laborer laborers "
    "miner miners farmer farmers peasant peasants villager villagers resident residents citizen "
    "citizens civilian civilians soldier soldiers troop troops trooper troopers officer "
    "officers policeman policemen policewoman policewomen police cop cops constable constables "
    "guard guards guardsman guardsmen personnel serviceman servicemen marine marines sailor "
    "sailors airman airmen pilot pilots conscript conscripts recruit recruits cadet cadets "
    "ranger rangers paramilitary paramilitaries commando commandos sergeant sergeants "
    "lieutenant lieutenants captain captains corporal corporals colonel colonels militant "
    "militants insurgent insurgents rebel rebels guerrilla guerrillas guerilla guerillas "
    "fighter fighters gunman gunmen attacker attackers assailant assailants terrorist "
    "terrorists bomber bombers separatist separatists extremist extremists jihadist jihadists "
    "jihadi jihadis bandit bandits hostage hostages captive captives prisoner prisoners "
    "detainee detainees inmate inmates suspect suspects victim victims survivor survivors "
    "casualty casualties fatality fatalities refugee refugees migrant migrants passenger "
    "passengers driver drivers pedestrian pedestrians commuter commuters traveller travellers "
    "traveler travelers tourist tourists pilgrim pilgrims worshipper worshippers worshiper "
    "worshipers priest priests nun nuns monk monks missionary missionaries imam imams cleric "
    "clerics journalist journalists reporter reporters photographer photographers doctor "
    "doctors nurse nurses medic medics paramedic paramedics firefighter firefighters rescuer "
    "rescuers volunteer volunteers employee employees staff staffer staffers official officials "
    "leader leaders commander commanders chief chiefs politician politicians lawmaker lawmakers "
    "deputy deputies senator senators minister ministers mayor mayors councilman councilmen "
    "judge judges lawyer lawyers diplomat diplomats bodyguard bodyguards engineer engineers "
    "technician technicians businessman businessmen executive executives trader traders "
    "shopkeeper shopkeepers vendor vendors customer customers shopper shoppers patient patients "
    "protester protesters protestor protestors demonstrator demonstrators activist activists "
    "supporter supporters follower followers member members relative relatives brother brothers "
    "sister sisters son sons daughter daughters mother mothers father fathers wife wives "
    "husband husbands cousin cousins nephew nephews uncle uncles widow widows orphan orphans "
    "native natives foreigner foreigners national nationals individual individuals human humans "
    "voter voters user users player players fan fans spectator spectators witness witnesses "
    "combatant combatants militiaman militiamen peacekeeper peacekeepers contractor contractors "
    "operative operatives dead wounded injured killed missing americans pakistanis indians "
    "russians ukrainians israelis palestinians iraqis afghans syrians colombians peruvians "
    "salvadorans salvadorians guatemalans chileans spaniards germans nigerians chinese gunwoman "
    "gunwomen hijacker hijackers kidnapper kidnappers abductee abductees evacuee evacuees elder "
    "elders campesino campesinos jesuit jesuits catholic catholics christian christians muslim "
    "muslims trekker trekkers climber climbers hiker hikers crew crewman crewmen fisherman "
    "fishermen"
)  # fmt: skip
_HARMS = (
    "killed dead died dies die dying deaths death fatalities fatality casualties casualty slain "
    "murdered massacred executed beheaded shot stabbed gunned wounded injured hurt maimed "
    "missing kidnapped abducted captured detained arrested hospitalized hospitalised injuries "
    "injury wounds perished drowned martyred lost displaced victims victim burned burnt "
    "assassinated lives bodies disappeared seized released freed rescued"
)  # fmt: skip
_HARMING = (
    "kill kills killing killed wound wounds wounding wounded injure injures injuring injured "
    "hurt murder murders murdering murdered massacre massacred execute executed executing "
    "assassinate assassinated assassinating slay slew slain shot shooting claim claimed "
    "claiming left leaving behead beheaded kidnap kidnapped kidnapping abduct abducted "
    "abducting capture captured capturing arrest arrested arresting detain detained detaining"
)  # fmt: skip

PEOPLE = frozenset(_PEOPLE.split())
"""Nouns that count people."""

HARMS = frozenset(_HARMS.split()) | {
    word
    for measure in ("deaths", "injuries", "casualties", "missing", "abductions")
    for meaning in MEASURES[measure].meanings
    for word in meaning.split("-")
} - {"toll", "and", "or"}
"""Words behind a number that tell what was done to those whom it counts."""

HARMING = frozenset(_HARMING.split())
"""Verbs before a number that tell the same."""

SAYING = as_set(
    "said says told tells added recalled recounted reported claimed explained noted stated "
    "asked shouted wrote according quoted"
)
"""Verbs of speech, so that "one resident said" is whoever speaks."""

MONTHS = as_set(
    "january february march april may june july august september october november december jan "
    "feb mar apr jun jul aug sept sep oct nov dec"
)
WEEKDAYS = as_set(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs "
    "fri sat sun"
)
AUXILIARIES = as_set(
    "is are was were be been being am has have had do does did will would can could may might "
    "must shall should"
)
PREPOSITIONS = as_set(
    "of in at on from by with near across inside outside during after before since among amid "
    "along against for as into onto over under above below between through throughout to toward "
    "towards within without upon off out up down behind beyond around about per via until till "
    "than like versus vs despite including excluding"
)
JOINTS = as_set("and or but nor while when where who whom whose that which what if so yet")
DETERMINERS = as_set(
    "the a an this that these those his her its their our my your another other others any each "
    "every both either neither no some such same all it he she they we i you there here"
)
_ADVERBS = (
    "also only just still already now then too not more less fewer ago later earlier away long "
    "old apart together alone each apiece today yesterday tomorrow tonight again once twice "
    "else instead back ahead early late least most even ever never when how why said says"
)
CLOSED = AUXILIARIES | PREPOSITIONS | JOINTS | DETERMINERS | WEEKDAYS | frozenset(_ADVERBS.split())
"""Words at which a counted noun has ended."""

PLURALS = as_set(
    "people men women children police personnel troops staff crew policemen gunmen servicemen "
    "feet teeth sheep cattle aircraft policewomen militiamen guardsmen airmen businessmen "
    "firemen fishermen crewmen councilmen media data criteria geese mice oxen fish deer"
)
"""Plurals that do not end in s."""

STOPS = frozenset('.;:!?()[]{}"“”«»—|…')
"""Signs over which no word belongs to a number."""
