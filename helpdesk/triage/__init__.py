"""The help finder without Django: questions, flow, places, facts, rules and ranking, all pure functions.

`flow` goes from screen to screen, `matching.find_help` gives the answer, `matching.open_instead` what to
show beside a service that is closed. How the ranking works is told in `docs/help-finder.md`.
"""
