"""A clinic's overlay: it changes words, order and what is shown, never evidence; it says where it is wrong, and outlives an update."""

import datetime
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consult_aid.cli import main
from consult_aid.compose.handout import handout_page
from consult_aid.content.load import load
from consult_aid.content.reader import read_yaml
from consult_aid.handout import render
from consult_aid.pages import words
from consult_aid.visit import Clinic, Visit
from tests import paper
from tests.packs import FILES, write_pack

MIDDLE = ("body", "mind", "people", "chances")
BRACE, TOPIC, PACK, ROWS = "options/brace.yaml", "topics/how-a-knee-works.yaml", "pack.yaml", "attributes.yaml"
OWN_TOPIC = (
    FILES[TOPIC]
    .replace("How a knee works", "Our own page")
    .replace("id: regrows", "id: ours")
    .replace("id: rest-heals", "id: ours-two")
    .replace("illustrations: [knee]", "illustrations: [ours]")
)


@pytest.fixture
def pack(tmp_path):
    return write_pack(tmp_path)


@pytest.fixture
def over(tmp_path):
    """Writes files of an overlay and returns its folder."""

    def written(**files):
        folder = tmp_path / "ours"
        folder.mkdir(exist_ok=True)
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return folder

    return written


def opened(pack, folder, cache=None):
    return load(pack, cache, overlay=folder)


def said(loaded):
    return [f"{problem} [{problem.severity}]" for problem in loaded.problems]


def test_a_word_is_changed_and_everything_else_stands(pack, over):
    plain = load(pack).pack
    loaded = opened(pack, over(**{BRACE: "summary: {text: {en: Our sleeve holds the knee.}}\n"}))
    brace = loaded.pack.option("brace")
    assert loaded.problems == ()
    assert brace.summary.text == {"en": "Our sleeve holds the knee.", "es": "Una funda sujeta la rodilla."}
    assert (brace.summary.certainty, brace.summary.sources) == ("low", ("review-2024",))
    assert brace.harms == plain.option("brace").harms
    assert loaded.pack.option("exercise") == plain.option("exercise")
    assert loaded.pack.incomplete is False


def test_the_pack_s_own_files_are_not_touched(pack, over):
    before = {path: path.read_bytes() for path in pack.rglob("*.*")}
    opened(pack, over(**{BRACE: "name: {en: Sleeve}\n"}))
    assert {path: path.read_bytes() for path in pack.rglob("*.*")} == before


def test_entries_with_an_id_are_merged_by_it(pack, over):
    loaded = opened(pack, over(**{ROWS: "rows: [{id: cost, title: {en: What you pay}}]\n"}))
    rows = loaded.pack.attributes.rows
    assert loaded.problems == ()
    assert [row.id for row in rows] == ["effort", "cost", *MIDDLE, "harms", "approval-us", "unknowns"]
    assert rows[1].title == {"en": "What you pay", "es": "Coste"}


def test_entries_change_places_when_they_are_named_in_another_order(pack, over):
    loaded = opened(pack, over(**{ROWS: "rows: [{id: harms}, {id: effort, title: {en: What you do yourself}}]\n"}))
    rows = loaded.pack.attributes.rows
    assert [row.id for row in rows] == ["harms", "cost", *MIDDLE, "effort", "approval-us", "unknowns"]
    assert rows[6].title["en"] == "What you do yourself"
    assert loaded.problems == ()


def test_lists_without_ids_are_replaced_whole(pack, over):
    pack_yaml = "next_steps: [{en: Call us., es: Llámenos.}, {en: Rest., es: Descanse.}]\n"
    loaded = opened(pack, over(**{PACK: pack_yaml}))
    assert [step["en"] for step in loaded.pack.manifest.next_steps] == ["Call us.", "Rest."]
    assert loaded.problems == ()


def test_pages_named_come_first_and_the_others_follow(pack, over):
    loaded = opened(pack, over(**{PACK: "options: [exercise]\n"}))
    assert loaded.pack.manifest.options == ("exercise", "brace", "no-treatment")
    assert loaded.problems == ()


def test_pages_are_hidden_and_nothing_is_missing(pack, over):
    loaded = opened(pack, over(**{PACK: "hide: [brace, how-a-knee-works]\n"}))
    assert [option.id for option in loaded.pack.options] == ["exercise", "no-treatment"]
    assert loaded.pack.topics == ()
    assert loaded.pack.manifest.options == ("exercise", "no-treatment")
    assert loaded.pack.attributes.pairs == ()
    assert (loaded.problems, loaded.pack.incomplete) == ((), False)


def test_hiding_no_treatment_is_never_silent(pack, over):
    folder = over(**{PACK: "title: {en: Knees}\nhide:\n  - no-treatment\n"})
    loaded = opened(pack, folder)
    assert [option.id for option in loaded.pack.options] == ["brace", "exercise"]
    (problem,) = said(loaded)
    assert problem.startswith(f"{folder}/pack.yaml:3: pack, hide 1: the overlay hides the choice of having no treatment")
    assert problem.endswith("[warning]")


def test_a_page_and_a_picture_of_one_s_own(pack, over):
    files = {
        "topics/our-page.yaml": OWN_TOPIC,
        "illustrations/ours.yaml": FILES["illustrations/knee.yaml"],
        "illustrations/ours.svg": FILES["illustrations/knee.svg"],
        PACK: "topics: [our-page]\n",
    }
    loaded = opened(pack, over(**files))
    assert loaded.problems == ()
    assert [topic.id for topic in loaded.pack.topics] == ["our-page", "how-a-knee-works"]
    assert loaded.pack.art["ours"].width == 400


def test_a_picture_can_be_exchanged(pack, over, tmp_path):
    folder = over(**{"illustrations/knee.svg": FILES["illustrations/knee.svg"].replace("400 300", "500 300")})
    for _ in range(2):
        loaded = opened(pack, folder, tmp_path / "cache")
        assert (loaded.problems, loaded.pack.art["knee"].width) == ((), 500)
    for path in (tmp_path / "cache").rglob("*-knee.json"):
        path.unlink()
    assert opened(pack, folder, tmp_path / "cache").pack.art["knee"].width == 500


def test_a_picture_of_the_overlay_that_is_refused_leaves_the_pack_s_own(pack, over, tmp_path):
    folder = over(**{"illustrations/knee.svg": "<svg"})
    assert opened(pack, folder, tmp_path / "cache").pack.art["knee"].width == 400
    for path in (tmp_path / "cache").rglob("*-knee.json"):
        path.unlink()
    assert opened(pack, folder, tmp_path / "cache").pack.art["knee"].width == 400


@pytest.mark.parametrize(
    ("file", "text", "line", "says"),
    [
        (BRACE, "summary:\n  certainty: high\n", 2, "option brace, summary, certainty: an overlay may not change 'certainty'"),
        (BRACE, "summary:\n  sources: [textbook-2020]\n", 2, "may not change 'sources'"),
        (BRACE, "summary: null\n", 1, "may not take 'summary' away"),
        (BRACE, "name: {en: x}\noutcomes:\n  - id: less-pain\n    n: 90\n", 4, "outcomes less-pain, n: an overlay may not change 'n'"),
        (BRACE, "outcomes:\n  - id: less-pain\n    n: null\n", 3, "may not change 'n'"),
        (BRACE, "outcomes:\n  - {id: less-pain, people: 9000}\n", 2, "may not change 'people'"),
        (BRACE, "outcomes:\n  - {id: less-pain, kind: course}\n", 2, "may not change 'kind'"),
        (BRACE, "outcomes:\n  - {id: less-pain, comparator: {n: 2}}\n", 2, "may not change 'n'"),
        (BRACE, "outcomes:\n  - {id: less-pain, comparator: null}\n", 2, "may not take 'comparator' away"),
        (BRACE, "outcomes: []\n", 1, "an overlay may not hide an entry of 'outcomes'"),
        (BRACE, "harms: []\n", 1, "an overlay may not hide an entry of 'harms'"),
        (BRACE, "harms: null\n", 1, "may not take 'harms' away"),
        (
            BRACE,
            "harms:\n  - what: {en: Sore skin, es: Piel}\n    frequency: {en: 10 in 100 people, es: 10 de cada 100 personas}\n"
            "    sources: [review-2024]\n",
            1,
            "an overlay may not hide an entry of 'harms'",
        ),
        (
            BRACE,
            "harms:\n  - {what: {en: a, es: b}, frequency: {en: 1 in 100, es: 1}, sources: [review-2024]}\n",
            2,
            "no entry of the pack's list",
        ),
        (BRACE, "notice: null\n", 1, "may not take 'notice' away"),
        (BRACE, "notice: {text: {en: ''}}\n", 1, "the text is empty"),
        (BRACE, "unknown: []\n", 1, "an overlay may not hide an entry of 'unknown'"),
        (BRACE, "not_for: []\n", 1, "an overlay may not hide an entry of 'not_for'"),
        (BRACE, "approvals:\n  - {country: us, status: not_approved, text: {en: a, es: b}}\n", 2, "no entry of the pack's list"),
        (
            BRACE,
            "benefits:\n  - {text: {en: It cures., es: Cura.}, certainty: high, sources: [review-2024]}\n",
            2,
            "no entry of the pack's list",
        ),
        (BRACE, "values:\n  cost: {state: known}\n", 2, "may not change 'state'"),
        (BRACE, "values:\n  effort: {certainty: high}\n", 2, "may not add 'certainty'"),
        ("options/no-treatment.yaml", "outcomes:\n  - {id: course, comparator: {name: {en: a, es: b}, n: 3}}\n", 2, "may not add evidence"),
        (ROWS, "rows:\n  - {id: cost, kind: unknown}\n", 2, "may not add 'kind'"),
        (PACK, "reviewers: []\n", 1, "may not add 'reviewers'"),
        (BRACE, "aftercare:\n  - {text: {en: a, es: b}, certainty: high, sources: [review-2024]}\n", 2, "may not add evidence"),
        ("options/exercise.yaml", "notice: {text: {en: a, es: b}, certainty: high, sources: [review-2024]}\n", 1, "may not add evidence"),
        (
            TOPIC,
            "sections:\n  - title: {en: a, es: b}\n    judged:\n      - {id: regrows, verdict: supported}\n",
            4,
            "no entry of the pack's list",
        ),
        (PACK, "reviewed: 2027-01-01\n", 1, "may not change 'reviewed'"),
        (PACK, "title: {en: x}\nreview_due: 2199-01-01\n", 2, "may not change 'review_due'"),
        (PACK, "version: '2'\n", 1, "may not change 'version'"),
        ("sources.yaml", "sources: [{id: review-2024, title: Another}]\n", 1, "may not change 'title'"),
        ("sources.yaml", "sources: []\n", 1, "an overlay may not hide an entry of 'sources'"),
        ("illustrations/knee.yaml", "sources: []\n", 1, "may not change 'sources'"),
        (ROWS, "pairs: []\n", 1, "an overlay may not hide an entry of 'pairs'"),
        (ROWS, "rows:\n  - {id: harms, kind: value}\n", 2, "may not change 'kind'"),
    ],
)
def test_evidence_stays_as_it_is(pack, over, file, text, line, says):
    plain = load(pack).pack
    folder = over(**{file: text})
    loaded = opened(pack, folder)
    problems = [problem for problem in said(loaded) if problem.endswith("[error]")]
    assert problems[0].startswith(f"{folder}/{file}:{line}: "), problems
    assert says in problems[0]
    assert loaded.pack.option("brace") == plain.option("brace")
    assert loaded.pack.sources == plain.sources
    assert loaded.pack.manifest == plain.manifest
    assert loaded.pack.attributes == plain.attributes
    assert loaded.pack.incomplete is True


def test_the_same_evidence_in_other_words_and_another_order_is_fine(pack, over):
    harms = """\
harms:
  - what: {en: A clot of blood, es: Un coágulo}
    frequency: {en: Not known, es: No se sabe}
    serious: true
    state: not_known
    sources: []
  - what: {en: Skin that hurts, es: Piel que duele}
    frequency: {en: 10 in 100 people, es: 10 de cada 100 personas}
    sources: [review-2024]
aftercare:
  - text: {en: Wash it each week., es: Lávela cada semana.}
    certainty: advice
"""
    loaded = opened(pack, over(**{BRACE: harms}))
    assert loaded.problems == ()
    assert [harm.what["en"] for harm in loaded.pack.option("brace").harms] == ["A clot of blood", "Skin that hurts"]
    assert loaded.pack.option("brace").aftercare[0].certainty == "advice"


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        (BRACE, "nmae: {en: x}\n", ":1: option brace: 'nmae' is not a known field; did you mean 'name'?"),
        (BRACE, "name: {en: x}\nshape: rings\n", ":2: option brace, shape: this value is not one of those allowed"),
        (BRACE, "name: {en: x}\nhue: '#EEEEEE'\n", ":2: option brace, hue: this colour is too pale"),
        (BRACE, "a: [\n", ":2: the file cannot be followed from here on"),
        (BRACE, "- a\n", ":1: option brace: the file is a list"),
        (BRACE, "illustrations: knee\n", ":1: option brace, illustrations: a list is meant here"),
        (BRACE, b"\xff", ":1: the file is not UTF-8 text"),
        (ROWS, "rows: [{id: cost, group: livin}]\n", ":1: rows cost, group: there is no row group 'livin'"),
        (ROWS, "rows: [{id: cost}, {id: cost}]\n", ":1: rows cost, id: the id 'cost' is used twice"),
        (PACK, "hide: brace\n", ":1: pack, hide: a list is meant here"),
        (PACK, "logo: logo.png\n", ":1: pack, logo: there is no illustration 'logo.png'"),
        ("illustrations/knee.svg", "<svg", ":1: "),
        ("topics/our-page.yaml", OWN_TOPIC.replace("[ours]", "[our]"), "illustrations 1: there is no illustration 'our'"),
        ("illustrations/ours.yaml", FILES["illustrations/knee.yaml"], ": the picture illustrations/ours.svg is missing"),
        ("glossary.yaml", "terms: [{id: cartilage, meaning: {en: ' '}}]\n", ":1: terms cartilage, meaning, en: the text is empty"),
    ],
)
def test_a_mistake_is_told_with_the_overlay_s_file_and_line_and_the_pack_s_words_stand(pack, over, file, text, says):
    plain = load(pack).pack
    folder = over(**{file: text})
    loaded = opened(pack, folder)
    problems = [problem for problem in said(loaded) if problem.endswith("[error]")]
    assert any(problem.startswith(f"{folder}/{file}") and says in problem for problem in problems), problems
    assert all(problem.file.startswith(str(folder)) for problem in loaded.problems)
    assert [option.id for option in loaded.pack.options] == ["brace", "exercise", "no-treatment"]
    assert loaded.pack.option("brace") == plain.option("brace")
    assert loaded.pack.attributes == plain.attributes
    assert loaded.pack.art["knee"].width == 400


def test_a_row_may_be_called_like_a_field(tmp_path, over):
    changes = {f"options/{id}.yaml": ("  effort:", "  time:") for id in ("brace", "exercise", "no-treatment")}
    pack = write_pack(tmp_path, **changes, **{ROWS: ("id: effort", "id: time"), "priorities.yaml": ("[effort]", "[time]")})
    loaded = opened(pack, over(**{BRACE: "values: {time: {text: {en: An hour}}}\n"}))
    assert (loaded.problems, loaded.pack.option("brace").values["time"].text["en"]) == ((), "An hour")


def test_what_the_pack_says_is_not_known_stays_so(tmp_path, over):
    pack = write_pack(tmp_path, **{"options/no-treatment.yaml": ("    n: null\n", "    n: null\n    comparator: null\n")})
    folder = over(**{"options/no-treatment.yaml": "outcomes: [{id: course, comparator: {name: {en: a, es: b}, n: 3}}]\n"})
    loaded = opened(pack, folder)
    assert "may not add evidence" in said(loaded)[0]
    assert loaded.pack.option("no-treatment").outcomes[0].comparator is None


def test_ids_that_the_pack_itself_has_twice_are_the_pack_s_mistake(tmp_path, over):
    pack = write_pack(tmp_path, **{ROWS: ("  - id: cost\n", "  - id: effort\n")})
    loaded = opened(pack, over(**{ROWS: "rows: [{id: effort, title: {en: Work}}]\n"}))
    assert any("the id 'effort' is used twice" in problem for problem in said(loaded))


@pytest.mark.parametrize("name", ["options", "topics", "."])
def test_an_overlay_may_be_called_anything(tmp_path, over, monkeypatch, name):
    pack = write_pack(tmp_path, **{BRACE: ("shape: ring", "shape: rings")})
    folder = over(**{"options/exercise.yaml": "hue: pale\n"})
    folder = folder.rename(tmp_path / name) if name != "." else folder
    monkeypatch.chdir(tmp_path if name != "." else folder)
    loaded = opened(pack, Path(name))
    assert {problem.file for problem in loaded.problems} == {BRACE, f"{folder}/options/exercise.yaml"}


def test_one_wrong_file_does_not_take_the_others_along(pack, over):
    loaded = opened(pack, over(**{BRACE: "hue: pale\n", "options/exercise.yaml": "name: {en: Training}\n"}))
    assert loaded.pack.option("exercise").name["en"] == "Training"
    assert loaded.pack.option("brace").hue == "#6B4FA0"


def test_an_overlay_that_breaks_the_pack_elsewhere_is_not_shown_at_all(pack, over):
    """A new row that the pack's options do not answer."""
    rows = "rows: [{id: parking, title: {en: Parking, es: Aparcar}, group: living}]\n"
    brace = "values: {parking: {text: {en: Free, es: Gratis}, certainty: advice}}\n"
    folder = over(**{ROWS: rows, BRACE: brace})
    loaded = opened(pack, folder)
    (problem,) = said(loaded)
    assert problem.startswith(f"{folder}: the overlay does not fit this pack, so none of it is shown; with it, options/exercise.yaml:")
    assert [option.id for option in loaded.pack.options] == ["brace", "exercise", "no-treatment"]


def test_a_row_of_one_s_own_that_every_option_answers(pack, over):
    files = {ROWS: "rows: [{id: parking, title: {en: Parking, es: Aparcar}, group: living}]\n"}
    for id in ("brace", "exercise", "no-treatment"):
        files[f"options/{id}.yaml"] = "values: {parking: {text: {en: Free, es: Gratis}, certainty: advice}}\n"
    loaded = opened(pack, over(**files))
    assert loaded.problems == ()
    assert loaded.pack.attributes.rows[-1].id == "parking"


def test_the_pack_s_own_mistakes_are_still_the_pack_s(tmp_path, over):
    broken = write_pack(tmp_path, **{"options/exercise.yaml": ("shape: diamond", "shape: diamonds")})
    loaded = opened(broken, over(**{BRACE: "name: {en: Sleeve}\n"}))
    assert [problem.file for problem in loaded.problems] == ["options/exercise.yaml"]
    assert loaded.pack.option("brace").name["en"] == "Sleeve"


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({"options/surgery.yaml": "name: {en: Operation}\n"}, "options/surgery.yaml: the pack has no options/surgery.yaml"),
        ({"topics/old.yaml": "title: {en: Old}\n"}, "topics/old.yaml: the pack has no topics/old.yaml"),
        ({ROWS: "rows:\n  - id: pain\n    title: {en: Pain}\n"}, "attributes.yaml:2: rows pain: the pack has no 'pain' here"),
        (
            {"priorities.yaml": "priorities: [{id: low-cost, rows: [pain, cost]}]\n"},
            "priorities.yaml:1: priorities low-cost, rows 1: there is no row 'pain'",
        ),
        ({"glossary.yaml": "terms: [{id: bone, term: {en: Bones}}]\n"}, "glossary.yaml:1: terms bone: the pack has no 'bone' here"),
        (
            {BRACE: "values:\n  pain: {text: {en: Some}}\n"},
            "options/brace.yaml:2: option brace, values, pain: the comparison has no row 'pain'",
        ),
        (
            {BRACE: "outcomes: [{id: walking, title: {en: Walks}}]\n"},
            "options/brace.yaml:1: option brace, outcomes walking: the pack has no",
        ),
        ({BRACE: "illustrations: [hip, knee]\n"}, "options/brace.yaml:1: option brace, illustrations 1: there is no illustration 'hip'"),
        ({PACK: "options: [surgery, exercise]\n"}, "pack.yaml:1: pack, options 1: there is no option 'surgery'"),
        ({PACK: "hide: [surgery]\n"}, "pack.yaml:1: pack, hide 1: there is no topic or option 'surgery' to hide"),
        ({"illustrations/hip.yaml": "title: {en: Hip}\n"}, "illustrations/hip.yaml: the pack has no illustrations/hip.yaml"),
        ({"illustrations/hip.svg": FILES["illustrations/knee.svg"]}, "illustrations/hip.svg: there is no picture 'hip' in the pack"),
    ],
)
def test_what_an_update_took_away_is_a_warning_and_nothing_else_changes(pack, over, files, says):
    plain = load(pack).pack
    folder = over(**files)
    loaded = opened(pack, folder)
    (problem,) = said(loaded)
    assert problem.startswith(f"{folder}/{says}")
    assert problem.endswith("[warning]")
    assert "so this is not used" in problem
    assert loaded.pack.incomplete is False
    assert {option.id: option for option in loaded.pack.options} == {option.id: option for option in plain.options}
    assert (loaded.pack.topics, loaded.pack.attributes, loaded.pack.priorities) == (plain.topics, plain.attributes, plain.priorities)


def test_an_overlay_outlives_an_update(tmp_path, over):
    folder = over(
        **{
            BRACE: "name: {en: Sleeve}\n",
            PACK: "options: [no-treatment]\nhide: [brace]\n",
            "priorities.yaml": "priorities: [{id: low-cost}]\n",
        }
    )
    updated = {
        PACK: ("[brace, exercise, no-treatment]", "[brace, exercise, tape, no-treatment]"),
        "options/tape.yaml": FILES["options/exercise.yaml"].replace("Exercise", "Tape"),
    }
    loaded = opened(write_pack(tmp_path, **updated), folder)
    assert loaded.problems == ()
    assert [option.id for option in loaded.pack.options] == ["no-treatment", "exercise", "tape"]


def test_an_overlay_makes_another_pack_of_it_and_a_signature_void(pack, over):
    main(["sign-off", str(pack), "--by", "Dr B", "--role", "GP"])
    assert load(pack).pack.standing == "signed"
    folder = over(**{BRACE: "name: {en: Sleeve}\n"})
    loaded = opened(pack, folder)
    assert loaded.pack.standing == "changed"
    assert "signed an earlier text" in "\n".join(words(handout_page(loaded.pack, Visit(), "en")))
    assert main(["sign-off", str(pack), "--overlay", str(folder), "--by", "Dr C", "--role", "GP"]) == 0
    assert (opened(pack, folder).pack.standing, load(pack).pack.standing) == ("signed", "changed")
    over(**{BRACE: "name: {en: Sleeves}\n"})
    assert opened(pack, folder).pack.standing == "changed"


def test_an_empty_overlay_is_none(pack, over):
    main(["sign-off", str(pack), "--by", "Dr B", "--role", "GP"])
    assert opened(pack, over()).pack.standing == "signed"


def test_the_cache_sees_every_change_of_the_overlay(pack, over, tmp_path, monkeypatch):
    monkeypatch.setattr("consult_aid.content.stamp.SETTLED_NS", -(10**10))
    cache = tmp_path / "cache"

    def name():
        return opened(pack, folder, cache).pack.option("brace").name["en"]

    folder = over(**{BRACE: "name: {en: Sleeve}\n"})
    assert [name(), name()] == ["Sleeve", "Sleeve"]
    over(**{BRACE: "name: {en: Sliive}\n"})
    assert name() == "Sliive"
    over(**{PACK: "title: {en: Ours}\n"})
    assert opened(pack, folder, cache).pack.manifest.title["en"] == "Ours"
    (folder / BRACE).unlink()
    assert name() == "Knee brace"
    assert load(pack, cache).pack.manifest.title["en"] == "Knee pain"


def test_an_untouched_overlay_is_not_read_again(pack, over, tmp_path):
    folder = over(**{BRACE: "name: {en: Sleeve}\n"})
    script = (
        "import sys; from pathlib import Path; from consult_aid.content import load, stamp; stamp.SETTLED_NS = -10**10\n"
        "if '--warm' not in sys.argv: load.read_pack_files = load.read_overlay_files = None\n"
        "pack = load.load(Path(sys.argv[1]), Path(sys.argv[2]), overlay=Path(sys.argv[3])).pack\n"
        "print(pack.option('brace').name['en'], 'yaml' in sys.modules)"
    )
    call = [sys.executable, "-c", script, str(pack), str(tmp_path / "cache"), str(folder)]
    first = subprocess.run([*call, "--warm"], check=True, capture_output=True, text=True)
    again = subprocess.run(call, check=True, capture_output=True, text=True)
    assert (first.stdout.split(), again.stdout.split()) == (["Sleeve", "True"], ["Sleeve", "False"])


@pytest.fixture
def desk_settings(tmp_path, monkeypatch):
    monkeypatch.setenv("CONSULT_AID_CONFIG", str(tmp_path / "config"))
    return tmp_path / "config" / "overlays" / "knee-pain"


def handout(pack, tmp_path, *more):
    visit = tmp_path / "visit.yaml"
    visit.write_text("topics: [brace]\n", encoding="utf-8")
    out = tmp_path / "sheet.pdf"
    assert main(["handout", "--pack", str(pack), "--visit", str(visit), "--out", str(out), *more]) == 0
    with pypdfium2.PdfDocument(out) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_the_overlay_in_the_settings_is_found_by_the_pack_s_name(pack, desk_settings, tmp_path):
    (desk_settings / "options").mkdir(parents=True)
    (desk_settings / BRACE).write_text("name: {en: Sleeve of our own}\n", encoding="utf-8")
    assert "Sleeve of our own" in handout(pack, tmp_path)


def test_a_named_overlay_goes_before_it(pack, desk_settings, over, tmp_path, capsys):
    (desk_settings / "options").mkdir(parents=True)
    (desk_settings / BRACE).write_text("name: {en: Sleeve of our own}\n", encoding="utf-8")
    folder = over(**{BRACE: "name: {en: Another sleeve}\n"})
    text = handout(pack, tmp_path, "--overlay", str(folder))
    assert "Another sleeve" in text
    over(**{BRACE: "harms: []\n"})
    assert main(["check", str(pack), "--overlay", str(folder)]) == 1
    assert f"{folder}/options/brace.yaml:1" in capsys.readouterr().out
    assert main(["--overlay", str(folder), "check", str(pack)]) == 1


@pytest.mark.parametrize("name", ["nowhere", "knee-pain/pack.yaml"])
def test_an_overlay_that_is_not_there_is_said(pack, tmp_path, capsys, name):
    assert main(["check", str(pack), "--overlay", str(tmp_path / name)]) == 2
    assert "name the folder of an overlay" in capsys.readouterr().err


def test_a_sheet_is_not_written_into_the_overlay(pack, over, tmp_path, capsys):
    folder = over(**{BRACE: "name: {en: Sleeve}\n"})
    visit = tmp_path / "visit.yaml"
    visit.write_text("{}\n", encoding="utf-8")
    call = ["handout", "--pack", str(pack), "--overlay", str(folder), "--visit", str(visit), "--out", str(folder / "a.pdf")]
    assert main(call) == 2
    assert "would be written into" in capsys.readouterr().err


def test_a_link_in_the_overlay_is_not_followed(pack, over, tmp_path):
    folder = over(**{"options/exercise.yaml": "name: {en: Training}\n"})
    secret = tmp_path / "secret.yaml"
    secret.write_text("name: {en: Secret}\n", encoding="utf-8")
    (folder / BRACE).symlink_to(secret)
    loaded = opened(pack, folder)
    assert loaded.pack.option("brace").name["en"] == "Knee brace"
    assert said(loaded) == [f"{folder}/options/brace.yaml: this is a link, not a file; put the file itself here [error]"]


def test_overdue_is_told_of_the_pack_s_own_day(pack, over):
    loaded = load(pack, today=datetime.date(2100, 1, 1), overlay=over(**{PACK: "title: {en: Ours}\n"}))
    assert [problem.file for problem in loaded.problems] == ["pack.yaml"]


SCALARS = st.sampled_from(["", "high", "not_known", "30", "review-2024", "no-treatment", "brace", "knee", "null", "true", "x", None])
NAMES = ("id", "text", "certainty", "sources", "n", "state", "harms", "options", "hide", "rows", "en", "benefits", "outcomes", "comparator")


def spoilt(tree, draw):
    """A tree in which some things are left out, exchanged or added."""
    turn = draw(st.integers(0, 9))
    if turn == 0:
        return draw(SCALARS)
    if isinstance(tree, dict):
        kept = {name: spoilt(value, draw) for name, value in tree.items() if draw(st.integers(0, 2))}
        return {**kept, draw(st.sampled_from(NAMES)): draw(SCALARS)} if turn == 1 else kept
    if isinstance(tree, list):
        kept = [spoilt(value, draw) for value in tree if draw(st.integers(0, 3))]
        return draw(st.permutations(kept)) if turn < 4 else kept
    return tree


@st.composite
def overlays(draw):
    names = draw(st.lists(st.sampled_from([name for name in FILES if name.endswith(".yaml")]), min_size=1, max_size=4, unique=True))
    trees = {name: spoilt(read_yaml(FILES[name].encode(), name)[0].tree, draw) for name in names}
    return {name: yaml.safe_dump(tree, allow_unicode=True) for name, tree in trees.items()}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(overlays())
def test_whatever_an_overlay_says_the_evidence_of_the_pack_stands(tmp_path_factory, files):
    base = tmp_path_factory.mktemp("any")
    pack, folder = write_pack(base), base / "ours"
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    plain, shown = load(pack).pack, load(pack, overlay=folder).pack
    assert (shown.sources, shown.manifest.reviewed) == (plain.sources, plain.manifest.reviewed)
    for option in shown.options:
        own = plain.option(option.id)
        assert sorted(evidence(option.harms)) == sorted(evidence(own.harms))
        assert set(evidence(own.unknown)) <= set(evidence(option.unknown))
        assert [(one.id, one.n, one.people, one.certainty) for one in option.outcomes] == [
            (one.id, one.n, one.people, one.certainty) for one in own.outcomes
        ]
        assert (option.notice is None) == (own.notice is None)
    hidden = {option.id for option in plain.options} - {option.id for option in shown.options}
    assert "hide" in files.get(PACK, "") or not hidden


def evidence(entries):
    return [
        str((getattr(entry, "certainty", ""), getattr(entry, "state", ""), getattr(entry, "frequency", ""), entry.sources))
        for entry in entries
    ]


LOGO_WORDS = "title: {en: Our mark, es: Nuestra marca}\nalt: {en: A green leaf, es: Una hoja verde}\nsources: []\n"


def test_a_clinic_s_logo_stands_at_the_head_of_its_sheets(pack, over):
    plain = opened(pack, over(**{PACK: "title: {en: Knees}\n"}))
    files = {PACK: "logo: mark\n", "illustrations/mark.yaml": LOGO_WORDS, "illustrations/mark.svg": FILES["illustrations/knee.svg"]}
    loaded = opened(pack, over(**files))
    assert loaded.problems == ()
    visit = Visit(clinic=Clinic(name="A clinic"), topics=("brace",))
    for named in (visit, Visit(topics=("brace",))):
        page = handout_page(loaded.pack, named, "en")
        assert (page.letterhead.logo, page.letterhead.logo_alt) == ("mark", "A green leaf")
        data = render(page, loaded.pack.art)
        assert next(node for node in paper.tree_of(data).walk() if node.kind == "Figure").alt == "A green leaf"
        assert paper.ua_failures(data, pack.parent) == []
    assert handout_page(plain.pack, visit, "en").letterhead.logo == ""


def test_a_logo_that_is_not_there_is_said(pack, over):
    (problem,) = said(opened(pack, over(**{PACK: "logo: mark\n"})))
    assert "there is no illustration 'mark'" in problem
