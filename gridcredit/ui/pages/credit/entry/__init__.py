"""记一笔: one entry after another, by keyboard alone."""
