"""Rows of ledgers."""
