"""Tables, their columns and the triggers by which they defend themselves."""
