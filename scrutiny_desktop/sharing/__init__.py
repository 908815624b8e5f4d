"""Domain to and from share files."""
