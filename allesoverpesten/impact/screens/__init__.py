"""Screens of the admin: targets against actuals, a figure, the story of an action, reports, approving."""
