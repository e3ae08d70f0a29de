"""Issued reports, their lists, and what a report asks of everybody and of every package."""
