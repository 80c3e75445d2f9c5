"""A process of its own: an SVG on standard input, its PNG on standard output.

What draws holds Python back as long as it draws, so that nothing else could be done meanwhile. This
file is run by its path and imports nothing of ours, to begin at once. The arguments are how many
pixels a px has, the name of a font, and the files of its faces: no font of the machine is looked
at, so that the same SVG gives the same bytes everywhere.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from resvg_py import svg_to_bytes


def rasterise(svg: str, zoom: float, font: str, files: Sequence[str]) -> bytes:
    """The PNG of an SVG, in that font alone."""
    return bytes(
        svg_to_bytes(
            svg_string=svg,
            zoom=zoom,
            skip_system_fonts=True,
            font_files=list(files),
            font_family=font,
            sans_serif_family=font,
        )
    )


if __name__ == "__main__":
    zoom, font, *files = sys.argv[1:]
    drawn = rasterise(sys.stdin.buffer.read().decode(), float(zoom), font, files)
    sys.stdout.buffer.write(drawn)
