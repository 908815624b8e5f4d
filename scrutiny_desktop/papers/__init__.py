"""Files to domain: what was understood of a paper, read in a process of its own."""
