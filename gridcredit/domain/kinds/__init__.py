"""Kinds of record that travel, a file each: the frozen record, and what it declares of itself."""
