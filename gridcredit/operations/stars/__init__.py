"""诚信之星: nominations, decisions, notices, awards, publication."""
