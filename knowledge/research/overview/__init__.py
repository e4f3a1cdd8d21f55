"""Who works on what, with whom, and how much appeared: pictures that always come with the words."""
