"""The forms of verbs that tell what was done to people: "kill, killed, kills, killing"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

_REGULAR: Mapping[str, str] = {
    "deaths": "kill murder slaughter massacre martyr execute behead assassinate eliminate "
    "neutralise neutralize lynch electrocute drown decapitate liquidate butcher gun+down "
    "mow+down "
    "hack+to+death stone+to+death stab+to+death exterminate crucify asphyxiate crush+to+death "
    "wipe+out",
    "injuries": "wound injure hospitalise hospitalize maim mutilate disfigure cripple concuss",
    "abductions": "kidnap abduct snatch whisk+away cart+away carry+off march+off drag+away",
    "freed": "free release rescue liberate let+go",
    "detentions": "arrest detain apprehend capture jail imprison nab interrogate round+up "
    "intern incarcerate remand",
    "displacements": "displace uproot evict evacuate relocate dislodge deport expel banish",
}
"""Verbs with regular forms; a plus joins the words of one."""
_IRREGULAR: Mapping[str, tuple[str, str]] = {
    # What stands on either side, and what stands before its object only.
    "deaths": ("slain shot-dead beaten-to-death burned-to-death burnt-to-death burned-alive "
               "burnt-alive stoned-to-death put-to-death to-death",
               "slay slays slaying shooting-dead beat-to-death"),
    "injuries": ("hurt", "hurts hurting"),
    "freed": ("ransomed", "ransoming"),
    "abductions": ("taken-away taken-off", "took-away took-off"),
    "displacements": ("driven-out driven-from made-homeless left-homeless rendered-homeless",
                      "drove-out driven"),
    "casualties": ("killed-or-injured killed-or-wounded killed-and-wounded killed-and-injured "
                   "killed-or-hurt dead-and-wounded dead-or-wounded dead-and-injured "
                   "dead-or-injured",
                   "killing-or-wounding killing-or-injuring kill-or-wound killing-and-wounding"),
}  # fmt: skip


def _inflect(verb: str) -> tuple[str, str]:
    """The past of a regular verb, and its other forms, both with hyphens: "gun+down"."""
    stem, *rest = verb.split("+")
    tail = "".join(f"-{word}" for word in rest)
    is_doubled = stem in _DOUBLED
    base = stem.removesuffix("e") if stem.endswith("e") and not stem.endswith("ee") else stem
    long = f"{stem}{stem[-1]}" if is_doubled else base
    third = f"{stem}es" if stem.endswith(("s", "sh", "ch")) else f"{stem}s"
    if stem.endswith("y") and stem[-2] not in _VOWELS:
        past, third, ing = f"{stem[:-1]}ied", f"{stem[:-1]}ies", f"{stem}ing"
    else:
        past, ing = _PAST.get(stem, f"{long}ed"), f"{long}ing"
        ing = "freeing" if stem == "free" else ing
        past = "freed" if stem == "free" else past
    return f"{past}{tail}", " ".join(f"{form}{tail}" for form in (stem, third, ing))


_VOWELS = "aeiou"
_DOUBLED = ("expel", "kidnap", "drag", "stab", "gun", "nab", "let")
_PAST = {"let": "let"}


def _list_verbs() -> Iterator[tuple[str, str, str]]:
    """Measure, what may stand on either side of a number, and what stands before one."""
    for measure, verbs in _REGULAR.items():
        pairs = [_inflect(verb) for verb in verbs.split()]
        yield measure, " ".join(past for past, _ in pairs), " ".join(other for _, other in pairs)
    for measure, (either, before) in _IRREGULAR.items():
        yield measure, either, before


def _join(rows: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Measure -> all the words of its rows."""
    found: dict[str, str] = {}
    for measure, words in rows:
        found[measure] = f"{found.get(measure, '')} {words}"
    return found


PASTS = _join((measure, either) for measure, either, _ in _list_verbs())
"""Measure -> participles, which may stand on either side of a number."""
BASES = _join((measure, before) for measure, _, before in _list_verbs())
"""Measure -> the other forms, which stand before a number."""
