"""A knock on a door, and what is registered, pledged and corrected there."""
