"""周调度 and 月通报: what is counted in a period, and how it is frozen."""
