"""How armies, police and armed groups tell of losses, captives and finds: tables only."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.draft.propose.tables import word_set

OBJECTS: Mapping[str, str] = {
    "deaths": "neutralisation-of neutralization-of neutralising-of neutralizing-of killing-off "
    "elimination-of martyrdom-of liquidation-of the-lives-of",
    "injuries": "injury-of injuries-of wounding-of",
    "abductions": "abducting-of kidnap-of",
    "freed": "release-of-all rescuing-of freeing-of freed-victims-were rescued-victims-were "
    "freed-hostages-were rescued-hostages-were those-freed-were those-rescued-were "
    "those-released-were",
    "detentions": "freedom-for apprehension-of surrender-of arresting-of arrest-of-another",
}
"""Nouns of a deed before those to whom it was done: "the neutralisation of four"."""

SUBJECTS: Mapping[str, str] = {
    "deaths": "embraced-martyrdom embrace-martyrdom embracing-martyrdom attained-martyrdom "
    "achieved-martyrdom embraced-shahadat embraced-shahadah embrace-shahadat "
    "sent-to-hell dispatched-to-hell killed-in-action laid-down-their-lives "
    "laid-down-his-life gave-their-lives sacrificed-their-lives paid-the-ultimate-sacrifice "
    "made-the-ultimate-sacrifice paid-the-supreme-sacrifice made-the-supreme-sacrifice "
    "breathed-their-last bit-the-dust fell-in-battle supreme-sacrifice ultimate-sacrifice "
    "fell-as-martyr fell-as-martyrs fell-martyr fell-martyrs fell-in-action became-martyrs "
    "were-martyred murder-victims homicide-victims",
    "injuries": "wounded-in-action got-injured got-wounded got-hurt escaped-with-injuries "
    "fled-with-gunshot-wounds escaped-with-gunshot-wounds fled-with-injuries",
    "missing": "missing-and-feared-dead missing-and-presumed-dead missing-feared-dead "
    "missing-presumed-dead missing-believed-dead missing-in-action",
    "freed": "were-allowed-to-leave was-allowed-to-leave been-allowed-to-leave slipped-out "
    "ran-to-safety run-to-safety tunneled-out tunnelled-out regain-freedom regains-freedom "
    "regained-freedom regaining-freedom gain-freedom gained-freedom regain-their-freedom "
    "regained-his-freedom regained-her-freedom regaining-their-freedom gained-their-freedom "
    "were-released was-released been-released were-freed been-freed were-rescued been-rescued",
    "abductions": "against-their-will against-his-will against-her-will",
    "detentions": "whose-freedom whose-release gave-up-their-arms gave-up-arms "
    "laid-down-their-weapons surrender gave-themselves-up",
}
"""What is told of those who stand before it: "three were sent to hell"."""

LOST_IN_ACTION: Mapping[str, str] = {
    "killed-in-action": "deaths",
    "wounded-in-action": "injuries",
    "missing-in-action": "missing",
}
"""The same in one word."""

AMMUNITION = word_set(
    "round rounds cartridge cartridges bullet bullets ammunition magazine magazines ammo "
    "bandolier bandoliers bandoleer bandoleers clips clip casings casing ammunitions"
)
"""What is fired from a weapon, or holds it: counted by its own name."""

FIRED = word_set("mortar artillery tank howitzer rocket cannon grenade rpg")
"""Of which rounds are shells."""

BOMBS = word_set(
    "bomb bombs ied ieds mine mines landmine landmines device devices grenade grenades explosive "
    "explosives dynamite trap traps"
)
EXPLODED = word_set(
    "exploded explode explodes exploding detonated detonate detonates detonating went blew "
    "ripped tore rocked shook"
)
"""With which bombs are blasts: "three bombs exploded"."""

FIREARMS = word_set(
    "smg smgs lmg lmgs hmg hmgs mmg mmgs gpmg gpmgs slr slrs pkm pkms pkt pkts akm akms ak ak-47 "
    "ak-74 akm-47 m16 m16s m-16 m-16s m-14 m4 m4s g3 g3s fal fals fn-fal dshk dshks uzi uzis "
    "manpads atgm atgms sam sams mlrs bren brens mauser mausers"
)
"""Weapons by their make."""

DEPLOYED = word_set(
    "deployed deploy deploying deployment sent dispatched moved fighting fought fight battling "
    "patrolling reinforcements advancing advanced stormed "
    "parachuted landed marched encircled surrounded maintain maintains maintained maintaining "
    "withdrawn withdraw withdrew withdrawing withdrawal pulled pulling stationed garrisoned "
    "committed airlifted belonging patrol patrols patrolled repel repels repelled repulse repulsed "
    "supported backed pounding pounded "
    "engaged engaging guarding garrison encountered clashed outnumbered defend defended defending "
    "manning"
)
"""What troops do who are in the field."""
