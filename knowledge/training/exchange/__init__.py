"""Trainings and sessions from a spreadsheet: read, compared with the site, shown, and only then written."""
