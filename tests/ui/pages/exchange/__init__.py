"""Tests of gridcredit.ui.pages.exchange."""
