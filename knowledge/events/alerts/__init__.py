"""A weekly mail with what is new in a filtered list: double opt-in, out with one click, no account."""
