"""Excel in and out: columns, reading, writing, filling other offices' templates."""

import os

# openpyxl would write by lxml, which python-docx brought along: a full disk is then no OSError.
os.environ.setdefault("OPENPYXL_LXML", "False")
