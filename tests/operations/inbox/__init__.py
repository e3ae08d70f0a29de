"""Tests of gridcredit.operations.inbox."""
