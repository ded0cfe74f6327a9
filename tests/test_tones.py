"""Tones of skin and colours of hair: what is marked in a picture changes, all of it and nothing else, on screen and on paper alike."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import product

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consult_aid import handout
from consult_aid.compose.handout import handout_page
from consult_aid.compose.topic import topic_page
from consult_aid.content.load import load
from consult_aid.illustration import AS_DRAWN, Tones, marks_of
from consult_aid.pages import Figure
from consult_aid.theme import pale
from consult_aid.tones import luminance, moved, operands, shares, toned
from consult_aid.visit import Visit
from tests.packs import write_pack
from tests.pictures import HEAD, compiled, difference, on_paper, on_screen, operators, svg

LIGHT = ("#B4704F", "#E7AE8C", "#F9DEC6")
DARK = ("#341B10", "#74482F", "#A3714F")
BROWN, GREY = ("#3B2418", "#C4A078"), ("#76787C", "#D2D4D6")
TONES = Tones((LIGHT, DARK), (BROWN, GREY))


def rect(x: int, fill: str, mark: str = "", more: str = "") -> str:
    given = f' class="{mark}"' if mark else ""
    return f'<rect x="{x}" y="20" width="80" height="160" fill="{fill}"{given}{more}/>'


def gradient(*colours: str, mark: str = "") -> str:
    stops = "".join(f'<stop offset="{k / (len(colours) - 1)}" stop-color="{colour}"/>' for k, colour in enumerate(colours))
    given = f' class="{mark}"' if mark else ""
    return f'<linearGradient id="sun"{given}>{stops}</linearGradient>'


def colours_of(art) -> set[str]:
    """Every colour that the clean SVG writes."""
    return set(re.findall(r"#[0-9A-F]{6}", art.defs + "".join(part.svg + part.svg_pale for part in art.parts)))


def unlike(one: str, other: str) -> int:
    return max(abs(int(one[i : i + 2], 16) - int(other[i : i + 2], 16)) for i in (1, 3, 5))


# What an author may mark -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "defs", "skin", "hair"),
    [
        (rect(20, "#E7AE8C", "skin") + rect(120, "#0B6468"), "", {"#E7AE8C"}, set()),
        (rect(20, "#E7AE8C", "skin", ' stroke="#B4704F"'), "", {"#E7AE8C", "#B4704F"}, set()),
        (
            f'<g class="hair">{rect(20, "#3B2418")}<g>{rect(120, "#7A5238")}</g></g>{rect(200, "#0B6468")}',
            "",
            set(),
            {"#3B2418", "#7A5238"},
        ),
        (f'<g class="hair">{rect(20, "#3B2418")}{rect(120, "#E7AE8C", "skin")}</g>', "", {"#E7AE8C"}, {"#3B2418"}),
        (rect(20, "url(#sun)", "skin"), gradient("#E7AE8C", "#D9936F"), {"#E7AE8C", "#D9936F"}, set()),
        (rect(20, "url(#sun)", "", ' stroke="#0B6468"'), gradient("#E7AE8C", "#D9936F", mark="skin"), {"#E7AE8C", "#D9936F"}, set()),
        (
            rect(20, "url(#sun)", "skin", ' stroke="#B4704F"'),
            gradient("#3B2418", "#7A5238", mark="hair"),
            {"#B4704F"},
            {"#3B2418", "#7A5238"},
        ),
        (rect(20, "url(#sun)"), gradient("#3B2418", "#E7AE8C", mark="hair").replace('id="sun"', 'id="sun" x2="0"'), set(), {"#E7AE8C"}),
        (rect(20, "#0B6468") + rect(120, "#E7AE8C", "skin", ' fill-opacity="0"'), "", set(), set()),
    ],
    ids=["shape", "stroke too", "group", "inner mark", "its gradient", "gradient alone", "gradient first", "one colour", "unseen"],
)
def test_what_is_marked_is_known(body, defs, skin, hair):
    art = compiled(svg(body, defs))
    assert (set(art.skin), set(art.hair)) == (skin, hair)
    assert marks_of({"it": art}, "it") == (bool(skin), bool(hair))


def test_a_part_may_be_marked_as_a_whole():
    assert compiled(f'{HEAD}<g id="arm" class="skin">{rect(20, "#E7AE8C")}</g></svg>').skin == ("#E7AE8C",)


# Marked colours are no other colours -------------------------------------------------------------------------------------------------


def test_a_colour_used_otherwise_too_moves_by_what_nobody_sees():
    art = compiled(svg(rect(10, "#E7AE8C") + rect(100, "#E7AE8C", "skin") + rect(200, "#E7AE8C", "hair")))
    (skin,), (hair,) = art.skin, art.hair
    assert len({"#E7AE8C", skin, hair}) == len({pale("#E7AE8C"), pale(skin), pale(hair)}) == 3
    assert max(unlike("#E7AE8C", skin), unlike("#E7AE8C", hair)) <= 4
    assert sum(a != b for a, b in zip(skin, "#E7AE8C", strict=True)) <= 2  # one channel
    assert f'fill="{skin}"' in art.parts[0].svg and 'fill="#E7AE8C"' in art.parts[0].svg


def test_a_colour_that_is_its_own_stays_as_it_is():
    text = svg(rect(10, "#E7AE8C", "skin") + rect(100, "#0B6468"))
    plain = compiled(text.replace(' class="skin"', ""))
    assert [part.svg for part in compiled(text).parts] == [part.svg for part in plain.parts]


near = st.sampled_from(
    ["#E7AE8C", "#E7AE8D", "#E7AE8B", "#E8AE8C", "#FFFFFF", "#FFFFFE", "#000000", pale("#E7AE8C"), pale(pale("#E7AE8C"))]
)
used = st.lists(st.tuples(near, st.sampled_from(["", "skin", "hair"])), min_size=1, max_size=14)


@settings(max_examples=60, deadline=None, database=None)
@given(uses=used)
def test_marked_colours_and_their_pale_versions_are_unlike_all_others(uses):
    dark = '<path d="M0 185H300V200H0Z" fill="#0B6468"/>'  # so that something is seen
    art = compiled(svg(dark + "".join(rect(20 * n, colour, mark) for n, (colour, mark) in enumerate(uses))))
    marked = [*art.skin, *art.hair]
    assert len(marked) == len({use for use in uses if use[1]})
    free = {version for colour, mark in uses if not mark for version in (colour, pale(colour))}
    versions = [version for colour in marked for version in (colour, pale(colour))]
    assert len(versions) == len(set(versions))
    assert not free.intersection(versions)


# Where a colour goes -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("colour", "becomes"), [*zip(LIGHT, DARK, strict=True)])
def test_a_colour_of_the_ramp_becomes_that_of_the_other(colour, becomes):
    assert moved(colour, LIGHT, DARK) == becomes


def test_between_two_colours_it_stays_between_them():
    assert moved("#808080", ("#000000", "#FFFFFF"), ("#000000", "#FF0000")) == "#800000"
    assert moved("#404040", ("#000000", "#808080", "#FFFFFF"), ("#000000", "#200000", "#FF0000")) == "#100000"


def test_beyond_the_ends_it_keeps_its_difference():
    assert moved("#F0F0F0", ("#202020", "#E0E0E0"), ("#101010", "#A08060")) == "#B09070"
    assert moved("#181818", ("#202020", "#E0E0E0"), ("#604020", "#A08060")) == "#583818"
    assert moved("#FFFFFF", ("#202020", "#808080"), ("#101010", "#C0E0F0")) == "#FFFFFF"  # and no colour is lighter than white


@given(shade=st.integers(0, 254))
def test_what_is_lighter_stays_lighter(shade):
    one, two = (f"#{value:02X}{value:02X}{value:02X}" for value in (shade, shade + 1))
    assert luminance(moved(one, LIGHT, DARK)) <= luminance(moved(two, LIGHT, DARK))


@given(colour=st.integers(0, 0xFFFFFF).map("#{:06X}".format))
def test_the_same_ramp_changes_no_place(colour):
    assert abs(luminance(moved(colour, LIGHT, LIGHT)) - luminance(colour)) <= 1


# The picture in a tone ---------------------------------------------------------------------------------------------------------------


SCENE = f"""{HEAD}<defs>{gradient("#E7AE8C", "#B4704F")}</defs>
<g id="arm"><g class="skin">{rect(10, "#F9DEC6", more=' stroke="#B4704F" stroke-width="6"')}{rect(100, "url(#sun)")}</g></g>
<g id="cap">{rect(200, "#0B6468")}<path d="M210 30V170" fill="none" stroke="#3B2418" stroke-width="12" class="hair"/></g></svg>"""


def test_as_drawn_it_is_the_very_picture():
    art, plain = compiled(SCENE), compiled(SCENE.replace(' class="skin"', "").replace(' class="hair"', ""))
    assert toned(art, AS_DRAWN) is art
    assert toned(art, Tones((LIGHT, LIGHT), (BROWN, BROWN))) is art
    assert toned(plain, TONES) is plain
    assert art.svg() == plain.svg()


@pytest.mark.parametrize(
    ("x", "y", "skin", "hair"),
    [
        (50, 100, "#A3714F", "#F9DEC6"),
        (11, 100, "#341B10", "#B4704F"),
        (210, 100, "#3B2418", "#76787C"),
        (260, 100, "#0B6468", "#0B6468"),
    ],
    ids=["flesh", "line", "hair", "neither"],
)
def test_each_tone_changes_its_own_colours(x, y, skin, hair):
    art = compiled(SCENE)
    for tones, colour in ((Tones(skin=(LIGHT, DARK)), skin), (Tones(hair=(BROWN, GREY)), hair)):
        for image in (on_screen(toned(art, tones).svg(), 300, 200), on_paper(toned(art, tones))):
            assert unlike("#{:02X}{:02X}{:02X}".format(*image.getpixel((x, y))), colour) <= 1


def test_screen_and_paper_show_the_same_tone():
    art = toned(compiled(SCENE), TONES)
    assert difference(on_screen(art.svg(), 300, 200), on_paper(art)) < 0.5
    assert difference(on_screen(art.svg(("cap",)), 300, 200), on_paper(art, lambda part: part == "arm")) < 0.5


def test_what_steps_back_is_the_tone_made_pale():
    image = on_screen(toned(compiled(SCENE), TONES).svg(("cap",)), 300, 200)
    assert "#{:02X}{:02X}{:02X}".format(*image.getpixel((50, 100))) == pale("#A3714F")
    assert "#{:02X}{:02X}{:02X}".format(*image.getpixel((210, 100))) == "#76787C"


def test_a_new_colour_that_is_an_old_one_is_not_changed_twice():
    art = compiled(svg(rect(10, "#404040", "skin") + rect(150, "#808080", "skin")))
    other = toned(art, Tones(skin=(("#404040", "#808080"), ("#808080", "#C0C0C0"))))
    assert [found for found in re.findall(r'fill="(#......)"', other.parts[0].svg)] == ["#808080", "#C0C0C0"]
    assert [operands for name, operands in operators(other.parts[0].form) if name == "rg"] == [["0.502"] * 3, ["0.753"] * 3]


@pytest.fixture(scope="module")
def ramps(shipped):
    manifest = shipped.pack.manifest
    skins, hairs = ([tone.colours for tone in tones] for tones in (manifest.skins, manifest.hairs))
    assert len(skins) >= 3 and len(hairs) >= 3
    return [Tones((skins[0], skin), (hairs[0], hair)) for skin, hair in product(skins, hairs)]


MARKED = (
    "follicle", "hair-cycle", "miniaturisation", "exosome-signal", "prp", "source-lines", "minoxidil", "dht-block", "minoxidil-tablet",
    "transplant", "microneedling", "laser-cap",
)  # fmt: skip


@pytest.mark.parametrize("id", MARKED)
def test_shipped_pictures_change_in_every_tone_and_only_where_marked(shipped, ramps, id):
    art = shipped.pack.art[id]
    assert art.skin and art.hair
    own = {version for colour in (*art.skin, *art.hair) for version in (colour, pale(colour))}
    others = colours_of(art) - own
    assert len(others) > 20
    seen = set()
    for tones in ramps:
        other = toned(art, tones)
        strong = {moved(colour, *tones.skin) if tones.skin[0] != tones.skin[1] else colour for colour in art.skin}
        strong |= {moved(colour, *tones.hair) if tones.hair[0] != tones.hair[1] else colour for colour in art.hair}
        allowed = {version for colour in strong for version in (colour, pale(colour))}
        assert others <= colours_of(other) <= others | allowed
        assert [len(part.form.operators.split()) for part in other.parts] == [len(part.form.operators.split()) for part in art.parts]
        seen.add(other.svg())
    assert len(seen) == len(ramps)


# On paper ----------------------------------------------------------------------------------------------------------------------------


def said_on_paper(data: bytes) -> set[str]:
    """The colours that the forms of a PDF set, as operands, and those of their shadings."""
    found: set[str] = set()
    with pikepdf.open(BytesIO(data)) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Form":
                text = item.read_bytes().decode("latin-1")
                found.update(re.findall(r"(?m)^(\S+ \S+ \S+) (?:rg|RG)$", text))
                for shading in item.Resources.get("/Shading", {}).values():
                    found.update(_ends(shading.Function))
    return found


def _ends(function) -> set[str]:
    parts = function.get("/Functions", [function])
    return {" ".join(f"{float(value):.4g}" for value in part[end]) for part in parts for end in ("/C0", "/C1")}


def both(colours: set[str]) -> set[str]:
    """A colour as operators say it and as shadings do."""
    return {text for colour in colours for text in (operands(colour), " ".join(f"{part:.4g}" for part in shares(colour)))}


def test_the_sheet_shows_the_pictures_in_the_tones_of_the_visit(shipped):
    pack = shipped.pack
    drawn = Visit(topics=("prp",), steps={"prp": 1})
    chosen = drawn.with_skin("dark").with_hair("grey")
    plain, other = (said_on_paper(handout.render(handout_page(pack, visit, "en"), pack.art)) for visit in (drawn, chosen))
    art, skins, hairs = pack.art["prp"], pack.manifest.skins, pack.manifest.hairs
    dark = next(tone.colours for tone in skins if tone.id == "dark")
    grey = next(tone.colours for tone in hairs if tone.id == "grey")
    becomes = {colour: moved(colour, skins[0].colours, dark) for colour in art.skin}
    becomes |= {colour: moved(colour, hairs[0].colours, grey) for colour in art.hair}
    for old, new in becomes.items():
        assert plain & both({old}), old
        assert other & both({new}), new
    gone, come = plain - other, other - plain
    assert gone and gone <= both(set(becomes))
    assert come and come <= both(set(becomes.values()))


def test_the_first_tone_is_the_sheet_as_it_was(shipped):
    pack = shipped.pack
    visit = Visit(topics=("prp",))
    first = visit.with_skin(pack.manifest.skins[0].id).with_hair(pack.manifest.hairs[0].id)
    each = (visit, first, visit.with_skin("dark"), visit.with_skin("medium"), visit.with_skin("dark"), visit)
    sheets = [handout.render(handout_page(pack, one, "en"), pack.art) for one in each]
    assert sheets[0] == sheets[1] == sheets[5]
    assert sheets[2] == sheets[4]
    assert len(set(sheets)) == 3


def test_figures_know_the_tones_and_unknown_ones_are_as_drawn(tmp_path):
    pack = load(write_pack(tmp_path)).pack
    skins, hairs = pack.manifest.skins, pack.manifest.hairs

    def tones(visit):
        return next(block for block in topic_page(pack, visit, "brace", "en").blocks if isinstance(block, Figure)).tones

    assert tones(Visit()) == tones(Visit(skin="light", hair="brown")) == tones(Visit(skin="no", hair="no")) == AS_DRAWN
    assert tones(Visit(skin="dark")) == Tones(skin=(skins[0].colours, skins[1].colours))
    assert tones(Visit(hair="grey")) == Tones(hair=(hairs[0].colours, hairs[1].colours))
