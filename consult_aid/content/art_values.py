"""The values of SVG attributes in the closed subset: each is understood whole, or refused in words."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any

from consult_aid.content.art_drawing import SAME, Matrix, scales, times
from consult_aid.content.places import quoted

FARTHEST = 20_000.0
"""Largest coordinate, in picture units."""
WIDEST = 500.0
"""Widest stroke, in picture units."""
MARKS = ("skin", "hair")
"""The only classes: what colours may stand for."""
MOST_DASHES = 8
SHORTEST_DASH = 0.1
MOST_FUNCTIONS = 16
"""Functions in one `transform`."""
SCALE = (0.001, 1000.0)
"""Least and most that transforms may stretch a shape by."""

NUMBER = r"[-+]?(?:[0-9]++\.?[0-9]*+|\.[0-9]++)(?:[eE][-+]?[0-9]++)?+"
NUMBERS = re.compile(NUMBER)
ID = re.compile(r"[a-z][a-z0-9_-]{0,63}")

_NUMBER = re.compile(NUMBER)
_LIST = re.compile(rf"[ \t\r\n]*+(?:{NUMBER}(?:[ \t\r\n]*+,?[ \t\r\n]*+|(?=[-+.])))*+")
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_URL = re.compile(r"url\(#([a-z][a-z0-9_-]{0,63})\)")
_FUNCTION = re.compile(r"[ \t\r\n]*+([A-Za-z]+)[ \t\r\n]*+\(([^()]*)\)[ \t\r\n]*+,?")


class Wrong(Exception):  # noqa: N818 - it reads as a verdict
    """A value that is not understood: `what` is wrong with it, and what `todo`."""

    def __init__(self, what: str, todo: str) -> None:
        super().__init__(what)
        self.what = what
        self.todo = todo


class TooMuch(Wrong):
    """More than will be painted: there is no use in reading on."""


def shown(text: str) -> str:
    """What the author wrote, short, in quotes."""
    return quoted(text[:200])


def number(text: str) -> float:
    """A plain finite number."""
    if not _NUMBER.fullmatch(text.strip()):
        raise Wrong(f"{shown(text)} is not a number", "write a plain number without a unit")
    value = float(text)
    if not math.isfinite(value):
        raise Wrong(f"{shown(text)} is too large", "use a smaller number")
    return value


def coordinate(text: str) -> float:
    """A number within the drawing board."""
    value = number(text)
    if abs(value) > FARTHEST:
        raise Wrong(f"{shown(text)} is too far out", f"keep coordinates within {FARTHEST:,.0f} units")
    return value


def distance(text: str) -> float:
    """A coordinate that is not negative."""
    value = coordinate(text)
    if value < 0:
        raise Wrong(f"{shown(text)} is negative", "use 0 or more")
    return value


def share(text: str) -> float:
    """A number from 0 to 1."""
    value = number(text)
    if not 0 <= value <= 1:
        raise Wrong(f"{shown(text)} is outside 0 to 1", "use a number from 0 to 1")
    return value


def portion(text: str) -> float:
    """A number, or a percentage as its hundredth."""
    text = text.strip()
    return number(text[:-1]) / 100 if text.endswith("%") else number(text)


def stroke_width(text: str) -> float:
    value = distance(text)
    if value > WIDEST:
        raise Wrong(f"a stroke {value:g} wide is too wide", f"use at most {WIDEST:g}")
    return value


def miter_limit(text: str) -> float:
    value = number(text)
    if not 1 <= value <= 1000:
        raise Wrong(f"{shown(text)} is outside 1 to 1000", "use a number from 1 to 1000")
    return value


def numbers(text: str) -> list[float]:
    """Numbers parted by spaces or commas."""
    if not _LIST.fullmatch(text):
        raise Wrong(f"{shown(text)} is not a list of numbers", "write numbers parted by spaces or commas")
    values = [float(found) for found in NUMBERS.findall(text)]
    if not all(map(math.isfinite, values)):
        raise Wrong("a number is too large", "use smaller numbers")
    return values


def dashes(text: str) -> tuple[float, ...]:
    """Lengths of dashes and gaps in turn; none for a solid line."""
    if text.strip() == "none":
        return ()
    values = numbers(text)
    if not 1 <= len(values) <= MOST_DASHES:
        raise Wrong(f"there are {len(values)} dashes and gaps", f"use 1 to {MOST_DASHES}")
    if min(values) < SHORTEST_DASH or max(values) > FARTHEST:
        raise Wrong(f"a dash or gap of {min(values):g} cannot be seen", f"use {SHORTEST_DASH:g} or more")
    return tuple(values)


def colour(text: str) -> str | None:
    """#RRGGBB, or None for `none`."""
    text = text.strip()
    if text == "none":
        return None
    if not _COLOUR.fullmatch(text):
        raise Wrong(f"{shown(text)} is not a colour of the subset", "write it as #rrggbb")
    return "#" + (text[1:] if len(text) == 7 else "".join(digit * 2 for digit in text[1:])).upper()


def stroke(text: str) -> str | None:
    """A colour; gradients are for fills alone."""
    if text.strip().startswith("url("):
        raise Wrong("a stroke cannot be painted with a gradient", "use one colour, or draw the stroke as a filled shape")
    return colour(text)


def fill(text: str) -> str | None:
    """A colour, or the id of a gradient (which never begins with #)."""
    if found := _URL.fullmatch(text.strip()):
        return found[1]
    if text.strip().startswith("url("):
        raise Wrong(f"{shown(text)} does not name a gradient of this file", "write url(#id) with the id of a gradient in <defs>")
    return colour(text)


def id(text: str) -> str:
    if not ID.fullmatch(text):
        raise Wrong(f"{shown(text)} cannot be an id", "begin with a small letter; use only a-z, 0-9, - and _, at most 64")
    return text


def one_of(*words: str) -> Callable[[str], str]:
    """Exactly one of these words."""

    def chosen(text: str) -> str:
        if text.strip() not in words:
            raise Wrong(f"{shown(text)} is not in the subset", f"use one of {', '.join(words)}")
        return text.strip()

    return chosen


def matrix(text: str) -> Matrix:
    """The transforms of a `transform` attribute, multiplied."""
    made, at = SAME, 0
    functions = 0
    while text[at:].strip():
        found = _FUNCTION.match(text, at)
        functions += 1
        if not found or functions > MOST_FUNCTIONS:
            raise Wrong(f"{shown(text)} is not a transform of the subset", "use translate, rotate, scale or matrix")
        made, at = times(made, _function(found[1], numbers(found[2]))), found.end()
    if not all(map(math.isfinite, made)) or max(map(abs, made)) > FARTHEST:
        raise Wrong(f"{shown(text)} moves too far", f"keep coordinates within {FARTHEST:,.0f} units")
    least, most = scales(made)
    if least < SCALE[0] or most > SCALE[1]:
        raise Wrong(f"{shown(text)} shrinks or stretches too much", f"scale by {SCALE[0]:g} to {SCALE[1]:g}")
    return made


def _function(name: str, values: list[float]) -> Matrix:
    match name, values:
        case "translate", [x, *rest] if len(rest) < 2:
            return 1, 0, 0, 1, x, rest[0] if rest else 0
        case "scale", [x, *rest] if len(rest) < 2:
            return x, 0, 0, rest[0] if rest else x, 0, 0
        case "rotate", [angle, *centre] if len(centre) in (0, 2):
            x, y = centre or (0.0, 0.0)
            cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
            return cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y
        case "matrix", [a, b, c, d, e, f]:
            return a, b, c, d, e, f
    known = name in ("translate", "scale", "rotate", "matrix")
    if known:
        raise Wrong(f"{name} with {len(values)} numbers is not understood", "give translate 1 or 2, scale 1 or 2, rotate 1 or 3, matrix 6")
    raise Wrong(f"{shown(name)} is not a transform of the subset", "use translate, rotate, scale or matrix")


def mark(text: str) -> str:
    """What colours stand for."""
    if text not in MARKS:
        raise Wrong(f"{shown(text)} is not in the subset", f"use one of {', '.join(MARKS)}")
    return text


GRADIENT_UNITS = one_of("objectBoundingBox", "userSpaceOnUse")

PRESENTATION: dict[str, Callable[[str], Any]] = {
    "fill": fill,
    "fill-opacity": share,
    "fill-rule": one_of("nonzero", "evenodd"),
    "stroke": stroke,
    "stroke-width": stroke_width,
    "stroke-opacity": share,
    "stroke-linecap": one_of("butt", "round", "square"),
    "stroke-linejoin": one_of("miter", "round", "bevel"),
    "stroke-miterlimit": miter_limit,
    "stroke-dasharray": dashes,
    "class": mark,
}
"""Attributes that shapes inherit from groups, each with the function that understands it."""

INITIAL: dict[str, Any] = {
    "fill": "#000000",
    "fill-opacity": 1.0,
    "fill-rule": "nonzero",
    "stroke": None,
    "stroke-width": 1.0,
    "stroke-opacity": 1.0,
    "stroke-linecap": "butt",
    "stroke-linejoin": "miter",
    "stroke-miterlimit": 4.0,
    "stroke-dasharray": (),
    "class": "",
}
"""What a shape is painted with where nothing is said."""
