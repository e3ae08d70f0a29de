"""A sheet as values in millimetres, and the one painter that puts it on screen, PDF or printer."""
