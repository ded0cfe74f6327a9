"""The schema: every complaint is in our words, with file, line, place and what to do."""

import json

import pytest

from consult_aid.content.reader import read_yaml
from consult_aid.content.schema import KINDS, build, json_schemas
from tests.packs import FILES


def said(kind, text, thing=""):
    document, faults = read_yaml(text.encode(), "f.yaml")
    assert not faults
    _, faults = build(kind, document, "f.yaml", thing)
    return [str(fault.problem) for fault in faults]


OPTION = FILES["options/brace.yaml"]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("mechanism:", "mechanisn:", "f.yaml:15: option brace: 'mechanisn' is not a known field; did you mean 'mechanism'?"),
        ("    certainty: plausible\n", "    certanty: plausible\n", "'certanty' is not a known field; did you mean 'certainty'?"),
        ("    certainty: plausible\n", "", "option brace, mechanism 1: the field 'certainty' is missing; add 'certainty:'"),
        ("shape: ring", "shape: rings", "f.yaml:4: option brace, shape: this value is not one of those allowed; use one of ring, diamond"),
        ("certainty: plausible", "certainty: sure", "use one of high, moderate, low, very_low, not_known"),
        ("serious: true", "serious: maybe", "option brace, harms 2, serious: yes or no is meant here; write true or false"),
        ("n: 30", "n: many", "option brace, outcomes less-pain, n: a whole number is meant here"),
        ("n: 30", "n: 30.5", "a whole number is meant here"),
        ("n: 30", "n: " + "9" * 5000, "a whole number is meant here"),
        ("per: 100", "per: 1000", "outcomes less-pain, per: this value is not one of those allowed; use one of 100"),
        ("checked: 2026-05-04", "checked: soon", "a date is meant here; write it like 2026-11-23"),
        ("checked: 2026-05-04", "checked: 2026-02-31", "a date is meant here"),
        ("sources: [review-2024]", "sources: review-2024", "a list is meant here; write [one, two]"),
        ("short: {en: Brace, es: Rodillera}", "short: Brace", "option brace, short: a text by language is meant here; write it like"),
        ("short: {en: Brace, es: Rodillera}", "short: {en: [Brace]}", "option brace, short, en: a text is meant here"),
        ("short: {en: Brace, es: Rodillera}", "short: null", "option brace, short: a text by language is meant here"),
        ("unknown:\n", "unknown: yes\nsuits_too:\n", "option brace, unknown: a list is meant here"),
        ('hue: "#6B4FA0"', "hue: #6B4FA0", "option brace, hue: a text is meant here"),
    ],
)
def test_a_mistake_in_an_option_is_explained(old, new, words):
    assert old in OPTION
    problems = said("option", OPTION.replace(old, new, 1), "option brace")
    assert any(words in problem for problem in problems), problems


@pytest.mark.parametrize(
    ("points", "words"),
    [
        ("[1]", "callouts a, to: two items are meant here; write exactly two, for example [690, 58]"),
        ("[1, 2, 3]", "two items are meant here"),
        ("[1, x]", "callouts a, to 2: a number is meant here; write it in digits"),
        ("1", "a list is meant here"),
    ],
)
def test_a_point_is_two_numbers(points, words):
    text = f"title: {{}}\nalt: {{}}\nsources: []\ncallouts:\n  - {{id: a, label: {{}}, anchor: [1, 2], to: {points}}}\n"
    assert any(words in problem for problem in said("illustration", text, "illustration knee"))


def test_a_file_that_is_a_list_is_explained():
    assert said("topic", "- a\n") == ["f.yaml:1: the file is a list; write fields, each on its own line as `name: value`"]


def test_all_mistakes_come_at_once_in_the_order_of_lines():
    text = OPTION.replace("shape: ring", "shape: rings").replace("n: 22", "n: x").replace("hue:", "heu:")
    lines = [int(problem.split(":")[1]) for problem in said("option", text, "option brace")]
    assert len(lines) == 4  # heu unknown, hue missing, shape, n
    assert lines == sorted(lines)


@pytest.mark.parametrize(
    ("kind", "file"), [(kind, next(name for name in FILES if kind in name or f"{kind}.yaml" == name)) for kind in KINDS]
)
def test_every_kind_of_file_has_a_json_schema_with_a_sentence_for_each_field(kind, file):
    schema = json_schemas()[kind]
    json.dumps(schema)
    assert schema["title"] == f"Consult Aid: {kind} file"
    assert schema["additionalProperties"] is False
    assert all(field.get("description") for field in schema["properties"].values())
    assert set(read_yaml(FILES[file].encode(), file)[0].tree) <= set(schema["properties"])
