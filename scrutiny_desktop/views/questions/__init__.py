"""The questions of a meeting: listed by theme, put in order, and written."""
