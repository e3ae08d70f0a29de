"""Tests; the folders mirror gridcredit/."""
