"""Tests of gridcredit.operations.exchange."""
