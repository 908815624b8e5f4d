"""Domain to bytes: the documents that leave the library."""
