"""交换: files out, files in, lists to decide, and where things stand."""
