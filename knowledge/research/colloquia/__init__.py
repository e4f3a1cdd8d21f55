"""Colloquia: programme, call for abstracts with anonymised review, and what stays afterwards."""
