"""Files and sheets handed in, by hand, by a watched folder, by a scanner."""
