"""What is printed of incentives."""
