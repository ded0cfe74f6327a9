"""The evidence ladder: six kinds of study, each a rung with its emblem, and the highest rung that each option has reached."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

from brush import PALETTE, Plate, Point, ThriftyPlate, bars, dots, mixed, num, packed, smooth
from clinic import Frame, arc, soft
from tokens import Token, draw_grade, draw_token, grade_width, tokens

OUT = Path(__file__).resolve().parent.parent / "resources/packs/hair-loss/illustrations/evidence-ladder.svg"

RUNGS = (696.0, 584.0, 471.0, 357.0, 236.0, 112.0)
"""Heights of the rungs, from the lab dish up."""
TOP, FOOT = 34.0, 768.0
CARD_X, CARD_WIDE, CARD_TALL = 93.0, 176.0, 100.0
COLUMNS = (673.0, 920.0)
PANEL = (641.0, 1195.0)
MIDDLE = 253.0
WOOD = ((0, "#F0D3A6"), (0.4, "#DDB27A"), (1, "#B98550"))
WOOD_LINE, WOOD_DARK, WOOD_LIT = "#7A4E26", "#9C6B39", "#F8E6C6"
CARD_LINE = PALETTE["glass_line"]

RUNG = {"exosome": 4.5, "oral-minoxidil": 5.0, "transplant": 4.0, "no-treatment": 4.0}
"""The rung reached, counted from the lab dish; not named here: the top one."""


def height(rung: float) -> float:
    """Where a rung is; half a rung is between two."""
    low = RUNGS[int(rung) - 1]
    return low if rung == int(rung) else (low + RUNGS[int(rung)]) / 2


def rail(side: int, y: float) -> float:
    """The middle of the left (-1) or right (1) rail: the ladder is narrower at its top."""
    return MIDDLE + side * (39 + 14 * (y - TOP) / (FOOT - TOP))


# ---------------------------------------------------------------- the ladder


def draw_rails(plate: Plate) -> None:
    """Two rails that lean away from the viewer."""
    floor = smooth(arc(MIDDLE, FOOT + 3, 112, 11, 0, math.tau, 12)[:-1], closed=True)
    plate.path(floor, PALETTE["ink"], fill_opacity=0.1)
    for side in (-1, 1):
        half_top, half_low = 7.0, 9.5
        a, b = rail(side, TOP), rail(side, FOOT)
        body = [(a - half_top, TOP), (a + half_top, TOP), (b + half_low, FOOT), (b - half_low, FOOT)]
        plate.path(soft(body, 5), plate.gradient("wood_rail", WOOD, (0, 0, 1, 0)), WOOD_LINE, 2.4)
        plate.path(f"M{num(a - half_top + 3.4)} {num(TOP + 8)}L{num(b - half_low + 4)} {num(FOOT - 8)}", line=WOOD_LIT, width=2.4)
        grain = []
        for k in range(9):
            y = TOP + 30 + k * 80 + plate.rng.uniform(-18, 18)
            x = rail(side, y) + plate.rng.uniform(-1, 5)
            grain.append(((x, y), (rail(side, y + 26) + x - rail(side, y), y + 20 + plate.rng.uniform(0, 18))))
        plate.path(bars(grain), line=WOOD_DARK, width=1.3, stroke_opacity=0.7)


def draw_rung(plate: Plate, y: float) -> None:
    """A round rung whose ends come out of both rails: the left one holds the card, the right one points at the tokens."""
    a, b = CARD_X + CARD_WIDE / 2 - 6, rail(1, y) + 17
    body = [(a, y - 7), (b, y - 7), (b, y + 7), (a, y + 7)]
    plate.path(f"M{num(rail(-1, y) + 10)} {num(y + 11)}H{num(rail(1, y) - 9)}", line=WOOD_LINE, width=4, stroke_opacity=0.22)
    plate.path(soft(body, 6), plate.gradient("wood_rung", WOOD), WOOD_LINE, 2.2)
    plate.path(f"M{num(a + 7)} {num(y - 3)}H{num(b - 8)}", line=WOOD_LIT, width=2.2)
    grain = [((a + 40 + 30 * k, y + 3), (a + 56 + 31 * k, y + 3)) for k in range(3)]
    plate.path(bars(grain), line=WOOD_DARK, width=1.2, stroke_opacity=0.7)


def draw_shelf(plate: Plate, y: float) -> None:
    """A fine dotted line from the words of the rung to the tokens."""
    plate.path(f"M522 {num(y)}H{num(PANEL[0] - 16)}", line="#A9B8BD", width=2, stroke_dasharray="1 7")


def draw_card(plate: Plate, y: float) -> Frame:
    """The card on which a rung's emblem stands; returns its frame, origin in the middle."""
    x, w, h = CARD_X, CARD_WIDE / 2, CARD_TALL / 2
    box = [(x - w, y - h), (x + w, y - h), (x + w, y + h), (x - w, y + h)]
    plate.path(soft([(a + 2.5, b + 4) for a, b in box], 16), PALETTE["ink"], fill_opacity=0.1)
    plate.path(soft(box, 16), plate.gradient("card", ((0, "#FFFFFF"), (1, "#E6EFF1"))), CARD_LINE, 2.2)
    return Frame(x, y)


# ---------------------------------------------------------------- the emblems


def draw_dish(plate: Plate, f: Frame) -> None:
    """A lab dish with cells, and a drop that falls into it from a pipette."""
    plate.path(f.oval(3, 36, 66, 8), PALETTE["ink"], fill_opacity=0.12)
    plate.path(f.curve([(-64, 8), (-63, 24), (-40, 34), (0, 38), (40, 34), (63, 24), (64, 8)]) + "Z", "#DDE9EC", CARD_LINE, 2)
    plate.path(f.oval(0, 8, 64, 19), "#F6FAFB", CARD_LINE, 2)
    plate.path(f.oval(0, 11, 56, 14.5), plate.gradient("broth", ((0, "#F7C9CF"), (1, "#E997A3"))), "#C97884", 1.4)
    rng = plate.rng

    def outside(x: float, y: float, r: float) -> bool:
        return ((x - f.x) / (52 - r)) ** 2 + ((y - f.y - 11) / (12.5 - r * 0.6)) ** 2 > 1

    spots = packed(rng, (f.x - 50, f.y, f.x + 50, f.y + 24), (4.2, 6.4), 400, outside, 1.0)
    for x, y, r in spots:
        plate.path(Frame(x, y).oval(0, 0, r, r * 0.62), "#FBE6DF", "#B4586A", 1.3)
    plate.path(dots([(x + 0.6, y) for x, y, _ in spots]), line="#7C5CA0", width=3)
    plate.path(f.curve([(-54, 4), (-40, -4), (-18, -8)]), line="#FFFFFF", width=2.4)
    plate.path(f.shape([(6, -50), (18, -50), (15, -26), (11.4, -16), (9.4, -26)], 2), PALETTE["glass"], CARD_LINE, 1.8)
    plate.path(f.shape([(9.4, -32), (15.6, -32), (14.6, -25), (11.6, -17), (10, -25)], 1), "#E997A3")
    drop = f.curve([(11.6, -11), (14.6, -5), (11.6, -1.4), (8.6, -5)], True)
    plate.path(drop, "#E07686", "#A8455A", 1.2)


def draw_mouse(plate: Plate, f: Frame) -> None:
    """A laboratory mouse, from the side, with a shorn patch where short fur grows."""
    f = Frame(f.x + 2, f.y, 0.94)
    coat, line = plate.gradient("coat", ((0, "#FFFFFF"), (0.55, "#EFEBE7"), (1, "#CFC6BF"))), "#85776D"
    pink, pink_line = "#F3BFB4", "#B97B6E"
    plate.path(f.oval(2, 37, 70, 6.5), PALETTE["ink"], fill_opacity=0.12)
    tail = [(-50, 24), (-66, 28), (-82, 20), (-84, 2), (-76, -10)]
    plate.path(f.curve(tail), line=pink_line, width=6.4)
    plate.path(f.curve(tail), line=pink, width=3.6)
    for u, wide in ((-34, 13), (22, 10)):
        foot = [(u - 4, 28), (u - 2, 35), (u + wide, 36.5), (u + wide + 4, 33), (u + 5, 28)]
        plate.path(f.curve(foot, True), pink, pink_line, 1.6)
    body = [(-52, 20), (-54, 0), (-44, -20), (-22, -31), (2, -28), (22, -20), (40, -16), (58, -4), (74, 12), (70, 19), (54, 24)]
    plate.path(f.curve([*body, (36, 28), (10, 33), (-24, 34), (-44, 31)], True), coat, line, 2.2)
    patch = [(-38, -13), (-28, -24), (-10, -28), (2, -22), (-2, -12), (-18, -6), (-32, -6)]
    plate.path(f.curve(patch, True), "#F6CDC0", "#D49C8C", 1.5)
    tips = [(-30, -13), (-23, -18), (-16, -13), (-15, -21), (-8, -17), (-3, -22), (-23, -10)]
    plate.path("".join(bars([(f.at(u, v), f.at(u - 2.4, v - 4.6))]) for u, v in tips), line="#6B5A4E", width=1.6)
    plate.path(f.curve([(-46, 4), (-34, 6), (-26, 18), (-28, 30)]), line=line, width=1.7, stroke_opacity=0.8)
    plate.path(f.curve([(-12, 31), (12, 30), (34, 25), (52, 21)]), line="#B7ABA2", width=2.6, stroke_opacity=0.8)
    plate.path(f.oval(40, -20, 9, 11), "#DFA99C", pink_line, 1.6)
    plate.path(f.oval(29, -20, 12, 14), "#E9DFD8", line, 2)
    plate.path(f.oval(29.6, -18.6, 8, 10), pink, pink_line, 1.2)
    plate.circle(*f.at(56, 0), 3.5, "#2A2320")
    plate.circle(*f.at(55, -1.2), 1.1, "#FFFFFF")
    plate.circle(*f.at(74, 14), 3.2, "#E58B8B", "#A85A5A", 1.2)
    whiskers = [(f.at(66, 15), f.at(50, 12)), (f.at(66, 17), f.at(50, 19)), (f.at(69, 18), f.at(58, 27))]
    plate.path(bars(whiskers), line=line, width=1.1)
    plate.path(f.curve([(66, 20), (69, 21), (72, 19)]), line=line, width=1.4)


PEOPLE = (
    ("#F4D2B8", "#D9A07C", "#A96748", "#6B4630"),
    ("#C98F68", "#A36B46", "#6E4227", "#2F1C11"),
    ("#8C5A3C", "#6A4029", "#43271A", "#1F130C"),
    ("#E9BE9A", "#C98F68", "#8E5A3A", "#8D6747"),
    ("#B47C55", "#8F5B3A", "#5E3A24", "#3B2418"),
)
"""Skin in the light, skin in the shade, its line, hair."""
LONG_HAIR = (1, 4)


def draw_person(plate: Plate, f: Frame, look: int, shirt: str) -> None:
    """Head and shoulders, without a face; the hair thin at the temples. The origin is the middle of the head, which is 40 units tall."""
    light, shade, line, hair = PEOPLE[look % len(PEOPLE)]
    dark = mixed(shirt, "#000000", 0.38)
    wide = max(1.5, round(2 * f.scale, 1))
    if look in LONG_HAIR:
        back = [(0, -28), (19, -22), (25, -2), (26, 18), (30, 34), (18, 38), (-18, 38), (-30, 34), (-26, 18), (-25, -2), (-19, -22)]
        plate.path(f.curve(back, True), mixed(hair, "#000000", 0.12), mixed(hair, "#000000", 0.4), max(1.2, wide * 0.8))
    torso = [(-41, 56), (-38, 40), (-24, 31), (-10, 26), (10, 26), (24, 31), (38, 40), (41, 56)]
    cloth = plate.gradient(f"shirt_{shirt[1:].lower()}", ((0, mixed(shirt, "#FFFFFF", 0.34)), (1, shirt)))
    plate.path(f.curve(torso) + "Z", cloth, dark, wide)
    skin = plate.gradient(f"skin_{look}", ((0, light), (1, shade)), (0, 0, 0.9, 1))
    neck = [(-9, 12), (-10, 25), (-14, 29), (0, 37), (14, 29), (10, 25), (9, 12)]
    plate.path(f.curve(neck) + "Z", shade, line, wide)
    for s in (-1, 1):
        plate.path(f.oval(s * 18.4, 1, 3.6, 6), light if s < 0 else shade, line, max(1.2, wide * 0.8))
    face = [(0, -23), (12, -21), (18, -11), (17.6, 4), (11, 17), (0, 22), (-11, 17), (-17.6, 4), (-18, -11), (-12, -21)]
    plate.path(f.curve(face, True), skin, line, wide)
    cap = [(-18.8, -2), (-20.6, -15), (-13, -26), (0, -29), (13, -26), (20.6, -15), (18.8, -2), (17, -9), (12, -18), (5, -17)]
    plate.path(f.curve([*cap, (0, -14), (-5, -17), (-12, -18), (-17, -9)], True), hair, mixed(hair, "#000000", 0.4), max(1.2, wide * 0.8))
    plate.path(f.curve([(-14, -20), (-7, -24.6), (1, -25.6)]), line=mixed(hair, "#FFFFFF", 0.42), width=max(1.2, 2 * f.scale))


def draw_case(plate: Plate, f: Frame) -> None:
    """One person, and the page that tells about them."""
    draw_person(plate, Frame(f.x - 28, f.y - 10, 1.0), 0, "#7F9AA6")
    x, y = f.x + 50, f.y + 2
    page = [(x - 25, y - 34), (x + 12, y - 34), (x + 26, y - 20), (x + 26, y + 34), (x - 25, y + 34)]
    plate.path(soft([(a + 2, b + 3) for a, b in page], 3), PALETTE["ink"], fill_opacity=0.12)
    plate.path(soft(page, 3), "#FFFFFF", CARD_LINE, 2)
    plate.path(soft([(x + 12, y - 34), (x + 26, y - 20), (x + 12, y - 20)], 1), "#D5E1E5", CARD_LINE, 1.6)
    plate.circle(x - 11, y - 19, 6, "#E9BE9A", "#A96748", 1.4)
    lines = [((x - 17, y - 4 + 8.6 * k), (x + (18, 12, 18, 6)[k], y - 4 + 8.6 * k)) for k in range(4)]
    plate.path(bars(lines), line="#9AA9AF", width=2.6)


def draw_group(plate: Plate, f: Frame) -> None:
    """A group, all treated alike, nobody to compare them with."""
    places = ((-46, -15, 1), (0, -18, 2), (46, -15, 3), (-23, 7, 4), (23, 7, 0))
    for u, v, look in places:
        draw_person(plate, Frame(f.x + u, f.y + v, 0.66), look, TREATED)


TREATED, DUMMY = "#4E8F8B", "#A7B1B5"


def capsule(plate: Plate, x: float, y: float, full: bool) -> None:
    """What a group gets: a filled capsule, or a hollow one that only looks like it."""
    body = [(x - 15, y - 6.4), (x + 15, y - 6.4), (x + 15, y + 6.4), (x - 15, y + 6.4)]
    if full:
        plate.path(soft(body, 6.4), "#F4F1EA", "#235A57", 2)
        plate.path(soft([(x - 15, y - 6.4), (x, y - 6.4), (x, y + 6.4), (x - 15, y + 6.4)], 6.2), "#2F7C78", "#235A57", 1.6)
        plate.path(bars([((x - 10, y - 2.4), (x - 4, y - 2.4))]), line="#BFE0DD", width=1.8)
    else:
        plate.path(soft(body, 6.4), "#FFFFFF", "#52646B", 2.2, stroke_dasharray="4 3.4")


def draw_two_groups(plate: Plate, f: Frame) -> None:
    """Two groups of like people, made by chance: one gets the treatment, the other a dummy."""
    plate.path(f"M{num(f.x)} {num(f.y - 40)}V{num(f.y + 42)}", line="#52646B", width=2, stroke_dasharray="5 5")
    for side, shirt in ((-1, TREATED), (1, DUMMY)):
        middle = f.x + side * 43
        for look, (u, v) in zip((0, 4, 2), ((-20, 3), (20, 3), (0, 17)), strict=True):
            draw_person(plate, Frame(middle + u, f.y + v, 0.5), look, shirt)
        capsule(plate, middle, f.y - 32, side < 0)


BOOKS = (
    (-2, 128, "#5C7F8F"),
    (6, 116, "#B98A3A"),
    (-5, 122, "#4E8F8B"),
    (4, 110, "#B4614A"),
    (-1, 118, "#6E6A8F"),
)
"""Trial reports from the bottom up: shift, length, cover."""


def draw_books(plate: Plate, f: Frame) -> None:
    """A stack of trial reports: on every spine two groups of people, one treated, one not."""
    plate.path(f.oval(3, 43, 74, 5), PALETTE["ink"], fill_opacity=0.14)
    tall = 16.4
    for k, (shift, wide, tone) in enumerate(BOOKS):
        low = f.y + 43 - k * tall
        x0, x1, top = f.x + shift - wide / 2, f.x + shift + wide / 2, low - tall
        dark = mixed(tone, "#000000", 0.4)
        cover = plate.gradient(f"book_{k}", ((0, mixed(tone, "#FFFFFF", 0.36)), (0.5, tone), (1, mixed(tone, "#000000", 0.12))))
        plate.path(soft([(x0, top), (x1, top), (x1, low), (x0, low)], 4), cover, dark, 2)
        plate.path(soft([(x1 - 20, top + 2.8), (x1 - 1, top + 2.8), (x1 - 1, low - 2.8), (x1 - 20, low - 2.8)], 2), "#FBF6EA", dark, 1.3)
        plate.path(bars([((x1 - 17, top + 6 + 2.6 * j), (x1 - 3, top + 6 + 2.6 * j)) for j in range(2)]), line="#CDBFA2", width=1.1)
        middle, y = (x0 + x1 - 20) / 2, (top + low) / 2
        plate.path(dots([(middle - 10 - 9 * j, y) for j in range(3)]), line="#FFFFFF", width=6)
        for j in range(3):
            plate.circle(middle + 10 + 9 * j, y, 2.6, "none", "#FFFFFF", 1.6)
        plate.path(f"M{num(middle)} {num(y - 4.6)}v9.2", line="#FFFFFF", width=1.4)


EMBLEMS = (draw_dish, draw_mouse, draw_case, draw_group, draw_two_groups, draw_books)


# ---------------------------------------------------------------- tokens and key


def places() -> list[tuple[Token, Point]]:
    """Every option and where its token stands; side by side in the pack's order, never above one another by result."""
    found, top = [], 0
    for token in tokens():
        rung = RUNG.get(token.id, 6.0)
        if rung == 6:
            found.append((token, (COLUMNS[top % 2], height(6) + (top // 2 - 1) * 60)))
            top += 1
        else:
            column = 1 if token.id == "no-treatment" else 0
            found.append((token, (COLUMNS[column], height(rung))))
    return found


def draw_panels(plate: Plate) -> None:
    """What stands on one rung, in one frame."""
    for y, half in ((height(6), 91), (height(5), 28), (height(4), 28)):
        x0, x1 = PANEL
        plate.path(soft([(x0, y - half), (x1, y - half), (x1, y + half), (x0, y + half)], 14), "#FFFFFF", "#C9D5D9", 2)


def draw_places(plate: Plate, spots: Sequence[tuple[Token, Point]]) -> None:
    """Signs with their circles of certainty below; a brace where an option stands between two rungs."""
    for token, (x, y) in spots:
        if RUNG.get(token.id, 6) % 1:
            draw_brace(plate, token, PANEL[0] - 9, y)
        draw_token(plate, token, x, y - 9, 33)
        draw_grade(plate, x - grade_width(5.2) / 2, y + 19, token.stars, 5.2)


def draw_brace(plate: Plate, token: Token, x: float, y: float) -> None:
    """A brace that spans from one rung to the next."""
    half = (RUNGS[3] - RUNGS[4]) / 2 - 1
    top = [(x - 9, y - half + 4), (x - 3, y - half + 9), (x - 2, y - half + 22), (x - 2, y - 12), (x + 5, y)]
    low = [(a, 2 * y - b) for a, b in top]
    plate.path(smooth(top), line=token.hue, width=2.6)
    plate.path(smooth(low), line=token.hue, width=2.6)


KEY = (641.0, 424.0, 1150.0, 796.0)
KEY_ROWS = (510.0, 563.0, 616.0, 669.0)


def draw_key(plate: Plate) -> None:
    """What the circles mean, and what the ladder is for: a page under a magnifying glass."""
    x0, y0, x1, y1 = KEY
    plate.path(soft([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], 18), "#FFFFFF", "#D5CCBC", 2.4)
    for stars, y in zip((4, 3, 2, 1), KEY_ROWS, strict=True):
        draw_grade(plate, 662, y, stars, 9.5)
    plate.path(f"M{num(x0 + 24)} 697H{num(x1 - 24)}", line="#D9D1C4", width=2)
    draw_lens(plate, Frame(706, 747))


def draw_lens(plate: Plate, f: Frame) -> None:
    """A page under a magnifying glass."""
    page = [(-34, -38), (14, -38), (14, 34), (-34, 34)]
    plate.path(f.shape([(u + 2, v + 3) for u, v in page], 3), PALETTE["ink"], fill_opacity=0.12)
    plate.path(f.shape(page, 3), "#FFFFFF", CARD_LINE, 2)
    plate.path(bars([(f.at(-27, -28 + 9 * k), f.at((6, 2, 7, -4, 5, 0)[k], -28 + 9 * k)) for k in range(6)]), line="#9AA9AF", width=2.4)
    plate.path(bars([(f.at(27, 17), f.at(43, 33))]), line="#3C4A50", width=10)
    plate.path(bars([(f.at(28, 16), f.at(42, 30))]), line="#7B8A91", width=3)
    plate.circle(*f.at(12, 2), 22, "#E7F1F3", "#3C4A50", 4.4, fill_opacity=0.94)
    draw_grade(plate, f.x - 1.5, f.y + 2, 2, 3.0)
    plate.path(f.curve([(-3, -3), (1, -9), (8, -13.5)]), line="#FFFFFF", width=3)


def draw() -> Plate:
    """The whole plate."""
    plate = ThriftyPlate(seed=97)
    with plate.group("ladder"):
        draw_rails(plate)
    for n, (y, emblem) in enumerate(zip(RUNGS, EMBLEMS, strict=True), 1):
        with plate.group(f"rung{n}"):
            if n > 3:
                draw_shelf(plate, y)
            draw_rung(plate, y)
            emblem(plate, draw_card(plate, y))
    with plate.group("key"):
        draw_key(plate)
    with plate.group("tokens"):
        draw_panels(plate)
        draw_places(plate, places())
    return plate


if __name__ == "__main__":
    print(draw().save(OUT))
