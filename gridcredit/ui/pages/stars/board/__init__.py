"""The nominations by stage, and one of them with all that was said of it."""
