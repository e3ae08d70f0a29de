"""公示, objections, and the award."""
