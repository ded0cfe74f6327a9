"""Text on a handout is literal: nothing in a name or a note is ever markup, a link, a picture or a file."""

from __future__ import annotations

import sys
from io import BytesIO

import pikepdf
import pytest

from consult_aid import handout
from consult_aid.handout.typeface import SIGN, printable
from consult_aid.pages import Bullets, Cell, Column, Heading, Letterhead, Line, Notice, RowGroup, SourceList, Table, TableRow, Text
from consult_aid.plain import clean
from tests import paper, sheets

seen: list[str] = []


def _watch(event: str, args: tuple) -> None:
    if event == "open" and isinstance(args[0], str) and not args[0].endswith((".py", ".pyc", ".ttf")):
        seen.append(f"open {args[0]}")
    elif event in ("socket.connect", "socket.getaddrinfo", "os.system", "subprocess.Popen", "os.exec", "urllib.Request"):
        seen.append(event)


sys.addaudithook(_watch)

LITERAL = {
    "plain": "Ann Lee",
    "ampersand": "O'Connor & Sons",
    "less than": "Lee <3 and 5 > 4",
    "percent and braces": "100 % {page} {} %s {0.__class__} %(x)d",
    "backslash and brackets": "a\\b (c) )( \\051 <</Type/Page>> endstream",
    "unclosed tag": "<b>Ann",
    "stray close": "Ann</b></para>",
    "unknown tag": "<nobody>Ann</nobody>",
    "entity": "Ann &nbsp; &amp; &#0; &bogus;",
    "comment, CDATA, PI": "<!-- x --><![CDATA[<b>y</b>]]><?php z?>Ann",
    "font": '<font color="white" size="1000000" face="Nope">Ann</font>',
    "colour call": "<font color=\"HexColor(open('/etc/passwd').read())\">Ann</font>",
    "link": '<a href="javascript:app.alert(1)">Ann</a> <a href="file:///etc/passwd">x</a>',
    "bare address": "https://example.invalid/a?b=c#d mailto:a@b.example",
    "image": '<img src="/etc/passwd" width="20" height="20"/><img src="http://127.0.0.1:9/x.png"/>',
    "callback": '<onDraw name="showPage" label="x"/><index item="x"/><seq id="page"/>Ann',
    "paragraph": '<para align="right" fontSize="60">Ann</para><bullet>X</bullet>',
    "character references": '<unichar code="0x1F600"/><greek>ab</greek>&#x41;',
    "breaks": "<br/>" * 500,
    "nested": "<super>" * 300 + "x" + "</super>" * 300,
    "Latin": "Łukasz Żółć, Đặng Thị Hương, Ağaoğlu, Þór, Ørsted, Škoda, ŒUVRE, naïve",
    "Greek and Cyrillic": "Ελένη Παπαδοπούλου, Юрій Їжакевич, Жанна",
    "signs": "≤ ≥ ≈ → • – — “x” ‘y’ … € ½ × ± µ",
}
CHANGED = {
    "control characters": ("Ann\x00\x07\x1b[31m\x7fLee", "Ann[31mLee"),
    "right-to-left override": ("Ann \u202egpj.exe", "Ann gpj.exe"),
    "lone surrogate": ("Ann\ud800Lee", "AnnLee"),
    "non-breaking hyphen": ("co\u2011author", "co-author"),
    "thin spaces": ("10\u2009mg\u202fa day", "10 mg a day"),
    "decomposed": ("Zoe\u0308", "Zoë"),
    "windows lines": ("one\r\ntwo\rthree", "one two three"),
}
LOST = {
    "emoji": ("Ann 😀👍 Lee", f"Ann {SIGN} Lee"),
    "joined emoji": ("a 👩\u200d⚕️ b", f"a {SIGN} b"),
    "Arabic": ("عائشة Ann", f"{SIGN} Ann"),
    "Hebrew and Latin": ("שרה (Sara)", f"{SIGN} (Sara)"),
    "Chinese": ("王小明", SIGN),
    "Devanagari": ("x अनीता y", f"x {SIGN} y"),
    "private use": ("a\ue000b", f"a{SIGN}b"),
    "noncharacter": ("a\ufffeb", f"a{SIGN}b"),
}


def everywhere(text: str):
    """A page with the text wherever a person or a pack may put one."""
    table = Table("c", "q", (Column("a", text),), (RowGroup(text, (TableRow(text, (Cell((Line(text, text),)),), text),)),))
    return sheets.page_of(
        Heading(text, 2),
        Text(text),
        Bullets((Line(text, lead=text),), "boxes"),
        Notice("yours", text, (Line(text),)),
        SourceList(((1, text),)),
        table,
        letterhead=Letterhead(text[:100], (text[:100],), (text[:100], text[:100])),
    )


def printed(data: bytes) -> str:
    return paper.squeezed(paper.tree_of(data).all_text())


@pytest.mark.parametrize("name", LITERAL)
def test_text_is_printed_as_it_stands(name):
    text = LITERAL[name]
    handout.render(everywhere("warm"), {})
    seen.clear()
    data = handout.render(everywhere(text), {})
    assert not seen
    assert printed(data).count(paper.squeezed(text)) >= 10
    assert SIGN not in printed(data)
    without_hyphens = paper.squeezed(paper.text_of(data)).replace("-", "")  # PDFium drops a hyphen at the end of a line
    assert paper.squeezed(text).replace("-", "") in without_hyphens


@pytest.mark.parametrize("name", [*LITERAL, *CHANGED, *LOST])
def test_no_text_becomes_a_link_a_picture_or_a_script(name):
    text = LITERAL.get(name) or (CHANGED.get(name) or LOST[name])[0]
    with pikepdf.open(BytesIO(handout.render(everywhere(text), {}))) as pdf:
        assert not any("/Annots" in page or "/AA" in page for page in pdf.pages)
        assert "/OpenAction" not in pdf.Root and "/AcroForm" not in pdf.Root and "/Names" not in pdf.Root
        assert not any(page.get_images() if hasattr(page, "get_images") else page.images for page in pdf.pages)
        assert not any(
            isinstance(thing, pikepdf.Dictionary) and "/S" in thing and thing.S in ("/URI", "/JavaScript", "/Launch")
            for thing in pdf.objects
        )


@pytest.mark.parametrize("name", CHANGED)
def test_what_cannot_be_seen_is_taken_out(name):
    text, expected = CHANGED[name]
    data = handout.render(sheets.page_of(Text(text)), {})
    assert paper.squeezed(expected) in printed(data)
    assert SIGN not in printed(data)


@pytest.mark.parametrize("name", LOST)
def test_what_no_font_has_is_shown_by_a_sign_and_said_on_the_first_sheet(name):
    text, expected = LOST[name]
    data = handout.render(sheets.page_of(Heading("First", 1), sheets.NewPage(), Text(text)), {})
    assert paper.squeezed(expected) in printed(data)
    said = paper.squeezed(sheets.UNPRINTABLE.replace("{shown}", SIGN))
    assert said in printed(data)
    head, rest = printed(data).split(said)
    assert "WithDrExample" in head and "First" not in head and "First" in rest  # right after the letterhead


def test_nothing_is_said_when_everything_could_be_printed():
    assert "couldnotbeprinted" not in printed(handout.render(everywhere("Zażółć gęślą jaźń"), {}))


@pytest.mark.parametrize("word", ["A" * 10_000, "ä" * 10_000, "https://example.invalid/" + "a/" * 4000, "Ж" * 10_000])
def test_a_word_longer_than_a_line_is_cut_and_complete(word):
    data = handout.render(sheets.page_of(Text(word), Bullets((Line(word),)), Notice("yours", "n", (Line(word),))), {})
    assert printed(data).count(word) == 3
    right = max(line.right for line in paper.lines_of(data))
    assert right <= 595.3 - 42.5 + 0.6


def test_a_long_word_fits_the_cell_of_a_table():
    table = Table(
        "c",
        "q",
        (Column("a", "A"), Column("b", "B")),
        (RowGroup("", (TableRow("Row", (Cell((Line("B" * 10_000),)), Cell((Line("short"),)))),)),),
    )
    data = handout.render(sheets.page_of(table), {})
    assert printed(data).count("B" * 10_000) == 1
    assert paper.sheet_count(data) > 2


def test_line_ends_are_kept_and_empty_lines_do_not_eat_paper():
    data = handout.render(sheets.page_of(Text("first" + "\n" * 5000 + "second\nthird")), {})
    lines = [line for line in paper.lines_of(data) if line.text.strip() in ("first", "second", "third")]
    assert paper.sheet_count(data) == 1
    assert [line.text.strip() for line in lines] == ["first", "second", "third"]
    first, second, third = (line.bottom for line in lines)
    assert first - second == pytest.approx(2 * (second - third), abs=4)


def test_five_thousand_short_lines_are_all_there():
    data = handout.render(sheets.page_of(Notice("yours", "Note", (Line("\n".join(f"line {n}" for n in range(5000))),))), {})
    text = printed(data)
    assert all(f"line{n}" in text for n in range(0, 5000, 7))
    assert paper.sheet_count(data) > 80


def test_empty_texts_leave_nothing_behind():
    data = handout.render(everywhere(""), {})
    assert paper.sheet_count(data) == 1
    assert not any(node.kind == "P" and not node.all_text().strip() for node in paper.tree_of(data).walk())


def test_two_printed_lines_stay_two_words_for_a_screen_reader():
    data = handout.render(sheets.page_of(Text("word " * 60)), {})
    (paragraph,) = (node for node in paper.tree_of(data).walk() if node.kind == "P" and "word" in node.all_text())
    assert paragraph.all_text().replace("\n", "").split() == ["word"] * 60


def test_printable_is_the_same_as_clean_where_the_fonts_have_everything():
    for text in LITERAL.values():
        assert printable(text) == (clean(text), False)
