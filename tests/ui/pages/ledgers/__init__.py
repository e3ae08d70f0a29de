"""Tests of gridcredit.ui.pages.ledgers."""
