"""The papers of 诚信之星."""
