"""A pilot village lives a year, told to the command line and counted a second time."""
