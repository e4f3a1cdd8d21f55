"""The addresses that the infopunt sends people to: which must be checked, and where editors see what fails."""
