"""Numbered blanks, signed pledges, scanned pages."""
