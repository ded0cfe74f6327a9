"""What pages say: decided once, from facts and the visit, before anything is drawn."""

import datetime

import pytest

from consult_aid.assets import shipped_pack
from consult_aid.compose.comparison import comparison_page
from consult_aid.compose.handout import handout_page, sections
from consult_aid.compose.topic import topic_page
from consult_aid.content.load import load
from consult_aid.errors import CannotDo
from consult_aid.illustration import Stroke
from consult_aid.pages import (
    Bullets,
    Figure,
    Heading,
    IconArray,
    Judgements,
    Line,
    NewPage,
    Notice,
    SourceList,
    Statement,
    Table,
    Text,
    Writing,
    words,
)
from consult_aid.record import replace
from consult_aid.visit import Clinic, Ink, NextStep, Note, Visit
from tests.packs import write_pack

RED = Stroke("pen", "#B4472E", 4.0, ((1.0, 1.0), (9.0, 9.0)))
FULL = Visit(
    patient="Ana María Núñez",
    date=datetime.date(2026, 11, 23),
    practitioner="Dr B",
    clinic=Clinic(name="Clinic", address="Street 1\nTown", phone="555 0100"),
    topics=("how-a-knee-works", "brace"),
    options=("brace", "exercise", "no-treatment"),
    priorities=("low-cost", "little-effort"),
    notes=(Note(text="General words."), Note(text="About the brace.", about="brace")),
    next_steps=(NextStep(text="Measure the knee", when="today"), NextStep(text="Come back")),
    steps={"knee": 1},
    ink=(Ink(illustration="knee", step=0, strokes=(RED,)),),
)


@pytest.fixture
def knees(tmp_path):
    return load(write_pack(tmp_path / "knee-pain")).pack


@pytest.fixture(scope="module")
def hair():
    return load(shipped_pack()).pack


def of(page, kind):
    return [block for block in page.blocks if isinstance(block, kind)]


def headings(page):
    return [block.text for block in of(page, Heading)]


def test_an_option_shows_its_warning_before_its_picture_and_its_good_points(knees):
    page = topic_page(knees, Visit(), "brace", "en")
    order = [type(block).__name__ for block in page.blocks]
    assert order.index("Notice") < order.index("Figure") < headings_at(page, "Good points")
    assert of(page, Notice)[0].lines[0].text == "A brace is an aid and not a cure."


def headings_at(page, text):
    return next(n for n, block in enumerate(page.blocks) if isinstance(block, Heading) and block.text == text)


def test_serious_harms_stand_first_and_say_so(knees):
    page = topic_page(knees, Visit(), "brace", "en")
    harms = page.blocks[headings_at(page, "Bad points and harms") + 1]
    assert harms.items[0].lead == "Serious:"
    assert harms.items[0].text.startswith("A blood clot")
    assert harms.items[0].text.endswith("Not known.")
    assert harms.items[0].badge is None
    assert harms.items[1].text == "Sore skin. 10 in 100 people."


def test_a_number_stands_beside_its_comparator_with_its_certainty(knees):
    (array,) = of(topic_page(knees, Visit(), "brace", "en"), IconArray)
    assert (array.n, array.comparator_n, array.per) == (30, 22, 100)
    assert (array.words, array.comparator) == ("30 in 100", "22 in 100 with no brace")
    assert array.facts == ("after 6 months", "240 people studied", "People over 50 with a painful knee", "The study was small.")
    assert (array.mark.word, array.mark.stars) == ("Low certainty", 2)


def test_a_number_that_nobody_knows_is_never_an_empty_grid(knees):
    (array,) = of(topic_page(knees, Visit(), "no-treatment", "en"), IconArray)
    assert (array.n, array.words, array.comparator) == (None, "Not known", "")


def test_sources_are_numbered_in_order_of_appearance(knees):
    page = topic_page(knees, Visit(), "brace", "en")
    (listed,) = of(page, SourceList)
    assert [number for number, _ in listed.entries] == [1, 2]
    kind, lead = (block.line for block in of(page, Statement)[:2])
    assert (kind.text, kind.badge.word) == ("A thing to wear", "Approved · United States")
    assert lead.cites == (1,)
    assert of(page, Notice)[0].lines[0].cites == (2,)


def test_an_established_fact_needs_no_mark_but_a_guess_does(knees):
    page = topic_page(knees, Visit(), "brace", "en")
    assert of(page, Notice)[0].lines[0].mark is None
    assert of(page, Bullets)[0].items[0].mark.word == "In theory, not proven"


def test_an_unknown_page_is_refused_in_words(knees):
    with pytest.raises(CannotDo, match="no topic or option 'elbow'"):
        topic_page(knees, Visit(), "elbow", "en")


def test_every_option_answers_every_question(knees):
    (table,) = of(comparison_page(knees, FULL, "en"), Table)
    assert [column.title for column in table.columns] == ["Brace", "Exercise", "No treatment"]
    assert {len(row.cells) for group in table.groups for row in group.rows} == {3}
    assert all(
        cell.lines or cell.arrays for group in table.groups for row in group.rows for cell in row.cells if row.title != "What is not known"
    )


def judged_in(page):
    return [item.id for block in of(page, Judgements) for item in block.items]


def test_a_sentence_stands_with_its_verdict_and_why(knees):
    (block,) = of(topic_page(knees, Visit(claims=("regrows",)), "how-a-knee-works", "en"), Judgements)
    broth, rest = block.items
    assert (broth.says, broth.verdict) == ("“Cartilage grows back with broth.”", "Unsupported: no good evidence either way")
    assert (rest.kind, rest.why.text, rest.why.mark.word, len(rest.why.cites)) == (
        "contradicted",
        "People who rested had more pain.",
        "Moderate certainty",
        1,
    )


def test_of_a_topic_in_the_handout_only_the_chosen_sentences_are_printed(knees):
    whole = Visit(topics=("how-a-knee-works",))
    assert judged_in(handout_page(knees, whole, "en")) == ["regrows", "rest-heals"]
    page = handout_page(knees, whole.with_claim("rest-heals"), "en")
    assert judged_in(page) == ["rest-heals"]
    assert "What wears down" in headings(page)


def test_a_section_of_which_nothing_was_chosen_has_no_heading(tmp_path):
    more = """\
  - title: {en: "More of it", es: "Y más"}
    judged:
      - id: creaks
        says: {en: It creaks., es: Cruje.}
        verdict: partly
        why: {en: Often., es: A menudo.}
        certainty: low
        sources: [textbook-2020]
questions:
"""
    pack = load(write_pack(tmp_path, **{"topics/how-a-knee-works.yaml": ("questions:\n", more)})).pack
    visit = Visit(topics=("how-a-knee-works",), claims=("creaks",))
    assert "What you may have read" not in headings(handout_page(pack, visit, "en"))
    assert "More of it" in headings(handout_page(pack, visit, "en"))


def test_single_sentences_are_printed_without_the_rest_of_their_topic(knees):
    visit = Visit(claims=("rest-heals",))
    page = handout_page(knees, visit, "en")
    assert judged_in(page) == ["rest-heals"]
    assert headings(page)[4:] == ["How a knee works", "Sources", "About this sheet"]
    assert "Is my cartilage thin?" not in "".join(words(page))
    assert "We looked at: How a knee works." in list(words(page))
    assert "topic:how-a-knee-works" in [choice.id for choice in sections(knees, visit, "en")]
    assert judged_in(handout_page(knees, visit.with_section("topic:how-a-knee-works", shown=False), "en")) == []


def test_rows_that_bear_on_a_priority_name_it(knees):
    (table,) = of(comparison_page(knees, FULL, "en"), Table)
    assert {row.title: row.lifted for row in table.groups[0].rows if row.lifted} == {"What you do": "Little effort", "Cost": "Low cost"}


def test_pairs_that_nobody_compared_say_so(knees):
    page = comparison_page(knees, FULL, "en")
    pairs = page.blocks[headings_at(page, "Has anyone compared them directly?") + 1]
    assert [line.lead for line in pairs.items] == ["Brace and Exercise:", "Brace and No treatment:", "Exercise and No treatment:"]
    assert pairs.items[0].text == "We found no finished study."
    assert pairs.items[1].text == "We found no study that compared these two."
    assert all(line.badge.word == "Not known" for line in pairs.items)


def test_the_first_sheet_holds_what_was_decided_and_whom_to_call(knees):
    page = handout_page(knees, FULL, "en")
    first = page.blocks[: next(n for n, block in enumerate(page.blocks) if isinstance(block, NewPage))]
    said = [block.text for block in first if isinstance(block, Heading)]
    assert said == ["Here is what we talked about", "What matters most to you", "Your next steps", "When to get help, and whom to call"]
    assert [line.text for block in first if isinstance(block, Bullets) for line in block.items][:4] == [
        "Low cost",
        "Little effort",
        "Measure the knee (today)",
        "Come back",
    ]
    assert Statement(Line("555 0100", lead="Questions? Call Clinic:")) in first
    assert any(isinstance(block, Notice) and block.title == "Not yet signed off by a clinician" for block in first)
    assert page.letterhead.aside == ("For Ana María Núñez", "23 November 2026", "With Dr B")


def test_the_sheet_is_not_named_after_the_patient(knees):
    page = handout_page(knees, FULL, "en")
    assert page.title == "Knee pain: what we talked about"
    assert "Núñez" not in page.title + page.footer.text


def test_an_empty_visit_leaves_room_to_write(knees):
    page = handout_page(knees, Visit(), "en")
    assert len(of(page, Writing)) == 2
    assert page.letterhead.name == ""
    assert of(page, Table) == []


def test_a_section_that_was_taken_out_is_not_printed(knees):
    visit = FULL.with_section("comparison", shown=False).with_section("topic:brace", shown=False)
    page = handout_page(knees, visit, "en")
    assert of(page, Table) == []
    assert "Knee brace" not in headings(page)
    assert [choice.id for choice in sections(knees, visit, "en") if not choice.shown] == ["topic:brace", "comparison"]


def test_what_must_be_printed_cannot_be_taken_out(knees):
    visit = FULL.with_section("sources", shown=False).with_section("help", shown=False)
    assert {"Sources", "When to get help, and whom to call"} <= set(headings(handout_page(knees, visit, "en")))


def test_ink_goes_with_the_picture_and_step_it_was_drawn_on(knees):
    figure = of(handout_page(knees, FULL, "en"), Figure)[0]
    assert figure.whole.ink == (RED,)
    assert figure.frame(1).ink == ()
    assert figure.shown == (0,)
    on_a_step = replace(FULL, ink=(Ink(illustration="knee", step=1, strokes=(RED,)),))
    assert of(handout_page(knees, on_a_step, "en"), Figure)[0].shown == (1,)
    assert of(handout_page(knees, Visit(topics=("brace",)), "en"), Figure)[0].shown == (0,)


def test_of_stages_the_chosen_one_is_printed(knees):
    stages = {id: replace(picture, kind="stages") for id, picture in knees.illustrations.items()}
    chosen = replace(FULL, steps={"knee": 1}, ink=())
    assert of(handout_page(replace(knees, illustrations=stages), chosen, "en"), Figure)[0].shown == (1,)
    assert of(handout_page(knees, chosen, "en"), Figure)[0].shown == (0,)  # the steps of a story are only told


def test_a_review_that_is_overdue_on_the_day_of_the_visit_is_said(knees):
    late = Visit(date=datetime.date(2100, 1, 1))
    titles = [block.title for block in of(handout_page(knees, late, "en"), Notice)]
    assert "Review overdue" in titles


def test_nothing_of_one_visit_reaches_the_next(knees):
    handout_page(knees, FULL, "en")
    text = "\n".join(words(handout_page(knees, Visit(topics=FULL.topics, options=FULL.options), "en")))
    for trace in ("Núñez", "Dr B", "General words", "About the brace", "Measure the knee"):
        assert trace not in text


def test_exosomes_never_show_a_good_point_without_rules_and_harms_on_the_same_page(hair):
    for page in (topic_page(hair, Visit(), "exosome", "en"), handout_page(hair, Visit(topics=("exosome",)), "en")):
        said = headings(page)
        assert said.index("Bad points and harms") == said.index("Good points") + 1
        notices = [line.text for block in of(page, Notice) for line in block.lines]
        assert any("No exosome product is approved" in text for text in notices)


def test_every_statement_of_every_page_has_a_source_or_says_that_it_awaits_sign_off(hair):
    for id in (*hair.manifest.topics, *hair.manifest.options):
        page = topic_page(hair, Visit(), id, "en")
        listed = {number for block in of(page, SourceList) for number, _ in block.entries}
        lines = [line for block in of(page, Bullets) for line in block.items]
        cited = {number for line in lines for number in line.cites}
        assert cited <= listed
        assert listed == set(range(1, len(listed) + 1))


def test_the_unapproved_option_says_so_at_the_head_of_its_column(hair):
    visit = Visit(options=("exosome", "prp", "no-treatment"))
    (table,) = of(comparison_page(hair, visit, "en"), Table)
    assert [column.badge.word if column.badge else "" for column in table.columns] == [
        "Not approved · United States",
        "Off-label use · United States",
        "",
    ]


def test_an_option_that_is_not_approved_is_never_listed_without_saying_so(hair):
    page = handout_page(hair, Visit(topics=("exosome", "prp"), options=("exosome", "prp")), "en")
    agenda = of(page, Text)[0].text
    assert agenda.count("Exosomes (not approved in: United States)") == 2
    assert agenda.count("PRP") == 2
    assert any(block.title == "Not approved" for block in of(page, Notice))


def test_a_comparison_carries_the_warning_of_every_option_in_it(hair):
    visit = Visit(options=("exosome", "prp"))
    for page in (comparison_page(hair, visit, "en"), handout_page(hair, visit, "en")):
        assert any("No exosome product is approved" in text for text in words(page))
    both = handout_page(hair, Visit(topics=("exosome",), options=("exosome",)), "en")
    assert sum("No exosome product is approved" in text for text in words(both)) == 1


def test_who_should_not_have_it_is_always_on_the_sheet_of_an_option(hair):
    visit = Visit(topics=hair.manifest.options, options=hair.manifest.options[:4])
    text = list(words(handout_page(hair, visit, "en")))
    for option in hair.options:
        assert all(claim.text["en"] in text for claim in option.not_for)


def test_worse_outcomes_stand_with_the_harms_and_never_with_what_an_option_does_well(hair):
    (table,) = of(comparison_page(hair, Visit(options=hair.manifest.options), "en"), Table)
    cells = {row.title: row.cells for group in table.groups for row in group.rows}
    assert {array.kind for cell in cells["People in 100"] for array in cell.arrays} == {"benefit"}
    assert {array.kind for cell in cells["What can go wrong"] for array in cell.arrays} <= {"harm", "course"}
    for id in hair.manifest.options:
        page = topic_page(hair, Visit(), id, "en")
        harms = headings_at(page, "Bad points and harms")
        assert all(array.kind == "benefit" for array in page.blocks[:harms] if isinstance(array, IconArray))
        assert all(array.kind != "benefit" for array in page.blocks[harms:] if isinstance(array, IconArray))


def test_a_course_does_not_say_that_the_study_had_no_other_group(hair):
    arrays = [block for block in topic_page(hair, Visit(), "no-treatment", "en").blocks if isinstance(block, IconArray)]
    assert [(array.kind, array.n, array.comparator) for array in arrays] == [("course", 75, "")]


def test_not_known_is_a_word_and_not_four_empty_circles(hair):
    for id in hair.manifest.options:
        for array in of(topic_page(hair, Visit(), id, "en"), IconArray):
            assert array.n is not None or (array.mark is None and array.words == "Not known")
