"""Packages out, packages and receipts in, and what becomes of each."""
