"""Tests of gridcredit.domain.stars."""
