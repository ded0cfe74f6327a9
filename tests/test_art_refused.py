"""What the art compiler does not know it refuses, with file, line and what to do; every bound holds on both of its sides."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consult_aid.content.art import compile_art
from tests.pictures import HEAD, compiled, refused, svg

RECT = '<rect x="20" y="30" width="200" height="120" fill="#0B6468"/>'
SUN = '<stop offset="0" stop-color="#B4472E"/><stop offset=".4" stop-color="#FFD"/><stop offset="100%" stop-color="#1F5FA8"/>'
DOWN = f'<linearGradient id="sun" x1="0" y1="0" x2="0" y2="1">{SUN}</linearGradient>'

ELSEWHERE = ["style", "script", "image", "use", "text", "a", "foreignObject", "filter", "mask", "clipPath", "radialGradient", "pattern"]
ELSEWHERE += ["symbol", "title", "desc", "animate", "marker", "path2"]
UNKNOWN = ["style", "class", "href", "clip-path", "mask", "filter", "stroke-dashoffset", "display", "visibility", "preserveAspectRatio"]
UNKNOWN += ["xml-space", "src", "points", "rx", "vector-effect", "color"]

REFUSED = {
    # what cannot be in the file at all
    "DOCTYPE": ("<!DOCTYPE svg>" + svg(RECT), 1, "there is a DOCTYPE"),
    "entity": ('<!DOCTYPE s [\n<!ENTITY a "b">]>' + svg(RECT), 1, "there is a DOCTYPE"),
    "unknown entity": (svg('<rect width="&a;" height="9"/>'), 5, "not well-formed XML (undefined entity)"),
    "instruction": ('<?xml-stylesheet href="a.css"?>' + svg(RECT), 1, "a processing instruction"),
    "late declaration": (svg('<?xml version="1.0"?>' + RECT), 5, "a processing instruction"),
    "encoding": ('<?xml version="1.0" encoding="UTF-7"?>' + svg(RECT), 1, "the encoding is said to be 'UTF-7'"),
    "CDATA": (svg("<![CDATA[x]]>" + RECT), 5, "a CDATA section"),
    "Latin-1": (svg(RECT).encode() + b"<!-- \xe9 -->", 8, "not UTF-8"),
    "UTF-16": (svg(RECT).encode("utf-16"), 1, "NUL"),
    "NUL": (svg("\0"), 5, "NUL"),
    "gzip": (b"\x1f\x8b\x08\x00", 0, "packed (gzip)"),
    "empty": (b"", 1, "not well-formed XML (no element found)"),
    "broken": (svg('<rect width="9" height="9">'), 6, "not well-formed XML (mismatched tag)"),
    "1 MB": (svg(" " * (1 << 20)), 0, "larger than 1 MB"),
    "not SVG": ("<html></html>", 1, "the file holds 'html', not <svg>"),
    "namespace": (svg(RECT).replace("2000/svg", "1999/xhtml"), 1, "is not SVG's"),
    "no namespace": ('<svg viewBox="0 0 9 9"><g id="a"><circle r="9"/></g></svg>', 1, "xmlns is missing"),
    "prefixed element": (svg('<svg:rect width="9" height="9"/>'), 5, "<svg:rect> is not of the SVG namespace"),
    "prefixed attribute": (svg('<g inkscape:label="x"/>' + RECT), 5, "inkscape:label is not of the SVG namespace"),
    "declared prefix": (svg(RECT).replace("<svg", '<svg xmlns:x="urn:x"'), 1, "xmlns:x is not of the SVG namespace"),
    # elements
    **{name: (svg(f"\n<{name}/>" + RECT), 6, f"part it: <{name}> is not in the subset") for name in ELSEWHERE},
    "words": (svg("hello" + RECT), 5, "part it: the words 'hello' stand in the picture"),
    "typing slip": (svg('<rekt width="9" height="9"/>'), 5, "did you mean 'rect'?"),
    "svg in svg": (svg(HEAD + "</svg>"), 5, "<svg> cannot stand in <g>"),
    "shape in a shape": (svg('<rect width="90" height="90"><circle r="9"/></rect>'), 5, "<circle> cannot stand in <rect>"),
    "group in defs": (svg(RECT, '<g id="x"/>'), 2, "<g> cannot stand in <defs>"),
    "gradient outside defs": (svg(DOWN), 5, "put gradients into <defs>"),
    # parts and ids
    "shape outside a part": (f'{HEAD}\n<circle r="90"/></svg>', 2, "this shape belongs to no part"),
    "part without id": (f'{HEAD}\n<g><circle r="90"/></g></svg>', 2, "this part of the picture has no id"),
    "empty part": (f'{HEAD}<g id="a"><circle r="90"/></g>\n<g id="b"></g></svg>', 2, "g b: this part paints nothing"),
    "no parts": (f"{HEAD}</svg>", 1, "the picture has no parts"),
    "id twice": (f'{HEAD}<g id="a"><circle r="90"/></g>\n<g id="a"><circle r="9"/></g></svg>', 2, "the id 'a' is used twice"),
    "id of a gradient twice": (svg(RECT, DOWN.replace("sun", "it")), 4, "the id 'it' is used twice"),
    "bad id": (f'{HEAD}<g id="1 A"><circle r="90"/></g></svg>', 1, "'1 A' cannot be an id"),
    "long id": (f'{HEAD}<g id="{"a" * 65}"><circle r="90"/></g></svg>', 1, "cannot be an id"),
    "id on a shape": (svg('<circle id="dot" r="90"/>'), 5, "give ids only to groups and gradients"),
    # attributes
    **{f"{key} attribute": (svg(f'<circle r="90" {key}="x"/>'), 5, f"circle: {key} on <circle> is not in the subset") for key in UNKNOWN},
    **{
        f"class {name!r}": (
            svg(f'<circle r="90" class="{name}"/>'),
            5,
            'class on <circle> is not in the subset; the only classes are "skin"',
        )
        for name in ("Skin", "hairs", "skin hair", " skin", "")
    },
    "class of a part": (f'{HEAD}\n<g id="a" class="bone"><circle r="90"/></g></svg>', 2, "class on <g> is not in the subset"),
    "class of a gradient": (
        svg(RECT, DOWN.replace("<linear", '<linearGradient id="b" class="sun"/><linear')),
        2,
        "class on <linearGradient>",
    ),
    "class of a stop": (svg(RECT, DOWN.replace("<stop", '<stop class="skin"', 1)), 2, "class on <stop> is not in the subset"),
    "class of the picture": (svg(RECT).replace("<svg", '<svg class="skin"'), 1, "class on <svg> is not in the subset"),
    "class of defs": (svg(RECT).replace("<defs", '<defs class="hair"'), 2, "class on <defs> is not in the subset"),
    "onload": (svg('<circle r="90" onload="x"/>'), 5, "onload would run a script"),
    "opacity on a group": (svg('<g opacity=".5"><circle r="90"/></g>'), 5, "because the group would have to be painted by itself first"),
    "slip": (svg('<circle r="90" strok="#000"/>'), 5, "did you mean 'stroke'?"),
    "no r": (svg("<circle/>"), 5, "r is missing"),
    "no d": (svg("<path/>"), 5, "d is missing"),
    "no size": (svg('<rect width="9"/>'), 5, "height is missing"),
    "colour word": (svg('<circle r="90" fill="red"/>'), 5, "fill: 'red' is not a colour of the subset; write it as #rrggbb"),
    "rgb()": (svg('<circle r="90" stroke="rgb(1,2,3)"/>'), 5, "stroke: 'rgb(1,2,3)' is not a colour"),
    "currentColor": (svg('<circle r="90" fill="currentColor"/>'), 5, "is not a colour"),
    "alpha colour": (svg('<circle r="90" fill="#12345678"/>'), 5, "is not a colour"),
    "url elsewhere": (svg('<circle r="90" fill="url(a.svg#b)"/>'), 5, "does not name a gradient of this file"),
    "unknown gradient": (svg('<circle r="90" fill="url(#son)"/>', DOWN), 5, "there is no gradient 'son'; did you mean 'sun'?"),
    "gradient on a stroke": (svg('<circle r="90" stroke="url(#sun)"/>', DOWN), 5, "a stroke cannot be painted with a gradient"),
    "unit": (svg('<circle r="9mm"/>'), 5, "'9mm' is not a number; write a plain number without a unit"),
    "NaN": (svg('<circle r="NaN"/>'), 5, "'NaN' is not a number"),
    "infinite": (svg('<circle r="1e999"/>'), 5, "is too large"),
    "Arabic digits": (svg('<circle r="٩٠"/>'), 5, "is not a number"),
    "negative": (svg('<rect width="-9" height="9"/>'), 5, "'-9' is negative"),
    "too far": (svg('<circle cx="20001" r="9"/>'), 5, "'20001' is too far out; keep coordinates within 20,000 units"),
    "too opaque": (svg('<circle r="90" fill-opacity="2"/>'), 5, "fill-opacity: '2' is outside 0 to 1"),
    "too wide": (svg('<circle r="90" stroke="#000" stroke-width="501"/>'), 5, "stroke 501 wide is too wide; use at most 500"),
    "too wide after scaling": (svg('<circle r="2" stroke="#000" stroke-width="9" transform="scale(100)"/>'), 5, "its stroke is 900 wide"),
    "too far after scaling": (svg('<rect width="900" height="900" transform="scale(100)"/>'), 5, "the shape lies too far out"),
    "cap": (svg('<circle r="90" stroke-linecap="triangle"/>'), 5, "use one of butt, round, square"),
    "rule": (svg('<circle r="90" fill-rule="odd"/>'), 5, "use one of nonzero, evenodd"),
    "miter below 1": (svg('<circle r="90" stroke-miterlimit="0.5"/>'), 5, "outside 1 to 1000"),
    "zero dash": (svg('<circle r="90" stroke="#000" stroke-dasharray="0 9"/>'), 5, "cannot be seen; use 0.1 or more"),
    "many dashes": (
        svg('<circle r="90" stroke="#000" stroke-dasharray="1 2 3 4 5 6 7 8 9"/>'),
        5,
        "there are 9 dashes and gaps; use 1 to 8",
    ),
    "arc": (
        svg('<path d="M10 10A5 5 0 0 1 20 20"/>'),
        5,
        "the path holds an arc (A), which the subset does not have; turn arcs into curves",
    ),
    "path word": (svg('<path d="M10 10 L 20 url"/>'), 5, "'url' in the path data is not understood"),
    "path without M": (svg('<path d="L10 10"/>'), 5, "the path does not begin with M"),
    "empty path": (svg('<path d=""/>'), 5, "the path does not begin with M"),
    "path cut short": (svg('<path d="M10 10C1 2 3 4 5"/>'), 5, "'C' takes 6 numbers, but 5 follow"),
    "number after Z": (svg('<path d="M10 10H90V90Z 5"/>'), 5, "'Z' takes no numbers"),
    "path to infinity": (svg('<path d="M10 10L1e999 0"/>'), 5, "a coordinate is too far out"),
    "creeping path": (svg('<path d="M0 0' + "h9999" * 3 + '"/>'), 5, "a coordinate is too far out"),
    "odd points": (svg('<polygon points="1 2 3"/>'), 5, "points holds 3 numbers"),
    "skew": (svg('<circle r="90" transform="skewX(9)"/>'), 5, "'skewX' is not a transform of the subset"),
    "rotate of two": (svg('<circle r="90" transform="rotate(9 9)"/>'), 5, "rotate with 2 numbers is not understood"),
    "transform word": (svg('<circle r="90" transform="none"/>'), 5, "'none' is not a transform of the subset"),
    "flat transform": (svg('<circle r="90" transform="scale(0 1)"/>'), 5, "shrinks or stretches too much"),
    "scales on scales": (svg('<g transform="scale(900)"><circle r="90" transform="scale(900)"/></g>'), 5, "transforms together"),
    # gradients
    "stop-opacity": (
        svg(RECT, '<linearGradient id="s"><stop offset="0" stop-opacity="0"/></linearGradient>'),
        2,
        "use fill-opacity",
    ),
    "gradientTransform": (
        svg(RECT, DOWN.replace("<linearGradient", '<linearGradient gradientTransform="rotate(9)"')),
        2,
        "work it into",
    ),
    "gradient href": (svg(RECT, '<linearGradient id="s" href="#t"/>'), 2, "href on <linearGradient> is not in the subset"),
    "no stops": (svg(RECT, '<linearGradient id="s"/>'), 2, "the gradient has no stops"),
    "no gradient id": (svg(RECT, f"<linearGradient>{SUN}</linearGradient>"), 2, "id is missing"),
    "17 stops": (svg(RECT, f'<linearGradient id="s">{SUN * 6}</linearGradient>'), 2, "there are more than 16 stops"),
    "65 gradients": (svg(RECT, "".join(DOWN.replace("sun", f"s{n}") for n in range(65))), 2, "there are more than 64 gradients"),
    # the frame
    "no viewBox": ('<svg xmlns="http://www.w3.org/2000/svg"><g id="a"><circle r="9"/></g></svg>', 1, "viewBox is missing"),
    "viewBox elsewhere": (svg(RECT).replace('"0 0 300', '"5 0 300'), 1, "is not 0 0 width height"),
    "viewBox of 1e9": (svg(RECT).replace("300 200", "1e9 1e9"), 1, "a size of 1e+09 is not drawn; use 1 to 4000"),
    "no width": (svg(RECT).replace("300 200", "0 200"), 1, "a size of 0 is not drawn"),
    "width in percent": (svg(RECT).replace("<svg", '<svg width="100%"'), 1, "'100%' is not a number"),
    # nothing to see
    "outside": (svg('<rect x="900" width="90" height="90"/>'), 0, "the picture shows nothing"),
    "white": (svg('<rect width="300" height="200" fill="#FFFFFF"/>'), 0, "the picture shows nothing"),
    "almost white": (svg('<rect width="300" height="200" fill="#F7F4EF"/>'), 0, "the picture shows nothing"),
    "a speck": (svg('<circle cx="150" cy="100" r="2"/>'), 0, "the picture shows nothing"),
    "covered": (svg(RECT + '<rect width="300" height="200" fill="#FFF"/>'), 0, "the picture shows nothing"),
}


@pytest.mark.parametrize(("text", "line", "says"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_in_the_subset_is_refused_with_its_line(text, line, says):
    problems = refused(text)
    fitting = [problem for problem in problems if says in str(problem)]
    assert fitting, "\n".join(map(str, problems))
    assert fitting[0].line == line
    assert str(fitting[0]).startswith("picture.svg")


BOUNDS = {
    "elements": (5_000 - 3, lambda n: svg('<circle r="30"/>' + "<g></g>" * (n - 1)), "more than 5,000 elements"),
    "nesting": (10, lambda n: svg("<g>" * (n - 1) + '<circle r="90"/>' + "</g>" * (n - 1)), "nested more than 12 deep"),
    "numbers": (5, lambda n: svg(f'<path d="M0 0L{"100 0 150 100 " * 9_999}Z"/>' * n), "more than 200,000 path numbers"),
    "numbers in one path": (14_999, lambda n: svg(f'<path d="M0 0L{"100 0 150 100 " * n}150 50Z"/>'), "more than 60,000 numbers"),
    "dashes": (20_000, lambda n: svg(f'<path d="M0 99h{n / 2}" stroke="#000" stroke-width="9" stroke-dasharray=".5"/>'), "20,000 dashes"),
    "layers": (400, lambda n: svg('<rect width="300" height="200" fill-opacity=".9"/>' * n), "painted over more than 400 times"),
}  # fmt: skip


@pytest.mark.parametrize(("most", "build", "says"), BOUNDS.values(), ids=BOUNDS)
def test_at_a_bound_a_picture_is_taken_and_one_beyond_refused(most, build, says):
    assert compiled(build(most))
    assert says in str(refused(build(most + 1))[-1])


def test_all_problems_are_found_at_once_in_the_order_of_the_file():
    lines = ('<circle r="9" fill="red"/>', '<rect width="9"/>', '<text x="1">no</text>', '<path d="M1 1A1"/>', '<circle r="x" class="a"/>')
    problems = refused(svg("\n".join(lines)))
    assert [problem.line for problem in problems] == [5, 6, 7, 8, 9, 9]
    assert str(problems[0]) == "picture.svg:5: part it, circle: fill: 'red' is not a colour of the subset; write it as #rrggbb"


def test_very_many_problems_end_with_a_word_about_the_rest():
    problems = refused(svg('<circle r="9" fill="red"/>\n' * 400))
    assert len(problems) == 51
    assert any("the rest was not read" in problem.what for problem in problems)


def test_what_an_author_wrote_is_quoted_short_and_on_one_line():
    said = str(refused(svg(f'<circle r="9" fill="a&#10;b\u202e{"x" * 9_000}"/>'))[0])
    assert "\n" not in said
    assert "\u202e" not in said
    assert len(said) < 250


@settings(max_examples=150, deadline=None)
@given(st.text() | st.binary().map(lambda raw: raw.decode("latin-1")))
def test_any_text_in_any_place_is_refused_in_words_or_harmless(text):
    quoted = text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    for svg_text in (text, svg(text), svg(f'<circle cx="150" cy="100" r="80" fill="{quoted}"/>'), svg(f'<path d="{quoted}"/>')):
        art, problems = compile_art(svg_text.encode("utf-8", "surrogatepass"), "picture.svg")
        assert (art is None) == bool(problems)
