"""A monkey on the real window: what no person would do, and nothing may fall over from it."""
