"""Schema changes, one file each; old ones are never edited (conventions, 21)."""
