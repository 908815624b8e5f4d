"""Scrutiny Desktop: a scrutiny panel's papers, questions, checklist, live meeting and record."""

__version__ = "0.1.0"
