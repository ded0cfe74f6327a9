"""Signing a pack: the signature counts for exactly the content that was signed, and whatever else it is worth is said."""

import datetime
import os
import stat
import subprocess
import sys

import pytest

from consult_aid.cli import main
from consult_aid.compose.comparison import comparison_page
from consult_aid.compose.handout import handout_page
from consult_aid.compose.topic import topic_page
from consult_aid.content.load import load
from consult_aid.content.sign_off import place_of
from consult_aid.pages import Notice, words
from consult_aid.visit import Visit
from tests.packs import write_pack

TODAY = datetime.date.today()
UNTIL = datetime.date(2098, 2, 3)
SEEN = Visit(topics=("brace",), options=("brace", "no-treatment"))


def sign(folder, *more, by="Dr Ana Núñez", role="Orthopaedic surgeon"):
    return main(["sign-off", str(folder), "--by", by, "--role", role, "--until", UNTIL.isoformat(), *more])


@pytest.fixture
def signed(tmp_path, capsys):
    folder = write_pack(tmp_path)
    assert sign(folder) == 0
    capsys.readouterr()
    return folder


def change_a_word(folder, file="topics/how-a-knee-works.yaml"):
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8").replace("Smooth", "Rugged"), encoding="utf-8")


def pages(pack, visit=SEEN, language="en"):
    return [
        topic_page(pack, visit, "brace", language),
        comparison_page(pack, visit, language),
        handout_page(pack, visit, language),
    ]


def footer(pack, visit=SEEN):
    return handout_page(pack, visit, "en").footer.text


def test_what_was_signed_is_said(tmp_path, capsys):
    folder = write_pack(tmp_path)
    assert sign(folder) == 0
    said = capsys.readouterr()
    for part in ("'Knee pain', version 1.0", "Dr Ana Núñez (Orthopaedic surgeon)", "2098-02-03", "knee-pain.sign-off.yaml"):
        assert part in said.out
    assert said.err == ""
    text = (tmp_path / "knee-pain.sign-off.yaml").read_text(encoding="utf-8")
    for line in ('by: "Dr Ana Núñez"', 'role: "Orthopaedic surgeon"', f"date: {TODAY}", "until: 2098-02-03", 'version: "1.0"'):
        assert line in text.splitlines()


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_signed_pack_says_so_on_every_page(signed, language):
    loaded = load(signed)
    assert (loaded.problems, loaded.pack.standing) == ((), "signed")
    for page in pages(loaded.pack, language=language):
        assert "Dr Ana Núñez, Orthopaedic surgeon" in "\n".join(words(page))
    assert "Not signed off" not in footer(loaded.pack)


def test_a_signature_is_void_as_soon_as_a_word_changes(signed):
    change_a_word(signed)
    loaded = load(signed)
    assert loaded.pack.standing == "changed"
    (problem,) = loaded.problems
    assert (problem.file, problem.severity) == ("../knee-pain.sign-off.yaml", "warning")
    assert f"Dr Ana Núñez signed an earlier text on {TODAY}; it has changed since" in problem.what
    for page in pages(loaded.pack):
        assert "signed an earlier text" in "\n".join(words(page))
    assert "Changed since it was signed off" in [block.title for block in pages(loaded.pack)[2].blocks if isinstance(block, Notice)]
    assert "Not signed off by a clinician" in footer(loaded.pack)


@pytest.mark.parametrize("file", ["pack.yaml", "illustrations/knee.svg", "sources.yaml", "glossary.yaml", "options/new.yaml"])
def test_every_file_of_the_pack_is_covered(signed, file):
    path = signed / file
    path.write_text((path.read_text(encoding="utf-8") if path.exists() else "") + "\n", encoding="utf-8")
    assert load(signed).pack.standing == "changed"


def test_a_word_put_back_is_signed_again_and_so_is_a_copy_with_its_signature(signed, tmp_path):
    change_a_word(signed)
    path = signed / "topics/how-a-knee-works.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Rugged", "Smooth"), encoding="utf-8")
    assert load(signed).pack.standing == "signed"
    other = write_pack(tmp_path / "other")
    place_of(other).write_bytes(place_of(signed).read_bytes())
    assert load(other).pack.standing == "signed"


def test_a_signature_ends(signed):
    assert load(signed, today=UNTIL).pack.standing == "signed"
    loaded = load(signed, today=UNTIL + datetime.timedelta(days=1))
    assert loaded.pack.standing == "over"
    assert [problem.what for problem in loaded.problems] == ["the sign-off by Dr Ana Núñez ended on 2098-02-03"]
    for page in pages(loaded.pack):
        assert "That day has passed" in "\n".join(words(page))
    assert "Not signed off by a clinician" in footer(loaded.pack)


def test_a_visit_after_its_end_says_so_though_the_pack_was_opened_before(signed):
    pack = load(signed, today=UNTIL).pack
    late = Visit(topics=("brace",), date=UNTIL + datetime.timedelta(days=1))
    assert "That day has passed" in "\n".join(words(handout_page(pack, late, "en")))
    assert "Not signed off by a clinician" in footer(pack, late)


def test_an_overdue_review_is_marked_on_every_page_without_a_visit_s_day(tmp_path):
    folder = write_pack(tmp_path, **{"pack.yaml": ("review_due: 2099-05-04", "review_due: 2027-01-31")})
    for page in pages(load(folder, today=datetime.date(2027, 2, 1)).pack):
        assert "Review overdue" in [block.title for block in page.blocks if isinstance(block, Notice)]
    for page in pages(load(folder, today=datetime.date(2027, 1, 31)).pack):
        assert "Review overdue" not in [block.title for block in page.blocks if isinstance(block, Notice)]


def test_advice_awaits_a_signature_only_until_there_is_one(tmp_path, signed):
    def marks(pack):
        return "\n".join(words(handout_page(pack, SEEN, "en"))).count("awaiting sign-off")

    assert marks(load(signed).pack) == 0
    change_a_word(signed)
    assert marks(load(signed).pack) > 0


def test_nobody_signed(tmp_path):
    loaded = load(write_pack(tmp_path))
    assert (loaded.problems, loaded.pack.standing, loaded.pack.sign_off) == ((), "unsigned", None)
    for page in pages(loaded.pack):
        assert "No clinician has signed off this content yet" in "\n".join(words(page))


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda text: "a: [", "the sign-off cannot be read, so it does not count"),
        (lambda text: b"\xff", "not UTF-8"),
        (lambda text: text.replace("role:", "rule:"), "the field 'role' is missing"),
        (lambda text: text + "by: Somebody else\n", "'by' is written twice"),
        (lambda text: text.replace("date: ", "date: x"), "a date is meant here"),
        (lambda text: text.replace("until: 2098", "until: 1998"), "it does not say who signed what until when"),
        (lambda text: text.replace('by: "Dr Ana Núñez"', 'by: " "'), "it does not say who signed what until when"),
        (lambda text: text.replace('digest: "', 'digest: "../'), "it does not say who signed what until when"),
        (lambda text: text.replace("Dr Ana", "Dr Ana" * 30), "it does not say who signed what until when"),
        (lambda text: "[" * 60_000, "the sign-off cannot be read"),
        (lambda text: "x" * (1 << 21), "larger than 1 MB"),
    ],
)
def test_a_damaged_signature_is_a_warning_and_counts_as_none(signed, spoil, says):
    path = place_of(signed)
    spoilt = spoil(path.read_text(encoding="utf-8"))
    path.write_bytes(spoilt if isinstance(spoilt, bytes) else spoilt.encode())
    for cache in (None, signed.parent / "cache", signed.parent / "cache"):
        loaded = load(signed, cache)
        (problem,) = loaded.problems
        assert problem.severity == "warning"
        assert says in str(problem)
        assert (loaded.pack.standing, loaded.pack.incomplete) == ("unsigned", False)


@pytest.mark.parametrize("kind", ["folder", "pipe", "link"])
def test_only_an_ordinary_file_is_a_signature(signed, kind, capsys):
    path = place_of(signed)
    path.rename(path.with_suffix(".old"))
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(path.with_suffix(".old"))
    assert load(signed).pack.standing == "unsigned"
    assert sign(signed) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert [entry.name for entry in signed.parent.iterdir() if entry.name.endswith(".part")] == []


@pytest.mark.parametrize(
    ("change", "words_", "says"),
    [
        ({"options/brace.yaml": ("shape: ring", "shape: rings")}, {}, "The pack has an error, so it cannot be signed"),
        ({"pack.yaml": None}, {}, "The pack has an error"),
        ({}, {"by": " \u202e\t"}, "--by must be a text of 1 to 120 characters"),
        ({}, {"role": "x" * 121}, "--role must be a text of 1 to 120 characters"),
    ],
)
def test_what_cannot_be_signed_is_said_and_nothing_is_written(tmp_path, capsys, change, words_, says):
    folder = write_pack(tmp_path, **change)
    assert sign(folder, **words_) == 2
    said = capsys.readouterr()
    assert says in said.err
    assert said.err.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["knee-pain"]


@pytest.mark.parametrize(
    ("due", "more", "says"),
    [
        ("2099-05-04", ["--until", "2020-01-01"], "would already have ended on 2020-01-01"),
        ("2099-05-04", ["--until", "soon"], "write the day like 2027-11-23"),
        ("2026-05-04", [], "should have been reviewed by 2026-05-04"),
    ],
)
def test_a_signature_that_would_not_count_is_not_made(tmp_path, capsys, due, more, says):
    folder = write_pack(tmp_path, **{"pack.yaml": ("review_due: 2099-05-04", f"review_due: {due}")})
    assert main(["sign-off", str(folder), "--by", "Dr B", "--role", "GP", *more]) == 2
    assert says in capsys.readouterr().err
    assert not place_of(folder).exists()


def test_without_a_day_it_counts_until_the_review_is_due(tmp_path):
    folder = write_pack(tmp_path)
    assert main(["sign-off", str(folder), "--by", "Dr B", "--role", "GP"]) == 0
    assert load(folder).pack.sign_off.until == datetime.date(2099, 5, 4)


def test_names_are_only_words(tmp_path):
    folder = write_pack(tmp_path)
    name = 'Dr "Q&A": {x} # <b> \\ %s'
    assert sign(folder, by=name) == 0
    pack = load(folder).pack
    assert pack.sign_off.by == name
    assert name in "\n".join(words(handout_page(pack, SEEN, "en")))


def test_a_disk_that_fails_leaves_the_old_signature_and_no_rest(signed, monkeypatch, capsys):
    before = place_of(signed).read_bytes()

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("consult_aid.content.whole.os.fsync", full)
    assert sign(signed, by="Dr C") == 2
    said = capsys.readouterr().err
    assert "The sign-off could not be written" in said
    assert "no space left on device" in said
    assert place_of(signed).read_bytes() == before
    assert [path.name for path in signed.parent.iterdir() if path.name.startswith(".")] == []


@pytest.mark.skipif(os.name == "nt", reason="modes are of POSIX")
def test_others_may_read_it_as_they_may_read_other_files(tmp_path):
    folder = write_pack(tmp_path)
    mask = os.umask(0o027)
    try:
        sign(folder)
    finally:
        os.umask(mask)
    assert stat.S_IMODE(place_of(folder).stat().st_mode) == 0o640


def test_check_tells_the_standing(signed, capsys):
    assert main(["check", str(signed)]) == 0
    assert "Signed off by Dr Ana Núñez (Orthopaedic surgeon)" in capsys.readouterr().out
    change_a_word(signed)
    assert main(["check", str(signed)]) == 0
    assert "but the content has changed since" in capsys.readouterr().out


def test_the_cache_never_keeps_an_old_signature(signed, monkeypatch):
    monkeypatch.setattr("consult_aid.content.stamp.SETTLED_NS", -(10**10))
    cache = signed.parent / "cache"
    assert load(signed, cache).pack.sign_off.by == "Dr Ana Núñez"
    monkeypatch.setattr("consult_aid.content.sign_off._understood", None)  # from here on it is the cache that knows
    assert load(signed, cache).pack.sign_off == load(signed, cache).pack.sign_off
    assert load(signed, cache).pack.standing == "signed"
    monkeypatch.undo()
    sign(signed, by="Dr C")
    assert load(signed, cache).pack.sign_off.by == "Dr C"
    change_a_word(signed)
    assert load(signed, cache).pack.standing == "changed"
    place_of(signed).unlink()
    assert load(signed, cache).pack.standing == "unsigned"


def test_a_signed_pack_opens_without_a_parser(signed, tmp_path):
    script = (
        "import sys; from pathlib import Path; from consult_aid.content import stamp; stamp.SETTLED_NS = -10**10\n"
        "from consult_aid.content.load import load; pack = load(Path(sys.argv[1]), Path(sys.argv[2])).pack\n"
        "print(pack.standing, sorted({'yaml', 'pydantic'} & set(sys.modules)))"
    )
    call = [sys.executable, "-c", script, str(signed), str(tmp_path / "cache")]
    said = [subprocess.run(call, check=True, capture_output=True, text=True).stdout.strip() for _ in range(2)]
    assert said == ["signed ['pydantic', 'yaml']", "signed []"]


def test_the_window_says_it_in_the_top_bar(consultation, signed):
    def told(loaded):
        return consultation(loaded=loaded).window.bar.accessibleDescription()

    assert told(load(signed)) == ""
    assert told(load(signed, today=datetime.date(2098, 3, 1))) == "The sign-off has ended"
    assert told(load(signed, today=datetime.date(2098, 2, 3))) == ""
    change_a_word(signed)
    assert told(load(signed)) == "Changed since it was signed off"
    place_of(signed).unlink()
    assert told(load(signed)) == "Not yet signed off by a clinician"


def test_a_signed_pack_whose_review_is_overdue_says_that_in_the_top_bar(consultation, tmp_path):
    folder = write_pack(tmp_path, **{"pack.yaml": ("review_due: 2099-05-04", "review_due: 2026-06-01")})
    assert sign(folder) == 0
    loaded = load(folder, today=datetime.date(2098, 1, 1))
    assert consultation(loaded=loaded).window.bar.accessibleDescription() == "Review overdue"


def test_who_read_which_version_is_on_the_sheet(tmp_path):
    reviewer = "reviewers: [{name: Ben, role: {en: Patient, es: Paciente}, kind: patient, version: '0.9', date: 2026-05-01}]\ncountries:"
    pack = load(write_pack(tmp_path, **{"pack.yaml": ("countries:", reviewer)})).pack
    assert "Ben (Patient), version 0.9, 1 May 2026" in "\n".join(words(handout_page(pack, SEEN, "en")))
