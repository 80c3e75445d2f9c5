"""Whether a number is a calibre or a type, which tells what is counted and not how many.

"Two caliber 5.56 rifles", "a 60-mm mortar", "a six-by-six truck", "a 12-gauge shotgun".
"""

from __future__ import annotations

from analysis.draft.scan.found import Found
from analysis.draft.scan.tokens import Passage
from analysis.draft.scan.words import CLOSED, as_set

_CALIBRES = as_set("caliber calibre")
_TYPES = as_set("gauge bore wheel wheeler wheelers wheeled cylinder caliber calibre cal")
_SHORT = as_set("cal calib")
_ARMS = as_set(
    "rifle rifles gun guns machinegun machineguns machine pistol pistols revolver revolvers "
    "carbine carbines shotgun shotguns handgun handguns submachine assault sniper automatic "
    "weapon weapons firearm firearms ammunition ammo cartridge cartridges bullet bullets round "
    "rounds magazine magazines shell shells mortar mortars howitzer howitzers cannon cannons "
    "rocket rockets artillery grenade grenades launcher launchers missile missiles recoilless "
    "barrel barrels casing casings tracer nato projectile projectiles battery batteries"
)
_DRIVEN = as_set("four six eight ten 4 6 8 10")
_NO_DRIVES = as_set("- feet foot ft inch inches m metre metres meter meters yard yards cm")
_REACH = 3


def find_calibre(passage: Passage, found: Found) -> str | None:
    """Why a number is a calibre or a type; None if it is neither."""
    words, last = passage.words, found.last
    if len(found.numbers) != 1:
        return None
    if words[last] == "-" and passage.is_glued(last) and words[last + 1] in _TYPES:
        return "name"
    if not words[found.at][-1:].isdigit():
        return None
    if _is_told(passage, found) or (_is_wide(found) and _is_of_arms(passage, found)):
        return "name"
    return None


def _is_told(passage: Passage, found: Found) -> bool:
    """Whether the word calibre stands beside a number and no nearer to another."""
    words, first, last = passage.words, found.first, found.last
    if words[first - 1] in _CALIBRES:
        return True
    if words[last] in _CALIBRES:
        return not words[last + 1 + (words[last + 1] == ".")][:1].isdigit()
    is_short = words[first - 1 - (words[first - 1] == ".")] in _SHORT
    return is_short and _is_of_arms(passage, found)


def _is_wide(found: Found) -> bool:
    """Whether a number may be the width of a barrel: in millimetres, or a share of an inch."""
    is_broken = not found.is_measured and found.numbers[0].denominator > 1
    return found.unit == "mm" or (is_broken and found.numbers[0] < _WIDEST)


_WIDEST = 30
"""A wider calibre in millimetres is a whole number, and no share of something else is so wide."""


def _is_of_arms(passage: Passage, found: Found) -> bool:
    """Whether the noun behind a number is a weapon or what it fires."""
    for at in range(found.last, found.last + _REACH):
        word = passage.words[at]
        if word in _ARMS:
            return True
        if word in CLOSED or not (word.isalnum() or word == "-"):
            return False
    return False


def read_drive(passage: Passage, at: int) -> Found | None:
    """How many wheels a vehicle drives on: "six-by-six"; None for a length and a width."""
    words, last = passage.words, at + 5
    if words[at] not in _DRIVEN or words[at + 1] != "-" or words[at + 2] != "by":
        return None
    is_joined = all(passage.is_glued(each) for each in range(at + 1, last))
    if not is_joined or words[last - 1] not in _DRIVEN or words[last] in _NO_DRIVES:
        return None
    return Found(at, last, at, skip="idiom")
