"""Outlines of straight lines, told in SVG by their steps: half as long as by their corners."""

from __future__ import annotations

import re

_LINES = re.compile(r"(?:[ML] -?[\d.]+ -?[\d.]+ ?|z ?)*", re.ASCII)
_PIECE = re.compile(r"([ML]) (-?[\d.]+) (-?[\d.]+)|z", re.ASCII)


def tell_steps(drawn: str) -> str:
    """The same outline by relative steps; unchanged where it has curves.

    Parameters
    ----------
    drawn : the `d` of a path with absolute corners, of two decimals at most, that begins with a
        move after each end. Steps are counted in hundredths, so that no rounding adds up.
    """
    if not _LINES.fullmatch(drawn):
        return drawn
    told: list[str] = []
    place = start = (0, 0)
    letter = ""
    for piece in _PIECE.finditer(drawn):
        if piece[1] is None:
            told.append("z")
            place, letter = start, "z"
            continue
        x, y = (round(float(number) * 100) for number in piece.group(2, 3))
        # Behind a move or a line, a further line needs no letter.
        is_further = piece[1] == "L" and letter in ("m", "l")
        letter = piece[1].lower()
        told.append(f"{' ' if is_further else letter}{_write(x - place[0])} {_write(y - place[1])}")
        place = (x, y)
        start = place if letter == "m" else start
    return "".join(told).replace(" -", "-")


def _write(hundredths: int) -> str:
    sign = "-" if hundredths < 0 else ""
    number = f"{abs(hundredths) / 100:.2f}".rstrip("0").rstrip(".")
    return sign + (number.removeprefix("0") or "0")
