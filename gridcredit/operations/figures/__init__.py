"""Every figure, and the list it is the length of."""
