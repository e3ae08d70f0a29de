"""What is printed of AAA/AA incentives."""
