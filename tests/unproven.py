"""Tests that have not been seen to pass on the whole of today's code.

They run, and what they say is printed (XFAIL, XPASS), but they do not fail the suite yet. Each line goes away as soon
as its tests pass three times in a row; nothing may be added here to hide a test that passed before.
"""

UNPROVEN = (
    "tests/browser/test_flowcharts.py::test_editor_builds_is_stopped_mends_and_publishes",
    "tests/core/search/",
    "tests/infopunt/test_articles.py::test_list_needs_the_same_few_queries_for_any_number",
    "tests/infopunt/test_figures.py::test_bank_needs_the_same_few_queries_for_any_number",
    "tests/infopunt/test_library.py::test_library_needs_the_same_few_queries_for_any_number",
    "tests/training/test_forms_of_a_flowchart.py::test_edition_grows_when_the_procedure_changes",
    "tests/training/test_publication.py::test_draft_keeps_a_half_written_flowchart",
    "tests/training/test_publication.py::test_editor_check_names_the_step_and_draws",
    "tests/training/test_walk.py::test_child_answers_leave_nothing_behind",
    "tests/training/test_walk.py::test_walk_asks_one_question_a_screen",
)
