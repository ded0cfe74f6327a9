"""The scores: true where a program can tell, and 'needs people' where it cannot."""

import datetime
import json
from dataclasses import asdict

import pytest

from consult_aid.content.lint.readability import Counts, counts, english_syllables, grade, spanish_syllables
from consult_aid.content.lint.scores import scores
from consult_aid.content.load import load
from tests.packs import write_pack

TODAY = datetime.date(2026, 11, 23)


@pytest.fixture
def scored(tmp_path):
    def scored(**changes):
        pack = load(write_pack(tmp_path, **changes)).pack
        return {(score.standard, score.item): score for score in scores(pack, TODAY)}

    return scored


def test_every_item_of_the_standard_is_there_once(scored):
    found = [item for standard, item in scored() if standard.startswith("IPDAS") and item != "total"]
    assert len(found) == len(set(found)) == 6 + 6 + 23


@pytest.mark.parametrize("item", ["QC4", "QC10", "QC12", "QC13", "QC14", "QC15", "QC16", "QC17", "QC22", "QC23"])
def test_what_nobody_can_decide_here_is_never_met(scored, item):
    assert scored()["IPDAS quality", item].verdict == "needs people"


def test_the_sample_pack_meets_what_a_program_can_decide(scored):
    found = scored()
    for item in ("1.1.1", "1.1.2", "1.1.3", "1.1.4", "1.1.5"):
        assert found["IPDAS qualifying", item].verdict == "met"
    for item in ("2.2.1", "2.2.2", "2.2.3", "2.2.4", "2.3.1"):
        assert found["IPDAS certifying", item].verdict == "met"
    assert found["IPDAS qualifying", "1.2.1"].verdict == found["IPDAS certifying", "2.1.1"].verdict == "needs people"
    assert found["IPDAS qualifying", "total"].verdict == "needs people"


@pytest.mark.parametrize(
    ("file", "change", "standard", "item"),
    [
        ("pack.yaml", ("[brace, exercise, no-treatment]", "[brace, exercise]"), "IPDAS qualifying", "1.1.3"),
        ("pack.yaml", ("topics: [how-a-knee-works]", "topics: []"), "IPDAS qualifying", "1.1.1"),
        ("pack.yaml", ("review_due: 2099-05-04", "review_due: 2026-11-22"), "IPDAS certifying", "2.2.3"),
        ("options/exercise.yaml", ("after 6 months", "after 9 months"), "IPDAS quality", "QC6"),
        ("options/no-treatment.yaml", ("kind: course", "kind: harm"), "IPDAS quality", "QC1"),
        ("priorities.yaml", "priorities: []\n", "IPDAS quality", "QC9"),
        (
            "pack.yaml",
            ("authors:\n  - name: Content team\n    role: {en: Two physiotherapists, es: Dos fisioterapeutas}", "authors: []"),
            "IPDAS quality",
            "QC20",
        ),
        ("attributes.yaml", ("en: What you do", "en: What you do in the week and how much of it"), "PEMAT-like", "19"),
        ("pack.yaml", ("next_steps:\n  - {en: Think it over at home., es: Piénselo en casa.}\n", ""), "PEMAT-like", "20"),
    ],
)
def test_what_is_missing_is_not_met(scored, file, change, standard, item):
    assert scored()[standard, item].verdict == "met"
    assert scored(**{file: change})[standard, item].verdict == "not met"


def test_a_hard_text_is_named_with_its_place(scored):
    hard = (
        "The administration of pharmacological interventions necessitates comprehensive consideration of individual "
        "contraindications and comorbidities and concomitant medication in every particular circumstance."
    )
    score = scored(**{"topics/how-a-knee-works.yaml": ("Smooth cartilage lets the bones glide.", hard)})["Reading grade", "en"]
    assert "hardest text: topics/how-a-knee-works.yaml summary text" in score.why


def test_a_language_without_a_measure_is_not_said_to_be_met(tmp_path):
    folder = write_pack(tmp_path)
    for path in folder.rglob("*.yaml"):
        path.write_text(path.read_text(encoding="utf-8").replace(" es: ", " fr: ").replace("[en, es]", "[en, fr]"), encoding="utf-8")
    loaded = load(folder)
    assert loaded.problems == ()
    found = {(score.standard, score.item): score.verdict for score in scores(loaded.pack, TODAY)}
    assert found["Reading grade", "fr"] == "needs people"
    assert found["IPDAS quality", "QC21"] == "not met"


def test_scores_are_lines_and_json(scored):
    score = scored()["IPDAS qualifying", "1.1.2"]
    assert str(score).startswith("IPDAS qualifying 1.1.2: met: states the decision outright")
    assert json.loads(json.dumps(asdict(score)))["verdict"] == "met"


def test_flesch_kincaid_is_the_published_formula():
    assert grade(Counts(words=100, sentences=5, syllables=150), "en") == pytest.approx(0.39 * 20 + 11.8 * 1.5 - 15.59)
    assert counts("The cat sat. It was 2.5 kg heavy!", "en") == Counts(words=9, sentences=2, syllables=10)


@pytest.mark.parametrize(
    ("syllables", "words"),
    [
        (1, "hair scalp used makes skin the eye tree free goes years foam blood walked died"),
        (2, "treatment study measured applied needed people women muscle careful movement likely doses changes quiet trial being usual-ly"),
        (3, "follicle exosome possible medicine serious area video radio period opinion placebo injection actual"),
        (4, "minoxidil available irritation diagnosis biology comparison recovery evaluate regulator"),
        (5, "individual"),
    ],
)
def test_english_syllables(syllables, words):
    words = [word for word in words.split() if "-" not in word]
    assert {word: english_syllables(word) for word in words} == dict.fromkeys(words, syllables)


@pytest.mark.parametrize(
    ("syllables", "words"),
    [
        (1, "muy rey yo y pie"),
        (2, "dolor país ciudad agua queso guía día hueso leer"),
        (3, "rodilla ahora pingüino"),
        (4, "cartílago tratamiento"),
    ],
)
def test_spanish_syllables(syllables, words):
    assert {word: spanish_syllables(word) for word in words.split()} == dict.fromkeys(words.split(), syllables)
