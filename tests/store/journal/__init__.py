"""Tests of gridcredit.store.journal."""
