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
)
