"""Words that tell of a change: verbs, nouns, and what may stand between them and their number.

Tables only, in lower case. Those that open a wording of the ledger come from there.
"""

from __future__ import annotations

from analysis.draft.number import Movement
from analysis.draft.scan.words import STOPS, as_set
from analysis.ledger.moves import DOWNWARD_NOUNS, FALLS, RISES, UPWARD_NOUNS


def _inflect(verbs: str) -> frozenset[str]:
    """All forms of verbs that are told by their stem and their past tense: "rais/e/ed".

    A stem without a slash takes "s", "ed" and "ing"; behind a slash stand its odd endings.
    """
    forms: set[str] = set()
    for verb in verbs.split():
        stem, *endings = verb.split("/")
        if not endings:
            forms.update((stem, f"{stem}s", f"{stem}ed", f"{stem}ing"))
        elif endings == ["e"]:
            forms.update((f"{stem}e", f"{stem}es", f"{stem}ed", f"{stem}ing"))
        else:
            forms.update(stem + ending for ending in endings)
    return frozenset(forms)


# Verbs that need no object: "profit slumped 40%".
_MORE_RISES = _inflect(
    "rise/ climb jump grow//ing increas/e gain surg/e soar swell swollen/ advanc/e "
    "rall/y/ies/ied/ying strengthen appreciat/e rebound recover leap leapt/ skyrocket rocketed/ "
    "rocketing/ balloon expand accelerat/e spik/e mushroom pick improv/e firmed/ firming/ widen "
    "mount bounc/e zoom vault quicken escalat/e deepen lengthen thicken warmed/ higher/ snowball "
    "sprang/ sprung/"
)
_MORE_FALLS = _inflect(
    "fall/ drop//s/ped/ping declin/e decreas/e shrink//s/ing plung/e plummet slump tumbl/e "
    "slid//e/es/ing sink//s/ing sank/ sunk/ slip//s/ped/ping dip//s/ped/ping eas/e weaken "
    "depreciat/e contract crash collaps/e retreat slow dwindl/e narrow div/e dove/ nosediv/e "
    "tanked/ crater sag//s/ged/ging skid//s/ded/ding soften subsid/e wan/e reced/e moderat/e "
    "cooled/ decelerat/e diminish//es/ed/ing deteriorat/e crumbl/e lower/ abat/e thinned/ "
    "thinning/"
)
# Verbs with an object: "raised its stake to 20%", "cut its forecast by 2%".
_RAISING = _inflect(
    "rais/e boost lift hik/e push//ed/ing bring/ brought/ bringing/ drove/ driving/ upgrad/e "
    "extended/ add enlarg/e tack//ed/ing"
)
_CUTTING = _inflect(
    "cut//s/ting slash//es/ed/ing trim//s/med/ming reduc/e lower shed//s/ding shav/e "
    "par/ed/es/ing halved/ downgrad/e los/e/es/ing lost/ curb shorten curtail whittl/e "
    "clip//s/ped/ping prun/e chop//s/ped/ping dock//ed/ing devalu/e"
)
_MORE_UP_NOUNS = (
    "gain gains growth increases rises jumps surges hikes expansion advance advances rally "
    "improvement upside premium climb appreciation rebound boost upturn upswing leap bump bounce "
    "raise uplift acceleration spikes markup pickup"
)
_MORE_DOWN_NOUNS = (
    "cut cuts falls drops declines decreases reductions slump plunge contraction slowdown dips "
    "slide discount shortfall depreciation collapse tumble crash downturn dive nosedive retreat "
    "erosion shrinkage deceleration markdown haircut pullback selloff devaluation drawdown loss "
    "losses"
)

UP = RISES | _MORE_RISES
DOWN = FALLS | _MORE_FALLS
UP_ANY = UP | _RAISING
DOWN_ANY = DOWN | _CUTTING
UP_NOUNS = frozenset((*UPWARD_NOUNS, *_MORE_UP_NOUNS.split()))
DOWN_NOUNS = frozenset((*DOWNWARD_NOUNS, *_MORE_DOWN_NOUNS.split()))
DIRECT_UP = _inflect("add gain tack/ed/ing")
DIRECT_DOWN = _inflect(
    "cut//s/ting shed//s/ding slash//es/ed/ing trim//s/med/ming shav/e los/e/es/ing lost/"
)
DIRECT = DIRECT_UP | DIRECT_DOWN
NOUNS = UP_NOUNS | DOWN_NOUNS
LOSSES = as_set("loss losses")
"""A fall in points or percent; in money a result, as "a loss of $20 million" is."""

LOST = as_set("lose loses losing lost")
"""Of a game, too: who lost by three votes fell by nothing."""

HANDLED = _inflect(
    "drop//s/ped/ping mount pick cooled/ warmed/ tanked/ contract recover bounc/e spik/e div/e "
    "dove/ crash collaps/e sink//s/ing sank/ expand advanc/e retreat crumbl/e improved/ raised/ "
    "advance/ vault zoom"
)
"""With a thing or a length behind, no change: "dropped eight bombs", "retreated 5 km"."""

BODILY = as_set("crash collapse slide dive bump bounce boost raise climb crumble")
"""Nouns of a change in what is measured only: "a crash of 12 cars" is none."""

LENGTHS = as_set("km m miles metres yards ft cm inches nautical-miles")
ALL_VERBS = UP_ANY | DOWN_ANY
ANY_WORD = ALL_VERBS | UP_NOUNS | DOWN_NOUNS

ALTERING = _inflect(
    "rais/e lift boost hik/e increas/e cut//s/ting reduc/e lower trim//s/med/ming slash//es/ed/ing"
)
"""Verbs whose object parts them from the amount: "raised prices 3%", "lift it 25 cents"."""

LEADING = as_set(
    "rate rates forecast forecasts outlook estimate estimates projection projections target "
    "targets plan plans prospects fund funds stock stocks figure figures expectations goal"
)
"""Nouns that a noun of change only describes: "a growth rate of 2%"."""

# Between a verb and its number: "rose by about", "grew at an annual rate of".
SOFT = as_set(
    "by to at of a an the as much another further rate annual annualised annualized record only "
    "just about around nearly almost some more than over under less roughly approximately up "
    "estimated least most well far back pace total level high low respectively still all time "
    "slightly sharply steadily average from between same below above beneath past through beyond"
)
LINKS = as_set("by to of at in")
BREAKS = STOPS | as_set(", while but whereas although though and who which")
STATES = as_set(
    "is was were are be been being edged ticked inched ended closed finished went going go goes "
    "gone trading traded opened moved moving came and"
)
MOVING = as_set(
    "edged edges edging ticked ticks inched inches nudged crept moved moves moving go going went "
    "goes gone pushed shot bumped came comes brought climbed jumped rose revised revises revising "
    "marked scaled stepped ramped jacked driven drove dragged pulled bid"
)
"""Verbs of which "up" or "down" tells the direction, so that "up to" is no hedge behind them."""

GOING = as_set("go goes going went gone move moves moved moving swing swung change changed grow")
"""Verbs of a change whose direction only its two ends tell: "went from 3 to 5"."""

_MORE = (
    "higher up taller larger bigger faster more better stronger heavier longer wider dearer "
    "brighter hotter warmer older greater richer thicker deeper louder costlier steeper pricier"
)
_LESS = (
    "lower down fewer less smaller cheaper slower lighter thinner shorter narrower weaker worse "
    "softer quieter cooler colder poorer slimmer shallower younger"
)
DIRECTIONS: dict[str, Movement] = {
    **dict.fromkeys(_MORE.split(), "up"),
    **dict.fromkeys(_LESS.split(), "down"),
}
"""Behind a number, which way it goes."""

LEVELS: dict[str, Movement] = {"above": "up", "below": "down"}
"""A change where an earlier time stands behind ("2% above last year"), and a level elsewhere."""

EARLIER = as_set(
    "last previous previously earlier before prior ago year month week quarter day january "
    "february march april may june july august september october november december pre"
)

GIVING = as_set("give gives giving gave given")
"""Verbs of which "up" makes a loss."""

PUTTING = as_set("put puts putting")
"""Verbs of which "on" makes a gain."""

CARRYING = as_set("taking takes bringing brings leaving leaves sending sends")
"""Verbs that tell the outcome of the change before them: "a cut, taking the rate to 4%"."""

ENDING = as_set("close settle end finish trade stand reach hit")
"""Verbs that tell the outcome behind "to": "gained 12 points to close at 300"."""

SPANS = as_set("years months weeks days hours minutes seconds")
"""Units of which a number mostly tells how long a change took, not how large it was."""

PHRASAL = as_set(
    "made make makes making take takes took taken set sets end ended ends use used pick picked "
    "sign signed build built blew blow line lined round rounded put open opened split"
)


STOP_BEHIND = as_set(
    "of in on at to for from by and or but the a an with than as after before since that while "
    "who which is was were are has have had said"
)  # fmt: skip
