"""Calls to take part in a study: when they are open, and what they owe to who is under age."""
