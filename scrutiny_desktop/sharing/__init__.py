"""Shared copies to and from files: sealed, signed, merged and put where others find them."""
