"""What one line of many entries says, and how it is written: a file for each room of acts."""
