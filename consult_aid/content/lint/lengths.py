"""What is too long for its place on the screen and on paper."""

from __future__ import annotations

from consult_aid.content.draft import Findings
from consult_aid.content.facts import (
    Approval,
    Callout,
    Cell,
    Claim,
    Harm,
    Judged,
    Option,
    Pair,
    Priority,
    Row,
    RowGroup,
    Section,
    Step,
    Term,
    Topic,
)

from .texts import Material, Said

LABEL_LINES, LABEL_WIDTH = 3, 24

_PLACES: dict[tuple[type, str], tuple[int, str]] = {
    (Cell, "text"): (25, "a cell of the comparison"),
    (Harm, "brief"): (20, "a harm in the comparison"),
    (Harm, "what"): (40, "a harm"),
    (Harm, "frequency"): (40, "how often a harm happens"),
    (Step, "title"): (8, "the title of a step"),
    (Step, "caption"): (30, "a caption"),
    (Topic, "title"): (8, "a title in the list of topics"),
    (Section, "title"): (14, "a heading"),
    (Option, "name"): (8, "the name of an option"),
    (Option, "kind"): (10, "what sort of thing an option is"),
    (Row, "title"): (8, "a row's heading"),
    (RowGroup, "title"): (5, "a heading over rows"),
    (Priority, "title"): (8, "something that matters"),
    (Claim, "text"): (70, "one statement"),
    (Judged, "says"): (30, "a statement that people bring along"),
    (Judged, "why"): (70, "the reason for a verdict"),
    (Approval, "text"): (80, "what an authority says"),
    (Pair, "text"): (60, "what a direct comparison found"),
    (Term, "meaning"): (30, "the meaning of a word"),
}
"""Words that fit each place. Schema sentences name the first few; the others keep statements short enough to be read at one go."""


_READ_AT_ONE_GO = frozenset({(Claim, "text"), (Judged, "says"), (Judged, "why"), (Approval, "text"), (Pair, "text"), (Harm, "what")})
"""Whole statements; the others are names, labels and cells with a place of their own."""


def check_lengths(material: Material, findings: Findings) -> None:
    """Statements that are too long to be read at one go."""
    _check(material, findings, statements=True)


def check_places(material: Material, findings: Findings) -> None:
    """Names, labels and cells that do not fit their place."""
    _check(material, findings, statements=False)


def _check(material: Material, findings: Findings, statements: bool) -> None:
    for said in material.texts:
        place = (type(said.owner), said.field)
        if (place in _READ_AT_ONE_GO) is not statements:
            continue
        limit = _PLACES.get(place)
        for language, text in said.words.items():
            if isinstance(said.owner, Callout):
                _check_label(said, language, text, findings)
            elif limit and (count := len(text.split())) > limit[0]:
                what = f"{count} words are too many for {limit[1]}"
                findings.say(said.entry, said.at(language), what, f"say it in at most {limit[0]}", "warning")


def _check_label(said: Said, language: str, text: str, findings: Findings) -> None:
    lines = text.split("\n")
    longest = max(len(line) for line in lines)
    if len(lines) > LABEL_LINES:
        what = f"the label has {len(lines)} lines"
        findings.say(said.entry, said.at(language), what, f"use at most {LABEL_LINES}", "warning")
    if longest > LABEL_WIDTH:
        what = f"a line of the label has {longest} characters"
        findings.say(said.entry, said.at(language), what, f"use at most {LABEL_WIDTH}, with line breaks", "warning")
