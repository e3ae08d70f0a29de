"""How an office comes to be: its folder, its keys, its passphrases, its own name."""
