"""Whether every option gets the same room: good points against harms, words, items and pictures."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from consult_aid.content.draft import Entry, Findings
from consult_aid.content.facts import Option, Words
from consult_aid.content.rules import NO_TREATMENT

from .texts import Material

LEAST_HARMS = 0.5
"""Harms take at least this share of the words of the good points."""
LEAST_BENEFITS = 1 / 3
"""Good points take at least this share of the words of the harms: there may be many more harms than good points."""
FEWEST_ITEMS = 3
"""So many times as many good points as harms is too many."""
SHARE_OF_USUAL = 1 / 3
"""An option told in less than this share of the usual words stands out as if it were less."""


@dataclass(frozen=True, slots=True)
class Weight:
    """How much is said of one option: words and items for and against, words in all, pictures."""

    option: str
    good_words: int
    bad_words: int
    good_items: int
    bad_items: int
    words: int
    pictures: int


def weigh(option: Option, language: str) -> Weight:
    def words(*texts: Words) -> int:
        return sum(len(text.get(language, "").split()) for text in texts)

    good = words(*(claim.text for claim in option.benefits))
    bad = words(*(text for harm in option.harms for text in (harm.what, harm.frequency)))
    rest = words(
        option.summary.text,
        *(claim.text for name in ("mechanism", "suits", "not_for", "unknown") for claim in getattr(option, name)),
    )
    return Weight(option.id, good, bad, len(option.benefits), len(option.harms), good + bad + rest, len(option.illustrations))


def check_balance(material: Material, findings: Findings) -> None:
    entries = list(material.draft.options.values())
    if not material.languages or not entries:
        return
    language = material.languages[0]
    weights = [weigh(entry.fact, language) for entry in entries]
    usual = median(weight.words for weight in weights)
    for entry, weight in zip(entries, weights, strict=True):
        _check_own(entry, weight, findings)
        if weight.words < SHARE_OF_USUAL * usual and NO_TREATMENT not in entry.fact.id:
            what = f"{weight.words} words are said of this option, and {usual:.0f} of the middle one"
            findings.say(entry, (), what, "tell as much of each option", "warning")
        others = [other.pictures > 0 for other in weights if other is not weight and NO_TREATMENT not in other.option]
        if not weight.pictures and 2 * sum(others) > len(others) and NO_TREATMENT not in entry.fact.id:
            findings.say(entry, ("illustrations",), "this option has no picture, and most others do", "add one", "warning")


def _check_own(entry: Entry[Option], weight: Weight, findings: Findings) -> None:
    if not weight.good_items or not weight.bad_items:
        return  # told when the pack is compiled
    if weight.bad_words < LEAST_HARMS * weight.good_words:
        what = f"the harms get {weight.bad_words} words and the good points {weight.good_words}"
        findings.say(entry, ("harms",), what, "tell both in equal detail", "warning")
    elif weight.good_words < LEAST_BENEFITS * weight.bad_words:
        what = f"the good points get {weight.good_words} words and the harms {weight.bad_words}"
        findings.say(entry, ("benefits",), what, "tell both in equal detail", "warning")
    if weight.good_items > FEWEST_ITEMS * weight.bad_items:
        what = f"{weight.good_items} good points stand against {weight.bad_items} harms"
        findings.say(entry, ("harms",), what, "join good points that say the same, or name every harm", "warning")


def is_even(weight: Weight) -> bool:
    """Whether good and bad points are told in comparable detail."""
    good, bad = weight.good_words, weight.bad_words
    return (
        bool(good and bad)
        and bad >= LEAST_HARMS * good
        and good >= LEAST_BENEFITS * bad
        and weight.good_items <= FEWEST_ITEMS * weight.bad_items
    )
