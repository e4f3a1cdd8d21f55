"""The learning network: who is a member, when it meets, what worked."""
