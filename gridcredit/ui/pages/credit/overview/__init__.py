"""总览: what waits, and how the month stands."""
