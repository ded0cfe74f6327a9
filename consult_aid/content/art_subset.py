"""Which elements of SVG the art compiler knows and where they may stand, and what to say of everything else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from consult_aid.content.art_outline import GEOMETRY
from consult_aid.content.places import did_you_mean

ELSEWHERE: Mapping[str, str] = {
    "style": "give each shape or group its own fill and stroke attributes",
    "text": "put words into callouts in the YAML beside the picture, or turn letters into paths",
    "title": "say it under title or alt in the YAML beside the picture",
    "desc": "say it under alt in the YAML beside the picture",
    "metadata": "remove it; save as plain SVG",
    "image": "draw it with shapes; a picture holds no other pictures",
    "use": "repeat the shapes themselves",
    "symbol": "repeat the shapes themselves",
    "clipPath": "draw the shape as it is seen, or cover what is too much",
    "mask": "draw the shape as it is seen, or cover what is too much",
    "filter": "draw soft edges with a linear gradient or opacity",
    "radialGradient": "use a linearGradient, or several shapes one upon the other",
    "script": "remove it; a picture runs nothing",
    "animate": "use steps in the YAML beside the picture",
    "a": "remove it; a picture links to nothing",
    "tspan": "put words into callouts in the YAML beside the picture",
}
INSTEAD: Mapping[str, str] = {
    "style": "write its parts as attributes, for example fill and stroke",
    "class": 'the only classes are "skin" and "hair"; write everything else as attributes, for example fill and stroke',
    "id": "give ids only to groups and gradients",
    "clip-path": "draw the shape as it is seen",
    "mask": "draw the shape as it is seen",
    "filter": "draw soft edges with a linear gradient or opacity",
    "href": "write out what it points to",
    "stop-opacity": "use fill-opacity on the shape",
    "gradientTransform": "work it into x1, y1, x2 and y2",
    "stroke-dashoffset": "begin the path elsewhere",
}
INSIDE: Mapping[str, tuple[str, ...]] = {
    "": ("svg",),
    "svg": ("defs", "g"),
    "defs": ("linearGradient",),
    "linearGradient": ("stop",),
    "g": ("g", *GEOMETRY),
}
KNOWN = ("svg", "defs", "linearGradient", "stop", "g", *GEOMETRY)


def unknown(name: str, key: str, known: Iterable[str]) -> tuple[str, str]:
    """What to say of an attribute outside the subset."""
    if key == "opacity" and name == "g":
        return (
            "opacity on a group is not in the subset, because the group would have to be painted by itself first",
            "give its shapes fill-opacity and stroke-opacity",
        )
    if key.startswith("xmlns:") or ":" in key:
        return f"{key[:64]} is not of the SVG namespace", "remove it; save as plain SVG"
    if key.startswith("on"):
        return f"{key[:64]} would run a script", "remove it"
    todo = INSTEAD.get(key) or did_you_mean(key, known) or "remove it"
    return f"{key[:64]} on <{name}> is not in the subset", todo


def place_of(name: str) -> str:
    match name:
        case "svg":
            return "use one <svg> around everything"
        case "defs":
            return "put <defs> straight into <svg>"
        case "linearGradient":
            return "put gradients into <defs>"
        case "stop":
            return "put stops into a <linearGradient>"
        case _:
            return "put shapes and groups into groups, not into one another or into <defs>"
