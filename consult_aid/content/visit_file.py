"""Visit files: one consultation as YAML, read with care and written so that it reads back the same.

Every field may be missing. No message ever quotes the file, for any part of it may be a patient's words; only ids are quoted.
"""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, get_args

from consult_aid.errors import CannotDo
from consult_aid.illustration import Point, Stroke, Tool
from consult_aid.plain import TEXT_LIMIT, clean
from consult_aid.visit import MOST_OPTIONS, Clinic, Ink, NextStep, Note, Visit

from .files import Refused, read_regular
from .places import Lines, Tree, did_you_mean, where
from .places import Path as Way
from .reader import UNSEEN, read_yaml
from .whole import in_quotes

if TYPE_CHECKING:
    from .facts import Pack

MOST_ENTRIES = 200
"""Longest list."""

MOST_POINTS = 20_000
"""Most ink points of a visit: about five minutes of drawing without lifting the pen."""

MOST_VALUES = 4 * MOST_POINTS + 20_000
FARTHEST = 100_000.0
"""Farthest that ink may be from the picture's corner, in picture units."""

_FIELDS = tuple(name for name in Visit.__annotations__)
_ID = re.compile(r"[a-z0-9_-]{1,64}")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER = re.compile(r"-?\d{1,12}(\.\d{1,20})?([eE][+-]?\d{1,3})?")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def read_visit(path: Path) -> Visit:
    """The visit in a file. Raises CannotDo with one sentence that names file, line and field."""
    file = clean(path.name)
    try:
        data = read_regular(path, follow=True)
    except Refused as no:
        raise CannotDo(f"The visit file {file} cannot be used: {no.what}; {no.todo}.") from None
    document, faults = read_yaml(data, file, private=True, most_nodes=MOST_VALUES)
    if document is None or faults:
        first = min(fault.problem for fault in faults)
        raise CannotDo(f"{first.file}, line {first.line}: {first.what}; {first.todo}.")
    return _Reader(file, document.lines).visit(document.tree)


def visit_text(visit: Visit) -> str:
    """The visit as YAML that `read_visit` reads back equal, its texts made plain. Raises CannotDo when it is too long to be read back."""
    clinic = {name: _one_line(getattr(visit.clinic, name)) for name in ("name", "phone", "email")}
    clinic["address"] = _words(visit.clinic.address)
    lines: list[str] = []
    _add(lines, "patient", _one_line(visit.patient))
    if visit.date is not None:
        lines.append(f"date: {visit.date.isoformat()}")
    _add(lines, "practitioner", _one_line(visit.practitioner))
    if any(clinic.values()):
        lines.append("clinic:")
        for name in ("name", "address", "phone", "email"):
            _add(lines, name, clinic[name], "  ")
    _add(lines, "language", _one_line(visit.language))
    for name in ("topics", "options", "priorities", "claims"):
        _add_ids(lines, name, getattr(visit, name))
    _add_items(lines, "notes", ({"about": note.about, "text": _words(note.text)} for note in visit.notes))
    _add_items(lines, "next_steps", ({"text": _words(step.text), "when": _one_line(step.when)} for step in visit.next_steps))
    if visit.steps:
        lines.append(f"steps: {{{', '.join(f'{_name(id)}: {step}' for id, step in visit.steps.items())}}}")
    _add_ink(lines, visit.ink)
    _add_ids(lines, "left_out", visit.left_out)
    lines.extend(f"{name}: {_name(id)}" for name, id in (("skin", visit.skin), ("hair", visit.hair)) if id)
    text = "\n".join(lines) + "\n" if lines else "{}\n"
    _must_be_readable(visit, text)
    return text


def check_ids(visit: Visit, pack: Pack, file: Path) -> None:
    """Everything that the visit names is in the pack. Raises CannotDo with the place of the first name that is not."""
    topics = [topic.id for topic in pack.topics]
    options = [option.id for option in pack.options]
    check = _Known(clean(file.name))
    for index, id in enumerate(visit.topics):
        check.id(("topics", index), "topic or option", id, (*topics, *options))
    for index, id in enumerate(visit.options):
        check.id(("options", index), "option", id, options)
    for index, id in enumerate(visit.priorities):
        check.id(("priorities", index), "priority", id, [priority.id for priority in pack.priorities])
    claims = [judged.id for topic in pack.topics for section in topic.sections for judged in section.judged]
    for index, id in enumerate(visit.claims):
        check.id(("claims", index), "claim", id, claims)
    for index, note in enumerate(visit.notes):
        if note.about:
            check.id(("notes", index, "about"), "topic or option", note.about, (*topics, *options))
    for id, step in visit.steps.items():
        check.step(("steps",), pack, id, step)
    if visit.skin:
        check.id(("skin",), "skin tone", visit.skin, [tone.id for tone in pack.manifest.skins])
    if visit.hair:
        check.id(("hair",), "hair colour", visit.hair, [tone.id for tone in pack.manifest.hairs])
    for index, ink in enumerate(visit.ink):
        check.step(("ink", index), pack, ink.illustration, ink.step)


class _Known:
    """Says which name of a visit is not known."""

    def __init__(self, file: str) -> None:
        self._file = file

    def id(self, way: Way, kind: str, id: str, known: Iterable[str]) -> None:
        if id not in (known := tuple(known)):
            todo = did_you_mean(id, known) or "see the pack for its ids"
            raise CannotDo(f"{self._file}: {where('', way)}: there is no {kind} '{id}' in this pack; {_ended(todo)}")

    def step(self, way: Way, pack: Pack, id: str, step: int) -> None:
        self.id(way, "illustration", id, pack.illustrations)
        last = len(pack.illustrations[id].steps)
        if step > last:
            what = f"picture '{id}' has no step {step}"
            todo = f"use 0 for the whole picture, or a step up to {last}" if last else "use 0 for the whole picture"
            raise CannotDo(f"{self._file}: {where('', way)}: {what}; {todo}.")


class _Reader:
    """The shape of a visit file, field by field."""

    def __init__(self, file: str, lines: Lines) -> None:
        self._file, self._lines = file, lines
        self._points = 0

    def visit(self, tree: Tree) -> Visit:
        given = self._fields((), tree, _FIELDS)
        return Visit(
            patient=_one_line(self._text(("patient",), given.get("patient"))),
            date=self._date(("date",), given.get("date")),
            practitioner=_one_line(self._text(("practitioner",), given.get("practitioner"))),
            clinic=self._clinic(("clinic",), given.get("clinic")),
            language=_one_line(self._text(("language",), given.get("language"))),
            topics=self._ids(("topics",), given.get("topics")),
            options=self._ids(("options",), given.get("options"), MOST_OPTIONS, "options can be compared at once"),
            priorities=self._ids(("priorities",), given.get("priorities")),
            claims=self._ids(("claims",), given.get("claims")),
            notes=self._notes(given.get("notes")),
            next_steps=self._next_steps(given.get("next_steps")),
            steps=self._steps(given.get("steps")),
            ink=self._ink(given.get("ink")),
            left_out=self._ids(("left_out",), given.get("left_out")),
            skin=self._tone(("skin",), given.get("skin")),
            hair=self._tone(("hair",), given.get("hair")),
        )

    def _no(self, way: Way, what: str, todo: str) -> NoReturn:
        place = where("", way)
        raise CannotDo(f"{self._file}, line {self._lines.at(way)}: {f'{place}: ' if place else ''}{what}; {_ended(todo)}")

    def _fields(self, way: Way, tree: Tree, known: tuple[str, ...]) -> dict[str, Tree]:
        if tree is None:
            return {}
        if not isinstance(tree, dict):
            self._no(way, "fields are meant here", f"write them as `name: value`, with names from {', '.join(known)}")
        for name in tree:
            if name not in known:
                line = self._lines.at((*way, name))
                place = f"{where('', way)}: " if way else ""
                raise CannotDo(f"{self._file}, line {line}: {place}this field is not known; {_ended(did_you_mean(name, known))}")
        return tree

    def _list(self, way: Way, tree: Tree, most: int = MOST_ENTRIES, of: str = "entries can be in this list") -> list[Tree]:
        if tree is None:
            return []
        if not isinstance(tree, list):
            self._no(way, "a list is meant here", "write [one, two], or each item on its own line after '- '")
        if len(tree) > most:
            self._no(way, f"at most {most:,} {of}", "take some out")
        return tree

    def _text(self, way: Way, tree: Tree) -> str:
        if tree is None:
            return ""
        if not isinstance(tree, str):
            self._no(way, "a text is meant here", "put it in double quotes")
        if len(tree) > TEXT_LIMIT:
            self._no(way, f"the text has more than {TEXT_LIMIT:,} characters", "shorten it")
        return tree

    def _id(self, way: Way, tree: Tree) -> str:
        if not isinstance(tree, str) or not _ID.fullmatch(tree):
            self._no(way, "an id is meant here", "use small letters, digits and hyphens, at most 64")
        return tree

    def _tone(self, way: Way, tree: Tree) -> str:
        return self._id(way, tree) if tree else ""

    def _ids(self, way: Way, tree: Tree, most: int = MOST_ENTRIES, of: str = "entries can be in this list") -> tuple[str, ...]:
        ids: list[str] = []
        for index, item in enumerate(self._list(way, tree, most, of)):
            id = self._id((*way, index), item)
            if id in ids:
                self._no((*way, index), f"'{id}' is listed twice", "keep one")
            ids.append(id)
        return tuple(ids)

    def _date(self, way: Way, tree: Tree) -> datetime.date | None:
        if tree is None:
            return None
        try:
            if isinstance(tree, str) and _DATE.fullmatch(tree):
                return datetime.date.fromisoformat(tree)
        except ValueError:  # the 31st of February
            pass
        self._no(way, "a date is meant here", "write it like 2026-11-23")

    def _clinic(self, way: Way, tree: Tree) -> Clinic:
        given = self._fields(way, tree, ("name", "address", "phone", "email"))
        texts = {name: self._text((*way, name), value) for name, value in given.items()}
        return Clinic(**{name: _words(text) if name == "address" else _one_line(text) for name, text in texts.items()})

    def _notes(self, tree: Tree) -> tuple[Note, ...]:
        notes = []
        for index, item in enumerate(self._list(("notes",), tree)):
            way: Way = ("notes", index)
            given = {"text": item} if isinstance(item, str) else self._fields(way, item, ("about", "text"))
            about = given.get("about")
            text = _words(self._text((*way, "text"), given.get("text")))
            notes.append(Note(text=text, about=self._id((*way, "about"), about) if about else ""))
        return tuple(note for note in notes if note.text)

    def _next_steps(self, tree: Tree) -> tuple[NextStep, ...]:
        steps = []
        for index, item in enumerate(self._list(("next_steps",), tree)):
            way: Way = ("next_steps", index)
            given = {"text": item} if isinstance(item, str) else self._fields(way, item, ("text", "when"))
            text, when = (self._text((*way, name), given.get(name)) for name in ("text", "when"))
            steps.append(NextStep(text=_words(text), when=_one_line(when)))
        return tuple(step for step in steps if step.text)

    def _steps(self, tree: Tree) -> Mapping[str, int]:
        if tree is None:
            return {}
        if not isinstance(tree, dict):
            self._no(("steps",), "fields are meant here", "write the picture's id and its step, like {follicle: 2}")
        if len(tree) > MOST_ENTRIES:
            self._no(("steps",), f"at most {MOST_ENTRIES} entries can be here", "take some out")
        for id in tree:
            if not _ID.fullmatch(id):
                self._no(("steps",), "the id of a picture is meant here", "use small letters, digits and hyphens, at most 64")
        return {id: self._count(("steps", id), step) for id, step in tree.items()}

    def _count(self, way: Way, tree: Tree) -> int:
        if not isinstance(tree, str) or not re.fullmatch(r"[0-9]{1,3}", tree):
            self._no(way, "a step is meant here", "write a whole number, 0 for the whole picture")
        return int(tree)

    def _ink(self, tree: Tree) -> tuple[Ink, ...]:
        inks = []
        for index, item in enumerate(self._list(("ink",), tree)):
            way: Way = ("ink", index)
            given = self._fields(way, item, ("illustration", "step", "strokes"))
            illustration = self._id((*way, "illustration"), given.get("illustration"))
            step = self._count((*way, "step"), given.get("step", "0"))
            drawn = self._list((*way, "strokes"), given.get("strokes"), MOST_POINTS, "strokes can be here")
            strokes = tuple(self._stroke((*way, "strokes", number), stroke) for number, stroke in enumerate(drawn))
            inks.append(Ink(illustration=illustration, step=step, strokes=strokes))
        return tuple(inks)

    def _stroke(self, way: Way, tree: Tree) -> Stroke:
        given = self._fields(way, tree, ("tool", "colour", "width", "points"))
        tool, colour = given.get("tool"), given.get("colour")
        if tool not in get_args(Tool):
            self._no((*way, "tool"), "a tool is meant here", f"use one of {', '.join(get_args(Tool))}")
        if not isinstance(colour, str) or not _COLOUR.fullmatch(colour):
            self._no((*way, "colour"), "a colour is meant here", "write it like '#B4472E', in quotes")
        width = self._number((*way, "width"), given.get("width"))
        if width <= 0:
            self._no((*way, "width"), "a width above 0 is meant here", "write it in picture units, for example 4")
        points = self._list((*way, "points"), given.get("points"), MOST_POINTS, "points can be here")
        if not points:
            self._no((*way, "points"), "a stroke needs at least one point", "write [[x, y], ...], or take the stroke out")
        self._points += len(points)
        if self._points > MOST_POINTS:
            self._no(way, f"the visit has more than {MOST_POINTS:,} points of ink", "take some ink out")
        placed = tuple(self._point((*way, "points", index), point) for index, point in enumerate(points))
        return Stroke(_tool(tool), colour, width, placed)

    def _point(self, way: Way, tree: Tree) -> Point:
        if not isinstance(tree, list) or len(tree) != 2:
            self._no(way, "a point is meant here", "write [x, y]")
        return self._number((*way, 0), tree[0]), self._number((*way, 1), tree[1])

    def _number(self, way: Way, tree: Tree) -> float:
        if isinstance(tree, str) and _NUMBER.fullmatch(tree):
            number = float(tree)
            if math.isfinite(number) and abs(number) <= FARTHEST:
                return number
        self._no(way, "a number is meant here", f"write it in digits, between -{FARTHEST:,.0f} and {FARTHEST:,.0f}")


def _tool(name: Any) -> Tool:
    return next(tool for tool in get_args(Tool) if tool == name)


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith(("?", ".")) else f"{sentence}."


def _words(text: str) -> str:
    """Plain text of any number of lines, without space around it."""
    return UNSEEN.sub(" ", clean(text)).strip()


def _one_line(text: str) -> str:
    return " ".join(_words(text).split())


def _name(id: str) -> str:
    return id if _ID.fullmatch(id) and id[0].isalpha() and id != "null" else in_quotes(id)


def _add(lines: list[str], name: str, text: str, indent: str = "") -> None:
    if text:
        lines.append(f"{indent}{name}: {in_quotes(text)}")


def _add_ids(lines: list[str], name: str, ids: tuple[str, ...]) -> None:
    if ids:
        lines.append(f"{name}: [{', '.join(_name(id) for id in ids)}]")


def _add_items(lines: list[str], name: str, items: Iterable[Mapping[str, str]]) -> None:
    written = [[f"{key}: {in_quotes(text)}" for key, text in item.items() if text] for item in items if item["text"]]
    if written:
        lines.append(f"{name}:")
    for first, *others in written:
        lines.append(f"  - {first}")
        lines.extend(f"    {other}" for other in others)


def _add_ink(lines: list[str], inks: tuple[Ink, ...]) -> None:
    if inks:
        lines.append("ink:")
    for ink in inks:
        lines.append(f"  - illustration: {_name(ink.illustration)}")
        lines.append(f"    step: {ink.step}")
        lines.append("    strokes:" if ink.strokes else "    strokes: []")
        for stroke in ink.strokes:
            points = ", ".join(f"[{_digits(x)}, {_digits(y)}]" for x, y in stroke.points)
            head = f'tool: {stroke.tool}, colour: "{stroke.colour}", width: {_digits(stroke.width)}'
            lines.append(f"      - {{{head}, points: [{points}]}}")


def _digits(number: float) -> str:
    return str(int(number)) if number == int(number) else repr(float(number))


def _must_be_readable(visit: Visit, text: str) -> None:
    points = sum(len(stroke.points) for ink in visit.ink for stroke in ink.strokes)
    if points > MOST_POINTS:
        raise CannotDo(f"The visit has more than {MOST_POINTS:,} points of ink and cannot be saved; take some ink off and save again.")
    lists = (visit.topics, visit.options, visit.priorities, visit.claims, visit.notes, visit.next_steps, visit.steps, visit.ink)
    if any(len(entries) > MOST_ENTRIES for entries in lists) or len(text.encode()) > 1 << 20:
        raise CannotDo("The visit is too long to be saved; take out some notes or ink and save again.")
