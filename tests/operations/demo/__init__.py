"""Tests of gridcredit.operations.demo."""
