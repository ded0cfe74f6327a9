"""Rules for pictures: labels inside the canvas, steps that speak of parts and labels that are there."""

from __future__ import annotations

import re

from consult_aid.illustration import Art

from .draft import Entry, Findings
from .facts import Illustration
from .places import quoted

_LABEL_ID = re.compile(r"[a-z0-9_-]{1,64}")  # labels are often named like groups of the SVG, where drawing programs put underscores


def check_picture(entry: Entry[Illustration], art: Art | None, findings: Findings) -> None:
    """`art` is None when the SVG has mistakes of its own; then only what needs no art is checked."""
    _check_callouts(entry, art, findings)
    known = [callout.id for callout in entry.fact.callouts]
    groups = [part.id for part in art.parts if part.id] if art else []
    for number, step in enumerate(entry.fact.steps):
        for index, id in enumerate(step.callouts or ()):
            if id not in known:
                findings.unknown(entry, ("steps", number, "callouts", index), "callout", id, known, "add it to `callouts`")
        for index, id in enumerate(step.highlight):
            if art is not None and id not in groups:
                add = "give a group at the top level of the SVG this id"
                findings.unknown(entry, ("steps", number, "highlight", index), "group", id, groups, add)


def _check_callouts(entry: Entry[Illustration], art: Art | None, findings: Findings) -> None:
    seen: set[str] = set()
    for index, callout in enumerate(entry.fact.callouts):
        if not _LABEL_ID.fullmatch(callout.id):
            what = f"{quoted(callout.id)} cannot be an id"
            findings.say(entry, ("callouts", index, "id"), what, "use small letters, digits, hyphens and underscores, at most 64")
        if callout.id in seen:
            findings.say(entry, ("callouts", index, "id"), f"the id {quoted(callout.id)} is used twice", "give each its own")
        seen.add(callout.id)
        for name, (x, y) in (("anchor", callout.anchor), ("to", callout.to)):
            if art is not None and not (0 <= x <= art.width and 0 <= y <= art.height):
                what = f"the point {x:g}, {y:g} is outside the picture"
                findings.say(entry, ("callouts", index, name), what, f"stay within 0 to {art.width:g} and 0 to {art.height:g}")
