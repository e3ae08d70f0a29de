"""Tests of gridcredit.operations.posters."""
