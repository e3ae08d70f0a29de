"""Tests of gridcredit.operations.stars."""
