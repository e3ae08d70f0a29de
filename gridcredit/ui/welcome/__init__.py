"""What stands in the window instead of its pages: first start, sign-in, lock, waiting."""
