"""Visit files: what is saved reads back the same, and a mistake is told with its place and without a patient's words."""

import datetime
import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consult_aid.content.load import load
from consult_aid.content.visit_file import MOST_POINTS, check_ids, read_visit, visit_text
from consult_aid.errors import CannotDo
from consult_aid.illustration import Stroke
from consult_aid.plain import TEXT_LIMIT
from consult_aid.visit import Clinic, Ink, NextStep, Note, Visit
from tests.packs import write_pack

FULL = """\
patient: Ana María Núñez
date: 2026-11-23
practitioner: Dr. Lee
clinic:
  name: Knee Clinic
  address: |
    1 High Street
    Springfield
  phone: 555-0100
  email: desk@example.org
language: es
topics: [how-a-knee-works, brace]
options: [brace, no-treatment]
priorities: [low-cost]
claims: [regrows]
notes:
  - about: brace
    text: "Sleeps badly: try the soft one."
  - Comes back in June.
next_steps:
  - {text: Call us, when: on Monday}
  - Think it over
steps: {knee: 2}
ink:
  - illustration: knee
    step: 1
    strokes:
      - {tool: pen, colour: "#B4472E", width: 4, points: [[10, 20], [30.5, 40]]}
left_out: [sources]
skin: dark
hair: grey
"""


@pytest.fixture
def file(tmp_path):
    return tmp_path / "visit.yaml"


@pytest.fixture
def read(file):
    def read(text):
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_visit(file)

    return read


@pytest.fixture(scope="module")
def pack(tmp_path_factory):
    return load(write_pack(tmp_path_factory.mktemp("pack"))).pack


def test_every_field_is_read(read):
    assert read(FULL) == Visit(
        patient="Ana María Núñez",
        date=datetime.date(2026, 11, 23),
        practitioner="Dr. Lee",
        clinic=Clinic(name="Knee Clinic", address="1 High Street\nSpringfield", phone="555-0100", email="desk@example.org"),
        language="es",
        topics=("how-a-knee-works", "brace"),
        options=("brace", "no-treatment"),
        priorities=("low-cost",),
        claims=("regrows",),
        notes=(Note(text="Sleeps badly: try the soft one.", about="brace"), Note(text="Comes back in June.")),
        next_steps=(NextStep(text="Call us", when="on Monday"), NextStep(text="Think it over")),
        steps={"knee": 2},
        ink=(Ink(illustration="knee", step=1, strokes=(Stroke("pen", "#B4472E", 4.0, ((10.0, 20.0), (30.5, 40.0))),)),),
        left_out=("sources",),
        skin="dark",
        hair="grey",
    )


@pytest.mark.parametrize("text", ["", "{}\n", "# nothing yet\n", "patient:\ntopics:\nclinic: null\nink: ~\n"])
def test_every_field_may_be_missing(read, text):
    assert read(text) == Visit()


def test_words_that_look_like_something_else_are_words(read):
    visit = read("patient: no\nnotes: [12:30, 1.10, <b>Q&A</b>, '{0} %s']\n")
    assert visit.patient == "no"
    assert [note.text for note in visit.notes] == ["12:30", "1.10", "<b>Q&A</b>", "{0} %s"]


def test_unseen_characters_are_taken_out(read):
    visit = read('patient: "An\\u202Ea\\0 María\u200f"\nnotes: ["one\\u2028two"]\n')
    assert visit.patient == "Ana María"
    assert visit.notes[0].text == "one two"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("pateint: Ana Lopez\n", "visit.yaml, line 1: this field is not known; did you mean 'patient'?"),
        ("a: 1\nAna Lopez: 2\n", "line 1: this field is not known; use one of patient, date"),
        ("- Ana Lopez\n", "fields are meant here"),
        ("patient: [Ana Lopez]\n", "visit.yaml, line 1: patient: a text is meant here"),
        ("date: 23.11.2026\n", "visit.yaml, line 1: date: a date is meant here; write it like 2026-11-23."),
        ("date: 2026-02-31\n", "a date is meant here"),
        ("date: 20261123\n", "a date is meant here"),
        ("topics: brace\n", "topics: a list is meant here"),
        ("topics: [Ana Lopez]\n", "topics 1: an id is meant here"),
        ("topics: [a, a]\n", "'a' is listed twice"),
        ("options: [a, b, c, d, e]\n", "options: at most 4 options can be compared at once"),
        ("clinic: {nam: x}\n", "visit.yaml, line 1: clinic: this field is not known; did you mean 'name'?"),
        ("notes:\n  - about: brace\n    txet: Ana Lopez\n", "visit.yaml, line 3: notes 1: this field is not known; did you mean 'text'?"),
        ("notes:\n  - Pain: since May\n", "line 2: notes 1: this field is not known"),
        ("skin: Ana Lopez\n", "visit.yaml, line 1: skin: an id is meant here; use small letters, digits and hyphens"),
        ("hair: [grey]\n", "visit.yaml, line 1: hair: an id is meant here"),
        ("steps: [1]\n", "steps: fields are meant here"),
        ("steps: {knee: two}\n", "steps, knee: a step is meant here; write a whole number"),
        ("steps: {knee: -1}\n", "a step is meant here"),
        ("steps: {Ana Lopez: 1}\n", "the id of a picture is meant here"),
        (
            "ink: [{illustration: knee, strokes: [{tool: brush}]}]\n",
            "ink 1, strokes 1, tool: a tool is meant here; use one of pen, highlighter, arrow.",
        ),
        ("ink: [{illustration: knee, strokes: [{tool: pen, colour: red}]}]\n", "colour: a colour is meant here"),
        ("ink: [{illustration: knee, strokes: [{tool: pen, colour: '#000000', width: 0}]}]\n", "a width above 0"),
        ("ink: [{illustration: knee, strokes: [{tool: pen, colour: '#000000', width: 4, points: []}]}]\n", "at least one point"),
        (
            "ink: [{illustration: knee, strokes: [{tool: pen, colour: '#000000', width: 4, points: [[1, nan]]}]}]\n",
            "points 1 2: a number is meant",
        ),
        ("ink: [{illustration: knee, strokes: [{tool: pen, colour: '#000000', width: 4, points: [[1, 1e300]]}]}]\n", "a number is meant"),
        ("ink: [{illustration: knee, strokes: [{tool: pen, colour: '#000000', width: 4, points: [[1]]}]}]\n", "a point is meant"),
        ("notes: [a" + ", a" * 200 + "]\n", "notes: at most 200 entries"),
        ("patient: Lopez\npatient: Lopez\n", "visit.yaml, line 2: a field is written twice, on line 1 and on line 2; keep one of them."),
        ("patient: &x Lopez\n", "visit.yaml, line 1: an '&'"),
        ("patient: 'Lopez\n", "a quote is opened and never closed"),
        ("patient: Lopez: Ana\n", "a ':' stands where none can stand"),
        (b"patient: L\xf3pez\n", "not UTF-8"),
        (b"patient: Lopez " + b"x" * (1 << 20), "larger than 1 MB"),
        ("[" * 60_000, "more than 24 deep"),
        ("notes: [" + "x" * (TEXT_LIMIT + 1) + "]\n", "notes 1, text: the text has more than 20,000 characters; shorten it."),
    ],
)
def test_a_mistake_is_one_sentence_with_its_place_and_without_a_patients_words(read, text, words):
    with pytest.raises(CannotDo) as error:
        read(text)
    said = str(error.value)
    assert words in said
    assert "visit.yaml" in said
    assert "Lopez" not in said
    assert "since May" not in said
    assert "\n" not in said


def test_a_file_that_cannot_be_opened_is_explained(tmp_path):
    with pytest.raises(CannotDo, match=r"gone\.yaml cannot be used: there is no such file"):
        read_visit(tmp_path / "gone.yaml")
    with pytest.raises(CannotDo, match="a folder, not a file"):
        read_visit(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_refused_and_not_waited_for(file):
    os.mkfifo(file)
    with pytest.raises(CannotDo, match="a pipe or a device"):
        read_visit(file)


def test_twenty_thousand_points_fit_and_no_more(read):
    def visit(points):
        stroke = Stroke("pen", "#000000", 4.0, tuple((float(i % 1000), 0.25) for i in range(points)))
        return Visit(ink=(Ink(illustration="knee", strokes=(stroke,)),))

    full = visit(MOST_POINTS)
    assert read(visit_text(full)) == full
    with pytest.raises(CannotDo, match="more than 20,000 points"):
        visit_text(visit(MOST_POINTS + 1))
    one_more = "      - {tool: pen, colour: '#000000', width: 4, points: [[1, 1]]}\n"
    with pytest.raises(CannotDo, match="ink 1, strokes 2: the visit has more than 20,000 points"):
        read(visit_text(full) + one_more)


def test_what_is_saved_has_the_fields_in_their_order(read):
    lines = [line.split(":")[0] for line in visit_text(read(FULL)).splitlines() if line[0].isalpha()]
    assert lines == list(Visit.__annotations__)


ids = st.from_regex(r"[a-z0-9-]{1,12}", fullmatch=True)
plain = st.text(max_size=60)
numbers = st.floats(-10_000, 10_000, allow_nan=False) | st.integers(-1000, 1000)
strokes = st.builds(
    Stroke,
    st.sampled_from(["pen", "highlighter", "arrow"]),
    st.just("#B4472E"),
    st.floats(0.5, 40),
    st.lists(st.tuples(numbers, numbers), min_size=1, max_size=4).map(tuple),
)


def unique(most):
    return st.lists(ids, max_size=most, unique=True).map(tuple)


visits = st.builds(
    Visit,
    patient=plain,
    date=st.none() | st.dates(),
    practitioner=plain,
    clinic=st.builds(Clinic, name=plain, address=plain, phone=plain, email=plain),
    language=st.sampled_from(["", "en", "es"]),
    topics=unique(5),
    options=unique(4),
    priorities=unique(5),
    claims=unique(5),
    notes=st.lists(st.builds(Note, text=plain, about=ids | st.just("")), max_size=3).map(tuple),
    next_steps=st.lists(st.builds(NextStep, text=plain, when=plain), max_size=3).map(tuple),
    steps=st.dictionaries(ids, st.integers(0, 20), max_size=3),
    ink=st.lists(
        st.builds(Ink, illustration=ids, step=st.integers(0, 9), strokes=st.lists(strokes, max_size=3).map(tuple)), max_size=2
    ).map(tuple),
    left_out=unique(3),
    skin=ids | st.just(""),
    hair=ids | st.just(""),
)


@settings(max_examples=200, deadline=None, database=None)
@given(visit=visits)
def test_any_visit_is_read_back_as_it_was_saved(tmp_path_factory, visit):
    file = tmp_path_factory.getbasetemp() / "saved.yaml"
    file.write_text(visit_text(visit), encoding="utf-8", newline="\n")
    plainly = read_visit(file)  # its texts made plain
    assert (plainly.steps, plainly.ink, plainly.topics, plainly.date) == (visit.steps, visit.ink, visit.topics, visit.date)
    assert (plainly.skin, plainly.hair) == (visit.skin, visit.hair)
    file.write_text(visit_text(plainly), encoding="utf-8", newline="\n")
    assert read_visit(file) == plainly


def test_words_survive_as_they_are(read):
    visit = Visit(
        patient='Żaneta O\'Brien "Zed"',
        notes=(Note(text="a: b # c\n- d\n\n  e\\n {0} %s <b>&amp;</b>"), Note(text="null"), Note(text="שלום 😀")),
    )
    assert read(visit_text(visit)) == visit


@pytest.mark.parametrize(
    ("visit", "words"),
    [
        (Visit(topics=("brase",)), "visit.yaml: topics 1: there is no topic or option 'brase' in this pack; did you mean 'brace'?"),
        (Visit(options=("brace", "how-a-knee-works")), "options 2: there is no option 'how-a-knee-works'"),
        (Visit(priorities=("low-costs",)), "priorities 1: there is no priority 'low-costs' in this pack; did you mean 'low-cost'?"),
        (Visit(claims=("regrow",)), "visit.yaml: claims 1: there is no claim 'regrow' in this pack; did you mean 'regrows'?"),
        (Visit(notes=(Note(text="x", about="hip"),)), "notes 1, about: there is no topic or option 'hip'"),
        (Visit(steps={"kne": 1}), "steps: there is no illustration 'kne' in this pack; did you mean 'knee'?"),
        (Visit(steps={"knee": 3}), "steps: picture 'knee' has no step 3; use 0 for the whole picture, or a step up to 2."),
        (Visit(ink=(Ink(illustration="hip", strokes=()),)), "ink 1: there is no illustration 'hip'"),
        (Visit(skin="drak"), "visit.yaml: skin: there is no skin tone 'drak' in this pack; did you mean 'dark'?"),
        (Visit(hair="dark"), "visit.yaml: hair: there is no hair colour 'dark' in this pack; use one of brown, grey."),
        (Visit(ink=(Ink(illustration="knee", step=9, strokes=()),)), "ink 1: picture 'knee' has no step 9"),
    ],
)
def test_a_name_that_the_pack_does_not_know_is_explained(pack, file, visit, words):
    with pytest.raises(CannotDo) as error:
        check_ids(visit, pack, file)
    assert words in str(error.value)


def test_names_that_the_pack_knows_pass(pack, file, read):
    check_ids(read(FULL), pack, file)
    check_ids(Visit(), pack, file)


def test_a_visit_is_read_without_pydantic(file):
    file.write_text(FULL, encoding="utf-8")
    code = "import sys; from pathlib import Path; from consult_aid.content.visit_file import read_visit; read_visit(Path(sys.argv[1]))"
    code += "; sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code, str(file)], timeout=60).returncode == 0
