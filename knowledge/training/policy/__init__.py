"""Policy advice: the list, its feed, and what became of it."""
