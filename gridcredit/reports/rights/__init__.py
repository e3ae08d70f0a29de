"""Papers about what is held on people."""
