"""Tests of gridcredit.ui.pages.pledges."""
