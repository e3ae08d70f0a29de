"""Tests of gridcredit.store.workspace."""
