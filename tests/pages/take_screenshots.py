"""Every published page as a picture, to be looked at: `make screenshots`."""

from __future__ import annotations

import sys

from chromium import find_chromium, run_chromium

from analysis import paths

WIDTHS = (375, 1440)
SCHEMES = ("light", "dark")


def main() -> None:
    """Write screenshots/NAME-WIDTH-SCHEME.png for each page in reports/."""
    program = find_chromium()
    if program is None:
        sys.exit("no browser: install chromium")
    folder = paths.home() / "screenshots"
    folder.mkdir(exist_ok=True)
    with run_chromium(program) as browser:
        for path in sorted(paths.reports().rglob("*.html")):
            name = "-".join(path.relative_to(paths.reports()).with_suffix("").parts)
            for width in WIDTHS:
                for scheme in SCHEMES:
                    page = browser.new_page(
                        color_scheme=scheme, viewport={"width": width, "height": 900}
                    )
                    page.goto(path.as_uri())
                    page.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=True)
                    page.close()
    print(f"screenshots are in {paths.show(folder)}")


if __name__ == "__main__":
    main()
