"""By whom and by what means, only where the words beside the deed say so."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.draft.propose.attack_words import ATTACKERS
from analysis.draft.propose.joints import PASSIVES
from analysis.draft.propose.known_names import Known
from analysis.draft.propose.named import Named
from analysis.draft.propose.persons import GROUP_LABELS, GROUP_OF
from analysis.draft.propose.sentences import Sentence, Spot
from analysis.draft.propose.tables import find_phrases, index_phrases, word_set
from analysis.draft.propose.triggers import DOERS
from analysis.draft.propose.voices import VOICES, Voice
from analysis.ledger.means import MEANINGS

# Words that tell a means in a list of one's own, and much else in a sentence.
_UNCLEAR = word_set(
    "vehicle car truck fire jet shell stones clubs sword unclear not-known unspecified collapse "
    "suicide unknown gun drone bombing shelling abduction kidnapping kidnapped abducted executed "
    "executions bomb shot"
)
_MORE = {
    "gunfire": "gunfire, opened fire, open fire, shootout, gunned down, sprayed with bullets, "
    "gun attack, gun attacks, shot at, were shot, was shot, shot dead, shot and killed, "
    "gunshots, machine guns, shootings",
    "bombing": "bombing, bombings, bomb, bombs, blasts, explosions, bomb attack, bombed",
    "suicide-bombing": "suicide bombing, suicide bombings, suicide bomber, suicide bombers, "
    "suicide attack, suicide blast, suicide attacks, explosives vest, suicide vest",
    "car-bombing": "car bomb, car bombing, truck bomb, car bombs, car bombings",
    "grenade": "grenade, grenades, hand grenades, rocket-propelled grenades",
    "mine": "landmine, landmines, mine blast, roadside bomb, roadside bombs, improvised explosive "
    "device, roadside bombing",
    "shelling": "shelling, shelled, artillery fire, mortars, artillery shells",
    "rocket": "rocket, rockets, rocket fire, rocket attack",
    "missile": "missile, missiles, missile strike, missile attack, ballistic missile",
    "air-strike": "air strike, air strikes, airstrike, airstrikes, air raid, air raids, warplanes, "
    "aerial bombardment, bombardment",
    "drone": "drone strike, drone strikes, drone attack, drone attacks, by a drone, by drones, "
    "by drone",
    "arson": "set fire to, set ablaze, set on fire, torched, burned to death, burned alive, "
    "burnt down",
    "blade": "knife, knives, machetes, stabbed, stabbing, beheaded, hacked to death, machete",
    "beating": "beaten to death, lynched, stoned to death",
    "ramming": "rammed into, ploughed into, plowed into, drove into a crowd",
    "execution": "executed, execution-style, summary executions, summarily executed",
    "crush": "stampede, crushed",
}
_ARMED = {
    "army": "soldiers",
    "soldiers": "soldiers",
    "troops": "soldiers",
    "police": "police-officers",
    "forces": "security-personnel",
}
_SUBJECT_REACH = 7


def _list_means() -> Iterator[tuple[str, str]]:
    for mean, words in MEANINGS.items():
        for word in words:
            if word not in _UNCLEAR:
                yield word.casefold().replace("-", " "), mean
    for mean, phrases in _MORE.items():
        for phrase in phrases.split(", "):
            yield phrase, mean


_MEANS = index_phrases(dict(_list_means()).items())


def find_means(
    sentence: Sentence, spot: Spot, trigger: tuple[int, int] | None
) -> tuple[tuple[str, ...], str]:
    """By what means, and the words that say so.

    Parameters
    ----------
    trigger : the words that alone may tell it; None for the sentence up to its next clause.
    """
    first, last = trigger or _find_clause(sentence, spot)
    found = {
        str(mean): sentence.cut(start, end)
        for start, end, mean in find_phrases(sentence.plain, _MEANS, first, last)
    }
    return tuple(found), ", ".join(found.values())


_CLAUSE_ENDS = frozenset(["while", ";", "but", "whereas"])


def _find_clause(sentence: Sentence, spot: Spot) -> tuple[int, int]:
    first, last = spot.first, spot.last
    while first > 0 and sentence.plain[first - 1] not in _CLAUSE_ENDS:
        first -= 1
    while last < len(sentence.plain) and sentence.plain[last] not in _CLAUSE_ENDS:
        last += 1
    return first, last


def find_doer(
    sentence: Sentence, trigger: tuple[int, int] | None, known: Known, victims: str | None
) -> Named | None:
    """Who did it: named behind "by", or as the subject right before the verb.

    Parameters
    ----------
    trigger : where the verb stands.
    victims : the group to whom it was done, which did not do it.
    """
    if trigger is None:
        return None
    at, end = trigger
    is_passive = any(word in PASSIVES for word in sentence.plain[max(0, at - 3) : at])
    by = next(
        (each for each in range(end, min(len(sentence.plain), end + 8))
         if sentence.plain[each] == "by"), None,
    )  # fmt: skip
    is_told = by is not None and not {*sentence.plain[end:by]} & {",", "being", "before", *DOERS}
    if by is not None and is_told and sentence.plain[at] in DOERS:
        doer = _name_doer(sentence, by + 1, min(len(sentence.plain), by + 6), known)
    elif is_passive or sentence.plain[at] not in DOERS:
        doer = None
    else:
        doer = _name_doer(sentence, _find_subject(sentence, at), at, known)
        if doer is None and sentence.plain[at].endswith("ing") and "who" not in sentence.plain[:at]:
            # "Gunmen attacked a village, killing 12": the subject begins the sentence.
            doer = _name_doer(sentence, 0, min(at, _FIRST_WORDS), known)
    return None if doer is None or doer.name == victims else doer


def _find_subject(sentence: Sentence, at: int) -> int:
    """Where the subject right before a verb begins."""
    if at > 1 and sentence.plain[at - 1] == "and" and sentence.plain[at - 2] in _PAIRED:
        # "Soldiers shot and killed 12".
        at -= 2
    first, numbers = at, {each for spot in sentence.spots for each in range(spot.first, spot.last)}
    while first > max(0, at - _SUBJECT_REACH) and first - 1 not in numbers:
        if sentence.plain[first - 1] in _SUBJECT_BREAKS:
            break
        first -= 1
    # "12 soldiers killed" are those to whom it was done.
    return at if first - 1 in numbers else first


def _is_in_name(sentence: Sentence, at: int) -> bool:
    """Whether a word for a force is part of a name, so that it tells nothing of its side.

    A "Liberation Army" or "Support Forces" may be any side's.
    """
    if sentence.plain[at] not in _ARMED or at == 0:
        return False
    return all(sentence.cut(each, each + 1)[:1].isupper() for each in (at - 1, at))


_SUBJECT_BREAKS = word_set(
    ", ; : and or that in by of against said says reported confirmed claimed told among announced"
)
_PAIRED = word_set("shot ambushed attacked kidnapped abducted captured tortured beheaded chased")
_FIRST_WORDS = 8


def _name_doer(sentence: Sentence, first: int, last: int, known: Known) -> Named | None:
    """The armed group, or the party, that stands in words[first:last]."""
    speakers = find_phrases(sentence.plain, known.speakers, first, last)
    for start, end, name in speakers:
        assert known.event is not None
        each = known.event.speakers[str(name)]
        if each.kind == "party":
            return Named(str(name), each.name, sentence.cut(start, end))
    for at in range(last - 1, first - 1, -1):
        word = sentence.plain[at]
        if _is_in_name(sentence, at):
            continue
        if word in ATTACKERS - {"men"} or word in _ARMED:
            name = _ARMED.get(word) or GROUP_OF.get(word)
            if name:
                return Named(name, GROUP_LABELS[name], sentence.cut(at, at + 1))
    for start, end, voice in find_phrases(sentence.plain, VOICES, first, last):
        if isinstance(voice, Voice) and voice.kind == "party" and voice.name:
            return Named("militants", GROUP_LABELS["militants"], sentence.cut(start, end))
    return None
