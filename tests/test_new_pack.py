"""A pack to start from: valid as it is, in any specialty, written whole or not at all."""

import os
import stat

import pypdfium2
import pytest

from consult_aid.assets import new_pack
from consult_aid.cli import main
from consult_aid.content.load import load
from consult_aid.content.reader import read_yaml
from consult_aid.visit import Visit


@pytest.fixture
def folder(tmp_path, capsys):
    assert main(["new", str(tmp_path / "sore-knee")]) == 0
    capsys.readouterr()
    return tmp_path / "sore-knee"


def test_it_has_no_problem_and_everything_to_learn_from(folder):
    loaded = load(folder)
    assert loaded.problems == ()
    pack = loaded.pack
    assert pack.manifest.id == "sore-knee"
    assert pack.manifest.title == {"en": "Sore knee"}
    assert [option.id for option in pack.options] == ["first-option", "second-option", "no-treatment"]
    assert len(pack.topics) == len(pack.art) == 1
    assert pack.priorities and pack.sources and pack.glossary and pack.attributes.rows
    assert pack.standing == "unsigned"
    assert pack.overdue is False


def test_every_file_teaches(folder):
    for path in folder.rglob("*.*"):
        text = path.read_text(encoding="utf-8")
        assert "# " in text or "<!--" in text, path
        assert "<ID>" not in text and "<TITLE>" not in text and "<TODAY>" not in text and "<DUE>" not in text
    assert {path.relative_to(folder) for path in folder.rglob("*.*")} == {path.relative_to(new_pack()) for path in new_pack().rglob("*.*")}


def test_it_checks_compares_and_prints(folder, tmp_path, capsys):
    assert main(["check", str(folder)]) == 0
    assert "0 errors, 0 warnings" in capsys.readouterr().out
    visit = tmp_path / "visit.yaml"
    visit.write_text("topics: [first-topic, first-option]\noptions: [first-option, second-option, no-treatment]\n", encoding="utf-8")
    out = tmp_path / "sheet.pdf"
    assert main(["handout", "--pack", str(folder), "--visit", str(visit), "--out", str(out)]) == 0
    with pypdfium2.PdfDocument(out) as document:
        text = "\n".join(page.get_textpage().get_text_range() for page in document)
    for part in ("Example topic", "Second option", "Not yet signed off by a clinician", "30 in 100"):
        assert part in text


def test_it_opens(consultation, folder):
    room = consultation(Visit(topics=("first-topic",)), load(folder))
    assert room.window.windowTitle() == "Sore knee"


@pytest.mark.parametrize("name", ["Sore knee", "sore_knee", "Knee", "-knee", "k" * 65, "ñ"])
def test_a_name_that_is_no_id_is_refused(tmp_path, capsys, name):
    assert main(["new", "--", str(tmp_path / name)]) == 2
    assert "use small letters, digits and hyphens" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["null", "no", "2027", "1e3"])
def test_a_name_that_yaml_would_take_for_something_else_is_only_a_name(tmp_path, name):
    assert main(["new", str(tmp_path / name)]) == 0
    loaded = load(tmp_path / name)
    assert (loaded.problems, loaded.pack.manifest.id) == ((), name)


def test_an_empty_folder_is_filled(tmp_path):
    (tmp_path / "knee").mkdir()
    assert main(["new", str(tmp_path / "knee")]) == 0
    assert load(tmp_path / "knee").problems == ()


def test_the_folder_one_is_in_is_not_exchanged(tmp_path, monkeypatch, capsys):
    (tmp_path / "knee").mkdir()
    monkeypatch.chdir(tmp_path / "knee")
    assert main(["new", "."]) == 2
    assert "go one up" in capsys.readouterr().err
    assert main(["new", "hip"]) == 0


@pytest.mark.parametrize("kind", ["file in it", "file", "hidden file in it", "no parent", "dangling link"])
def test_nothing_is_overwritten(tmp_path, capsys, kind):
    place = tmp_path / "knee"
    if kind.endswith("in it"):
        place.mkdir()
        (place / (".x" if "hidden" in kind else "x")).write_text("kept", encoding="utf-8")
    elif kind == "file":
        place.write_text("kept", encoding="utf-8")
    elif kind == "no parent":
        place = tmp_path / "nowhere" / "knee"
    else:
        place.symlink_to(tmp_path / "nowhere" / "else")
    before = sorted(path.name for path in tmp_path.rglob("*"))
    assert main(["new", str(place)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert sorted(path.name for path in tmp_path.rglob("*")) == before


def test_a_disk_that_fails_leaves_nothing(tmp_path, monkeypatch, capsys):
    calls = []

    def full(_):
        calls.append(1)
        if len(calls) == 5:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("consult_aid.content.whole.os.fsync", full)
    assert main(["new", str(tmp_path / "knee")]) == 2
    assert "The pack could not be written" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="modes are of POSIX")
def test_modes_are_those_of_other_files(tmp_path):
    mask = os.umask(0o022)
    try:
        main(["new", str(tmp_path / "knee")])
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "knee").stat().st_mode) == 0o755
    assert stat.S_IMODE((tmp_path / "knee" / "pack.yaml").stat().st_mode) == 0o644


def test_the_template_is_read_by_our_own_reader():
    for path in new_pack().rglob("*.yaml"):
        assert read_yaml(path.read_bytes(), path.name)[1] == ()
