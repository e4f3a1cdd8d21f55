"""Measurements of the budgets in one run, on a scratch database with the real first content.

Times are printed as ratios to something measured in the same minute on the same machine, because a number of
milliseconds says more about the machine than about the site.
"""
