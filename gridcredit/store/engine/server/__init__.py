"""A workspace's tables on a PostgreSQL server."""
