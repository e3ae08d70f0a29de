"""Tests of gridcredit.operations.ledgers."""
