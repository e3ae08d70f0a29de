"""Registration posters and what offices wish on them."""
