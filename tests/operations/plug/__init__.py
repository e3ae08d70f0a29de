"""The plug is pulled, the disk refuses, the power goes: in the middle of everything people do."""
