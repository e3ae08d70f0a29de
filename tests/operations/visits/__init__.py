"""Tests of gridcredit.operations.visits."""
