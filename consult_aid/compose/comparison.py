"""The comparison: the same questions to every chosen option, no ranking, no winner."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from consult_aid.compose.voice import Voice
from consult_aid.content.facts import Option, Pack, Row
from consult_aid.pages import Block, Bullets, Cell, Column, Heading, Level, Line, Notice, Page, RowGroup, Statement, Table, TableRow, Text
from consult_aid.record import replace
from consult_aid.visit import Visit


def comparison_page(pack: Pack, visit: Visit, language: str) -> Page:
    """The chosen options side by side, with its own sources at the end."""
    voice = Voice(pack, visit, language)
    heading, *body = comparison_blocks(voice, level=1)
    blocks = (heading, *voice.standing(), *body, Statement(Line(voice.unsigned()), "quiet"))
    sources = (Heading(voice.words["sources"], 2), voice.cited.entries()) if voice.cited.order else ()
    return Page(voice.words["side_by_side"], language, (*blocks, *sources), unprintable=voice.words["unprintable"])


def comparison_blocks(voice: Voice, level: Level, warned: tuple[str, ...] = ()) -> tuple[Block, ...]:
    """Heading, warnings of the compared options (but those of `warned`, whose own page is on the same sheet), how to read the table,
    the table, and what head-to-head studies say of each pair."""
    words, options = voice.words, _chosen(voice)
    heading = Heading(words["side_by_side"], level)
    if not options:
        return (heading, Text(words["nothing_compared"]))
    below: Level = 2 if level == 1 else 3
    pairs = tuple(_pairs(voice, options))
    return (
        heading,
        *_warnings(voice, tuple(option for option in options if option.id not in warned)),
        Text(voice.say(voice.pack.attributes.reading_help), "quiet"),
        _table(voice, options),
        *((Heading(words["head_to_head"], below), Bullets(pairs)) if pairs else ()),
    )


def _warnings(voice: Voice, options: tuple[Option, ...]) -> Iterator[Notice]:
    """The warnings of these options, each under its name, in one panel."""
    lines = tuple(replace(voice.line(option.notice), lead=f"{voice.say(option.short)}:") for option in options if option.notice)
    if lines:
        yield Notice("caution", voice.words["please_note"], lines)


def _chosen(voice: Voice) -> tuple[Option, ...]:
    return tuple(option for id in voice.visit.options if (option := voice.pack.option(id)))


def _table(voice: Voice, options: tuple[Option, ...]) -> Table:
    attributes = voice.pack.attributes
    groups = (
        RowGroup(voice.say(group.title), tuple(_row(voice, row, options) for row in attributes.rows if row.group == group.id))
        for group in attributes.groups
    )
    return Table(
        caption=voice.words["side_by_side"],
        corner=voice.words["question"],
        columns=tuple(_column(voice, option) for option in options),
        groups=tuple(group for group in groups if group.rows),
    )


def _column(voice: Voice, option: Option) -> Column:
    approval = option.approvals[0] if option.approvals else None
    badge = voice.approval_badge(approval) if approval and approval.status != "not_applicable" else None
    return Column(option.id, voice.say(option.short), voice.say(option.kind), (option.shape, option.hue), badge)


def _row(voice: Voice, row: Row, options: tuple[Option, ...]) -> TableRow:
    return TableRow(voice.say(row.title), tuple(_cell(voice, row, option) for option in options), _lifted(voice, row))


def _lifted(voice: Voice, row: Row) -> str:
    """The first of the patient's priorities that bears on this row."""
    matters = {priority.id: priority for priority in voice.pack.priorities}
    return next((voice.say(matters[id].title) for id in voice.visit.priorities if id in matters and row.id in matters[id].rows), "")


def _cell(voice: Voice, row: Row, option: Option) -> Cell:
    unknown = Cell((Line(voice.words["not_known"]),), state="not_known")
    match row.kind:
        case "value":
            value = option.values.get(row.id)
            if value is None:
                return unknown
            line = Line(
                voice.say(value.text),
                mark=voice.mark(value.certainty),
                badge=None if voice.say(value.text).startswith(voice.words["not_known"]) else voice.state_badge(value.state),
                cites=voice.cited.cite(value.sources),
            )
            return Cell((line,), state=value.state)
        case "outcomes":
            arrays = tuple(voice.icons(outcome, option) for outcome in option.outcomes if outcome.kind == "benefit")
            if arrays:
                return Cell(arrays=arrays)
            return Cell((Line(voice.words["no_numbers"], badge=voice.state_badge("not_known")),), state="not_known")
        case "harms":
            worse = tuple(voice.icons(outcome, option) for outcome in option.outcomes if outcome.kind != "benefit")
            return Cell(voice.harms(option, brief=True), worse)
        case "approval":
            approval = next((approval for approval in option.approvals if approval.country == row.country), None)
            return Cell((voice.approval_in_brief(approval),)) if approval else unknown
        case "unknown":
            return Cell(tuple(voice.open_question(claim) for claim in option.unknown))


def _pairs(voice: Voice, options: tuple[Option, ...]) -> Iterator[Line]:
    """One line per pair of chosen treatments: what a fair comparison found, or that we found none."""
    known = {frozenset(pair.options): pair for pair in voice.pack.attributes.pairs}
    for one, other in combinations(options, 2):
        pair = known.get(frozenset((one.id, other.id)))
        lead = voice.words["pair"].format(one=voice.say(one.short), other=voice.say(other.short))
        if pair:
            badge = voice.state_badge(pair.state)
            yield Line(voice.say(pair.text), lead, voice.mark(pair.certainty), badge, voice.cited.cite(pair.sources))
        else:
            yield Line(voice.words["never_compared"], lead, badge=voice.state_badge("not_known"))
