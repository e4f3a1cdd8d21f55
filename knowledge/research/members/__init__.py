"""The members' side: pages that only groups of the network read, and a mail about what is new there."""
