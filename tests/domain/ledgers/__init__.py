"""Tests of gridcredit.domain.ledgers."""
