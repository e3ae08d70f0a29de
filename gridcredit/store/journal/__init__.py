"""Every travelling row and its revision: how they are written, read and placed in an area."""
