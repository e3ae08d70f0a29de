"""报表: other offices' forms, pointed at fields once and filled."""
