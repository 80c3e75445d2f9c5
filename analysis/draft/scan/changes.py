"""Words that tell of a change: verbs, nouns, and what may stand between them and their number.

Tables only, in lower case. Those that open a wording of the ledger come from there.
"""

from __future__ import annotations

from analysis.draft.number import Movement
from analysis.draft.scan.words import STOPS, as_set
from analysis.ledger.moves import DOWNWARD_NOUNS, FALLS, RISES, UPWARD_NOUNS

# Verbs that need no object: "profit slumped 40%".
_MORE_RISES = (
    "rise gain gained gains gaining climb jump jumping grow growing increase surge surges "
    "surging soar soars soaring swell swelling advance advanced advances advancing rally "
    "rallied rallies strengthened appreciated rebounded rebounding recovered leapt leaped leaps "
    "skyrocketed ballooned expanded expanding expand accelerated accelerating spiked mushroomed "
    "picked improved improving firmed firming widened higher mounting"
)
_MORE_FALLS = (
    "fall drop dropping decline declining decrease decreasing shrink shrinks shrinking plunge "
    "plunged plunges plunging plummet plummeted plummets plummeting slump slumped slumps "
    "slumping tumble tumbled tumbles tumbling slide slid slides sliding sink sank sinks sunk "
    "slip slipped slips slipping dip dipped dips eased easing weakened depreciated contracted "
    "contracting contract crashed collapsed retreated slowed slowing dwindled lower narrowed "
    "narrowing dived nosedived"
)
# Verbs with an object: "raised its stake to 20%", "cut its forecast by 2%".
_RAISING = (
    "raise raised raises raising boost boosted boosts boosting lift lifted lifts lifting hike "
    "hiked hikes hiking push pushed pushing bring brought bringing drove driving upgraded "
    "extended add added adds adding"
)
_CUTTING = (
    "cut cuts cutting slash slashed slashes slashing trim trimmed trims trimming reduce reduced "
    "reduces reducing lower lowered lowers lowering shed sheds shedding shave shaves shaved "
    "shaving pared halved downgraded lose lost loses losing curbed "
    "shortened"
)
_MORE_UP_NOUNS = (
    "gains growth increases rises jumps surges hikes expansion advance rally improvement upside "
    "premium climb appreciation rebound"
)
_MORE_DOWN_NOUNS = (
    "cut cuts falls drops declines decreases reductions slump plunge contraction slowdown dips "
    "slide discount shortfall depreciation collapse"
)

UP = RISES | frozenset(_MORE_RISES.split())
DOWN = FALLS | frozenset(_MORE_FALLS.split())
UP_ANY = UP | frozenset(_RAISING.split())
DOWN_ANY = DOWN | frozenset(_CUTTING.split())
UP_NOUNS = frozenset((*UPWARD_NOUNS, *_MORE_UP_NOUNS.split()))
DOWN_NOUNS = frozenset((*DOWNWARD_NOUNS, *_MORE_DOWN_NOUNS.split()))
DIRECT_UP = as_set("add added adds adding gain gained gains gaining")
DIRECT_DOWN = as_set(
    "cut cuts cutting shed sheds shedding slash slashed slashing trim trims trimmed trimming shave "
    "shaves shaved shaving lose lost loses losing"
)
DIRECT = DIRECT_UP | DIRECT_DOWN
NOUNS = UP_NOUNS | DOWN_NOUNS
# "Dropped eight bombs" is no fall.
HANDLED = as_set("drop drops dropped dropping picked improved raised mounted mounting")
ALL_VERBS = UP_ANY | DOWN_ANY
ANY_WORD = ALL_VERBS | UP_NOUNS | DOWN_NOUNS

# Between a verb and its number: "rose by about", "grew at an annual rate of".
SOFT = as_set(
    "by to at of a an the as much another further rate annual annualised annualized record only "
    "just about around nearly almost some more than over under less roughly approximately up "
    "estimated least most well far back pace total level high low respectively still all time "
    "slightly sharply steadily average from between"
)
LINKS = as_set("by to of at in")
BREAKS = STOPS | as_set(", while but whereas although though and who which")
STATES = as_set(
    "is was were are be been being edged ticked inched ended closed finished went going go goes "
    "gone trading traded opened moved moving came and"
)
MOVING = as_set(
    "edged edges edging ticked ticks inched inches nudged crept moved moves moving go going went "
    "goes gone pushed shot bumped came comes brought climbed jumped rose"
)
"""Verbs of which "up" or "down" tells the direction, so that "up to" is no hedge behind them."""

DIRECTIONS: dict[str, Movement] = {
    "higher": "up", "up": "up", "taller": "up", "larger": "up", "bigger": "up", "faster": "up",
    "lower": "down", "down": "down", "fewer": "down", "less": "down", "smaller": "down",
    "cheaper": "down", "slower": "down", "more": "up", "above": "up", "below": "down",
}  # fmt: skip
GIVING = as_set("give gives giving gave given")
"""Verbs of which "up" makes a loss."""

CARRYING = as_set("taking takes bringing brings leaving leaves sending sends")
"""Verbs that tell the outcome of the change before them: "a cut, taking the rate to 4%"."""

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
