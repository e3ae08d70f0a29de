"""海报: posters looked at, made and printed."""
