"""Tests of gridcredit.operations.installation."""
