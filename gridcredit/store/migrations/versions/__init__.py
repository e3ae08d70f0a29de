"""One file a schema change, numbered in their order."""
