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
    ("official", "police", "police, police officer, police officers, police chief, officers, "
     "police spokesman, police spokesperson, police spokeswoman, policeman, gendarmerie"),
    ("official", "army", "army, troops, soldiers, defence forces, defense forces, idf"),
    ("official", "military", "military, military spokesman, military command"),
    ("official", "armed-forces", "armed forces"),
    ("official", "air-force", "air force"),
    ("official", "navy", "navy"),
    ("official", "investigators", "investigators, investigator"),
    ("official", "security-officials", "security officials, security official, "
     "security sources, security source, security forces, intelligence officials, "
     "intelligence official, security agencies, paramilitary"),
    ("official", "officials", "officials, official, government officials, "
     "government official, local officials, senior official, senior officials"),
    ("official", "authorities", "authorities, local authorities"),
    ("official", "government", "government, administration, presidency, cabinet"),
    ("official", "hospital", "hospital, hospitals, hospital official, hospital officials, "
     "hospital source, hospital sources, clinic, medical centre, medical center"),
    ("official", "health-ministry", "health ministry, ministry of health"),
    ("official", "interior-ministry", "interior ministry, ministry of interior, "
     "ministry of the interior, home ministry, security ministry, ministry of security"),
    ("official", "defence-ministry", "defence ministry, defense ministry, "
     "ministry of defence, ministry of defense"),
    ("official", "foreign-ministry", "foreign ministry, ministry of foreign affairs"),
    ("official", None, "ministry, embassy, commission, committee, court, department, agency, "
     "council, parliament, bureau, tribunal, first responders, responders, emergency responders, "
     "junta, regime, general staff, high command, coast guard, border guard"),
    ("official", "medics", "doctor, doctors, medic, medics, medical sources, "
     "medical source, medical officials, health officials, health official, health workers, "
     "nurse, surgeon, medical official, paramedics"),
    ("official", "rescuers", "rescuers, rescue teams, rescue workers, rescue officials, "
     "rescue official, civil defence, civil defense, emergency services, emergency officials, "
     "emergency service, fire service, ambulance service, firefighters"),
    ("official", "prosecutors", "prosecutor, prosecutors"),
    ("witness", "witnesses", "witness, witnesses, eyewitness, eyewitnesses"),
    ("witness", "residents", "resident, residents, villager, villagers, locals, "
     "local people, neighbour, neighbours, neighbor, neighbors, inhabitant, inhabitants, "
     "tribesman, tribesmen, farmer, trader, shopkeeper, driver, student, traveller"),
    ("witness", "survivors", "survivor, survivors"),
    ("witness", None, "woman, man, girl, boy, union, company, operator, airline, school, "
     "diocese, church, association, federation, journalist, journalists, reporter, reporters, "
     "teacher, correspondent"),
    ("witness", "relatives", "relative, relatives, mother, father, brother, sister, "
     "family members, family, son, daughter, wife, husband, uncle, cousin"),
    ("witness", "elders", "elder, elders, community leader, community leaders, "
     "tribal elder, village head, pastor, priest, imam, bishop"),
    ("witness", "activists", "activist, activists, civil society, civil-society, civil "
     "society groups"),
    ("aid", "un", "united nations, un, u.n., un mission, un officials"),
    ("aid", "ohchr", "ohchr, un human rights office, un rights office, "
     "high commissioner for human rights, u.n. human rights office, un human rights"),
    ("aid", "ocha", "ocha, office for the coordination of humanitarian affairs, un "
     "office for the coordination of humanitarian affairs"),
    ("aid", "unicef", "unicef"),
    ("aid", "unhcr", "unhcr, refugee agency, un refugee agency"),
    ("aid", "iom", "iom, international organization for migration"),
    ("aid", "who", "world health organization, world health organisation"),
    ("aid", "red-cross", "red cross, icrc"),
    ("aid", "red-crescent", "red crescent"),
    ("aid", "msf", "msf, doctors without borders, médecins sans frontières"),
    ("aid", "amnesty-international", "amnesty international, amnesty"),
    ("aid", "human-rights-watch", "human rights watch, hrw"),
    ("aid", "syrian-observatory", "syrian observatory, syrian observatory for human rights"),
    ("aid", None, "rights group, rights groups, human rights group, aid group, aid groups, "
     "aid agency, aid workers, charity, ngo, rights monitor, monitoring group, monitors, "
     "observatory, civil rights group, human rights, humanitarian, rights activists, lawyers, "
     "lawyers group, group"),
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
    ("outlet", "al-jazeera", "al jazeera, al-jazeera"),
    ("outlet", "reports", "reports, initial reports, early reports, earlier reports"),
    ("outlet", "local-media", "local media, media reports, local press, media outlets, "
     "media"),
    ("outlet", "state-media", "state media, state television, state tv, "
     "state news agency, state-run media, state broadcaster"),
    ("outlet", None, "newspaper, newspapers, news agency, broadcaster, television, radio, "
     "station, stations, radio station, radio stations, press, "
     "tv, website, newswire, tv channel, tv station, magazine, daily"),
    ("party", "taliban", "taliban, pakistani taliban, afghan taliban"),
    ("party", "islamic-state", "islamic state, isis, isil, daesh, iswap"),
    ("party", "hamas", "hamas"),
    ("party", "hezbollah", "hezbollah, hizbollah"),
    ("party", "houthis", "houthi, houthis, houthi movement, houthi rebels"),
    ("party", "al-shabaab", "al-shabaab, al shabaab, al-shabab, shabaab, shabab"),
    ("party", "boko-haram", "boko haram"),
    ("party", "al-qaeda", "al-qaeda, al qaeda, al-qaida, jnim"),
    ("party", "pkk", "pkk"),
    ("party", "ttp", "ttp, tehreek-e-taliban pakistan, tehrik-i-taliban"),
    ("party", "bla", "bla, balochistan liberation army, baloch liberation army"),
    ("party", "m23", "m23"),
    ("party", "rsf", "rsf, rapid support forces"),
    ("party", "farc", "farc"),
    ("party", "eln", "eln"),
    ("party", "ltte", "ltte, tamil tigers"),
    ("party", "militants", "militants, militant, insurgents, insurgent, rebels, rebel, "
     "gunmen, separatists, jihadists, fighters, guerrillas, militant group, rebel group, "
     "armed group, insurgent group, extremist group, terrorist group, liberation front, "
     "resistance front, liberation army, nusra front, islamist group,  bandits, "
     "separatist group, jihadist group, militia"),
)  # fmt: skip

_MOUTHS = (
    "spokesman, spokeswoman, spokesperson, spokespersons, spokesmen, statement, commander, leader, "
    "leaders, chief, head, source, sources, member, director, commissioner, representative, "
    "minister, governor, mayor, president, prime minister, chief minister, administrator, "
    "lawmaker, senator, general, colonel, brigadier, secretary, deputy, coordinator, ambassador, "
    "captain, major, superintendent, inspector, sheriff, chairman, councillor, premier, king, "
    "communique, envoy, manager, adviser, ceo, envoy, press release, report, attorney general"
)


def _list_voices() -> Iterator[tuple[str, Voice]]:
    sides = (
        "police",
        "army",
        "military",
        "armed-forces",
        "air-force",
        "navy",
        "security-officials",
        "interior-ministry",
        "defence-ministry",
    )
    generic = (*sides, "officials", "authorities", "government")
    for kind, name, phrases in _NAMED:
        for phrase in phrases.split(", "):
            yield (
                phrase.replace("u.n.", "un"),
                Voice(
                    kind,
                    name,
                    phrase in ("officials", "official", "group", "militants", "rebels", "fighters"),
                    name in generic,
                ),
            )
    for phrase in _MOUTHS.split(", "):
        yield phrase, Voice("official", None, is_mouth=True, is_side=True)


VOICES: Phrases = index_phrases(dict(_list_voices()).items())
"""Words for a speaker → what kind of speaker."""

RANKS = ("party", "aid", "think-tank", "outlet", "official", "witness")
"""Of what a mouth speaks for, the first of these that stands beside it counts."""

SYNONYMS: tuple[tuple[str, ...], ...] = (
    ("army", "military", "ispr", "armed-forces", "idf", "air-force", "navy"),
    ("officials", "authorities", "government-officials", "government"),
    ("security-officials", "security-forces", "security-sources"),
    ("hospital", "medics", "hospital-officials", "doctors"),
    ("un", "united-nations"),
    ("residents", "witnesses", "locals", "villagers"),
)
"""Names that an event may have for one speaker."""

_ACRONYMS = word_set(
    "un ohchr ocha unicef unhcr iom msf afp ap bbc cnn pkk ttp bla m23 rsf farc eln ltte"
)
_WITH_ARTICLE = word_set(
    "army military armed-forces air-force navy government hospital ministry taliban"
)


def show_voice(name: str) -> str:
    """How a sentence calls a speaker of the table: "the interior ministry", "the UN"."""
    shown = name.upper() if name in _ACRONYMS else name.replace("-", " ")
    is_body = name in _WITH_ARTICLE or name.endswith("ministry") or name in ("un", "msf")
    return f"the {shown}" if is_body else shown
