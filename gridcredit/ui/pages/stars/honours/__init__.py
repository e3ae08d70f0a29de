"""The honours, as the district hears them."""
