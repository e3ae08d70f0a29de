"""Tests of gridcredit.store.copies."""
