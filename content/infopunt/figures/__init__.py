"""The bank of figures: one number stands in one place and is quoted everywhere else."""
