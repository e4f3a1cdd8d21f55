"""Tests that have not been seen to pass on the whole of today's code.

They run, and what they say is printed (XFAIL, XPASS), but they do not fail the suite yet. Each line goes away as soon
as its tests pass three times in a row; nothing may be added here to hide a test that passed before.
"""

UNPROVEN = (
    "tests/accounts/test_role_matrix.py",
    "tests/accounts/test_staff_in_a_browser.py",
    "tests/browser/test_coordinators_day.py",
    "tests/browser/test_finder.py",
    "tests/browser/test_flowcharts.py",
    "tests/browser/test_page_types.py",
    "tests/browser/test_styleguide.py",
    "tests/core/search/",
    "tests/core/test_social_images.py",
    "tests/devserver/",
    "tests/helpdesk/confirmations/",
    "tests/helpdesk/exchange/",
    "tests/helpdesk/test_first_content.py",
    "tests/helpdesk/test_freshness.py",
    "tests/helpdesk/test_history.py",
    "tests/helpdesk/test_public_pages.py",
    "tests/helpdesk/workspace/",
    "tests/infopunt/test_articles.py",
    "tests/infopunt/test_explaining.py",
    "tests/infopunt/test_figures.py",
    "tests/infopunt/test_levels.py",
    "tests/infopunt/test_library.py",
    "tests/infopunt/test_lists.py",
    "tests/training/test_forms_of_a_flowchart.py",
    "tests/training/test_publication.py",
    "tests/training/test_walk.py",
)
