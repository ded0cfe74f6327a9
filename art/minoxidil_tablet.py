"""Minoxidil tablets: a swallowed tablet enters the blood, relaxes vessels and reaches hair roots on scalp, face and body."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from brush import HAIR, PALETTE, SKIN, Plate, Point, ThriftyPlate, bars, dots, mixed, smooth
from clinic import SKIN_LINE, Frame, arc, back_and_forth, between, draw_arrow, question, tablet, tapered
from follicles import (
    FUNNEL,
    VEIN,
    Follicle,
    Ground,
    draw_canal,
    draw_gland,
    draw_inner_sheath,
    draw_matrix,
    draw_papilla,
    draw_shaft,
    draw_sheath,
    draw_thinning,
    draw_vessel,
    junction,
    level,
    surface,
    whole,
)
from minoxidil import TEAL, active_dots, blood_cells, lens_rim, molecule_dots, ring

OUT = Path(__file__).resolve().parent.parent / "resources/packs/hair-loss/illustrations/minoxidil-tablet.svg"

BODY = Frame(560, -4, 1.15)
LOW = 698.0  # where the picture cuts the body (local)
HEART_LINE = "#7E2622"
Window = tuple[float, float, float]
VESSEL: Window = (146.0, 560.0, 122.0)
SCALP: Window = (1004.0, 136.0, 122.0)
FACE: Window = (1004.0, 400.0, 122.0)
ARM: Window = (1004.0, 664.0, 122.0)

# the right half of the body's outline, from the neck over shoulder and arm to the hip
OUTER = (
    (33, 206), (34, 236), (44, 256), (74, 271), (112, 280), (146, 292), (170, 315), (182, 352), (187, 400), (191, 450), (199, 500),
    (207, 545), (218, 585), (224, 625), (227, 664), (229, LOW),
)  # fmt: skip
INNER = ((174, LOW), (168, 650), (160, 604), (153, 560), (150, 515), (146, 470), (140, 430), (131, 396))
FLANK = ((131, 396), (129, 424), (123, 474), (113, 530), (108, 578), (112, 624), (121, 664), (127, LOW))


def mirrored(points: Sequence[Point]) -> list[Point]:
    """The same on the other side of the body."""
    return [(-u, v) for u, v in points]


def skin(light: str = "#F9E0CD", dark: str = "#D59A78") -> tuple[tuple[float, str], ...]:
    """Skin in the light from the upper left."""
    return ((0, light), (0.45, mixed(light, dark, 0.3)), (1, mixed(light, dark, 0.85)))


# ---------------------------------------------------------------- the body


def draw_body(plate: Plate) -> None:
    """Head, chest and arms from the front."""
    f = BODY
    right = smooth(f.all(OUTER)) + "L" + smooth(f.all(INNER))[1:] + "L" + smooth(f.all(FLANK[1:]))[1:]
    left = (
        smooth(f.all(mirrored(FLANK))[::-1])
        + "L"
        + smooth(f.all(mirrored(INNER))[::-1][1:])[1:]
        + "L"
        + smooth(f.all(mirrored(OUTER))[::-1])[1:]
    )
    paint = plate.gradient("body", skin("#FAE3D2", "#DDA686"), (0, 0, 1, 0.7))
    with plate.follows(SKIN):
        plate.path(right + "L" + left[1:] + "Z", paint)
        limb_shade(plate)
        model_chest(plate)
        plate.path(
            f.curve([(-30, 210), (0, 226), (30, 210), (32, 232), (14, 250), (-14, 248), (-31, 230)], True), "#A35F3E", fill_opacity=0.3
        )
        plate.path(right, line=SKIN_LINE, width=2.6)
        plate.path(left, line=SKIN_LINE, width=2.6)


def limb_shade(plate: Plate) -> None:
    """Shade on the right of each limb and light on its left."""
    f = BODY
    outer, inner = list(OUTER[6:]), [(128, 330), (134, 364), *list(INNER[::-1])]
    pairs = ((resampled(mirrored(outer)), resampled(mirrored(inner))), (resampled(inner), resampled(outer)))
    for a, b in pairs:
        for share, alpha in ((0.6, 0.1), (0.78, 0.1), (0.9, 0.12)):
            plate.path(back_and_forth(f.all(hollow(a, b, share)), f.all(b)), "#A35F3E", fill_opacity=alpha)
        plate.path(smooth(f.all(between(a, b, 0.16))[2:-1]), line="#FFF3E8", width=7, stroke_opacity=0.55)
    side, axis = resampled(FLANK), [(0, v) for _, v in resampled(FLANK)]
    for share, alpha in ((0.62, 0.08), (0.76, 0.08), (0.88, 0.1)):
        plate.path(back_and_forth(f.all(hollow(axis, side, share)), f.all(side)), "#A35F3E", fill_opacity=alpha)
    plate.path(smooth(f.all(between(mirrored(side), axis, 0.09))[2:-1]), line="#FFF3E8", width=8, stroke_opacity=0.55)


def hollow(first: Sequence[Point], second: Sequence[Point], share: float) -> list[Point]:
    """Like `between`, but the line starts at the second edge and eases away from it: a shade without a hard end."""
    n = len(first) - 1
    out = []
    for k, ((a, b), (c, d)) in enumerate(zip(first, second, strict=True)):
        here = 1 - (1 - share) * min(1.0, k / n * 2.6) ** 0.8
        out.append((a + (c - a) * here, b + (d - b) * here))
    return out


def resampled(points: Sequence[Point], count: int = 9) -> list[Point]:
    """Evenly spaced places along a polyline."""
    lengths = [0.0]
    for (a, b), (c, d) in pairwise(points):
        lengths.append(lengths[-1] + math.hypot(c - a, d - b))
    out = []
    for k in range(count + 1):
        goal = lengths[-1] * k / count
        n = max(1, next(i for i, far in enumerate(lengths) if far >= goal - 1e-6))
        t = (goal - lengths[n - 1]) / (lengths[n] - lengths[n - 1])
        out.append(tuple(points[n - 1][i] + (points[n][i] - points[n - 1][i]) * t for i in (0, 1)))
    return out


def model_chest(plate: Plate) -> None:
    """Collar bones, breastbone, chest, belly: soft, low in contrast."""
    f = BODY
    for s in (-1, 1):
        bone = [(s * 14, 284), (s * 44, 279), (s * 84, 280), (s * 124, 291)]
        plate.path(tapered(f, [(u, v + 5) for u, v in bone], 6), "#B56F4C", fill_opacity=0.28)
        plate.path(tapered(f, bone, 5), "#FFF3E8", fill_opacity=0.75)
        chest = [(s * 128, 386), (s * 104, 412), (s * 66, 420), (s * 22, 408)]
        plate.path(tapered(f, chest, 4), "#B56F4C", fill_opacity=0.3)
        crease = [(s * 131, 397), (s * 133, 372), (s * 141, 348)]
        plate.path(tapered(f, crease, 3.4), "#A96748", fill_opacity=0.6)
        rib = [(s * 30, 452), (s * 58, 476), (s * 84, 512), (s * 96, 548)]
        plate.path(tapered(f, rib, 3.4), "#B56F4C", fill_opacity=0.22)
        elbow = [(s * 164, 548), (s * 178, 553), (s * 192, 550)]
        plate.path(tapered(f, elbow, 3), "#A96748", fill_opacity=0.4)
    plate.path(tapered(f, [(0, 292), (1, 340), (0, 400)], 3), "#B56F4C", fill_opacity=0.25)
    plate.path(f.oval(0, 618, 5, 7), "#B56F4C", fill_opacity=0.45)
    plate.path(f.curve([(-5, 612), (0, 609), (5, 612)]), line="#9A5230", width=1.8, stroke_opacity=0.6)


def draw_trousers(plate: Plate) -> None:
    """The waistband, at the lower edge of the picture."""
    f = BODY
    edge = [(-121, 662), (-60, 672), (0, 675), (60, 672), (121, 662)]
    low = [(-127, LOW), (-60, LOW), (0, LOW), (60, LOW), (127, LOW)]
    plate.path(f.curve([(u * 0.95, v - 3) for u, v in edge]), line="#8A4A2B", width=6, stroke_opacity=0.16)
    plate.path(
        back_and_forth(f.all(edge), f.all(low)), plate.gradient("cloth", ((0, "#C3D2D8"), (0.5, "#AFC2CA"), (1, "#7C97A2")), (0, 0, 1, 0))
    )
    plate.path(f.curve(edge), line="#4D6873", width=2.4)
    plate.path(bars([(f.at(s * 121, 662), f.at(s * 127, LOW)) for s in (-1, 1)]), line="#4D6873", width=2.4)
    plate.path(f.curve([(u * 0.99, v + 11) for u, v in edge]), line="#E3ECEF", width=1.8, stroke_dasharray="4 4")


def draw_head(plate: Plate) -> None:
    """The head: ears, face, short hair."""
    f = BODY
    for s in (-1, 1):
        ear = [(s * 56, 112), (s * 66, 104), (s * 72, 114), (s * 69, 138), (s * 62, 154), (s * 54, 150)]
        with plate.follows(SKIN):
            plate.path(f.curve(ear, True), "#F3CDB1" if s < 0 else "#D9A280", SKIN_LINE, 2.2)
            plate.path(f.curve([(s * 61, 114), (s * 66, 118), (s * 64, 134), (s * 59, 144)]), line="#B4704F", width=1.7)
    half = [(0, 34), (36, 42), (56, 70), (61, 108), (58, 148), (48, 186), (28, 214), (0, 224)]
    face = half + mirrored(half[1:-1])[::-1]
    with plate.follows(SKIN):
        plate.path(f.curve(face, True), plate.gradient("face", skin("#FBE6D7", "#DDA686"), (0, 0, 1, 0.4)), SKIN_LINE, 2.4)
        for grow, alpha in ((0, 0.1), (9, 0.1)):
            side = [
                (44 + grow, 74),
                (58, 84),
                (60, 120),
                (57, 150),
                (46, 186),
                (24, 214),
                (30 + grow, 192),
                (42 + grow, 160),
                (46 + grow, 116),
            ]
            plate.path(f.curve([(min(u, 60), v) for u, v in side], True), "#A35F3E", fill_opacity=alpha)
    draw_features(plate)
    draw_hair_cap(plate)


def draw_features(plate: Plate) -> None:
    """Brows, eyes, nose, mouth: few calm lines."""
    f = BODY
    for s in (-1, 1):
        plate.path(tapered(f, [(s * 13, 110), (s * 24, 106), (s * 39, 110)], 4.6), "#5A3C27", **HAIR)
        eye = [(s * 14, 125), (s * 20, 120), (s * 28, 119), (s * 37, 125), (s * 28, 130), (s * 20, 130)]
        plate.path(f.curve(eye, True), "#FFFDFB", "#8A5A40", 1.4)
        x, y = f.at(s * 25, 124.6)
        plate.circle(x, y, 6, "#5A3C27", "#2F1C11", 1.2)
        plate.circle(x - 1.8, y - 2, 1.7, "#FFFFFF")
        plate.path(f.curve([(s * 13, 125), (s * 20, 119.4), (s * 28, 118.4), (s * 38, 124.6)]), line="#3B2418", width=2.6)
        plate.path(f.oval(s * 36, 160, 12, 8), "#DA5842", fill_opacity=0.1)
    with plate.follows(SKIN):
        plate.path(
            f.curve([(5, 122), (4.4, 140), (8, 152), (10.4, 159), (6, 163.4), (0, 165), (-6, 163), (-9, 158.6)]), line="#A9633F", width=2
        )
        plate.path(dots([f.at(-4, 162), f.at(5, 162)]), line="#8A4A2B", width=3, stroke_opacity=0.6)
        plate.path(f.curve([(-3, 126), (-3, 146)]), line="#FFF8F2", width=4.6, stroke_opacity=0.9)
    lips = [(-19, 188), (-9, 181), (0, 183), (9, 181), (19, 188), (12, 199), (0, 203), (-12, 199)]
    plate.path(f.curve(lips, True), "#D9936F", **SKIN)
    plate.path(f.curve(lips, True), "#C36163", fill_opacity=0.5)
    plate.path(f.curve(lips, True), line="#8F4A3A", width=1.8, **SKIN)
    opening = [(-14, 188), (-6, 185.4), (0, 186), (6, 185.4), (14, 188), (8, 195.6), (0, 197.6), (-8, 195.6)]
    plate.path(f.curve(opening, True), "#5E1F1C")
    plate.path(f.curve([(-9, 194), (0, 190), (9, 194), (4, 197), (-4, 197)], True), "#D9837A")
    plate.path(f.curve([(-7, 200.2), (0, 201.2), (6, 200.2)]), line="#EBA596", width=2, **SKIN)
    plate.path(f.curve([(-9, 209), (0, 211), (9, 209)]), line="#C98A69", width=1.8, stroke_opacity=0.7, **SKIN)


def draw_hair_cap(plate: Plate) -> None:
    """Short dark hair with strands."""
    f = BODY
    line = [(56, 104), (54, 84), (46, 64), (28, 56), (4, 52), (-20, 56), (-42, 62), (-52, 82), (-56, 104)]
    cap = [(-60, 116), (-66, 84), (-60, 50), (-38, 24), (0, 13), (38, 24), (60, 50), (66, 84), (60, 116), *line]
    plate.path(smooth(f.all([(u, v + 4) for u, v in line])), line="#8A4A2B", width=6, stroke_opacity=0.2, **SKIN)
    with plate.follows(HAIR):
        paint = plate.gradient("cap", ((0, "#765238"), (0.5, "#5A3C27"), (1, "#3B2418")), (0.1, 0, 0.8, 1))
        plate.path(f.curve(cap, True), paint, PALETTE["hair_line"], 2.4)
        tones = {"#2F1C11": "", "#9A7350": ""}
        for k in range(26):  # combed from a parting on the left of the picture
            t = k / 25
            u = -50 + 98 * t
            foot = (u, level(line[::-1], u) - 4)
            top = (-30 + 52 * t, 27 - 9 * math.sin(math.pi * t) + 6 * (2 * t - 1) ** 2)
            bend = ((foot[0] + top[0]) / 2 + 9 * (t - 0.2), (foot[1] + top[1]) / 2 - 4)
            tones["#9A7350" if k % 4 == 1 else "#2F1C11"] += f.curve([top, bend, foot])
        for tone, w in zip(tones, (1.5, 1.8), strict=True):
            plate.path(tones[tone], line=tone, width=w, stroke_opacity=0.8)
        plate.path(f.curve([(-48, 58), (-38, 40), (-16, 27)]), line="#B08A64", width=3.4, stroke_opacity=0.75)


# ---------------------------------------------------------------- what happens inside


ARTERIES = (
    ([(25, 372), (22, 390), (11, 436), (6, 520), (3, 590), (0, 622)], 14, 10),
    ([(0, 618), (22, 650), (44, 690)], 9, 7),
    ([(0, 618), (-22, 650), (-44, 690)], 9, 7),
    ([(14, 318), (17, 296), (20, 262), (25, 230), (35, 204), (47, 181)], 8, 4),
    ([(8, 320), (-8, 300), (-19, 266), (-25, 230), (-35, 204), (-47, 181)], 8, 4),
    ([(46, 182), (54, 158), (57, 120), (54, 84), (38, 44)], 4, 0.6),
    ([(-46, 182), (-54, 158), (-57, 120), (-54, 84), (-38, 44)], 4, 0.6),
    ([(38, 200), (43, 186), (42, 170)], 3.4, 0.4),
    ([(-38, 200), (-43, 186), (-42, 170)], 3.4, 0.4),
    (
        [(20, 320), (48, 300), (92, 300), (132, 318), (152, 360), (162, 430), (171, 500), (182, 560), (194, 620), (202, 664), (206, LOW)],
        9,
        4,
    ),
    (
        [
            (4, 318),
            (-48, 300),
            (-92, 300),
            (-132, 318),
            (-152, 360),
            (-162, 430),
            (-171, 500),
            (-182, 560),
            (-194, 620),
            (-202, 664),
            (-206, LOW),
        ],
        9,
        4,
    ),
    ([(176, 532), (178, 580), (186, 640), (190, LOW)], 4, 3),
    ([(-176, 532), (-178, 580), (-186, 640), (-190, LOW)], 4, 3),
)
VEINS = (
    ([(-20, 366), (-21, 340), (-24, 320), (-30, 300), (-29, 264), (-31, 236), (-31, 212)], 11, 1),
    ([(-26, 306), (4, 292), (28, 292), (28, 262), (31, 236), (31, 212)], 7, 1),
    ([(-29, 304), (-50, 303), (-90, 310), (-124, 330), (-142, 366), (-152, 430), (-161, 500), (-170, 560), (-182, 630), (-194, LOW)], 7, 3),
    ([(16, 292), (40, 297), (90, 310), (124, 330), (142, 366), (152, 430), (161, 500), (170, 560), (182, 630), (194, LOW)], 7, 3),
    ([(-18, 404), (-14, 470), (-12, 560), (-14, 622), (-34, 650), (-56, 690)], 11, 7),
    ([(-13, 616), (10, 650), (30, 690)], 7, 6),
)


def draw_blood(plate: Plate) -> None:
    """Large vessels: veins behind, arteries in front; they leave the picture or run out in the tissue."""
    f = BODY
    for run, start, end in VEINS:
        draw_thinning(plate, f.all(run), VEIN, start, end)
    for run, start, end in ARTERIES:
        draw_thinning(plate, f.all(run), PALETTE["artery"], start, end)
    for run, start, _ in ARTERIES:
        if start > 7:
            plate.path(smooth([(x - 1.4, y - 0.6) for x, y in f.all(run)[:-1]]), line="#FFFFFF", width=1.5, stroke_opacity=0.45)


ARCH = ((-4, 366), (-6, 340), (0, 324), (12, 317), (22, 324), (25, 340), (25, 372))  # the aorta: up, over, down behind the heart


def draw_heart(plate: Plate) -> None:
    """The heart with its great vessels."""
    f = BODY
    body = [
        (-32, 356),
        (-20, 344),
        (0, 348),
        (24, 348),
        (42, 362),
        (48, 388),
        (42, 412),
        (28, 430),
        (14, 428),
        (-6, 416),
        (-26, 400),
        (-36, 378),
    ]
    draw_vessel(plate, f.all(ARCH), PALETTE["artery"], 12)
    plate.path(f.curve([(u + 4, v + 6) for u, v in body], True), "#5A2418", fill_opacity=0.22)
    plate.path(
        f.curve(body, True), plate.gradient("heart", ((0, "#E98777"), (0.45, "#CC5148"), (1, "#97302E")), (0, 0, 0.8, 1)), HEART_LINE, 2.8
    )
    draw_vessel(plate, f.all([(12, 364), (15, 350), (22, 341)]), VEIN, 10)
    draw_vessel(plate, f.all(ARCH[:-2]), PALETTE["artery"], 12)
    plate.path(smooth(f.all(ARCH[2:])[:-1]), line=PALETTE["artery"], width=12)
    plate.path(smooth([(x - 1.4, y - 2.4) for x, y in f.all(ARCH[1:5])]), line="#FFFFFF", width=2.4, stroke_opacity=0.45)
    plate.path(f.curve([(-30, 362), (-12, 372), (10, 372), (26, 364)]), line=HEART_LINE, width=2, stroke_opacity=0.7)
    branches = (
        [(10, 370), (18, 392), (24, 414), (26, 424)], [(18, 392), (30, 398), (38, 408)], [(15, 384), (4, 394), (0, 406)], [(-20, 370),
        (-20, 388), (-8, 404)],
    )  # fmt: skip
    plate.path("".join(f.curve(b) for b in branches), line="#F0B24E", width=3.4, stroke_opacity=0.75)
    plate.path("".join(f.curve(b) for b in branches), line="#8F2A28", width=1.8)
    plate.path(f.curve([(-28, 380), (-24, 390), (-14, 400)]), line="#F7BDB0", width=3.6, stroke_opacity=0.9)
    plate.path(f.curve([(30, 366), (38, 376), (41, 390)]), line="#F7BDB0", width=3, stroke_opacity=0.8)


GULLET = ((0, 206), (1, 250), (1, 290), (4, 360), (10, 420), (18, 452))


def draw_gullet(plate: Plate) -> None:
    """The gullet, from behind the chin to the stomach."""
    tube = BODY.all(GULLET)
    plate.path(smooth(tube), line="#A5603F", width=13)
    plate.path(smooth(tube), line="#F3C9B6", width=9)
    plate.path(smooth([(x - 2, y) for x, y in tube]), line="#FCE8DE", width=2.4)


def draw_stomach(plate: Plate) -> None:
    """The stomach and the first part of the gut; the tablet, then the medicine in solution."""
    f = BODY
    outlet = f.all([(-4, 527), (-22, 528), (-34, 540), (-36, 562), (-28, 582), (-14, 590), (-2, 591)])
    draw_thinning(plate, outlet, "#E0A18A", 22, 2)
    plate.path(smooth([(x - 2, y - 3) for x, y in outlet[1:-1]]), line="#F9DCCF", width=2.6)
    bag = [
        (22, 456), (26, 446), (38, 434), (58, 434), (72, 454), (74, 486), (62, 516), (38, 534), (10, 538), (-12, 532), (-16, 522),
        (-4, 518), (14, 514), (28, 500), (30, 478), (22, 462),
    ]  # fmt: skip
    joint = f.all([(12, 416), (15, 436), (24, 458)])
    plate.path(smooth(joint), line="#A5603F", width=13)
    plate.path(f.curve([(u + 3, v + 6) for u, v in bag], True), "#5A2418", fill_opacity=0.16)
    plate.path(
        f.curve(bag, True), plate.gradient("stomach", ((0, "#F6CDBB"), (0.5, "#E9A78F"), (1, "#CB7F66")), (0, 0, 0.9, 1)), "#96513A", 2.6
    )
    folds = ([(48, 444), (58, 462), (54, 490), (38, 512)], [(40, 448), (46, 470), (42, 494), (26, 516)], [(60, 448), (66, 472), (60, 500)])
    plate.path("".join(f.curve(run) for run in folds), line="#B7694F", width=1.9, stroke_opacity=0.6)
    plate.path(f.curve([(36, 444), (46, 440), (58, 444)]), line="#FDEBE2", width=4)
    plate.path(smooth(joint), line="#F3C9B6", width=8.6)
    plate.path(smooth([(x - 2, y) for x, y in joint]), line="#FCE8DE", width=2.4)
    spots = [f.at(*p) for p in ((44, 478), (56, 486), (34, 504), (48, 504), (20, 524), (60, 468), (-20, 530), (-35, 552), (-26, 582))]
    molecule_dots(plate, spots, 9)
    x, y = f.at(52, 462)
    tablet(plate, x, y, 10, "#CDE9E6", "#07484B", "pill_in")
    x, y = f.at(0, 191)
    tablet(plate, x, y - 1, 9, "#CDE9E6", "#07484B", "pill_mouth")


def draw_tablet(plate: Plate) -> None:
    """A glass of water, the tablet, and its way to the mouth."""
    plate.ellipse(92, 178, 58, 9, "#1D2B2F", fill_opacity=0.12)
    glass = Frame(88, 100)
    plate.path(glass.shape([(-40, -72), (40, -72), (31, 76), (-31, 76)], 6), "#F3F8FA", PALETTE["glass_line"], 2.4)
    plate.path(glass.shape([(-36, -26), (36, -26), (28.5, 68), (-28.5, 68)], 5), plate.gradient("water", ((0, "#DCEFF6"), (1, "#AFD3E3"))))
    plate.path(glass.oval(0, -26, 36, 6), "#EEF7FB", "#8DB4C5", 1.6)
    plate.path(glass.oval(0, -72, 40, 7), "#FFFFFF", PALETTE["glass_line"], 2)
    plate.path(bars([(glass.at(-30, -58), glass.at(-24, 50))]), line="#FFFFFF", width=5, stroke_opacity=0.9)
    plate.path(bars([(glass.at(28, -14), glass.at(23, 54))]), line="#7FA9BA", width=4, stroke_opacity=0.5)
    tablet(plate, 206, 138, 48, "#CDE9E6", "#07484B", "pill")
    draw_arrow(plate, [(282, 132), (360, 138), (440, 166), (534, 212)], TEAL, "#BFE2DF", 17)


# ---------------------------------------------------------------- windows


def lens(plate: Plate, where: Window, goal: Point, fill: str) -> None:
    """A round window with two short-spread leader lines to the place it shows."""
    cx, cy, r = where
    turn = math.atan2(goal[1] - cy, goal[0] - cx)
    ends = [(cx + r * math.cos(turn + s * 0.34), cy + r * math.sin(turn + s * 0.34)) for s in (-1, 1)]
    starts = [(goal[0] + 10 * math.cos(turn + s * 1.57), goal[1] + 10 * math.sin(turn + s * 1.57)) for s in (-1, 1)]
    plate.path(bars(zip(starts, ends, strict=True)), line="#7A6A64", width=1.8)
    plate.circle(*goal, 11, "none", "#52646B", 2.6)
    plate.circle(cx + 5, cy + 7, r + 3, "#5A2E1E", fill_opacity=0.16)
    plate.circle(cx, cy, r, fill)


def window(plate: Plate, where: Window, goal: Point, ground: Ground) -> None:
    """A round window on skin: white air above, dermis below."""
    cx, cy, r = where
    lens(plate, where, goal, "#FFFFFF")
    start = math.asin((ground.y + 0.75 * ground.epidermis - cy) / r)
    edge = arc(cx, cy, r, r, start, math.pi - start, 24)
    paint = plate.gradient(f"dermis_{cy:.0f}", ((0, "#F7D9CB"), (0.5, "#F0C8B7"), (1, "#E8B8A5")))
    plate.path(smooth(edge) + "Z", paint)
    rng = plate.rng
    lines = ""
    for _ in range(14):
        y = rng.uniform(ground.y + ground.epidermis + 24, cy + r * 0.8)
        reach = math.sqrt(max(0, (r * 0.86) ** 2 - (y - cy) ** 2))
        x, size = rng.uniform(cx - reach, cx + reach - 30), rng.uniform(18, 30)
        lines += smooth([(x, y), (x + size / 2, y + rng.uniform(-5, 5)), (x + size, y + rng.uniform(-3, 3))])
    plate.path(lines, line="#E0A693", width=1.8)


def draw_thin_skin(plate: Plate, ground: Ground, roots: Sequence[Follicle]) -> None:
    """The epidermis of a window: fewer lines than on the large plates."""
    top, low = surface(ground, roots), junction(ground, roots)
    paint = plate.gradient("thin_skin", ((0, PALETTE["skin_top"]), (0.3, PALETTE["skin_mid"]), (0.7, FUNNEL), (1, FUNNEL)))
    plate.path(whole([(x, y + 4) for x, y in low]), line="#E3B29E", width=7)
    with plate.follows(SKIN):
        plate.path(whole(top) + "L" + whole(low[::-1])[1:] + "Z", paint)
        e = ground.epidermis
        lit = [(x, y + 0.13 * e * max(0.0, 1 - max(0.0, y - ground.y - 5) / (0.55 * e))) for x, y in top]
        plate.path(whole(lit), line="#F9DEC6", width=2.4)
        plate.path(whole(top), line="#BE7E5B", width=2.2)
        plate.path(whole(low), line=PALETTE["skin_line"], width=2)
        cells = [(x, level(low, x) - 4) for x in (ground.left + 9 + 9.5 * k for k in range(26)) if x < ground.right - 6]
        plate.path(dots((x, y) for x, y in cells if not any(abs(x - f.x) < 2 * f.girth for f in roots)), line="#B96F4C", width=3.4)


def draw_soft_matrix(plate: Plate, f: Follicle) -> None:
    """The matrix of a fine root: its shape and a few cells."""
    b, end = f.bulb, f.depth
    shell = ((2.4, 0.2), (1.7, 0.55), (1.3, 0.72), (0.95, 0.81), (0.65, 0.8), (0.38, 0.66), (0.08, 0.28))
    plate.path(f.band([(end - k * b, w * b) for k, w in shell]), "#DF9486", PALETTE["matrix_line"], 1.4)
    cells = ((0.3, 1.5), (0.44, 1.2), (0.56, 0.9), (0.54, 0.6))
    plate.path(dots(f.at(s * o * b, end - k * b) for o, k in cells for s in (-1, 1)), line="#F8CDC0", width=3)


def draw_root(plate: Plate, f: Follicle, name: str, gland: float) -> None:
    """A growing follicle, small."""
    draw_sheath(plate, f, name)
    draw_canal(plate, f)
    if gland:
        draw_inner_sheath(plate, f)
        draw_gland(plate, f, gland, name)
        draw_matrix(plate, f)
    else:
        draw_soft_matrix(plate, f)
    draw_papilla(plate, f, name)
    draw_shaft(plate, f, name, cut=f.shaft > 5)


def rim(plate: Plate, where: Window) -> None:
    """The window's rim, without gloss on its air."""
    cx, cy, r = where
    plate.circle(cx, cy, r, "none", "#FFFFFF", 7)
    plate.circle(cx, cy, r + 3, "none", "#52646B", 3)


def draw_skin_window(plate: Plate, where: Window, goal: Point, roots: Sequence[Follicle], name: str, gland: float) -> None:
    """Skin with its roots, their vessel below them."""
    cx, cy, r = where
    y = roots[0].y
    e = roots[0].epidermis
    half = math.sqrt(r**2 - (y - cy) ** 2) + 3
    ground = Ground(y=y, epidermis=e, fat=cy + r, bottom=cy + r, rete=4, pitch=24, left=cx - half, right=cx + half)
    window(plate, where, goal, ground)
    draw_thin_skin(plate, ground, roots)
    deep = cy + r * 0.74
    reach = math.sqrt(r**2 - (deep - cy) ** 2) - 4
    for f in roots:
        x, low = f.at(0, f.depth)
        foot = min(x + 14, cx + reach - 20)
        draw_vessel(plate, [(foot, deep), ((foot + 2 * x) / 3, deep - (deep - low) * 0.4), (x, low + 2)], PALETTE["artery"], 3)
    draw_vessel(plate, [(cx - reach, deep), (cx - 30, deep + 5), (cx + 30, deep - 3), (cx + reach, deep + 1)], PALETTE["artery"], 7)
    for n, f in enumerate(roots):
        draw_root(plate, f, f"{name}{n}", gland)
    spots = [
        f.at(*p)
        for f in roots
        for p in ((-0.9 * f.bulb, f.depth - 0.5 * f.bulb), (1.05 * f.bulb, f.depth - 0.8 * f.bulb), (0.1 * f.bulb, f.depth - 0.55 * f.bulb))
    ]
    spots += [(cx - 0.5 * reach, deep + 1), (cx + 0.1 * reach, deep), (cx + 0.62 * reach, deep)]
    active_dots(plate, spots, 8.4)
    rim(plate, where)


def scalp_roots() -> list[Follicle]:
    cx, cy, _ = SCALP
    one = Follicle(
        x=cx - 36, y=cy - 36, depth=106, girth=11, shaft=7.2, length=58, tilt=0.04, curl=8, epidermis=20, bulge_at=54, duct_at=34
    )
    return [one, replace(one, x=cx + 44)]


def face_roots() -> list[Follicle]:
    cx, cy, _ = FACE
    one = Follicle(
        x=cx - 66, y=cy - 30, depth=62, girth=7.4, shaft=2.2, length=30, fade=0.8, tilt=0.06, curl=30, epidermis=18, bulge_at=36, duct_at=30
    )
    return [one, replace(one, x=cx + 2), replace(one, x=cx + 68)]


def arm_roots() -> list[Follicle]:
    cx, cy, _ = ARM
    one = Follicle(
        x=cx - 56,
        y=cy - 30,
        depth=82,
        girth=8.6,
        shaft=3.6,
        length=46,
        fade=0.45,
        tilt=0.14,
        curl=40,
        epidermis=18,
        bulge_at=44,
        duct_at=32,
    )
    return [one, replace(one, x=cx + 12), replace(one, x=cx + 76, depth=76)]


def draw_vessel_window(plate: Plate) -> None:
    """A small artery: tight and narrow, then relaxed and wide, with the active form around it."""
    cx, cy, _ = VESSEL
    lens(plate, VESSEL, BODY.at(-164, 446), plate.gradient("vessel_ground", ((0, "#F9E3D8"), (1, "#EFC7B6"))))
    ring(plate, cx - 68, cy + 4, 30, 13)
    ring(plate, cx + 54, cy + 4, 44, 31)
    blood_cells(plate, cx - 68, cy + 4, 8, ((-0.4, -0.5), (0.5, 0.45)))
    blood_cells(plate, cx + 54, cy + 4, 18, ((-0.8, -0.4), (0.25, -0.95), (0.9, 0.3), (-0.3, 0.85), (0.1, 0)))
    draw_arrow(plate, [(cx - 31, cy + 4), (cx - 16, cy + 4), (cx + 3, cy + 4)], "#52646B", "#DDE5E7", 10)
    active_dots(
        plate, [(cx - 30, cy - 62), (cx + 8, cy - 78), (cx + 12, cy - 44), (cx - 52, cy + 66), (cx - 18, cy + 84), (cx + 54, cy - 66)], 15
    )
    lens_rim(plate, VESSEL)


def draw_active(plate: Plate) -> None:
    """The active form carried round the body."""
    f = BODY
    spots = [
        (6, 560), (14, 466), (22, 262), (-20, 262), (55, 148), (-55, 148), (48, 66), (-48, 66), (74, 300), (-74, 300), (150, 354),
        (-150, 354), (168, 480), (-168, 480), (188, 590), (-188, 590), (30, 660), (-30, 660),
    ]  # fmt: skip
    active_dots(plate, [f.at(*p) for p in spots], 11)


def draw() -> Plate:
    """The whole plate."""
    plate = ThriftyPlate(seed=71)
    with plate.group("body"):
        draw_body(plate)
    with plate.group("gullet"):
        draw_gullet(plate)
    with plate.group("head"):
        draw_head(plate)
    with plate.group("blood"):
        draw_blood(plate)
    with plate.group("trousers"):
        draw_trousers(plate)
    with plate.group("stomach"):
        draw_stomach(plate)
    with plate.group("heart"):
        draw_heart(plate)
    with plate.group("active"):
        draw_active(plate)
    with plate.group("tablet"):
        draw_tablet(plate)
    with plate.group("vessel"):
        draw_vessel_window(plate)
    with plate.group("scalp"):
        draw_skin_window(plate, SCALP, BODY.at(38, 36), scalp_roots(), "scalp", 0.22)
    with plate.group("face"):
        draw_skin_window(plate, FACE, BODY.at(48, 176), face_roots(), "face", 0)
    with plate.group("arm"):
        draw_skin_window(plate, ARM, BODY.at(198, 606), arm_roots(), "arm", 0)
    with plate.group("question"):
        question(plate, SCALP[0] - 104, SCALP[1] + 92, 25)
    return plate


if __name__ == "__main__":
    print(draw().save(OUT))
