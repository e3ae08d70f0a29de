"""Tests of gridcredit.store.stars."""
