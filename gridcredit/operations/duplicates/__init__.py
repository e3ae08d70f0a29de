"""People who may be counted twice, found without their names."""
