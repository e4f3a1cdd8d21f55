"""Researchers: list and profile."""
