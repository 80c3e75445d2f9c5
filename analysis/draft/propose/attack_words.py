"""Words for attackers and for what they do: tables only."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from analysis.draft.propose.tables import word_set

ATTACKERS = word_set(
    "attackers attacker assailants assailant gunmen gunman militants militant insurgents "
    "insurgent rebels rebel terrorists terrorist fighters fighter bandits bandit bombers bomber "
    "jihadists jihadist islamists islamist extremists extremist men raiders raider pirate pirates "
    "hijacker hijackers kidnapper kidnappers abductor abductors perpetrator perpetrators robber "
    "robbers guerillas guerilla guerrillas guerrilla infiltrators infiltrator militiamen "
    "militiaman mercenaries mercenary shooters shooter snipers sniper arsonists arsonist hitmen "
    "hitman assassins assassin invaders invader intruders intruder looters looter separatists "
    "separatist combatants combatant commandos commando knifemen marauders marauder gangsters "
    "gangster mobsters thugs thug rustlers rustler warriors warrior mutineers mutineer plotters "
    "mujahideen mujahedin mujahidin mujahid "
    "plotter stabbers saboteurs saboteur guerilleros jihadis jihadi gunwomen insurrectionists"
)
"""Nouns for those who attack."""

ARMED = word_set("armed masked hooded")
"""Adjectives that make people attackers."""

ASSAULTS = word_set(
    "attacked stormed raided ambushed opened entered fired invaded broke arrived blew detonated "
    "targeted overran surrounded launched assaulted burst rammed took involved participated "
    "crashed stopped seized carried came set surprised burned torched encircled "
    "committed staged mounted exchanged shot focused overpowered barged forced "
    "attack storm raid ambush riding descended besieged hijacked intercepted waylaid rampaged "
    "infiltrated penetrated breached swarmed swooped looted ransacked pillaged boarded lobbed "
    "hurled threw planted fought clashed drove swept abducted kidnapped opened accosted "
    "cornered chased flagged laid captured struck hit gunned sprayed released freed holding held"
)
"""What attackers are told to have done, so that their number is that of those who took part."""

STRUCK = word_set(
    "attacked stormed raided ambushed invaded overran assaulted besieged detonated rammed "
    "hijacked waylaid rampaged ransacked pillaged torched stoned lynched looted attacking "
    "storming raiding ambushing besieging rampaging"
)
"""Verbs of an attack whose subject took part, whatever people they are: "30 herders attacked"."""

WAYLAID = word_set("targeted intercepted")
"""The same where what they attacked stands right behind, as an object does."""

_STRIKES = word_set(
    "attack attacks assault assaults raid raids offensive offensives ambush ambushes bombing "
    "bombings strike strikes coup coups rebellion uprising mutiny massacre massacres killing "
    "killings robbery robberies hijacking kidnapping kidnappings shooting shootings incursion "
    "siege rockets grenades missiles mortars shots fire"
)
_FIRE = word_set("fire")
_AIMS = word_set("take storm seize attack capture overrun enter kill abduct break rob blow")

INTENTS: Mapping[str, tuple[tuple[int, frozenset[str]], ...]] = MappingProxyType(
    {
        "carried": ((1, word_set("out")),),
        "opened": ((1, _FIRE),),
        "left": ((9, word_set("dead wounded injured")),),
        **dict.fromkeys(
            ("marched", "advanced", "descended", "converged"), ((1, word_set("on upon")),)
        ),
        "open": ((1, _FIRE),),
        "exchanged": ((3, _FIRE),),
        "set": ((5, word_set("fire ablaze alight")),),
        "took": ((1, word_set("part over up")),),
        "tried": (
            (3, word_set("take storm seize attack capture overrun enter kill abduct break")),
        ),
        "attempted": ((3, word_set("take storm seize attack capture overrun enter kill abduct")),),
        "blew": ((1, word_set("up themselves")),),
        "laid": ((2, word_set("siege ambush")),),
        "participated": ((3, _STRIKES),),
        **dict.fromkeys(
            ("launched", "mounted", "staged", "committed", "conducted", "unleashed", "perpetrated"),
            ((5, _STRIKES),),
        ),
        **dict.fromkeys(
            ("fired", "lobbed", "hurled", "threw"), ((4, _STRIKES | word_set("on at")),)
        ),
    }
)
"""Verbs that tell of an attack with others behind them -> how far behind, and which.

"Launched simultaneous attacks", "opened fire".
"""

STRENGTH = word_set(
    "remain remains remaining remained active strong strength operate operates operating based "
    "deployed stationed estimated army armies militia groups control controls command commands "
    "commanded hiding trapped surrounded encircled numbers numbering numbered has have total "
    "ranks here there waiting holed camped training trained recruited"
)
"""What tells that fighters are those of a force, and of no one attack."""
