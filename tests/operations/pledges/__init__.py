"""Tests of gridcredit.operations.pledges."""
