"""Dialogs that ask for one thing each."""
