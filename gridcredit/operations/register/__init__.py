"""The register: lists read in and out, people and households found, amended, removed."""
