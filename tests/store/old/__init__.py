"""Files of earlier schemas: NNNN.sql is the content of one, its schema is what step NNNN made."""
