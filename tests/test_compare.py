"""Comparing: two to four options, the same questions to each, and what matters to the patient."""

from __future__ import annotations

import pytest

from consult_aid import pages
from consult_aid.compose.comparison import comparison_page
from consult_aid.visit import Visit


def test_options_are_added_and_taken_away(desk):
    desk.compare("exosome", "prp")
    assert desk.compared() == ["Exosomes", "PRP"]
    desk.compare("no-treatment")
    desk.tap("remove-exosome")
    assert desk.visit.options == ("prp", "no-treatment")
    desk.tap("add-option")
    assert desk.sees("add-exosome") and not desk.sees("add-prp")


def test_with_nothing_chosen_the_pane_says_what_to_do(desk):
    desk.tap("tab-compare")
    assert desk.window.said["compare_hint"] in desk.words_on_screen()
    assert not desk.sees("keep-comparison")


def test_four_options_are_the_most(consultation):
    desk = consultation()
    desk.compare(*(option.id for option in desk.pack.options[:4]))
    assert len(desk.visit.options) == 4
    assert not any(desk.sees(f"add-{option.id}") for option in desk.pack.options)
    assert desk.window.said["most_options"] in desk.words_on_screen()
    assert not desk.sees("add-option")


def test_every_word_of_the_comparison_is_on_the_screen(consultation):
    desk = consultation(Visit(options=("exosome", "prp", "no-treatment"), priorities=("proof",)))
    desk.tap("tab-compare")
    shown = "".join(desk.words_on_screen().split())
    made = comparison_page(desk.pack, desk.visit, "en")
    for word in pages.words(made):
        assert "".join(word.split()) in shown, word


def test_what_matters_is_counted_in_the_order_of_tapping(desk):
    desk.compare("exosome", "prp")
    first, second = desk.pack.priorities[2], desk.pack.priorities[0]
    desk.matter(first.id)
    desk.matter(second.id)
    assert desk.visit.priorities == (first.id, second.id)
    assert desk.find(f"priority-{second.id}").text().startswith("2 ·")
    desk.matter(first.id)
    assert desk.find(f"priority-{second.id}").text().startswith("1 ·")


def test_rows_that_matter_say_why(desk):
    desk.compare("exosome", "prp")
    priority = desk.pack.priorities[0]
    told = desk.window.said["matters_here"].format(title=priority.title["en"])
    assert told not in desk.words_on_screen()
    desk.matter(priority.id)
    assert told in desk.words_on_screen()


def test_the_heads_stay_in_view_while_the_rows_scroll(desk):
    desk.compare("exosome", "prp")
    table = desk.find("table")
    before = desk.find("remove-prp").mapTo(desk.window, desk.find("remove-prp").rect().center())
    table.scroll.verticalScrollBar().setValue(table.scroll.verticalScrollBar().maximum())
    after = desk.find("remove-prp").mapTo(desk.window, desk.find("remove-prp").rect().center())
    assert before == after


def test_the_heads_move_sideways_with_the_rows(consultation):
    desk = consultation()
    desk.compare(*(option.id for option in desk.pack.options[:4]))
    desk.window.resize(760, 700)
    table = desk.find("table")
    bar = table.scroll.horizontalScrollBar()
    desk.bot.waitUntil(lambda: bar.maximum() > 0)
    before = desk.find("remove-prp").mapTo(desk.window, desk.find("remove-prp").rect().center()).x()
    bar.setValue(60)
    assert desk.find("remove-prp").mapTo(desk.window, desk.find("remove-prp").rect().center()).x() == before - 60


def test_the_comparison_goes_in_the_handout_or_stays_out(desk):
    desk.compare("exosome", "prp")
    desk.tap("keep-comparison")
    assert "comparison" in desk.visit.left_out
    assert desk.find("keep-comparison").text() == desk.window.said["put_comparison"]
    desk.tap("keep-comparison")
    assert "comparison" not in desk.visit.left_out


FULL = Visit(options=("exosome", "prp", "no-treatment"), priorities=("proof", "risks"))


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_table_has_most_of_a_small_window(consultation, language):
    desk = consultation(FULL)
    desk.tap("tab-compare")
    if language == "es":
        desk.tap("language")
    desk.settle()
    pane = desk.window.pane("compare")
    assert desk.find("table").height() >= 0.6 * pane.height()
    assert desk.find("keep-comparison").height() < 64


def test_what_matters_takes_one_line_and_the_rest_unfolds(consultation):
    desk = consultation(FULL)
    desk.tap("tab-compare")
    chips = [f"priority-{priority.id}" for priority in desk.pack.priorities]
    assert [name for name in chips if desk.sees(name)] == ["priority-proof", "priority-risks"]
    assert desk.find("priority-proof").x() < desk.find("priority-risks").x() < desk.find("more-priorities").x()
    line = desk.find("priority-proof").parentWidget()
    assert line.height() < 64
    desk.tap("more-priorities")
    assert all(map(desk.sees, chips))
    assert line.height() > 90
    places = [desk.find(name).pos() for name in chips]
    assert places == sorted(places, key=lambda at: (at.y(), at.x())), "each stands where it always stands"
    desk.tap("more-priorities")
    assert line.height() < 64 and not desk.sees(chips[-1])


def test_what_matters_stays_one_line_however_much_is_chosen(consultation):
    desk = consultation()
    ids = tuple(priority.id for priority in desk.pack.priorities)
    desk = consultation(Visit(options=("exosome", "prp"), priorities=ids))
    desk.tap("tab-compare")
    line = desk.find("more-priorities").parentWidget()
    assert line.height() < 64
    assert desk.sees(f"priority-{ids[0]}") and not desk.sees(f"priority-{ids[-1]}")


def test_options_to_add_unfold_until_there_are_two(desk):
    desk.tap("tab-compare")
    assert desk.sees("add-exosome")
    desk.tap("add-exosome")
    assert desk.sees("add-prp")
    desk.tap("add-prp")
    assert not desk.sees("add-finasteride")
    desk.tap("add-option")
    assert desk.sees("add-finasteride")
    desk.tap("add-option")
    assert not desk.sees("add-finasteride")
    desk.tap("add-option")
    desk.tap("add-finasteride")
    assert desk.visit.options == ("exosome", "prp", "finasteride")
    assert not desk.sees("add-no-treatment")
