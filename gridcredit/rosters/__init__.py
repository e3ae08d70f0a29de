"""Excel in and out: columns, reading, writing, filling other offices' templates."""
