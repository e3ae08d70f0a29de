"""Residents' rights: what is held on them, their requests, how long it is kept."""
