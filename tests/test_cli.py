"""The command line as a practitioner's desk uses it: real files in, a real PDF or one sentence out."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import yaml

from consult_aid.assets import sample_visit, shipped_pack
from consult_aid.cli import main
from tests.packs import write_pack

HOSTILE = {
    "markup": 'Q&A <b>bold</b> <img src="/etc/passwd"/> <a href="javascript:x">y</a> {0} %s $(id) </para>',
    "long word": "W" * 10_000,
    "emoji": "Ana 😀 Müller",
    "right to left": "דוד כהן and محمد",
    "override": "abc\u202efdp.exe",
}


def text_of(file):
    with pypdfium2.PdfDocument(file) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def squeezed(text):
    return "".join(text.split()).replace("\ufffe", "").replace("\u00ad", "")


def visit_file(folder, **fields):
    file = folder / "visit.yaml"
    file.write_text(yaml.safe_dump(fields, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return file


def handout(capsys, visit, out, *more):
    code = main(["handout", "--visit", str(visit), "--out", str(out), *more])
    return code, capsys.readouterr()


def test_a_full_visit_becomes_a_sheet(tmp_path, capsys):
    out = tmp_path / "sheet.pdf"
    code, said = handout(capsys, sample_visit(), out)
    assert (code, said.out, said.err) == (0, "", "")
    text = squeezed(text_of(out))
    for words in ("Sample patient", "Exosome therapy", "Not approved", "Your next steps", "Not yet signed off by a clinician"):
        assert squeezed(words) in text


def test_an_empty_visit_becomes_a_sheet_to_write_on(tmp_path, capsys):
    file = tmp_path / "visit.yaml"
    file.write_text("{}\n", encoding="utf-8")
    assert handout(capsys, file, tmp_path / "sheet.pdf")[0] == 0
    assert "Write your next steps here" in text_of(tmp_path / "sheet.pdf")


@pytest.mark.parametrize("kind", HOSTILE)
def test_names_and_notes_are_only_words(tmp_path, capsys, kind):
    text = HOSTILE[kind]
    out = tmp_path / "sheet.pdf"
    visit = visit_file(
        tmp_path,
        patient=text[:110],
        practitioner=text[:110],
        clinic={"name": text[:110], "address": text[:110], "phone": "1"},
        topics=["prp"],
        notes=[{"text": text}, {"about": "prp", "text": text}],
        next_steps=[{"text": text[:500], "when": "soon"}],
    )
    code, said = handout(capsys, visit, out)
    assert (code, said.err) == (0, "")
    printed = squeezed(text_of(out))
    literal = {
        "markup": [squeezed(text)],
        "long word": ["W" * 500],
        "emoji": ["Ana[?]Müller", "could not be printed"],
        "right to left": ["[?]and[?]", "could not be printed"],
        "override": ["abcfdp.exe"],
    }
    for words in literal[kind]:
        assert squeezed(words) in printed
    if kind == "long word":  # sheets' heads and feet stand between its parts
        assert printed.count("W") >= 2 * len(text)
    with pikepdf.open(out) as pdf:
        assert not any("/Annots" in page for page in pdf.pages)
        assert "/OpenAction" not in pdf.Root
        assert not any("/AA" in page for page in pdf.pages)


def test_the_patient_is_not_in_the_metadata_of_the_sheet(tmp_path, capsys):
    out = tmp_path / "sheet.pdf"
    visit = visit_file(tmp_path, patient="Zyxwvu Canary", practitioner="Canary Too", topics=["prp"])
    assert handout(capsys, visit, out)[0] == 0
    with pikepdf.open(out) as pdf:
        kept = str(pdf.docinfo) + (pdf.Root.Metadata.read_bytes().decode() if "/Metadata" in pdf.Root else "")
        outline = str([item.title for item in pdf.open_outline().root])
    assert "Canary" not in kept + outline
    assert "Canary" in text_of(out)


def test_the_same_visit_makes_the_same_bytes(tmp_path, capsys):
    handout(capsys, sample_visit(), tmp_path / "one.pdf")
    env = {**os.environ, "PYTHONHASHSEED": "7"}
    call = [sys.executable, "-m", "consult_aid", "handout", "--visit", str(sample_visit()), "--out", str(tmp_path / "two.pdf")]
    subprocess.run(call, check=True, env=env, cwd=Path(__file__).parent.parent)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


@pytest.mark.parametrize("size", ["standard", "large", "extra-large"])
@pytest.mark.parametrize(("paper", "width"), [("a4", 595.3), ("letter", 612.0)])
def test_paper_and_text_size_are_as_asked(tmp_path, capsys, paper, width, size):
    out = tmp_path / "sheet.pdf"
    assert handout(capsys, sample_visit(), out, "--paper", paper, "--size", size)[0] == 0
    with pypdfium2.PdfDocument(out) as document:
        assert document[0].get_width() == pytest.approx(width, abs=0.5)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"topics": ["exosom"]}, ["visit.yaml", "topics", "exosom", "exosome"]),
        ({"options": ["prpp"]}, ["options", "prpp", "prp"]),
        ({"priorities": ["prof"]}, ["priorities", "prof"]),
        ({"ink": [{"illustration": "elbow", "strokes": []}]}, ["ink", "elbow"]),
        ({"steps": {"prp": 99}}, ["steps", "prp"]),
        ({"patient": ["a", "b"]}, ["patient"]),
        ({"date": "tomorrow"}, ["date", "2026-11-23"]),
        ({"patiend": "Ana"}, ["line 1", "patient"]),
        ({"language": "de"}, ["'de'", "en"]),
    ],
)
def test_what_a_visit_gets_wrong_is_said_in_one_sentence(tmp_path, capsys, fields, says):
    out = tmp_path / "sheet.pdf"
    code, said = handout(capsys, visit_file(tmp_path, **fields), out)
    assert code == 2
    assert said.err.count("\n") == 1
    for words in says:
        assert words in said.err
    assert not out.exists()
    assert [file.name for file in tmp_path.iterdir()] == ["visit.yaml"]


def test_a_sentence_never_quotes_the_patient(tmp_path, capsys):
    code, said = handout(capsys, visit_file(tmp_path, patient="Canary " * 5_000), tmp_path / "sheet.pdf")
    assert code == 2
    assert "Canary" not in said.err


@pytest.mark.parametrize(
    ("write", "says"),
    [
        (lambda file: None, "visit.yaml"),
        (lambda file: file.mkdir(), "visit.yaml"),
        (lambda file: file.write_bytes(b"\xff\xfe\x00bad"), "UTF-8"),
        (lambda file: file.write_text("patient: [unclosed"), "visit.yaml, line 1"),
        (lambda file: file.write_text("patient: &a x\npractitioner: *a\n"), "visit.yaml, line 1"),
        (lambda file: os.mkfifo(file), "visit.yaml"),
        (lambda file: file.symlink_to("/dev/zero"), "visit.yaml"),
    ],
    ids=["missing", "a folder", "not text", "broken", "alias", "pipe", "link to a device"],
)
def test_a_file_that_cannot_be_read_is_said_in_one_sentence(tmp_path, capsys, write, says):
    write(tmp_path / "visit.yaml")
    code, said = handout(capsys, tmp_path / "visit.yaml", tmp_path / "sheet.pdf")
    assert code == 2
    assert says in said.err
    assert said.err.count("\n") == 1
    assert not (tmp_path / "sheet.pdf").exists()


def test_a_sheet_that_cannot_be_written_leaves_the_old_one_alone(tmp_path, capsys):
    code, said = handout(capsys, sample_visit(), tmp_path / "no-such-folder" / "sheet.pdf")
    assert code == 2
    assert said.err.count("\n") == 1
    visit = visit_file(tmp_path, patient="Ana")
    code, said = handout(capsys, visit, visit)
    assert code == 2
    assert "overwrite the visit" in said.err
    assert "Ana" in visit.read_text(encoding="utf-8")


def test_a_pack_in_another_specialty_and_language_works_without_a_line_of_code(tmp_path, capsys):
    pack = write_pack(tmp_path / "knee-pain")
    visit = visit_file(tmp_path, patient="Ana", topics=["brace"], options=["brace", "exercise"], priorities=["low-cost"])
    out = tmp_path / "hoja.pdf"
    assert handout(capsys, visit, out, "--pack", str(pack), "--lang", "es")[0] == 0
    assert "Rodillera" in text_of(out)
    with pikepdf.open(out) as pdf:
        assert str(pdf.Root.Lang) == "es"


def test_check_finds_the_shipped_pack_without_errors_and_above_every_bar(capsys):
    assert main(["check"]) == 0
    said = capsys.readouterr().out
    assert "\n0 errors, " in said
    for standard in ("IPDAS qualifying: 6 of 6", "IPDAS certifying: 6 of 6", "IPDAS quality: 15 of 23"):
        assert f"\n{standard}: met" in said
    for standard in ("PEMAT understanding", "PEMAT acting", "CDC index"):
        assert re.search(rf"\n{standard}: \d+ of \d+ decidable items: met", said)
    for language in ("en", "es"):
        assert f"\n  Reading grade {language}: met" in said


def test_check_names_every_mistake_with_its_place(tmp_path, capsys):
    pack = write_pack(tmp_path / "knee-pain")
    (pack / "options" / "brace.yaml").write_text("nmae: {en: Brace}\n", encoding="utf-8")
    assert main(["check", str(pack)]) == 1
    assert "options/brace.yaml:1" in capsys.readouterr().out
    assert main(["check", str(pack), "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert {"file", "line", "where", "what", "todo", "severity"} <= set(report["problems"][0])


def test_options_before_a_command_count_as_well_as_behind_it(tmp_path, capsys):
    pack = write_pack(tmp_path / "knee-pain")
    visit = visit_file(tmp_path, topics=["brace"])
    assert main(["--pack", str(pack), "--lang", "es", "handout", "--visit", str(visit), "--out", str(tmp_path / "a.pdf")]) == 0
    assert "Rodillera" in text_of(tmp_path / "a.pdf")
    assert main(["--pack", str(tmp_path / "nowhere"), "check"]) == 2
    assert "nowhere" in capsys.readouterr().err


@pytest.mark.parametrize("kind", ["folder", "pipe", "read-only", "in the pack", "too long"])
def test_a_sheet_never_replaces_what_it_must_not(tmp_path, capsys, kind):
    pack = write_pack(tmp_path / "knee-pain")
    visit = visit_file(tmp_path, patient="Ana")
    out = tmp_path / "sheet.pdf"
    if kind == "folder":
        out.mkdir()
    elif kind == "pipe":
        os.mkfifo(out)
    elif kind == "read-only":
        out.write_text("kept", encoding="utf-8")
        out.chmod(0o444)
    elif kind == "in the pack":
        out = pack / "pack.yaml"
    else:
        out = tmp_path / ("x" * 300)
    code, said = handout(capsys, visit, out, "--pack", str(pack))
    assert code == 2
    assert said.err.count("\n") == 1
    assert "fault in the program" not in said.err
    assert kind != "read-only" or out.read_text(encoding="utf-8") == "kept"


def test_a_sheet_written_through_a_link_lands_where_it_points(tmp_path, capsys):
    (tmp_path / "real.pdf").write_text("old", encoding="utf-8")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "real.pdf")
    assert handout(capsys, sample_visit(), tmp_path / "link.pdf")[0] == 0
    assert (tmp_path / "link.pdf").is_symlink()
    assert (tmp_path / "real.pdf").read_bytes().startswith(b"%PDF")


def test_a_pack_with_a_broken_part_says_so_on_the_sheet(tmp_path, capsys):
    pack = write_pack(tmp_path / "knee-pain")
    (pack / "options" / "exercise.yaml").write_text("nmae: {en: Exercise}\n", encoding="utf-8")
    assert handout(capsys, visit_file(tmp_path, topics=["brace"]), tmp_path / "a.pdf", "--pack", str(pack))[0] == 0
    assert "Parts are missing" in text_of(tmp_path / "a.pdf")


def test_schema_describes_every_kind_of_pack_file(capsys):
    assert main(["schema"]) == 0
    schemas = json.loads(capsys.readouterr().out)
    assert set(schemas) == {"pack", "topic", "option", "attributes", "priorities", "sources", "glossary", "illustration"}
    assert "How sure we are" in json.dumps(schemas["topic"])


@pytest.mark.parametrize(
    "call", [["handout"], ["handout", "--visit"], ["nonsense"], ["handout", "--paper", "a9", "--visit", "v", "--out", "o"]]
)
def test_a_wrong_call_is_one_sentence(capsys, call):
    assert main(call) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1


def test_without_a_display_the_window_says_so_and_names_the_other_way(monkeypatch, capsys):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert main([]) == 2
    assert "consult-aid handout" in capsys.readouterr().err


@pytest.mark.parametrize(("name", "value"), [("DISPLAY", ":9999"), ("WAYLAND_DISPLAY", "wayland-99")])
def test_a_display_that_is_not_there_is_said_in_one_sentence(monkeypatch, capsys, name, value):
    for other in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(other, raising=False)
    monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", "linux")
    assert main([]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_fault_of_ours_is_one_line_without_the_patient(tmp_path, capsys, monkeypatch):
    def broken(*_):
        raise ValueError("Canary")

    monkeypatch.setattr("consult_aid.compose.handout.handout_page", broken)
    code, said = handout(capsys, visit_file(tmp_path, patient="Canary"), tmp_path / "sheet.pdf")
    assert code == 2
    assert "ValueError" in said.err
    assert "Canary" not in said.err
    assert said.err.count("\n") == 1


def test_nothing_heavy_is_imported_by_a_command_that_does_not_need_it(tmp_path):
    out = tmp_path / "sheet.pdf"
    script = (
        "import sys; from consult_aid.cli import main; code = main(sys.argv[1:]);"
        "print(code, sorted({'PySide6', 'pydantic', 'lxml', 'pypdfium2', 'pyphen'} & set(sys.modules)))"
    )
    call = [sys.executable, "-c", script, "handout", "--visit", str(sample_visit()), "--out", str(out)]
    subprocess.run(call, check=True, capture_output=True, cwd=Path(__file__).parent.parent)  # fills the cache
    again = subprocess.run(call, check=True, capture_output=True, text=True, cwd=Path(__file__).parent.parent)
    assert again.stdout.strip() == "0 []"


def test_the_shipped_pack_is_where_the_command_line_looks(capsys):
    assert shipped_pack().is_dir()
    assert main(["check", str(shipped_pack() / "nowhere")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
