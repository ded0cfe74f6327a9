"""An author's SVG, read event by event: the closed subset becomes a drawing, everything else a problem with its line.

There is no tree, no document type, no entity, no reference out of the file; what is too much stops the reading where it stands.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any
from xml.parsers import expat

from consult_aid.content.art_drawing import SAME, Drawing, Gradient, Mark, Matrix, Shape, scales, times
from consult_aid.content.art_outline import GEOMETRY, outline
from consult_aid.content.art_shape import Load, painted
from consult_aid.content.art_subset import ELSEWHERE, INSIDE, KNOWN, place_of, unknown
from consult_aid.content.art_values import (
    FARTHEST,
    GRADIENT_UNITS,
    ID,
    INITIAL,
    MARKS,
    PRESENTATION,
    SCALE,
    TooMuch,
    Wrong,
    colour,
    id,
    mark,
    matrix,
    number,
    numbers,
    portion,
    share,
    shown,
)
from consult_aid.content.places import did_you_mean
from consult_aid.errors import Problem
from consult_aid.record import replace

NAMESPACE = "http://www.w3.org/2000/svg"
LARGEST = 4000.0
"""Widest and tallest picture, in its own units."""
MOST_ELEMENTS = 5_000
DEEPEST = 12
MOST_GRADIENTS = 64
MOST_STOPS = 16
MOST_PROBLEMS = 50


class _Enough(Exception):  # noqa: N818 - it is no error, it is the end of the reading
    """The file is too much to read on."""


class _Open:
    """An element that has begun: what its children inherit."""

    def __init__(self, name: str, style: Mapping[str, Any], matrix: Matrix) -> None:
        self.name = name
        self.style = style
        self.matrix = matrix


class Reader:
    """Reads one SVG; afterwards `problems` holds everything found wrong, and `drawing()` is what was understood."""

    def __init__(self, file: str) -> None:
        self.problems: list[Problem] = []
        self._file = file
        self._open: list[_Open] = []
        self._skipping = 0  # depth inside an element that was refused
        self._elements = 0
        self._load = Load()
        self._size = (0.0, 0.0)
        self._part = ""
        self._parts: dict[str, list[Shape]] = {}
        self._part_lines: dict[str, int] = {}
        self._ids: set[str] = set()
        self._gradients: dict[str, Gradient] = {}
        self._gradient: tuple[str, bool, list[float], Mark] = ("", True, [], "")
        self._stops: list[tuple[float, str]] = []
        self._asked: list[tuple[int, str, str]] = []  # line, where, gradient id
        self._textual = -1  # element number whose text was refused already
        self._parser = expat.ParserCreate("utf-8")

    def read(self, text: bytes) -> None:
        """Follows the whole text, which must be UTF-8 without a document type."""
        parser = self._parser
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.XmlDeclHandler = self._declaration
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        try:
            parser.Parse(text, True)
        except _Enough:
            return
        except expat.ExpatError as error:
            said = expat.ErrorString(error.code)
            self._refuse("", f"this is not well-formed XML ({said})", "close every tag and quote every attribute", error.lineno)
            return
        self._finish()

    def drawing(self) -> Drawing:
        """The picture, its gradients in place. Meant for a reading without problems."""
        return Drawing(*self._size, {part: [self._coloured(shape) for shape in shapes] for part, shapes in self._parts.items()})

    # What expat tells ----------------------------------------------------------------------------------------------------------------

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.lower() not in ("utf-8", "us-ascii"):
            self._refuse("", f"the encoding is said to be {shown(encoding)}", "save the file as UTF-8")

    def _doctype(self, *_: object) -> None:
        self._refuse("", "there is a DOCTYPE", "remove it")
        raise _Enough

    def _start(self, name: str, given: dict[str, str]) -> None:
        self._elements += 1
        if self._elements > MOST_ELEMENTS:
            self._give_up(f"there are more than {MOST_ELEMENTS:,} elements", "simplify the picture")
        if len(self._open) + self._skipping >= DEEPEST:
            self._give_up(f"elements are nested more than {DEEPEST} deep", "use fewer groups inside groups")
        parent = self._open[-1] if self._open else _Open("", INITIAL, SAME)
        if self._skipping or not self._belongs(name, parent.name):
            self._skipping += 1
            return
        opened = _Open(name, parent.style, parent.matrix)
        self._open.append(opened)
        match name:
            case "svg":
                self._begin_picture(given)
            case "defs":
                self._values(name, given, {})
            case "linearGradient":
                self._begin_gradient(given)
            case "stop":
                self._take_stop(given)
            case "g":
                self._begin_group(opened, given)
            case _:
                self._take_shape(name, opened, given)

    def _end(self, name: str) -> None:
        if self._skipping:
            self._skipping -= 1
            return
        self._open.pop()
        if name == "linearGradient":
            self._end_gradient()
        elif name == "g" and len(self._open) == 1:
            self._part = ""

    def _text(self, text: str) -> None:
        if not self._skipping and self._textual != self._elements and text.strip():
            self._textual = self._elements
            what = f"the words {shown(text)} stand in the picture"
            self._refuse(self._where(""), what, "put words into callouts in the YAML beside the picture")

    # Where things may stand ----------------------------------------------------------------------------------------------------------

    def _belongs(self, name: str, parent: str) -> bool:
        """Whether this element may stand in that one; says so if not."""
        if name in INSIDE.get(parent, ()):
            return True
        if ":" in name:
            self._refuse("", f"<{name[:64]}> is not of the SVG namespace", "remove it; save as plain SVG")
        elif not parent:
            self._refuse("", f"the file holds {shown(name)}, not <svg>", "save the picture as plain SVG")
        elif name not in KNOWN:
            todo = ELSEWHERE.get(name) or did_you_mean(name, KNOWN)
            self._refuse(self._where(""), f"<{name[:64]}> is not in the subset", todo)
        elif name in GEOMETRY and parent == "svg":
            self._refuse(name, "this shape belongs to no part", 'put it into a top-level <g id="...">')
        else:
            self._refuse(self._where(name), f"<{name}> cannot stand in <{parent}>", place_of(name))
        return False

    def _begin_picture(self, given: dict[str, str]) -> None:
        self._values("svg", given, {"xmlns": str, "viewBox": str, "width": _extent, "height": _extent}, ("xmlns", "viewBox"))
        if given.get("xmlns", NAMESPACE) != NAMESPACE:
            self._refuse("svg", f"the namespace {shown(given['xmlns'])} is not SVG's", f'write xmlns="{NAMESPACE}"')
        if "viewBox" in given:
            try:
                box = numbers(given["viewBox"])
                if len(box) != 4 or box[0] or box[1]:
                    raise Wrong(f"the viewBox {shown(given['viewBox'])} is not 0 0 width height", "let it begin with 0 0")
                self._size = _extent(f"{box[2]}"), _extent(f"{box[3]}")
            except Wrong as wrong:
                self._refuse("svg", wrong.what, wrong.todo)

    def _begin_group(self, opened: _Open, given: dict[str, str]) -> None:
        top = len(self._open) == 2
        known = {"id": id, "transform": matrix, **PRESENTATION}
        name = given.get("id", "")
        if top:
            self._part = name if ID.fullmatch(name) else "?"
            if not name:
                self._refuse("g", "this part of the picture has no id", 'give every top-level group an id: <g id="...">')
        values = self._values("g", given, known)
        if "id" in values:
            self._take_id("g", name)
            if top:
                self._part_lines.setdefault(name, self._parser.CurrentLineNumber)
        if top:
            self._parts.setdefault(self._part, [])
        opened.matrix = self._placed("g", opened.matrix, values.pop("transform", SAME))
        opened.style = {**opened.style, **{key: value for key, value in values.items() if key in PRESENTATION}}
        self._ask("g", values)

    # Shapes --------------------------------------------------------------------------------------------------------------------------

    def _take_shape(self, name: str, opened: _Open, given: dict[str, str]) -> None:
        needed, possible = GEOMETRY[name]
        known: dict[str, Callable[[str], Any]] = {"transform": matrix, "opacity": share, **PRESENTATION}
        known.update(dict.fromkeys((*needed, *possible), str))
        values = self._values(name, given, known, needed)
        self._ask(name, values)
        where = self._placed(name, opened.matrix, values.pop("transform", SAME))
        if any(key not in given for key in needed):
            return
        try:
            found = outline(name, given)
        except Wrong as wrong:
            self._refuse(self._where(name), wrong.what, wrong.todo)
            return
        if found is None or not found.steps.strip("m"):
            return
        shape = painted(name, found, where, {**opened.style, **values})
        if shape.fill is not None or shape.stroke is not None:
            try:
                self._load.take(shape, self._size)
            except TooMuch as much:
                self._give_up(much.what, much.todo)
            except Wrong as wrong:
                self._refuse(self._where(name), wrong.what, wrong.todo)
            self._parts[self._part].append(shape)

    def _placed(self, name: str, outer: Matrix, inner: Matrix) -> Matrix:
        """Both transforms; the outer one alone if they are too much together."""
        both = times(outer, inner)
        least, most = scales(both)
        if least < SCALE[0] or most > SCALE[1] or max(map(abs, both)) > FARTHEST:
            self._refuse(self._where(name), "its transforms together shrink, stretch or move too much", "use fewer or gentler transforms")
            return outer
        return both

    # Gradients -----------------------------------------------------------------------------------------------------------------------

    def _begin_gradient(self, given: dict[str, str]) -> None:
        known: dict[str, Callable[[str], Any]] = {"id": id, "gradientUnits": GRADIENT_UNITS, "class": mark}
        known.update(dict.fromkeys(("x1", "y1", "x2", "y2"), _gradient_end))
        values = self._values("linearGradient", given, known, ("id",))
        name = given.get("id", "")
        on_box = values.get("gradientUnits") != "userSpaceOnUse"
        width, height = (1.0, 1.0) if on_box else self._size
        whole = {"x1": width, "y1": height, "x2": width, "y2": height}
        line = []
        for axis, usual in (("x1", "0"), ("y1", "0"), ("x2", "100%"), ("y2", "0")):
            text = given[axis] if axis in values else usual
            line.append(round(portion(text) * (whole[axis] if text.strip().endswith("%") else 1), 4))
        if "id" in values:
            self._take_id("linearGradient", name)
        if len(self._gradients) >= MOST_GRADIENTS:
            self._give_up(f"there are more than {MOST_GRADIENTS} gradients", "share gradients between shapes")
        self._gradient, self._stops = (name, on_box, line, values.get("class", "")), []

    def _take_stop(self, given: dict[str, str]) -> None:
        values = self._values("stop", given, {"offset": portion, "stop-color": _stop_colour}, ("offset",))
        least = self._stops[-1][0] if self._stops else 0.0
        self._stops.append((max(least, min(round(values.get("offset", 0.0), 4), 1.0)), values.get("stop-color", "#000000")))
        if len(self._stops) == MOST_STOPS + 1:
            self._refuse("linearGradient", f"there are more than {MOST_STOPS} stops", "use fewer stops")

    def _end_gradient(self) -> None:
        name, on_box, line, mark = self._gradient
        if not self._stops:
            self._refuse(f"linearGradient {shown(name)}", "the gradient has no stops", "give it two or more <stop>")
            self._stops = [(0.0, "#000000")]
        self._gradients[name] = Gradient(on_box, (line[0], line[1], line[2], line[3]), tuple(self._stops), mark)

    def _ask(self, name: str, values: Mapping[str, Any]) -> None:
        """Notes that a gradient is used, to see at the end whether there is one."""
        fill = values.get("fill")
        if fill is not None and not fill.startswith("#"):
            self._asked.append((self._parser.CurrentLineNumber, self._where(name), fill))

    def _coloured(self, shape: Shape) -> Shape:
        """The shape with its gradient in place of the gradient's id; the gradient's own mark goes before the shape's."""
        if not isinstance(shape.fill, str) or shape.fill.startswith("#"):
            return shape
        gradient = self._gradients[shape.fill]
        marked = gradient.mark or shape.mark
        if len(gradient.stops) == 1 or math.dist(gradient.line[:2], gradient.line[2:]) < 0.001:
            return replace(shape, fill=gradient.stops[-1][1], fill_mark=marked)
        return replace(shape, fill=gradient, fill_mark=marked)

    # The end, and problems -----------------------------------------------------------------------------------------------------------

    def _finish(self) -> None:
        for line, where, name in self._asked:
            if name not in self._gradients:
                todo = did_you_mean(name, self._gradients) or "define it as a linearGradient in <defs>"
                self._refuse(where, f"there is no gradient {shown(name)}", todo, line)
        for part, line in self._part_lines.items():
            if not self._parts[part]:
                self._refuse(f"g {part}", "this part paints nothing", "draw something in it, or remove it", line)
        if not self._parts and not self.problems:
            self._refuse("svg", "the picture has no parts", 'put the shapes into groups: <g id="...">', 1)

    def _values(
        self, name: str, given: dict[str, str], known: Mapping[str, Callable[[str], Any]], needed: tuple[str, ...] = ()
    ) -> dict[str, Any]:
        """The understood attributes; every other one, and every missing one, is a problem."""
        values: dict[str, Any] = {}
        for key, text in given.items():
            if key in known and (key != "class" or text in MARKS):
                try:
                    values[key] = known[key](text)
                except Wrong as wrong:
                    self._refuse(self._where(name), f"{key}: {wrong.what}", wrong.todo)
            else:
                self._refuse(self._where(name), *unknown(name, key, known))
        for key in needed:
            if key not in given:
                self._refuse(self._where(name), f"{key} is missing", f"give <{name}> its {key}")
        return values

    def _take_id(self, name: str, id: str) -> None:
        if id in self._ids:
            self._refuse(self._where(name), f"the id {shown(id)} is used twice", "give every group and gradient an id of its own")
        self._ids.add(id)

    def _where(self, name: str) -> str:
        part = f"part {self._part}" if self._part else ""
        return ", ".join(filter(None, (part, name)))

    def _refuse(self, where: str, what: str, todo: str, line: int = 0) -> None:
        self.problems.append(Problem(self._file, line or self._parser.CurrentLineNumber, where, what, todo))
        if len(self.problems) == MOST_PROBLEMS:
            self._give_up(f"more than {MOST_PROBLEMS - 1} problems were found, and the rest was not read", "mend these first")

    def _give_up(self, what: str, todo: str) -> None:
        self.problems.append(Problem(self._file, self._parser.CurrentLineNumber, "", what, todo))
        raise _Enough


def _extent(text: str) -> float:
    value = number(text)
    if not 1 <= value <= LARGEST:
        raise Wrong(f"a size of {value:g} is not drawn", f"use 1 to {LARGEST:g}")
    return value


def _gradient_end(text: str) -> float:
    value = portion(text)
    if abs(value) > FARTHEST:
        raise Wrong(f"{shown(text)} is too far out", f"keep gradients within {FARTHEST:,.0f} units")
    return value


def _stop_colour(text: str) -> str:
    found = colour(text)
    if found is None:
        raise Wrong("a stop cannot be none", "give it a colour, as #rrggbb")
    return found
