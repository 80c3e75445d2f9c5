"""The words for those who speak: what kind of speaker each is, and whom it speaks for. Tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.draft.propose.tables import Phrases, index_phrases, word_set


@dataclass(frozen=True, slots=True)
class Voice:
    """A kind of speaker that a word names.

    Attributes
    ----------
    kind : as a seed's speakers have it.
    name : the name to propose; None where the words themselves are the name.
    is_mouth : whether it speaks for somebody named beside it: a spokesman, an official.
    is_side : whether it is a state's force that fights, so that its counts of enemies are claims.
    """

    kind: str
    name: str | None = None
    is_mouth: bool = False
    is_side: bool = False


_NAMED: tuple[tuple[str, str | None, str], ...] = (
    ("official", "police", "police, police officer, police officers, policeman"),
    ("official", "officers", "officers"),
    ("official", "gendarmerie", "gendarmerie, gendarmes"),
    ("official", "army", "army"),
    ("official", "soldiers", "troops, soldiers, soldier"),
    ("official", "defence-forces", "defence forces"),
    ("official", "defense-forces", "defense forces"),
    ("official", "idf", "idf"),
    ("official", "ispr", "ispr, inter services public relations, inter-services public relations"),
    ("official", "military", "military, military command"),
    ("official", "armed-forces", "armed forces"),
    ("official", "general-staff", "general staff"),
    ("official", "joint-chiefs", "joint chiefs, joint chiefs of staff"),
    ("official", "air-force", "air force"),
    ("official", "navy", "navy"),
    ("official", "investigators", "investigators, investigator"),
    ("official", "security-officials", "security officials, security official"),
    ("official", "security-sources", "security sources, security source"),
    ("official", "security-forces", "security forces, paramilitary"),
    ("official", "security-agencies", "security agencies"),
    ("official", "intelligence-officials", "intelligence officials, intelligence official"),
    ("official", "officials", "officials, official, government officials, "
     "government official, local officials, senior official, senior officials"),
    ("official", "authorities", "authorities, local authorities"),
    ("official", "government", "government, presidency, cabinet"),
    ("official", "administration", "administration"),
    ("official", "hospital", "hospital, hospitals, hospital official, hospital officials, "
     "hospital source, hospital sources"),
    ("official", "health-ministry", "health ministry, ministry of health"),
    ("official", "interior-ministry", "interior ministry, ministry of interior, "
     "ministry of the interior"),
    ("official", "home-ministry", "home ministry"),
    ("official", "security-ministry", "security ministry, ministry of security"),
    ("official", "defence-ministry", "defence ministry, defense ministry, "
     "ministry of defence, ministry of defense, mod"),
    ("official", "foreign-ministry", "foreign ministry, ministry of foreign affairs"),
    ("official", None, "ministry, embassy, commission, committee, court, department, agency, "
     "council, parliament, bureau, tribunal, first responders, responders, emergency responders, "
     "junta, regime, high command, coast guard, border guard, inquest, kremlin, pentagon, "
     "clinic, medical centre, medical center, congress, senate, consulate, municipality, naval "
     "force, peacekeepers, coalition, secretariat, attorney general office, agencies, "
     "coroner, detectives, pathologists"),
    ("official", "doctors", "doctor, doctors"),
    ("official", "medics", "medic, medics, paramedics, paramedic"),
    ("official", "medical-sources", "medical sources, medical source"),
    ("official", "health-officials", "health officials, health official, health authorities, "
     "medical officials, medical official"),
    ("official", None, "health workers, health worker, nurse, nurses, surgeon, surgeons"),
    ("official", "rescuers", "rescuers, rescuer"),
    ("official", "rescue-workers", "rescue workers, rescue worker, rescue teams, "
     "rescue officials, rescue official"),
    ("official", "civil-defence", "civil defence, civil defence agency"),
    ("official", "civil-defense", "civil defense, civil defense agency"),
    ("official", "emergency-services", "emergency services, emergency officials, "
     "emergency service"),
    ("official", None, "fire service, ambulance service, firefighters, firefighter, fire brigade"),
    ("official", "prosecutors", "prosecutor, prosecutors"),
    ("witness", "witnesses", "witness, witnesses, eyewitness, eyewitnesses"),
    ("witness", "residents", "resident, residents"),
    ("witness", "locals", "locals, local people, inhabitant, inhabitants"),
    ("witness", "villagers", "villager, villagers"),
    ("witness", "neighbours", "neighbour, neighbours, neighbor, neighbors"),
    ("witness", "survivors", "survivor, survivors"),
    ("witness", None, "woman, man, girl, boy, union, company, operator, airline, school, "
     "diocese, church, association, federation, journalist, journalists, reporter, reporters, "
     "teacher, correspondent, tribesman, tribesmen, farmer, trader, shopkeeper, driver, "
     "student, traveller, negotiator, negotiators, fishermen, civilians, civilian, lawyer, "
     "passenger, passengers"),
    ("witness", "relatives", "relative, relatives, family members, family"),
    ("witness", None, "mother, father, brother, sister, son, daughter, wife, husband, uncle, "
     "cousin, widow, parents"),
    ("witness", "elders", "elder, elders, tribal elder"),
    ("witness", None, "community leader, community leaders, village head, pastor, priest, imam, "
     "bishop, archbishop, cardinal, observers"),
    ("witness", "activists", "activist, activists"),
    ("witness", "civil-society", "civil society, civil-society, civil society groups"),
    ("aid", "un", "united nations, un, u.n., un mission, un officials"),
    ("aid", "ohchr", "ohchr"),
    ("aid", "un-human-rights-office", "un human rights office, un rights office, "
     "high commissioner for human rights, un human rights"),
    ("aid", "ocha", "ocha, office for the coordination of humanitarian affairs, un "
     "office for the coordination of humanitarian affairs"),
    ("aid", "unicef", "unicef"),
    ("aid", "unhcr", "unhcr"),
    ("aid", "un-refugee-agency", "refugee agency, un refugee agency"),
    ("aid", "iom", "iom, international organization for migration, un migration agency, "
     "migration agency"),
    ("aid", "wfp", "wfp, world food programme, world food program"),
    ("aid", "who", "world health organization, world health organisation"),
    ("aid", "icrc", "icrc, international committee of the red cross"),
    ("aid", "red-cross", "red cross"),
    ("aid", "red-crescent", "red crescent"),
    ("aid", "msf", "msf, doctors without borders, médecins sans frontières, "
     "medecins sans frontieres"),
    ("aid", "amnesty-international", "amnesty international, amnesty"),
    ("aid", "human-rights-watch", "human rights watch, hrw"),
    ("aid", "syrian-observatory", "syrian observatory, syrian observatory for human rights"),
    ("aid", None, "rights group, rights groups, human rights group, aid group, aid groups, "
     "aid agency, aid agencies, aid workers, charity, ngo, rights monitor, monitoring group, "
     "monitors, observatory, civil rights group, human rights, humanitarian, rights activists, "
     "lawyers, lawyers group, group, network"),
    ("think-tank", None, "institute, think tank, think-tank, research centre, "
     "research center, centre for, center for, acled, analyst, analysts, study center, study "
     "centre, researchers, researcher, "
     "experts, expert, intelligence group, consultancy, university, studies, project"),
    ("outlet", "afp", "afp, agence france-presse"),
    ("outlet", "reuters", "reuters"),
    ("outlet", "ap", "ap, associated press"),
    ("outlet", "bbc", "bbc"),
    ("outlet", "cnn", "cnn"),
    ("outlet", "xinhua", "xinhua"),
    *(
        ("outlet", name, name)
        for name in ("efe", "dpa", "upi", "ansa", "tass", "interfax", "anadolu", "irna", "sana",
                     "notimex", "kyodo", "yonhap", "pti")
    ),
    ("outlet", "al-jazeera", "al jazeera, al-jazeera"),
    ("outlet", "reports", "reports, initial reports, early reports, earlier reports"),
    ("outlet", "local-media", "local media, media reports, local press, media outlets, "
     "media"),
    ("outlet", "state-media", "state media, state television, state tv, "
     "state news agency, state-run media, state broadcaster"),
    ("outlet", None, "newspaper, newspapers, news agency, news agencies, broadcaster, "
     "television, radio, station, stations, radio station, radio stations, press, "
     "tv, website, newswire, tv channel, tv station, magazine, daily, announcer, newscast, "
     "estimates, estimate, statistics, figures, data, records, tallies, tally, count"),
    ("party", "taliban", "taliban, pakistani taliban, afghan taliban, "
     "islamic emirate, islamic emirate of afghanistan"),
    ("party", "islamic-state", "islamic state, isis, isil, daesh, iswap"),
    ("party", "hamas", "hamas"),
    ("party", "hezbollah", "hezbollah, hizbollah"),
    ("party", "houthis", "houthi, houthis, houthi movement, houthi rebels"),
    ("party", "al-shabaab", "al-shabaab, al shabaab, al-shabab, shabaab, shabab"),
    ("party", "boko-haram", "boko haram"),
    ("party", "al-qaeda", "al-qaeda, al qaeda, al-qaida"),
    ("party", "jnim", "jnim"),
    ("party", "pkk", "pkk"),
    ("party", "ttp", "ttp, tehreek-e-taliban pakistan, tehrik-i-taliban"),
    ("party", "bla", "bla, balochistan liberation army, baloch liberation army"),
    ("party", "m23", "m23"),
    ("party", "rsf", "rsf, rapid support forces"),
    ("party", "farc", "farc"),
    ("party", "eln", "eln"),
    ("party", "fmln", "fmln"),
    ("party", "ira", "ira, irish republican army"),
    ("party", "shining-path", "shining path"),
    ("party", "npa", "npa, new people army"),
    ("party", "abu-sayyaf", "abu sayyaf, abu sayyaf group, asg"),
    ("party", "ltte", "ltte, tamil tigers"),
    ("party", "militants", "militants, militant, insurgents, insurgent, rebels, rebel, "
     "gunmen, separatists, jihadists, fighters, guerrillas, guerrilla, militant group, rebel "
     "group, armed group, insurgent group, extremist group, terrorist group, liberation front, "
     "resistance front, resistance groups, liberation army, nusra front, islamist group, "
     "bandits, pirate, pirates, kidnappers, hijackers, people army, defence force, "
     "defense force, separatist group, armed organization, armed organisation, "
     "rebel movement, armed movement,  jihadist group, militia, militias, mujahideen, "
     "liberation movement, resistance movement, liberation organization"),
)  # fmt: skip

_MOUTHS = (
    "spokesman, spokeswoman, spokesperson, spokespersons, spokesmen, statement, commander, leader, "
    "leaders, chief, head, source, sources, member, director, commissioner, representative, "
    "minister, governor, mayor, president, prime minister, chief minister, administrator, "
    "lawmaker, senator, general, colonel, brigadier, secretary, deputy, coordinator, ambassador, "
    "captain, major, superintendent, inspector, sheriff, chairman, councillor, premier, king, "
    "communique, envoy, manager, adviser, ceo, press release, report, attorney general, "
    "bulletin, war bulletin, broadcast, telex, dispatch, "
    "press office, foreign minister, "
    "defence minister, defense minister, interior minister, commanders, secretary-general, "
    "gov, gen, brig, col, lt, maj, capt, sgt, brig gen, lt gen, maj gen, lt col, maj-gen, "
    "lieutenant"
)

_SIDES = word_set(
    "ispr police officers gendarmerie army soldiers defence-forces defense-forces idf military "
    "armed-forces general-staff joint-chiefs air-force navy security-officials security-sources "
    "security-forces security-agencies intelligence-officials interior-ministry home-ministry "
    "security-ministry defence-ministry officials authorities government administration"
)
_TALKING = word_set("officials official group militants rebels fighters")
"""Names of the table that speak for somebody where one is named beside them."""


def _list_voices() -> Iterator[tuple[str, Voice]]:
    for kind, name, phrases in _NAMED:
        for phrase in phrases.split(", "):
            is_mouth = phrase in _TALKING or phrase in _TALLIES
            yield phrase.replace("u.n.", "un"), Voice(kind, name, is_mouth, name in _SIDES)
    for phrase in _SCHOLARS:
        yield phrase, Voice("official", None, is_mouth=True)
    for phrase in _MOUTHS.split(", "):
        yield phrase, Voice("official", None, is_mouth=True, is_side=True)


_SCHOLARS = ("dr", "prof", "professor", "inquiry", "investigation")
"""Who speaks for somebody and fights for nobody."""
_TALLIES = word_set("estimates estimate statistics figures data records tallies tally count")


VOICES: Phrases = index_phrases(dict(_list_voices()).items())
"""Words for a speaker → what kind of speaker."""

RANKS = ("party", "aid", "think-tank", "outlet", "official", "witness")
"""Of what a mouth speaks for, the first of these that stands beside it counts."""

SYNONYMS: tuple[tuple[str, ...], ...] = (
    ("army", "military", "ispr", "armed-forces", "idf", "defence-forces", "defense-forces",
     "soldiers", "general-staff", "air-force", "navy"),
    ("police", "officers"),
    ("officials", "authorities", "government-officials", "government", "administration"),
    ("security-officials", "security-forces", "security-sources", "security-agencies",
     "intelligence-officials"),
    ("interior-ministry", "home-ministry", "security-ministry"),
    ("hospital", "medics", "hospital-officials", "doctors", "medical-sources",
     "health-officials"),
    ("rescuers", "rescue-workers", "civil-defence", "civil-defense", "emergency-services"),
    ("un", "united-nations"),
    ("ohchr", "un-human-rights-office"),
    ("unhcr", "un-refugee-agency"),
    ("icrc", "red-cross"),
    ("residents", "witnesses", "locals", "villagers", "neighbours"),
)  # fmt: skip
"""Names that an event may have for one speaker."""

_ACRONYMS = word_set(
    "un ohchr ocha unicef unhcr iom wfp icrc msf afp ap bbc cnn pkk ttp bla m23 rsf farc eln "
    "fmln ira ltte npa idf ispr jnim efe dpa upi pti"
)
_WITH_ARTICLE = word_set(
    "army military armed-forces air-force navy government administration hospital ministry "
    "taliban defence-forces defense-forces general-staff joint-chiefs gendarmerie civil-defence "
    "civil-defense un-human-rights-office un-refugee-agency"
)


def show_voice(name: str) -> str:
    """How a sentence calls a speaker of the table: "the interior ministry", "the UN"."""
    shown = " ".join(word.upper() if word in _ACRONYMS else word for word in name.split("-"))
    is_body = name in _WITH_ARTICLE or name.endswith("ministry") or name in ("un", "msf")
    return f"the {shown}" if is_body else shown
