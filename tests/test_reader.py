"""The YAML reader: it keeps what the author wrote, knows the line of everything, and refuses in words what is unsafe."""

import pytest

from consult_aid.content.reader import read_yaml


def read(text):
    document, faults = read_yaml(text.encode() if isinstance(text, str) else text, "knee.yaml")
    assert not faults, faults
    return document


def said(text):
    _, faults = read_yaml(text.encode() if isinstance(text, str) else text, "knee.yaml")
    return [str(fault.problem) for fault in faults]


def test_scalars_stay_what_the_author_wrote():
    tree = read("a: no\nb: 1.10\nc: 12:30\nd: 0123\ne: 2026-02-31\nf: TRUE\ng: 1e3\n").tree
    assert tree == {"a": "no", "b": "1.10", "c": "12:30", "d": "0123", "e": "2026-02-31", "f": "TRUE", "g": "1e3"}


def test_only_plain_null_tilde_and_nothing_are_none():
    tree = read("a: null\nb: ~\nc:\nd: 'null'\ne: \"~\"\nf: ''\ng: Null\n").tree
    assert tree == {"a": None, "b": None, "c": None, "d": "null", "e": "~", "f": "", "g": "Null"}


def test_every_value_has_its_line():
    lines = read("title: x\nsteps:\n  - en: one\n    es: uno\n  - {en: two}\nlong: >\n  folded\n  text\nlast: y\n").lines
    assert [lines.at(way) for way in [("title",), ("steps", 0, "es"), ("steps", 1, "en"), ("long",), ("last",)]] == [1, 4, 5, 6, 9]


def test_what_is_missing_has_the_line_of_its_holder():
    assert read("a: 1\nb:\n  c: 2\n").lines.at(("b", "zzz", 3)) == 2


@pytest.mark.parametrize("data", [b"\xef\xbb\xbfa: caf\xc3\xa9\r\nb: 2\r\n", "a: café\nb: 2\n".encode(), b"a: caf\xc3\xa9\rb: 2\r"])
def test_byte_order_mark_and_any_line_end_are_accepted(data):
    document = read(data)
    assert document.tree == {"a": "café", "b": "2"}
    assert document.lines.at(("b",)) == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"a: caf\xe9\n", "knee.yaml:1: the file is not UTF-8 text; save it again with the encoding UTF-8"),
        ("a: 1\n".encode("utf-16"), "not UTF-8"),
        ("", "the file is empty"),
        ("# only a comment\n", "the file is empty"),
        ("---\n...\n", "the file is empty"),
        ("just words\n", "one text without fields"),
        ("a: 1\nb: 2\na: 3\n", "knee.yaml:3: 'a' is written twice, on line 1 and on line 3; keep one"),
        ("x:\n  - {a: 1, a: 2}\n", "knee.yaml:2: 'a' is written twice"),
        ("a: &x 1\n", "knee.yaml:1: an '&' that names"),
        ("a: 1\nb: *x\n", "knee.yaml:2: a '*' that stands"),
        ("<<: {a: 1}\n", "'<<' would merge"),
        ("a: !!int 3\n", "a tag"),
        ("a: !!python/object/apply:os.system [ls]\n", "a tag"),
        ("a: !x {b: 1}\n", "a tag"),
        ("a: 1\n---\nb: 2\n", "knee.yaml:2: a second document"),
        ("[1]: 2\n", "a field name that is not a word"),
        ("? {a: b}\n: 2\n", "a field name that is not a word"),
        ("null: 2\n", "a field name that is not a word"),
        (": 2\n", "the indentation or the quotes do not fit"),
        ("a: x\u202ey\n", "knee.yaml:1: character 5: an unseen character, U+202E (right-to-left override)"),
        ("a: 1\nb: \u200bx\n", "knee.yaml:2: character 4: an unseen character, U+200B (zero width space)"),
        ("a: \x00\n", "an unseen character, U+0000 (control character)"),
        ("a: x\ufeffy\n", "U+FEFF"),
        ('a: "x\\u202Ey"\n', "U+202E (right-to-left override), written with a backslash"),
        ('a: "\\0"\n', "U+0000"),
        ("a: b: c\n", "knee.yaml:1: a ':' stands where none can stand; put the text in double quotes"),
        ("a: [1, 2\nb: 3\n", "knee.yaml:1: a ',' or ']' is missing"),
        ("a: {x: 1\n", "knee.yaml:1: a ',' or '}' is missing"),
        ('a: 1\nb: "abc\n\n\n', "knee.yaml:2: a quote is opened and never closed"),
        ('a: "\\q"\n', "write \\\\ for a backslash"),
        ("a:\n\t- b\n", "knee.yaml:2: a text cannot start with this character"),
        ("a: @x\n", "put the text in double quotes"),
        ("a: *\n", "a text cannot start with & or *"),
        ("a:\n  - b\n c: d\n", "knee.yaml:3: the indentation or the quotes do not fit"),
        ("- a\nb: c\n", "does not belong to the list"),
        ("a: - b\n", "a list starts in the middle of a line"),
        ("a: 1\nb\n", "knee.yaml:2: a field name without ':'"),
        ("a: 'it's'\n", "write '' for an apostrophe"),
    ],
)
def test_a_mistake_is_explained(text, words):
    assert any(words in problem for problem in said(text)), said(text)


def test_all_mistakes_are_told_at_once():
    problems = said("a: 1\na: 2\nb: &x 3\nc: x\u200by\nd: !t 4\ne: *x\n")
    assert sorted(int(problem.split(":")[1]) for problem in problems) == [2, 3, 4, 5, 6]


def test_of_two_equal_fields_the_first_is_kept_and_its_lines_too():
    document, faults = read_yaml(b"a: {x: 1}\nb: 2\na: {x: 9, y: 9}\n", "f.yaml")
    assert document.tree == {"a": {"x": "1"}, "b": "2"}
    assert document.lines.at(("a", "x")) == 1
    assert [fault.path for fault in faults] == [("a",)]


def test_the_number_of_problems_is_bounded():
    assert len(said("a: \u200b" * 10_000)) <= 50
    assert len(said("".join("a: &x 1\n" for _ in range(10_000)))) <= 50


def test_joiners_that_scripts_need_are_kept():
    assert read("a: नि\u200dया می\u200cخواهم\n").tree == {"a": "नि\u200dया می\u200cخواهم"}


def test_twenty_four_levels_are_enough_and_twenty_five_too_many():
    def nested(depth):
        return "[" * depth + "]" * depth

    assert read(nested(24)).tree
    assert "more than 24 deep" in said(nested(25))[0]


def test_twenty_thousand_values_are_enough():
    assert len(read("- x\n" * 19_999).tree) == 19_999
    assert "more than 20,000 values" in said("- x\n" * 20_000)[0]


def test_private_files_are_cleaned_and_never_quoted():
    document, faults = read_yaml("patient: An\u202ea\n".encode(), "v.yaml", private=True)
    assert (document.tree, faults) == ({"patient": "Ana"}, ())
    _, faults = read_yaml(b"Ana Lopez: 1\nAna Lopez: 2\n", "v.yaml", private=True)
    assert "Lopez" not in str(faults[0].problem)
    assert "a field is written twice" in str(faults[0].problem)
