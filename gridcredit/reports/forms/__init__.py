"""Other offices' forms, filled by patching their XML: every part that is not filled stays as it
was, byte for byte."""
