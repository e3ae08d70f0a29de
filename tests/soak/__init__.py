"""Histories of eight offices, made by chance: whatever happens to their packages, all end alike."""
