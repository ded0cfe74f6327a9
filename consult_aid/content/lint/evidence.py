"""What claims rest on, and whether it has been looked at lately."""

from __future__ import annotations

import datetime
from typing import Any

from consult_aid.content.draft import Findings
from consult_aid.content.facts import Approval, Cell, Claim, Harm, Judged, Outcome, Pair, Source
from consult_aid.content.places import Path

from .texts import Material

APPROVAL_DAYS = 183
"""Rules on what is approved age fast: half a year."""
_KNOWLEDGE = frozenset({"gk", "general knowledge", "common knowledge"})


def check_evidence(material: Material, today: datetime.date, findings: Findings) -> None:
    _check_general_knowledge(material, findings)
    for entry in material.draft.options.values():
        for index, approval in enumerate(entry.fact.approvals):
            _check_day(entry, index, approval, today, findings)
        if not entry.fact.unknown:
            what = "nothing is listed as not known"
            findings.say(entry, ("unknown",), what, "say what nobody knows yet about this option; there is always something", "warning")
        if not entry.fact.questions:
            findings.say(entry, ("questions",), "there is no question to ask", "add questions that help the talk", "warning")
    _check_dates_of_people(material, today, findings)


def general(source: Source) -> bool:
    """Whether this stands for general knowledge rather than for something that can be looked up."""
    return source.id == "gk" or source.kind.strip().lower() in _KNOWLEDGE


def _check_general_knowledge(material: Material, findings: Findings) -> None:
    vague = {source.id for source in material.draft.sources.fact.sources if general(source)}
    for entry, path, fact in material.facts:
        if isinstance(fact, Claim | Cell | Harm | Outcome | Pair | Judged | Approval) and fact.sources and vague.issuperset(fact.sources):
            if getattr(fact, "certainty", None) == "advice" or getattr(fact, "state", None) == "not_known":
                continue
            what = "it rests on general knowledge alone"
            findings.say(entry, (*path, "sources"), what, "name a source that can be looked up, or leave it out")


def _check_day(entry: Any, index: int, approval: Approval, today: datetime.date, findings: Findings) -> None:
    if approval.checked is None or approval.status in ("not_applicable", "not_checked"):
        return
    path = ("approvals", index, "checked")
    age = (today - approval.checked).days
    if age > APPROVAL_DAYS:
        what = f"this was last checked {age} days ago"
        findings.say(entry, path, what, "look at the authority's page again, then set the day", "warning")
    elif age < 0:
        findings.say(entry, path, "this day is still to come", "give the day it was checked", "warning")


def _check_dates_of_people(material: Material, today: datetime.date, findings: Findings) -> None:
    entry, manifest = material.draft.manifest, material.draft.manifest.fact
    days: list[tuple[Path, datetime.date]] = [(("reviewed",), manifest.reviewed)]
    days += [(("reviewers", index, "date"), reviewer.date) for index, reviewer in enumerate(manifest.reviewers)]
    for path, day in days:
        if day > today:
            findings.say(entry, path, "this day is still to come", "check the date", "warning")
