"""Item models: pictures of rows for the views."""
