"""`consult-aid check` as its readers use it: lines, JSON, and the page that a clinic files."""

from __future__ import annotations

import datetime
import json

import pypdfium2
import pytest

from consult_aid.cli import main
from consult_aid.content.lint import Examination, examine
from consult_aid.content.lint.report import report_page
from consult_aid.handout import render
from tests import paper
from tests.packs import FILES, TODAY, write_pack

HARD = "The administration of pharmacological interventions necessitates comprehensive consideration of individual circumstances now."


def page_of(folder, **changes) -> bytes:
    pack = write_pack(folder, **changes)
    return render(report_page(examine(pack, TODAY), pack.name, TODAY), {})


def test_the_lines_are_problems_then_counts_then_scores(tmp_path, capsys):
    pack = write_pack(tmp_path, **{"options/brace.yaml": ("10 in 100 people", "Common")})
    assert main(["check", str(pack)]) == 1
    problem, *_ = [line for line in capsys.readouterr().out.splitlines() if "in words alone" in line]
    assert problem.startswith(
        "options/brace.yaml:25: option brace, harms 1, frequency, en: 'Common' is a chance in words alone; give how many"
    )


def test_errors_stop_and_warnings_do_not(tmp_path, capsys):
    warned = write_pack(tmp_path / "one", **{"options/brace.yaml": ("Some people walk", "12 people walk")})
    assert main(["check", str(warned)]) == 0
    said = capsys.readouterr().out
    assert "(warning)" in said
    assert "\n0 errors, " in said
    assert "IPDAS qualifying: 6 of 6: met" in said
    assert "  IPDAS quality QC12: needs people: asked patients what they need (keep a record)" in said


def test_json_holds_problems_counts_scores_and_reading(tmp_path, capsys):
    pack = write_pack(tmp_path, **{"options/brace.yaml": ("10 in 100 people", "Common")})
    assert main(["check", str(pack), "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["counts"]["errors"] == sum(problem["severity"] == "error" for problem in report["problems"]) == 1
    assert {"standard", "item", "asks", "verdict", "why"} == set(report["scores"][0])
    assert [reading["language"] for reading in report["reading"]] == ["en", "es"]


def test_the_report_says_what_which_when_and_how_it_stands(tmp_path):
    text = paper.squeezed(paper.text_of(page_of(tmp_path, **{"options/brace.yaml": ("10 in 100 people", "Common")})))
    for words in (
        "Content check: Knee pain",
        "Version 1.0 of 'knee-pain', checked on 2026-06-01",
        "next review due 2099-05-04",
        "Not signed off by a clinician",
        "1 errors, 1 warnings",
        "Fingerprint of its files: ",
        "15 of 23: passed",
        "Flesch-Kincaid",
        "Fernández-Huerta",
        "options/brace.yaml:25",
    ):
        assert paper.squeezed(words) in text, words
    assert paper.squeezed("IPDAS quality") in text


def test_a_signed_pack_without_errors_says_so(tmp_path, capsys):
    pack = write_pack(tmp_path)
    assert main(["sign-off", str(pack), "--by", "Dr Anna Berg", "--role", "Doctor", "--until", "2099-01-01"]) == 0
    text = paper.squeezed(paper.text_of(render(report_page(examine(pack, TODAY), pack.name, TODAY), {})))
    assert paper.squeezed("Signed off by Dr Anna Berg (Doctor) on") in text
    assert paper.squeezed("No errors") in text


def many_errors() -> dict[str, str]:
    """A pack with a long title, many errors and many open items."""
    brace = FILES["options/brace.yaml"].replace("illustrations: [knee]\n", "").replace("Some people walk with less pain.", f"{HARD} {HARD}")
    manifest = FILES["pack.yaml"].replace("en: Knee pain", f"en: {'Knee pain and more ' * 10}")
    topic = FILES["topics/how-a-knee-works.yaml"].replace("Smooth cartilage lets the bones glide.", f"{HARD} {HARD}")
    topic = topic.replace("The cartilage can get thin.", f"{HARD} {HARD}").replace("Nobody has tested it.", f"{HARD} {HARD}")
    rows = FILES["attributes.yaml"].replace("    living: mind\n", "")
    return {
        "options/brace.yaml": brace,
        "pack.yaml": manifest,
        "topics/how-a-knee-works.yaml": topic,
        "attributes.yaml": rows,
        "priorities.yaml": "priorities: []\n",
    }


@pytest.mark.parametrize("kind", ["complete", "many errors", "broken"])
def test_the_report_is_one_sheet_of_a4_and_can_be_heard(tmp_path, kind):
    changes = {"complete": {}, "many errors": many_errors(), "broken": {"pack.yaml": "nothing: here\n"}}[kind]
    data = page_of(tmp_path, **changes)
    assert paper.sheet_count(data) == 1
    with pypdfium2.PdfDocument(data) as document:
        assert document[0].get_size() == pytest.approx((595.3, 841.9), abs=0.5)
    assert paper.ua_failures(data, tmp_path) == []
    assert paper.second_opinion(data, tmp_path) == []


def test_the_same_pack_on_the_same_day_makes_the_same_report(tmp_path):
    assert page_of(tmp_path / "one") == page_of(tmp_path / "two")


def test_the_report_is_written_whole_and_never_into_the_pack(tmp_path, capsys):
    pack = write_pack(tmp_path)
    assert main(["check", str(pack), "--report", str(tmp_path / "check.pdf")]) == 0
    assert (tmp_path / "check.pdf").read_bytes().startswith(b"%PDF")
    assert "IPDAS" in capsys.readouterr().out
    assert main(["check", str(pack), "--report", str(pack / "pack.yaml")]) == 2
    assert (
        capsys.readouterr().err == "consult-aid: The report would be written into the content pack; name another folder after --report.\n"
    )
    assert (pack / "pack.yaml").read_text(encoding="utf-8") == FILES["pack.yaml"]
    assert main(["check", str(pack), "--report", str(tmp_path / "nowhere" / "check.pdf")]) == 2
    assert capsys.readouterr().err.startswith("consult-aid: The report could not be saved in ")


def test_a_report_of_nothing_is_still_a_report():
    page = report_page(Examination(None, ()), "knee-pain", datetime.date(2026, 6, 1))
    assert page.title == "Content check: knee-pain"
    assert paper.sheet_count(render(page, {})) == 1
