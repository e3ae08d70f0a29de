"""交换: strips that say what this office is or waits for."""
