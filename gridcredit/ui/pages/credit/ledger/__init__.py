"""台账: what was entered, where it stands, and how households stand by it."""
