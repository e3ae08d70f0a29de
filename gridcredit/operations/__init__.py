"""One function for each thing a person does; window, command line and tests all call them."""
