"""An import undone or taken in again, by further revisions."""
