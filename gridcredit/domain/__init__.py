"""The rules of the work: values and pure functions, standard library only, no clock, no I/O."""
