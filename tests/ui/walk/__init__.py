"""A day at the doors by keys alone, held against an account kept apart from the window."""
