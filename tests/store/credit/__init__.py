"""Tests of gridcredit.store.credit."""
