"""The checklist: what became of each recommendation of the review."""
