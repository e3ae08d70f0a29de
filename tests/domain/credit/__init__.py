"""Tests of gridcredit.domain.credit."""
