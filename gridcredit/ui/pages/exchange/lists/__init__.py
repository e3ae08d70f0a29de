"""交换: lists that a person decides or looks through."""
