"""Nouns and rules: frozen records and what may become of them, on the standard library alone."""
