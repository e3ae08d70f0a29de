"""今日: what is due, and where to go first."""
