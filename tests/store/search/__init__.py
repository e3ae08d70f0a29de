"""Tests of gridcredit.store.search."""
