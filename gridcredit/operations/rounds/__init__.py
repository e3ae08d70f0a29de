"""Many doors at once: rounds on paper, whole stairwells, what a group was told."""
