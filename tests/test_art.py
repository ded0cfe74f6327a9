"""The art compiler: what it takes it draws alike on screen and paper, as the author drew it."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consult_aid.content.art import compile_art
from consult_aid.theme import pale
from tests.pictures import HEAD, compiled, difference, ink, on_paper, on_screen, operators, svg

PLATES = sorted((Path(__file__).parent.parent / "resources" / "packs").glob("*/illustrations/*.svg"))

SUN = '<stop offset="0" stop-color="#B4472E"/><stop offset=".4" stop-color="#FFD"/><stop offset="100%" stop-color="#1F5FA8"/>'
DOWN = f'<linearGradient id="sun" x1="0" y1="0" x2="0" y2="1">{SUN}</linearGradient>'
ACROSS = f'<linearGradient id="sun">{SUN}</linearGradient>'
SLANTED = f'<linearGradient id="sun" x1="20%" y1="0" x2="80%" y2="100%">{SUN}</linearGradient>'
PLACED = f'<linearGradient id="sun" gradientUnits="userSpaceOnUse" x1="40" y1="30" x2="250" y2="160">{SUN}</linearGradient>'
JUMPS = (
    '<linearGradient id="sun"><stop offset="0.2" stop-color="#B4472E"/><stop offset="0.5" stop-color="#FFD"/>'
    '<stop offset="0.5" stop-color="#0B6468"/><stop offset="0.9" stop-color="#000"/></linearGradient>'
)
ZIGZAG = "M30 150L80 40L130 160L180 30L230 150"
STAR = "M150 20L200 180L40 80L260 80L100 180Z"

CASES = {
    "M L Z": '<path d="M20 20L280 40 250 180Z" fill="#1F5FA8"/>',
    "m l z": '<path d="m20 20l260 20-30 140z" fill="#1F5FA8"/>',
    "H V": '<path d="M20 20H280V180H150V90H20Z" fill="#B4472E"/>',
    "h v": '<path d="m20 20h260v160h-130v-90h-130z" fill="#B4472E"/>',
    "C": '<path d="M20 180C20 -60 280 -60 280 180" fill="#6B4FA0"/>',
    "c": '<path d="m20 180c0-240 260-240 260 0" fill="none" stroke="#6B4FA0" stroke-width="12"/>',
    "C S": '<path d="M20 100C40 0 120 0 150 100S250 200 280 100" fill="none" stroke="#111" stroke-width="9"/>',
    "c s": '<path d="M20 100c20-100 100-100 130 0s100 100 130 0" fill="none" stroke="#111" stroke-width="9"/>',
    "S alone": '<path d="M20 100S120 0 150 100L200 100S250 10 280 100" fill="none" stroke="#111" stroke-width="9"/>',
    "Q T": '<path d="M20 100Q60 0 100 100T180 100T280 120" fill="none" stroke="#0B6468" stroke-width="11"/>',
    "q t": '<path d="M20 100q40-100 80 0t80 0t100 20" fill="none" stroke="#0B6468" stroke-width="11"/>',
    "T alone": '<path d="M20 20T150 150L200 150T280 20" fill="none" stroke="#0B6468" stroke-width="11"/>',
    "T after C": '<path d="M20 100C20 0 120 0 150 100T280 150" fill="none" stroke="#0B6468" stroke-width="11"/>',
    "S after Q": '<path d="M20 100Q60 0 150 100S260 200 280 150" fill="none" stroke="#0B6468" stroke-width="11"/>',
    "packed numbers": '<path d="M20,20l.5.5-1e1+4e1L260-0.0L2.6e2,1.5e+2z" fill="#333"/>',
    "many runs": '<path d="M20 20 60 60 20 100z m100 0 40 40-40 40zM200 20l40 40-40 40" fill="#7A4B00"/>',
    "on after Z": '<path d="M40 40H120V100ZL200 180H260" fill="none" stroke="#000" stroke-width="8"/>',
    "rect": '<rect x="20" y="30" width="200" height="120" fill="#0B6468"/>',
    "rect rx": '<rect x="20" y="30" width="200" height="120" rx="40" fill="#0B6468" stroke="#000" stroke-width="6"/>',
    "rect ry": '<rect x="20" y="30" width="200" height="120" ry="30" fill="#0B6468"/>',
    "rect rx ry": '<rect x="20" y="30" width="200" height="120" rx="60" ry="20" fill="#0B6468"/>',
    "rect too round": '<rect x="20" y="30" width="200" height="120" rx="500" ry="500" fill="#0B6468"/>',
    "circle": '<circle cx="150" cy="100" r="80" fill="#B4472E" stroke="#1D2B2F" stroke-width="5"/>',
    "ellipse": '<ellipse cx="150" cy="100" rx="120" ry="50" fill="#B4472E"/>',
    "line": '<line x1="20" y1="30" x2="280" y2="170" stroke="#1F5FA8" stroke-width="10"/>',
    "polyline": '<polyline points="20,180 80,20 140,180 200,20 260,180" fill="none" stroke="#6B4FA0" stroke-width="7"/>',
    "polyline filled": '<polyline points="20 180 80 20 140 180 260 100" fill="#6B4FA0" stroke="#000" stroke-width="4"/>',
    "polygon": '<polygon points="20,180 150,20,280,180" fill="#5B6770" stroke="#000" stroke-width="8"/>',
    "black by itself": '<circle cx="150" cy="100" r="80"/>',
    "short colour": '<circle cx="150" cy="100" r="80" fill="#c3a"/>',
    "stroke 1 wide by itself": "".join(f'<path d="M10 {y}H290" stroke="#000"/>' for y in range(10, 190, 6)),
    "flat fill paints nothing": '<path d="M10 100H290M10 50H290" /><circle cx="150" cy="100" r="40" fill="#B4472E"/>',
    "caps": "".join(
        f'<path d="M50 {y}H250" stroke="#1D2B2F" stroke-width="30" stroke-linecap="{cap}"/>'
        for y, cap in ((40, "butt"), (100, "round"), (160, "square"))
    ),
    "round join": f'<path d="{ZIGZAG}" fill="none" stroke="#111" stroke-width="24" stroke-linejoin="round"/>',
    "bevel join": f'<path d="{ZIGZAG}" fill="none" stroke="#111" stroke-width="24" stroke-linejoin="bevel"/>',
    "miter join": '<path d="M30 170L150 90L270 170" fill="none" stroke="#111" stroke-width="24"/>',
    "miter cut off": '<path d="M60 170L90 30L120 170" fill="none" stroke="#111" stroke-width="24"/>',
    "miter kept": '<path d="M60 170L90 90L120 170" fill="none" stroke="#111" stroke-width="24" stroke-miterlimit="12"/>',
    "miter low": '<path d="M30 170L150 90L270 170" fill="none" stroke="#111" stroke-width="24" stroke-miterlimit="1"/>',
    "dots": '<path d="M40 40h.1M90 90h0.1M150 60h0.1" fill="none" stroke="#B4472E" stroke-width="30" stroke-linecap="round"/>',
    "dashes": '<path d="M20 60H280M20 140H280" fill="none" stroke="#111" stroke-width="20" stroke-dasharray="30 10"/>',
    "odd dashes": '<path d="M10 100H290" fill="none" stroke="#111" stroke-width="40" stroke-dasharray="40,10,20"/>',
    "round dashes": (
        '<circle cx="150" cy="100" r="70" fill="none" stroke="#111" stroke-width="16" stroke-linecap="round" stroke-dasharray="40 30"/>'
    ),
    "dashed rect": '<rect x="30" y="30" width="240" height="140" fill="none" stroke="#111" stroke-width="16" stroke-dasharray="70 30"/>',
    "fill-rule nonzero": f'<path d="{STAR}" fill="#1F5FA8"/>',
    "fill-rule evenodd": f'<path d="{STAR}" fill="#1F5FA8" fill-rule="evenodd" stroke="#000" stroke-width="3"/>',
    "fill-opacity": '<rect width="200" height="200" fill="#B4472E"/><circle cx="190" cy="100" r="80" fill="#0B6468" fill-opacity="0.4"/>',
    "stroke-opacity": '<rect x="40" y="40" width="200" height="120" fill="#FD0" stroke="#00F" stroke-width="40" stroke-opacity=".5"/>',
    "both opacities": (
        '<rect x="40" y="40" width="200" height="120" fill="#D00" fill-opacity=".3" stroke="#00F" stroke-width="40" stroke-opacity=".5"/>'
    ),
    "opacity of a fill": '<circle cx="150" cy="100" r="80" fill="#B4472E" fill-opacity=".8" opacity="0.5"/>',
    "opacity of a stroke": '<circle cx="150" cy="100" r="70" fill="none" stroke="#B4472E" stroke-width="30" opacity="0.5"/>',
    "opacity 0": '<rect width="90" height="9" opacity="0"/><circle cx="150" cy="99" r="70" fill="#B47" stroke="#000" stroke-opacity="0"/>',
    "opaque again": '<circle cx="90" cy="100" r="70" fill="#B4472E" opacity="0.3"/><circle cx="210" cy="100" r="70" fill="#B4472E"/>',
    "translate": '<rect width="100" height="80" fill="#0B6468" transform="translate(90 50)"/>',
    "translate x": '<rect width="100" height="80" fill="#0B6468" transform="translate(90)"/>',
    "rotate": '<rect x="100" width="150" height="60" fill="#0B6468" transform="rotate(30)"/>',
    "rotate about": '<rect x="50" y="70" width="200" height="60" fill="#0B6468" transform="rotate(-25, 150, 100)"/>',
    "scale": '<circle cx="20" cy="20" r="15" fill="#0B6468" stroke="#000" stroke-width="2" transform="scale(5)"/>',
    "scale x y": '<circle cx="20" cy="20" r="15" fill="#FD0" stroke="#000" stroke-width="3" transform="scale(7 4)"/>',
    "mirrored": '<path d="M10 10H200V100Z" fill="#B4472E" transform="translate(290 0) scale(-1 1)"/>',
    "matrix": '<rect width="100" height="100" fill="#6B4FA0" transform="matrix(1 .3 .5 1 60 20)"/>',
    "small, enlarged": '<circle cx=".5" cy=".5" r=".412" fill="#FD0" stroke="#000" stroke-width=".031" transform="scale(200)"/>',
    "transforms in turn": '<rect width="60" height="40" transform="translate(150,100)rotate(45) scale(2 1) translate(-30 -20)"/>',
    "nested groups": (
        '<g transform="translate(150 100)" fill="#B4472E" stroke="#000" stroke-width="9"><g transform="rotate(45)" fill="#1F5FA8">'
        '<rect x="-60" y="-30" width="120" height="60"/></g><circle r="20" transform="scale(1.5)"/></g>'
    ),
    "inherited": (
        '<g fill="none" stroke="#6B4FA0" stroke-width="14" stroke-linecap="round" stroke-linejoin="round" stroke-dasharray="30 24">'
        f'<path d="{ZIGZAG}"/><path d="M20 180H280" stroke="#B4472E" stroke-dasharray="none"/></g>'
    ),
    "gradient down": ('<rect x="20" y="20" width="260" height="160" fill="url(#sun)"/>', DOWN),
    "gradient across": ('<circle cx="150" cy="100" r="90" fill="url(#sun)" stroke="#000" stroke-width="6"/>', ACROSS),
    "gradient slanted": ('<rect x="20" y="20" width="260" height="90" fill="url(#sun)"/>', SLANTED),
    "gradient in place": ('<rect x="20" y="20" width="260" height="160" fill="url(#sun)"/>', PLACED),
    "gradient with jumps": ('<rect x="20" y="20" width="260" height="160" fill="url(#sun)"/>', JUMPS),
    "gradient turned": ('<rect x="60" y="60" width="180" height="80" fill="url(#sun)" transform="rotate(30 150 100)"/>', SLANTED),
    "gradient inherited": ('<g fill="url(#sun)"><rect width="90" height="190"/><rect x="120" y="90" width="170" height="60"/></g>', DOWN),
    "gradient see-through": ('<rect width="150" height="200"/><rect width="300" height="200" fill="url(#sun)" fill-opacity=".5"/>', DOWN),
    "gradient evenodd": (f'<path d="{STAR}" fill="url(#sun)" fill-rule="evenodd"/>', DOWN),
    "gradient of one stop": (
        '<rect width="300" height="100" fill="url(#sun)"/>',
        '<linearGradient id="sun"><stop offset=".5" stop-color="#B4472E"/></linearGradient>',
    ),
}


def _svg_of(case: str | tuple[str, str]) -> str:
    return svg(case) if isinstance(case, str) else svg(*case)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_screen_and_paper_show_what_the_author_drew(qapp, case):
    text = _svg_of(case)
    art = compiled(text)
    author, screen, paper = on_screen(text.encode(), 300, 200), on_screen(art.svg(), 300, 200), on_paper(art)
    assert ink(author) > 1
    assert difference(author, screen) < 0.005 * ink(author)
    assert difference(author, paper) < 0.045 * ink(author)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_pale_art_is_the_same_on_screen_and_paper_and_lighter(qapp, case):
    art = compiled(_svg_of(case))
    screen, paper = on_screen(art.svg(("another part",)), 300, 200), on_paper(art, lambda part: True)
    assert difference(screen, paper) < 1
    assert 0.2 * ink(on_paper(art)) < ink(paper) < 0.45 * ink(on_paper(art))


@pytest.mark.parametrize("plate", PLATES, ids=lambda path: path.stem)
def test_every_shipped_plate_is_taken_and_looks_the_same_everywhere(qapp, plate):
    data = plate.read_bytes()
    art = compiled(data)
    size = (art.width, art.height)
    author, screen, paper = on_screen(data, *size), on_screen(art.svg(), *size), on_paper(art)
    assert difference(author, screen) < 0.5
    assert difference(screen, paper) < 1
    first = art.parts[0].id
    assert difference(on_screen(art.svg((first,)), *size), on_paper(art, lambda part: part != first)) < 1


@pytest.mark.parametrize("plate", PLATES, ids=lambda path: path.stem)
def test_every_shipped_plate_is_small_on_paper(plate):
    art = compiled(plate.read_bytes())
    assert sum(len(zlib.compress(part.form.operators.encode("ascii"), 9)) for part in art.parts) < 60_000


def test_a_gradient_runs_over_the_curve_itself_not_over_its_control_points(qapp):
    """Qt measures control points, PDF and SVG the curve: screen and paper must agree on the curve (its lowest point is at 3/4)."""
    art = compiled(
        svg(
            '<path d="M50 0C50 200 250 200 250 0Z" fill="url(#sun)"/>',
            '<linearGradient id="sun" x2="0" y2="1"><stop offset="0"/><stop offset="1" stop-color="#F00"/></linearGradient>',
        )
    )
    for picture in (on_screen(art.svg(), 300, 200), on_paper(art)):
        assert picture.getpixel((150, 75))[0] == pytest.approx(128, abs=4)
        assert picture.getpixel((150, 145))[0] == pytest.approx(247, abs=6)


SAME_AS = {
    "percentages of the picture": (
        'gradientUnits="userSpaceOnUse" x1="10%" x2="100%" y2="50%"',
        'gradientUnits="userSpaceOnUse" x1="30" x2="300" y2="100"',
    ),
    "the whole width by itself": ('gradientUnits="userSpaceOnUse"', 'gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="300" y2="0"'),
    "percentages of the shape": ('x1="25%" x2="50%" y2="1e2%"', 'x1=".25" x2="0.5" y2="1"'),
}


@pytest.mark.parametrize(("one", "other"), SAME_AS.values(), ids=SAME_AS)
def test_gradient_lines_mean_what_svg_says(one, other):
    body = '<rect x="20" y="20" width="260" height="160" fill="url(#sun)"/>'
    assert compiled(svg(body, f'<linearGradient id="sun" {one}>{SUN}</linearGradient>')) == compiled(
        svg(body, f'<linearGradient id="sun" {other}>{SUN}</linearGradient>')
    )


def test_stops_out_of_order_move_up_to_the_one_before():
    body = '<rect width="300" height="200" fill="url(#sun)"/>'
    first = '<stop offset="50%" stop-color="#FFD"/><stop offset="{}" stop-color="#0B6468"/><stop offset="{}" stop-color="#000"/>'
    one, other = (
        svg(body, f'<linearGradient id="sun">{first.format(*offsets)}</linearGradient>') for offsets in (("0.2", "7"), (".5", "1"))
    )
    assert compiled(one) == compiled(other)


def test_after_z_a_path_goes_on_from_where_it_began():
    defs, path = DOWN, '<path d="M20 100L150 190Z{}C20 -80 280 -80 280 100" fill="url(#sun)"/>'
    assert compiled(svg(path.format(""), defs)) == compiled(svg(path.format("M20 100"), defs))


def test_a_fill_without_area_leaves_no_operator():
    """PDF would paint a hairline where SVG paints nothing."""
    (part,) = compiled(svg('<line x1="9" y1="9" x2="200" y2="90"/><path d="M10 100H290M10 100H50" /><circle r="90"/>')).parts
    assert [operator for operator, _ in operators(part.form)] == ["gs", "rg", "m", "c", "c", "c", "c", "h", "f"]


def test_a_gradient_without_length_is_its_last_colour():
    flat = svg('<rect width="300" height="100" fill="url(#sun)"/>', f'<linearGradient id="sun" x1=".5" x2="50%">{SUN}</linearGradient>')
    assert compiled(flat) == compiled(svg('<rect width="300" height="100" fill="#1F5FA8"/>'))


def test_opacity_of_a_filled_and_stroked_shape_multiplies_both(qapp):
    art = compiled(svg('<rect x="50" y="50" width="200" height="100" fill="#F00" stroke="#00F" stroke-width="40" opacity=".5"/>'))
    for picture in (on_screen(art.svg(), 300, 200), on_paper(art)):
        assert picture.getpixel((150, 100)) == pytest.approx((255, 128, 128), abs=2)
        assert picture.getpixel((36, 100)) == pytest.approx((128, 128, 255), abs=2)
        assert picture.getpixel((60, 100)) == pytest.approx((128, 64, 191), abs=2)


def test_pale_parts_still_cover_what_lies_behind(qapp):
    art = compiled(
        f'{HEAD}<g id="back"><rect width="300" height="200"/></g><g id="front"><circle cx="150" cy="100" r="80" fill="#1F5FA8"/></g></svg>'
    )
    expected = tuple(int(pale("#1F5FA8")[i : i + 2], 16) for i in (1, 3, 5))
    assert on_screen(art.svg(("back",)), 300, 200).getpixel((150, 100)) == expected
    assert on_paper(art, lambda part: part == "front").getpixel((150, 100)) == expected
    assert on_screen(art.svg(("back",)), 300, 200).getpixel((20, 20)) == (0, 0, 0)


def test_parts_come_in_the_order_of_the_file_with_the_size_of_the_picture():
    art = compiled(
        HEAD.replace('"0 0 300 200"', '"0,0 1200.5 800" width="600" height="400"')
        + '<g id="b"><rect width="900" height="700"/></g><g id="a"><circle r="300"/></g></svg>'
    )
    assert ([part.id for part in art.parts], art.width, art.height) == (["b", "a"], 1200.5, 800)


@pytest.mark.parametrize("plate", PLATES, ids=lambda path: path.stem)
def test_operators_are_plain_and_balanced(plate):
    """Only drawing operators, numbers without exponents and with at most the decimals they need, and names that the form itself has."""
    known = set("q Q cm gs rg RG w J j M d m l c h f f* S B B* W W* n sh".split())  # noqa: SIM905
    for part in compiled(plate.read_bytes()).parts:
        for form in (part.form, part.form_pale):
            depth = 0
            for operator, operands in operators(form):
                assert operator in known
                depth += {"q": 1, "Q": -1}.get(operator, 0)
                assert depth >= 0
                if operator in ("gs", "sh"):
                    assert operands[0][1:] in (form.alphas if operator == "gs" else form.shadings)
                if operator in "mlc":
                    assert all(re.fullmatch(r"-?\d+(\.\d{1,2})?", operand) for operand in operands)
            assert depth == 0


def test_the_same_bytes_give_the_same_art():
    data = _svg_of(CASES["gradient inherited"]).encode()
    one, other = compiled(data), compiled(data)
    assert one == other
    assert one.svg() == other.svg()


def test_clean_svg_holds_nothing_of_the_author_but_the_drawing():
    """Comments, ids and spelling stay behind, and so does a gradient that nothing uses."""
    text = svg('<!-- secret --><path d="  M20,20 L2.8e2,2e1\n250 180 z " fill="#abc"/>', DOWN.replace("sun", "unused"))
    clean = compiled(text).svg(()).decode()
    assert clean == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 200"><defs></defs><path d="M20 20L280 20L250 180Z" fill="#AABBCC"/></svg>'
    )


def test_comments_white_space_a_byte_order_mark_and_a_declaration_are_fine():
    text = '\ufeff<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<!-- drawn by hand: <!DOCTYPE? no -->\n' + svg(CASES["rect"])
    assert compiled(text).parts[0].id == "it"


def test_many_long_thin_lines_are_not_taken_for_many_layers():
    assert compiled(svg('<path d="M0 0L300 200" stroke="#000" fill="none"/>' * 2_000))


def test_the_longest_path_that_is_taken_is_drawn_whole_by_qt(qapp):
    """Qt cuts longer ones off with no more than a log line, which would fail this test."""
    curves = " ".join(f"{n % 290} 20 {n % 290} 180 {(n * 7) % 290} {(n * 3) % 190}" for n in range(9_999))
    art = compiled(svg(f'<path d="M5 5C{curves}" fill="none" stroke="#B4472E" stroke-width=".5"/>'))
    assert difference(on_screen(art.svg(), 300, 200), on_paper(art)) < 5


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("MmLlHhVvCcSsQqTtZz"), st.lists(st.floats(-300, 300).map(lambda value: round(value, 3)), max_size=12)),
        max_size=12,
    )
)
def test_any_path_is_drawn_or_refused_in_words(steps):
    d = " ".join(letter + " ".join(f"{value:g}" for value in values) for letter, values in steps)
    art, problems = compile_art(svg(f'<path d="{d}" stroke="#000"/>').encode(), "picture.svg")
    assert (art is None) == bool(problems)
    if art is not None:
        assert re.fullmatch(r'<path d="(M[-\d. ]+|L[-\d. ]+|C[-\d. ]+|Z)+"( [a-z-]+="[#\w. ]+")+/>', art.parts[0].svg)
