"""Rules for options: each answers the same questions and names its harms; numbers are possible, and its colour can be read."""

from __future__ import annotations

import datetime
import re

from .draft import Draft, Entry, Findings
from .facts import Option
from .places import Path, did_you_mean, quoted

EARLIEST = datetime.date(2000, 1, 1)
"""No review, signature or look at an approval is older than this; an earlier date is a slip."""

LEAST_CONTRAST = 4.5
LONGEST_SHORT_NAME = 18


def check_option(entry: Entry[Option], draft: Draft, findings: Findings) -> None:
    option = entry.fact
    _check_look(entry, findings)
    if not option.harms:
        findings.say(entry, ("harms",), "no harm is named", "name the harms, or say in one entry that they are not known")
    if not option.benefits:
        findings.say(entry, ("benefits",), "no good point is named", "name one, or say that none is known", "warning")
    _check_outcomes(entry, findings)
    _check_approvals(entry, draft, findings)
    _check_values(entry, draft, findings)


def contrast_on_white(colour: str) -> float:
    """How strongly a colour (#RRGGBB) stands out on white, from 1 (white) to 21 (black), by the formula of WCAG."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _check_look(entry: Entry[Option], findings: Findings) -> None:
    option = entry.fact
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", option.hue):
        findings.say(entry, ("hue",), "this is not a colour", "write it like '#0B6468', in quotes")
    elif (contrast := contrast_on_white(option.hue)) < LEAST_CONTRAST:
        what = f"this colour is too pale to be read on white ({contrast:.1f} to 1; at least {LEAST_CONTRAST} to 1 is needed)"
        findings.say(entry, ("hue",), what, "choose a darker one")
    for language, name in option.short.items():
        if len(name) > LONGEST_SHORT_NAME:
            what = f"the short name has {len(name)} characters"
            findings.say(entry, ("short", language), what, f"use at most {LONGEST_SHORT_NAME}", "warning")


def _check_outcomes(entry: Entry[Option], findings: Findings) -> None:
    for index, outcome in enumerate(entry.fact.outcomes):
        counts: list[tuple[Path, int | None]] = [(("outcomes", index, "n"), outcome.n)]
        if outcome.comparator is not None:
            counts.append((("outcomes", index, "comparator", "n"), outcome.comparator.n))
        for path, count in counts:
            if count is not None and not 0 <= count <= outcome.per:
                findings.say(entry, path, f"{count} of {outcome.per} people is not possible", f"give a number from 0 to {outcome.per}")
        if outcome.people is not None and outcome.people < 1:
            findings.say(entry, ("outcomes", index, "people"), "nobody was studied", "give how many, or null when not known")


def _check_approvals(entry: Entry[Option], draft: Draft, findings: Findings) -> None:
    known = [country.id for country in draft.manifest.fact.countries]
    seen: set[str] = set()
    for index, approval in enumerate(entry.fact.approvals):
        path = ("approvals", index)
        if approval.country not in known and approval.country not in draft.left_out("countries"):
            findings.unknown(entry, (*path, "country"), "country", approval.country, known, "add it to `countries` in pack.yaml")
        if approval.country in seen:
            findings.say(entry, path, f"country {quoted(approval.country)} is answered twice", "keep one answer")
        seen.add(approval.country)
        if approval.status not in ("not_applicable", "not_checked") and approval.checked is None:
            findings.say(entry, path, "the day it was checked is missing", "add 'checked:' with a date, or say `status: not_checked`")
        if approval.checked is not None and approval.checked < EARLIEST:
            findings.say(entry, (*path, "checked"), "this date cannot be right", "write it like 2026-11-23")
    for country in known:
        if country not in seen:
            what = f"nothing is said on its approval in country {quoted(country)}"
            findings.say(entry, ("approvals",), what, "add an entry, with `status: not_checked` if need be")


def _check_values(entry: Entry[Option], draft: Draft, findings: Findings) -> None:
    rows = {row.id: row for row in draft.attributes.fact.rows}
    asked = [row.id for row in rows.values() if row.kind == "value"]
    for id in entry.fact.values:
        if id in rows and rows[id].kind != "value":
            what = f"row {quoted(id)} takes its answer from elsewhere ({rows[id].kind})"
            findings.say(entry, ("values", id), what, "take this cell out")
        elif id not in rows and id not in draft.left_out("rows"):
            todo = did_you_mean(id, asked) or "add it to attributes.yaml"
            findings.say(entry, ("values", id), f"there is no row {quoted(id)}", todo)
    answered = {id for option in draft.options.values() for id in option.fact.values}
    for id in asked:
        if id not in entry.fact.values and id in answered:
            what = f"row {quoted(id)} has no answer"
            findings.say(entry, ("values",), what, f"add '{id}:', with `state: not_known` if nobody knows")
