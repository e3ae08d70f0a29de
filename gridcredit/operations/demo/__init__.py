"""A made-up district with made-up people."""
