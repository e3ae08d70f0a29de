"""Tests of gridcredit.operations.trust."""
