"""The scores: true where a program can tell, and 'needs people' where it cannot."""

import json
from dataclasses import asdict

import pytest

from consult_aid.content.lint import examine
from tests.packs import FILES, TODAY, write_pack

PEOPLE = ("QC12", "QC13", "QC14", "QC15", "QC16", "QC17", "QC22", "QC23")
REVIEWER = "reviewers: [{name: A, role: {en: Patient, es: Paciente}, kind: patient, version: '1.0', date: 2026-05-05, wrote: false}]\n"
STUDIED = "    studied: {en: People over 50 with a painful knee, es: Personas de más de 50 años con dolor de rodilla}\n"
NEXT_STEPS = "next_steps:\n" + FILES["pack.yaml"].split("next_steps:\n")[1].split("countries:")[0]


@pytest.fixture
def scored(tmp_path):
    def scored(**changes):
        return {(score.standard, score.item): score for score in examine(write_pack(tmp_path, **changes), TODAY).scores}

    return scored


def test_every_item_of_the_standard_is_there_once(scored):
    found = [item for standard, item in scored() if standard.startswith("IPDAS") and item != "total"]
    assert len(found) == len(set(found)) == 6 + 6 + 23


def test_a_complete_pack_clears_every_bar(scored):
    totals = {standard: (score.asks, score.verdict) for (standard, item), score in scored().items() if item == "total"}
    assert totals == {
        "IPDAS qualifying": ("6 of 6", "met"),
        "IPDAS certifying": ("6 of 6", "met"),
        "IPDAS quality": ("15 of 23", "met"),
        "PEMAT understanding": ("11 of 11 decidable items", "met"),
        "PEMAT acting": ("5 of 5 decidable items", "met"),
        "CDC index": ("15 of 15 decidable items", "met"),
    }


@pytest.mark.parametrize("item", PEOPLE)
def test_what_nobody_can_decide_here_is_never_met(scored, item):
    assert scored()["IPDAS quality", item].verdict == "needs people"


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ("", "met"),
        ("wrote: true", "needs people"),
        ("version: '0.9'", "needs people"),
        ("kind: clinician", "needs people"),
    ],
)
def test_a_review_counts_only_on_record_of_this_version_by_others(scored, change, verdict):
    record = REVIEWER
    if change:
        name = change.split(":")[0]
        old = next(part for part in ("wrote: false", "version: '1.0'", "kind: patient") if part.startswith(name))
        record = REVIEWER.replace(old, change)
    found = scored(**{"pack.yaml": ("disclaimer:", f"{record}disclaimer:")})
    assert found["IPDAS quality", "QC14"].verdict == verdict
    assert found["IPDAS quality", "QC15"].verdict == ("met" if change == "kind: clinician" else "needs people")


BRACE, TRAIN, PACK, ROWS = "options/brace.yaml", "options/exercise.yaml", "pack.yaml", "attributes.yaml"


@pytest.mark.parametrize(
    ("file", "change", "standard", "item"),
    [
        (PACK, ("[brace, exercise, no-treatment]", "[brace, exercise]"), "IPDAS qualifying", "1.1.3"),
        (PACK, ("topics: [how-a-knee-works]", "topics: []"), "IPDAS qualifying", "1.1.1"),
        (ROWS, ("    living: mind\n", ""), "IPDAS qualifying", "1.2.1"),
        (
            BRACE,
            ("  people:\n    text: {en: Others may see it., es: Otras personas pueden verla.}\n    sources: [textbook-2020]\n", ""),
            "IPDAS qualifying",
            "1.2.1",
        ),
        (BRACE, ("Some people walk with less pain.", "Some people walk with less pain. " * 6), "IPDAS certifying", "2.1.1"),
        (PACK, ("review_due: 2099-05-04", "review_due: 2026-05-31"), "IPDAS certifying", "2.2.3"),
        ("options/no-treatment.yaml", ("kind: course", "kind: harm"), "IPDAS quality", "QC1"),
        (BRACE, (STUDIED, ""), "IPDAS quality", "QC4"),
        (TRAIN, ("after 6 months", "after 9 months"), "IPDAS quality", "QC6"),
        (BRACE, ("    time: {en: after 6 months, es: a los 6 meses}\n", ""), "IPDAS quality", "QC6"),
        (BRACE, ("10 in 100 people", "1 in 10 people"), "IPDAS quality", "QC7"),
        ("priorities.yaml", "priorities: []\n", "IPDAS quality", "QC9"),
        ("priorities.yaml", "priorities: []\n", "IPDAS quality", "QC10"),
        (BRACE, ("questions:\n  - {en: Which size do I need?, es: ¿Qué talla necesito?}\n", ""), "IPDAS quality", "QC11"),
        (
            PACK,
            ("authors:\n  - name: Content team\n    role: {en: Two physiotherapists, es: Dos fisioterapeutas}", "authors: []"),
            "IPDAS quality",
            "QC20",
        ),
        (BRACE, ("10 in 100 people", "1 in 10 people"), "PEMAT understanding", "6"),
        (BRACE, ("Some people walk with less pain.", "Less pain is twice as likely."), "PEMAT understanding", "7"),
        (BRACE, ("Some people walk with less pain.", "It calms inflammation."), "PEMAT understanding", "4"),
        (BRACE, ("Some people walk with less pain.", " ".join(["One two."] * 40)), "PEMAT understanding", "8"),
        (BRACE, ("illustrations: [knee]\n", ""), "PEMAT understanding", "15"),
        (ROWS, ("en: What you do", "en: What you do in the week and how much of it"), "PEMAT understanding", "19"),
        (PACK, (NEXT_STEPS, ""), "PEMAT acting", "20"),
        (PACK, ("  - {en: Bring your questions next time., es: Traiga sus preguntas la próxima vez.}\n", ""), "PEMAT acting", "22"),
        (BRACE, ("Some people walk with less pain.", "Less pain is twice as likely."), "PEMAT acting", "24"),
        (PACK, (NEXT_STEPS, ""), "CDC index", "5"),
        (BRACE, ("Some people walk with less pain.", "It calms inflammation."), "CDC index", "7"),
        (
            BRACE,
            ("benefits:\n", "benefits:\n" + "  - {text: {en: It helps., es: Ayuda.}, certainty: low, sources: [review-2024]}\n" * 7),
            "CDC index",
            "8",
        ),
        (BRACE, ("illustrations: [knee]\n", ""), "CDC index", "4"),
    ],
)
def test_what_is_missing_is_not_met(scored, file, change, standard, item):
    assert scored()[standard, item].verdict == "met"
    assert scored(**{file: change})[standard, item].verdict == "not met"


def test_a_hard_text_is_counted_and_named_with_its_place(scored):
    hard = (
        "The administration of pharmacological interventions necessitates comprehensive consideration of individual "
        "circumstances and concomitant medication in every particular situation."
    )
    found = scored(**{"topics/how-a-knee-works.yaml": ("Smooth cartilage lets the bones glide.", hard)})
    assert "1 above grade 8; hardest: topics/how-a-knee-works.yaml:3" in found["Reading grade", "en"].why
    assert found["Reading grade", "en"].verdict == found["PEMAT understanding", "3"].verdict == "not met"


def test_a_language_without_a_measure_is_not_said_to_be_met(tmp_path):
    folder = write_pack(tmp_path)
    for path in folder.rglob("*.yaml"):
        path.write_text(path.read_text(encoding="utf-8").replace(" es: ", " fr: ").replace("[en, es]", "[en, fr]"), encoding="utf-8")
    found = {(score.standard, score.item): score.verdict for score in examine(folder, TODAY).scores}
    assert found["Reading grade", "fr"] == "needs people"
    assert found["IPDAS quality", "QC21"] == "not met"


def test_scores_are_lines_and_json(scored):
    score = scored()["IPDAS qualifying", "1.1.2"]
    assert str(score).startswith("IPDAS qualifying 1.1.2: met: states the decision outright")
    assert json.loads(json.dumps(asdict(score)))["verdict"] == "met"
