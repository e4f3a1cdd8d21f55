"""Tests that have not been seen to pass on the whole of today's code.

They run, and what they say is printed (XFAIL, XPASS), but they do not fail the suite yet. Each line goes away as soon
as its tests pass three times in a row; nothing may be added here to hide a test that passed before.
"""

UNPROVEN = (
    "tests/browser/test_finder.py::test_child_goes_back_and_keeps_the_other_answers",
    "tests/browser/test_flowcharts.py::test_editor_builds_is_stopped_mends_and_publishes",
    "tests/helpdesk/test_first_content.py::test_loading_again_changes_nothing_that_a_coordinator_changed",
    "tests/helpdesk/test_history.py::test_copied_service_gets_its_own_identities",
    "tests/helpdesk/test_history.py::test_draft_changes_nothing_for_visitors",
    "tests/helpdesk/test_history.py::test_history_shows_in_the_admin",
    "tests/helpdesk/test_history.py::test_published_draft_shows_at_once_and_is_remembered",
    "tests/helpdesk/test_history.py::test_revision_restores_every_part",
    "tests/helpdesk/test_history.py::test_user_who_publishes_is_remembered_before_the_one_who_wrote",
    "tests/helpdesk/test_public_pages.py::test_help_pages_need_few_queries",
    "tests/helpdesk/workspace/test_workspace.py::test_list_asks_the_database_as_often_for_three_as_for_one",
    "tests/helpdesk/workspace/test_workspace.py::test_service_list_filters_searches_and_says_how_fresh",
    "tests/helpdesk/workspace/test_workspace.py::test_start_counts_lead_to_lists_with_as_many_rows",
    "tests/infopunt/test_articles.py::test_list_needs_the_same_few_queries_for_any_number",
    "tests/infopunt/test_figures.py::test_bank_needs_the_same_few_queries_for_any_number",
    "tests/infopunt/test_library.py::test_library_needs_the_same_few_queries_for_any_number",
    "tests/training/test_forms_of_a_flowchart.py::test_edition_grows_when_the_procedure_changes",
    "tests/training/test_publication.py::test_draft_keeps_a_half_written_flowchart",
    "tests/training/test_publication.py::test_editor_check_names_the_step_and_draws",
    "tests/training/test_walk.py::test_child_answers_leave_nothing_behind",
    "tests/training/test_walk.py::test_walk_asks_one_question_a_screen",
)
