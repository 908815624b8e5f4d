"""Domain to and from the library file; the only room that speaks SQL."""
