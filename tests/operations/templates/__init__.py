"""Tests of gridcredit.operations.templates."""
