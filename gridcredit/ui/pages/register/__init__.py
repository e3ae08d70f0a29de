"""户册: the register, its households and people, and what is put right in it."""
