"""Other offices' forms: added, pointed at fields once, and filled from the register."""
