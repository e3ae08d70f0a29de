"""结账与公示: months, the sheets that hang on the board, and the desk of objections."""
