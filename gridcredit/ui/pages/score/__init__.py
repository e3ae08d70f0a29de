"""榴花分: coverage, pace and the people behind every figure."""
