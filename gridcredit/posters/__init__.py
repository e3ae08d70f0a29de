"""Posters: QR code, layout in millimetres, and the proof that the finished PDF decodes."""
