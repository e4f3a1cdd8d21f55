"""How strong is our policy against bullying? Pure Python: statements, answers and what follows from them."""
