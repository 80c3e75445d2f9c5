"""The verbs of saying in a sentence: "said", "accused"; and which of them say nothing."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.draft.propose.sentences import Sentence
from analysis.draft.propose.tables import find_phrases, index_phrases, word_set
from analysis.draft.propose.thing_words import NOUNS

_SAID = index_phrases(
    (words, True)
    for words in (
        "said", "says", "say", "told", "tells", "reported", "reports", "report", "confirmed",
        "confirms", "confirm", "announced", "announces", "claimed", "claims", "claim", "stated",
        "states", "allege",
        "added", "adds", "estimated", "estimates", "alleged", "alleges", "declared", "declares",
        "noted", "disclosed", "revealed", "tweeted", "wrote", "put the", "puts the", "put its",
        "put their", "putting the", "counted", "recorded", "documented", "verified", "insisted",
        "warned", "warns", "acknowledged", "denied", "maintained", "recounted", "recalled",
        "quoted", "claimed responsibility", "have warned", "has said", "have said", "informed",
        "explained", "indicated", "indicates", "indicate", "described", "saying", "stating",
        "briefed", "put out", "posted", "believe", "believes", "believed", "saw", "showed",
        "show", "shows", "suggest", "suggests", "suggested", "accused", "accuses", "accuse",
        "blamed", "blames", "blame", "testified", "admitted", "asserted", "asserts", "conceded",
        "stressed", "specified", "pointed out", "gave the", "gave a toll", "gave a figure",
        "found that", "concluded that", "reiterated", "detailed", "issued", "released",
        "registered", "spoke of", "speaks of", "talked of", "called it", "underlined", "underlines",
        "placed the", "assessment is that", "assessment was that", "estimate is that", "found",
    )
)  # fmt: skip


def find_verbs(sentence: Sentence, last: int | None = None) -> Iterator[tuple[int, int]]:
    """Each verb in the words up to `last` with which somebody says something: start and end."""
    for at, end, _ in find_phrases(sentence.plain, _SAID, 0, last):
        if not _is_other_verb(sentence, at, end):
            yield at, end


def _is_other_verb(sentence: Sentence, at: int, end: int) -> bool:
    """Whether a word of saying says nothing here: "claimed 12 lives", "was reported"."""
    plain, verb = sentence.plain, sentence.plain[at]
    before, behind = plain[at - 1] if at else "", plain[end : end + 1]
    is_passive = before in _PASSIVES or (before in _MIDDLES and plain[at - 2] in _PASSIVES)
    if verb == "saying" and before == "as":
        # "Quoted Zeb as saying": Zeb speaks, and is found by that.
        return True
    if verb == "quoted":
        return not (is_passive or behind == ("as",))
    is_told_to = is_passive and (verb != "told" or before == "been")
    if is_told_to or before in _WE or (verb in _FIRM and _NOT & {*plain[max(0, at - 3) : at]}):
        # "We believe" goes on, and who is unable to confirm a number tells none.
        return True
    if verb == "say" and behind and behind[0] in _ASKED and "not" in plain[max(0, at - 2) : at]:
        return True
    if verb == "alleged" and before in _DETERMINERS:
        # "These alleged killings".
        return True
    if verb == "found":
        return _FINDERS.isdisjoint(plain[max(0, at - _NEAR) : at])
    starts = _NOUN_STARTS if behind == ("that",) else _NOUN_STARTS | _NOUN_KINDS
    if verb in _NOUNS and (before in starts or _is_noun(sentence, at)):
        return True
    if verb in _CLAIMS:
        return _claims_deed(plain, at, end)
    return _has_other_object(sentence, at, end)


def _has_other_object(sentence: Sentence, at: int, end: int) -> bool:
    """Whether a verb of saying has an object that tells nothing: "announced a truce"."""
    plain, verb, behind = sentence.plain, sentence.plain[at], sentence.plain[end : end + 1]
    if behind == ("up",):
        # "Another team showed up".
        return True
    if verb in _SHOWN:
        return plain[max(0, at - 1)] not in _TALLIES
    if verb in ("estimated", "put") and behind in (("at",), ("to",)):
        return True
    if verb in ("declared", "declares"):
        return not {*behind} & {"that", ",", ":", "“", '"'}
    if verb in ("issued", "released"):
        return {*plain[end : end + 4]}.isdisjoint(_PAPERS)
    if verb in ("announced", "announces", "posted", "showed"):
        return bool({*plain[end : end + 6]} & _SHOWN_OR_DONE)
    if verb in ("blamed", "blames", "blame"):
        # "Blamed the group for killing 12", but "two blasts blamed on the group".
        return "for" not in plain[end + 1 : end + _NEAR]
    if verb in ("believed", "believe") and behind == ("to",):
        # "A man believed to be their leader".
        return True
    return behind == ("by",) or (verb == "accused" and plain[at - 1 : at] == ("the",))


def _claims_deed(plain: tuple[str, ...], at: int, end: int) -> bool:
    """Whether "claimed" takes lives, or an attack of which it tells nothing."""
    if "lives" in plain[end : end + 8] or plain[end : end + 1] == ("by",):
        return True
    return bool({*plain[at + 1 : end + 1]} & _DEEDS) or _is_attack(plain, end)


_NEAR = 10
_ASKED = word_set("when where how who why whether if what")
_DETERMINERS = word_set("the these those this such an several other its their his her")
_WE = word_set("we i")
_FIRM = word_set("confirm verify confirmed verified")
_NOT = word_set("unable not cannot never")
_FINDERS = word_set(
    "report inquiry investigation probe study survey autopsy autopsies audit commission review "
    "investigators inquest tribunal"
)
"""Who finds what happened, as others find things."""


_BASE_FORMS = word_set("report claim blame allege confirm show suggest indicate")
"""Verbs that only several do: "residents report"."""


def _is_noun(sentence: Sentence, at: int) -> bool:
    """Whether "states" or "reports" are things: "the northern states ordered", "reports from"."""
    behind = sentence.plain[at + 1] if at + 1 < len(sentence.plain) else "."
    if sentence.plain[at] in ("states", "state"):
        return behind not in ("that", ":", ",", "“", '"')
    if behind in _NOUN_ENDS:
        return True
    if sentence.plain[at] in _BASE_FORMS:
        before = sentence.words[at - 1].printed.casefold() if at else ""
        return not before.endswith("s") or before.endswith(("'s", "’s", "ss"))
    return False


def _is_attack(plain: tuple[str, ...], at: int) -> bool:
    """Whether an attack is claimed, and nothing told of it: "claimed a blast that", "the raid."."""
    behind = plain[at : at + 5]
    if behind[:1] not in (("a",), ("an",), ("the",), ("another",)):
        return False
    last = next((n for n, word in enumerate(behind) if NOUNS.get(word) == "attacks"), None)
    return last is not None and plain[at + last + 1 : at + last + 2] in _ENDS


_ENDS = {(), *((word,) for word in word_set("that which in on at , . last and near"))}
_DEEDS = word_set("responsibility both credit this")
_CLAIMS = word_set("claimed claims claim")
_NOUNS = word_set("reports report claims claim estimates states counted recorded blame")
_NOUN_STARTS = word_set(
    "of no the united some several with to in their its these those initial other earlier amid "
    "after despite following on from by a and"
)
_NOUN_KINDS = word_set("police media news intelligence early official press radio")
_NOUN_ENDS = word_set(
    "of from by said say says indicate indicated suggest suggested put show showed about"
)
_SHOWN = word_set("show shows suggest suggests suggested indicate indicates indicated")
_TALLIES = word_set(
    "estimates estimate statistics figures data records tallies tally count reports report "
    "information documents sources assessments"
)
"""What may show a number."""
_PAPERS = word_set("statement communique report bulletin release dispatch figures toll")
_SHOWN_OR_DONE = word_set(
    "reward mourning ceasefire truce curfew compensation bounty amnesty video videos photo photos "
    "photograph photographs footage image images picture pictures"
)
"""What is announced or shown without a word about numbers."""
_PASSIVES = word_set("was were been being is are be")
_MIDDLES = word_set("now also first initially widely officially still later not")
