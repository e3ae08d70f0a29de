"""Search by whatever was typed, and the index it looks things up in."""
