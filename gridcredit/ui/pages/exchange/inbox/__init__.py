"""交换: what was handed in, and what became of it."""
