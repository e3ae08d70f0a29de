"""Tests of what is done at many doors at once."""
