"""One subject in several versions for different readers, that stay in step with each other."""
