"""Two lines: exosomes come from a donor and are made elsewhere; PRP comes from you, made and used in one visit."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

from brush import HAIR, PALETTE, SKIN, Plate, Point, bars, blob, dots, packed
from clinic import (
    BAND,
    BLOOD,
    SKIN_LINE,
    Frame,
    arc,
    back_and_forth,
    draw_arm,
    draw_arrow,
    draw_blood_needle,
    draw_centrifuge,
    draw_syringe,
    draw_tube,
    question,
    soft,
    spin_signs,
)

OUT = Path(__file__).resolve().parent.parent / "resources/packs/hair-loss/illustrations/source-lines.svg"

VIOLET, VIOLET_DARK, VIOLET_SOFT, VIOLET_PALE = PALETTE["exosome"], "#4A3578", PALETTE["exosome_soft"], "#F3EFFA"
RED = PALETTE["prp"]
CARD, CARD_DARK, CARD_LIGHT, CARD_LINE = "#D3A874", "#BC8C57", "#E5C497", "#8C6334"
GLASS, GLASS_LINE = "#EDF4F6", PALETTE["glass_line"]

DONOR = Frame(106, 200)
FLASK = Frame(326, 224)
FILTER = Frame(486, 210)
VIAL = Frame(634, 220)
BOX = Frame(838, 222)
CLINIC = Frame(1016, 304, 1, math.radians(26))
ARM = Frame(25.4, 560, 0.61)
TUBE = Frame(398, 566)
SPINNER = Frame(562, 652, 0.6)
SHOT_PRP = Frame(730, 766, 1, math.radians(18))
HEAD = Frame(1020, 662)
QUESTIONS = ((62, 322), (486, 318), (634, 318), (1090, 318), (700, 584))  # donor, filter, vial, exosome syringe, PRP syringe


def rounded_box(x0: float, y0: float, x1: float, y1: float, radius: float) -> str:
    """A rounded rectangle as path data."""
    return soft([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], radius)


# ---------------------------------------------------------------- the exosome line


def draw_donor(plate: Plate) -> None:
    """Somebody unknown in a round frame, and a piece of tissue in a dish."""
    f, r = DONOR, 90.0
    plate.circle(f.x + 3, f.y + 5, r + 3, "#1D2B2F", fill_opacity=0.1)
    plate.circle(f.x, f.y, r + 3, VIOLET_PALE, VIOLET, 2.6)
    shoulders = [(-80, 41), (-66, 36), (-38, 25), (-18, 12), (0, 16), (18, 12), (38, 25), (66, 36), (80, 41)]
    rim = arc(0, 0, r, r, math.radians(27), math.radians(153), 10)
    body = plate.gradient("donor_body", ((0, "#9F8CCB"), (1, "#7A65AE")))
    plate.path(back_and_forth(f.all(shoulders), f.all(rim[::-1])), body)
    plate.path(f.curve(shoulders), line=VIOLET_DARK, width=2.2)
    plate.path(f.curve([(-19, -16), (-20, 8), (-23, 17), (0, 30), (23, 17), (20, 8), (19, -16)]) + "Z", "#BBACDA", VIOLET_DARK, 2)
    plate.path(f.curve([(-18, -14), (0, 4), (18, -14), (19, 6), (4, 12), (-14, 6)], True), VIOLET_DARK, fill_opacity=0.25)
    for s in (-1, 1):
        plate.path(f.oval(s * 34, -32, 6, 11), "#C5B8E0" if s < 0 else "#A391CB", VIOLET_DARK, 1.8)
    face = [(0, -76), (22, -71), (33, -52), (32, -28), (20, -6), (0, 3), (-20, -6), (-32, -28), (-33, -52), (-22, -71)]
    plate.path(
        f.curve(face, True),
        plate.gradient("donor_face", ((0, "#E4DCF3"), (0.5, "#CFC3E7"), (1, "#AC9BD0")), (0, 0, 0.9, 1)),
        VIOLET_DARK,
        2.2,
    )
    plate.path(f.curve([(26, -46), (28, -28), (18, -9), (4, -1), (14, -16), (20, -32)], True), "#7A65AE", fill_opacity=0.22)
    hair = [
        (-35, -34),
        (-40, -58),
        (-26, -80),
        (0, -86),
        (26, -80),
        (40, -58),
        (35, -34),
        (31, -50),
        (20, -62),
        (-2, -60),
        (-22, -62),
        (-31, -50),
    ]
    plate.path(f.curve(hair, True), "#66519C", VIOLET_DARK, 2)
    locks = ([(-33, -56), (-22, -72), (-4, -79)], [(-26, -62), (-10, -71), (10, -75)], [(10, -64), (24, -66), (32, -56)])
    plate.path("".join(f.curve(run) for run in locks), line="#A592D2", width=2.4, stroke_opacity=0.8)
    plate.path(f.curve([(-70, 42), (-50, 35), (-32, 28)]), line="#D3C7EC", width=3.6)
    draw_tissue(plate, Frame(f.x + 58, f.y + 92))


def draw_tissue(plate: Plate, f: Frame) -> None:
    """A small piece of tissue in a glass dish."""
    plate.path(f.oval(4, 14, 58, 16), "#1D2B2F", fill_opacity=0.12)
    plate.path(f.curve([(-56, -2), (-54, 10), (-30, 20), (0, 23), (30, 20), (54, 10), (56, -2)]) + "Z", "#DDE9EC", GLASS_LINE, 2)
    plate.path(f.oval(0, -2, 56, 17), "#F6FAFB", GLASS_LINE, 2)
    plate.path(f.oval(0, 0, 47, 12), "#EBD3DA", "#C9A3AE", 1.4)
    lump = [(-28, 0), (-24, -16), (-6, -22), (14, -20), (28, -8), (26, 4), (6, 8), (-16, 7)]
    plate.path(f.curve(lump, True), "#E79C8E", "#A4503F", 2)
    for u, v, r in ((-14, -8, 8), (2, -12, 8), (16, -6, 7), (-2, 1, 6), (-20, 0, 4)):
        plate.path(f.oval(u, v, r, r * 0.8), "#F4BFB0", "#BF6B5A", 1.2)
    plate.path(dots([f.at(u, v) for u, v in ((-14, -8), (2, -12), (16, -6), (-2, 1))]), line="#8E3F31", width=3.4)
    plate.path(f.curve([(-46, -6), (-34, -13), (-16, -17)]), line="#FFFFFF", width=2.6)


def draw_flask(plate: Plate) -> None:
    """A culture flask with cells on its floor that let out bubbles into the liquid."""
    f = FLASK
    plate.path(f.oval(4, 70, 66, 9), "#1D2B2F", fill_opacity=0.12)
    body = [(-60, 66), (-60, -34), (-30, -62), (8, -62), (60, -10), (60, 66)]
    neck = [(2, -56), (28, -92), (58, -70), (34, -32)]
    plate.path(f.shape(neck, 3), GLASS, GLASS_LINE, 2.2)
    plate.path(f.shape([(20, -94), (36, -116), (74, -88), (58, -66)], 7), "#D9736A", "#96413A", 2)
    plate.path(
        bars([(f.at(29 + 9 * k, -97 + 6.6 * k), f.at(39 + 9 * k, -108 + 6.6 * k)) for k in range(4)]),
        line="#96413A",
        width=1.4,
        stroke_opacity=0.7,
    )
    plate.path(bars([(f.at(30, -93), f.at(40, -107))]), line="#F3BDB6", width=3)
    plate.path(f.shape(body, 16), "#F3F8FA", GLASS_LINE, 2.4)
    liquid = plate.gradient("medium", ((0, "#F6C5CC"), (1, "#E792A0")))
    plate.path(f.shape([(-56, -2), (56, -2), (56, 62), (-56, 62)], 13), liquid)
    plate.path(f.oval(0, -2, 56, 5), "#FBE1E5", "#D98A97", 1.4)
    for k, u in enumerate((-42, -16, 12, 38)):
        cell = [(u - 17, 58), (u - 10, 49 - k % 2 * 2), (u + 3, 46), (u + 13, 51), (u + 17, 58)]
        plate.path(f.curve(cell) + "Z", "#EBD9F2", "#7C5CA0", 1.8)
        plate.path(f.oval(u + 1, 53, 5.4, 3.8), "#7C5CA0")
    spots = packed(plate.rng, (f.x - 48, f.y + 8, f.x + 48, f.y + 42), (2.4, 3.6), 120, overlap=2.6)
    bubbles(plate, [(x, y) for x, y, _ in spots], 5.2)
    plate.path(f.curve([(-50, 52), (-51, 20), (-50, -28), (-28, -52)]), line="#FFFFFF", width=4, stroke_opacity=0.85)
    plate.path(f.shape(body, 16), line=GLASS_LINE, width=2.4)


def bubbles(plate: Plate, points: Sequence[Point], size: float) -> None:
    """Exosomes seen small: violet dots with a light."""
    plate.path(dots(points), line=VIOLET_DARK, width=size + 1.8)
    plate.path(dots(points), line="#8A70C0", width=size - 0.2)
    plate.path(dots([(x - size * 0.16, y - size * 0.18) for x, y in points]), line="#D9CEEF", width=round(size * 0.36, 1))


def others(plate: Plate, points: Sequence[Point], size: float) -> None:
    """Other particles: grey-green, angular."""
    for n, (x, y) in enumerate(points):
        corners = [(x + size * math.cos(n + k * math.tau / 4), y + size * math.sin(n + k * math.tau / 4)) for k in range(4)]
        plate.path(soft(corners, size * 0.2), "#8FA07C", "#56663F", 1.4)


def draw_filter(plate: Plate) -> None:
    """A filter: the liquid from the flask goes in above; below, exosomes come out, and other bits of the same size."""
    f = FILTER
    plate.path(f.oval(2, 82, 46, 7), "#1D2B2F", fill_opacity=0.12)
    cup = [(-46, -82), (46, -82), (46, -8), (10, 8), (-10, 8), (-46, -8)]
    plate.path(f.shape(cup, 8), GLASS, GLASS_LINE, 2.4)
    plate.path(f.shape([(-42, -56), (42, -56), (42, -20), (-42, -20)], 3), "#F0B0BA")
    plate.path(f.oval(0, -56, 42, 6), "#FBE1E5", "#D98A97", 1.3)
    mesh = f.shape([(-44, -20), (44, -20), (44, -8), (-44, -8)], 3)
    plate.path(mesh, "#F4F1E8", "#8B8468", 1.8)
    plate.path(bars([(f.at(-38 + 7 * k, -19), f.at(-41 + 7 * k, -9)) for k in range(12)]), line="#8B8468", width=1.3)
    bubbles(plate, [f.at(u, v) for u, v in ((-30, -42), (-12, -34), (8, -44), (26, -34), (-24, -30), (36, -46))], 5.2)
    others(plate, [f.at(u, v) for u, v in ((-4, -46), (20, -32))], 6)
    big = ((-34, -30, 6.5), (0, -29, 7), (32, -27, 6))
    for u, v, r in big:
        plate.path(f.oval(u, v, r, r * 0.9), "#C9B48A", "#7A6537", 1.6)
    plate.path(f.shape([(-8, 6), (8, 6), (5, 22), (-5, 22)], 2), GLASS, GLASS_LINE, 2)
    bottle = [(-16, 24), (16, 24), (16, 34), (40, 48), (40, 80), (-40, 80), (-40, 48), (-16, 34)]
    plate.path(f.shape(bottle, 9), GLASS, GLASS_LINE, 2.4)
    plate.path(f.shape([(-36, 56), (36, 56), (36, 77), (-36, 77)], 6), "#F5D5DC")
    plate.path(f.oval(0, 56, 36, 4), "#FCEBEE", "#D9A0AB", 1.2)
    bubbles(plate, [f.at(u, v) for u, v in ((0, 30), (-1, 44), (-29, 68), (-8, 72), (-4, 62), (23, 72), (29, 62))], 5.2)
    others(plate, [f.at(u, v) for u, v in ((-19, 64), (10, 69))], 6)
    plate.path(bars([(f.at(-40, -74), f.at(-40, -14)), (f.at(-34, 52), f.at(-34, 72))]), line="#FFFFFF", width=3.6, stroke_opacity=0.9)


def draw_vial(plate: Plate) -> None:
    """The product: a small vial with crimped cap and a label that carries a batch code."""
    f = VIAL
    plate.path(f.oval(4, 70, 42, 8), "#1D2B2F", fill_opacity=0.12)
    glass = [(-16, -66), (16, -66), (17, -50), (38, -30), (38, 70), (-38, 70), (-38, -30), (-17, -50)]
    plate.path(f.shape(glass, 10), GLASS, GLASS_LINE, 2.4)
    plate.path(f.shape([(-34, -14), (34, -14), (34, 66), (-34, 66)], 8), "#DED4F0")
    plate.path(f.oval(0, -14, 34, 5), "#F1ECFA", "#9C8AC4", 1.3)
    metal = plate.gradient("crimp", ((0, "#FDFEFE"), (0.35, "#C9D3D7"), (1, "#8B9BA1")), (0, 0, 1, 0))
    plate.path(f.shape([(-22, -88), (22, -88), (22, -64), (-22, -64)], 4), metal, PALETTE["steel_line"], 2)
    plate.path(f.shape([(-24, -98), (24, -98), (24, -86), (-24, -86)], 5), VIOLET, VIOLET_DARK, 2)
    plate.path(bars([(f.at(-18, -93), f.at(4, -93))]), line="#B3A2DA", width=3)
    plate.path(f.shape([(-38, -2), (38, -2), (38, 54), (-38, 54)], 2), "#FFFFFF", "#8D7ABA", 1.8)
    plate.path(f.shape([(-38, -2), (38, -2), (38, 10), (-38, 10)], 1), VIOLET)
    plate.path(bars([(f.at(-30, 19), f.at(14, 19)), (f.at(-30, 26), f.at(2, 26))]), line="#9AA9AF", width=2.6)
    codes = ((-28, 3), (-23, 1.6), (-18, 4), (-11, 1.6), (-6, 3), (0, 1.6), (5, 4.4), (12, 1.6), (17, 3), (23, 1.6), (28, 3.4))
    for u, w in codes:
        plate.path(bars([(f.at(u, 34), f.at(u, 47))]), line="#1D2B2F", width=w)
    plate.path(bars([(f.at(-30, -24), f.at(-30, -6)), (f.at(-31, 58), f.at(-31, 62))]), line="#FFFFFF", width=4)
    plate.path(f.shape([(24, -2), (38, -2), (38, 54), (24, 54)], 1), "#4A3578", fill_opacity=0.12)


def draw_box(plate: Plate) -> None:
    """A parcel."""
    f = BOX
    plate.path(f.shape([(-70, 52), (8, 84), (96, 50), (20, 30)], 8), "#1D2B2F", fill_opacity=0.12)
    left, right = [(-76, -34), (0, -10), (0, 76), (-76, 48)], [(0, -10), (80, -38), (80, 44), (0, 76)]
    plate.path(f.shape(left, 2), plate.gradient("card_left", ((0, CARD_LIGHT), (1, CARD))), CARD_LINE, 2.4)
    plate.path(f.shape(right, 2), plate.gradient("card_right", ((0, CARD), (1, CARD_DARK))), CARD_LINE, 2.4)
    plate.path(f.shape([(-76, -34), (4, -62), (80, -38), (0, -10)], 2), "#EFD6B2", CARD_LINE, 2.4)
    plate.path(f.shape([(-44, -45), (-28, -51), (48, -27), (32, -21)]), "#FBF1E0", "#C9A575", 1.4)
    plate.path(f.shape([(32, -21), (48, -27), (48, -6), (32, 0)]), "#EADBC0", "#C9A575", 1.4)
    plate.path(f.shape([(-66, -4), (-22, 10), (-22, 42), (-66, 28)], 2), "#FFFFFF", "#A88B62", 1.6)
    plate.path(bars([(f.at(-60, 6), f.at(-36, 13.6)), (f.at(-60, 14), f.at(-42, 20))]), line="#9AA9AF", width=2.4)
    plate.path(bars([(f.at(-60 + 4.6 * k, 22 + 1.5 * k), f.at(-60 + 4.6 * k, 29 + 1.5 * k)) for k in range(8)]), line="#1D2B2F", width=1.8)
    for u in (18, 42):
        base = 46 - (u - 18) * 0.36
        plate.path(bars([(f.at(u, base), f.at(u, base - 24))]), line=CARD_LINE, width=3.4)
        plate.path(f.shape([(u - 8, base - 18), (u, base - 33), (u + 8, base - 24)], 1), CARD_LINE)
    plate.path(f.curve([(-70, -29), (-40, -20), (-8, -10)]), line="#F8E6CC", width=2.4)


def draw_clinic_syringe(plate: Plate) -> None:
    """The syringe in the clinic."""
    draw_syringe(plate, CLINIC, 50, 88, 20, 0.56, "#CDBDE8", 34)


# ---------------------------------------------------------------- the PRP line


HALF_SKULL = ((0, -116), (34, -110), (60, -92), (76, -62), (79, -28), (72, 4), (58, 32), (42, 48), (22, 54), (0, 55))
SKULL = (*HALF_SKULL, *((-u, v) for u, v in HALF_SKULL[-2:0:-1]))
CROWN = (2.0, -52.0)


def draw_head(plate: Plate, f: Frame) -> None:
    """The patient's head from behind, thin at the crown."""
    shirt = [(-140, 128), (-134, 112), (-104, 98), (-60, 88), (0, 92), (60, 88), (104, 98), (134, 112), (140, 128)]
    plate.path(f.curve(shirt) + "Z", plate.gradient("shirt", ((0, "#A9BFC8"), (1, "#7C97A2"))))
    plate.path(f.curve(shirt), line="#4D6873", width=2.4)
    plate.path(f.curve([(-124, 112), (-96, 103), (-62, 96)]), line="#D5E1E5", width=4)
    with plate.follows(SKIN):
        neck = [(-34, 20), (-36, 58), (-44, 80), (-58, 90), (0, 108), (58, 90), (44, 80), (36, 58), (34, 20)]
        plate.path(f.curve(neck) + "Z", plate.gradient("neck", ((0, "#B97A5A"), (0.35, "#DDA685"), (1, "#EFC4A5"))), SKIN_LINE, 2.2)
        plate.path(f.curve([(10, 56), (30, 60), (42, 82), (50, 92), (20, 98)], True), "#A35F3E", fill_opacity=0.16)
    collar = [(-62, 87), (-30, 102), (0, 106), (30, 102), (62, 87)]
    plate.path(back_and_forth(f.all(collar), f.all([(u * 1.06, v + 11) for u, v in collar])), "#8FA9B4", "#4D6873", 2)
    draw_skull(plate, f)
    draw_crown(plate, f)


def draw_skull(plate: Plate, f: Frame) -> None:
    """Ears, and the skull in hair."""
    for s in (-1, 1):
        ear = [(s * 70, -20), (s * 80, -30), (s * 88, -24), (s * 88, -4), (s * 80, 14), (s * 70, 16)]
        with plate.follows(SKIN):
            plate.path(f.curve(ear, True), "#EFC4A5" if s < 0 else "#D39A78", SKIN_LINE, 2.2)
            plate.path(f.curve([(s * 76, -16), (s * 82, -18), (s * 81, -4), (s * 77, 6)]), line="#B4704F", width=1.8)
    hair = plate.gradient("hair", ((0, "#765238"), (0.5, "#5A3C27"), (1, "#3B2418")), (0.1, 0, 0.7, 1))
    plate.path(f.curve(SKULL, True), hair, PALETTE["hair_line"], 2.4, **HAIR)


def scatter_hair(plate: Plate, f: Frame, rings: Sequence[tuple[int, float, float]]) -> None:
    """Single hairs in rings round the crown: (how many, from, to) as shares of the way from the crown to the edge."""
    rng = plate.rng
    tones = {"#2F1C11": "", "#4A2F1E": "", "#8D6747": ""}
    names = list(tones)
    for ring, (count, start, end) in enumerate(rings):
        for k in range(count):
            t = (k + rng.uniform(-0.4, 0.4)) * math.tau / count
            lit = math.cos(t + 2.3) > 0.1 and (k + ring) % 2
            tones[names[2 if lit else (k + ring) % 2]] += strand(f, t, start + rng.uniform(-0.14, 0.1), end - rng.uniform(0, 0.12))
    for tone, w in zip(names, (1.4, 1.6, 1.2), strict=True):
        plate.path(tones[tone], line=tone, width=w, **HAIR)


def draw_crown(plate: Plate, f: Frame) -> None:
    """Hair that turns out of a whorl; round its middle it is thin, so that the scalp shines through."""
    rng = plate.rng
    cu, cv = CROWN
    for k in range(10):
        patch = blob(rng, cu, cv, 57 - 4.6 * k, 50 - 4 * k, 0.05, 11)
        plate.path(f.curve(patch, True), "#EFC3A3", fill_opacity=0.17, **SKIN)
    tones = {"#2F1C11": "", "#4A2F1E": "", "#8D6747": ""}
    names = list(tones)
    for ringed, (count, start, end) in enumerate(((60, 0.32, 0.68), (96, 0.46, 0.92), (84, 0.66, 0.99))):
        for k in range(count):
            t = (k + rng.uniform(-0.4, 0.4)) * math.tau / count
            lit = math.cos(t + 2.3) > 0.1 and (k + ringed) % 2
            tones[names[2 if lit else (k + ringed) % 2]] += strand(f, t, start + rng.uniform(-0.14, 0.1), end - rng.uniform(0, 0.12))
    for tone, w in zip(names, (1.4, 1.6, 1.2), strict=True):
        plate.path(tones[tone], line=tone, width=w, **HAIR)
    thin = "".join(
        strand(f, (k + rng.uniform(-0.4, 0.4)) * math.tau / 46, rng.uniform(0.04, 0.24), rng.uniform(0.4, 0.62)) for k in range(46)
    )
    plate.path(thin, line="#6B4630", width=1.2, **HAIR)


def strand(f: Frame, t: float, start: float, end: float) -> str:
    """One hair that turns out of the whorl towards the edge of the head."""
    points = []
    for k in range(3):
        share = start + (end - start) * k / 2
        angle = t + 0.75 * (1 - share)
        points.append(toward(angle, share))
    return f.curve(points)


def toward(angle: float, share: float) -> Point:
    """A place `share` of the way from the crown to the edge of the skull."""
    cu, cv = CROWN
    c, s = math.cos(angle), math.sin(angle)
    reach = min(far for far in (cross(cu, cv, c, s, a, b) for a, b in zip(SKULL, [*SKULL[1:], SKULL[0]], strict=True)) if far > 0)
    return cu + c * reach * share, cv + s * reach * share


def cross(x: float, y: float, c: float, s: float, a: Point, b: Point) -> float:
    """How far from (x, y) in direction (c, s) the line from a to b is met; -1 if it is not."""
    du, dv = b[0] - a[0], b[1] - a[1]
    det = c * dv - s * du
    if abs(det) < 1e-9:
        return -1
    far = ((a[0] - x) * dv - (a[1] - y) * du) / det
    along = ((a[0] - x) * s - (a[1] - y) * c) / det
    return far if 0 <= along <= 1 else -1


def draw_tubes(plate: Plate) -> None:
    """Two tubes with the patient's blood in a small rack."""
    for u, level in ((0, 22),):
        draw_tube(plate, Frame(TUBE.x + u, TUBE.y), 19, 128, ((level, BLOOD),))


EXO_STEPS = ((206, 246), (396, 434), (538, 578), (688, 746), (936, 1002))
PRP_STEPS = ((330, 364), (430, 462), (672, 716), (838, 908))


def draw_way(plate: Plate, spans: Sequence[tuple[float, float]], y: float, tone: str, soft_tone: str) -> None:
    """Arrows from station to station."""
    for a, b in spans:
        draw_arrow(plate, [(a, y), ((a + b) / 2, y), (b, y)], tone, soft_tone, 11)


def draw() -> Plate:
    """The whole plate."""
    plate = Plate(seed=53)
    with plate.group("elsewhere"):
        plate.path(rounded_box(228, 56, 712, 320, 26), VIOLET_PALE, VIOLET, 2.6, stroke_dasharray="2 9")
    with plate.group("way_exo"):
        draw_way(plate, EXO_STEPS, 208, VIOLET, VIOLET_SOFT)
    with plate.group("donor"):
        draw_donor(plate)
    with plate.group("flask"):
        draw_flask(plate)
    with plate.group("filter"):
        draw_filter(plate)
    with plate.group("vial"):
        draw_vial(plate)
    with plate.group("parcel"):
        draw_box(plate)
    with plate.group("syringe_exo"):
        draw_clinic_syringe(plate)
    with plate.group("visit"):
        plate.path(rounded_box(12, 470, 1188, 790, 26), "#FDF6F2", RED, 2.6, stroke_dasharray="2 9")
    with plate.group("way_prp"):
        draw_way(plate, PRP_STEPS, 640, RED, "#F0CDBF")
    with plate.group("arm"):
        draw_arm(plate, ARM)
        draw_blood_needle(plate, ARM)
    with plate.group("tube"):
        draw_tubes(plate)
    with plate.group("centrifuge"):
        draw_centrifuge(plate, SPINNER, "spin")
        spin_signs(plate, SPINNER)
    with plate.group("syringe_prp"):
        draw_syringe(plate, SHOT_PRP, 48, 80, 19, 0.5, BAND, 30)
    with plate.group("scalp"):
        draw_head(plate, HEAD)
        draw_syringe(plate, Frame(HEAD.x + 20, HEAD.y - 54, 1, math.radians(50)), 36, 62, 13, 0.5, BAND, 20)
    with plate.group("questions"):
        for x, y in QUESTIONS:
            question(plate, x, y, 20)
    return plate


if __name__ == "__main__":
    print(draw().save(OUT))
