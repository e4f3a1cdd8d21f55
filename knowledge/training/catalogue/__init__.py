"""The catalogue of trainings: what one can choose on, the lists, the feeds."""
