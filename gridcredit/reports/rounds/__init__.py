"""What is printed for a round, and what was promised at doors."""
