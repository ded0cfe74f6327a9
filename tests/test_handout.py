"""The handout as a file: every block, the same bytes again, and saved as a whole or not at all."""

from __future__ import annotations

import errno
import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from consult_aid import handout
from consult_aid.errors import CannotDo
from consult_aid.pages import Page
from tests import sheets

PAPERS = ("a4", "letter")
SIZES = ("standard", "large", "extra-large")


def test_the_same_page_gives_the_same_bytes():
    assert handout.render(sheets.every_block(), sheets.ART) == handout.render(sheets.every_block(), sheets.ART)


def test_another_process_gives_the_same_bytes_whatever_it_made_before():
    program = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1]); from tests import sheets; from consult_aid import handout;"
        "handout.render(sheets.page_of(sheets.Text('Žluťoučký kůň, Ελένη, Đặng')), {});"
        "print(hashlib.sha256(handout.render(sheets.every_block(), sheets.ART)).hexdigest())"
    )
    run = subprocess.run([sys.executable, "-c", program, str(Path(__file__).parent.parent)], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == hashlib.sha256(handout.render(sheets.every_block(), sheets.ART)).hexdigest()


def test_texts_can_be_forgotten_without_a_trace_in_the_bytes():
    before = handout.render(sheets.every_block(), sheets.ART)
    handout.forget()
    assert handout.render(sheets.every_block(), sheets.ART) == before


def test_importing_the_room_does_not_import_reportlab():
    program = "import sys, consult_aid.handout; sys.exit(any(name.split('.')[0] == 'reportlab' for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_warming_up_makes_everything_ready_step_by_step():
    steps = handout.warm_up()
    assert len(steps) > 4
    for step in steps:
        step()
    assert "consult_aid.handout.sheet" in sys.modules


def test_a_page_without_anything_is_one_sheet():
    with pikepdf.open(BytesIO(handout.render(Page("Empty", "en", ()), {}))) as pdf:
        assert len(pdf.pages) == 1


def test_metadata_names_the_content_and_never_the_patient():
    with pikepdf.open(BytesIO(handout.render(sheets.every_block(), sheets.ART))) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Hair loss: what we talked about"
        everything = " ".join(str(value) for value in pdf.docinfo.values()) + pdf.Root.Metadata.read_bytes().decode()
        titles = _outline_titles(pdf)
    assert "Ana" not in everything and "Example" not in everything
    assert "Exosome therapy" in titles and not any("Ana" in title for title in titles)


def _outline_titles(pdf: pikepdf.Pdf) -> list[str]:
    with pdf.open_outline() as outline:
        return [item.title for item in _flat(outline.root)]


def _flat(items):
    for item in items:
        yield item
        yield from _flat(item.children)


def test_bookmarks_follow_the_headings():
    with pikepdf.open(BytesIO(handout.render(sheets.every_block(), sheets.ART))) as pdf, pdf.open_outline() as outline:
        (top,) = outline.root
        assert top.title == "Here is what we talked about"
        chapter = next(item for item in top.children if item.title == "Exosome therapy")
        assert [item.title for item in chapter.children] == ["Good points"]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("size", SIZES)
def test_every_sheet_has_the_size_of_its_paper(paper, size):
    wanted = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}[paper]
    with pikepdf.open(BytesIO(handout.render(sheets.every_block(), sheets.ART, paper, size))) as pdf:
        for page in pdf.pages:
            assert [float(side) for side in page.mediabox[2:]] == pytest.approx(wanted, abs=0.02)


def test_all_fonts_are_embedded_and_none_is_helvetica():
    with pikepdf.open(BytesIO(handout.render(sheets.every_block(), sheets.ART))) as pdf:
        fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
        assert fonts and all("/FontFile2" in font.FontDescriptor and "/ToUnicode" in font for font in fonts)
        assert not [font for font in fonts if "Helvetica" in str(font.BaseFont)]


def test_a_picture_is_written_once_however_often_it_is_shown():
    page = sheets.page_of(sheets.FIGURE, sheets.FIGURE, replace(sheets.FIGURE, shown=(1, 2, 3)))
    with pikepdf.open(BytesIO(handout.render(page, sheets.ART))) as pdf:
        forms = pdf.pages[0].Resources.XObject
        assert len(forms) == 4  # two parts, each strong and pale
        assert sum("/Shading" in form.Resources for form in forms.values()) == 1
        assert any("/ExtGState" in form.Resources for form in forms.values())


def test_a_figure_without_its_art_is_told_in_words():
    with pikepdf.open(BytesIO(handout.render(sheets.page_of(sheets.FIGURE), {}))) as pdf:
        assert len(pdf.pages) == 1


# -- saving


def test_a_saved_file_holds_the_bytes_and_nothing_lies_beside_it(tmp_path):
    handout.write(b"%PDF-old", tmp_path / "sheet.pdf")
    handout.write(b"%PDF-new", tmp_path / "sheet.pdf")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("sheet.pdf", b"%PDF-new")]


def test_a_missing_folder_is_said_in_one_sentence(tmp_path):
    with pytest.raises(CannotDo, match=r"^The handout could not be saved in '.*': no such file or directory; choose another folder"):
        handout.write(b"x", tmp_path / "nowhere" / "sheet.pdf")


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_full_disk_leaves_the_old_file_and_no_rest(tmp_path, monkeypatch, call):
    (tmp_path / "sheet.pdf").write_bytes(b"old")

    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(*((os, "fsync", full) if call == "fsync" else (Path, "replace", full)))
    with pytest.raises(CannotDo, match="no space left on device"):
        handout.write(b"new", tmp_path / "sheet.pdf")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("sheet.pdf", b"old")]


def test_a_target_that_is_a_folder_is_refused(tmp_path):
    (tmp_path / "sheet.pdf").mkdir()
    with pytest.raises(CannotDo):
        handout.write(b"new", tmp_path / "sheet.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["sheet.pdf"]


def test_a_closed_folder_is_refused(tmp_path, monkeypatch):
    def closed(*_args: object, **_named: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr("tempfile.mkstemp", closed)  # a test run as root may write anywhere
    with pytest.raises(CannotDo, match="permission denied"):
        handout.write(b"new", tmp_path / "sheet.pdf")
