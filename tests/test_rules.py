"""The table of mistakes: one row for each mistake an author can make across the files of a pack, and the words it must say."""

import dataclasses
from collections.abc import Mapping
from typing import get_args, get_type_hints

import pytest

from consult_aid.content import facts
from consult_aid.content.draft import TABLES
from consult_aid.content.load import load
from consult_aid.content.rules_options import contrast_on_white
from tests.packs import FILES, write_pack

PACK, TOPIC, BRACE, ROWS = "pack.yaml", "topics/how-a-knee-works.yaml", "options/brace.yaml", "attributes.yaml"
CHOICES, SOURCES, KNEE, ART = "priorities.yaml", "sources.yaml", "illustrations/knee.yaml", "illustrations/knee.svg"


def said(folder, **changes):
    return [f"{problem} [{problem.severity}]" for problem in load(write_pack(folder, **changes)).problems]


def test_the_sample_pack_has_no_mistake(tmp_path):
    assert said(tmp_path) == []


@pytest.mark.parametrize(
    ("file", "change", "words"),
    [
        # what every comparison must say
        (ROWS, ("    kind: unknown\n", ""), "the comparison has no row for what is not known; add a row with 'kind: unknown'"),
        (ROWS, ("    kind: harms\n", ""), "the comparison has no row for harms; add a row with 'kind: harms'"),
        (ROWS, ("    kind: approval\n    country: us\n", ""), "the comparison has no row for approval in 'us'"),
        # ids and files
        (TOPIC, ("title:", "id: other\ntitle:"), "the id 'other' is not the name of the file; write 'how-a-knee-works'"),
        (
            PACK,
            ("topics: [how-a-knee-works]", "topics: [how-a-knee-work]"),
            "there is no file topics/how-a-knee-work.yaml; did you mean 'how-",
        ),
        (PACK, ("[brace, exercise,", "[brace, exercise, surgery,"), "pack.yaml:25: pack, options 3: there is no file options/surgery.yaml"),
        (PACK, ("[brace, exercise,", "[brace,"), "options/exercise.yaml is there but not listed"),
        (PACK, ("[brace, exercise,", "[brace, brace, exercise,"), "option 'brace' is listed twice"),
        (PACK, ("id: knee-pain", "id: Knee Pain"), "'Knee Pain' cannot be an id; use only small letters, digits and hyphens"),
        (PACK, ("id: knee-pain", "id: knee"), "id is 'knee' but its folder is called 'knee-pain'"),
        ("topics/Big One.yaml", "a: 1\n", "topics/Big One.yaml: this name cannot be an id"),
        ("topics/more.yml", "a: 1\n", "topics/more.yml: this file is not read; let its name end in .yaml"),
        (ART, None, "illustrations/knee.yaml: the picture illustrations/knee.svg is missing"),
        (KNEE, None, "illustrations/knee.svg: the words of this picture, illustrations/knee.yaml, are missing"),
        (SOURCES, None, "sources.yaml: the file is missing"),
        # references
        (TOPIC, ("illustrations: [knee]", "illustrations: [kne]"), "illustrations 1: there is no illustration 'kne'; did you mean 'knee'?"),
        (
            TOPIC,
            ("[textbook-2020]", "[textbook-2002]"),
            "topic how-a-knee-works, summary, sources 1: there is no source 'textbook-2002'; did you",
        ),
        (ROWS, ("group: living", "group: livin"), "rows effort, group: there is no row group 'livin'; did you mean 'living'?"),
        (ROWS, ("country: us", "country: uk"), "rows approval-us, country: there is no country 'uk'; use one of us"),
        (ROWS, ("    country: us\n", ""), "the row asks for approval but names no country"),
        (ROWS, ("kind: harms", "kind: harms\n    country: us"), "only rows of kind approval have a country"),
        (ROWS, ("[brace, exercise]", "[brase, exercise]"), "pairs 1, options 1: there is no option 'brase'; did you mean 'brace'?"),
        (ROWS, ("[brace, exercise]", "[brace, brace]"), "an option is compared with itself"),
        (ROWS, ("- id: cost", "- id: effort"), "the id 'effort' is used twice, first on line 8"),
        (
            CHOICES,
            ("rows: [effort]", "rows: [efort]"),
            "priorities.yaml:4: priorities little-effort, rows 1: there is no row 'efort'; did you mean",
        ),
        (BRACE, ("country: us", "country: usa"), "option brace, approvals 1, country: there is no country 'usa'; did you mean 'us'?"),
        (BRACE, ("  cost:\n", "  coast:\n"), "option brace, values, coast: there is no row 'coast'; did you mean 'cost'?"),
        (BRACE, ("  cost:\n", "  harms:\n"), "row 'harms' takes its answer from elsewhere (harms)"),
        # languages and words
        (
            TOPIC,
            (", es: Cómo funciona una rodilla}", "}"),
            "topic how-a-knee-works, title: the text for language 'es' is missing; add 'es:'",
        ),
        (TOPIC, (", es: Cómo funciona una rodilla}", ", es: x, fr: y}"), "title, fr: 'fr' is not a language of this pack"),
        (TOPIC, ("en: How a knee works", 'en: " "'), "topic how-a-knee-works, title, en: the text is empty"),
        (PACK, ("languages: [en, es]", "languages: [en, es, xxx]"), "'xxx' is not a language code"),
        (PACK, ("languages: [en, es]", "languages: [en, es, en]"), "language 'en' is listed twice"),
        (PACK, ("languages: [en, es]", "languages: []"), "no language is named"),
        # evidence
        (
            TOPIC,
            ("  sources: [textbook-2020]\n", ""),
            "topic how-a-knee-works, summary: it has no source; name its source, or leave it out",
        ),
        (SOURCES, ("verified: true", "verified: false"), "it rests only on sources that nobody has verified"),
        (BRACE, ("    certainty: low\n    sources: [review-2024]\nharms", "    certainty: advice\nharms"), "advice cannot be a benefit"),
        (BRACE, ("    certainty: low\n    people", "    certainty: advice\n    people"), "a number cannot be advice"),
        (
            BRACE,
            (
                "    frequency: {en: 10 in 100 people, es: 10 de cada 100 personas}\n    sources: [review-2024]",
                "    frequency: {en: 10 in 100 people, es: 10 de cada 100 personas}\n    sources: []",
            ),
            "harms 1: it has no source; name its source, or say",
        ),
        (BRACE, ("    sources: [textbook-2020]\n  cost", "  cost"), "option brace, values, effort: it has no source"),
        (
            BRACE,
            ("    note: {en: The study was small., es: El estudio fue pequeño.}\n    sources: [review-2024]", "    sources: []"),
            "option brace, outcomes less-pain: it has no source; name its source, or say `n: null`",
        ),
        (BRACE, ("    checked: 2026-05-04\n    sources: [review-2024]", "    checked: 2026-05-04"), "approvals 1: it has no source"),
        (BRACE, ("    checked: 2026-05-04\n", ""), "the day it was checked is missing"),
        (BRACE, ("checked: 2026-05-04", "checked: 0"), "this date cannot be right"),
        (ROWS, ("    state: not_known\n    sources: []", "    sources: []"), "pairs 1: it has no source"),
        (KNEE, ("sources: [textbook-2020]", "sources: []"), "illustration knee: it has no source"),
        (
            SOURCES,
            ("sources:\n", "sources:\n  - {id: spare, authors: A, title: B, kind: other, verified: true}\n"),
            "nothing rests on this source",
        ),
        (SOURCES, ("authors: A review group", 'authors: ""'), "sources review-2024, authors: the text is empty"),
        (SOURCES, ("id: review-2024", "id: textbook-2020"), "the id 'textbook-2020' is used twice"),
        # fairness
        (
            BRACE,
            (
                "harms:\n  - what: {en: Sore skin, es: Piel irritada}\n    frequency: {en: 10 in 100 people, es: 10 de cada 100 personas}\n"
                "    sources: [review-2024]\n  - what: {en: A blood clot, es: Un coágulo}\n    frequency: {en: Not known, es: No se sabe}\n"
                "    serious: true\n    state: not_known\n    sources: []\n",
                "harms: []\n",
            ),
            "option brace, harms: no harm is named",
        ),
        (
            BRACE,
            ("  cost:\n    text: {en: Not known, es: No se sabe}\n    state: not_known\n", ""),
            "option brace, values: row 'cost' has no answer",
        ),
        (ROWS, ("pairs:", "  - {id: new, title: {en: New, es: Nuevo}, group: living}\npairs:"), "rows new: no option answers this row"),
        (BRACE, ("n: 30", "n: 130"), "option brace, outcomes less-pain, n: 130 of 100 people is not possible"),
        (BRACE, ("n: 30", "n: -1"), "-1 of 100 people is not possible"),
        (BRACE, ("n: 22", "n: 101"), "outcomes less-pain, comparator, n: 101 of 100"),
        (BRACE, ("people: 240", "people: 0"), "nobody was studied"),
        (
            BRACE,
            (
                "approvals:\n  - country: us\n    status: approved\n"
                "    text: {en: Sold as a simple device., es: Se vende como producto sencillo.}\n"
                "    checked: 2026-05-04\n    sources: [review-2024]\n",
                "",
            ),
            "nothing is said on its approval in country 'us'",
        ),
        (BRACE, ('hue: "#6B4FA0"', "hue: purple"), "option brace, hue: this is not a colour; write it like '#0B6468'"),
        (BRACE, ('hue: "#6B4FA0"', 'hue: "#AAAAAA"'), "too pale to be read on white (2.3 to 1"),
        (
            BRACE,
            ("short: {en: Brace,", "short: {en: A brace for the whole knee,"),
            "short, en: the short name has 26 characters; use at most 18",
        ),
        (PACK, (", no-treatment]", "]"), "no option is for having no treatment"),
        (PACK, ("review_due: 2099-05-04", "review_due: 2026-05-03"), "the next review is due before the last one"),
        (PACK, ('"#341B10", "#A3714F"', '"#341B10"'), "pack, skins dark, colours: 1 colours are listed, but the first tone lists 2"),
        (
            PACK,
            ('"#341B10", "#A3714F"', '"#A3714F", "#341B10"'),
            "skins dark, colours 2: this colour is not lighter than the one before it",
        ),
        (
            PACK,
            ('"#76787C", "#D2D4D6"', '"#76787C", "#76787C"'),
            "hairs grey, colours 2: this colour is not lighter than the one before it",
        ),
        (PACK, ('"#B4704F", "#F9DEC6"', ""), "skins light, colours: no colour is listed; list two or more, from dark to light"),
        (PACK, ('"#76787C", "#D2D4D6"', "grey, '#D2D4D6'"), "hairs grey, colours 1: this is not a colour; write it like '#0B6468'"),
        (PACK, ("id: dark, name", "id: light, name"), "the id 'light' is used twice"),
        # pictures
        (
            KNEE,
            ("callouts: [bone]", "callouts: [bon]"),
            "illustration knee, steps 1, callouts 1: there is no callout 'bon'; did you mean 'bone'?",
        ),
        (KNEE, ("highlight: [bones]", "highlight: [bone]"), "steps 1, highlight 1: there is no group 'bone'; did you mean 'bones'?"),
        (
            KNEE,
            ("anchor: [300, 60]", "anchor: [300, 301]"),
            "callouts bone, anchor: the point 300, 301 is outside the picture; stay within 0 to 400",
        ),
        (KNEE, ("to: [200, 80]", "to: [nan, 80]"), "is outside the picture"),
        (TOPIC, ("id: rest-heals", "id: regrows"), "the id 'regrows' is used twice"),
        (KNEE, ("id: layer", "id: bone"), "the id 'bone' is used twice"),
    ],
)
def test_a_mistake_is_explained(tmp_path, file, change, words):
    problems = said(tmp_path, **{file: change})
    assert any(words in problem for problem in problems), problems


@pytest.mark.parametrize(
    ("file", "change", "words"),
    [
        (PACK, (", no-treatment]", "]"), "no option is for having no treatment"),
        (
            SOURCES,
            ("sources:\n", "sources:\n  - {id: spare, authors: A, title: B, kind: other, verified: true}\n"),
            "nothing rests on this",
        ),
        (PACK, ("review_due: 2099-05-04", "review_due: 2026-08-01"), "should have been reviewed by 2026-08-01"),
        ("topics/more.yml", "a: 1\n", "this file is not read"),
    ],
)
def test_what_can_be_lived_with_is_a_warning(tmp_path, file, change, words):
    problem = next(problem for problem in said(tmp_path, **{file: change}) if words in problem)
    assert problem.endswith("[warning]")


def test_one_mistake_is_told_once_and_not_what_follows_from_it(tmp_path):
    """A row that is wrong is not also missing for each priority and option that names it."""
    problems = said(tmp_path, **{ROWS: ("group: living", "group: livin")})
    assert len(problems) == 1, problems


def test_a_sentence_s_id_is_used_once_in_the_whole_pack(tmp_path):
    """A visit names it without its topic."""
    other = FILES[TOPIC].replace("id: rest-heals", "id: another")
    problems = said(tmp_path, **{PACK: ("topics: [how-a-knee-works]", "topics: [how-a-knee-works, other]"), "topics/other.yaml": other})
    assert [problem for problem in problems if "the id 'regrows' is used twice" in problem and "topics/other.yaml" in problem]


def test_contrast_is_that_of_wcag():
    assert contrast_on_white("#FFFFFF") == pytest.approx(1)
    assert contrast_on_white("#000000") == pytest.approx(21)
    assert contrast_on_white("#767676") == pytest.approx(4.54, abs=0.01)


def test_every_mapping_of_the_facts_is_a_text_by_language_but_for_the_tables():
    """The walk through the facts relies on it."""
    for cls in vars(facts).values():
        if hasattr(cls, "__pydantic_config__"):
            hints = get_type_hints(cls)
            for field in dataclasses.fields(cls):
                parts = {hints[field.name], *get_args(hints[field.name])}
                tables = [part for part in parts if getattr(part, "__origin__", None) is Mapping and get_args(part) != (str, str)]
                assert bool(tables) == (field.name in TABLES), f"{cls.__name__}.{field.name}"
