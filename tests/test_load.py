"""Opening a pack: everything wrong is told at once, what is broken is left out, and the rest stands."""

import datetime
import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consult_aid.content.load import load
from consult_aid.errors import CannotDo
from tests.packs import FILES, write_pack

BRACE, TOPIC, SOURCES, ROWS = "options/brace.yaml", "topics/how-a-knee-works.yaml", "sources.yaml", "attributes.yaml"


def test_a_good_pack_is_all_there(tmp_path):
    loaded = load(write_pack(tmp_path))
    pack = loaded.pack
    assert loaded.problems == ()
    assert [topic.id for topic in pack.topics] == ["how-a-knee-works"]
    assert [option.id for option in pack.options] == ["brace", "exercise", "no-treatment"]
    assert list(pack.sources) == ["textbook-2020", "review-2024"]
    assert pack.art["knee"].width == 400
    assert pack.manifest.reviewed == datetime.date(2026, 5, 4)
    outcome = pack.option("brace").outcomes[0]
    assert (outcome.n, outcome.per, outcome.comparator.n, outcome.people) == (30, 100, 22, 240)
    assert pack.option("brace").harms[1].serious is True
    assert pack.illustrations["knee"].callouts[0].anchor == (300.0, 60.0)


def test_every_broken_file_is_told_in_one_go(tmp_path):
    loaded = load(
        write_pack(
            tmp_path,
            **{
                BRACE: ("shape: ring", "shape: rings"),
                "options/exercise.yaml": "a: [\n",
                TOPIC: ("title:", "tittle:"),
                ROWS: ("group: living", "group: livin"),
                "illustrations/knee.yaml": ("callouts: [bone]", "callouts: [bon]"),
            },
        )
    )
    assert {problem.file for problem in loaded.problems} == {BRACE, "options/exercise.yaml", TOPIC, ROWS, "illustrations/knee.yaml"}


@pytest.mark.parametrize(
    "change",
    [
        ("shape: ring", "shape: rings"),
        ("[review-2024]", "[nobody]"),
        ("en: Brace", 'en: "\\u202E"'),
        ("id: less-pain", "id: &x y"),
        b"\xff",
        "[" * 60_000,
    ],
)
def test_a_broken_option_is_left_out_and_no_longer_mentioned(tmp_path, change):
    loaded = load(write_pack(tmp_path, **{BRACE: change}))
    assert [option.id for option in loaded.pack.options] == ["exercise", "no-treatment"]
    assert loaded.pack.manifest.options == ("exercise", "no-treatment")
    assert loaded.pack.attributes.pairs == ()
    assert {problem.file for problem in loaded.problems} == {BRACE}


@pytest.mark.parametrize(
    ("file", "change"),
    [
        ("illustrations/knee.svg", "<svg"),
        ("illustrations/knee.yaml", ("callouts: [bone]", "callouts: [bon]")),
        ("illustrations/knee.yaml", "a: ["),
    ],
)
def test_a_broken_picture_is_left_out_of_the_pages_that_show_it(tmp_path, file, change):
    loaded = load(write_pack(tmp_path, **{file: change}))
    assert loaded.pack.topics[0].illustrations == ()
    assert loaded.pack.illustrations == {}
    assert dict(loaded.pack.art) == {}
    assert {problem.file for problem in loaded.problems} == {file}


def test_a_claim_on_an_unknown_source_is_never_shown(tmp_path):
    pack = load(write_pack(tmp_path, **{TOPIC: ("[textbook-2020]", "[textbook-2020, nobody]")})).pack
    assert pack.topics == ()


def test_a_broken_source_takes_along_what_rests_on_it_and_says_so(tmp_path):
    loaded = load(write_pack(tmp_path, **{SOURCES: ("    kind: textbook\n", "")}))
    assert list(loaded.pack.sources) == ["review-2024"]
    assert loaded.pack.topics == ()
    said = [str(problem) for problem in loaded.problems]
    assert "sources.yaml:2: sources textbook-2020: the field 'kind' is missing; add 'kind:'" in said
    assert any(TOPIC in problem and "rests on source 'textbook-2020', which has a mistake itself" in problem for problem in said)


def test_a_broken_row_is_left_out_of_the_comparison_and_the_priorities(tmp_path):
    pack = load(write_pack(tmp_path, **{ROWS: ("group: living", "group: livin")})).pack
    assert "effort" not in [row.id for row in pack.attributes.rows]
    assert [priority.rows for priority in pack.priorities] == [(), ("cost",)]
    assert len(pack.options) == 3


def test_an_unsourced_line_on_when_to_call_is_left_out(tmp_path):
    pack = load(write_pack(tmp_path, **{"pack.yaml": ("    certainty: advice", "    certainty: high")})).pack
    assert pack.manifest.help == ()


def test_a_missing_translation_of_the_frame_falls_back(tmp_path):
    loaded = load(write_pack(tmp_path, **{"pack.yaml": (", es: Dolor de rodilla}", "}")}))
    assert loaded.pack.manifest.title == {"en": "Knee pain", "es": "Knee pain"}
    assert "the text for language 'es' is missing" in str(loaded.problems[0])


@pytest.mark.parametrize("file", ["pack.yaml", "attributes.yaml", "priorities.yaml", "sources.yaml"])
@pytest.mark.parametrize("change", [None, "", "a: [", "nonsense: 1\n", b"\xff\xfe"])
def test_without_a_main_file_there_is_no_pack_but_every_problem(tmp_path, file, change):
    loaded = load(write_pack(tmp_path, **{file: change, BRACE: ("shape: ring", "shape: rings")}))
    assert loaded.pack is None
    assert {file, BRACE} <= {problem.file for problem in loaded.problems if problem.severity == "error"}


def test_what_is_not_listed_is_not_shown(tmp_path):
    pack = load(write_pack(tmp_path, **{"pack.yaml": ("[brace, exercise,", "[brace,")})).pack
    assert [option.id for option in pack.options] == ["brace", "no-treatment"]


def test_an_overdue_review_comes_with_the_day(tmp_path):
    folder = write_pack(tmp_path, **{"pack.yaml": ("review_due: 2099-05-04", "review_due: 2027-01-31")})
    assert load(folder, tmp_path / "cache", datetime.date(2027, 1, 31)).problems == ()
    problem = load(folder, tmp_path / "cache", datetime.date(2027, 2, 1)).problems[0]
    assert str(problem).startswith("pack.yaml:7: pack, review_due: the content should have been reviewed by 2027-01-31")
    assert problem.severity == "warning"


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path):
    with pytest.raises(CannotDo, match="There is no folder"):
        load(tmp_path / "nowhere")


def test_the_digest_names_the_content(tmp_path):
    one = load(write_pack(tmp_path / "a")).pack
    same = load(write_pack(tmp_path / "b")).pack
    other = load(write_pack(tmp_path / "c", **{TOPIC: ("Smooth", "Slick")})).pack
    assert one.digest == same.digest != other.digest


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_refused_file_is_broken_and_not_missing(tmp_path):
    folder = write_pack(tmp_path, **{BRACE: None})
    os.mkfifo(folder / BRACE)
    loaded = load(folder)
    assert [str(problem) for problem in loaded.problems] == [f"{BRACE}: this is a pipe or a device, not a file; put an ordinary file here"]


@settings(max_examples=500, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_byte_change_is_accepted_or_refused_in_words(tmp_path_factory, data):
    folder = write_pack(tmp_path_factory.mktemp("fuzz"))
    name = data.draw(st.sampled_from([name for name in FILES if name.endswith(".yaml")]))
    held = bytearray((folder / name).read_bytes())
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(held) - 1))
        match data.draw(st.sampled_from(["set", "cut", "put"])):
            case "set":
                held[place] = data.draw(st.integers(0, 255))
            case "cut":
                del held[place : place + data.draw(st.integers(1, 40))]
            case "put":
                held[place:place] = data.draw(
                    st.sampled_from([b"[", b"{", b"- ", b"&a ", b"*a", b"!", b"'", b'"', b"\n", b": ", b"null", b"\t", b"\xe2\x80\xae"])
                )
        if not held:
            held = bytearray(b" ")
    (folder / name).write_bytes(bytes(held))
    loaded = load(folder)
    assert loaded.pack is not None or any(problem.severity == "error" for problem in loaded.problems)
    for problem in loaded.problems:
        assert problem.what
        assert problem.todo
        assert "\n" not in str(problem)
