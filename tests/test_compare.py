"""Comparing: two to four options, the same questions to each, and what matters to the patient."""

from __future__ import annotations

from consult_aid import pages
from consult_aid.compose.comparison import comparison_page
from consult_aid.visit import Visit


def test_options_are_added_and_taken_away(desk):
    desk.compare("exosome", "prp")
    assert desk.compared() == ["Exosomes", "PRP"]
    desk.compare("no-treatment")
    desk.tap("remove-exosome")
    assert desk.visit.options == ("prp", "no-treatment")
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
    desk.tap(f"priority-{first.id}")
    desk.tap(f"priority-{second.id}")
    assert desk.visit.priorities == (first.id, second.id)
    assert desk.find(f"priority-{second.id}").text().startswith("2 ·")
    desk.tap(f"priority-{first.id}")
    assert desk.find(f"priority-{second.id}").text().startswith("1 ·")


def test_rows_that_matter_say_why(desk):
    desk.compare("exosome", "prp")
    priority = desk.pack.priorities[0]
    told = desk.window.said["matters_here"].format(title=priority.title["en"])
    assert told not in desk.words_on_screen()
    desk.tap(f"priority-{priority.id}")
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
