"""Hair transplant: grafts taken one by one (FUE) or from a strip (FUT), placed in tiny slits at the front, and the time it takes."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from pathlib import Path

from brush import HAIR, PALETTE, SKIN, Plate, Point, bars, dots, num, packed, smooth
from clinic import SKIN_LINE, Frame, arc, back_and_forth, draw_arrow
from follicles import (
    Follicle,
    Ground,
    draw_canal,
    draw_club,
    draw_dermis,
    draw_epidermis,
    draw_papilla,
    draw_shaft,
    draw_sheath,
    resting_papilla,
)
from source_lines import draw_skull, scatter_hair

OUT = Path(__file__).resolve().parent.parent / "resources/packs/hair-loss/illustrations/transplant.svg"

HEADS = {"fue": Frame(126, 144, 1.04), "fut": Frame(126, 440, 1.04)}
PUNCH = Ground(y=186, epidermis=20, fat=320, bottom=294, rete=5, pitch=24, left=304, right=520)
PUNCHED = (352.0, 412.0, 472.0)  # middles of the three groups of hairs in the slice
STRIP = Frame(298, 446)
TRAY = Frame(664, 316)
FACE = Frame(998, 498, 1.56)
FRONT = Ground(y=186, epidermis=24, fat=360, bottom=330, rete=6, pitch=28, left=800, right=1188)
SLITS = (892.0, 960.0, 1020.0)
PLACED = (1086.0, 1150.0)
TIME = Ground(y=706, epidermis=18, fat=850, bottom=794, rete=5, pitch=36, left=6, right=1194)
MOVED = (70.0, 330.0, 630.0, 950.0)
SCAR, SCAR_LINE = "#F7DCCB", "#B4553F"
TISSUE, TISSUE_LINE = "#F3C4B2", "#B4704F"
STEEL, STEEL_LINE = "#D3DCDF", PALETTE["steel_line"]


class Sheet(Plate):
    """A plate on which several slices of skin may share a gradient."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self._known: set[str] = set()

    def gradient(self, name: str, stops: Iterable[tuple[float, str]], line: tuple[float, float, float, float] = (0, 0, 0, 1)) -> str:
        """Like the plate's own, but a name that is there already is used again."""
        if name in self._known:
            return f"url(#paint_{name})"
        self._known.add(name)
        return super().gradient(name, stops, line)

    def path(self, d: str, fill: str = "none", line: str = "", width: float = 2.4, **more: object) -> None:
        """Like the plate's own, but leaves out a path with nothing in it."""
        if d:
            super().path(d, fill, line, width, **more)


# ---------------------------------------------------------------- the donor area


def draw_back(plate: Plate, f: Frame) -> None:
    """A head from behind, thin at the crown; neck and collar."""
    shirt = [(-114, 106), (-100, 98), (-60, 87), (0, 94), (60, 87), (100, 98), (114, 106)]
    hem = [(114, 106), (60, 112), (0, 114), (-60, 112), (-114, 106)]
    cloth = plate.gradient("shirt", ((0, "#A9BFC8"), (1, "#7C97A2")))
    plate.path(f.curve(shirt) + "L" + f.curve(hem)[1:] + "Z", cloth, "#4D6873", 2.4)
    plate.path(f.curve([(-98, 102), (-82, 97), (-68, 93)]), line="#D5E1E5", width=3.4)
    with plate.follows(SKIN):
        neck = [(-34, 20), (-36, 58), (-44, 80), (-58, 90), (0, 104), (58, 90), (44, 80), (36, 58), (34, 20)]
        plate.path(f.curve(neck) + "Z", plate.gradient("neck", ((0, "#B97A5A"), (0.35, "#DDA685"), (1, "#EFC4A5"))), SKIN_LINE, 2.2)
        plate.path(f.curve([(10, 56), (30, 60), (42, 82), (50, 90), (20, 96)], True), "#A35F3E", fill_opacity=0.16)
    collar = [(-60, 86), (-30, 98), (0, 102), (30, 98), (60, 86)]
    plate.path(back_and_forth(f.all(collar), f.all([(u * 1.08, v + 9) for u, v in collar])), "#8FA9B4", "#4D6873", 2.2)
    draw_skull(plate, f)
    for k in range(8):
        plate.path(f.oval(2, -58, 50 - 5 * k, 40 - 4 * k), "#EFC3A3", fill_opacity=0.16, **SKIN)
    scatter_hair(plate, f, ((48, 0.22, 0.64), (68, 0.48, 0.92), (56, 0.66, 0.99)))


CLIPPED = ((-71, -6), (-40, 2), (0, 5), (40, 2), (71, -6), (64, 20), (48, 40), (24, 49), (0, 50), (-24, 49), (-48, 40), (-64, 20))


def inside(u: float, v: float, edge: Sequence[Point]) -> bool:
    """Whether a place lies inside a closed line."""
    odd = False
    for (a, b), (c, d) in zip(edge, [*edge[1:], edge[0]], strict=True):
        if (b > v) != (d > v) and u < (c - a) * (v - b) / (d - b) + a:
            odd = not odd
    return odd


def draw_dot_scars(plate: Plate) -> None:
    """FUE: the back is clipped short; small round marks where grafts were taken."""
    f = HEADS["fue"]
    paint = plate.gradient("clipped", ((0, "#C79A78"), (1, "#A97A58")))
    plate.path(f.curve(CLIPPED, True), paint, "#6B4630", 1.6, **SKIN)
    rng = random.Random(4)
    marks = packed(rng, (-66, 2, 66, 46), (4.2, 4.2), 900, lambda u, v, r: not inside(u * 1.07, v * 1.05 - 1, CLIPPED) or v < 6, 2.5)
    spots = [f.at(u, v) for u, v, _ in marks]
    stubs = packed(rng, (-70, -4, 70, 50), (1.7, 1.7), 1600, lambda u, v, r: not inside(u * 1.03, v * 1.02, CLIPPED), 1.3)
    free = [(u, v) for u, v, _ in stubs if all(math.hypot(u - a, v - b) > 4.6 for a, b, _ in marks)]
    plate.path(bars((f.at(u, v), f.at(u + 0.3, v + 2.2)) for u, v in free), line="#3B2418", width=1.6, **HAIR)
    plate.path(dots(spots), line="#A9553F", width=7.4)
    plate.path(dots(spots), line="#FFF1E8", width=5)


def draw_line_scar(plate: Plate) -> None:
    """FUT: one thin line across the back, with its stitches."""
    f = HEADS["fut"]
    run = [(-61, 12), (-36, 21), (0, 25), (36, 21), (61, 12)]
    wide = back_and_forth(f.all([(u, v - 7 + abs(u) * 0.06) for u, v in run]), f.all([(u, v + 7 - abs(u) * 0.06) for u, v in run]))
    plate.path(wide, "#D9A684", "#6B4630", 1.4, **SKIN)
    plate.path(f.curve(run), line="#A33E34", width=4.4)
    plate.path(f.curve(run), line="#FBE6DA", width=2)
    stitches = []
    for k in range(13):
        u = -54 + 9 * k
        v = 25 - 13 * (abs(u) / 61) ** 1.9
        stitches.append((f.at(u - 1, v - 5), f.at(u + 1, v + 5)))
    plate.path(bars(stitches), line="#22302F", width=1.8)


# ---------------------------------------------------------------- grafts


def paint_roots(plate: Plate, frame: Frame, places: Sequence[float], top: float, long: float) -> None:
    """A few roots with their cut hairs. `top` = skin line, `long` = depth of the root."""
    s, mid = frame.scale, sum(places) / len(places)
    sheath = papilla = hairs = lit = ""
    for n, u in enumerate(places):
        low = top + long - 4 * (n % 2)
        foot = u - (u - mid) * 0.06
        left = [
            (u - 3.6, top),
            (u - 3.8, top + long * 0.3),
            (foot - 3.8, low - 24),
            (foot - 4.6, low - 14),
            (foot - 6, low - 6),
            (foot - 2.4, low),
        ]
        right = [
            (foot + 2.4, low),
            (foot + 6, low - 6),
            (foot + 4.6, low - 14),
            (foot + 3.8, low - 24),
            (u + 3.8, top + long * 0.3),
            (u + 3.6, top),
        ]
        sheath += frame.curve(left + right)
        papilla += dots([frame.at(foot, low - 3.6)]) + bars([(frame.at(foot, low - 2), frame.at(foot, low - 7))])
        hairs += bars([(frame.at(u + (u - mid) * 0.1, top - 17), frame.at(foot, low - 10))])
        lit += bars([(frame.at(u - 2.4, top + 5), frame.at(foot - 2.6, low - 22))])
    plate.path(sheath, "#E3A88C", PALETTE["sheath_line"], round(max(1.0, 1.6 * s), 1))
    plate.path(lit, line="#FBE4D6", width=1.4)
    plate.path(papilla, line="#C9503C", width=round(4.6 * s, 1))
    plate.path(hairs, line=PALETTE["hair_line"], width=round(4 * s, 1), **HAIR)
    plate.path(hairs, line=PALETTE["hair_light"], width=round(1.2 * s, 1), **HAIR)


def graft(plate: Plate, frame: Frame, hairs: int = 2) -> None:
    """One graft: a sliver of skin with a group of one to three roots; its skin line is the local v = 0."""
    w = 6.0 + 5.5 * hairs
    body = [
        (-w, 0),
        (-w - 1, 18),
        (-w * 0.92, 44),
        (-w * 0.66, 64),
        (-w * 0.3, 72),
        (w * 0.3, 72),
        (w * 0.66, 64),
        (w * 0.92, 44),
        (w + 1, 18),
        (w, 0),
    ]
    width = round(max(1.1, 1.8 * frame.scale), 1)
    plate.path(frame.curve(body) + "Z", TISSUE, TISSUE_LINE, width)
    plate.path(
        frame.curve([(-w * 0.7, 62), (-w * 0.3, 72), (w * 0.3, 72), (w * 0.7, 62), (0, 58)]) + "Z",
        "#F4D588",
        "#C9A23F",
        round(width * 0.7, 1),
    )
    cap = back_and_forth(frame.all([(-w, -1), (0, -2.5), (w, -1)]), frame.all([(-w - 0.6, 8), (0, 10), (w + 0.6, 8)]))
    plate.path(cap, PALETTE["skin_mid"], TISSUE_LINE, round(width * 0.7, 1), **SKIN)
    places = {1: (0.0,), 2: (-6.8, 6.8), 3: (-12.0, 0.0, 12.0)}[hairs]
    paint_roots(plate, frame, places, 0, 64)


# ---------------------------------------------------------------- FUE


def felt(plate: Plate, ground: Ground, avoid: Callable[[float, float], bool], count: int) -> None:
    """Short collagen bundles in the dermis of a small slice."""
    rng = random.Random(count)
    tones = {"#E0A693": "", "#FAE6DC": ""}
    box = (ground.left + 8, ground.y + ground.epidermis + 18, ground.right - 44, ground.bottom - 8)
    for n, (x, y, _) in enumerate(packed(rng, box, (13, 17), count * 8, overlap=0.9)[:count]):
        far, slope = rng.uniform(20, 36), rng.uniform(-0.14, 0.14)
        line = [(round(x + far * t), round(y + math.sin(t * 6 + n) * 2.4 + far * t * slope)) for t in (0, 0.5, 1)]
        if not any(avoid(*point) for point in line):
            tones[list(tones)[n % 2]] += smooth(line)
    for (tone, d), w in zip(tones.items(), (1.5, 2), strict=True):
        plate.path(d, line=tone, width=w)


def cut_frame(plate: Plate, ground: Ground) -> None:
    """Clean edges of a slice and a thin line round its cut faces."""
    left, right, top, low = ground.left, ground.right, ground.y, ground.bottom
    for x in (left - 24, right):
        plate.path(f"M{num(x)} {num(top - 6)}h24V{num(low + 14)}h-24Z", "#FFFFFF")
    plate.path(f"M{num(left - 4)} {num(low)}H{num(right + 4)}V{num(low + 14)}H{num(left - 4)}Z", "#FFFFFF")
    plate.path(f"M{num(left)} {num(top + 3)}V{num(low)}H{num(right)}V{num(top + 3)}", line="#B4704F", width=2.4)


def draw_punch(plate: Plate) -> None:
    """A slice of the back of the scalp: a round hollow punch goes round one group of hairs; one graft is lifted, a round gap stays."""
    y = PUNCH.y
    draw_dermis(plate, PUNCH, lambda u, v: any(abs(u - x) < 26 for x in PUNCHED), 26)
    felt(plate, PUNCH, lambda u, v: v < PUNCH.y + 84 and any(abs(u - x) < 24 for x in PUNCHED), 40)
    draw_epidermis(plate, PUNCH, ())
    for x, many in ((PUNCHED[0], (-7.0, 7.0)), (PUNCHED[1], (-6.6, 6.6))):
        paint_roots(plate, Frame(x, y), many, 0, 78)
    gap = [(-17, -4), (-16, 30), (-14, 60), (-7, 74), (7, 74), (14, 60), (16, 30), (17, -4)]
    hole = Frame(PUNCHED[2], y)
    plate.path(hole.curve(gap) + "Z", "#CF7A6C")
    plate.path(hole.curve([(u * 0.72 + 2, v * 0.93) for u, v in gap]) + "Z", "#A8483F")
    plate.path(hole.curve(gap), line="#8A3A30", width=2)
    plate.path(hole.curve(gap[:4]), line="#F3B9AE", width=1.6)
    cut_frame(plate, PUNCH)
    draw_tool(plate, Frame(PUNCHED[1], y))
    graft(plate, Frame(PUNCHED[2], y - 96, 0.94), 2)
    draw_arrow(plate, [(508, 168), (508, 134), (508, 96)], width=9)


def draw_tool(plate: Plate, f: Frame) -> None:
    """The hollow punch, seen through: its rim cuts down round the roots."""
    wall = [(-24, -112), (-20, -80), (-19, -20), (-18, 52), (18, 52), (19, -20), (20, -80), (24, -112)]
    plate.path(f.shape(wall), "#DDE9EC", fill_opacity=0.5)
    for s in (-1, 1):
        side = [
            (s * 24, -112),
            (s * 20, -80),
            (s * 19, -20),
            (s * 17.4, 56),
            (s * 14.4, 44),
            (s * 14.6, -20),
            (s * 15.6, -80),
            (s * 18, -112),
        ]
        plate.path(f.shape(side), STEEL if s < 0 else "#A9B6BB", STEEL_LINE, 1.6)
    plate.path(
        f.shape([(-28, -134), (28, -134), (26, -104), (-26, -104)], 5),
        plate.gradient("collar", ((0, "#F4F7F8"), (1, "#93A4AB")), (0, 0, 1, 0)),
        STEEL_LINE,
        2,
    )
    plate.path(bars([(f.at(u, -128), f.at(u * 0.94, -110)) for u in (-18, -6, 6, 18)]), line="#8FA0A7", width=2)
    plate.path(bars([(f.at(-12, -96), f.at(-11, -20))]), line="#FFFFFF", width=3, stroke_opacity=0.9)


# ---------------------------------------------------------------- FUT


def draw_strip(plate: Plate) -> None:
    """A strip of scalp, cut by a blade into grafts."""
    f = STRIP
    top = [(0, 0), (14, -30), (170, -30), (156, 0)]
    plate.path(f.shape([(4, 78), (150, 78), (176, 56), (168, 88), (10, 92)], 4), "#1D2B2F", fill_opacity=0.1)
    plate.path(f.shape([(156, 0), (170, -30), (170, 44), (156, 74)], 2), "#D9A08A", TISSUE_LINE, 2)
    plate.path(f.shape(top, 3), "#E3B18E", SKIN_LINE, 2, **SKIN)
    paint = plate.gradient("strip", ((0, "#F7D9CB"), (0.7, "#EDBFAC"), (1, "#E8B8A5")))
    plate.path(f.shape([(0, 0), (156, 0), (156, 74), (0, 74)], 3), paint, TISSUE_LINE, 2)
    plate.path(f.shape([(0, 0), (156, 0), (156, 12), (0, 12)], 2), PALETTE["skin_mid"], TISSUE_LINE, 1.5, **SKIN)
    fat = back_and_forth(f.all([(1, 62), (30, 57), (60, 62), (92, 57), (124, 62), (155, 57)]), f.all([(1, 73), (78, 74), (155, 73)]))
    plate.path(fat, "#F4D588", "#D9AF66", 1.4)
    back = [
        (f.at(u, v), f.at(u + 2, v - 15))
        for u, v in (
            (26, -14),
            (30, -15),
            (58, -13),
            (62, -15),
            (66, -13),
            (96, -14),
            (100, -15),
            (130, -14),
            (134, -13),
            (44, -22),
            (82, -22),
            (114, -22),
            (150, -22),
        )
    ]
    plate.path(bars(back), line="#3B2418", width=2.6, **HAIR)
    paint_roots(plate, f, (14, 27, 53, 65, 77, 101, 114, 141), 0, 66)
    for u in (40, 89, 128):
        plate.path(bars([(f.at(u, 3), f.at(u, 72))]), line="#A35F3E", width=1.6, stroke_dasharray="4 5")
    draw_blade(plate, Frame(f.x + 178, f.y + 20, 1, math.radians(8)))
    graft(plate, Frame(f.x + 206, f.y + 4, 0.96, math.radians(-5)), 2)


def draw_blade(plate: Plate, f: Frame) -> None:
    """A straight blade on a handle."""
    plate.path(f.shape([(-6, 60), (2, 44), (7, 18), (7, -22), (-6, -22)]), "#E6ECEE", STEEL_LINE, 1.6)
    plate.path(
        f.shape([(-7, -18), (8, -18), (6, -34), (6, -92), (-5, -92), (-5, -34)], 3),
        plate.gradient("handle", ((0, "#93A9B1"), (1, "#4A5C64")), (0, 0, 1, 0)),
        "#2C3B41",
        2,
    )
    plate.path(bars([(f.at(-2.6, -32), f.at(-3, -76))]), line="#DCE8EC", width=2)


# ---------------------------------------------------------------- tray


def small_grafts(plate: Plate, places: Sequence[tuple[Frame, int]]) -> None:
    """Many grafts seen small, each part of all of them in one path."""
    shade = body = cap = fat = bulb = hair = ""
    for f, many in places:
        w = 8.0 + 5.5 * many
        shade += f.curve([(-w + 8, 8), (w + 8, 8), (w * 0.5 + 8, 84), (-w * 0.4 + 8, 84)], True)
        body += f.curve([(-w, 0), (w, 0), (w * 0.96, 40), (w * 0.4, 74), (-w * 0.4, 74), (-w * 0.96, 40)], True)
        cap += bars([(f.at(-w + 3, 2), f.at(w - 3, 2))])
        fat += bars([(f.at(-w * 0.3, 68), f.at(w * 0.3, 68))])
        spots = {1: (0.0,), 2: (-6.5, 6.5), 3: (-11.0, 0.0, 11.0)}[many]
        bulb += dots(f.at(u * 0.7, 54) for u in spots)
        hair += bars([(f.at(u, -26), f.at(u * 0.7, 50)) for u in spots])
    plate.path(shade, "#3E6B70", fill_opacity=0.22)
    plate.path(body, TISSUE, TISSUE_LINE, 1.5)
    plate.path(fat, line="#E8C766", width=4.4)
    plate.path(cap, line=PALETTE["skin_low"], width=4, **SKIN)
    plate.path(bulb, line="#C9503C", width=4)
    plate.path(hair, line=PALETTE["hair_line"], width=2, **HAIR)


def draw_tray(plate: Plate) -> None:
    """A dish with moist gauze and rows of sorted grafts."""
    f = TRAY
    plate.path(f.oval(5, 26, 100, 62), "#1D2B2F", fill_opacity=0.1)
    plate.path(f.oval(0, 12, 98, 62), "#C3D2D8", PALETTE["glass_line"], 2.2)
    plate.path(f.oval(0, 0, 98, 62), "#F4F8F9", PALETTE["glass_line"], 2.4)
    plate.path(f.oval(0, 2, 84, 51), plate.gradient("gauze", ((0, "#CFE6E6"), (1, "#A9CFD1"))), "#7FAFB2", 1.6)
    plate.path(f.curve(arc(0, 0, 91, 56, math.radians(190), math.radians(250), 6)), line="#FFFFFF", width=4)
    weave = []
    for k in range(-5, 6):
        far = 80 * math.sqrt(max(0.0, 1 - (k * 9 / 50) ** 2))
        weave.append((f.at(-far, 2 + k * 9), f.at(far, 2 + k * 9)))
    plate.path(bars(weave), line="#E3F1F1", width=1.6)
    places = [(-48, -30, 2), (-16, -34, 1), (16, -32, 3), (46, -28, 2), (-64, 4, 1), (-32, 0, 2), (0, 2, 2), (32, 0, 1), (62, 4, 3)]
    places += [(-42, 36, 3), (-12, 34, 2), (18, 36, 1), (44, 32, 2)]
    small_grafts(plate, [(Frame(*f.at(u, v - 11), 0.38, math.radians((-14, 11, -7, 16)[n % 4])), h) for n, (u, v, h) in enumerate(places)])


# ---------------------------------------------------------------- the front


def draw_face(plate: Plate) -> None:
    """A head from the front, no features; the hair has drawn back at the temples."""
    f = FACE
    shoulders = [(-84, 48), (-66, 36), (-38, 25), (-18, 14), (0, 20), (18, 14), (38, 25), (66, 36), (84, 48)]
    hem = [(84, 48), (50, 55), (0, 58), (-50, 55), (-84, 48)]
    plate.path(f.curve(shoulders) + "L" + f.curve(hem)[1:] + "Z", plate.gradient("shirt", ((0, "#A9BFC8"), (1, "#7C97A2"))), "#4D6873", 2.4)
    with plate.follows(SKIN):
        neck = [(-19, -16), (-20, 8), (-25, 19), (0, 32), (25, 19), (20, 8), (19, -16)]
        plate.path(f.curve(neck) + "Z", "#E3B08E", SKIN_LINE, 2.2)
        plate.path(f.curve([(-18, -12), (0, 4), (18, -12), (19, 8), (4, 13), (-14, 8)], True), "#A35F3E", fill_opacity=0.25)
    collar = [(-25, 15), (-14, 25), (0, 29), (14, 25), (25, 15)]
    plate.path(back_and_forth(f.all(collar), f.all([(u * 1.16, v + 5) for u, v in collar])), "#8FA9B4", "#4D6873", 2.2)
    for s in (-1, 1):
        plate.path(f.oval(s * 34, -32, 6, 11), "#EFC4A5" if s < 0 else "#D39A78", SKIN_LINE, 2, **SKIN)
    hair = [(-35, -32), (-41, -56), (-28, -80), (0, -87), (28, -80), (41, -56), (35, -32), (28, -40), (0, -50), (-28, -40)]
    plate.path(f.curve(hair, True), plate.gradient("hair", ((0, "#765238"), (1, "#3B2418"))), PALETTE["hair_line"], 2.4, **HAIR)
    face = [
        (0, -73),
        (10, -71),
        (17, -76),
        (27, -70),
        (32, -54),
        (32.5, -28),
        (20, -6),
        (0, 3),
        (-20, -6),
        (-32.5, -28),
        (-32, -54),
        (-27, -70),
        (-17, -76),
        (-10, -71),
    ]
    skin = plate.gradient("face", ((0, "#F9E0CD"), (0.5, "#F0C6A8"), (1, "#D59A78")), (0, 0, 0.9, 1))
    plate.path(f.curve(face, True), skin, SKIN_LINE, 2.2, **SKIN)
    plate.path(f.curve([(27, -44), (28, -26), (18, -8), (4, -1), (14, -16), (20, -32)], True), "#B56F4C", fill_opacity=0.1, **SKIN)
    locks = (
        [(-36, -50), (-26, -74), (-8, -82)],
        [(-34, -60), (-22, -78), (-2, -84)],
        [(12, -81), (28, -74), (37, -54)],
        [(4, -78), (20, -80), (32, -68)],
    )
    plate.path("".join(f.curve(run) for run in locks), line="#9A7350", width=2, **HAIR)
    marks = [
        (-24, -66),
        (-20, -71),
        (-15, -69),
        (-21, -64),
        (-16, -64),
        (-11, -66),
        (-6, -68),
        (-1, -67),
        (4, -68),
        (9, -66),
        (14, -64),
        (15, -69),
        (19, -71),
        (20, -65),
        (24, -66),
        (-3, -63),
        (3, -63),
        (8, -62),
        (-8, -62),
    ]
    plate.path(bars((f.at(u, v), f.at(u + 0.4, v + 2)) for u, v in marks), line="#A33E34", width=2.6)


def draw_front(plate: Plate) -> None:
    """A slice of the front: grafts in place, one held by forceps over its slit."""
    y = FRONT.y
    draw_dermis(plate, FRONT, lambda u, v: any(abs(u - x) < 34 for x in (*SLITS, *PLACED)), 44)
    felt(plate, FRONT, lambda u, v: v < FRONT.y + 96 and (any(abs(u - x) < 14 for x in SLITS) or u > 1056), 80)
    draw_epidermis(plate, FRONT, ())
    cut_frame(plate, FRONT)
    for x, hairs in zip(PLACED, (2, 1), strict=True):
        f = Frame(x, y + 1, 1.16)
        w = 7 + 5.5 * hairs
        bed = [(-w, 0), (-w - 2, 18), (-w, 46), (-w * 0.6, 72), (0, 78), (w * 0.6, 72), (w, 46), (w + 2, 18), (w, 0)]
        plate.path(f.curve(bed) + "Z", "#D98F7E", "#A8503F", 1.8)
        graft(plate, f, hairs)


def draw_slits(plate: Plate) -> None:
    """Tiny slits in the skin, and the place on the head that the slice shows."""
    x0, y0 = FACE.at(0, -67)
    plate.circle(x0, y0, 15, "none", "#52646B", 2.6)
    plate.path(
        bars([((x0 - 12, y0 - 9), (FRONT.left, FRONT.bottom + 3)), ((x0 + 12, y0 - 9), (FRONT.right, FRONT.bottom + 3))]),
        line="#8CA0A7",
        width=1.8,
    )
    for x in SLITS:
        f = Frame(x, FRONT.y + 2, 1)
        edge = [(-7, -1), (-5, 8), (-4.4, 30), (-3.4, 56), (0, 82), (3.4, 56), (4.4, 30), (5, 8), (7, -1)]
        plate.path(f.curve(edge) + "Z", "#C8665C")
        plate.path(f.curve([(u * 0.5 + 0.8, v * 0.92 + 3) for u, v in edge]) + "Z", "#8A3034")
        plate.path(f.curve(edge[:5]), line="#FBE0D4", width=1.8)
        plate.path(f.curve(edge[4:]), line="#93392F", width=1.8)


def draw_forceps(plate: Plate) -> None:
    """Forceps that hold a graft over the first slit."""
    f = Frame(SLITS[0], FRONT.y - 96, 1.0)
    tool = Frame(*f.at(6, 34), 0.94, math.radians(58))
    back = [(6, 4), (10, -40), (18, -110), (12, -176), (5, -182), (6, -120), (2, -40), (2, 2)]
    plate.path(tool.shape([(u + 10, v) for u, v in back], 2), "#A9B6BB", STEEL_LINE, 1.8)
    graft(plate, f, 2)
    front = [(-8, 6), (-12, -40), (-14, -110), (-4, -176), (4, -184), (-4, -112), (-4, -40), (-3, 4)]
    plate.path(tool.shape(front, 2), plate.gradient("forceps", ((0, "#F8FAFB"), (1, "#A9B6BB")), (0, 0, 1, 0.4)), STEEL_LINE, 1.8)
    plate.path(tool.curve([(-10, -36), (-11, -106), (-4, -160)]), line="#FFFFFF", width=2)


# ---------------------------------------------------------------- time


def moved(x: float, **more: float | str) -> Follicle:
    """The moved root at one moment."""
    facts = {"depth": 72, "girth": 9.6, "shaft": 7.4, "length": 20, "tilt": 0.04, "curl": 5, "epidermis": 18, "bulge_at": 44, "duct_at": 26}
    return Follicle(x=x, y=TIME.y, **{**facts, **more})  # type: ignore[arg-type]


def draw_bulb(plate: Plate, f: Follicle) -> None:
    """The living root round the papilla, without single cells: it is too small here."""
    b, end = f.bulb, f.depth
    shell = [(2.4, 0.2), (1.9, 0.45), (1.3, 0.72), (0.8, 0.8), (0.38, 0.66), (0.08, 0.28)]
    plate.path(f.band([(end - k * b, w * b) for k, w in shell]), "#D98876", PALETTE["matrix_line"], 1.4)


def draw_time(plate: Plate) -> None:
    """One moved root at four moments: just placed, hair fallen, growing again, long hair of the same thickness."""
    first, fallen = moved(MOVED[0]), moved(MOVED[1], depth=52, phase="telogen", length=0)
    new, grown = moved(MOVED[2], length=24), moved(MOVED[3], length=92, curl=9)
    draw_dermis(plate, TIME, lambda u, v: any(abs(u - x) < 30 for x in MOVED) or 742 < v < 774, 60)
    felt(plate, TIME, lambda u, v: 740 < v < 776 or any(abs(u - x) < 26 for x in MOVED), 110)
    draw_epidermis(plate, TIME, (first, fallen, new, grown))
    cut_frame(plate, TIME)
    for a, b in pairwise(MOVED):
        draw_arrow(plate, [(a + 66, 758), ((a + b) / 2, 758), (b - 66, 758)], width=11)
    for f, name in ((first, "first"), (new, "new"), (grown, "grown")):
        draw_sheath(plate, f, name)
        draw_canal(plate, f)
        draw_bulb(plate, f)
        draw_papilla(plate, f, name)
        draw_shaft(plate, f, name, cut=name == "first")
    crust = [(-12, 3), (-9, -2), (-5, -2.6), (-1, -5), (4, -3), (8, -3.6), (12, 2), (5, 6), (-6, 6)]
    plate.path(Frame(first.x, TIME.y + 1).curve(crust, True), "#A5604A", "#6E2F1E", 1.6)
    draw_sheath(plate, fallen, "fallen")
    draw_canal(plate, fallen, 0)
    resting_papilla(plate, fallen, "fallen", fallen.depth + 6, 6.4)
    loose = Follicle(x=MOVED[1] - 58, y=TIME.y - 22, depth=60, girth=8, shaft=7.4, length=19, tilt=1.5, curl=0, epidermis=18)
    draw_club(plate, loose, "loose", 10)


def draw() -> Plate:
    """The whole plate."""
    plate = Sheet(seed=61)
    with plate.group("donor"):
        for f in HEADS.values():
            draw_back(plate, f)
    with plate.group("dot_scars"):
        draw_dot_scars(plate)
    with plate.group("line_scar"):
        draw_line_scar(plate)
    with plate.group("fue"):
        draw_punch(plate)
    with plate.group("fut"):
        draw_strip(plate)
    with plate.group("grafts"):
        draw_tray(plate)
    with plate.group("front"):
        draw_front(plate)
    with plate.group("face"):
        draw_face(plate)
    with plate.group("slits"):
        draw_slits(plate)
    with plate.group("forceps"):
        draw_forceps(plate)
    with plate.group("way"):
        draw_arrow(plate, [(232, 200), (256, 200), (290, 200)], width=11)
        draw_arrow(plate, [(232, 480), (256, 480), (288, 480)], width=11)
        draw_arrow(plate, [(534, 236), (560, 240), (588, 258)], width=11)
        draw_arrow(plate, [(534, 480), (574, 462), (606, 398)], width=11)
        draw_arrow(plate, [(722, 238), (752, 172), (830, 128)], width=11)
    with plate.group("time"):
        draw_time(plate)
    return plate


if __name__ == "__main__":
    print(draw().save(OUT))
