"""The visit stands still; each step returns a new one."""

from consult_aid.illustration import Stroke
from consult_aid.visit import MOST_OPTIONS, Ink, Note, Visit

RED = Stroke("pen", "#B4472E", 4, ((0, 0), (10, 10)))


def test_a_step_leaves_the_earlier_visit_alone():
    before = Visit(patient="A")
    after = before.with_topic("exosome")
    assert before.topics == ()
    assert after.topics == ("exosome",)


def test_a_page_is_put_in_the_handout_once_and_taken_out_again():
    visit = Visit().with_topic("prp").with_topic("exosome").with_topic("prp")
    assert visit.topics == ("prp", "exosome")
    assert visit.without_topic("prp").topics == ("exosome",)


def test_a_sentence_is_put_in_the_handout_once_and_taken_out_again():
    visit = Visit().with_claim("natural").with_claim("safer").with_claim("natural")
    assert visit.claims == ("natural", "safer")
    assert visit.without_claim("natural").claims == ("safer",)


def test_no_more_options_are_compared_than_fit():
    visit = Visit()
    for id in ("a", "b", "c", "d", "e"):
        visit = visit.with_option(id)
    assert visit.options == ("a", "b", "c", "d")
    assert len(visit.options) == MOST_OPTIONS
    assert visit.without_option("b").with_option("e").options == ("a", "c", "d", "e")


def test_priorities_keep_the_order_in_which_they_were_named():
    visit = Visit().with_priority("proof").with_priority("needles").with_priority("proof").with_priority("proof")
    assert visit.priorities == ("needles", "proof")


def test_a_note_replaces_the_earlier_one_about_the_same_thing():
    visit = Visit().with_note("first", "prp").with_note("general").with_note("second", "prp")
    assert visit.note("prp") == "second"
    assert visit.note() == "general"
    assert visit.with_note("  ", "prp").notes == (Note(text="general"),)


def test_ink_belongs_to_a_picture_and_a_step():
    visit = Visit(ink=(Ink(illustration="follicle", step=2, strokes=(RED,)),))
    assert visit.ink_on("follicle", 2) == (RED,)
    assert visit.ink_on("follicle") == ()
    assert visit.ink_on("prp", 2) == ()


def test_a_section_is_left_out_and_comes_back():
    visit = Visit().with_section("comparison", shown=False)
    assert visit.left_out == ("comparison",)
    assert visit.with_section("comparison", shown=True).left_out == ()


def test_tones_are_chosen_and_given_back():
    visit = Visit().with_skin("dark").with_hair("grey")
    assert (visit.skin, visit.hair) == ("dark", "grey")
    assert visit.with_skin("").with_hair("") == Visit()
