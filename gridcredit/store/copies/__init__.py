"""A copied workspace becomes an office of its own, and what its numbers then mean."""
