"""How chances are told: out of 100 everywhere, never a relative change alone, never in words alone, and never more than is known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from consult_aid.content.draft import Findings
from consult_aid.content.facts import Cell, Certainty, Claim, Harm, Judged, Option, Outcome, Pair
from consult_aid.content.places import quoted

from .phrases import Phrases, meant, phrases
from .texts import Material, Said

GRADES = get_args(Certainty)[:5]
"""GRADE certainty and 'not known'."""
SURE = frozenset({"high", "moderate", "established"})
BENEFIT = frozenset({*GRADES, "established"})


def check_denominators(material: Material, findings: Findings) -> None:
    """A language without a table of phrases is told of here, once for all checks of wording."""
    for language in material.languages:
        if phrases(language) is None:
            what = f"the wording of chances and promises is not checked in language '{language}'"
            findings.say(material.draft.manifest, ("languages",), what, "have it read by somebody who knows the rules", "warning")
    todo = "give how many in 100, as everywhere; a chance under 1 in 100 may be 'fewer than 1 in 100'"
    for said, text, language, words in _own_words(material):
        for found in words.chance.finditer(text):
            whole = found["m"].lower()
            if not (words.hundred.fullmatch(whole) or words.units.match(text, found.end()) or _is_year(whole)):
                findings.say(said.entry, said.at(language), f"{quoted(found.group())} is not out of 100", todo)


def _own_words(material: Material) -> Iterator[tuple[Said, str, str, Phrases]]:
    """Every text in which the pack itself speaks, in the languages that have a table of phrases."""
    for language in material.languages:
        words = phrases(language)
        for said, text in material.spoken(language) if words else ():
            if words and not said.is_quoted_claim:
                yield said, text, language, words


def _is_year(number: str) -> bool:
    return number.isdigit() and 1900 <= int(number) <= 2100


def check_relative(material: Material, findings: Findings) -> None:
    """A chance that is told only against another chance misleads; so may an amount of an effect, which is only warned of."""
    people, amount = "say how many in 100 with it and without it, or that this is not known", "say from what to what it changed"
    for said, text, language, words in _own_words(material):
        found = words.relative.search(text)
        if found is None or words.counted.search(text):
            continue
        chance = words.likely.search(text) is not None
        if chance or isinstance(said.owner, Harm | Outcome | Cell) or said.path[:1] == ("benefits",):
            what = f"{quoted(found.group())} is told alone, without the numbers that it compares"
            findings.say(said.entry, said.at(language), what, people if chance else amount, "error" if chance else "warning")


def check_words_only(material: Material, findings: Findings) -> None:
    for said, text, language, words in _own_words(material):
        harm = said.owner
        if not isinstance(harm, Harm) or said.field not in ("frequency", "brief") or harm.state not in ("known", "small_study"):
            continue
        if not words.numbers.search(text):
            vague = words.vague.search(text)
            what = f"{quoted(vague.group())} is a chance in words alone" if vague else "no number says how often it happens"
            findings.say(said.entry, said.at(language), what, "give how many in 100, or say `state: not_known`")


def check_promises(material: Material, findings: Findings) -> None:
    for said, text, language, words in _own_words(material):
        _check_promise(said, text, language, words, findings)


def _check_promise(said: Said, text: str, language: str, words: Phrases, findings: Findings) -> None:
    def say(pattern_of: str, what: str, todo: str) -> None:
        for found in getattr(words, pattern_of).finditer(text):
            if meant(found, words):
                findings.say(said.entry, said.at(language), f"{quoted(found.group())} {what}", todo)
                return

    say("promises", "promises more than anyone can know", "say what was found, and in how many people")
    if said.path[:1] in (("benefits",), ("summary",), ("kind",), ("suits",)) and isinstance(said.entry.fact, Option):
        say("lasting", "promises that it lasts", "say how long people were followed")
    if isinstance(option := said.entry.fact, Option):
        if not any(fact.certainty in SURE for facts in (option.benefits, option.outcomes) for fact in facts):
            say("proven", "is said of an option without a benefit of at least moderate certainty", "say how sure we are instead")
        if not any(approval.status in ("approved", "off_label") for approval in option.approvals):
            say("approved", "is said of an option that no authority here has approved", "say what is allowed, and for what")


def check_certainties(material: Material, findings: Findings) -> None:
    """Where a finding about people is told, how sure we are is said in GRADE words."""
    for entry, path, fact in material.facts:
        if isinstance(fact, Outcome | Judged) or (isinstance(fact, Pair) and fact.certainty is not None):
            allowed = frozenset(GRADES)
        elif isinstance(fact, Claim) and path[:1] == ("benefits",) and fact.certainty != "advice":
            allowed = BENEFIT
        else:
            continue
        if fact.certainty not in allowed:
            thing = "a good point" if isinstance(fact, Claim) else "a finding about people"
            what = f"'{fact.certainty}' does not say how sure we are of {thing}"
            findings.say(entry, (*path, "certainty"), what, f"use one of {', '.join(sorted(allowed, key=_order))}")


def _order(certainty: str) -> int:
    return get_args(Certainty).index(certainty)


def check_numbers(material: Material, findings: Findings) -> None:
    """A number of people belongs to a span of time and to the people who were studied."""
    for entry, path, fact in material.facts:
        if isinstance(fact, Outcome) and fact.n is not None:
            if not fact.time:
                findings.say(entry, path, "the number has no time frame", "add 'time:', or say there that it was not stated", "warning")
            if not fact.studied:
                findings.say(
                    entry, path, "nothing says who was studied", "add 'studied:', for example women with pattern hair loss", "warning"
                )
