"""What stands in the register now: areas, doors, people, visits, facts, and what was removed."""
