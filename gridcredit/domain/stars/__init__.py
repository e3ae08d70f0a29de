"""诚信之星: nominations, their stages, clocks and rules."""
