"""走访: one door at a time."""
