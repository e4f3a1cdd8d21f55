"""Bibliographic descriptions: read, compare, check, write and cite. Pure Python, so it is tested without a site."""
