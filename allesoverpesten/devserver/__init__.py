"""What a developer's machine needs and production does not: an environment, a database, one command.

Nothing but ``manage.py``, the Makefile and the tests uses this package, and it never imports Django.
"""
