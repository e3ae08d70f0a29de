"""What is held of nominations for 诚信之星."""
