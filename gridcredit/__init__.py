"""Offline workbench of a district's personal-credit work."""

__version__ = "0.1.0"
