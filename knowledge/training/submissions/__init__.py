"""Providers bring their own trainings and dates: a public form, or a signed link per provider. An editor approves."""
