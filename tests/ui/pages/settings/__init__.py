"""Tests of gridcredit.ui.pages.settings."""
