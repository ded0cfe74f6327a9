"""The handout pane: what stands on the sheet, and saving the very sheet that is shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtWidgets import QFileDialog

from consult_aid.record import replace
from consult_aid.visit import NextStep, Visit

FULL = Visit(patient="Sample patient", topics=("exosome",), options=("exosome", "prp"))


def text_of(data: bytes) -> str:
    document = PdfDocument(data)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def test_the_pages_shown_are_the_pages_saved(consultation, tmp_path):
    desk = consultation(FULL)
    sheets = desk.handout()
    told = desk.save(tmp_path / "sheet.pdf")
    assert (tmp_path / "sheet.pdf").read_bytes() == sheets.data
    assert told == desk.window.said["saved"].format(name="sheet.pdf")


def test_the_preview_shows_a_page_and_turns(consultation):
    desk = consultation(FULL)
    sheets = desk.handout()
    sheet = desk.find("sheet")
    desk.bot.waitUntil(lambda: sheet._image is not None, timeout=20_000)
    assert sheet._image.height() == sheet.pixels_high()
    assert not desk.find("previous-page").isEnabled()
    desk.tap("next-page")
    told = desk.window.said["page_n_of"].format(page=2, pages=len(sheets.sizes))
    assert told in desk.words_on_screen()


def test_what_is_written_stands_on_the_sheet(consultation):
    desk = consultation(FULL)
    desk.handout()
    desk.write("patient", "Ana & <i>Ben</i>")
    desk.write("practitioner", "Dr Sample")
    desk.write("note", "Swimming is fine after two days.")
    desk.write("next-steps", "Ask your doctor\n\n  Come back in May  ")
    assert [step.text for step in desk.visit.next_steps] == ["Ask your doctor", "Come back in May"]
    text = text_of(desk.handout().data)
    for words in ("Ana & <i>Ben</i>", "Dr Sample", "Swimming is fine", "Come back in May"):
        assert words in text


def test_an_offered_step_is_taken_once_and_then_not_offered(consultation):
    desk = consultation(FULL)
    desk.handout()
    first = desk.pack.manifest.next_steps[0]["en"]
    desk.tap("offer-0")
    assert [step.text for step in desk.visit.next_steps] == [first]
    assert not desk.sees("offer-0") and desk.sees("offer-1")
    desk.write("next-steps", "Something else")
    assert desk.sees("offer-0")


def test_steps_of_the_visit_are_not_offered(consultation):
    desk = consultation(FULL)
    steps = tuple(NextStep(text=step["en"]) for step in desk.pack.manifest.next_steps)
    desk = consultation(replace(FULL, next_steps=steps[:1]))
    desk.handout()
    assert not desk.sees("offer-0") and desk.sees("offer-1") and desk.sees("often-useful")
    desk = consultation(replace(FULL, next_steps=steps))
    desk.handout()
    assert not any(desk.sees(f"offer-{n}") for n in range(len(steps)))
    assert not desk.sees("often-useful")


def test_text_size_and_paper_stand_above_what_is_offered(consultation):
    desk = consultation(FULL)
    desk.handout()
    tops = [desk.find(name).mapTo(desk.window, desk.find(name).rect().topLeft()).y() for name in ("size-large", "paper-a4", "offer-0")]
    assert tops == sorted(tops)


def test_a_section_is_left_out_and_put_back(consultation):
    desk = consultation(FULL)
    with_it = len(desk.handout().sizes)
    desk.tap("section-topic:exosome")
    assert "topic:exosome" in desk.visit.left_out
    assert len(desk.handout().sizes) < with_it
    desk.tap("section-topic:exosome")
    assert desk.visit.left_out == ()


def test_what_a_patient_must_have_cannot_be_left_out(consultation):
    desk = consultation(FULL)
    desk.handout()
    assert not desk.find("section-help").isEnabled()
    assert not desk.find("section-sources").isEnabled()


def test_paper_and_text_size_change_the_sheet(consultation):
    desk = consultation(FULL)
    standard = desk.handout()
    desk.tap("size-extra-large")
    larger = desk.handout()
    assert len(larger.sizes) > len(standard.sizes)
    desk.tap("paper-letter")
    assert round(desk.handout().sizes[0][0]) == 612


def test_a_folder_that_cannot_be_written_is_explained_in_place(consultation, tmp_path):
    desk = consultation(FULL)
    desk.handout()
    told = desk.save(tmp_path / "no-such-folder" / "sheet.pdf")
    assert "sheet.pdf" in told or "no-such-folder" in told
    assert told != desk.window.said["saved"].format(name="sheet.pdf")


def test_saving_right_after_a_change_saves_the_change(consultation, tmp_path):
    desk = consultation(FULL)
    desk.handout()
    desk.write("note", "Written at the last moment.")
    desk.save(tmp_path / "sheet.pdf")
    assert "Written at the last moment." in text_of((tmp_path / "sheet.pdf").read_bytes())


def test_the_proposed_file_name_never_names_the_patient(consultation, monkeypatch, tmp_path):
    asked = []

    def answer(_parent: object, _title: str, proposed: str, _kinds: str) -> tuple[str, str]:
        asked.append(Path(proposed).name)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    desk = consultation(FULL)
    desk.handout()
    desk.tap("save-pdf")
    assert len(asked) == 1
    assert asked[0].startswith("handout-") and asked[0].endswith(".pdf")
    assert "sample" not in asked[0].lower()


@pytest.mark.parametrize("name", ["visit", "visit.pdf"])
def test_a_file_always_ends_as_what_it_is(consultation, tmp_path, name):
    desk = consultation(FULL)
    desk.handout()
    desk.save(tmp_path / name)
    assert (tmp_path / "visit.pdf").read_bytes().startswith(b"%PDF")
