"""Compiled art as Form XObjects, written with their own opacities and shadings, deflated once and kept between documents."""

from __future__ import annotations

import itertools
import zlib
from collections import OrderedDict
from hashlib import blake2b

from consult_aid.handout.tagged import Book
from consult_aid.illustration import AS_DRAWN, Art, Form, Tones

KEPT = 512
"""Most forms kept, deflated, between documents."""
LEVEL = 4
"""Deflate level: the art of a full visit takes a fifth of the time of level 9 and grows by about 5 %."""
KEPT_TONED = 24
"""Most pictures kept in tones, because their forms are known by identity."""
_kept: OrderedDict[int, tuple[Form, str, str, bytes]] = OrderedDict()
_toned: OrderedDict[tuple[int, Tones], tuple[Art, Art]] = OrderedDict()


def in_tones(art: Art, tones: Tones) -> Art:
    """The picture in these tones: the same object each time, so that its forms are deflated once."""
    if tones == AS_DRAWN or not (art.skin or art.hair):
        return art
    key = (id(art), tones)
    if key not in _toned:
        from consult_aid.tones import toned

        _toned[key] = (art, toned(art, tones))
        if len(_toned) > KEPT_TONED:
            _toned.popitem(last=False)
    _toned.move_to_end(key)
    return _toned[key][1]


def place(book: Book, art: Art, form: Form) -> str:
    """The resource name of this form in this document."""
    key, dictionary, deflated = _compiled(form, art.width, art.height)
    return book.form(key, dictionary, deflated)


def _compiled(form: Form, width: float, height: float) -> tuple[str, str, bytes]:
    """Digest, dictionary and deflated operators. Kept by identity: the form itself is kept too, so that its id stays its own."""
    known = _kept.get(id(form))
    if known is None:
        dictionary = f"/FormType 1/BBox[0 0 {width:g} {height:g}]/Resources<<{_resources(form)}>>"
        data = form.operators.encode("latin-1")
        known = (form, blake2b(data + dictionary.encode(), digest_size=16).hexdigest(), dictionary, zlib.compress(data, LEVEL))
        _kept[id(form)] = known
        if len(_kept) > KEPT:
            _kept.popitem(last=False)
    else:
        _kept.move_to_end(id(form))
    return known[1:]


def _resources(form: Form) -> str:
    states = "".join(f"/{name}<</ca {fill:g}/CA {stroke:g}>>" for name, (fill, stroke) in sorted(form.alphas.items()))
    shadings = "".join(f"/{name}{_shading(*of)}" for name, of in sorted(form.shadings.items()))
    return (f"/ExtGState<<{states}>>" if states else "") + (f"/Shading<<{shadings}>>" if shadings else "")


def _shading(line: tuple[float, float, float, float], stops: tuple[tuple[float, tuple[float, float, float]], ...]) -> str:
    """An axial shading through all stops."""
    coords = " ".join(f"{value:g}" for value in line)
    return f"<</ShadingType 2/ColorSpace/DeviceRGB/Coords[{coords}]/Extend[true true]/Function {_function(stops)}>>"


def _function(stops: tuple[tuple[float, tuple[float, float, float]], ...]) -> str:
    ordered = sorted(stops, key=lambda stop: stop[0]) or [(0.0, (0.0, 0.0, 0.0))]
    if ordered[0][0] > 0:
        ordered.insert(0, (0.0, ordered[0][1]))
    if ordered[-1][0] < 1:
        ordered.append((1.0, ordered[-1][1]))
    pairs = [(one, two) for one, two in itertools.pairwise(ordered) if two[0] > one[0]]
    parts = [f"<</FunctionType 2/Domain[0 1]/N 1/C0[{_parts(one[1])}]/C1[{_parts(two[1])}]>>" for one, two in pairs]
    if len(parts) == 1:
        return parts[0]
    bounds = " ".join(f"{two[0]:g}" for _, two in pairs[:-1])
    return f"<</FunctionType 3/Domain[0 1]/Functions[{' '.join(parts)}]/Bounds[{bounds}]/Encode[{' '.join(['0 1'] * len(parts))}]>>"


def _parts(colour: tuple[float, float, float]) -> str:
    return " ".join(f"{part:.4g}" for part in colour)
