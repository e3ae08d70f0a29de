"""Tests of gridcredit.operations.workspace."""
