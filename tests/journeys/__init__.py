"""Whole journeys through several parts, as a person walks them."""
