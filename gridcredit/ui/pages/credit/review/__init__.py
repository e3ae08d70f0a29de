"""审核: the queue of a village, its evidence, and what is decided of it."""
