"""Wegwijzers (procedures as flowcharts) as pure data: read, write, check, walk, tell and draw them.

No Django and no Wagtail here: the same code serves the site, the editor's live check and the command line
(`python -m knowledge.training.flowchart`), and is tested without a database.
"""
