"""A picture in another tone of skin or colour of hair: where a colour lies between dark and light, and what stands there instead.

Colours are #RRGGBB. A ramp is a row of colours from dark to light.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from consult_aid.illustration import Art, Form, Part, Ramp, Tones
from consult_aid.record import replace
from consult_aid.theme import pale

Swap = Mapping[str, str]
"""What each colour becomes."""

_WRITTEN = re.compile(r"#[0-9A-F]{6}")
_SAID = re.compile(r"^(\S+ \S+ \S+) (rg|RG)$", re.MULTILINE)


def toned(art: Art, tones: Tones) -> Art:
    """The picture in these tones; the very same picture where nothing in it changes."""
    strong = {**_swap(art.skin, *tones.skin), **_swap(art.hair, *tones.hair)}
    if all(old == new for old, new in strong.items()):
        return art
    faint = {pale(old): pale(new) for old, new in strong.items()}
    parts = tuple(
        Part(
            id=part.id,
            svg=_in_svg(part.svg, strong),
            svg_pale=_in_svg(part.svg_pale, faint),
            form=_in_form(part.form, strong),
            form_pale=_in_form(part.form_pale, faint),
        )
        for part in art.parts
    )
    return replace(art, defs=_in_svg(art.defs, {**strong, **faint}), parts=parts)


def luminance(colour: str) -> float:
    """How light the colour looks, from 0 to 255."""
    red, green, blue = channels(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, from 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def moved(colour: str, drawn: Ramp, chosen: Ramp) -> str:
    """The colour at the same place of the chosen ramp; beyond the ends of the ramp it keeps its difference from the end."""
    light = luminance(colour)
    marks = [luminance(stop) for stop in drawn]
    if not marks[0] < light < marks[-1]:
        end = 0 if light <= marks[0] else -1
        parts = zip(channels(chosen[end]), channels(colour), channels(drawn[end]), strict=True)
        return written(tuple(new + old - stop for new, old, stop in parts))
    at = next(index for index, mark in enumerate(marks) if light <= mark)
    share = (light - marks[at - 1]) / (marks[at] - marks[at - 1])
    return written(tuple(low + (high - low) * share for low, high in zip(channels(chosen[at - 1]), channels(chosen[at]), strict=True)))


def written(parts: tuple[float, ...]) -> str:
    """Red, green and blue as #RRGGBB, the nearest colour there is."""
    return "#" + "".join(f"{min(max(round(part), 0), 255):02X}" for part in parts)


def _swap(colours: tuple[str, ...], drawn: Ramp, chosen: Ramp) -> Swap:
    return {colour: moved(colour, drawn, chosen) for colour in colours} if drawn != chosen else {}


def _in_svg(text: str, swap: Swap) -> str:
    return _WRITTEN.sub(lambda found: swap.get(found[0], found[0]), text)


def _in_form(form: Form, swap: Swap) -> Form:
    """Operators name a colour by three numbers of three decimals, shadings by three of four: both tell all 256 steps apart."""
    said = {operands(old): operands(new) for old, new in swap.items()}
    held = {shares(old): shares(new) for old, new in swap.items()}
    shadings = {
        name: (line, tuple((offset, held.get(colour, colour)) for offset, colour in stops)) for name, (line, stops) in form.shadings.items()
    }
    return Form(_SAID.sub(lambda found: f"{said.get(found[1], found[1])} {found[2]}", form.operators), form.alphas, shadings)


def shares(colour: str) -> tuple[float, float, float]:
    """Red, green and blue from 0 to 1, as shadings hold them."""
    red, green, blue = (round(part / 255, 4) for part in channels(colour))
    return red, green, blue


@lru_cache(2048)
def operands(colour: str) -> str:
    """Red, green and blue from 0 to 1, as operators say them: three decimals (two would shift colours), without trailing zeros."""
    return " ".join(f"{part:.3f}".rstrip("0").rstrip(".") for part in shares(colour))
